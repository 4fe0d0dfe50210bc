"""Lessons made into HTML as the site makes them, without MkDocs, and looked at as a browser would."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from handbook.checks import problems_of
from handbook.lessons import read_lesson
from handbook.library import Library
from handbook.markdown.context import Page, page_is, use_library
from handbook.markdown.record import record_of
from handbook.markdown.sections import Section
from handbook.problems import Problem
from tests.golden.small import CASE, STROKES, small_library
from tests.unit.bodies import ROOT


class _Settings(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` without acting on its tags."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: None)


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions of the site, from its settings, and what MkDocs adds to them."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)["markdown_extensions"]
    configs: dict[str, Any] = {}
    for item in listed:
        configs |= item if isinstance(item, dict) else {item: {}}
    return ["fenced_code", *configs], configs


def converted(text: str, docs: Path, uri: str = CASE) -> str:
    """A lesson's text (without front matter) as HTML."""
    names, configs = extensions()
    page_is(Page.at(uri, uri.removesuffix(".md") + "/"))
    return Markdown(extensions=names, extension_configs={**configs, "handbook.markdown": {"docs": str(docs)}}).convert(text)


@cache
def small() -> tuple[Path, Library]:
    """The small handbook, as if read from a folder of its own, and that folder."""
    return _made({})


@cache
def small_with_strokes() -> tuple[Path, Library]:
    """The same, with the lessons that its routine needs."""
    return _made({name: text for name, text in STROKES.items() if name != CASE})


def _made(files: dict[str, str]) -> tuple[Path, Library]:
    folder = Path(tempfile.mkdtemp(prefix="handbook-"))
    try:
        return folder / "docs", small_library(folder, files)
    finally:
        shutil.rmtree(folder)


def rendered(lesson: str, uri: str = CASE, strokes: bool = False) -> tuple[list[Problem], str]:
    """What is told of a lesson; and, where nothing is, its page."""
    docs, library = small_with_strokes() if strokes else small()
    read, known, problems = read_lesson(lesson, f"docs/{uri}", uri)
    library = replace(library, lessons=(*library.lessons, read)) if known else replace(library, unread=(read,))
    problems += problems_of(library)
    if problems:
        return problems, ""
    use_library(docs, library)
    return [], converted(re.sub(r"\A---\n.*?\n---\n", "", lesson, count=1, flags=re.S), docs, uri)


def rendered_sections(lesson: str) -> list[Section]:
    """What a lesson says, section by section. Nothing may be told of it."""
    problems, page = rendered(lesson)
    assert problems == []
    return sections_in(page)


def sections_in(page: str) -> list[Section]:
    """What a page says of itself, section by section."""
    record = record_of(page)
    assert record
    return list(record.sections)


def minutes_in(page: str) -> int:
    """How long a page says that it takes to read."""
    record = record_of(page)
    assert record
    return record.minutes


@dataclass
class Tag:
    """An element of a page: its name, its attributes, the text in it, the elements around it."""

    name: str
    attributes: dict[str, str]
    around: tuple[Tag, ...]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


_VOID = {"br", "hr", "img", "use", "path", "circle", "input", "meta", "link"}


@dataclass
class Looked(HTMLParser):
    """A page as elements in their order."""

    html: str
    tags: list[Tag] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in _VOID:
            self.open.append(self.tags[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        while tag not in _VOID and self.open and self.open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            tag.text += data

    def find(self, name: str = "", of: str = "") -> list[Tag]:
        """The elements of a name and a class."""
        return [tag for tag in self.tags if name in ("", tag.name) and (not of or of in tag.classes)]

    def one(self, name: str = "", of: str = "") -> Tag:
        """The only element of a name and a class."""
        (tag,) = self.find(name, of)
        return tag


def words(tag: Tag) -> str:
    """The text of an element with single spaces."""
    return " ".join(tag.text.split())
