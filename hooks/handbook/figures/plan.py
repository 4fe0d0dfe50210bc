"""Lay a figure out on the body map: which hands, where they go, how hard they press at each place.

Everything else about a figure (its safety, its tempo, its drawing, its words) is worked out from the plan, so that none of them can say
something else than the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from handbook.atlas.geometry import Cubic, Point, sample, smooth
from handbook.atlas.hands import HANDS, HandUse
from handbook.atlas.landmarks import LANDMARKS, Landmark
from handbook.atlas.regions import REGIONS
from handbook.atlas.views import VIEWS, View
from handbook.atlas.zones import SPINE_HALF_WIDTH
from handbook.models.blocks import place_of
from handbook.models.data import Marks
from handbook.models.figure import Figure
from handbook.models.measures import Pressure
from handbook.problems import one_of
from handbook.source.located import Key

BESIDE_GAP = 0.1
"""Between the edge of the thumb and the bony strip, in cm."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a figure, and how to mend it; ``key`` leads to the value within the figure's options."""

    key: Key
    what: str
    mend: str


@dataclass(frozen=True)
class Stop:
    """A landmark on the way of the hands, at its place in cm, with the pressure from there on (where the step states one)."""

    landmark: Landmark
    place: Point
    pressure: Pressure | None


@dataclass(frozen=True)
class Contact:
    """The middle of the right hand at one moment, how hard it presses there, the leg of the way (from 0) and the way gone in cm."""

    place: Point
    pressure: Pressure | None
    leg: int
    gone: float


@dataclass(frozen=True)
class Plan:
    """A figure laid out. ``kind`` is what the hands do (``None``: no hands); ``way`` is the right hand's, the left mirrors it."""

    view: View
    kind: Marks | None = None
    hand: HandUse | None = None
    stops: tuple[Stop, ...] = ()
    way: tuple[Cubic, ...] = ()
    beside_spine: bool = False
    homeward: bool = False
    labels: tuple[str, ...] = ()

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The hand's places, about one a centimetre."""
        if not self.way:
            return tuple(Contact(stop.place, stop.pressure, 0, 0.0) for stop in self.stops)
        made: list[Contact] = []
        for place, leg, gone in sample(self.way):
            if made and leg != made[-1].leg:
                # A pressure holds from its landmark on, the landmark itself included.
                made.append(Contact(made[-1].place, self.stops[leg].pressure, leg, made[-1].gone))
            made.append(Contact(place, self.stops[leg].pressure, leg, gone))
        return tuple(made)

    @property
    def length(self) -> float:
        """How far the hand travels, in cm."""
        return max((contact.gone for contact in self.contacts), default=0.0)


def plan(figure: Figure, pressures: Mapping[str, Pressure] | None = None) -> tuple[Plan | None, list[Fault]]:
    """Lay a figure out. ``pressures``: the step's, by the landmark from which each holds (``""``: all the way)."""
    faults = list(_unknown_names(figure, pressures or {}))
    if faults:
        return None, faults
    view = VIEWS[figure.view]
    if figure.glide:
        glide = figure.glide
        hand = HANDS[glide.hands]
        stops = tuple(
            Stop(LANDMARKS[name], _place(LANDMARKS[name], hand, glide.beside), pressure)
            for name, pressure in zip(glide.along, _spread(glide.along, pressures or {}), strict=True)
        )
        way = tuple(smooth([stop.place for stop in stops]))
        return Plan(view, "glide", hand, stops, way, glide.beside == "spine", glide.return_), []
    if figure.hold:
        hand = HANDS[figure.hold.hands]
        landmark = LANDMARKS[figure.hold.at]
        pressure = next(iter((pressures or {}).values()), None)
        return Plan(view, "hold", hand, (Stop(landmark, _place(landmark, hand, None), pressure),)), []
    return Plan(view, labels=figure.labels), []


def _place(landmark: Landmark, hand: HandUse, beside: str | None) -> Point:
    x = SPINE_HALF_WIDTH + BESIDE_GAP + hand.inner_edge if beside == "spine" else landmark.x
    return x, landmark.y


def _spread(along: tuple[str, ...], pressures: Mapping[str, Pressure]) -> Iterator[Pressure | None]:
    """The pressure at each landmark: the last one that was stated on the way."""
    by_place = {place_of(key): pressure for key, pressure in pressures.items()}
    current = by_place.get("")
    for name in along:
        current = by_place.get(name, current)
        yield current


def _unknown_names(figure: Figure, pressures: Mapping[str, Pressure]) -> Iterator[Fault]:
    view = VIEWS.get(figure.view)
    if view is None:
        yield Fault(("view",), f"there is no view “{figure.view}”", one_of(figure.view, VIEWS))
        return
    mark, key = (figure.glide, "glide") if figure.glide else (figure.hold, "hold")
    if mark and not view.mapped:
        mapped = (name for name, known in VIEWS.items() if known.mapped)
        yield Fault((key,), f"hands cannot be drawn on the view “{figure.view}”", one_of("back", mapped))
    if mark and mark.hands not in HANDS:
        yield Fault((key, "hands"), f"there is no hand use “{mark.hands}”", one_of(mark.hands, HANDS))
    for at, name in _places(figure):
        if name not in LANDMARKS:
            yield Fault(at, f"there is no landmark “{name}”", one_of(name, LANDMARKS))
    for index, name in enumerate(figure.labels):
        if name not in view.labels:
            mend = one_of(name, view.labels) if view.labels else "take the labels out, or choose a view of the spine"
            yield Fault(("labels", index), f"this view has no part “{name}”", mend)
        elif name not in REGIONS:
            yield Fault(("labels", index), f"the part “{name}” has no name yet", one_of(name, REGIONS))
    along = figure.glide.along if figure.glide else ()
    for index, (name, after) in enumerate(itertools.pairwise(along), start=1):
        if name == after:
            yield Fault(("glide", "along", index), f"the hands stay at “{name}”", "name each landmark once in a row")
    for key_ in pressures if mark else ():
        place = place_of(key_)
        if place and place not in along:
            mend = one_of(place, along) if along else "give one pressure for the whole step"
            yield Fault(("pressure", key_), f"the hands do not pass “{place}” in this figure", mend)
        elif place and place not in along[:-1]:
            yield Fault(("pressure", key_), f"the glide ends at “{place}”, so no pressure begins there", "name an earlier landmark")


def _places(figure: Figure) -> Iterator[tuple[Key, str]]:
    if figure.hold:
        yield ("hold", "at"), figure.hold.at
    if figure.glide:
        for index, name in enumerate(figure.glide.along):
            yield ("glide", "along", index), name
