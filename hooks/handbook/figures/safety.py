"""Whether the hands of a figure keep the rules of the body map, for their whole width and at every centimetre of their way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Set

from handbook.atlas.geometry import Point
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.plan import Contact, Fault, Plan
from handbook.models.data import ZoneRule

_RING = tuple((math.cos(math.tau * turn / 16), math.sin(math.tau * turn / 16)) for turn in range(16))
_SPOTS = ((0.0, 0.0), *((r * x, r * y) for r in (0.5, 1.0) for x, y in _RING))
"""Points of the pressing area, as parts of its half width and half length."""


def unsafe(plan: Plan, rules: Mapping[str, ZoneRule]) -> Iterator[Fault]:
    """Each rule that the figure breaks, once, at the first place on the way where it does."""
    if plan.kind is None or plan.hand is None:
        return
    key = (plan.kind,)
    most_by_zone = {name: rule.allowed.get(plan.kind, -1) for name, rule in rules.items()}
    broken: set[str] = set()
    for contact in plan.contacts:
        if contact.pressure is None:
            yield Fault(key, "these hands press, but nothing says how hard", "give the step that it stands in a “pressure”")
            return
        if "body" not in broken and not BODY.contains((abs(contact.place[0]), contact.place[1])):
            broken.add("body")
            yield Fault(key, f"the hands leave the body {_where(plan, contact)}", "choose landmarks on the back")
        closed = {name for name, most in most_by_zone.items() if contact.pressure.high > most} - broken
        for zone in sorted(_zones_under(contact.place, plan.hand.half_width, plan.hand.half_length, closed)):
            broken.add(zone)
            rule = rules[zone]
            most = rule.allowed.get(plan.kind)
            limit = f"a {plan.kind} is barred there" if most is None else f"{most} is the most there"
            what = f"the hands press at {contact.pressure} on the {zone} {_where(plan, contact)}, but {limit} ({rule.why})"
            yield Fault(key, what, rule.mend)


def _zones_under(middle: Point, half_width: float, half_length: float, names: Set[str]) -> set[str]:
    """Which of the named zones the pressing area touches."""
    left, right = middle[0] - half_width, middle[0] + half_width
    top, bottom = middle[1] - half_length, middle[1] + half_length
    near = [
        name
        for name, (x0, y0, x1, y1) in ((name, OUTLINES[name].box) for name in names & OUTLINES.keys())
        if y1 >= top and y0 <= bottom and x0 <= right and (x1 >= left or left < 0)
    ]
    if not near:
        return set()
    # The body map is drawn for the right side: what reaches over the midline is folded back.
    spots = [(abs(middle[0] + x * half_width), middle[1] + y * half_length) for x, y in _SPOTS]
    return {name for name in near if any(OUTLINES[name].contains(spot) for spot in spots)}


def _where(plan: Plan, contact: Contact) -> str:
    if len(plan.stops) == 1:
        return f"at {plan.stops[0].landmark.phrase}"
    here, there = plan.stops[contact.leg].landmark.phrase, plan.stops[contact.leg + 1].landmark.phrase
    return f"between {here} and {there}"
