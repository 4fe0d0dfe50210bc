"""The finishing step over a built site: what only all pages together can have, whichever engine has built them.

It fills in reading times, writes the search index and the sitemap, gives the parts of pages the addresses of their content, takes away
what no page loads, and gives every page its policy; a site for a disk gets its drawings into its pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

from handbook.library import Library
from handbook.markdown.figures import DRAWINGS
from handbook.markdown.reading import fill_page
from handbook.markdown.record import Record, record_of, without_record
from handbook.problems import BrokenHandbook, Problem
from handbook.site.drawings import with_drawings
from handbook.site.parts import drop_unloaded, readdressed, rename
from handbook.site.policy import has_policy, with_policy
from handbook.site.search_index import search_index
from handbook.site.sitemap import canonical, write_sitemap
from handbook.site.wrong_address import WRONG_ADDRESS, with_root

ENGINES_INDEXES = ("search/search_index.json", "search.json")
"""Where engines write indexes of their own, which nothing of ours reads."""
INDEX = "search/search_index.json"
"""The index's address as pages name it until they are finished."""
UNFINISHED = "unfinished"
"""A file that is there only while a site is being finished: one that was broken off there cannot be told from a built one."""


def finish(site: Path, library: Library) -> bool:
    """Finish a site in its place; ``False`` where it is finished already. Where an earlier finishing was broken off, ``BrokenHandbook``."""
    mark = site / UNFINISHED
    if mark.exists():
        raise BrokenHandbook([Problem(str(site), 1, "finishing this site was broken off", "build it anew")])
    pages = sorted(site.rglob("*.html"))
    records: dict[str, Record] = {}
    checked: dict[str, date] = {}
    directories = True
    for path in pages:
        text = path.read_text(encoding="utf-8")
        if has_policy(text):
            return False
        record = record_of(text)
        if record and record.uri in library.by_uri:
            records[record.uri] = record
            directories = directories and path.name == "index.html"
            if address := canonical(text):
                checked[address] = library.by_uri[record.uri].meta.checked
    mark.touch()
    write_sitemap(site, checked)
    index = _write_index(site, library, records, directories)
    renamed = rename(site)
    renamed[INDEX] = renamed[index]
    minutes = {uri: record.minutes for uri, record in records.items()}
    records.clear()  # all pages' text once more
    read_drawing = cache(lambda name: (site / renamed[f"{DRAWINGS}{name}.svg"]).read_text(encoding="utf-8"))
    loaded: set[str] = set()
    for path in pages:
        page = finished_page(path.read_text(encoding="utf-8"), minutes)
        page = page if directories else with_drawings(page, read_drawing)
        page = readdressed(page, renamed, loaded)
        page = with_root(page) if path.name == WRONG_ADDRESS else page
        path.write_text(with_policy(page), encoding="utf-8")
    drop_unloaded(site, loaded)
    mark.unlink()
    return True


def finished_page(page: str, minutes: Mapping[str, int]) -> str:
    """The page without its record, and with the reading times of other lessons."""
    return fill_page(without_record(page), minutes)


def _write_index(site: Path, library: Library, records: Mapping[str, Record], directories: bool) -> str:
    """Write the search index; gives its file, below the site's root."""
    for name in ENGINES_INDEXES:
        (site / name).unlink(missing_ok=True)
    sections = {uri: record.sections for uri, record in records.items()}
    pieces = search_index(library, sections, directories)
    # From a disk a page may not fetch a file, but it may load a script.
    name, pieces = (INDEX, pieces) if directories else (INDEX.removesuffix("on"), chain(("handbookIndex = ",), pieces, (";\n",)))
    path = site / name
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)
    return name
