"""The gallery's examples: safe, slow, and one for everything that a figure can show."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.atlas.hands import HANDS
from handbook.figures.examples import EXAMPLES, Example
from handbook.figures.givers import BEHIND, GIVERS
from handbook.figures.safety import unsafe
from handbook.figures.tempo import wrong_pace
from handbook.models.figure import KINDS, Figure
from handbook.models.validation import known_fields
from tests.unit.bodies import laid_out, rules


def options(example: Example) -> dict[str, Any]:
    read = yaml.safe_load(example.options)
    assert isinstance(read, dict)
    return read


FIGURES = [Figure.model_validate(options(example)) for example in EXAMPLES]
MARKS = [(kind, mark) for figure in FIGURES for kind, _, mark in figure.marks]


@pytest.mark.parametrize("asked", FIGURES, ids=[example.title for example in EXAMPLES])
def test_every_example_keeps_the_rules(asked: Figure) -> None:
    made = laid_out(asked)
    assert [fault.what for fault in [*unsafe(made, rules()), *wrong_pace(made)]] == []


def test_every_kind_of_mark_every_hand_use_and_every_place_of_the_giver_has_one() -> None:
    assert {kind for kind, _ in MARKS} == set(KINDS)
    assert {mark.hands for _, mark in MARKS} == set(HANDS)
    assert {figure.giver for figure in FIGURES} >= {*GIVERS, *BEHIND} - {"at the left hip"}


def test_every_option_has_one() -> None:
    used = {name for example in EXAMPLES for name in options(example)}
    assert used == set(known_fields(Figure))
    for kind in KINDS:
        mine = [mark.model_dump(by_alias=True, exclude_defaults=True) for other, mark in MARKS if other == kind]
        assert mine, kind
    shown = {name for _, mark in MARKS for name in mark.model_dump(by_alias=True, exclude_unset=True)}
    assert shown == {name for model in KINDS.values() for name in known_fields(model)}


def test_titles_differ() -> None:
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES)
