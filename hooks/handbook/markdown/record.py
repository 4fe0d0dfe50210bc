"""What a page says of itself, for what is made of all pages: carried in the page as a comment, until the site is finished."""

from __future__ import annotations

import json
import re
from dataclasses import astuple, dataclass

from handbook.markdown.sections import Section

_COMMENT = re.compile(r"<!--record (.*?)-->", re.S)
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
    return "<!--record " + said.replace("--", "-\\u002d").replace("<", "\\u003c") + "-->"


def record_of(page: str) -> Record | None:
    """The record that a page carries."""
    found = _COMMENT.search(page)
    if found is None:
        return None
    uri, minutes, sections = json.loads(found[1])
    return Record(uri, minutes, tuple(Section(*section) for section in sections))


def without_record(page: str) -> str:
    """The page as readers get it."""
    return _COMMENT.sub("", page, count=1)
