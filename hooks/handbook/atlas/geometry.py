"""Points, outlines and smooth paths in the plane. Pure arithmetic; all lengths in cm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Polygon:
    """A closed outline."""

    points: tuple[Point, ...]
    box: tuple[float, float, float, float] = field(init=False)

    def __post_init__(self) -> None:
        xs, ys = zip(*self.points, strict=True)
        object.__setattr__(self, "box", (min(xs), min(ys), max(xs), max(ys)))

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside (even-odd rule)."""
        x, y = point
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        ax, ay = self.points[-1]
        for bx, by in self.points:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            ax, ay = bx, by
        return inside


def smooth(points: Sequence[Point]) -> list[Cubic]:
    """A smooth curve through the points, as cubic Béziers (centripetal Catmull-Rom, so that it never loops back)."""
    ends = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    curves = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        a, b, c = (math.sqrt(math.dist(p, q)) for p, q in ((before, start), (start, end), (end, after)))
        curves.append((start, _handle(before, start, end, a, b), _handle(after, end, start, c, b), end))
    return curves


def _beyond(inner: Point, end: Point) -> Point:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1]


def _handle(outer: Point, at: Point, towards: Point, a: float, b: float) -> Point:
    # The centripetal tangent at a point, scaled to a Bézier handle; a and b are square roots of the chord lengths.
    scale = 3 * a * (a + b)

    def axis(i: int) -> float:
        return (a * a * towards[i] - b * b * outer[i] + (2 * a * a + 3 * a * b + b * b) * at[i]) / scale

    return axis(0), axis(1)


def sample(curves: Sequence[Cubic], every: float = 1.0) -> list[tuple[Point, int, float]]:
    """Points along the curves, about ``every`` cm: each with the curve that it lies on and the way gone so far in cm."""
    found: list[tuple[Point, int, float]] = [(curves[0][0], 0, 0.0)]
    gone = 0.0
    for index, curve in enumerate(curves):
        count = max(2, math.ceil(math.dist(curve[0], curve[3]) / every))
        for step in range(1, count + 1):
            point = at(curve, step / count)
            gone += math.dist(found[-1][0], point)
            found.append((point, index, gone))
    return found


def at(curve: Cubic, t: float) -> Point:
    """The point of a curve at ``t`` from 0 to 1."""
    s = 1 - t
    a, b, c, d = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy
