"""The rules of the body map as a page tells them: over the small handbook, and on the real map's page."""

from __future__ import annotations

from collections import Counter

import pytest

from handbook.models.blocks import Zones
from tests.unit.pages import Looked, words
from tests.unit.test_data import LIBRARY
from tests.unit.test_markdown import body

MAP = "where-not-to-press"


@pytest.fixture(scope="module")
def told() -> Looked:
    return body("/// zones\n    view: upper back\n    places: [beside the upper spine, armpit, tip of the shoulder blade]\n///")


def test_each_number_has_its_rule_and_its_reason(told: Looked) -> None:
    assert [words(tag) for tag in told.find("li") if told.one("ol", "legend") in tag.around] == [
        "1Beside the upper spine: Glide at 5; circle, squeeze or press at 4; rest, skim across, rock or tap at 2. Why: muscle.",
        "2Armpit: No hand. And round it. Why: nerves [1, high certainty].",
        "3Tip of the shoulder blade: Flat hands only: glide or circle at 2; rest at 1. Why: bone.",
    ]


def test_the_picture_has_the_same_numbers(told: Looked) -> None:
    (drawing,) = (tag for tag in told.find("svg") if tag.attributes.get("role") == "img")
    numbered = "Numbered: 1, beside the upper spine; 2, the armpit; 3, the tip of the shoulder blade."
    assert drawing.attributes["aria-label"].endswith(numbered)
    assert "Hatched, no pressure or very little: armpit and tip of the shoulder blade." in drawing.attributes["aria-label"]
    assert sorted(tag.text for tag in told.find("text", "disc-t")) == ["1", "2", "3"]


# --- The real map. ---


def test_the_map_tells_every_rule_once() -> None:
    told = Counter(
        place for block in LIBRARY.by_slug[MAP].named("zones") if isinstance(block.options, Zones) for place in block.options.places
    )
    assert told == dict.fromkeys(LIBRARY.zone_rules, 1)
