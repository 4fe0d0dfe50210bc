"""Draw a plan: the base drawing by reference, so that the browser keeps it for all pages, and the marks of this figure alone.

All colours are custom properties of the style sheet; marks carry classes. Harder pressure is a wider line, a way home a broken one, and
every mark has a pale halo, so that a figure reads in grey.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from handbook.atlas.geometry import Cubic, Point, at
from handbook.atlas.views import UNITS_PER_CM, to_drawing
from handbook.figures.plan import Plan

HOMEWARD_HANDS_AT = 0.5
"""How far along the way home the hands are drawn, as a part of it: on the way, where the eye expects them."""

_HEAD = 17.0
"""Half the width of an arrowhead, in drawing units."""


def draw(plan: Plan, text_alternative: str, drawings: str) -> str:
    """The figure as SVG. ``drawings``: the address of the folder of base drawings, from the page, with a slash at its end."""
    x, y, width, height = plan.view.window
    layers = "".join(f'<use href="{drawings}{file}#{part}"/>' for file, part in plan.view.layers)
    marks = "".join(_marks(plan, drawings)) if plan.kind else "".join(_labels(plan))
    return f'<svg viewBox="{x} {y} {width} {height}" role="img" aria-label={quoteattr(text_alternative)}>{layers}{marks}</svg>'


def _marks(plan: Plan, drawings: str) -> Iterator[str]:
    hands = "".join(_hands(plan, drawings))
    way = "".join(_way(plan))
    # On the way home the arms lie over the path, so it is drawn above them.
    yield hands + way if plan.homeward or plan.kind == "hold" else way + hands


def _hands(plan: Plan, drawings: str) -> Iterator[str]:
    assert plan.hand is not None
    contacts = list(plan.contacts)
    index = round(HOMEWARD_HANDS_AT * (len(contacts) - 1)) if plan.homeward else 0
    x, y = contacts[index].place
    for side, way in (("left", -1), ("right", 1)):
        px, py = to_drawing((way * x, y))
        yield f'<use href="{drawings}hands.svg#{plan.hand.drawing}-{side}" transform="translate({_n(px)} {_n(py)})"/>'


def _way(plan: Plan) -> Iterator[str]:
    assert plan.hand is not None
    if plan.kind == "hold":
        (contact,) = plan.contacts
        radius = _n(plan.hand.half_width * UNITS_PER_CM)
        for side in (-1, 1):
            x, y = to_drawing((side * contact.place[0], contact.place[1]))
            circle = f'cx="{_n(x)}" cy="{_n(y)}" r="{radius}"'
            yield f'<circle class="halo" {circle}/><circle class="hold" {circle}/>'
        return
    for side in (-1, 1):
        yield from _arrow(plan, side)


def _arrow(plan: Plan, side: int) -> Iterator[str]:
    legs = [_mirrored(curve, side) for curve in plan.way]
    paths = [(_path(group), pressure) for group, pressure in _by_pressure(legs, [_most(stop.pressure) for stop in plan.stops])]
    back = " mk--home" if plan.homeward else ""
    head = _arrowhead(legs[-1])
    yield from (f'<path class="halo" d="{d}"/>' for d, _ in paths)
    yield f'<path class="halo halo--head" d="{head}"/>'
    yield from (f'<path class="mk mk--{pressure}{back}" d="{d}"/>' for d, pressure in paths)
    yield f'<path class="mk-head" d="{head}"/>'


def _most(pressure: object) -> int:
    return getattr(pressure, "high", 1)


def _by_pressure(legs: list[Cubic], pressures: list[int]) -> Iterator[tuple[list[Cubic], int]]:
    start = 0
    for index in range(1, len(legs) + 1):
        if index == len(legs) or pressures[index] != pressures[start]:
            yield legs[start:index], pressures[start]
            start = index


def _mirrored(curve: Cubic, side: int) -> Cubic:
    a, b, c, d = (to_drawing((side * x, y)) for x, y in curve)
    return a, b, c, d


def _path(curves: Sequence[Cubic]) -> str:
    start = f"M{_xy(curves[0][0])}"
    return start + "".join(f"C{_xy(b)} {_xy(c)} {_xy(d)}" for _, b, c, d in curves)


def _arrowhead(curve: Cubic) -> str:
    tip, before = at(curve, 1.0), at(curve, 0.9)
    turn = math.atan2(tip[1] - before[1], tip[0] - before[0])

    def point(along: float, across: float) -> Point:
        return (
            tip[0] + along * math.cos(turn) - across * math.sin(turn),
            tip[1] + along * math.sin(turn) + across * math.cos(turn),
        )

    corners = (point(_HEAD * 1.2, 0), point(-_HEAD * 0.9, _HEAD), point(-_HEAD * 0.35, 0), point(-_HEAD * 0.9, -_HEAD))
    return "M" + "L".join(_xy(corner) for corner in corners) + "Z"


def _labels(plan: Plan) -> Iterator[str]:
    for number, name in enumerate(plan.labels, start=1):
        (x, y), (tx, ty) = plan.view.labels[name]
        yield f'<path class="lead" d="M{_xy((x, y))}L{_xy((tx, ty))}"/>'
        yield f'<circle class="disc" cx="{_n(x)}" cy="{_n(y)}" r="20"/>'
        yield f'<text class="disc-t" x="{_n(x)}" y="{_n(y + 8)}" text-anchor="middle">{number}</text>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _xy(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"
