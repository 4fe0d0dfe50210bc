"""Whether the hands of a figure keep the rules of the body map, for their whole width and at every centimetre of their way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.atlas.zones import BODY
from handbook.figures.faults import Fault
from handbook.figures.messages import said_place
from handbook.figures.names import on_place
from handbook.figures.plan import Laid, Plan
from handbook.figures.track import Contact, Track
from handbook.models.data import ZoneRule
from handbook.models.measures import PRESSURE_CAP

TOUCHES: dict[str, str] = {"fan": "glide"}
"""Kinds of mark that a zone's rule calls by another name."""

CROSS = "cross"
"""What a zone's rule calls hands that move across the body and not along it."""

BARRED = -1

NOUNS = {
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


def too_hard_there(plan: Plan, most: Mapping[str, int]) -> Iterator[Fault]:
    """Each mark that presses harder than a body takes that lies or sits like that; ``most``: by the position."""
    limit = most.get(plan.view.position, PRESSURE_CAP)
    for laid in plan.marks:
        highest = max((stop.pressure.high for track in laid.tracks for stop in track.stops if stop.pressure), default=0)
        if highest > limit:
            what = f"the hands press at {highest}, but {limit} is the most for somebody {_POSED[plan.view.position]}"
            yield Fault(laid.key, what, f"lighten it to {limit} or less")


_POSED = {"face down": "who lies face down", "on the side": "on their side", "sitting": "who sits"}


def _broken_by(laid: Laid, track: Track, rules: Mapping[str, ZoneRule], broken: set[str]) -> Iterator[Fault]:
    for contact in track.contacts:
        if contact.pressure is None:
            if "pressure" not in broken:
                broken.add("pressure")
                mend = "give the step that it stands in, or the mark itself, a “pressure”"
                yield Fault(laid.key, "these hands press, but nothing says how hard", mend)
            return
        if "body" not in broken and not BODY.contains((abs(contact.place[0]), contact.place[1])):
            broken.add("body")
            yield Fault(laid.key, f"the hands leave the body {where(track, contact)}", "choose landmarks on the back, or smaller offsets")
    for place, contact in track.touched:
        if place in broken or place not in rules or contact.pressure is None:
            continue
        most = most_of(rules[place], track.kind, track.use.flat, contact.across)
        if contact.pressure.high > most:
            broken.add(place)
            yield Fault(laid.key, *_told(track, contact, rules[place], most, where(track, contact)))


def most_of(rule: ZoneRule, kind: str, flat: bool, across: bool = False) -> int:
    """The most pressure that a rule lets a hand use, ``BARRED`` where it lets it do nothing.

    ``kind``: what the hand does; ``flat``: whether it spreads its weight; ``across``: whether it moves across the body just now.
    """
    if rule.flat and not flat:
        return BARRED
    limits: dict[str, int] = dict(rule.allowed.items())
    as_a_stroke = limits.get(TOUCHES.get(kind, kind), BARRED)
    return max(as_a_stroke, limits.get(CROSS, BARRED)) if across else as_a_stroke


def _told(track: Track, contact: Contact, rule: ZoneRule, most: int, at: str) -> tuple[str, str]:
    if rule.flat and not track.use.flat:
        limit = "only flat hands may touch it"
    elif most == BARRED:
        limit = f"{NOUNS[track.kind]} is barred there"
    else:
        limit = f"{most} is the most there"
    return f"the hands press at {contact.pressure} {on_place(rule.name)} {at}, but {limit} ({rule.why})", rule.mend


def where(track: Track, contact: Contact) -> str:
    """Between which of the places that a figure names a moment of a hand lies, in words."""
    stop, after = track.stops[contact.leg], track.stops[min(contact.leg + 1, len(track.stops) - 1)]
    here, there = said_place(stop.name, stop.offsets), said_place(after.name, after.offsets)
    travels = track.kind in ("glide", "tap")
    return f"between {here} and {there}" if travels and here != there else f"at {here}"
