"""Pen strokes: lines of the page as outlines whose width tells how far the surface behind lies back."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from art.engine.arrays import Floats, along
from art.engine.curves import resample, smooth_closed, smooth_open, spline, stroke, taper
from art.engine.lines import Contour

_ERROR = 0.5
"""Tolerance of the fit of contours, in drawing units: about what a steady hand does."""

_PEN_ERROR = 0.4
"""Tolerance of the fit of single strokes."""

_GAPS = (0.0, 0.008, 0.04, 0.15)
"""Metres of depth behind a line at which its width is set; between them it changes evenly."""

_SHORT = 36
"""Drawing units: shorter lines are lighter, or small things (eyes, far fingers) would turn to blots."""

_HAIRLINE = 0.7
"""No line is lighter than this for being short."""

_TUCK = 0.4
"""How much thinner a line is where it ends below another one, so that its end does not stick out."""

_TUCK_LENGTH = 5
"""Drawing units over which it gets thinner there."""


def ink(
    contour: Contour, widest: float = 2.6, thinnest: float = 0.9, smoothing: float = 2.5, taper_length: float = 22, scale: float = 1
) -> str:
    """Path data of a contour: heavy where much depth lies behind it, light where a form just turns. Widths in drawing units."""
    points, gap = contour.points, contour.gap
    if contour.closed:
        points = smooth_closed(points, smoothing)
        points, gap = np.concatenate([points, points[:1]]), np.concatenate([gap, gap[:1]])
    else:
        points = smooth_open(points, smoothing)
    widths = np.interp(gap, _GAPS, [thinnest, thinnest * 1.25, (thinnest + widest) * 0.55, widest]) * scale
    widths = np.maximum(widths * min(1.0, contour.length / _SHORT) ** 0.5, min(thinnest, _HAIRLINE) * scale)
    ends = (False, False) if contour.closed else contour.tapered
    at = along(points)
    for tapered, way in zip(ends, (at, at[-1] - at), strict=True):
        if not tapered and not contour.closed:
            widths = widths * (1 - _TUCK * np.clip(1 - way / _TUCK_LENGTH, 0, 1))
    return stroke(points, taper(at, widths, ends, taper_length), _ERROR)


def pen(
    points: npt.ArrayLike,
    width: float,
    ends: tuple[bool, bool] = (True, True),
    taper_length: float = 40,
    raw: bool = False,
    count: int = 60,
) -> str:
    """Path data of one stroke through a few points of the page (a spline), or, ``raw``, along a line as it is; it thins out at its ends."""
    line: Floats = np.asarray(points, dtype=float) if raw else spline(points, count)
    line = resample(line, 1.5)
    return stroke(line, taper(along(line), width, ends, taper_length), _PEN_ERROR)
