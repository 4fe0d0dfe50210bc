"""What a page says of itself, for what is made of all pages: carried in the page as a comment, until the site is finished."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from handbook.markdown.sections import Section

_BEGINS, _ENDS = "<!--record ", "-->"
"""A lesson can forge none: it cannot write HTML."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page's file below the docs folder, the minutes that it takes to read, and its text by sections."""

    uri: str
    minutes: int
    sections: tuple[Section, ...]


def comment(record: Record) -> str:
    """The record as a comment, which nothing that the page says can end."""
    told = [record.uri, record.minutes, [astuple(section) for section in record.sections]]
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return _BEGINS + said.replace("--", "-\\u002d").replace("<", "\\u003c") + _ENDS


def record_of(page: str) -> Record | None:
    """The record that a page carries."""
    begins, ends = _ends_of(page)
    if ends < 0:
        return None
    uri, minutes, sections = json.loads(page[begins + len(_BEGINS) : ends])
    return Record(uri, minutes, tuple(Section(*section) for section in sections))


def without_record(page: str) -> str:
    """The page as readers get it."""
    begins, ends = _ends_of(page)
    return page if ends < 0 else page[:begins] + page[ends + len(_ENDS) :]


def _ends_of(page: str) -> tuple[int, int]:
    """Where the record begins, and where its end does; below zero where there is none."""
    begins = page.find(_BEGINS)
    return begins, page.find(_ENDS, begins) if begins >= 0 else -1
