"""Parts of a page that are made from data and hold no heading and no Markdown.

They come into the page when all that reads Markdown and headings has been through it. The sheet for reviewers has as many rows as there are
strokes and cautions together: to lead them all through that took most of the memory of a build.
"""

from __future__ import annotations

from collections.abc import Iterable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.markdown.elements import Element

_NAME = "handbook_late"
_AFTER_TOC = 4


class PutLatePartsIn(Treeprocessor):
    """Holds the parts of a page until its headings have their anchors."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.parts: list[tuple[Element, Iterable[Element]]] = []

    def run(self, root: Element) -> None:
        """Each part gets the line breaks that the rest of the page has by then."""
        prettify = self.md.treeprocessors["prettify"]
        for parent, parts in self.parts:
            for part in parts:
                prettify.run(part)
                parent.append(part)
        self.parts.clear()


def register(md: Markdown) -> None:
    """Let pages have late parts."""
    md.treeprocessors.register(PutLatePartsIn(md), _NAME, _AFTER_TOC)


def append_late(md: Markdown, parent: Element, parts: Iterable[Element]) -> None:
    """Have parts appended to an element at last; they are made only then."""
    held = md.treeprocessors[_NAME]
    assert isinstance(held, PutLatePartsIn)
    held.parts.append((parent, parts))
