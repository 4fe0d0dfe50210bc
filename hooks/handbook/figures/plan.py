"""Lay a figure out on the body map: which hands, where they go, how hard they press at each place.

Everything else about a figure (its safety, its tempo, its drawing, its words) is worked out from the plan, so that none of them can say
something else than the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbook.atlas.geometry import Point
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.parts import targets
from handbook.atlas.views import OTHER, VIEWS, Side, View
from handbook.atlas.zones import OUTLINES, places_under
from handbook.figures.faults import Fault
from handbook.figures.givers import AT_THE_HIP, AT_THE_SIDE, BEHIND_THE_BACK, GIVERS, givers
from handbook.figures.labels import Label, place_labels
from handbook.figures.moves import lay
from handbook.figures.people import RECEIVERS
from handbook.figures.track import Track, sampled
from handbook.models.figure import Figure, Mark
from handbook.models.measures import Pressure, Pressures
from handbook.problems import one_of
from handbook.source.located import Key

ALL = "all"
"""How a figure asks for every zone."""

CLOSEST_NUMBERS = 4.0
"""Between the numbers of two marks, in cm: closer, their discs would lie on one another."""


@dataclass(frozen=True)
class Laid:
    """A mark laid out: what it is, the seconds of one way or round (where they are known), and its tracks."""

    kind: str
    index: int
    mark: Mark
    seconds: float | None
    tracks: tuple[Track, ...]

    @property
    def key(self) -> Key:
        """The way to the mark within the figure's options."""
        return self.kind, self.index


@dataclass(frozen=True)
class Plan:
    """A figure laid out: the names of its view and of the giver's place, and of the receiver where the figure says whose back is drawn."""

    name: str
    giver: str
    receiver: str | None = None
    marks: tuple[Laid, ...] = ()
    zones: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def view(self) -> View:
        """The base drawing and its window."""
        return VIEWS[self.name]

    @property
    def tracks(self) -> Iterator[tuple[Laid, Track]]:
        """Every hand's way, with its mark."""
        return ((laid, track) for laid in self.marks for track in laid.tracks)


def plan(figure: Figure, pressures: Mapping[str, Pressure] | None = None, seconds: float | None = None) -> tuple[Plan | None, list[Fault]]:
    """Lay a figure out. ``pressures``: the step's, by the landmark from which each holds (``""``: all the way); ``seconds``: the step's."""
    made, faults = _plan(figure, Pressures(pressures or {}), seconds)
    return made, list(faults)


def forget() -> None:
    """Forget every figure that has been laid out, and what was found on the way."""
    for remembered in (_plan, sampled, places_under):
        remembered.cache_clear()


@lru_cache(maxsize=4096)
def _plan(figure: Figure, pressures: Pressures, seconds: float | None) -> tuple[Plan | None, tuple[Fault, ...]]:
    # The checks and the page both ask for a figure's plan, so that of a lesson is kept between them.
    faults = list(_unknown_names(figure))
    view = VIEWS.get(figure.view)
    lies_on = view.lies_on if view else None
    giver = figure.giver or (BEHIND_THE_BACK if lies_on else AT_THE_SIDE if figure.wring else AT_THE_HIP)
    marks: list[Laid] = []
    for kind, index, mark in figure.marks:
        tracks, found = lay(kind, mark, (kind, index), givers(lies_on).get(giver, GIVERS[AT_THE_HIP]), pressures)
        faults += [*found, *_underneath(lies_on, (kind, index), tracks)]
        takes = mark.takes if mark.takes is not None else seconds if kind == "glide" else None
        marks.append(Laid(kind, index, mark, takes, tuple(tracks)))
    if faults or view is None:
        return None, tuple(faults)
    faults += _numbers(marks)
    zones = tuple(OUTLINES) if figure.zones == (ALL,) else figure.zones
    labels, found = place_labels(view, figure.labels)
    faults += found
    made = Plan(figure.view, giver, figure.receiver, tuple(marks), zones, figure.muscles, labels)
    return (None if faults else made), tuple(faults)


