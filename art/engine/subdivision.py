"""Catmull-Clark subdivision as a matrix, so that one refinement serves every pose of the same mesh."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse as sp

from art.engine.arrays import Floats, Ints


@dataclass(frozen=True, eq=False)
class Refinement:
    """One or more rounds of subdivision.

    ``operator`` (sparse) times the old vertices gives the new ones; ``quads`` are the new faces; ``parents`` tells, for each of them, the
    old face that it is a part of.
    """

    operator: Any
    quads: Ints
    parents: Ints

    @cached_property
    def sides(self) -> tuple[Ints, Ints]:
        """The sides of the faces as pairs of vertices (n, 2), and the side (4 * faces,) that begins at each corner of each face."""
        corners = np.stack([self.quads, np.roll(self.quads, -1, 1)], -1).reshape(-1, 2)
        unique, inverse = np.unique(np.sort(corners, 1), axis=0, return_inverse=True)
        return unique, inverse.ravel()


def refine(count: int, quads: Ints, levels: int) -> Refinement:
    """``levels`` rounds on a mesh of ``count`` vertices. A triangle is a quad that names its last vertex twice; open borders are curves."""
    operator: Any = sp.identity(count, format="csr")
    parents: Ints = np.arange(len(quads))
    for _ in range(levels):
        step = _once(operator.shape[0], quads)
        operator = (step.operator @ operator).tocsr()
        parents = parents[step.parents]
        quads = step.quads
    return Refinement(operator, quads, parents)


def _once(count: int, quads: Ints) -> Refinement:
    faces = len(quads)
    corners = np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2)
    edges, edge_of_corner = np.unique(np.sort(corners, 1), axis=0, return_inverse=True)
    edge_of_corner = edge_of_corner.reshape(faces, 4)
    face_of_corner = np.repeat(np.arange(faces), 4)
    pointlike = edges[:, 0] == edges[:, 1]

    face_points = _matrix(np.full(4 * faces, 0.25), face_of_corner, quads.ravel(), (faces, count))
    edge_faces = _matrix(np.ones(4 * faces), edge_of_corner.ravel(), face_of_corner, (len(edges), faces))
    neighbours = _row_sums(edge_faces)
    middles = _matrix(np.full(2 * len(edges), 0.5), np.repeat(np.arange(len(edges)), 2), edges.ravel(), (len(edges), count))
    border = (neighbours != 2) & ~pointlike
    on_border, inside = _diagonal(border), _diagonal(~border)
    smooth_edge = 0.5 * middles + 0.5 * _diagonal(1 / np.maximum(neighbours, 1)) @ edge_faces @ face_points
    edge_points = inside @ smooth_edge + on_border @ middles

    moved = _vertex_points(count, quads, edges, face_points, middles, border)
    operator = sp.vstack([moved, edge_points, face_points]).tocsr()
    centre = count + len(edges) + np.arange(faces)
    middle = count + edge_of_corner
    parts = [np.stack([quads[:, k], middle[:, k], centre, middle[:, k - 1]], 1) for k in range(4)]
    return Refinement(operator, np.stack(parts, 1).reshape(-1, 4), np.repeat(np.arange(faces), 4))


def _vertex_points(count: int, quads: Ints, edges: Ints, face_points: Any, middles: Any, border: Any) -> Any:
    """The matrix that moves the old vertices: the classic rule inside, a curve's rule on open borders."""
    faces = len(quads)
    vertex_faces = _matrix(np.ones(4 * faces), quads.ravel(), np.repeat(np.arange(faces), 4), (count, faces))
    vertex_edges = _matrix(np.ones(2 * len(edges)), edges.ravel(), np.repeat(np.arange(len(edges)), 2), (count, len(edges)))
    valence = _row_sums(vertex_faces)
    share = _diagonal(1 / np.maximum(valence, 1))
    edge_share = _diagonal(1 / np.maximum(_row_sums(vertex_edges), 1))
    around = share @ (share @ vertex_faces @ face_points) + 2 * share @ (edge_share @ vertex_edges @ middles)
    inside = around + _diagonal((valence - 3) / np.maximum(valence, 1))
    border_edges = vertex_edges @ _diagonal(border)
    along_border = 0.5 * sp.identity(count) + 0.5 * _diagonal(1 / np.maximum(_row_sums(border_edges), 1)) @ (border_edges @ middles)
    on_border = np.zeros(count, dtype=bool)
    on_border[edges[border].ravel()] = True
    return _diagonal(~on_border) @ inside + _diagonal(on_border) @ along_border


def _matrix(values: Floats, rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    return sp.csr_matrix((values, (rows, columns)), shape)


def _diagonal(values: Any) -> Any:
    return sp.diags(values.astype(float), format="csr")


def _row_sums(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(1)).ravel()
