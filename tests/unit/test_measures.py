"""Pressure and time as people write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handbook.models.blocks import Repeat, Step
from handbook.models.measures import PRESSURE_CAP, Pressure, PressureRange, Seconds, in_words, place_of

PRESSURE: TypeAdapter[Pressure] = TypeAdapter(PressureRange)
SECONDS: TypeAdapter[float] = TypeAdapter(Seconds)


def test_the_cap_is_six() -> None:
    assert PRESSURE_CAP == 6


@pytest.mark.parametrize(
    ("written", "low", "high"), [(3, 3, 3), ("3", 3, 3), ("3-4", 3, 4), ("3–4", 3, 4), (" 1 - 6 ", 1, 6), (0, 0, 0), (6, 6, 6)]
)
def test_pressures(written: object, low: int, high: int) -> None:
    assert PRESSURE.validate_python(written) == Pressure(low=low, high=high)


@pytest.mark.parametrize(
    "written",
    [7, "7", "5-7", "10", "4-3", "firm", "", "-1", -1, "3-", "3-4-5", "3.5", 3.5, True, None, [3], {"low": 3}, "3 4", "100", "3-4\n5"],
)
def test_what_is_no_pressure(written: object) -> None:
    with pytest.raises(ValidationError):
        PRESSURE.validate_python(written)


@given(st.integers(0, PRESSURE_CAP), st.integers(0, PRESSURE_CAP))
def test_a_pressure_reads_what_it_writes(one: int, other: int) -> None:
    pressure = Pressure(low=min(one, other), high=max(one, other))
    assert PRESSURE.validate_python(str(pressure)) == pressure
    assert PRESSURE.validate_python(pressure) == pressure
    assert str(pressure) == (f"{pressure.low}" if one == other else f"{pressure.low}–{pressure.high}")


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from("-–"))
def test_a_range_is_read_only_forwards_and_below_the_cap(low: int, high: int, dash: str) -> None:
    try:
        read = PRESSURE.validate_python(f"{low}{dash}{high}")
    except ValidationError:
        assert low > high or high > PRESSURE_CAP
    else:
        assert (read.low, read.high) == (low, high)
        assert low <= high <= PRESSURE_CAP


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("15 s", 15),
        ("15s", 15),
        ("2 min", 120),
        ("1 min 30 s", 90),
        ("1min30s", 90),
        ("1.5 min", 90),
        ("0.5 s", 0.5),
        ("60 min", 3600),
        (" 8 s ", 8),
    ],
)
def test_times(written: str, seconds: float) -> None:
    assert SECONDS.validate_python(written) == seconds


@pytest.mark.parametrize(
    "written",
    [
        "15",
        15,
        "",
        " ",
        "s",
        "min",
        "15 sec",
        "1 h",
        "30 s 1 min",
        "-8 s",
        "0 s",
        "0 min 0 s",
        "61 min",
        "3601 s",
        None,
        True,
        ["8 s"],
        "8 s\n9 s",
    ],
)
def test_what_is_no_time(written: object) -> None:
    with pytest.raises(ValidationError):
        SECONDS.validate_python(written)


@pytest.mark.parametrize("written", [8.0, 7.5, -3.0, 0.0, float("inf"), float("nan"), 1e9])
def test_a_number_with_a_point_is_no_time_either(written: float) -> None:
    with pytest.raises(ValidationError):
        SECONDS.validate_python(written)


@given(st.integers(0, 59), st.integers(0, 59))
def test_a_time_reads_what_was_written(minutes: int, seconds: int) -> None:
    total = 60 * minutes + seconds
    parts = [f"{minutes} min"] * (minutes > 0) + [f"{seconds} s"] * (seconds > 0)
    if parts:
        assert SECONDS.validate_python(" ".join(parts)) == total
        assert SECONDS.validate_python("".join(parts).replace(" ", "")) == total


@given(st.integers(1, 3600))
def test_a_time_reads_what_it_writes(seconds: int) -> None:
    read = SECONDS.validate_python(f"{seconds} s")
    assert SECONDS.validate_python(SECONDS.dump_python(read, mode="json")) == read == seconds


@given(st.integers(1, 3600))
def test_a_time_in_words_says_the_same(seconds: int) -> None:
    found = re.fullmatch(r"(?:(\d+) minutes?)? ?(?:(\d+) seconds?)?", in_words(seconds))
    assert found
    assert 60 * int(found[1] or 0) + int(found[2] or 0) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (15, "15 seconds"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (120, "2 minutes"),
        (150, "2 minutes 30 seconds"),
        (0.3, "less than a second"),
        (7.6, "8 seconds"),
    ],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize(
    ("key", "place"),
    [("from the blade tips", "blade tips"), ("low back", "low back"), ("the waist", "waist"), (" waist ", "waist"), ("", "")],
)
def test_the_place_that_a_pressure_names(key: str, place: str) -> None:
    assert place_of(key) == place


def test_one_pressure_counts_for_the_whole_step() -> None:
    step = Step.model_validate({"pressure": "2-3"})
    assert step.pressures == (Pressure(low=2, high=3),)
    assert step.highest_pressure == 3


def test_pressures_by_place_keep_their_order() -> None:
    step = Step.model_validate({"pressure": {"low back": 4, "from the waist": "1-2"}})
    assert [str(pressure) for pressure in step.pressures] == ["4", "1–2"]
    assert step.highest_pressure == 4


@pytest.mark.parametrize("options", [{}, {"pressure": 0}, {"time": "8 s"}])
def test_a_step_without_pressure_does_not_touch(options: dict[str, object]) -> None:
    assert Step.model_validate(options).highest_pressure == 0


@pytest.mark.parametrize(("written", "steps"), [(2, (2, 2)), ("2", (2, 2)), ("2-3", (2, 3)), ("2 – 3", (2, 3))])
def test_the_steps_to_repeat(written: object, steps: tuple[int, int]) -> None:
    assert Repeat.model_validate({"steps": written}).steps == steps


@pytest.mark.parametrize("written", ["all", "", "2,3", "-2", None, "2-3-4"])
def test_what_names_no_steps(written: object) -> None:
    with pytest.raises(ValidationError):
        Repeat.model_validate({"steps": written})
