"""Whether the hands of a figure keep the rules of the body map, for their whole width and at every centimetre of their way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Set

from handbook.atlas.geometry import Point
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.faults import Fault
from handbook.figures.messages import said_place
from handbook.figures.plan import Laid, Plan
from handbook.figures.track import Contact, Track
from handbook.models.data import ZoneRule

_RING = tuple((math.cos(math.tau * turn / 16), math.sin(math.tau * turn / 16)) for turn in range(16))
_SPOTS = ((0.0, 0.0), *((r * x, r * y) for r in (0.5, 1.0) for x, y in _RING))
"""Points of the pressing area, as parts of its half width and half length."""

TOUCHES: dict[str, str] = {"fan": "glide"}
"""Kinds of mark that a zone's rule calls by another name."""

CROSS = "cross"
"""What a zone's rule calls hands that move across the body and not along it."""

BARRED = -1

_NOUNS = {
    "hold": "a hold",
    "glide": "a glide",
    "fan": "a fan",
    "circle": "a circle",
    "knead": "kneading",
    "wring": "wringing",
    "press": "pressing",
    "rock": "rocking",
    "tap": "tapping",
}


def unsafe(plan: Plan, rules: Mapping[str, ZoneRule]) -> Iterator[Fault]:
    """Each rule that a mark breaks, once, at the first place on the way where it does."""
    for laid in plan.marks:
        broken: set[str] = set()
        for track in laid.tracks:
            if not track.twin:
                yield from _broken_by(laid, track, rules, broken)


def _broken_by(laid: Laid, track: Track, rules: Mapping[str, ZoneRule], broken: set[str]) -> Iterator[Fault]:
    most = {across: {name: most_of(rule, track.kind, track.use.flat, across) for name, rule in rules.items()} for across in (False, True)}
    for contact in track.contacts:
        if contact.pressure is None:
            if "pressure" not in broken:
                broken.add("pressure")
                mend = "give the step that it stands in, or the mark itself, a “pressure”"
                yield Fault(laid.key, "these hands press, but nothing says how hard", mend)
            return
        where = _where(track, contact)
        if "body" not in broken and not BODY.contains((abs(contact.place[0]), contact.place[1])):
            broken.add("body")
            yield Fault(laid.key, f"the hands leave the body {where}", "choose landmarks on the back, or smaller offsets")
        limits = most[contact.across]
        closed = {name for name, limit in limits.items() if contact.pressure.high > limit} - broken
        for zone in sorted(zones_under(contact.place, track.reach, closed)):
            broken.add(zone)
            yield Fault(laid.key, *_told(track, contact, rules[zone], limits[zone], where))


def most_of(rule: ZoneRule, kind: str, flat: bool, across: bool = False) -> int:
    """The most pressure that a rule lets a hand use, ``BARRED`` where it lets it do nothing.

    ``kind``: what the hand does; ``flat``: whether it spreads its weight; ``across``: whether it moves across the body just now.
    """
    if rule.flat and not flat:
        return BARRED
    limits: dict[str, int] = dict(rule.allowed.items())
    as_a_stroke = limits.get(TOUCHES.get(kind, kind), BARRED)
    return max(as_a_stroke, limits.get(CROSS, BARRED)) if across else as_a_stroke


def _told(track: Track, contact: Contact, rule: ZoneRule, most: int, where: str) -> tuple[str, str]:
    if rule.flat and not track.use.flat:
        limit = "only flat hands may touch it"
    elif most == BARRED:
        limit = f"{_NOUNS[track.kind]} is barred there"
    else:
        limit = f"{most} is the most there"
    return f"the hands press at {contact.pressure} on the {rule.name} {where}, but {limit} ({rule.why})", rule.mend


def zones_under(middle: Point, reach: Point, names: Set[str]) -> set[str]:
    """Which of the named zones a pressing area touches; ``reach``: half its size across and down, in cm."""
    left, right = middle[0] - reach[0], middle[0] + reach[0]
    top, bottom = middle[1] - reach[1], middle[1] + reach[1]
    # The body map is drawn for the right side: what lies over the midline is folded back.
    inner, outer = (0.0 if left < 0 < right else min(abs(left), abs(right))), max(abs(left), abs(right))
    near = [
        name
        for name, (x0, y0, x1, y1) in ((name, OUTLINES[name].box) for name in names & OUTLINES.keys())
        if y1 >= top and y0 <= bottom and x0 <= outer and x1 >= inner
    ]
    if not near:
        return set()
    spots = [(abs(middle[0] + x * reach[0]), middle[1] + y * reach[1]) for x, y in _SPOTS]
    return {name for name in near if any(OUTLINES[name].contains(spot) for spot in spots)}


def _where(track: Track, contact: Contact) -> str:
    stop, after = track.stops[contact.leg], track.stops[min(contact.leg + 1, len(track.stops) - 1)]
    here, there = said_place(stop.name, stop.offsets), said_place(after.name, after.offsets)
    travels = track.kind in ("glide", "tap")
    return f"between {here} and {there}" if travels and here != there else f"at {here}"
