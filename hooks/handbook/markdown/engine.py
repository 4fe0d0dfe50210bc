"""Where the page stands, when the engine tells its extensions itself: Zensical does, by a preprocessor named ``rendering_context``.

Nothing is imported of any engine: what is there is recognised by its name and its attributes. Such an engine runs none of our hooks, so
here is also what a hook would do: the library is read and checked, and again when a file of it has changed, for a preview keeps its
process; and a page with a mistake shows the mistake in place of its text, for an exception would end the preview.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from handbook.checks import problems_of
from handbook.library import DATA, SETTINGS, read_library
from handbook.markdown.context import Page, page_is, use_library
from handbook.preview import page_of, pages_with_problems
from handbook.problems import Problem

_CONTEXT = "rendering_context"


def docs_of(md: Markdown) -> Path | None:
    """The docs folder of the site, where the engine tells it."""
    if _CONTEXT not in md.preprocessors:
        return None
    settings = _context(md).config
    return Path(settings["root_dir"], settings["docs_dir"])


class FindPage(Preprocessor):
    """Runs before anything else reads the page, and says which page it is, where nobody else could."""

    def __init__(self, md: Markdown, docs: Path) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, lines: list[str]) -> list[str]:
        """The page's lines, or what is wrong with it."""
        if _CONTEXT not in self.md.preprocessors:
            return lines
        told = _context(self.md).page
        if broken := _problems(self.docs, told.path):
            page_is(Page())
            told.meta.clear()
            return page_of(broken).split("\n")
        # Addresses in drawings are taken as if they led from the page's file, and are rewritten for its address, as those of links are.
        page_is(replace(Page.at(told.path, told.url, told.meta), root="../" * told.path.count("/")))
        return lines


def _context(md: Markdown) -> Any:
    return md.preprocessors[_CONTEXT]


@dataclass(frozen=True)
class _Read:
    """What was found when the library was last read: the times of its files, its lessons' files, and what is wrong, by page."""

    times: dict[Path, int]
    uris: frozenset[str]
    problems: dict[str, list[Problem]]


_read: dict[Path, _Read] = {}
_reading = Lock()


def _problems(docs: Path, uri: str) -> list[Problem]:
    """What is wrong with a page, by its files as they are now."""
    with _reading:
        known = _read.get(docs)
        if known is None or uri not in known.uris or known.times != _times(known.times):
            times = _times([docs.parent / SETTINGS, *(docs / DATA).glob("*.yml"), *docs.rglob("*.md")])
            library, problems = read_library(docs)
            problems += problems_of(library)
            use_library(docs, library)
            known = _read[docs] = _Read(times, library.uris, pages_with_problems(library, set(problems)))
    return known.problems.get(uri, [])


def _times(files: Iterable[Path]) -> dict[Path, int]:
    return {file: _time(file) for file in files}


def _time(file: Path) -> int:
    """When a file was last changed, in nanoseconds; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
