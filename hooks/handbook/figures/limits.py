"""How hard hands may press at a named place, and how: worked out from the rules of every zone there, as the safety check works it out.

A place is as large as the smallest thing that presses, a thumb: what is barred under a thumb is barred under every hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from handbook.atlas.geometry import Point
from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.parts import targets
from handbook.atlas.views import VIEWS, View
from handbook.atlas.zones import OUTLINES, zones_under
from handbook.capitals import capital
from handbook.figures.messages import DEFAULT, messages
from handbook.figures.names import lay_name
from handbook.figures.safety import BARRED, most_of
from handbook.models.data import TOUCHES, Touch, ZoneRule
from handbook.models.figure import Figure
from handbook.models.measures import PRESSURE_CAP

Press = Literal["nothing", "rest", "light", "gentle", "lean"]
"""How hard one may press at a place, the least first."""

CHOICES: tuple[Press, ...] = get_args(Press)

MOST: dict[Press, int] = {"nothing": 0, "rest": 1, "light": 2, "gentle": 3, "lean": 4}
"""The most pressure of each, 0 to 10."""

LIFTING: frozenset[str] = frozenset({"knead", "wring"})
"""What lifts, and so presses nothing down: it may be firmer than a press at the same place."""

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
    most: Mapping[Touch, int]
    flat: bool

    @property
    def press(self) -> Press:
        """The answer in a word: the firmest that the hands may press, lifting left aside."""
        highest = max((most for touch, most in self.most.items() if touch not in LIFTING), default=0)
        return [choice for choice in CHOICES if MOST[choice] <= highest][-1]


def limit_at(middle: Point, rules: Mapping[str, ZoneRule]) -> Limit:
    """The limit at a point of the body map."""
    zones = sorted(zones_under(middle, THUMB, rules.keys()), key=lambda name: (_highest(rules[name]), name))
    here = min((_highest(rules[name]) for name in zones), default=PRESSURE_CAP)
    near = sorted(zones_under(middle, PALM, {name for name in rules.keys() - set(zones) if _highest(rules[name]) < here}))
    # What a flat hand may do: no other may do more.
    most: dict[Touch, int] = {
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


def numbered(view: str, places: Sequence[str]) -> Figure:
    """A picture of places: all are numbered in their order, and those that have an outline are hatched."""
    return Figure(view=view, zones=tuple(name for name in places if name in OUTLINES), labels=tuple(places))


def asked(name: str, language: str = DEFAULT) -> str:
    """The question about a place."""
    said = lay_name(name, language=language)
    return str(messages(language)["pressing"]["ask"].format(place=capital(said)))


def presses(language: str = DEFAULT) -> dict[str, str]:
    """Every answer in words, the least pressure first."""
    words = messages(language)["pressing"]["choices"]
    return {choice: words[choice] for choice in CHOICES}


def reasons(limit: Limit, rules: Mapping[str, ZoneRule], language: str = DEFAULT) -> list[str]:
    """The answer explained, in sentences: why, what the hands may do there, and what lies close by."""
    words, listing = messages(language)["pressing"], messages(language)["list"]
    strictest = [name for name in limit.zones if _highest(rules[name]) == _highest(rules[limit.zones[0]])]
    said = [words["because"].format(why=rules[name].why) for name in strictest]
    if limit.zones:
        said.append(_may(limit, words, listing))
    if limit.press == "lean":
        said.append(words["lean"])
    if limit.near:
        said.append(words["near"].format(zones=_listed([lay_name(name, language=language) for name in limit.near], listing)))
    return [capital(part) for part in said]


def in_words(rule: ZoneRule, language: str = DEFAULT) -> str:
    """What the rule of a zone lets hands do there, and how hard at most, in a short sentence."""
    words, listing = messages(language)["pressing"], messages(language)["list"]
    what = words["rule-then"].join(_by_pressure(rule.allowed, words["rule-at"], words, listing))
    return capital(words["rule-barred"] if not what else words["rule-flat" if rule.flat else "rule"].format(what=what))


def _may(limit: Limit, words: dict[str, Any], listing: dict[str, str]) -> str:
    """What the hands may do."""
    if not limit.most:
        return str(words["barred"])
    what = words["then"].join(_by_pressure(limit.most, words["at-most"], words, listing))
    return str(words["may-flat" if limit.flat else "may"].format(what=what))


def _by_pressure(most: Mapping[Touch, int], said: str, words: dict[str, Any], listing: dict[str, str]) -> list[str]:
    """Kinds of touch by their most pressure, the hardest first; ``said``: the words of those that have one in common."""
    alike = {pressure: [words["touches"][touch] for touch in most if most[touch] == pressure] for pressure in most.values()}
    return [said.format(touches=_listed(alike[pressure], listing, "or"), pressure=pressure) for pressure in sorted(alike, reverse=True)]


def _listed(names: list[str], listing: dict[str, str], last: str = "and") -> str:
    return names[0] if len(names) == 1 else listing["comma"].join(names[:-1]) + listing[last] + names[-1]
