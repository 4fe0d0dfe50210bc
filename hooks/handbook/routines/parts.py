"""A routine as its rules, its timeline and its player see it: parts in order, each with its place in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.figures.plan import plan
from handbook.known_lessons import SPREAD_THE_OIL
from handbook.models.blocks import Side, Step
from handbook.models.data import ClockRules
from handbook.models.figure import Glide
from handbook.models.measures import Pressure


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a routine: ``begin`` and ``seconds`` in seconds, ``low`` and ``high`` on the 0 to 10 scale.

    ``round_seconds``: how long the hands of its figure take for one round, the way back included; 0 where nothing travels, or it is not
    said how fast. ``extra``: the seconds before its rounds, for walking to another place, for oil, or for blotting. ``stand``: where the
    giver is, if it is said.
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
    extra: float = 0.0
    stand: str | None = None
    oil: str | None = None
    tempo: str = ""

    @property
    def working(self) -> float:
        """The seconds that are left for its rounds."""
        return self.seconds - self.extra

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


def parts_of(steps: Iterable[tuple[str, Step]], clock: ClockRules | None = None) -> tuple[Part, ...]:
    """The parts of a routine from its steps with their titles, each beginning when the one before it ends.

    Without a ``clock`` nothing is counted besides the rounds.
    """
    parts: list[Part] = []
    stand: str | None = None
    for title, step in steps:
        begin = parts[-1].end if parts else 0.0
        walks = step.stand is not None and stand is not None and step.stand != stand
        stand = step.stand or stand
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
                round_seconds=_round(step, clock.lift if clock else 0),
                extra=_extra(step, walks, clock) if clock else 0.0,
                stand=stand,
                oil=step.oil,
                tempo=step.tempo or "",
            )
        )
    return tuple(parts)


def _extra(step: Step, walks: bool, clock: ClockRules) -> float:
    oil = "more" if step.stroke == SPREAD_THE_OIL else step.oil
    return (clock.walk if walks else 0) + {"more": clock.oil, "blot": clock.blot, None: 0}[oil]


def _round(step: Step, lift: float) -> float:
    figure = step.drawn
    if figure is None:
        return 0.0
    laid_out, _ = plan(figure, step.pressure or {}, None)
    if laid_out is None or any(laid.seconds is None for laid in laid_out.marks if laid.kind != "hold"):
        return 0.0
    moving = [laid for laid in laid_out.marks if laid.kind != "hold"]
    way_home = any(isinstance(laid.mark, Glide) and laid.mark.return_ for laid in moving)
    back = lift if moving and not way_home and any(laid.kind in ("glide", "fan") for laid in moving) else 0.0
    return back + sum((laid.seconds or 0.0) * len(laid.tracks[0].runs) for laid in moving)
