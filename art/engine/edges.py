"""Borders of label and of mesh: hems of cloth, rims of boxes. No surface turns away there, so contours do not find them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Ints, Mask, along
from art.engine.chains import chains
from art.engine.curves import resample, smooth_open
from art.engine.lines import STEP, Contour, bridged, even, runs
from art.engine.raster import Frame

_BESIDE = 1.0
"""A line is seen when any surface this near to it, in drawing units, lies behind it: borders lie right on their surface."""

_SMOOTHED = 0.002
"""Metres by which smoothed borders of labels can lie below their surface."""

_TRIM = 1
"""Points that are left away where something covers a border."""

_STRAIGHT = -0.75
"""Cosine between the two ways on from a point of a border above which it is a corner: a turn of about 40 degrees."""


def edges(
    frame: Frame, part: str, labels: bool = True, borders: bool = True, bias: float = 0.002, shortest: float = 8, smoothing: float = 1.5
) -> list[Contour]:
    """The visible borders between labels of a part, and its open borders: hems, the rims of boxes; gap is 0, ends are not tapered.

    ``smoothing``: how far label borders, which follow the mesh's zigzag, are smoothed (in points of the mesh).
    """
    mesh = frame.parts[frame.index(part)].mesh
    welded, segments, kind = _borders(mesh.vertices, mesh.quads, mesh.labels)
    found: list[Contour] = []
    for wanted, is_label in ((labels, True), (borders, False)):
        chosen = segments[kind == is_label]
        if not wanted or not len(chosen):
            continue
        for chain, closed in chains(chosen, None if is_label else _corners(welded, chosen)):
            line = welded[chain]
            if is_label:
                line = _smooth_ring(line, smoothing) if closed else smooth_open(line, smoothing if len(line) > 10 else 0)
            found += _visible_edge(frame, line, part, bias + (_SMOOTHED if is_label else 0), shortest)
    return found


def _borders(vertices: Floats, quads: Ints, labels: Ints) -> tuple[Floats, Ints, Mask]:
    """Points, segments, and for each whether it parts two labels (else it is an open border). Points at one place count as one."""
    _, first, place = np.unique(np.round(vertices, 7), axis=0, return_index=True, return_inverse=True)
    sides = np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2)
    faces = np.repeat(np.arange(len(quads)), 4)
    real = sides[:, 0] != sides[:, 1]
    sides, faces = np.sort(sides[real], 1), faces[real]
    unique, inverse, counts = np.unique(sides, axis=0, return_inverse=True, return_counts=True)
    low = np.full(len(unique), np.iinfo(np.int64).max)
    high = np.full(len(unique), np.iinfo(np.int64).min)
    np.minimum.at(low, inverse.ravel(), labels[faces])
    np.maximum.at(high, inverse.ravel(), labels[faces])
    open_border, between = counts == 1, (counts == 2) & (low != high)
    chosen = open_border | between
    segments = np.sort(place.ravel()[unique[chosen]], 1)
    segments, rows = np.unique(segments, axis=0, return_index=True)
    kept = segments[:, 0] != segments[:, 1]
    return vertices[first], segments[kept], between[chosen][rows][kept]


def _corners(points: Floats, segments: Ints) -> Mask:
    """Where a border turns sharply or branches: lines end there, so that corners stay corners."""
    corner = np.zeros(len(points), dtype=bool)
    order = np.argsort(segments.ravel(), kind="stable")
    ends, others = segments.ravel()[order], segments[:, ::-1].ravel()[order]
    names, starts, counts = np.unique(ends, return_index=True, return_counts=True)
    corner[names[counts > 2]] = True
    pairs = starts[counts == 2]
    here = points[ends[pairs]]
    one, two = points[others[pairs]] - here, points[others[pairs + 1]] - here
    cosine = (one * two).sum(1) / np.maximum(np.sqrt((one**2).sum(1) * (two**2).sum(1)), 1e-12)
    corner[ends[pairs]] |= cosine > _STRAIGHT
    return corner


def _smooth_ring(line: Floats, sigma: float) -> Floats:
    ring = ndimage.gaussian_filter1d(line[:-1], sigma, axis=0, mode="wrap") if sigma > 0 else line[:-1]
    return np.concatenate([ring, ring[:1]])


def _visible_edge(frame: Frame, line: Floats, part: str, bias: float, shortest: float) -> list[Contour]:
    fine = resample(line, max(along(line)[-1] / 2000, STEP / frame.camera.units_per_m))
    page = frame.camera.project(fine)
    if along(page[:, :2])[-1] < shortest:
        return []
    page = even(page)
    seen = bridged((frame.farthest_near(page, _BESIDE) < page[:, 2] + bias) & frame.on_page(page))
    found = []
    for run, _ in runs(seen, closed=False):
        # Seen means seen a little beyond what covers the line: leave that away again, so that no end sticks out.
        run = run[(_TRIM if run[0] > 0 else 0) : len(run) - (_TRIM if run[-1] < len(page) - 1 else 0)]
        length = float(along(page[run, :2])[-1]) if len(run) > 1 else 0.0
        if length >= shortest:
            found.append(Contour(page[run, :2], np.zeros(len(run)), page[run, 2], part, 0, False, length, (False, False)))
    return found
