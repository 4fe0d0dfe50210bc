"""A routine as its rules, its timeline and its player see it: parts in order, each with its place in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.figures.plan import plan
from handbook.models.blocks import Side, Step
from handbook.models.measures import Pressure


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a routine: ``begin`` and ``seconds`` in seconds, ``low`` and ``high`` on the 0 to 10 scale.

    ``round_seconds``: how long the hands of its figure take for one round; 0 where nothing travels, or it is not said how fast.
    """

    title: str
    stroke: str
    side: Side
    place: str
    begin: float
    seconds: float
    pressures: tuple[Pressure, ...]
    holds: bool = False
    repeats: int | None = None
    round_seconds: float = 0.0

    @property
    def end(self) -> float:
        """When the next part begins, in seconds from the routine's beginning."""
        return self.begin + self.seconds

    @property
    def low(self) -> int:
        """The least pressure."""
        return min((pressure.low for pressure in self.pressures), default=0)

    @property
    def high(self) -> int:
        """The most pressure."""
        return max((pressure.high for pressure in self.pressures), default=0)

    @property
    def middle(self) -> float:
        """The middle of the whole range of its pressures."""
        return (self.low + self.high) / 2


def parts_of(steps: Iterable[tuple[str, Step]]) -> tuple[Part, ...]:
    """The parts of a routine from its steps with their titles, each beginning when the one before it ends."""
    parts: list[Part] = []
    for title, step in steps:
        begin = parts[-1].end if parts else 0.0
        parts.append(
            Part(
                title=title,
                stroke=step.stroke or "",
                side=step.side,
                place=step.place or "",
                begin=begin,
                seconds=step.time or 0.0,
                pressures=step.pressures,
                holds=bool(step.figure and step.figure.hold),
                repeats=step.repeats,
                round_seconds=_round(step),
            )
        )
    return tuple(parts)


def _round(step: Step) -> float:
    if step.figure is None:
        return 0.0
    laid_out, _ = plan(step.figure, step.pressure or {}, None)
    if laid_out is None or any(laid.seconds is None for laid in laid_out.marks):
        return 0.0
    return sum((laid.seconds or 0.0) * len(laid.tracks[0].runs) for laid in laid_out.marks)
