"""How long a page takes to read: counted from its elements, with all that is made from data, so that no number can grow stale.

A page knows its own count when it is put together. A list of lessons names lessons whose pages may not have been made yet, so it leaves a
gap for each, which is filled when every page is there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from handbook.markdown.elements import Element, element

WORDS_A_MINUTE = 200
"""How fast somebody reads who wants to do it afterwards [custom]."""

_GAP = "data-reading"
"""The attribute of a gap: the lesson's file."""
HAS_LISTS = f'{_GAP}="'
"""What only a page has that shows the reading times of other lessons, until they are filled in."""
_FILLED_LATER = re.compile(rf'<span class="min" {_GAP}="([^"]*)"></span>')
_WORD = re.compile(r"[^\W_]+(?:[’'.,–-][^\W_]+)*")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
_NOT_SHOWN_TAGS = frozenset({"svg", "template"})
_NOT_SHOWN = frozenset({"vh", "cite", "sec", "card-head", "card-foot", "tl-words"})
"""Classes of what is for ears or for paper, says again what a picture shows, or is there to be looked up: sources and their marks."""


def words_in(root: Element) -> int:
    """How many words a page shows."""
    texts: list[str] = []
    _collect(root, texts)
    return sum(map(_count, texts))


@lru_cache(maxsize=1 << 13)
def _count(text: str) -> int:
    # Half of what pages show stands on several: the stop list, the words at the head of a lesson.
    return len(_WORD.findall(_PLACEHOLDER.sub(" ", text)))


def minutes_to_read(root: Element) -> int:
    """The minutes that a page takes to read, rounded up; one at least."""
    return max(1, math.ceil(words_in(root) / WORDS_A_MINUTE))


def in_short(minutes: int) -> str:
    """A reading time as heads and lists of lessons say it."""
    return f"{minutes} min read"


def gap(uri: str) -> Element:
    """The place for the reading time of a lesson."""
    return element("span", "min", data_reading=uri)


def fill(root: Element, minutes: Mapping[str, int]) -> None:
    """Write the reading times that are known into a page's gaps."""
    for place in root.iter("span"):
        if (known := minutes.get(place.get(_GAP, ""))) is not None:
            del place.attrib[_GAP]
            place.text = in_short(known)


def fill_page(html: str, minutes: Mapping[str, int]) -> str:
    """Write reading times into the gaps that were left in a page; the gap of a lesson without a page closes."""
    if HAS_LISTS not in html:
        return html
    return _FILLED_LATER.sub(lambda match: f'<span class="min">{in_short(minutes[match[1]])}</span>' if match[1] in minutes else "", html)


def _collect(parent: Element, texts: list[str]) -> None:
    """Gather what is shown, piece by piece: no word goes on from one piece into the next."""
    if parent.text:
        texts.append(parent.text)
    for child in parent:
        if not _is_out_of_sight(child):
            _collect(child, texts)
        if child.tail:
            texts.append(child.tail)


def _is_out_of_sight(child: Element) -> bool:
    # To ask for all attributes would make an empty mapping for every element that has none.
    if child.tag in _NOT_SHOWN_TAGS or child.get("hidden") is not None or child.get("aria-hidden") == "true":
        return True
    classes = child.get("class")
    return classes is not None and not _NOT_SHOWN.isdisjoint(classes.split())
