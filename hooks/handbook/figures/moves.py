"""From a mark in a lesson to the ways of the hands: one function for each kind of mark.

Ways are laid out for the receiver's right side, which is on the right of the picture, and mirrored where the mark asks for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from handbook.atlas.geometry import Cubic, Point, smooth
from handbook.atlas.hands import HANDS, HandUse
from handbook.figures.faults import Fault
from handbook.figures.givers import Giver
from handbook.figures.places import Place, find_all, name_in
from handbook.figures.track import Hand, Run, Stop, Track, arc
from handbook.models.figure import At, Circle, Fan, Glide, Mark
from handbook.models.measures import Pressure, place_of
from handbook.problems import one_of
from handbook.source.located import Key

FINGER = 1.6
"""A finger's width, in cm: the thumb side of a hand, and all that presses, keep one finger from the middle of the spine [custom]."""

COMING_IN = 2 * FINGER
"""How far from the middle hands stop that travel towards the spine, in cm [custom]."""

INWARDS = 2.0
"""From how many cm on a way counts as one towards the spine."""

_ROUNDING = 0.05
"""Offsets are written to the tenth of a cm."""

WRING_FLANK = 12.6
WRING_INNER = 6.5
"""Where a wringing hand begins, and where it grows light before it skims over the spine, in cm from the midline."""

SKIM = Pressure(low=1, high=1)
"""Hands that cross the spine do so like a feather [custom]."""

SIDE_BY_SIDE = 3.6
"""Half the distance between the middles of two hands side by side, in cm."""

SIDE_OVERLAP = 0.4
"""How far two pressing areas may lie on one another in the middle, in cm: they are drawn generously."""

Pressures = Mapping[str, Pressure]
Laid = tuple[list[Stop], list[Run]]


def lay(kind: str, mark: Mark, key: Key, giver: Giver, step_pressures: Pressures) -> tuple[list[Track], list[Fault]]:
    """The tracks of a mark, or what is wrong with it. ``key`` leads to the mark within the figure's options."""
    use = HANDS.get(mark.hands)
    if use is None:
        faults = [Fault((*key, "hands"), f"there is no hand use “{mark.hands}”", one_of(mark.hands, HANDS))]
    elif kind not in use.kinds:
        able = [name for name, other in HANDS.items() if kind in other.kinds]
        faults = [Fault((*key, "hands"), f"“{mark.hands}” do not {kind}", f"use one of: {', '.join(able)}")]
    else:
        faults = []
    field = _PLACES_FIELD.get(kind, "at")
    places, unknown = find_all(mark.places, (*key, field), isinstance(mark, At))
    faults += unknown
    if use:
        inner = use.inner_edge if not giver.beside else use.half_length
        beside = isinstance(mark, Glide | Fan) and mark.beside
        places = [_beside_the_spine(place, inner) if beside else _off_the_bones(place, inner) for place in places]
        faults += _too_far_in(mark, places, inner, key)
    faults += _same_place_twice(places if not unknown else [], (*key, field))
    given, at = (mark.pressure, (*key, "pressure")) if mark.pressure is not None else (step_pressures, ("pressure",))
    faults += _strange_pressures(kind, mark, given, at, [name_in(text) for text in mark.places])
    if faults or use is None:
        return [], faults
    return _tracks(kind, mark, key, giver, use, _MOVES[kind](mark, _stops(places, given), use))


