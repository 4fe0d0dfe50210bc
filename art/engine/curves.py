"""Lines on the page, (n, 2) in drawing units: smooth them, sample them, widen them, write them as path data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.interpolate import CubicSpline
from skimage import measure

from art.engine.arrays import Floats, Mask, along
from art.engine.bezier import fit_bezier
from art.engine.numerals import joined, number, numbers, rounded

__all__ = [
    "along", "area", "closed_path", "fit_bezier", "level_lines", "line_path", "mask_path", "number",
    "numbers", "path", "resample", "smooth_closed", "smooth_open", "spline", "stroke", "taper",
]  # fmt: skip

_find_contours: Callable[[Floats, float], list[Floats]] = measure.find_contours

_CENTRIPETAL = 0.75
"""Power of the distances that space the knots of a spline: between uniform and chordal, so that it neither loops nor cuts corners."""

_THINNEST = 0.35
"""Width of a tapered line at its tip: never nothing, which would leave a jagged tip."""

_CONTOUR_STEP = 0.8
"""Distance in drawing units at which the border of a mask is sampled."""


def spline(points: npt.ArrayLike, count: int = 60, closed: bool = False) -> Floats:
    """A smooth line of ``count`` points through the given ones; closed, it comes back to its start (and repeats it)."""
    knots = np.asarray(points, dtype=float)
    if closed:
        knots = np.concatenate([knots, knots[:1]])
    steps = np.sqrt((np.diff(knots, axis=0) ** 2).sum(axis=1)) ** _CENTRIPETAL
    at = np.concatenate([[0.0], np.cumsum(steps)])
    through = CubicSpline(at, knots, axis=0, bc_type="periodic" if closed else "not-a-knot")
    return np.asarray(through(np.linspace(0, at[-1], count)))


def smooth_closed(points: Floats, sigma: float) -> Floats:
    """A closed line (its start not repeated) with its wobbles taken out; ``sigma`` in points."""
    return np.asarray(ndimage.gaussian_filter1d(points, sigma, axis=0, mode="wrap")) if sigma > 0 else points


def smooth_open(points: Floats, sigma: float) -> Floats:
    """An open line with its wobbles taken out; its ends stay where they are; ``sigma`` in points."""
    count = min(len(points) - 1, int(4 * sigma) + 1)
    if count < 2 or sigma <= 0:
        return points
    before = 2 * points[0] - points[1 : count + 1][::-1]
    after = 2 * points[-1] - points[-count - 1 : -1][::-1]
    return np.asarray(ndimage.gaussian_filter1d(np.concatenate([before, points, after]), sigma, axis=0)[count:-count])


def resample(points: Floats, step: float) -> Floats:
    """The same line, sampled evenly, about ``step`` apart; (n, 2) or (n, 3)."""
    at = along(points)
    even = np.linspace(0, at[-1], max(3, round(at[-1] / step) + 1))
    return np.stack([np.interp(even, at, points[:, axis]) for axis in range(points.shape[1])], 1)


def path(curves: Sequence[Floats], closed: bool = False) -> str:
    """Path data of curves end to end. Rounding errors do not add up."""
    if not curves:
        return ""
    start = rounded(curves[0][0])
    data, _ = _relative(curves, start)
    return f"M{numbers(start)}{data}" + ("z" if closed else "")


def line_path(points: npt.ArrayLike, closed: bool = False) -> str:
    """Path data of straight lines from point to point."""
    corners = rounded(points)
    return f"M{numbers(corners[0])}l{numbers(np.diff(corners, axis=0))}" + ("z" if closed else "")


def closed_path(points: Floats, error: float, sigma: float = 0) -> str:
    """Path data of a closed line, its start repeated or not, fitted within ``error``."""
    ring = points[:-1] if np.allclose(points[0], points[-1]) else points
    ring = smooth_closed(ring, sigma)
    return path(fit_bezier(np.concatenate([ring, ring[:1]]), error), closed=True)


def stroke(points: Floats, widths: Floats, error: float = 0.25) -> str:
    """Path data of the outline of a line whose width changes: ``widths`` (n,), full widths in drawing units."""
    tangents = np.gradient(points, axis=0)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], 1)
    normals /= np.maximum(np.sqrt((normals**2).sum(axis=1, keepdims=True)), 1e-9)
    half = normals * widths[:, None] / 2
    there, back = fit_bezier(points + half, error), fit_bezier((points - half)[::-1], error)
    if not there or not back:
        return ""
    start, turn = rounded(there[0][0]), rounded(back[0][0])
    way_there, end = _relative(there, start)
    way_back, _ = _relative(back, turn)
    return f"M{numbers(start)}{way_there}l{numbers(turn - end)}{way_back}z"


def taper(at: Floats, width: Floats | float, ends: tuple[bool, bool] = (True, True), length: float = 28) -> Floats:
    """Widths (n,) of a line that thins out over ``length`` at the ends that are told to; ``at``: the way to each point (see ``along``)."""
    length = min(length, at[-1] * 0.45)
    factor = np.ones_like(at)
    for thins, way in zip(ends, (at, at[-1] - at), strict=True):
        if thins and length > 0:
            factor = factor * np.clip(way / length, 0, 1) ** 0.7
    return np.maximum(width * factor, _THINNEST)


def mask_path(
    mask: Mask | Floats,
    supersampling: int,
    softness: float,
    smallest: float,
    error: float,
    level: float = 0.5,
    origin: tuple[float, float] = (0, 0),
) -> str:
    """Path data of the border of a mask, in drawing units.

    ``softness``: how far corners are rounded; ``smallest``: areas and holes below it are dropped (square units); ``error``: of the fit;
    ``level``: where the border runs in a mask that is not just yes and no; ``origin``: place of the mask's corner on the page.
    """
    field, left, top = _cropped(np.asarray(mask, dtype=float), round(4 * softness * supersampling) + 2)
    if softness > 0:
        field = ndimage.gaussian_filter(field, softness * supersampling)
    data = ""
    for contour in level_lines(np.pad(field, 1), level):
        points = (contour - 0.5 + [left, top]) / supersampling + np.asarray(origin, dtype=float)
        if len(points) >= 8 and abs(area(points)) >= smallest:
            data += closed_path(resample(points, _CONTOUR_STEP), error)
    return data


def level_lines(field: Floats, level: float) -> list[Floats]:
    """The lines, x and y in samples, along which a picture has a value; closed lines repeat their start."""
    return [line[:, ::-1] for line in _find_contours(field, level)]


def area(points: Floats) -> float:
    """The area inside a closed line, with a sign that tells its sense."""
    x, y = points[:, 0], points[:, 1]
    return 0.5 * float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())


def _relative(curves: Sequence[Floats], start: Floats) -> tuple[str, Floats]:
    """The curves as one relative command from ``start``, and where they end after rounding."""
    here, data = start, "c"
    for curve in curves:
        data = joined(data, numbers(rounded(curve[1:]) - here))
        here = rounded(curve[3])
    return data, here


def _cropped(field: Floats, margin: int) -> tuple[Floats, int, int]:
    """The part of a picture that is not empty, with a margin of nothing where it does not touch the edge: saves most of the time."""
    boxes = ndimage.find_objects((field > 0).astype(np.int8))
    if not boxes:
        return field[:1, :1], 0, 0
    rows, columns = boxes[0]
    top, left = max(0, rows.start - margin), max(0, columns.start - margin)
    return field[top : rows.stop + margin, left : columns.stop + margin], left, top
