"""Zones on a drawing: hatching that says "no pressure" without colour, and dots that say "light hands only".

All in drawing units. Lines and dots stand on whole numbers: the marks of a figure are to be few bytes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from handbook.atlas.geometry import Cubic, Point, Polygon, sample
from handbook.atlas.shapes import curves
from handbook.atlas.zone_shapes import shape

Spot = tuple[int, int]
Stroke = tuple[Spot, Spot]

EVERY = 12
"""Between two lines of the hatching, and between two rows of dots, along x or y."""

APART = 16
"""From dot to dot along a row, as the difference of x - y; the style sheet's dashes are as long, by the root of two."""

CLEAR = 4.6
"""From the middle of a dot to the zone's outline, at least."""

_BEYOND = 1
"""How far the line of a row of dots goes on beyond the last, which would be lost to rounding."""

_CORNERS_EVERY = 4.0
"""How finely outlines are followed."""

_ROOT = math.sqrt(2)


@cache
def zone_paths(zone: str, drawing: str, origin: Point, scale: float, dotted: bool) -> tuple[tuple[str, str], ...]:
    """Path data of a zone's outline and of what fills it: for each side of a base drawing, or once where it lies over the midline.

    ``origin`` and ``scale``: where the body map lies on the drawing, see ``View``; ``dotted``: filled with dots, not with lines.
    """
    made = curves(shape(zone, drawing))
    over_midline = min(x for curve in made for x, _ in curve) < 0
    found = []
    for side in (1,) if over_midline else (1, -1):
        ring = [_placed(curve, side, origin, scale) for curve in made]
        corners = Polygon(tuple(point for point, _, _ in sample(ring, _CORNERS_EVERY)[:-1]))
        found.append((_outlined(ring), _stroked(dots(corners), _BEYOND) if dotted else _stroked(hatch(corners))))
    return tuple(found)


def _placed(curve: Cubic, side: int, origin: Point, scale: float) -> Cubic:
    a, b, c, d = ((origin[0] + scale * side * x, origin[1] + scale * y) for x, y in curve)
    return a, b, c, d


# ---- lines and dots. Along a slanting line (45 degrees) x + y is the same everywhere, its level; places on it are told by x - y.


def hatch(outline: Polygon) -> list[Stroke]:
    """The parts of slanting lines that lie inside an outline, to a unit."""
    found = []
    for index, spans in _inside(outline).items():
        level = EVERY * index
        for start, end in spans:
            first, last = 2 * math.ceil((start - level) / 2) + level, 2 * math.floor((end - level) / 2) + level
            if first < last:
                found.append((_spot(level, first), _spot(level, last)))
    return found


def dots(outline: Polygon) -> list[Stroke]:
    """Rows of dots on slanting lines, those of each row between those of the next: the first and the last dot of each run."""
    found = []
    aside = CLEAR * _ROOT
    # Clear of the outline on the row itself and to each side of it.
    rows, *others = (_inside(outline, off) for off in (0.0, -aside, -aside / 2, aside / 2, aside))
    for index, row in rows.items():
        level = EVERY * index
        beside = [other.get(index, []) for other in others]
        shift = APART // 2 * (index % 2)
        for low, high in row:
            run: list[int] = []
            for number in range(math.ceil((low + aside - shift) / APART), math.floor((high - aside - shift) / APART) + 1):
                along = shift + number * APART
                if all(any(start <= along <= end for start, end in spans) for spans in beside):
                    run.append(along)
                elif run:
                    found.append((_spot(level, run[0]), _spot(level, run[-1])))
                    run = []
            if run:
                found.append((_spot(level, run[0]), _spot(level, run[-1])))
    return found


def _inside(outline: Polygon, off: float = 0.0) -> dict[int, list[tuple[float, float]]]:
    """The parts of slanting lines inside the outline, by the lines' numbers. A line's level is ``EVERY`` times its number, plus ``off``."""
    crossings: dict[int, list[float]] = defaultdict(list)
    levels = ((x, x + y - off) for x, y in outline.points)
    # Each corner with the number of the line that it lies before: most edges are short, and cross none.
    corners = [(x, level, math.ceil(level / EVERY)) for x, level in levels]
    for (ax, a, before), (bx, b, after) in zip(corners, (*corners[1:], corners[0]), strict=True):
        for index in range(min(before, after), max(before, after)):
            level = EVERY * index
            crossings[index].append(2 * (ax + (bx - ax) * (a - level) / (a - b)) - level - off)
    return {index: _pairs(sorted(found)) for index, found in sorted(crossings.items())}


def _pairs(crossings: list[float]) -> list[tuple[float, float]]:
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _spot(level: int, along: int) -> Spot:
    return (level + along) // 2, (level - along) // 2


# ---- path data: whole numbers, each from where the one before ended


def _outlined(ring: Sequence[Cubic]) -> str:
    here = _whole(ring[0][0])
    data = f"M{here[0]} {here[1]}"
    for _, *rest in ring:
        steps = [(x - here[0], y - here[1]) for x, y in map(_whole, rest)]
        data += "c" + " ".join(f"{x} {y}" for x, y in steps)
        here = _whole(rest[-1])
    return data + "z"


def _stroked(strokes: Sequence[Stroke], beyond: int = 0) -> str:
    """``beyond``: units by which each is longer than to its end."""
    data, here = "", (0, 0)
    for (x, y), (to_x, to_y) in strokes:
        length = to_x - x + beyond
        data += f"{'m' if data else 'M'}{x - here[0]} {y - here[1]}l{length}-{length}"
        here = to_x + beyond, to_y - beyond
    return data


def _whole(point: Point) -> Spot:
    return round(point[0]), round(point[1])
