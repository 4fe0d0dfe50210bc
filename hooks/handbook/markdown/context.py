"""What a page cannot know from its own text: the library that it belongs to, and where it stands on the site.

Python-Markdown hands an extension only text. Whoever builds the site says which page comes next (``page_is``); the library is read once
for each docs folder, or handed in by whoever has read it already (``use_library``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from handbook.checks import problems_of
from handbook.library import Library, read_library
from handbook.markdown.sections import Section
from handbook.problems import BrokenHandbook


@dataclass(frozen=True)
class Page:
    """A page: its file below the docs folder, and the way from its address back to the site's root (``../../``)."""

    uri: str = ""
    root: str = "/"

    @classmethod
    def at(cls, uri: str, address: str) -> Page:
        """The page of a file at an address on the site, such as ``strokes/long-glide/`` (``./`` for the home page)."""
        return cls(uri, "../" * address.removeprefix("./").count("/"))

    def link_to(self, uri: str) -> str:
        """A Markdown link from this page's file to another file or anchor of the docs folder."""
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")


_page: ContextVar[Page] = ContextVar("page")
_NOWHERE = Page()
_sections: dict[str, list[Section]] = {}
_minutes: dict[str, int] = {}
_libraries: dict[Path, Library] = {}


def page_is(page: Page) -> None:
    """Say which page is rendered next."""
    _page.set(page)


def current_page() -> Page:
    """The page that is being rendered."""
    return _page.get(_NOWHERE)


def use_library(docs: Path, library: Library) -> None:
    """Hand in a library that has been read and checked; what pages of an older one said is forgotten."""
    _libraries[docs.resolve()] = library
    _sections.clear()
    _minutes.clear()


def page_says(sections: list[Section]) -> None:
    """Keep what the current page says, for the search index."""
    _sections[current_page().uri] = sections


def sections_seen() -> Mapping[str, list[Section]]:
    """What each page rendered so far says, by its file."""
    return _sections


def page_takes(minutes: int) -> None:
    """Keep how long the current page takes to read, for lists of lessons."""
    _minutes[current_page().uri] = minutes


def minutes_seen() -> Mapping[str, int]:
    """How many minutes each page rendered so far takes to read, by its file."""
    return _minutes


def library_of(docs: Path) -> Library:
    """The library of a docs folder, read and checked when it is first asked for."""
    docs = docs.resolve()
    if docs not in _libraries:
        library, problems = read_library(docs)
        problems += problems_of(library)
        if problems:
            raise BrokenHandbook(problems)
        _libraries[docs] = library
    return _libraries[docs]
