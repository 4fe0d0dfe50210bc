"""Every rule that a handbook must keep before anything of it is written: one module a subject, all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from handbook.checks import (
    bending,
    cautions,
    certainty,
    citations,
    claims,
    custom,
    figures,
    links,
    markup,
    numbers,
    reviews,
    routines,
    screening,
    shape,
    shared,
    stops,
    stories,
    zones,
)
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.problems import Problem

LessonCheck = Callable[[Library, Lesson], Iterator[Problem]]
Check = Callable[[Library], Iterator[Problem]]

OF_A_LESSON: tuple[LessonCheck, ...] = (
    shape.check_lesson,
    markup.check_lesson,
    citations.check_lesson,
    certainty.check_lesson,
    claims.check_lesson,
    custom.check_lesson,
    links.check_lesson,
    figures.check_lesson,
    cautions.check_lesson,
    numbers.check_lesson,
    routines.check_lesson,
    bending.check_lesson,
    zones.check_lesson,
)
"""What each lesson must keep. A lesson whose front matter cannot be read is in ``library.written`` all the same."""

OF_THE_WHOLE: tuple[Check, ...] = (
    links.check,
    cautions.check,
    routines.check,
    bending.check,
    shared.check,
    screening.check,
    stops.check,
    stories.check,
    reviews.check,
)
"""What only the whole handbook can keep or break."""


def problems_of(library: Library) -> list[Problem]:
    """All problems of a handbook that could be read, in the order of files and lines."""
    of_lessons = (problems_of_lesson(library, lesson) for lesson in library.written)
    return sorted(set(chain(chain.from_iterable(of_lessons), *(check(library) for check in OF_THE_WHOLE))))


def problems_of_lesson(library: Library, lesson: Lesson) -> list[Problem]:
    """The problems of one lesson."""
    return list(chain.from_iterable(check(library, lesson) for check in OF_A_LESSON))
