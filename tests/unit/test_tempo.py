"""How fast the hands travel."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.figures.tempo import FASTEST, FULL_GLIDE, FULL_GLIDE_SECONDS, SLOWEST, wrong_pace
from handbook.models.figure import Figure
from tests.unit.bodies import figure, glide, hold, labelled, laid_out, tracks

WHOLE = glide("low back", "waist", "blade tips", "upper back", beside=True)
SHORT = glide("low back", "waist", beside=True)
MIDDLE = glide("low back", "waist", "blade tips", beside=True)


def length(asked: Figure) -> float:
    return tracks(asked)[0].length


def told(asked: Figure, seconds: float | None) -> list[tuple[str, str]]:
    return [(fault.what, fault.mend) for fault in wrong_pace(laid_out(asked, 1, seconds))]


def taking(seconds: float, **mark: object) -> Figure:
    ((kind, options),) = mark.items()
    assert isinstance(options, dict)
    return figure({"giver": "at the left side", kind: {**options, "takes": f"{seconds} s"}})


def test_the_band() -> None:
    assert (SLOWEST, FASTEST, FULL_GLIDE, FULL_GLIDE_SECONDS) == (1, 11, 25, 5)
    assert length(SHORT) < length(MIDDLE) < FULL_GLIDE < length(WHOLE) < 51


@pytest.mark.parametrize("seconds", [5, 8, 15])
def test_a_slow_glide_over_the_back_is_fine(seconds: float) -> None:
    assert told(WHOLE, seconds) == []


def test_a_glide_over_the_back_takes_five_seconds() -> None:
    assert length(WHOLE) / 4 < FASTEST
    ((what, mend),) = told(WHOLE, 4)
    assert what.startswith(f"the hands travel {length(WHOLE):.0f} cm in 4 s, which is too fast")
    assert mend == "take at least 5 s"
    assert told(WHOLE, 4.9)


def test_a_glide_over_part_of_the_back_may_be_shorter_but_not_faster() -> None:
    assert told(MIDDLE, math.ceil(length(MIDDLE) / FASTEST)) == []
    ((what, mend),) = told(MIDDLE, 1)
    assert f"({length(MIDDLE):.0f} cm a second)" in what
    assert mend == f"take at least {math.ceil(length(MIDDLE) / FASTEST)} s"


def test_a_glide_as_long_as_a_long_step_is_told_to_say_how_long_one_way_takes() -> None:
    ((what, mend),) = told(WHOLE, 60)
    assert "too slow to be a glide" in what
    assert re.fullmatch(r"say how long one way takes, such as “takes: \d+ s”, or write a hold", mend)


@given(st.sampled_from([WHOLE, SHORT, MIDDLE]), st.integers(1, 120))
def test_what_is_advised_is_right(asked: Figure, seconds: int) -> None:
    for _, mend in told(asked, seconds):
        advised = re.search(r"(\d+) s", mend)
        assert advised
        assert told(asked, int(advised[1])) == []


@given(st.sampled_from([WHOLE, SHORT, MIDDLE]), st.floats(0.1, 200))
def test_what_is_not_told_lies_in_the_band(asked: Figure, seconds: float) -> None:
    if not told(asked, seconds):
        assert SLOWEST <= length(asked) / seconds <= FASTEST
        assert seconds >= FULL_GLIDE_SECONDS or length(asked) < FULL_GLIDE


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("circle", {"hands": "palms", "at": "upper back", "side": "right"}),
        ("fan", {"hands": "palms", "at": "waist", "side": "right"}),
        ("wring", {"hands": "wringing hands", "at": "waist"}),
        ("glide", {"hands": "palms", "along": ["waist", "ribs"], "side": "right"}),
    ],
)
def test_every_travelling_hand_has_a_pace(kind: str, options: dict[str, object]) -> None:
    way = max(track.length for track in tracks(taking(9, **{kind: options})))
    assert told(taking(math.ceil(way / 5), **{kind: options}), None) == []
    ((_, mend),) = told(taking(0.5, **{kind: options}), None)
    assert mend == f"take at least {max(math.ceil(way / FASTEST), 5 if kind == 'glide' and way >= FULL_GLIDE else 0)} s"
    ((what, _),) = told(taking(900, **{kind: options}), None)
    assert f"too slow to be a {kind}" in what


def test_the_time_of_a_mark_is_told_at_the_mark_and_that_of_a_step_at_the_step() -> None:
    (fault,) = wrong_pace(laid_out(taking(1, glide={"hands": "palms", "along": ["low back", "ribs"], "side": "right"}), 1))
    assert fault.key == ("glide", 0, "takes")
    (fault,) = wrong_pace(laid_out(WHOLE, 1, 1))
    assert fault.key == ("time",)


@pytest.mark.parametrize("asked", [hold("low back"), labelled("neck")])
def test_hands_at_rest_have_no_pace(asked: Figure) -> None:
    assert told(asked, 1) == []


def test_no_time_is_no_pace() -> None:
    assert told(WHOLE, None) == []
