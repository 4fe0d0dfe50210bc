"""Outlines and lines of the body's atlas as SVG elements, on the page of the plates."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

# The atlas belongs to the site's package, which need not be installed where the drawings are made.
sys.path.append(str(Path(__file__).parents[2] / "hooks"))

from handbook.atlas.geometry import Cubic, smooth  # noqa: E402
from handbook.atlas.shapes import Line, Outline, curves  # noqa: E402
from handbook.atlas.views import ORIGIN, UNITS_PER_CM  # noqa: E402

from art.engine import svg  # noqa: E402
from art.engine.curves import path  # noqa: E402
from art.engine.numerals import number  # noqa: E402

MIRROR = f"matrix(-1 0 0 1 {number(2 * ORIGIN[0])} 0)"
"""Turns the right side of the body into the left."""

_DEPTH = (0.5, 0.8)
"""How far the dark copy under a shape is moved, in drawing units: its outline grows heavier below and outwards, as by a light from above."""


def data(outline: Outline) -> str:
    """Path data of a closed outline."""
    return path([_on_page(curve) for curve in curves(outline)], closed=True)


def line_data(line: Line) -> str:
    """Path data of an open line."""
    return path([_on_page(curve) for curve in smooth(line)])


def both(*elements: str) -> str:
    """Elements of the right side, and the same on the left. The text is repeated, which costs next to nothing once it is packed."""
    content = "".join(elements)
    return content + svg.group(None, content, transform=MIRROR)


def solid(outlines: Sequence[Outline], fill: str, width: float, opacity: float | None = None) -> str:
    """Shapes with an outline that is heavier below; ``fill``: name of the palette; ``width`` of the outline in drawing units."""
    drawn = "".join(data(outline) for outline in outlines)
    depth = svg.group(None, svg.path(drawn, "line", "line", width), transform=f"translate({number(_DEPTH[0])} {number(_DEPTH[1])})")
    return depth + svg.path(drawn, fill, "line", width, fill_opacity=opacity)


def tubes(lines: Sequence[Line], fill: str, size: float, width: float) -> str:
    """Rounded bars of equal thickness along lines; ``size``: their thickness with the outline, in cm."""
    drawn = "".join(line_data(line) for line in lines)
    thick = size * UNITS_PER_CM
    depth = svg.group(None, svg.path(drawn, "none", "line", thick), transform=f"translate({number(_DEPTH[0])} {number(_DEPTH[1])})")
    return depth + svg.path(drawn, "none", "line", thick) + svg.path(drawn, "none", fill, thick - 2 * width)


def strokes(lines: Sequence[Line], ink: str, width: float, opacity: float) -> str:
    """Thin lines on a surface."""
    return svg.path("".join(line_data(line) for line in lines), "none", ink, width, opacity=opacity)


def _on_page(curve: Cubic) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(curve) * UNITS_PER_CM + np.array(ORIGIN)
