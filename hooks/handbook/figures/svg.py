"""Draw a plan: the base drawing by reference, so that the browser keeps it for all pages, and the marks of this figure alone.

The signs are in ``glyphs``. A hand that travels says how long its way takes (``data-s``), so that the page's script can move it at that
pace along the sign of its own track (``data-track``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from xml.sax.saxutils import quoteattr

from handbook.atlas.geometry import Cubic, Point, smooth
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.shapes import curves
from handbook.atlas.views import View
from handbook.figures.glyphs import glyph, heads
from handbook.figures.hatching import zone_paths
from handbook.figures.labels import DISC_RADIUS
from handbook.figures.paths import line, number, path, xy
from handbook.figures.people import RECEIVERS, People
from handbook.figures.plan import Laid, Plan
from handbook.figures.tempo import TRAVELLING
from handbook.figures.track import Track
from handbook.models.data import ZoneRule
from handbook.models.figure import Glide

HOMEWARD_HANDS_AT = 0.5
"""How far along the way home the hands are drawn, as a part of it: on the way, where the eye expects them."""

LIGHT = 1
"""A zone where no stroke may press harder is hatched; the others are dotted."""

NUMBER_BESIDE = 34.0
"""From the place where a mark begins to the middle of its number, in drawing units."""

HANDS_OF_ONE_GIVER = 2

HAND_LENGTH = 18.0
"""From the middle of what presses to beyond the fingertips and as far again, in cm."""


def draw(plan: Plan, text_alternative: str, drawings: str, people: People, rules: Mapping[str, ZoneRule]) -> str:
    """The figure as SVG. ``drawings``: the address of the folder of base drawings, from the page, with a slash at its end."""
    x, y, width, height = plan.view.window
    people = people.shown(plan.receiver)
    parts = chain(_layers(plan, drawings, people), _zones(plan, rules, people), _muscles(plan), _marks(plan, drawings), _labels(plan))
    size = f'viewBox="{x} {y} {width} {height}"'
    return f'<svg class="{people.classes}" {size} role="img" aria-label={quoteattr(text_alternative)}>{"".join(parts)}</svg>'


def _layers(plan: Plan, drawings: str, people: People) -> Iterator[str]:
    if plan.view.peopled:
        drawn = RECEIVERS[people.receiver]
        yield f'<use href="{drawings}{drawn}.svg#{drawn}"/>'
        return
    left, _, width, _ = plan.view.window
    mirrored = f' transform="matrix(-1 0 0 1 {2 * left + width} 0)"' if plan.view.mirrored else ""
    yield from (f'<use href="{drawings}{file}#{part}"{mirrored}/>' for file, part in plan.view.layers)


def _marks(plan: Plan, drawings: str) -> Iterator[str]:
    tracks = list(enumerate(plan.tracks))
    # A giver has two hands: where a figure has more marks, the others are drawn by their signs alone.
    hands = [_hand(number_, laid, track, plan.view, drawings) for number_, (laid, track) in tracks[:HANDS_OF_ONE_GIVER]]
    signs = [f'<g data-track="{number_}">{glyph(laid, track, plan.view)}</g>' for number_, (laid, track) in tracks]
    signs += [heads(laid, track, plan.view) for _, (laid, track) in tracks]
    # A hand hides the sign below it, so only a long way that leads out from under the fingers is drawn below.
    below = all(_leads_out(laid, track) for _, (laid, track) in tracks)
    yield from chain(signs, hands) if below else chain(hands, signs)
    yield from _numbers(plan)


def _leads_out(laid: Laid, track: Track) -> bool:
    if laid.kind != "glide" or _homeward(laid) or (track.twin and not track.side):
        return False
    (ax, ay), (bx, by) = track.stops[0].place, track.stops[-1].place
    turn = math.radians(track.turn)
    ahead = (bx - ax) * math.sin(turn) - (by - ay) * math.cos(turn)
    return ahead > HAND_LENGTH and track.lag == 0


def _homeward(laid: Laid) -> bool:
    return isinstance(laid.mark, Glide) and laid.mark.return_


def _hand(index: int, laid: Laid, track: Track, view: View, drawings: str) -> str:
    x, y = view.to_drawing(_hand_at(laid, track))
    part = track.use.drawing if track.use.single else f"{track.use.drawing}-{track.hand}"
    grown = f" scale({number(view.scale / 8)})" if view.scale != 8 else ""
    turn = track.turn + view.turn
    turned = f" rotate({turn})" if turn else ""
    moves = ""
    if laid.kind in TRAVELLING and laid.seconds:
        moves = f' data-hand="{index}" data-s="{laid.seconds:g}"' + (f' data-lag="{track.lag:g}"' if track.lag else "")
    place = f"translate({xy((x, y))}){turned}{grown}"
    lifted = ' class="cloth"' if view.shirt else ""  # what a kneading hand lifts is then shirt
    return f'<use{lifted} href="{drawings}hands-{track.use.drawing}.svg#{part}" transform="{place}"{moves}/>'


def _hand_at(laid: Laid, track: Track) -> tuple[float, float]:
    contacts = track.contacts
    part = HOMEWARD_HANDS_AT if _homeward(laid) else track.lag
    first_run = [contact for contact in contacts if contact.leg in track.runs[0].legs]
    return first_run[round(part * (len(first_run) - 1))].place


def _numbers(plan: Plan) -> Iterator[str]:
    left, _, width, _ = plan.view.window
    for laid in plan.marks:
        if laid.mark.number:
            x, y = plan.view.to_drawing(laid.tracks[0].stops[0].place)
            x += NUMBER_BESIDE if x < left + width - 2 * NUMBER_BESIDE else -NUMBER_BESIDE
            yield _disc((x, y), laid.mark.number)


def _disc(middle: tuple[float, float], shown: int) -> str:
    x, y = middle
    circle = f'<circle class="disc" cx="{number(x)}" cy="{number(y)}" r="{number(DISC_RADIUS)}"/>'
    return f'{circle}<text class="disc-t" x="{number(x)}" y="{number(y + 8)}" text-anchor="middle">{shown}</text>'


def _labels(plan: Plan) -> Iterator[str]:
    for label in plan.labels:
        yield f'<path class="lead" d="{line([label.disc, label.target])}"/>'
        yield f'<circle class="lead-end" cx="{number(label.target[0])}" cy="{number(label.target[1])}" r="4"/>'
        yield _disc(label.disc, label.number)


def _zones(plan: Plan, rules: Mapping[str, ZoneRule], people: People) -> Iterator[str]:
    for name in plan.zones:
        most = max(rules[name].allowed.values(), default=0) if name in rules else 0
        look = "hatch" if most <= LIGHT else "hatch hatch--light"
        for outline, filling in zone_paths(name, _drawn_body(plan, people), plan.view.origin, plan.view.scale, most > LIGHT):
            yield f'<path class="zone" d="{outline}"/><path class="{look}" d="{filling}"/>'


def _drawn_body(plan: Plan, people: People) -> str:
    """The base drawing on which zones are drawn, by its name."""
    return RECEIVERS[people.receiver] if plan.view.peopled else plan.view.layers[0][0].removesuffix(".svg")


def _muscles(plan: Plan) -> Iterator[str]:
    for name in plan.muscles:
        muscle = MUSCLES[name]
        for side in (1, -1):
            edges = (_drawn(curves(shape), side, plan.view) + "Z" for shape in muscle.shapes)
            fibres = (_drawn(smooth(fibre), side, plan.view) for part in muscle.parts for fibre in part.lines)
            yield f'<path class="muscle" d="{"".join(edges)}"/><path class="fibre" d="{"".join(fibres)}"/>'


def _drawn(way: Sequence[Cubic], side: int, view: View) -> str:
    def point(at: Point) -> Point:
        return view.to_drawing((side * at[0], at[1]))

    return path([(point(a), point(b), point(c), point(d)) for a, b, c, d in way])
