"""Zones and muscles on the body map: outlines, and hatching that says "no pressure" without colour."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.atlas.geometry import Point, Polygon

HATCH_EVERY = 1.3
"""Between two lines of the hatching, in cm."""


def both_sides(outline: Polygon) -> Iterator[Polygon]:
    """An outline of the right side and its mirror image; once where it lies over the midline."""
    yield outline
    if min(x for x, _ in outline.points) >= 0:
        yield Polygon(tuple((-x, y) for x, y in reversed(outline.points)))


def hatch(outline: Polygon, every: float = HATCH_EVERY) -> list[tuple[Point, Point]]:
    """The parts of slanting lines (45 degrees) that lie inside an outline, in cm."""
    # Along a slanting line x + y is the same everywhere, so each line is a number; its crossings with the outline come in pairs.
    corners = outline.points
    low, high = min(x + y for x, y in corners), max(x + y for x, y in corners)
    lines = []
    for index in range(math.ceil(low / every), math.floor(high / every) + 1):
        level = index * every
        crossings = sorted(_crossings(corners, level))
        lines += [((a, level - a), (b, level - b)) for a, b in zip(crossings[::2], crossings[1::2], strict=False)]
    return lines


def _crossings(corners: tuple[Point, ...], level: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        a, b = ax + ay - level, bx + by - level
        if (a > 0) != (b > 0):
            yield ax + (bx - ax) * a / (a - b)
