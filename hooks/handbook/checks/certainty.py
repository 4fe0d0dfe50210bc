"""Whether the words of a statement are as sure as the mark that stands behind it.

It goes by short lists of words, and lets through whatever they do not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.lessons import CITATION, Lesson
from handbook.library import Library
from handbook.problems import Problem
from handbook.source.passages import CELL, own_words, sentence_ends

_SURE = re.compile(r"\b(?:probably|(?<!more )(?<!less )(?<!most )(?<!as )(?:un)?likely|certainly|surely|definitely|undoubtedly)\b", re.I)
"""Words that need at least moderate certainty. “More likely” only compares."""
_UNSURE = re.compile(r"\b(?:perhaps|possibly|might|seems?|seemed)\b", re.I)
"""Words for what is less than moderate. “May” is not among them: it also allows."""
_OPEN = re.compile(
    rf"{_SURE.pattern}|{_UNSURE.pattern}"
    r"|\b(?:may|can|could|hardly|little|few|poorly|small|found|one|once|evidence|stud(?:y|ies)|trials?|reviews?|test|experts|disagree|disputed"
    r"|unclear|sure|estimates?|calculation|suggests?|no|not|nobody|nothing|none|never|\d+ (?:\w+ ){0,2}(?:people|men|women|pairs))\b",
    re.I,
)
"""What keeps a statement open: a word of doubt, a denial, or whose finding it is and in how many people."""

_SURE_ENOUGH = frozenset({"high", "moderate"})
_NOT_SURE = frozenset({"low", "very low", "case reports"})


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Words that are surer than their mark, or less sure; and the lowest mark behind a plain statement."""
    for number, text in own_words(lesson.file.prose):
        for at, what, mend in _unlike(text):
            yield Problem(lesson.file.path, number + text.count("\n", 0, at), what, mend)


def _unlike(text: str) -> Iterator[tuple[int, str, str]]:
    """The statements of a passage that do not go with their marks: the place, what is wrong, how to mend it."""
    text = text.replace("\n", " ")
    citations = list(CITATION.finditer(text))
    if not citations:
        return
    cells = [0, *(cell.end() for cell in CELL.finditer(text))]
    begins = [*cells, *sentence_ends(text), *(citation.end() for citation in citations)]
    for citation in citations:
        certainty, end = " ".join((citation[2] or "").split()), citation.start()
        start = max(begin for begin in begins if begin <= end)
        sure, unsure = _SURE.search(text, start, end), _UNSURE.search(text, start, end)
        if sure and certainty in _NOT_SURE:
            yield sure.start(), f"“{sure[0]}” is too sure for “{certainty}”", "write “perhaps” or “may”, or cite what makes it moderate"
        if unsure and certainty in _SURE_ENOUGH:
            yield (
                unsure.start(),
                f"“{unsure[0]}” is less sure than “{certainty}”",
                "write “probably”, say it plainly, or lower the mark",
            )
        if certainty == "very low" and not _OPEN.search(text, max(cell for cell in cells if cell <= end), end):
            mend = "write “perhaps” or “may”, or say who found it and in how many people"
            yield end, "“very low” stands behind a plain statement", mend
