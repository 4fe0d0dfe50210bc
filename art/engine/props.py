"""Plain things: boxes, cushions, cylinders, balls. Metres; flat sides have their own vertices, so that they stay flat when shaded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from art.engine.arrays import Floats, Ints, units
from art.engine.mesh import Mesh

Span = tuple[float, float]
"""From and to, in metres."""


def box(x: Span, y: Span, z: Span, label: int = 0) -> Mesh:
    """A box with sharp edges; ``edges`` draws them."""
    corners = np.array([[a, b, c] for a in x for b in y for c in z], dtype=float)
    sides = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
    return Mesh.of(corners[sides].reshape(-1, 3), np.arange(24).reshape(6, 4), label)


def rounded_box(x: Span, y: Span, z: Span, radius: float = 0.03, steps: int = 6, label: int = 0) -> Mesh:
    """A box with rounded upright edges and sharp rims above and below: table tops, mats."""
    corners = ((x[1], y[1], 0), (x[0], y[1], 90), (x[0], y[0], 180), (x[1], y[0], 270))
    signs = {0: (-1, -1), 90: (1, -1), 180: (1, 1), 270: (-1, 1)}
    outline = []
    for cx, cy, start in corners:
        angles = np.deg2rad(np.linspace(start, start + 90, steps))
        sx, sy = signs[start]
        outline.append(np.stack([cx + sx * radius + radius * np.cos(angles), cy + sy * radius + radius * np.sin(angles)], 1))
    return prism(np.concatenate(outline), z, label)


def prism(outline: Floats, z: Span, label: int = 0) -> Mesh:
    """An upright prism over an outline (n, 2), counter-clockwise seen from above, seen from the middle without overhang."""
    count = len(outline)
    here = np.arange(count)
    following = (here + 1) % count
    rings = [np.column_stack([outline, np.full(count, height)]) for height in z]
    wall = np.stack([here, following, count + following, count + here], 1)
    middle = outline.mean(axis=0)
    vertices, quads = [*rings], [wall]
    for number, height in enumerate(z):
        first = 2 * count + number * (count + 1)
        vertices += [rings[number], np.array([[*middle, height]])]
        hub = np.full(count, first + count)
        fan = np.stack([first + here, first + following, hub, hub], 1)
        quads.append(fan if number else np.stack([first + following, first + here, hub, hub], 1))
    return Mesh.of(np.concatenate(vertices), np.concatenate(quads), label)


def cushion(x: Span, y: Span, z: Span, plump: float = 2.6, label: int = 0, steps: int = 24) -> Mesh:
    """A pillow with soft edges all around. ``plump``: 2 is an ellipsoid, larger is more of a box."""
    unit_ball = sphere((0, 0, 0), 1.0, label, steps)
    powers = np.abs(unit_ball.vertices) ** plump
    spread = unit_ball.vertices / (powers.sum(axis=1, keepdims=True)) ** (1 / plump)
    middle = np.array([sum(side) / 2 for side in (x, y, z)])
    half = np.array([(side[1] - side[0]) / 2 for side in (x, y, z)])
    return unit_ball.moved(middle + spread * half)


def sphere(centre: npt.ArrayLike, radius: float, label: int = 0, steps: int = 24) -> Mesh:
    """A ball: a cube of ``steps`` by ``steps`` quads a side, blown up."""
    return _cube_grid(steps, label, centre, radius)


def cylinder(start: npt.ArrayLike, end: npt.ArrayLike, radius: float, label: int = 0, steps: int = 32) -> Mesh:
    """A round bar from ``start`` to ``end`` with flat ends: rolled towels, table legs."""
    first, last = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    axis = units(last - first)
    side = units(np.cross(axis, [0.0, 0.0, 1.0] if abs(axis[2]) < 0.9 else [1.0, 0.0, 0.0]))
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    length = float(np.sqrt(((last - first) ** 2).sum()))
    upright = prism(np.stack([radius * np.cos(angles), radius * np.sin(angles)], 1), (0.0, length), label)
    return upright.moved(first + upright.vertices @ np.stack([side, np.cross(axis, side), axis]))


def _cube_grid(steps: int, label: int, centre: npt.ArrayLike, radius: float) -> Mesh:
    """Six grids of a cube, welded along their borders and pushed out onto a sphere."""
    # Equal angles, not equal distances: the quads come out of almost the same size.
    ticks = np.tan(np.linspace(-np.pi / 4, np.pi / 4, steps + 1))
    across, upwards = np.meshgrid(ticks, ticks, indexing="ij")
    flat = np.stack([across.ravel(), upwards.ravel(), np.ones(across.size)], 1)
    number = np.arange(across.size).reshape(across.shape)
    face = np.stack([number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]], -1).reshape(-1, 4)
    points: list[Floats] = []
    quads: list[Ints] = []
    for axis in range(3):
        for sign in (1, -1):
            turned = np.roll(flat, axis + 1, axis=1) * sign
            points.append(turned)
            quads.append((face if sign > 0 else face[:, ::-1]) + len(points) * across.size - across.size)
    ball = units(np.concatenate(points))
    _, first, place = np.unique(np.round(ball, 9), axis=0, return_index=True, return_inverse=True)
    welded = place.ravel()[np.concatenate(quads)]
    return Mesh.of(np.asarray(centre, dtype=float) + radius * ball[first], welded, label)
