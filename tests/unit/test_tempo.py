"""How fast the hands travel."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.figures.plan import Plan
from handbook.figures.tempo import FASTEST, FULL_GLIDE, FULL_GLIDE_SECONDS, SLOWEST, wrong_pace
from tests.unit.bodies import glide, hold, labelled, laid_out

WHOLE = laid_out(glide("low back", "waist", "blade tips", "upper back", beside=True), 1)
SHORT = laid_out(glide("low back", "waist", beside=True), 1)
MIDDLE = laid_out(glide("low back", "waist", "blade tips", beside=True), 1)


def told(plan: Plan, seconds: float | None) -> list[tuple[str, str]]:
    return [(fault.what, fault.mend) for fault in wrong_pace(plan, seconds)]


def test_the_band() -> None:
    assert (SLOWEST, FASTEST, FULL_GLIDE, FULL_GLIDE_SECONDS) == (1, 11, 25, 5)
    assert SHORT.length < MIDDLE.length < FULL_GLIDE < WHOLE.length < 51


@pytest.mark.parametrize("seconds", [5, 8, 15])
def test_a_slow_glide_over_the_back_is_fine(seconds: float) -> None:
    assert told(WHOLE, seconds) == []


def test_a_glide_over_the_back_takes_five_seconds() -> None:
    assert WHOLE.length / 4 < FASTEST
    ((what, mend),) = told(WHOLE, 4)
    assert what.startswith(f"the hands travel {WHOLE.length:.0f} cm in 4 s, which is too fast")
    assert mend == "take at least 5 s"
    assert told(WHOLE, 4.9)


def test_a_glide_over_part_of_the_back_may_be_shorter_but_not_faster() -> None:
    assert told(MIDDLE, math.ceil(MIDDLE.length / FASTEST)) == []
    ((what, mend),) = told(MIDDLE, 1)
    assert f"({MIDDLE.length:.0f} cm a second)" in what
    assert mend == f"take at least {math.ceil(MIDDLE.length / FASTEST)} s"


def test_a_glide_that_hardly_moves_is_told() -> None:
    ((what, mend),) = told(SHORT, 60)
    assert "too slow to be a glide" in what
    assert mend == f"take at most {math.floor(SHORT.length)} s, or write a hold"


@given(st.sampled_from([WHOLE, SHORT, MIDDLE]), st.integers(1, 120))
def test_what_is_advised_is_right(plan: Plan, seconds: int) -> None:
    import re

    for _, mend in told(plan, seconds):
        advised = re.search(r"at (?:least|most) (\d+) s", mend)
        assert advised
        assert told(plan, int(advised[1])) == []


@given(st.sampled_from([WHOLE, SHORT, MIDDLE]), st.floats(0.1, 200))
def test_what_is_not_told_lies_in_the_band(plan: Plan, seconds: float) -> None:
    if not told(plan, seconds):
        assert SLOWEST <= plan.length / seconds <= FASTEST
        assert seconds >= FULL_GLIDE_SECONDS or plan.length < FULL_GLIDE


@pytest.mark.parametrize("plan", [laid_out(hold("low back"), 1), laid_out(labelled("neck"))])
def test_only_glides_have_a_pace(plan: Plan) -> None:
    assert told(plan, 1) == []


def test_no_time_is_no_pace() -> None:
    assert told(WHOLE, None) == []
