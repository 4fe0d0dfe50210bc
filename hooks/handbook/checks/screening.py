"""Whether each question leads to rows and says what they ask, the rows speak of each other by name, and lessons show them all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.figures.limits import PLACES
from handbook.library import Library
from handbook.models.blocks import DangerQuiz, Signs, SignsAfter
from handbook.models.screening import LINK, Conditions, Help
from handbook.problems import Problem, one_of
from handbook.source.located import Key

_ELSEWHERE = re.compile(
    r"\b(?:above|below)\b(?!\s+(?:all|an?|the|their|his|her|your|our)\b(?!\s+(?:row|line|list|sign|question|level)s?\b))"
    r"|\b(?:above|below|under|over)\s+(?:the|this|these|that)\s+(?:row|line|list|sign|question|level)s?\b"
    r"|\bnext(?!\s+(?:day|night|morning|evening|week|month|time|massage|to|days|weeks|few|stroke)\b)"
    r"|\b(?:first|second|third|last|previous|following|next|former|latter)\s+(?:row|line|sign|list|level)s?\b",
    re.I,
)
"""Words that say where a row stands, in texts that are shown in pieces: “see stroke, above”, “next row”. “Below the ribs” may stand."""


def check(library: Library) -> Iterator[Problem]:
    """Questions and rows that do not fit, keys that stand twice or lead nowhere, signs that no page shows, unknown places."""
    if library.conditions:
        yield from _questions(library, library.conditions)
        yield from _asked(library, library.conditions)
        yield from _keys(library, library.conditions)
        yield from _texts(library, library.conditions)
        yield from _after(library, library.conditions)
        yield from _chosen(library, library.conditions)
    yield from _places(library)


def _questions(library: Library, conditions: Conditions) -> Iterator[Problem]:
    answered = {question for _, row in conditions.rows for question in row.asked}
    for index, question in enumerate(conditions.questions):
        if question.key not in answered:
            mend = f"write it into “asked” of the rows that a yes to it leads to: {{{question.key}: …}}"
            yield _problem(library, ("questions", index), f"no row answers the question “{question.key}”", mend)


def _asked(library: Library, conditions: Conditions) -> Iterator[Problem]:
    """Rows of a question that is not there, or that does not say what they are about: nobody would think of them."""
    asks = {question.key: question.ask for question in conditions.questions}
    for where, row in conditions.rows:
        for key, words in row.asked.items():
            place = (*where, "asked", key)
            if key not in asks:
                yield _problem(library, place, f"there is no question “{key}”", one_of(key, asks))
                continue
            for said in words:
                if not re.search(rf"\b{re.escape(said)}\b", asks[key], re.I):
                    what = f"the question “{key}” does not say “{said}”"
                    yield _problem(library, place, what, "name words of its “ask”, or put these into it")


def _keys(library: Library, conditions: Conditions) -> Iterator[Problem]:
    """Keys and names that two rows share: nobody could tell which of them is meant."""
    for field, values in (
        ("key", [(where, row.key) for where, row in conditions.rows]),
        ("name", [(where, row.name) for where, row in conditions.rows]),
        ("key", [(("questions", index), question.key) for index, question in enumerate(conditions.questions)]),
    ):
        seen: set[str] = set()
        for where, value in values:
            if value in seen:
                yield _problem(library, (*where, field), f"the {field} “{value}” stands twice", "give one of the two another")
            seen.add(value)


def _texts(library: Library, conditions: Conditions) -> Iterator[Problem]:
    for name, level in conditions.levels.named.items():
        yield from problems_of_text(library, conditions, "conditions", ("levels", name, "do"), level.do)
    for where, row in conditions.rows:
        for field in ("sign", "why", "action", "time", "custom", "meanwhile"):
            yield from problems_of_text(library, conditions, "conditions", (*where, field), getattr(row, field, None) or "")


def problems_of_text(library: Library, conditions: Conditions, name: str, where: Key, text: str) -> Iterator[Problem]:
    """What is wrong with a text that pages show apart from the rest: rows that are not there, and words that say where one stands."""
    for match in LINK.finditer(text):
        if match[1] not in conditions.by_key:
            yield Problem(*library.place(name, where), f"the health check has no row “{match[1]}”", one_of(match[1], conditions.by_key))
    for match in _ELSEWHERE.finditer(LINK.sub("", text)):
        what = f"“{match[0]}” says where a row stands, and rows are shown in pieces"
        yield Problem(*library.place(name, where), what, "name the row by its key, in braces: {stroke}")


def _after(library: Library, conditions: Conditions) -> Iterator[Problem]:
    """Lists of signs after a massage that are empty, and signs in none of the lists that the lessons show."""
    blocks = [(lesson, block) for lesson in library.written for block in lesson.named("signs-after")]
    shown: set[Help] = set()
    for lesson, block in blocks:
        if isinstance(block.options, SignsAfter):
            needed = block.options.help
            shown.add(needed)
            if not conditions.signs_after(needed):
                what = f"no sign after a massage needs “{needed}”"
                yield Problem(lesson.file.path, block.source.line, what, f"write “after: {needed}” into a row, or take the block out")
    all_known = blocks and all(isinstance(block.options, SignsAfter) for _, block in blocks)
    for where, row in conditions.rows if all_known else ():
        if row.after and row.after not in shown:
            mend = f"add a block “signs-after” with “help: {row.after}” to a lesson"
            yield _problem(library, (*where, "after"), "no lesson lists this sign after a massage", mend)


def _chosen(library: Library, conditions: Conditions) -> Iterator[Problem]:
    """Blocks that show rows which are not there, or the same row twice."""
    for lesson in library.written:
        for block in lesson.named("signs"):
            rows = block.options.rows if isinstance(block.options, Signs) else ()
            for index, key in enumerate(rows):
                what, mend = "", ""
                if key not in conditions.by_key:
                    what, mend = f"the health check has no row “{key}”", one_of(key, conditions.by_key)
                elif key in rows[:index]:
                    what, mend = f"the block shows the row “{key}” twice", "keep one of the two"
                if what:
                    yield Problem(lesson.file.path, block.source.options.line(("rows", index)), what, mend)


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("conditions", key)
    return Problem(path, line, what, mend)


def _places(library: Library) -> Iterator[Problem]:
    for lesson in library.written:
        for block in lesson.named("danger-quiz"):
            if not isinstance(block.options, DangerQuiz):
                continue
            places = block.options.places
            listed = isinstance(block.source.options.read_again().get("places"), list)
            for index, place in enumerate(places):
                line = block.source.options.line(("places", index) if listed else ("places",))
                if place not in PLACES:
                    yield Problem(lesson.file.path, line, f"the body map has no place “{place}”", one_of(place, PLACES))
                elif place in places[:index]:
                    yield Problem(lesson.file.path, line, f"the quiz asks for “{place}” twice", "keep one of the two")
