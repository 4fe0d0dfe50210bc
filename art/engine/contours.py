"""Occluding contours: the lines where surfaces turn away from the eye."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Ints, Mask, along
from art.engine.chains import chains
from art.engine.edges import edges
from art.engine.lines import Contour, bridged, cut, even, runs
from art.engine.raster import Frame

__all__ = ["Contour", "contours", "cut", "edges"]

_AROUND = 1.2
"""A line is seen when any surface this near to it, in drawing units, lies behind it: right on the line, depth is a matter of luck."""

_SPECK = 5
"""Seen bits below this number of points are dropped."""

_BEYOND = 4
"""How many points beyond a line's end tell whether something covers it there."""

_CUSP = 3
"""How many points to each side tell the turn of a line."""

_REVERSAL = -0.5
"""Cosine of a turn beyond which a line doubles back: there a contour passes behind its own surface, and ends."""

_COVERED = 0.012
"""Metres in front of a line's end from which on it counts as covered; else the line ends by itself and thins out."""

_DEEPEST = 2.0
"""Metres beyond which a gap of depth counts no more."""

_FULL_GAP = 0.3
"""Metres of depth behind a line beyond which it gets no heavier."""


def contours(
    frame: Frame, shortest: float = 14, bias: float = 0.004, gap_reach: float = 3.0, smallest_gap: float = 0.0, part: str | None = None
) -> list[Contour]:
    """All visible occluding contours, or those of one part.

    ``shortest``: drawing units below which a line is dropped; ``bias``: metres by which a surface must lie in front to cover a line;
    ``gap_reach``: drawing units to each side at which the depth behind is read; ``smallest_gap``: lines with less depth behind are dropped.
    """
    points, segments, triangles = _zero_set(frame, None if part is None else frame.index(part))
    if not len(segments):
        return []
    page = frame.camera.project(points)
    triangle_of_point = np.zeros(len(points), dtype=int)
    triangle_of_point[segments[:, 0]] = triangles
    triangle_of_point[segments[:, 1]] = triangles
    found = []
    for chain, closed in chains(segments):
        line = page[chain]
        if len(line) < 3 or along(line[:, :2])[-1] < shortest:
            continue
        line = even(line)
        seen = _seen(frame, line, bias) & ~_cusps(line, closed)
        gap = _gap(frame, line, gap_reach)
        triangle = triangle_of_point[chain[len(chain) // 2]]
        name, label = frame.parts[frame.part_of_triangle[triangle]].name, int(frame.label_of_triangle[triangle])
        for run, whole in runs(seen, closed):
            length = float(along(line[run, :2])[-1])
            behind = ndimage.gaussian_filter1d(np.minimum(gap[run], _FULL_GAP), 4, mode="nearest")
            if length < shortest or np.median(behind) < smallest_gap:
                continue
            tapered = (False, False) if whole else _free_ends(frame, line, run, closed, bias)
            found.append(Contour(line[run, :2], behind, line[run, 2], name, label, whole, length, tapered))
    return found


def _zero_set(frame: Frame, part: int | None) -> tuple[Floats, Ints, Ints]:
    """Where smooth normals are at right angles to the view: points in space, segments of point numbers, the triangle of each segment."""
    facing = np.einsum("vi,vi->v", frame.vertex_normals, frame.camera.towards(frame.vertices))
    front = facing[frame.triangles] > 0
    crossing = front.any(1) & ~front.all(1)
    if part is not None:
        crossing &= frame.part_of_triangle == part
    numbers = np.flatnonzero(crossing)
    corners = frame.triangles[numbers]
    sides = np.stack([corners, np.roll(corners, -1, 1)], -1)  # (n, 3, 2)
    crossed = front[numbers] != np.roll(front[numbers], -1, 1)
    proper = crossed.sum(1) == 2
    pairs = np.sort(sides[proper][crossed[proper]], 1)  # two rows for each triangle
    if not len(pairs):
        return np.zeros((0, 3)), np.zeros((0, 2), dtype=int), np.zeros(0, dtype=int)
    unique, inverse = np.unique(pairs, axis=0, return_inverse=True)
    a, b = unique[:, 0], unique[:, 1]
    t = (facing[a] / (facing[a] - facing[b]))[:, None]
    points = frame.vertices[a] * (1 - t) + frame.vertices[b] * t
    return points, inverse.reshape(-1, 2), numbers[proper]


def _seen(frame: Frame, line: Floats, bias: float) -> Mask:
    seen = (frame.farthest_near(line, _AROUND) < line[:, 2] + bias) & frame.on_page(line)
    return np.asarray(ndimage.binary_opening(bridged(seen), np.ones(_SPECK)))


def _gap(frame: Frame, line: Floats, reach: float) -> Floats:
    """How far the surface behind the line lies back, in metres."""
    tangents = np.gradient(ndimage.gaussian_filter1d(line[:, :2], 3, axis=0, mode="nearest"), axis=0)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], 1)
    normals /= np.maximum(np.sqrt((normals**2).sum(axis=1, keepdims=True)), 1e-9)
    sides = [frame.depth_at(line[:, :2] + side * reach * normals) for side in (1, -1)]
    return np.clip(line[:, 2] - np.minimum(*sides), 0, _DEEPEST)


def _cusps(line: Floats, closed: bool) -> Mask:
    """The points where a line doubles back."""
    points = line[:, :2]
    turns = np.zeros(len(points), dtype=bool)
    if closed:
        points = np.concatenate([points[-_CUSP - 1 : -1], points, points[1 : _CUSP + 1]])
    if len(points) <= 2 * _CUSP:
        return turns
    before, after = points[_CUSP:-_CUSP] - points[: -2 * _CUSP], points[2 * _CUSP :] - points[_CUSP:-_CUSP]
    lengths = np.sqrt((before**2).sum(axis=1) * (after**2).sum(axis=1))
    sharp = (before * after).sum(axis=1) < _REVERSAL * lengths
    turns[slice(None) if closed else slice(_CUSP, -_CUSP)] = sharp
    return turns


def _free_ends(frame: Frame, line: Floats, run: Ints, closed: bool, bias: float) -> tuple[bool, bool]:
    """At which ends a run ends by itself, not because something else covers it or the page ends."""
    free = []
    for end, way in ((run[0], -1), (run[-1], 1)):
        beyond = end + way * np.arange(1, _BEYOND + 1)
        beyond = beyond % len(line) if closed else beyond[(beyond >= 0) & (beyond < len(line))]
        ahead = line[beyond]
        in_front = frame.farthest_near(ahead, _AROUND) - ahead[:, 2]
        covered = len(beyond) and (not frame.on_page(ahead).all() or float(in_front.max()) > max(_COVERED, bias))
        free.append(not covered)
    return free[0], free[1]
