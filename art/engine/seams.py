"""Where one part sinks into another (a hand into a back, a head into a cushion): no surface turns away there, yet a line is due."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Ints, along
from art.engine.curves import level_lines, resample, smooth_open
from art.engine.lines import Contour, bridged, runs
from art.engine.raster import Frame

_STEP = 0.8
"""Distance of the points of a seam, in drawing units."""

_ASIDE = (1.0, 2.0)
"""Drawing units to each side of the border of a part at which depth is read, to tell what it is at the border itself."""

_TOUCH = 0.005
"""Metres: a smaller step of depth from part to part is a touch, a larger one an outline."""


def seams(frame: Frame, shortest: float = 4, smoothing: float = 3) -> list[Contour]:
    """The visible lines where parts meet without a step; each belongs to the part that comes later in the frame."""
    found: list[Contour] = []
    for number, part in enumerate(frame.parts):
        mask = frame.part == number
        boxes = ndimage.find_objects(mask.astype(np.int8))
        if not boxes:
            continue
        rows, columns = boxes[0]
        top, left = max(0, rows.start - 2), max(0, columns.start - 2)
        crop = mask[top : rows.stop + 2, left : columns.stop + 2].astype(float)
        for border in level_lines(crop, 0.5):
            line = resample((border + 0.5 + [left, top]) / frame.supersampling, _STEP)
            found += _touching(frame, number, part.name, line, shortest, smoothing)
    return found


def _touching(frame: Frame, number: int, name: str, line: Floats, shortest: float, smoothing: float) -> list[Contour]:
    """The runs of a part's border along which it touches an earlier part."""
    if len(line) < 8:
        return []
    tangents = np.gradient(ndimage.gaussian_filter1d(line, 2, axis=0, mode="nearest"), axis=0)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], 1)
    normals /= np.maximum(np.sqrt((normals**2).sum(axis=1, keepdims=True)), 1e-9)
    depths, parts = zip(*(_look(frame, line, side * normals) for side in (1, -1)), strict=True)
    first_inside = parts[0] == number
    other = np.where(first_inside, parts[1], parts[0])
    one_is_inside = first_inside != (parts[1] == number)
    touch = one_is_inside & (other >= 0) & (other < number) & (np.abs(depths[0] - depths[1]) < _TOUCH)
    closed = bool(np.allclose(line[0], line[-1]))
    found = []
    for run, _ in runs(bridged(touch), closed):
        points = smooth_open(line[run], smoothing)
        length = float(along(points)[-1])
        if length >= shortest:
            depth = frame.depth_at(line[run])
            found.append(Contour(points, np.zeros(len(run)), depth, name, 0, False, length, (False, False)))
    return found


def _look(frame: Frame, points: Floats, aside: Floats) -> tuple[Floats, Ints]:
    """Depth at points of a border as its one side tells it, and the part that is seen there."""
    near, far = (points + distance * aside for distance in _ASIDE)
    rows, columns = frame.shape
    x = np.clip((near[:, 0] * frame.supersampling).astype(int), 0, columns - 1)
    y = np.clip((near[:, 1] * frame.supersampling).astype(int), 0, rows - 1)
    return 2 * frame.depth_at(near) - frame.depth_at(far), frame.part[y, x]
