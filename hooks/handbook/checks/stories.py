"""Whether the health check gives each story the level that its source asks for, by the way that the story goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.library import Library
from handbook.models.screening import Conditions, Story
from handbook.problems import Problem, one_of
from handbook.source.located import Key
from handbook.verdict import GO, UNSURE, verdict


def check(library: Library) -> Iterator[Problem]:
    """Questions, rows and levels that are not there, rows that no yes leads to, other verdicts; levels that the quiz never asks for."""
    if library.conditions is None:
        return
    for index, story in enumerate(library.stories):
        faults = list(_names(library, library.conditions, index, story))
        yield from faults or _walked(library, library.conditions, index, story)
    yield from _quiz(library, library.conditions)


def _names(library: Library, conditions: Conditions, index: int, story: Story) -> Iterator[Problem]:
    questions = [question.key for question in conditions.questions]
    levels = [*conditions.levels.named, *(() if story.quiz else (GO, UNSURE))]
    for field, given, known, what in (
        ("says-yes", story.says_yes, questions, "there is no question"),
        ("rows", story.rows, [*conditions.by_key], "the health check has no row"),
        ("level", (story.level,), levels, "the quiz has no level" if story.quiz else "there is no level"),
    ):
        for key in given:
            if key not in known:
                yield _problem(library, (index, field), f"{what} “{key}”", one_of(key, known))


def _walked(library: Library, conditions: Conditions, index: int, story: Story) -> Iterator[Problem]:
    for key in story.rows:
        _, row = conditions.by_key[key]
        if not row.seen and not set(story.says_yes) & row.asked.keys():
            mend = f"answer one of these with yes: {', '.join(row.asked)}"
            yield _problem(library, (index, "rows"), f"no yes of this story leads to the row “{key}”", mend)
    found = verdict(conditions, story.says_yes, story.rows).level
    if found != story.level:
        what = f"the health check says “{found}” here, and the source asks for “{story.level}”"
        yield _problem(library, (index, "level"), what, "look the source up, and mend the story or the rows")


def _quiz(library: Library, conditions: Conditions) -> Iterator[Problem]:
    if not any(block.name == "screening-quiz" for lesson in library.written for block in lesson.blocks):
        return
    asked = {story.level for story in library.stories if story.quiz}
    for name in conditions.levels.named:
        if name not in asked:
            what = f"no story of the level “{name}” is in the quiz"
            yield _problem(library, (), what, "add “quiz: true” to one of that level")


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("stories", key)
    return Problem(path, line, what, mend)
