"""The way of one hand on the body map."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from handbook.atlas.geometry import Cubic, Point, sample
from handbook.atlas.hands import HandUse
from handbook.atlas.zones import places_under
from handbook.figures.places import Offsets
from handbook.models.measures import Pressure

Hand = Literal["left", "right"]

sampled = lru_cache(maxsize=1024)(sample)
"""A step and its variants go the same way, at other pressures."""


@dataclass(frozen=True)
class Stop:
    """A named place on the way of a hand, in cm, with the pressure from there on (where it is stated)."""

    name: str
    place: Point
    pressure: Pressure | None
    offsets: Offsets = ()


class Contact(NamedTuple):
    """The middle of what presses at one moment, how hard, the stop that it has passed (from 0), the way gone in cm, and its direction.

    ``across``: whether the hand moves more across the back than along it.
    """

    place: Point
    pressure: Pressure | None
    leg: int
    gone: float
    across: bool


@dataclass(frozen=True)
class Run:
    """A part of the way without a break: its curves in cm, and for each the stop from which it comes. No curves: a place of rest."""

    curves: tuple[Cubic, ...]
    legs: tuple[int, ...]


@dataclass(frozen=True)
class Track:
    """One hand's part in a mark.

    ``kind``: what it does; ``hand``: the giver's left or right; ``turn``: how far its fingers are turned from pointing to the receiver's
    head, in degrees clockwise; ``side``: -1 on the receiver's left, 1 on the right, 0 on both; ``twin``: whether it mirrors the track
    before it, so that whatever holds for that holds here; ``lag``: how much later it starts, as a part of one way.
    """

    kind: str
    use: HandUse
    hand: Hand
    turn: int
    side: int
    stops: tuple[Stop, ...]
    runs: tuple[Run, ...]
    twin: bool = False
    lag: float = 0.0

    @property
    def reach(self) -> Point:
        """Half of the pressing area's size on the body map, across and down, in cm."""
        size = self.use.half_width, self.use.half_length
        return size if self.turn % 180 == 0 else (size[1], size[0])

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The hand's places, about one a centimetre."""
        made: list[Contact] = []
        for run in self.runs:
            if not run.curves:
                stop = self.stops[run.legs[0]]
                made.append(Contact(stop.place, stop.pressure, run.legs[0], 0.0, False))
                continue
            before: Contact | None = None
            for place, index, gone in sampled(run.curves):
                leg, pressure = run.legs[index], self.stops[run.legs[index]].pressure
                across = before is not None and abs(place[0] - before.place[0]) > abs(place[1] - before.place[1])
                if before is not None and leg != before.leg:
                    # A pressure holds from its landmark on, the landmark itself included.
                    made.append(Contact(before.place, pressure, leg, before.gone, across))
                before = Contact(place, pressure, leg, gone, across)
                made.append(before)
        return tuple(made)

    @cached_property
    def touched(self) -> tuple[tuple[str, Contact], ...]:
        """Every place of the body map under the hand: the first moment at each pressure, along and across, in the order of the way."""
        seen: set[tuple[str, int | None, bool]] = set()
        found = []
        for contact in self.contacts:
            high = contact.pressure.high if contact.pressure else None
            for name in places_under(contact.place, self.reach):
                if (name, high, contact.across) not in seen:
                    seen.add((name, high, contact.across))
                    found.append((name, contact))
        return tuple(found)

    @cached_property
    def length(self) -> float:
        """How far the hand travels in one way or round, in cm."""
        curves = self.runs[0].curves
        return sampled(curves)[-1][2] if curves else 0.0

    def mirrored(self, hand: Hand) -> Track:
        """The same on the other side of the spine, by the other hand."""
        flip = [replace(stop, place=(-stop.place[0], stop.place[1])) for stop in self.stops]
        runs = tuple(Run(tuple(_flipped(curve) for curve in run.curves), run.legs) for run in self.runs)
        return replace(self, hand=hand, turn=-self.turn, side=-self.side, stops=tuple(flip), runs=runs, twin=True)


def _flipped(curve: Cubic) -> Cubic:
    a, b, c, d = ((-x, y) for x, y in curve)
    return a, b, c, d


def arc(centre: Point, radius: float, start: float, sweep: float) -> list[Cubic]:
    """A part of a circle as curves; angles in degrees, 0 to the right, clockwise on the page (y points down)."""
    parts = max(1, math.ceil(abs(sweep) / 90))
    step = math.radians(sweep / parts)
    handle = 4 / 3 * math.tan(step / 4) * radius
    made = []
    for index in range(parts):
        a = math.radians(start) + index * step
        b = a + step
        p, q = (_on(centre, radius, a), _on(centre, radius, b))
        made.append(
            (
                p,
                (p[0] - handle * math.sin(a), p[1] + handle * math.cos(a)),
                (q[0] + handle * math.sin(b), q[1] - handle * math.cos(b)),
                q,
            )
        )
    return made


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
