"""What the lessons of the areas share: each step is a stroke and says where the giver is, and who leaves it out comes from the data."""

from __future__ import annotations

import re

import pytest

from handbook.lessons import Lesson, stroke_taught
from handbook.models.blocks import Step
from tests.unit.test_data import LIBRARY

AREAS = [lesson for lesson in LIBRARY.lessons if lesson.uri.startswith("areas/")]

RIB = "A sharp pain at a rib"
"""How the sign begins that counts wherever hands lean on ribs."""


@pytest.mark.parametrize("lesson", AREAS, ids=lambda lesson: lesson.slug)
def test_each_step_that_touches_is_a_stroke_from_a_stated_place(lesson: Lesson) -> None:
    """Else its hands keep no caps, no caution concerns it, and a reader must guess where to stand."""
    loose = [title for title, step in lesson.steps() if step.highest_pressure and not (step.stroke and step.stand)]
    assert loose == []


@pytest.mark.parametrize("lesson", AREAS, ids=lambda lesson: lesson.slug)
def test_who_leaves_what_out_comes_from_the_data(lesson: Lesson) -> None:
    assert len(list(lesson.named("take-care"))) == 1


@pytest.mark.parametrize("lesson", AREAS, ids=lambda lesson: lesson.slug)
def test_one_rule_for_the_distance_from_the_spine(lesson: Lesson) -> None:
    """One finger from the middle; two for hands that travel inwards."""
    for _, text in lesson.file.paragraphs():
        plain = " ".join(text.split())
        assert not re.search(r"fingers’? width (?:from|before|off)|fingers (?:from|off) the bones", plain), plain


def test_whoever_leans_on_ribs_is_told_of_the_sign_at_a_rib() -> None:
    """Press and release leans on ribs with the heels of the hands."""
    silent = [
        lesson.slug
        for lesson in LIBRARY.lessons
        if any(
            stroke_taught(lesson, block) == "press-and-release" and isinstance(block.options, Step) and block.options.highest_pressure > 2
            for block in lesson.named("step")
        )
        and not any(RIB in text for _, text in lesson.file.paragraphs())
    ]
    assert silent == []
