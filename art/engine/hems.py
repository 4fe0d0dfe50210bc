"""Hems as straight as a tailor cuts them: borders between labels follow the zigzag of the faces until they are drawn even."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, Ints, Mask
from art.engine.mesh import Mesh
from art.engine.relax import means, smoothed

_ROUNDS = 20
"""Rounds of smoothing along hems."""

_REACH = 3
"""How many vertices beside a hem go along with it."""

_BESIDE_ROUNDS = 4
"""Rounds of smoothing beside hems."""


def even_hems(mesh: Mesh, sides: tuple[Ints, Ints], distances: Floats) -> Floats:
    """The vertices with the borders between labels drawn onto lines.

    ``sides``: of its faces (see ``Refinement.sides``). ``distances`` (lines, vertices): how far, with a sign, each vertex lies from each
    line in metres; told in the rest pose.
    """
    unique, side_of_corner = sides
    of_side = np.repeat(mesh.labels, 4)
    low, high = np.full(len(unique), of_side.max()), np.full(len(unique), of_side.min())
    np.minimum.at(low, side_of_corner, of_side)
    np.maximum.at(high, side_of_corner, of_side)
    hems = unique[low != high]
    on_hem = np.zeros(len(mesh.vertices), dtype=bool)
    on_hem[hems.ravel()] = True
    vertices = _snapped(mesh.vertices, np.concatenate([unique, unique[:, ::-1]]), on_hem, distances)
    vertices = smoothed(vertices, means(hems, len(vertices)), on_hem, _ROUNDS, 0.5)
    neighbours = means(unique, len(vertices))
    beside = on_hem
    for _ in range(_REACH):
        beside = np.asarray(neighbours @ beside.astype(float)) > 0
    return smoothed(vertices, neighbours, beside & ~on_hem, _BESIDE_ROUNDS, 0.5)


def _snapped(vertices: Floats, ways: Ints, on_hem: Mask, distances: Floats) -> Floats:
    """The vertices on hems moved along sides of faces to where the nearest line of a hem crosses them.

    ``ways`` (n, 2): from vertex to vertex; ``distances`` (lines, vertices): signed distances from the lines, the same in every pose.
    """
    nearest = np.abs(distances).argmin(axis=0)
    start, end = ways[on_hem[ways[:, 0]]].T
    here, there = distances[nearest[start], start], distances[nearest[start], end]
    crossed = (here > 0) != (there > 0)
    start, end, here, there = start[crossed], end[crossed], here[crossed], there[crossed]
    # Of several sides of a vertex the steepest one.
    order = np.lexsort((end, -np.abs(there - here), start))
    start, first = np.unique(start[order], return_index=True)
    end, here, there = (values[order][first] for values in (end, here, there))
    moved = vertices.copy()
    moved[start] += (here / (here - there))[:, None] * (vertices[end] - vertices[start])
    return moved
