"""The steps from which a reader makes a routine of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.lessons import Lesson
from handbook.routines.pool import pool
from tests.golden.small import ROUTINE, STROKES, small_library

LATER = ROUTINE.replace("title: Five minutes", "title: Later").replace("place: shoulder blades", "place: blades")


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> list[Lesson]:
    library = small_library(tmp_path_factory.mktemp("pool"), {**STROKES, "routines/five.md": ROUTINE, "routines/later.md": LATER})
    return [library.by_slug["five"], library.by_slug["later"]]


def test_each_step_plays_its_part(lessons: list[Lesson]) -> None:
    assert [(spare.role, spare.block.source.title) for spare in pool(lessons[:1])] == [
        ("open", "Rest your hands"),
        ("glide", "Glide"),
        ("choose", "Circles on the left"),
        ("choose", "Circles on the right"),
        ("close", "Rest again"),
    ]


def test_another_routine_lends_only_what_is_new(lessons: list[Lesson]) -> None:
    assert [(spare.lesson.slug, spare.role, spare.key) for spare in pool(lessons)[5:]] == [
        ("later", "choose", ("palm-circles", "blades", "left")),
        ("later", "choose", ("palm-circles", "blades", "right")),
    ]


def test_the_same_routine_twice_lends_nothing_new(lessons: list[Lesson]) -> None:
    assert pool([lessons[0], lessons[0]]) == pool([lessons[0]])


def test_no_routine_no_steps() -> None:
    assert pool([]) == ()


def test_the_real_pools_have_a_frame() -> None:
    from handbook.library import read_library

    library, _ = read_library(Path(__file__).parents[2] / "docs")
    assert library.routines
    for own in library.routines.own:
        roles = [spare.role for spare in pool([library.by_slug[slug] for slug in own.steps_of])]
        assert [roles.count(role) for role in ("open", "glide", "again", "close")] == [1, 1, 1, 1], own.name
        assert roles.count("choose") >= 5


COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve) (\w+ )?(breaths|minutes|rounds|times)\b|(?<!tap )\btwice\b", re.I
)


def test_the_real_pools_count_nothing_that_lasts_as_long_as_a_reader_wants() -> None:
    from handbook.library import read_library

    docs = Path(__file__).parents[2] / "docs"
    library, _ = read_library(docs)
    assert library.routines
    counted = []
    for own in library.routines.own:
        for spare in pool([library.by_slug[slug] for slug in own.steps_of]):
            lines = (docs / spare.lesson.uri).read_text(encoding="utf-8").splitlines()
            text = "\n".join(lines[spare.block.source.line - 1 : spare.block.source.end])
            counted += [f"{spare.lesson.uri}: {found[0]}" for found in COUNTED.finditer(text)]
    assert counted == []
