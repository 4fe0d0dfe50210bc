"""Marks of custom: what bears no mark is custom, as the head of every lesson says, so no sentence says it of itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.problems import Problem

_BRACKETED = re.compile(r"\[\W*([a-z]{4,8})\W*\](?![(\[:])", re.I)
_ALIKE = 0.66
"""How like “custom” a word in brackets must be to be taken for it: “costum” and “customs” are, “bottom” is not."""


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """``[custom]``, and what is nearly that."""
    for line in lesson.file.prose:
        for mark in _BRACKETED.finditer(line.text):
            if difflib.SequenceMatcher(None, mark[1].lower(), "custom").ratio() >= _ALIKE:
                yield Problem(lesson.file.path, line.number, f"“{mark[0]}” marks custom", "take it out: what bears no mark is custom")
