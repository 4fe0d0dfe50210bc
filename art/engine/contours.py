"""The lines of a picture: where surfaces turn away from the eye (occluding contours), and where cloth ends (borders of mesh and label)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Ints, Mask, along
from art.engine.chains import chains
from art.engine.curves import resample, smooth_open
from art.engine.raster import Frame

_STEP = 0.7
"""Distance of the points of a contour, in drawing units."""

_AROUND = 1.2
"""A line is seen when any surface this near to it, in drawing units, lies behind it: right on the line, depth is a matter of luck."""

_BESIDE = 1.0
"""The same for borders, which lie on flat surfaces."""

_BRIDGE = 7
"""Gaps in what is seen are bridged below this number of points."""

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


@dataclass(frozen=True, eq=False)
class Contour:
    """A visible line.

    ``points`` (n, 2) in drawing units; ``gap`` (n,) and ``depth`` (n,) in metres: how far the surface behind lies back, and where the line is;
    ``part`` and ``label``: whose line it is; ``closed``: whether its end meets its start (not repeated); ``length`` in drawing units;
    ``tapered``: at which ends the line may thin out (not where it is covered or cut).
    """

    points: Floats
    gap: Floats
    depth: Floats
    part: str
    label: int
    closed: bool
    length: float
    tapered: tuple[bool, bool] = (True, True)


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
        line = _even(line)
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


def edges(
    frame: Frame, part: str, labels: bool = True, borders: bool = True, bias: float = 0.004, shortest: float = 8, smoothing: float = 1.5
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
            found += _visible_edge(frame, line, part, bias, shortest)
    return found


def cut(lines: Sequence[Contour], keep: Callable[[Floats], Mask], shortest: float = 8) -> list[Contour]:
    """The parts of contours whose points ``keep`` accepts; where they are cut they do not thin out, so that the cut can be hidden."""
    parts: list[Contour] = []
    for line in lines:
        kept = keep(line.points)
        for run, whole in runs(kept, line.closed):
            points = line.points[run]
            length = float(along(points)[-1])
            if length < shortest:
                continue
            starts = line.tapered[0] and not line.closed and run[0] == 0
            stops = line.tapered[1] and not line.closed and run[-1] == len(kept) - 1
            parts.append(
                replace(
                    line, points=points, gap=line.gap[run], depth=line.depth[run], closed=whole, length=length, tapered=(starts, stops)
                )
            )
    return parts


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


def _even(line: Floats) -> Floats:
    """x, y, depth sampled evenly along the page."""
    at = along(line[:, :2])
    fresh = np.concatenate([[True], np.diff(at) > 1e-9])
    even = np.linspace(0, at[-1], max(4, int(at[-1] / _STEP)))
    return np.stack([np.interp(even, at[fresh], line[fresh, axis]) for axis in range(3)], 1)


def _seen(frame: Frame, line: Floats, bias: float) -> Mask:
    seen = (frame.farthest_near(line, _AROUND) < line[:, 2] + bias) & frame.on_page(line)
    return np.asarray(ndimage.binary_opening(bridged(seen), np.ones(_SPECK)))


def bridged(kept: Mask) -> Mask:
    """A row of yes and no with small gaps closed."""
    padded = np.pad(kept, _BRIDGE, mode="edge")
    return np.asarray(ndimage.binary_closing(padded, np.ones(_BRIDGE))[_BRIDGE:-_BRIDGE])


def _gap(frame: Frame, line: Floats, reach: float) -> Floats:
    """How far the surface behind the line lies back, in metres."""
    tangents = np.gradient(ndimage.gaussian_filter1d(line[:, :2], 3, axis=0, mode="nearest"), axis=0)
    normals = np.stack([-tangents[:, 1], tangents[:, 0]], 1)
    normals /= np.maximum(np.sqrt((normals**2).sum(axis=1, keepdims=True)), 1e-9)
    sides = [frame.depth_at(line[:, :2] + side * reach * normals) for side in (1, -1)]
    return np.clip(line[:, 2] - np.minimum(*sides), 0, _DEEPEST)


def runs(kept: Mask, closed: bool) -> list[tuple[Ints, bool]]:
    """Runs of kept points as indices, in a ring across its seam too; with each, whether it is the whole ring."""
    labels, count = ndimage.label(kept)
    runs = [np.flatnonzero(labels == number) for number in range(1, count + 1)]
    if closed and count == 1 and len(runs[0]) >= len(kept) - 1:
        return [(runs[0], True)]
    if closed and count > 1 and runs[0][0] == 0 and runs[-1][-1] == len(kept) - 1:
        runs = [np.concatenate([runs[-1], runs[0]]), *runs[1:-1]]
    return [(run, False) for run in runs]


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
    corner[ends[pairs]] |= cosine > -0.75  # turns by more than about 40 degrees
    return corner


def _smooth_ring(line: Floats, sigma: float) -> Floats:
    ring = ndimage.gaussian_filter1d(line[:-1], sigma, axis=0, mode="wrap") if sigma > 0 else line[:-1]
    return np.concatenate([ring, ring[:1]])


def _visible_edge(frame: Frame, line: Floats, part: str, bias: float, shortest: float) -> list[Contour]:
    fine = resample(line, max(along(line)[-1] / 2000, _STEP / frame.camera.units_per_m))
    page = frame.camera.project(fine)
    if along(page[:, :2])[-1] < shortest:
        return []
    page = _even(page)
    seen = bridged((frame.farthest_near(page, _BESIDE) < page[:, 2] + bias) & frame.on_page(page))
    found = []
    for run, _ in runs(seen, closed=False):
        length = float(along(page[run, :2])[-1])
        if length >= shortest:
            found.append(Contour(page[run, :2], np.zeros(len(run)), page[run, 2], part, 0, False, length, (False, False)))
    return found
