"""Two finished sites of the same handbook in, every difference that a reader or a search engine could meet out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from tests.engines.seen import HASH, Seen, broken, pages_of

GENERATOR = re.compile(rb'(<meta name="generator" content=")[^",]+')
"""Who built the page, by its own word: the first of those that it names."""
_PLACE = re.compile(r"<loc>(.*?)</loc>(?:\s*<lastmod>(.*?)</lastmod>)?")


@dataclass(frozen=True)
class Difference:
    """One line that only one of two sites has: what it is about, the page's address, and the line, after “-” (only ours) or “+”."""

    what: str
    page: str
    line: str

    def __str__(self) -> str:
        return f"{self.what}, {self.page or 'home'}: {self.line}"


class Site:
    """A finished site, read as far as it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[str, Seen]:
        return pages_of(self.folder)

    @cached_property
    def index(self) -> str:
        """The search index, as it is."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("search/search_index*.js*")))

    @cached_property
    def sitemap(self) -> list[tuple[str, str]]:
        """The addresses that it names, each with its date of change, or ``""``."""
        path = self.folder / "sitemap.xml"
        return sorted(_PLACE.findall(path.read_text(encoding="utf-8"))) if path.is_file() else []


def _policy(page: Seen) -> list[str]:
    """What the policy says, and where it and the page do not agree."""
    return [
        *page.policy.split("; "),
        *(f"not allowed: {one}" for one in page.inline - page.allowed),
        *(f"allowed for nothing: {one}" for one in page.allowed - page.inline),
    ]


ON_PAGES: dict[str, Callable[[Seen], Sequence[str]]] = {
    "words": lambda page: page.words,
    "words around": lambda page: page.around,
    "figures": lambda page: page.figures,
    "links": lambda page: page.links,
    "order": lambda page: page.order,
    "previous, next": lambda page: [f"{turn} {address}" for turn, addresses in page.turns.items() for address in addresses],
    "head": lambda page: [page.title.strip(), *page.about],
    "parts": lambda page: page.parts,
    "policy": _policy,
}
"""What is compared on each page."""
OF_SITES: dict[str, Callable[[Site], Sequence[str]]] = {
    "pages": lambda site: sorted(site.pages),
    "files": lambda site: sorted(HASH.sub("", file) for file in _files(site.folder) if not file.endswith(".html")),
    "broken links": lambda site: broken(site.folder, site.pages),
    "index": lambda site: site.index.replace("},{", "},\n{").splitlines(),
    "sitemap": lambda site: [address for address, _ in site.sitemap],
    "dates": lambda site: [f"{address} {date}" for address, date in site.sitemap if date],
}
"""What is compared of the whole."""
ASPECTS = (*OF_SITES, *ON_PAGES)


def amounts(site: Site) -> dict[str, int]:
    """How much there is of each."""
    of_sites = {what: len(look(site)) for what, look in OF_SITES.items()}
    return of_sites | {what: sum(len(look(page)) for page in site.pages.values()) for what, look in ON_PAGES.items()}


def differences(ours: Site, theirs: Site) -> list[Difference]:
    """Everything that is not the same."""
    found = [Difference(what, "", line) for what, look in OF_SITES.items() for line in _lines(look(ours), look(theirs))]
    for address in sorted(ours.pages.keys() & theirs.pages.keys()):
        mine, other = ours.pages[address], theirs.pages[address]
        found += (Difference(what, address, line) for what, look in ON_PAGES.items() for line in _lines(look(mine), look(other)))
    return found


def _lines(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    if ours == theirs:
        return  # nearly always, and the matcher is slow
    for what, start, end, other_start, other_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            yield from (f"-{line}" for line in ours[start:end])
            yield from (f"+{line}" for line in theirs[other_start:other_end])


def unequal(ours: Path, theirs: Path) -> list[str]:
    """Files that are not the same bytes in two sites, or are in one only; who built a page does not count."""
    mine, other = _files(ours), _files(theirs)
    return sorted({*(mine ^ other), *(file for file in mine & other if _bytes(ours / file) != _bytes(theirs / file))})


def _files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _bytes(file: Path) -> bytes:
    content = file.read_bytes()
    return GENERATOR.sub(rb"\1", content, count=1) if file.suffix == ".html" else content


def by_aspect(found: Iterable[Difference]) -> dict[str, list[Difference]]:
    """Differences by what they are about."""
    sorted_out: dict[str, list[Difference]] = {what: [] for what in ASPECTS}
    for one in found:
        sorted_out[one.what].append(one)
    return sorted_out
