"""The chart of a routine: blocks and bars that fill the time without gaps, and the minutes along its foot."""

from __future__ import annotations

import pytest
from hypothesis import given

from handbook.models.measures import Pressure
from handbook.routines import timeline as chart
from handbook.routines.parts import Part
from tests.unit.test_routines import made_parts


def in_order(parts: list[Part]) -> list[Part]:
    begin, placed = 0.0, []
    for part in parts:
        placed.append(Part(part.title, part.stroke, part.side, part.place, begin, part.seconds, part.pressures))
        begin += part.seconds
    return placed


@given(made_parts)
def test_blocks_fill_the_time_one_after_the_other(parts: list[Part]) -> None:
    blocks = list(chart.blocks(in_order(parts)))
    assert [block.number for block in blocks] == list(range(1, len(parts) + 1))
    edge = 0.0
    for block, part in zip(blocks, parts, strict=True):
        assert block.x == pytest.approx(edge)
        edge += block.width
        assert block.top // chart.LANE == ["left", "both", "right"].index(part.side)
    assert edge == pytest.approx(100)


@given(made_parts)
def test_bars_stand_on_the_floor_and_never_pass_the_cap(parts: list[Part]) -> None:
    bars = list(chart.bars(in_order(parts)))
    assert len(bars) == sum(len(part.pressures) for part in parts)
    assert sum(bar.width for bar in bars) == pytest.approx(100)
    for bar in bars:
        assert chart.level(6) <= bar.high <= bar.low <= chart.FLOOR


def test_the_higher_the_pressure_the_taller_the_bar() -> None:
    part = Part("Lean", "long-glide", "both", "back", 0, 60, (Pressure(low=2, high=4), Pressure(low=1, high=1)))
    lean, rest = chart.bars([part])
    assert (chart.FLOOR - lean.low, chart.FLOOR - lean.high) == (2 * chart.UNIT, 4 * chart.UNIT)
    assert (lean.resting, rest.resting) == (False, True)
    assert (lean.x, rest.x) == (0, 50)


@pytest.mark.parametrize(
    ("minutes", "named"), [(5, [0, 1, 2, 3, 4, 5]), (10, [0, 2, 4, 6, 8, 10]), (20, [0, 5, 10, 15, 20]), (45, [0, 10, 20, 30, 45])]
)
def test_the_minutes_along_the_foot(minutes: int, named: list[int]) -> None:
    part = Part("Lean", "long-glide", "both", "back", 0, 60 * minutes, ())
    assert [minute for minute, _ in chart.minutes([part])] == named


def test_the_number_of_a_short_part_is_kept_for_wide_screens() -> None:
    parts = in_order([Part("Lean", "long-glide", "both", "back", 0, seconds, (Pressure(low=1, high=1),)) for seconds in (30, 570)])
    assert [block.roomy for block in chart.blocks(parts)] == [True, True]
    parts = in_order([Part("Lean", "long-glide", "both", "back", 0, seconds, (Pressure(low=1, high=1),)) for seconds in (15, 585)])
    assert [block.roomy for block in chart.blocks(parts)] == [False, True]
