"""A caution as a page tells it."""

from __future__ import annotations

import pytest

from handbook.markdown.caution import caution
from handbook.models.cautions import Caution
from tests.unit.test_data import LIBRARY


def told(shown: Caution) -> str:
    return " ".join("".join(caution(shown).itertext()).split())


def test_a_caution_in_full() -> None:
    bones = Caution.model_validate(
        {
            "key": "thin-bones",
            "name": "Thin bones",
            "tick": "Thin bones, or steroid tablets",
            "ask": "their doctor",
            "closed": ["spine", "beside the low spine"],
            "also": "Help them on and off the bed.",
            "why": "thin bones crack more easily",
            "sources": ["moss-2020"],
            "certainty": "low",
            "strokes": {"long-glide": 1},
        }
    )
    assert told(bones) == (
        "Thin bones, or steroid tablets: They ask their doctor first. Leave alone: the spine and beside the low spine."
        " Help them on and off the bed. Why: thin bones crack more easily low certainty."
    )


def test_what_a_caution_does_not_say_is_left_out() -> None:
    tired = Caution(key="tired", name="Tired", tick="Tired", why="rest is good", certainty="custom", strokes={})
    assert told(tired) == "Tired: Why: rest is good."


@pytest.mark.parametrize("shown", LIBRARY.cautions, ids=lambda shown: shown.key)
def test_every_caution_can_be_told(shown: Caution) -> None:
    said = told(shown)
    assert shown.tick in said
    assert all(place in said for place in shown.closed if place not in ("shoulder tops", "sacrum"))
