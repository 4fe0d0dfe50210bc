"""The lines that close outlines.

Where a part sinks into another (a hand into a back, a head into a cushion) no surface turns away, and where things touch, contours come and
go; yet a line is due all around.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from art.engine.arrays import Floats, Ints, Mask, along
from art.engine.curves import level_lines, resample, smooth_open
from art.engine.lines import Contour, bridged, runs
from art.engine.raster import Frame

_STEP = 0.8
"""Distance of the points of a seam, in drawing units."""

_ASIDE = 1.2
"""Drawing units to each side of the border of a part at which it is asked what is there."""

_DRAWN = 2.2
"""Drawing units: a border this near to a line that is drawn needs no seam."""

_TOUCH = 0.006
"""Metres: a larger step of depth has a line anyhow."""

_ROOT = 0.008
"""Metres: where hair lies no farther off the skin than this, it grows out of it."""


def seams(
    frame: Frame,
    drawn: Sequence[Contour] | None = None,
    grown: Collection[str] = (),
    shortest: float = 4,
    smoothing: float = 3,
) -> list[Contour]:
    """The borders of parts that have no line yet; each belongs to the part in front, or to the later one of two that touch.

    ``drawn``: the lines that there are; without, a line is taken to be wherever the depth steps. ``grown``: parts that grow out of others
    (hair) and need no line there. ``shortest``: drawing units; ``smoothing``: in points.
    """
    tree = cKDTree(np.concatenate([line.points for line in drawn])) if drawn else None
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
            if len(line) < 8:
                continue
            due = _in_front(frame, number, line, grown, np.inf if drawn is not None else _TOUCH)
            if tree is not None:
                due &= tree.query(line)[0] > _DRAWN
            for run, _ in runs(bridged(due), closed=bool(np.allclose(line[0], line[-1]))):
                smooth = smooth_open(line[run], smoothing)
                length = float(along(smooth)[-1])
                if length >= shortest:
                    depth = frame.depth_at(line[run])
                    found.append(Contour(smooth, np.zeros(len(run)), depth, part.name, 0, False, length, (False, False)))
    return found


def _in_front(frame: Frame, number: int, line: Floats, grown: Collection[str], most: float) -> Mask:
    """Where along its border a part lies in front of what is beyond, by ``most`` metres at most."""
    tangents = np.gradient(ndimage.gaussian_filter1d(line, 2, axis=0, mode="nearest"), axis=0)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], 1)
    normals /= np.maximum(np.sqrt((normals**2).sum(axis=1, keepdims=True)), 1e-9)
    sides = [_ASIDE * normals, -_ASIDE * normals]
    parts, depths = ([look(line + side) for side in sides] for look in (lambda at: _part_at(frame, at), frame.depth_at))
    first_is_inside = parts[0] == number
    clear = first_is_inside != (parts[1] == number)
    other = np.where(first_is_inside, parts[1], parts[0])
    step = np.where(first_is_inside, depths[0] - depths[1], depths[1] - depths[0])
    in_front = clear & np.where(other < number, step >= 0, step > 0) & frame.on_page(line + sides[0]) & frame.on_page(line + sides[1])
    roots = np.array([part.name in grown for part in frame.parts])
    rooted = (roots[number] | ((other >= 0) & roots[other])) & (np.abs(step) < _ROOT)
    return np.asarray(in_front & ~rooted & (step < most))


def _part_at(frame: Frame, points: Floats) -> Ints:
    """The part that is seen at points of the page, -1 for none."""
    rows, columns = frame.shape
    x = np.clip((points[:, 0] * frame.supersampling).astype(int), 0, columns - 1)
    y = np.clip((points[:, 1] * frame.supersampling).astype(int), 0, rows - 1)
    return np.asarray(frame.part[y, x])
