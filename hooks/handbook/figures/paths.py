"""Path data for SVG, in drawing units with one decimal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from handbook.atlas.geometry import Cubic, Point, at

HEAD = 17.0
"""Half the width of an arrowhead, in drawing units."""


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def xy(point: Point) -> str:
    """A pair of coordinates."""
    return f"{number(point[0])} {number(point[1])}"


def path(curves: Sequence[Cubic]) -> str:
    """Curves that follow one another."""
    return f"M{xy(curves[0][0])}" + "".join(f"C{xy(b)} {xy(c)} {xy(d)}" for _, b, c, d in curves)


def line(points: Sequence[Point], closed: bool = False) -> str:
    """Straight lines from point to point."""
    return "M" + "L".join(xy(point) for point in points) + ("Z" if closed else "")


REACH = 11.0
"""How far an arrow's tip lies beyond the end of its way, at most: just so far that the round end of the line is hidden."""


def arrowhead(curve: Cubic, size: float = HEAD) -> str:
    """An arrowhead at the end of a curve; ``size``: half its width."""
    tip, before = at(curve, 1.0), at(curve, 0.9)
    turn = math.atan2(tip[1] - before[1], tip[0] - before[0])

    def point(along: float, across: float) -> Point:
        return (
            tip[0] + along * math.cos(turn) - across * math.sin(turn),
            tip[1] + along * math.sin(turn) + across * math.cos(turn),
        )

    reach = min(size * 1.2, REACH)
    return line(
        [point(reach, 0), point(reach - size * 2.1, size), point(reach - size * 1.55, 0), point(reach - size * 2.1, -size)], closed=True
    )
