"""Citations: read where they stand, numbered in the order of the page, listed at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown.inlinepatterns import InlineProcessor

from handbook.lessons import CITATION, cited_keys
from handbook.library import Library
from handbook.markdown.elements import Element, append, element
from handbook.models.data import CERTAINTY_WORDS
from handbook.references import reference, shown_address

_KEYS = "data-keys"


def cite_row(keys: Iterable[str], certainty: str) -> Element | None:
    """The citation of a row of the data. What has no source is custom and bears no mark: the head of the lesson says so once."""
    keys = tuple(keys)
    return cite(keys, certainty) if keys else None


def cite(keys: Iterable[str], certainty: str) -> Element:
    """A citation without its numbers, which ``number`` fills in when the whole page is known."""
    made = element("span", "cite", CERTAINTY_WORDS[certainty])
    made.set(_KEYS, " ".join(keys))
    return made


class CitationProcessor(InlineProcessor):
    """``[@key; certainty]`` in running text."""

    def __init__(self) -> None:
        super().__init__(CITATION.pattern)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Called by Python-Markdown."""
        return cite(cited_keys(match[1]), " ".join((match[2] or "").split())), match.start(0), match.end(0)


def number(root: Element) -> list[str]:
    """Number the citations of a page in its order; returns the keys in the order of their numbers."""
    numbers: dict[str, int] = {}
    for mark in root.iter("span"):
        keys = mark.attrib.pop(_KEYS, None)
        if keys is None:
            continue
        certainty, mark.text = mark.text or "", None
        append(mark, "[")
        for key in keys.split():
            n = numbers.setdefault(key, len(numbers) + 1)
            append(mark, element("a", "", str(n), href=f"#source-{n}", aria_label=f"Source {n}"))
            append(mark, ", ")
        append(mark, f"{certainty}]")
    return list(numbers)


def source_list(library: Library, keys: Iterable[str]) -> Element:
    """The page's list of sources, numbered as cited; those that are only named in the front matter come last."""
    made = element("ol", "srcs")
    for n, key in enumerate(keys, start=1):
        source = library.source_by_key[key]
        words = element("div", "", reference(source) + " ", element("a", "muted", shown_address(source), href=source.address))
        made.append(element("li", "", element("span", "num", str(n)), words, id=f"source-{n}"))
    return element("section", "sec", element("h2", "", "Where this comes from", id="sources"), made)
