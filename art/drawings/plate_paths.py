"""Outlines and lines of the body's atlas as SVG elements, on the page of the plates."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# The atlas belongs to the site's package, which need not be installed where the drawings are made.
sys.path.append(str(Path(__file__).parents[2] / "hooks"))

from art.engine import svg
from art.engine.arrays import Floats
from art.engine.curves import fit_bezier, path
from art.engine.numerals import number
from art.engine.palette import colour
from handbook.atlas.geometry import Cubic, sample, smooth
from handbook.atlas.shapes import Half, Line, Outline, curves, half_curves
from handbook.atlas.views import ORIGIN, UNITS_PER_CM

MIRROR = f"matrix(-1 0 0 1 {number(2 * ORIGIN[0])} 0)"
"""Turns the right side of the body into the left."""

_EVERY = 0.08
"""Distance of the points to which curves are fitted, in cm."""

_ERROR = 0.3
"""Tolerance of the fit, in drawing units."""

_OVERLAP = 0.1
"""How far each half of a shape reaches over the midline, in cm, so that no skin shines through between them."""

_LOWER = "translate(.5 .8)"
"""How far the dark copy under a shape is moved, in drawing units."""


@dataclass(frozen=True)
class Pen:
    """How thin lines are drawn: ``ink``: a name of the palette; ``width`` in drawing units."""

    ink: str
    width: float
    opacity: float


def data(outline: Outline) -> str:
    """Path data of a closed outline."""
    if len(outline) == 1:
        return path(_fitted(curves(outline)), closed=True)
    return path([curve for line in outline for curve in _fitted(smooth(line))], closed=True)


def half_data(half: Half) -> str:
    """Path data of the right half of a shape on the midline, left open there: its outline has no line on the midline."""
    points = [point for point, _, _ in sample(half_curves(half), _EVERY)]
    across = [(-_OVERLAP, points[0][1]), *points, (-_OVERLAP, points[-1][1])]
    return path(fit_bezier(np.array(across) * UNITS_PER_CM + np.array(ORIGIN), _ERROR))


def line_data(line: Line) -> str:
    """Path data of an open line."""
    return path(_fitted(smooth(line)))


def both(*elements: str) -> str:
    """Elements of the right side, and the same on the left. The text is repeated, which costs next to nothing once it is packed."""
    content = "".join(elements)
    return content + svg.group(None, content, transform=MIRROR)


def painted(fill: str, ink: str, width: float, *elements: str) -> str:
    """Elements with one paint: names of the palette for ``fill`` and ``ink`` (or "none"), the ``width`` of the lines in drawing units."""
    paint, pen = (name if name == "none" else colour(name) for name in (fill, ink))
    attributes = f'fill="{paint}" stroke="{pen}" stroke-width="{number(width)}" stroke-linecap="round" stroke-linejoin="round"'
    return f"<g {attributes}>{''.join(elements)}</g>"


def plain(drawn: str) -> str:
    """A path with the paint of its group."""
    return f'<path d="{drawn}"/>'


def depth(drawn: str) -> str:
    """The same path, dark and a little lower: drawn under it, its outline grows heavier below and outwards, as by a light from above."""
    return f'<path fill="{colour("line")}" transform="{_LOWER}" d="{drawn}"/>'


def tubes(lines: Sequence[Line], fill: str, size: float, width: float) -> str:
    """Rounded bars along lines; ``size``: their thickness with the outline, in cm; ``width`` of the outline in drawing units."""
    drawn = "".join(line_data(line) for line in lines)
    thick = size * UNITS_PER_CM
    inner = f'<path stroke="{colour(fill)}" stroke-width="{number(thick - 2 * width)}" d="{drawn}"/>'
    return painted("none", "line", thick, f'<path transform="{_LOWER}" d="{drawn}"/>', plain(drawn), inner)


def strokes(lines: Sequence[Line], pen: Pen) -> str:
    """Thin lines on a surface."""
    return svg.path("".join(line_data(line) for line in lines), "none", pen.ink, pen.width, opacity=pen.opacity)


def _fitted(way: Sequence[Cubic]) -> list[Floats]:
    """A smooth way of the map as few curves on the page."""
    points = np.array([point for point, _, _ in sample(way, _EVERY)])
    return fit_bezier(points * UNITS_PER_CM + np.array(ORIGIN), _ERROR)
