"""The shape of a routine over time, as lengths on a chart: who is worked on when, and how hard.

Across, everything is in per cent of the routine's whole time, so that the chart is as wide as its page; down, in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.models.blocks import Side
from handbook.models.measures import PRESSURE_CAP, Pressure, in_words
from handbook.routines.parts import Part

LANES: tuple[Side, ...] = ("left", "both", "right")
"""The lanes of the sides, from the top."""
LANE = 40
"""From one lane to the next."""
BLOCK = 36
"""The height of a block in its lane."""
UNIT = 15
"""The height of one number on the pressure scale."""
PRESSURE_TOP = len(LANES) * LANE + 24
FLOOR = PRESSURE_TOP + PRESSURE_CAP * UNIT
"""Where the pressure is 0."""
HEIGHT = FLOOR + 28
RESTING = 1
"""Pressures up to this are hatched: hands that rest or float."""
ROOM_FOR_A_NUMBER = 4.5
"""The least share of the time, in per cent, at which a block is wide enough for its number on a phone."""
TICKS = 5
"""At most so many spaces between the minutes along the foot."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part in its lane: its number from 1, left edge and width in per cent, top in pixels, and whether its number fits on a phone."""

    number: int
    side: Side
    x: float
    width: float
    top: int
    roomy: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One pressure of a part: left edge and width in per cent, the tops of its low and its high end in pixels."""

    x: float
    width: float
    low: int
    high: int
    resting: bool


def blocks(parts: Sequence[Part]) -> Iterator[Block]:
    """Every part in its lane."""
    total = _total(parts)
    for number, part in enumerate(parts, start=1):
        top = LANES.index(part.side) * LANE + (LANE - BLOCK) // 2
        share = 100 * part.seconds / total
        yield Block(number, part.side, 100 * part.begin / total, share, top, share >= ROOM_FOR_A_NUMBER)


def bars(parts: Sequence[Part]) -> Iterator[Bar]:
    """Every pressure of every part; a part with several gives each the same time."""
    total = _total(parts)
    for part in parts:
        width = 100 * part.seconds / total / max(1, len(part.pressures))
        for index, pressure in enumerate(part.pressures):
            x = 100 * part.begin / total + index * width
            yield Bar(x, width, level(pressure.low), level(pressure.high), pressure.high <= RESTING)


def level(pressure: float) -> int:
    """How far down a pressure lies, in pixels."""
    return round(FLOOR - UNIT * pressure)


def minutes(parts: Sequence[Part]) -> Iterator[tuple[int, float]]:
    """The minutes to name along the foot, with their place in per cent."""
    whole = round(_total(parts) / 60)
    step = next(n for n in (1, 2, 5, 10, 15) if whole / n <= TICKS)
    for minute in (*range(0, whole - step // 2, step), whole):
        yield minute, 100 * minute * 60 / _total(parts)


def in_one_sentence(parts: Sequence[Part]) -> str:
    """What the chart shows, for those who cannot see it."""
    sides = {side: sum(part.seconds for part in parts if part.side == side) for side in LANES}
    times = [f"{in_words(sides['both'])} on both sides or in the middle"]
    times += [f"{in_words(sides[side])} on the {side}" for side in ("left", "right") if sides[side]]
    top = max(part.high for part in parts)
    said = ", ".join(times[:-1]) + (" and " if len(times) > 1 else "") + times[-1]
    pressure = f"The pressure begins at {_said(parts[0])}, rises to {top} at most, and ends at {_said(parts[-1])}."
    return f"{len(parts)} steps in {in_words(_total(parts))}: {said}. {pressure}"


def _said(part: Part) -> str:
    return str(Pressure(low=part.low, high=part.high))


def _total(parts: Sequence[Part]) -> float:
    return sum(part.seconds for part in parts) or 1.0