def _tracks(kind: str, mark: Mark, key: Key, giver: Giver, use: HandUse, laid: Laid) -> tuple[list[Track], list[Fault]]:
    stops, runs = laid
    middle = all(stop.place[0] == 0 for stop in stops)
    hand = giver.nearer_the_head if giver.beside else giver.on_the_right
    right = Track(kind, use, hand, giver.turn, 0 if middle else 1, tuple(stops), tuple(runs))
    if kind == "wring":
        if not giver.beside:
            return [], [Fault(key, "wringing hands lie across the back", "put the giver at the left or the right side")]
        return [replace(right, side=0), _passing(right)], []
    if middle or (use.single and mark.side == "both"):
        return [replace(right, hand=mark.which or right.hand)], []
    if mark.side != "both":
        return _one_sided(mark, right, giver), []
    if giver.beside and kind not in ("hold", "rock"):
        return [], [Fault(key, f"a giver at the side cannot {kind} on both sides at once", "add “side: right” or “side: left”")]
    narrowest = min(stops, key=lambda stop: stop.place[0])
    if narrowest.place[0] < right.reach[0] - SIDE_OVERLAP:
        out = right.reach[0] - narrowest.place[0]
        mend = f"move them out: “{narrowest.name} {out:.0f} cm out”, or name one “side”"
        return [], [Fault(key, f"the two hands lie on one another at “{narrowest.name}”", mend)]
    lag = 0.5 if kind == "tap" or (isinstance(mark, Glide) and mark.alternate) else 0.0
    return [right, replace(right.mirrored(_other(right.hand)), turn=giver.turn, lag=lag)], []


def _one_sided(mark: Mark, right: Track, giver: Giver) -> list[Track]:
    """One hand on one side, or two where they take turns or work at two places."""
    first = right if mark.side == "right" else replace(right.mirrored(_other(right.hand)), twin=False)
    first = replace(first, turn=giver.turn, hand=mark.which or (giver.nearer_the_head if giver.beside else first.hand))
    by_turns = first.kind == "tap" or (isinstance(mark, Glide) and mark.alternate)
    if by_turns and not first.use.single:
        return [first, replace(first, hand=_other(first.hand), lag=0.5, twin=True)]
    if first.kind == "knead" and len(first.runs) > 1 and not mark.which:
        upper_first = first.stops[0].place[1] < first.stops[1].place[1]
        hand = giver.nearer_the_head if upper_first else _other(giver.nearer_the_head)
        second = replace(first, hand=_other(hand), runs=first.runs[1:2], lag=0.5)
        return [replace(first, hand=hand, runs=(first.runs[0], *first.runs[2:])), second]
    return [first]


def _passing(first: Track) -> Track:
    """The other hand of a wringing pair: the same way from the other flank, a hand's breadth further down."""
    other = first.mirrored(_other(first.hand))
    shift = 2 * SIDE_BY_SIDE
    stops = tuple(replace(stop, place=(stop.place[0], stop.place[1] + shift)) for stop in other.stops)
    runs = tuple(Run(tuple(_shifted(curve, shift) for curve in run.curves), run.legs) for run in other.runs)
    return replace(other, stops=stops, runs=runs, turn=first.turn, side=0, twin=False)


def _shifted(curve: Cubic, down: float) -> Cubic:
    a, b, c, d = ((x, y + down) for x, y in curve)
    return a, b, c, d


def _other(hand: Hand) -> Hand:
    return "left" if hand == "right" else "right"


def _beside_the_spine(place: Place, inner: float) -> Place:
    """The place at the height of another, so near to the spine as a hand may come. ``inner``: from its middle to its inner edge, in cm."""
    return replace(place, point=(FINGER + inner, place.point[1]))


def _off_the_bones(place: Place, inner: float) -> Place:
    """A hand that would come nearer to the spine is laid beside it; one whose middle lies on the bones is meant to lie across."""
    x, _ = place.point
    return _beside_the_spine(place, inner) if FINGER < x < FINGER + inner else place


def _too_far_in(mark: Mark, places: Sequence[Place], inner: float, key: Key) -> Iterator[Fault]:
    """Hands that travel towards the spine and stop too late."""
    if not isinstance(mark, Glide) or mark.return_ or mark.beside or len(places) < 2:
        return
    (before, _), (x, _) = places[-2].point, places[-1].point
    if before - x > INWARDS and FINGER < x < COMING_IN + inner - _ROUNDING:
        out = COMING_IN + inner - x
        mend = f"end {math.ceil(10 * out) / 10:g} cm further out, two fingers from the middle"
        yield Fault((*key, "along", len(places) - 1), "these hands travel towards the spine, and end too near to it", mend)


