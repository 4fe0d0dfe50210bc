"""What a page says, section by section, for its search index: taken from the elements, before they become HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handbook.markdown.elements import Element

_HEADINGS = {"h1", "h2", "h3", "h4"}
_INLINE = {"a", "em", "strong", "span", "code"}
_SKIPPED_TAGS = {"figure", "svg"}
_SKIPPED = frozenset(
    (
        "cite",
        "own",
        "glance",
        "facts",
        "before-this",
        "marks",
        "also",
        "scale",
        "sec",
        "foot-note",
        "step__n",
        "num",
        "cue",
        "lede",
        "h1-term",
        "gallery",
        "acts",
        "builder",
        "card-head",
        "card-foot",
        "tl",
        "tl-words",
        "asked",
        "words",
        "progress",
        "choose",
        "signs--all",
        "holds",
        "elsewhere",
        "step__care",
        "variant",
        "say--half",
        "cards",
        "review",
    )
)
"""Classes of what is no text of a section: numbers, marks, and what stands on every page."""

_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, in one line; the page itself comes first, with no anchor."""

    anchor: str
    title: str
    text: str


@dataclass
class _Open:
    anchor: str
    title: str
    pieces: list[str] = field(default_factory=list)


def sections_of(root: Element) -> list[Section]:
    """The sections of a page in its order. A step is a section of its own; after it the text belongs to the section before it again."""
    found = [_Open("", "")]
    _walk(root, found[0], found)
    return [Section(section.anchor, section.title, _one_line("".join(section.pieces))) for section in found]


def _walk(parent: Element, current: _Open, found: list[_Open]) -> _Open:
    current.pieces.append(parent.text or "")
    for child in parent:
        classes = (child.get("class") or "").split()
        if child.tag in _HEADINGS:
            title = _one_line("".join(child.itertext()))
            if child.tag == "h1":
                found[0].title = title
            else:
                current = _Open(child.get("id", ""), title)
                found.append(current)
        elif child.tag not in _SKIPPED_TAGS and _SKIPPED.isdisjoint(classes):
            gap = "" if child.tag in _INLINE else " "
            current.pieces.append(gap)
            inside = _walk(child, current, found)
            current = current if "step" in classes else inside
            current.pieces.append(gap)
        current.pieces.append(child.tail or "")
    return current


def _one_line(text: str) -> str:
    return " ".join(_PLACEHOLDER.sub("", text).split())
