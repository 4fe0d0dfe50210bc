"""Whether the hands of a figure keep the caps of their stroke, at the places where they really lie.

What a stroke may do is said once, in its lesson (``where``). Hands that rest beside a stroke are still hands, and a way home is a long
glide, whatever the stroke of the step is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from handbook.figures.faults import Fault
from handbook.figures.plan import Laid, Plan
from handbook.figures.safety import where
from handbook.known_lessons import LONG_GLIDE, STILL_HANDS
from handbook.models.figure import Glide
from handbook.models.front_matter import Where

FINDING = 2
"""The most pressure of hands that do no stroke: they look for something by touch."""

Caps = Mapping[str, Sequence[Where]]
"""What each stroke may do, by its lesson."""


class Touch(NamedTuple):
    """What hands do at one place of the body map: the stroke that they do (``None``: they look for something), how hard, 0 to 10."""

    stroke: str | None
    hands: str
    place: str
    high: int


def stroke_of(laid: Laid, stroke: str | None) -> str | None:
    """The stroke that a mark is, in a step of a stroke."""
    if laid.kind == "hold":
        return STILL_HANDS
    return LONG_GLIDE if isinstance(laid.mark, Glide) and laid.mark.return_ else stroke


def touches(plan: Plan, stroke: str | None) -> frozenset[Touch]:
    """Everything that the hands of a step of a stroke touch."""
    return frozenset(
        Touch(stroke_of(laid, stroke), laid.mark.hands, place, contact.pressure.high)
        for laid in plan.marks
        for track in laid.tracks
        if not track.twin  # it touches the same on the other side
        for place, contact in track.touched
        if contact.pressure is not None
    )


def cap(caps: Caps, stroke: str, hands: str, place: str) -> int | None:
    """The most pressure of a stroke at a place, ``None`` where it may not go."""
    return max((one.most for one in caps.get(stroke, ()) if one.place == place and (not one.hands or hands in one.hands)), default=None)


def over_cap(plan: Plan, stroke: str | None, caps: Caps) -> Iterator[Fault]:
    """Each cap that a mark goes over, once for a place, at the first moment on the way where it does."""
    for laid in plan.marks:
        own = stroke_of(laid, stroke)
        if own is not None and own not in caps:
            continue  # there is no such lesson, which is told
        told: set[str] = set()
        for track in laid.tracks:
            for place, contact in () if track.twin else track.touched:
                if contact.pressure is None or place in told:
                    continue
                most = FINDING if own is None else cap(caps, own, laid.mark.hands, place)
                if most is None or contact.pressure.high > most:
                    told.add(place)
                    yield Fault(laid.key, *_told(own, laid.mark.hands, place, most, f"{contact.pressure}", where(track, contact)))


def _told(stroke: str | None, hands: str, place: str, most: int | None, pressure: str, at: str) -> tuple[str, str]:
    if stroke is None:
        what = f"the hands press at {pressure} {at}, and the step names no stroke"
        return what, f"name it with “stroke: …”, or lighten it to {FINDING} or less, as for finding something by touch"
    if most is None:
        what = f"“{stroke}” does not go to the place “{place}” with {hands}, and here the hands touch it {at}"
        return what, "keep the hands clear of it, take another stroke, or change “where” in the stroke’s lesson"
    what = f"“{stroke}” goes to {most} at most at the place “{place}”, and here the hands press at {pressure} {at}"
    return what, f"lighten it to {most} or less there, or change “where” in the stroke’s lesson"
