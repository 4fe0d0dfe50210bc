"""How hard hands may press at a named place, and how: worked out from the rules of every zone there, as the safety check works it out.

A place is as large as the smallest thing that presses, a thumb: what is barred under a thumb is barred under every hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from handbook.atlas.geometry import Point
from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.parts import targets
from handbook.atlas.views import VIEWS, View
from handbook.atlas.zones import OUTLINES, zones_under
from handbook.figures.messages import DEFAULT, messages
from handbook.figures.names import lay_name
from handbook.figures.safety import BARRED, most_of
from handbook.models.data import TOUCHES, ZoneRule
from handbook.models.measures import PRESSURE_CAP

Press = Literal["nothing", "rest", "light", "gentle", "lean"]
"""How hard one may press at a place, the least first."""

CHOICES: tuple[Press, ...] = get_args(Press)

MOST: dict[Press, int] = {"nothing": 0, "rest": 1, "light": 2, "gentle": 3, "lean": PRESSURE_CAP}
"""The most pressure of each."""

PLACES: tuple[str, ...] = tuple(dict.fromkeys((*LANDMARKS, *OUTLINES)))
"""Places that can be asked for, by their names on the body map."""

THUMB: Point = (HANDS["thumbs"].half_width, HANDS["thumbs"].half_length)
PALM: Point = (HANDS["palms"].half_width, HANDS["palms"].half_length)

CLOSER_VIEWS = ("neck and shoulders", "upper back", "lower back")
"""Views of a part of the back on which a place may be asked for."""

INSIDE = 30.0
"""From a place to the edge of a view that shows it, in drawing units."""


@dataclass(frozen=True)
class Limit:
    """What the rules of the zones at a place let hands do there.

    ``zones``: those that cover it, the strictest first; ``near``: stricter ones, which a palm laid there would reach; ``most``: the most
    pressure by what the hands do, without what is barred; ``flat``: whether only hands that spread their weight may.
    """

    zones: tuple[str, ...]
    near: tuple[str, ...]
    most: Mapping[str, int]
    flat: bool

    @property
    def press(self) -> Press:
        """The answer in a word."""
        highest = max(self.most.values(), default=0)
        return next(choice for choice in CHOICES if highest <= MOST[choice])


def limit_at(middle: Point, rules: Mapping[str, ZoneRule]) -> Limit:
    """The limit at a point of the body map."""
    zones = sorted(zones_under(middle, THUMB, rules.keys()), key=lambda name: (_highest(rules[name]), name))
    here = min((_highest(rules[name]) for name in zones), default=PRESSURE_CAP)
    near = sorted(zones_under(middle, PALM, {name for name in rules.keys() - set(zones) if _highest(rules[name]) < here}))
    # What a flat hand may do: no other may do more.
    most: dict[str, int] = {
        touch: min((most_of(rules[name], touch, flat=True) for name in zones), default=PRESSURE_CAP) for touch in TOUCHES
    }
    allowed = {touch: limit for touch, limit in most.items() if limit > BARRED}
    return Limit(tuple(zones), tuple(near), allowed, any(rules[name].flat for name in zones))


def limit_of(name: str, rules: Mapping[str, ZoneRule]) -> Limit:
    """The limit at a named place: a landmark's own point, or the point where a zone's label ends."""
    return limit_at(targets()[name], rules)


def _highest(rule: ZoneRule) -> int:
    return max(rule.allowed.values(), default=BARRED)


def view_of(name: str) -> str:
    """The view on which a place is asked for: the one that has it nearest to its middle, else the whole back."""
    point = targets()[name]
    off = {view: _off_the_middle(VIEWS[view], point) for view in CLOSER_VIEWS if _shows(VIEWS[view], point)}
    return min(off, key=lambda view: off[view]) if off else "back"


def _shows(view: View, point: Point) -> bool:
    (px, py), (x, y, width, height) = view.to_drawing(point), view.window
    return x + INSIDE <= px <= x + width - INSIDE and y + INSIDE <= py <= y + height - INSIDE


def _off_the_middle(view: View, point: Point) -> float:
    """How far up or down from a view's middle a point lies, as a part of its height."""
    _, y, _, height = view.window
    return abs(view.to_drawing(point)[1] - y - height / 2) / height


def asked(name: str, language: str = DEFAULT) -> str:
    """The question about a place."""
    said = lay_name(name, language=language)
    return str(messages(language)["pressing"]["ask"].format(place=said[0].upper() + said[1:]))


def presses(language: str = DEFAULT) -> dict[str, str]:
    """Every answer in words, the least pressure first."""
    words = messages(language)["pressing"]["choices"]
    return {choice: words[choice] for choice in CHOICES}


def reasons(limit: Limit, rules: Mapping[str, ZoneRule], language: str = DEFAULT) -> list[str]:
    """The answer explained, in sentences: why, what the hands may do there, and what lies close by."""
    words, listing = messages(language)["pressing"], messages(language)["list"]
    strictest = [name for name in limit.zones if _highest(rules[name]) == _highest(rules[limit.zones[0]])]
    said = [words["because"].format(why=rules[name].why) for name in strictest] or [words["free"]]
    if limit.zones:
        said.append(_may(limit, words, listing))
    if limit.near:
        said.append(words["near"].format(zones=_listed([lay_name(name, language=language) for name in limit.near], listing)))
    return [sentence[0].upper() + sentence[1:] for sentence in said]


def _may(limit: Limit, words: dict[str, Any], listing: dict[str, str]) -> str:
    """What the hands may do: kinds of touch by their most pressure, the hardest first."""
    if not limit.most:
        return str(words["barred"])
    parts = []
    for pressure in sorted(set(limit.most.values()), reverse=True):
        touches = [words["touches"][touch] for touch, most in limit.most.items() if most == pressure]
        parts.append(words["at-most"].format(touches=_listed(touches, listing, "or"), pressure=pressure))
    return str(words["may-flat" if limit.flat else "may"].format(what=words["then"].join(parts)))


def _listed(names: list[str], listing: dict[str, str], last: str = "and") -> str:
    return names[0] if len(names) == 1 else listing["comma"].join(names[:-1]) + listing[last] + names[-1]
