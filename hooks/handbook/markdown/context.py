"""What a page cannot know from its own text: the library that it belongs to, and where it stands on the site.

Python-Markdown hands an extension only text. Whoever builds the site says which page comes next (``page_is``); the library is read once
for each docs folder, or handed in by whoever has read it already (``use_library``).
"""

from __future__ import annotations

import posixpath
from collections.abc import MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from handbook.checks import problems_of
from handbook.library import Library, read_library
from handbook.problems import BrokenHandbook


@dataclass(frozen=True)
class Page:
    """A page: its file below the docs folder, its address below the site's root, and how its drawings lead back to that root (``../../``).

    ``meta``: the page's front matter, as the engine hands it to the template; what the template must know is added to it.
    """

    uri: str = ""
    address: str = ""
    root: str = "/"
    meta: MutableMapping[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def at(cls, uri: str, address: str, meta: MutableMapping[str, Any] | None = None) -> Page:
        """The page of a file at an address on the site, such as ``strokes/long-glide/`` (``./`` for the home page)."""
        address = address.removeprefix("./")
        return cls(uri, address, "../" * address.count("/"), {} if meta is None else meta)

    def link_to(self, uri: str) -> str:
        """A Markdown link from this page's file to another file or anchor of the docs folder."""
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")


_page: ContextVar[Page] = ContextVar("page")
_NOWHERE = Page()
_libraries: dict[Path, Library] = {}


def page_is(page: Page) -> None:
    """Say which page is rendered next."""
    _page.set(page)


def current_page() -> Page:
    """The page that is being rendered."""
    return _page.get(_NOWHERE)


_resolved = cache(Path.resolve)


def _whole(docs: Path) -> Path:
    """The folder itself, however it was named. Every page asks several times, and nobody moves the folder meanwhile."""
    return _resolved(docs) if docs.is_absolute() else docs.resolve()


def use_library(docs: Path, library: Library) -> None:
    """Hand in a library that has been read and checked."""
    _libraries[_whole(docs)] = library


def library_of(docs: Path) -> Library:
    """The library of a docs folder, read and checked when it is first asked for."""
    docs = _whole(docs)
    if docs not in _libraries:
        library, problems = read_library(docs)
        problems += problems_of(library)
        if problems:
            raise BrokenHandbook(problems)
        _libraries[docs] = library
    return _libraries[docs]