def _unknown_names(figure: Figure) -> Iterator[Fault]:
    view = VIEWS.get(figure.view)
    if view is None:
        yield Fault(("view",), f"there is no view “{figure.view}”", one_of(figure.view, VIEWS))
        return
    places = givers(view.lies_on)
    if figure.giver and figure.giver not in places:
        where = " behind somebody who lies on the side" if view.lies_on else ""
        yield Fault(("giver",), f"there is no place “{figure.giver}” for the giver{where}", one_of(figure.giver, places))
    if figure.receiver and figure.receiver not in RECEIVERS:
        yield Fault(("receiver",), f"there is no receiver “{figure.receiver}”", one_of(figure.receiver, RECEIVERS))
    elif figure.receiver and not view.peopled:
        yield Fault(("receiver",), f"the view “{figure.view}” always shows the same person", "take “receiver” out")
    yield from _strangers(figure.zones if figure.zones != (ALL,) else (), "zones", "zone", OUTLINES)
    yield from _strangers(figure.muscles, "muscles", "muscle", MUSCLES)
    known = {**view.parts, **(targets() if view.mapped else {})}
    for index, name in enumerate(figure.labels):
        if name not in known:
            mend = one_of(name, known) if known else "take the labels out, or choose a view of the back"
            yield Fault(("labels", index), f"this view has no part “{name}”", mend)
        elif name in figure.labels[:index]:
            yield Fault(("labels", index), f"“{name}” is labelled twice", "keep one of the two")
    mapped = [name for name, known_view in VIEWS.items() if known_view.mapped]
    if not view.mapped:
        for kind, index, _ in figure.marks:
            yield Fault((kind, index), f"hands cannot be drawn on the view “{figure.view}”", one_of("back", mapped))
    if not view.mapped or view.lies_on:
        upright = [name for name in mapped if not VIEWS[name].lies_on]
        for field, what in (("zones", "zones"), ("muscles", "muscles")):
            if getattr(figure, field):
                yield Fault((field,), f"{what} cannot be drawn on the view “{figure.view}”", one_of("back", upright))


def _underneath(lies_on: Side | None, key: Key, tracks: list[Track]) -> Iterator[Fault]:
    """Hands on the side that somebody lies on: it sinks in, and nobody reaches it."""
    below = {"left": -1, "right": 1, None: 0}[lies_on]
    if lies_on and any(stop.place[0] * below > 0 for track in tracks for stop in track.stops):
        up = OTHER[lies_on]
        mend = f"add “side: {up}” to work on the upper side only, or choose the view “back on the {up} side”"
        yield Fault(key, f"these hands work on the {lies_on} side, and the receiver lies on it", mend)


def _strangers(names: tuple[str, ...], field: str, what: str, known: Mapping[str, object]) -> Iterator[Fault]:
    for index, name in enumerate(names):
        if name not in known:
            yield Fault((field, index), f"there is no {what} “{name}”", one_of(name, known))


def _numbers(marks: list[Laid]) -> Iterator[Fault]:
    """Numbers that stand twice, or would be drawn on one another."""
    seen: dict[int, Point] = {}
    for laid in marks:
        number = laid.mark.number
        if number is None or not laid.tracks:
            continue
        x, y = laid.tracks[0].stops[0].place
        for other, (ox, oy) in seen.items():
            if other == number:
                yield Fault((*laid.key, "number"), f"the number {number} stands twice", "count the marks in their order")
            elif abs(ox - x) < CLOSEST_NUMBERS and abs(oy - y) < CLOSEST_NUMBERS:
                what = f"the numbers {other} and {number} collide: both marks begin at one place"
                yield Fault((*laid.key, "number"), what, "begin one of them a few centimetres away, or give each its own figure")
        seen[number] = (x, y)
