"""Whether each claim that is marked as one names a source that the handbook has, and says how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.lessons import CITATION, Lesson
from handbook.library import Library
from handbook.models.data import CERTAINTY_WORDS
from handbook.problems import Problem, one_of
from handbook.source.passages import small

_CERTAINTIES = tuple(word for word in CERTAINTY_WORDS if word != "custom")
_SOURCELESS = re.compile(rf"\[(?:;\s*)?({'|'.join(_CERTAINTIES)})(?: certainty)?\](?![(\[:])", re.I)
_FINDING = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|reviews?|research(?:ers)?|surveys?|scientists?|experts)\b"
    r"[^.!?|]{0,60}?\b(?:finds?|found|shows?|showed|shown|suggests?|suggested|reports?|reported|proves?|proved|proven)\b"
)
"""Words that tell of a finding, as nobody may without saying whose; in small letters, which is many times as fast."""


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Unknown sources, missing and unknown certainties, and marks that are almost a citation."""
    known = library.source_by_key
    if not known:
        return
    path = lesson.file.path
    for citation in lesson.citations:
        for key in citation.keys:
            if key not in known:
                yield Problem(path, citation.line, f"there is no source “{key}”", _mend(key, known))
        if citation.certainty not in _CERTAINTIES:
            if "@" in citation.certainty:
                what, mend = f"“{citation.certainty}” is not a certainty", "put a comma between sources: [@one, @two; low]"
            elif citation.certainty:
                what, mend = f"“{citation.certainty}” is not a certainty", one_of(citation.certainty, _CERTAINTIES)
            else:
                what = f"[@{citation.keys[0]}] does not say how sure the claim is"
                mend = f"write [@{citation.keys[0]}; low], or another of: {', '.join(_CERTAINTIES)}"
            yield Problem(path, citation.line, what, mend)
    yield from _almost(lesson)
    for index, key in enumerate(lesson.meta.sources):
        if key not in known:
            line = lesson.file.front_matter.line(("sources", index))
            yield Problem(path, line, f"there is no source “{key}”", _mend(key, known))


def _almost(lesson: Lesson) -> Iterator[Problem]:
    for number, text in lesson.file.paragraphs():
        rest = CITATION.sub(lambda match: "\n" * match[0].count("\n"), text)
        for mark in _SOURCELESS.finditer(rest):
            what = f"“{mark[0]}” says how sure the claim is, but not where it comes from"
            yield Problem(lesson.file.path, _line(number, rest, mark), what, f"write [@key; {mark[1].lower()}] with the key of its source")
        if (told := _FINDING.search(small(rest))) and not CITATION.search(text):
            what = f"“{' '.join(rest[told.start() : told.end()].split())}” tells of a finding without its source"
            mend = "cite it in the same paragraph: [@key; certainty]"
            yield Problem(lesson.file.path, _line(number, rest, told), what, mend)
        for offset, line in enumerate(rest.split("\n")):
            if "[@" in line:
                mend = "write [@key; certainty] on one line, with the key in small letters"
                yield Problem(lesson.file.path, number + offset, "this looks like a citation, but cannot be read", mend)


def _line(first: int, text: str, match: re.Match[str]) -> int:
    return first + text[: match.start()].count("\n")


def _mend(key: str, known: Iterable[str]) -> str:
    near = one_of(key, known)
    return near if near.startswith("did") else "add it to docs/data/sources.yml, or cite one that stands there"
