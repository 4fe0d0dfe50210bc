"""Outlines drawn along the border of what is seen: one unbroken line, heavier on the side away from the light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure

from art.engine.arrays import Floats, Mask
from art.engine.curves import area, closed_path, resample, smooth_closed, stroke

_STEP = 0.9
"""Distance of the points of an outline, in drawing units."""

_BEYOND = 8
"""Drawing units by which a mask that touches the page's edge goes on beyond it: no line is drawn along the edge."""

_STRAIGHT = 12
"""Points to each side that tell how straight a line runs."""

_AWAY = np.array([0.72, 0.69])
"""The way from the light on the page (x right, y down): outlines that face it are the heavy ones."""

_ERROR = 0.6
"""Tolerance of the fit of outlines, in drawing units."""


@dataclass(frozen=True)
class Pen:
    """Width of an outline in drawing units: on the lit side and on the side away from the light."""

    lit: float = 1.9
    shaded: float = 3.0


def rings(mask: Mask, samples: int, softness: float = 0.7, smallest: float = 14.0, smoothing: float = 1.2) -> list[Floats]:
    """The borders of a mask, areas and holes, as closed lines (n, 2) in drawing units, starts not repeated.

    ``samples``: supersampling of the mask; ``softness``: how far corners are rounded; ``smallest``: areas below it are dropped;
    ``smoothing``: of the line itself, in points (0.9 units apart).
    """
    beyond = _BEYOND * samples
    field = ndimage.gaussian_filter(np.pad(mask.astype(float), beyond, mode="edge"), softness * samples)
    found = []
    for contour in measure.find_contours(np.pad(field, 1), 0.5):
        points = (contour[:, ::-1] - 0.5 - beyond) / samples
        if len(points) < 8 or not np.allclose(points[0], points[-1]) or abs(area(points)) < smallest:
            continue
        found.append(_started_flat(smooth_closed(resample(points, _STEP)[:-1], smoothing)))
    return found


def _started_flat(line: Floats) -> Floats:
    """A ring that starts where it runs straightest: the seam of start and end does not show there."""
    reach = min(_STRAIGHT, len(line) // 4)
    bend = np.roll(line, reach, axis=0) + np.roll(line, -reach, axis=0) - 2 * line
    return np.roll(line, -int(np.round((bend**2).sum(axis=1), 6).argmin()), axis=0)


def sampled(mask: Mask, points: Floats, samples: int) -> Mask:
    """What a mask says at points (n, 2 or more) in drawing units; beyond the page what its edge says."""
    rows, columns = mask.shape
    x = np.clip((points[:, 0] * samples).astype(int), 0, columns - 1)
    y = np.clip((points[:, 1] * samples).astype(int), 0, rows - 1)
    return np.asarray(mask[y, x])


def filled(lines: list[Floats]) -> str:
    """Path data of the areas inside the rings."""
    return "".join(closed_path(line, _ERROR) for line in lines)


def outlined(lines: list[Floats], pen: Pen, thin: Mask | None = None, samples: int = 1, thinnest: float = 1.0) -> str:
    """Path data of the rings as strokes. ``thin``: samples of the page where the line is only ``thinnest`` wide."""
    data = ""
    for line in lines:
        ring = np.concatenate([line, line[:1]])
        ahead = np.roll(line, -2, axis=0) - np.roll(line, 2, axis=0)
        outward = np.column_stack([ahead[:, 1], -ahead[:, 0]]) * np.sign(area(ring))
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9)
        share = 0.5 + 0.5 * outward @ _AWAY
        widths = pen.lit + (pen.shaded - pen.lit) * share
        if thin is not None:
            widths = np.where(sampled(thin, line, samples), thinnest, widths)
        widths = ndimage.gaussian_filter1d(widths, 6, mode="wrap")
        data += stroke(ring, np.concatenate([widths, widths[:1]]), _ERROR)
    return data
