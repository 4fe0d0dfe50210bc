"""Smoothing of meshes: vertices drawn towards the mean of their neighbours."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from art.engine.arrays import Floats, Ints, Mask
from art.engine.mesh import Mesh


def means(links: Ints, count: int) -> sp.csr_matrix:
    """The matrix that makes of each vertex the mean of those that it is linked with (n, 2); without any, nothing."""
    both = np.concatenate([links, links[:, ::-1]])
    linked = (sp.coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), (count, count)).tocsr() > 0).astype(float)
    return sp.diags(1 / np.maximum(np.asarray(linked.sum(1)).ravel(), 1), format="csr") @ linked


def smoothed(vertices: Floats, neighbours: sp.csr_matrix, inside: Mask, rounds: int, strength: float) -> Floats:
    """Vertices inside drawn towards the mean of their neighbours, again and again; the others stay."""
    if not inside.any():
        return vertices
    rows = neighbours[np.flatnonzero(inside)]
    moved = vertices.copy()
    for _ in range(rounds):
        moved[inside] = (1 - strength) * moved[inside] + strength * (rows @ moved)
    return moved


def share(mesh: Mesh, faces: Mask) -> Floats:
    """For each vertex the part of the faces around it that are chosen."""
    corners = mesh.quads.ravel()
    chosen = np.bincount(corners, np.repeat(faces.astype(float), 4), len(mesh.vertices))
    return chosen / np.maximum(np.bincount(corners, minlength=len(mesh.vertices)), 1)
