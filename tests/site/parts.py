"""Reads built pages without a browser: a small tree of elements, and the parts of a lesson in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

BLOCKS = frozenset(
    [
        "article",
        "aside",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "li",
        "nav",
        "ol",
        "p",
        "section",
        "small",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
"""Elements whose text does not run on into that of the next."""

NOT_REVIEWED = "Not yet reviewed by a clinician"


@dataclass
class Node:
    """An element: its name, its attributes, what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = field(default=None, repr=False)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self) -> Iterator[Node]:
        """This element and every one in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.all()

    def find(self, tag: str = "", of: str = "", **attributes: str) -> list[Node]:
        """Elements of a name, a class, with attributes."""
        return [
            node
            for node in self.all()
            if (not tag or node.tag == tag)
            and (not of or of in node.classes)
            and all(node.attributes.get(name) == value for name, value in attributes.items())
        ]

    def up(self) -> Iterator[Node]:
        """This element and every one that it is in."""
        here: Node | None = self
        while here:
            yield here
            here = here.parent

    def strings(self, without: tuple[str, ...] = ()) -> Iterator[str]:
        """The pieces of text, in order, without what is in some elements."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in without:
                yield from (" ", *child.strings(without), " ") if child.tag in BLOCKS else child.strings(without)

    def text(self, without: tuple[str, ...] = ()) -> str:
        """The text, with single spaces."""
        return " ".join("".join(self.strings(without)).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Node("")
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            made = self.here.children[-1]
            assert isinstance(made, Node)
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        self.here.children.append(Node(tag, {name: value or "" for name, value in attrs}, parent=self.here))

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> where <{self.here.tag}> is open")
        for node in self.here.up():
            if node.tag == tag and node.parent:
                self.here = node.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read(page: Path) -> Node:
    """A page as its tree. Wrong nesting is an error."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.faults, reader.faults
    for node in reader.root.all():
        if node.tag == "template":
            node.children.clear()  # what is in one is not on the page
    return reader.root


def file_of(site: Path, address: str) -> Path:
    """The file behind a page's address below the site's own."""
    return site / address / "index.html"


def part(site: Path, address: str) -> Path:
    """A style sheet, script, drawing or index by its address without the mark of its content."""
    path = site / address
    (found,) = path.parent.glob(f"{path.stem}.????????{path.suffix}")
    return found


def without_mark(address: str) -> str:
    """The address of a part without the mark of its content."""
    return re.sub(r"\.[0-9a-f]{8}(\.\w+)(?=$|[#?])", r"\1", address)


def article(page: Node) -> Node:
    """The part of a page that is the lesson."""
    (found,) = page.find("article")
    return found


def squeezed(text: str) -> str:
    """Text as it can be looked for in a PDF: without spaces, hyphens at the ends of lines, and joined letters."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b\ufffe\uffff\u0002-]+", "", plain)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: good enough to tell which one is missing."""
    return [part for part in re.split(r"(?<=[.?!”:;])\s+", text) if part]