def _stops(places: Sequence[Place], pressures: Pressures) -> list[Stop]:
    """The places with the pressure at each: the last one that was stated on the way."""
    by_place = {place_of(key): pressure for key, pressure in pressures.items()}
    current = by_place.get("")
    stops = []
    for place in places:
        current = by_place.get(place.name, current)
        stops.append(Stop(place.name, place.point, current, place.offsets))
    return stops


def _same_place_twice(places: Sequence[Place], key: Key) -> Iterator[Fault]:
    for index, (before, after) in enumerate(pairwise(places), start=1):
        if before.point == after.point:
            yield Fault((*key, index), f"the hands stay at “{after.name}”", "name each place once in a row")


def _strange_pressures(kind: str, mark: Mark, given: Pressures, at: Key, names: list[str]) -> Iterator[Fault]:
    """Pressures that begin at a place which this mark does not pass, or where it ends."""
    ends = kind in ("glide", "tap")
    for key in given:
        place = place_of(key)
        if place and place not in names:
            mend = one_of(place, names) if len(names) > 1 else "give one pressure for the whole step"
            yield Fault((*at, key), f"the hands do not pass “{place}” in this figure", mend)
        elif place and ends and place not in names[:-1]:
            yield Fault((*at, key), f"the {kind} ends at “{place}”, so no pressure begins there", "name an earlier landmark")


# ── One function for each kind: the stops and the runs of the right hand ──


def _rest(mark: Mark, stops: list[Stop], use: HandUse) -> Laid:
    return stops, [Run((), (index,)) for index in range(len(stops))]


def _travel(mark: Mark, stops: list[Stop], use: HandUse) -> Laid:
    return stops, [Run(tuple(smooth([stop.place for stop in stops])), tuple(range(len(stops) - 1)))]


def _fan(mark: Mark, stops: list[Stop], use: HandUse) -> Laid:
    assert isinstance(mark, Fan)
    runs = []
    for index, stop in enumerate(stops):
        x, y = stop.place
        points: list[Point] = [(x, y), (x, y - mark.up * 0.6), (x + mark.out * 0.35, y - mark.up * 0.97), (x + mark.out, y - mark.up * 0.6)]
        curves = tuple(smooth(points))
        runs.append(Run(curves, (index,) * len(curves)))
    return stops, runs


def _circle(mark: Mark, stops: list[Stop], use: HandUse) -> Laid:
    assert isinstance(mark, Circle)
    runs = []
    for index, stop in enumerate(stops):
        # The right hand begins at the side of the spine: up from there is clockwise on the page.
        sweep = 330.0 if mark.turn == "outwards" else -330.0
        curves = tuple(arc(stop.place, mark.across / 2, 180.0, sweep))
        runs.append(Run(curves, (index,) * len(curves)))
    return stops, runs


def _wring(mark: Mark, stops: list[Stop], use: HandUse) -> Laid:
    made: list[Stop] = []
    runs = []
    for stop in stops:
        y = stop.place[1] - SIDE_BY_SIDE
        ways = ((WRING_FLANK, stop.pressure), (WRING_INNER, _skimming(stop.pressure)), (-WRING_INNER, stop.pressure))
        begin = len(made)
        made += [Stop(stop.name, (x, y), pressure, stop.offsets) for x, pressure in ways]
        line = [(WRING_FLANK, y), (WRING_INNER, y), (-WRING_INNER, y), (-WRING_FLANK, y)]
        curves = tuple(smooth(line))
        runs.append(Run(curves, (begin, begin + 1, begin + 2)))
    return made, runs


def _skimming(pressure: Pressure | None) -> Pressure | None:
    return SKIM if pressure is not None and pressure.high > SKIM.high else pressure


_MOVES: dict[str, Callable[[Mark, list[Stop], HandUse], Laid]] = {
    "hold": _rest,
    "knead": _rest,
    "press": _rest,
    "rock": _rest,
    "glide": _travel,
    "tap": _travel,
    "fan": _fan,
    "circle": _circle,
    "wring": _wring,
}

_PLACES_FIELD = {"glide": "along", "tap": "over"}
