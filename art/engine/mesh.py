"""A mesh of quads with a label (a material) on each face."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from art.engine.arrays import Floats, Ints, Mask, units
from art.engine.subdivision import refine


@dataclass(frozen=True, eq=False)
class Mesh:
    """``vertices`` (n, 3) in metres, ``quads`` (m, 4) counter-clockwise seen from outside, ``labels`` (m,): what each face is made of.

    A triangle is a quad that names its last vertex twice.
    """

    vertices: Floats
    quads: Ints
    labels: Ints

    @classmethod
    def of(cls, vertices: Floats, quads: Ints, label: int = 0) -> Mesh:
        """A mesh of one material."""
        return cls(vertices, quads, np.full(len(quads), label))

    @classmethod
    def joined(cls, *meshes: Mesh) -> Mesh:
        """Several meshes as one; labels stay."""
        offsets = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
        quads = [mesh.quads + offset for mesh, offset in zip(meshes, offsets, strict=False)]
        vertices = np.concatenate([mesh.vertices for mesh in meshes])
        return cls(vertices, np.concatenate(quads), np.concatenate([mesh.labels for mesh in meshes]))

    @cached_property
    def triangles(self) -> Ints:
        """(2m, 3): the first halves of all quads, then the second halves; triangle t is a part of quad ``t % m``."""
        return np.concatenate([self.quads[:, [0, 1, 2]], self.quads[:, [0, 2, 3]]])

    @cached_property
    def vertex_normals(self) -> Floats:
        """(n, 3), outward, length 1: means of the faces around, weighted by area."""
        a, b, c = (self.vertices[self.triangles[:, k]] for k in range(3))
        across = np.cross(b - a, c - a)
        sums = np.zeros_like(self.vertices, dtype=float)
        for k in range(3):
            for axis in range(3):
                sums[:, axis] += np.bincount(self.triangles[:, k], across[:, axis], len(self.vertices))
        return units(sums)

    @cached_property
    def centres(self) -> Floats:
        """(m, 3): the middle of each quad."""
        return np.asarray(self.vertices[self.quads].mean(axis=1))

    def subdivide(self, levels: int = 1) -> Mesh:
        """Catmull-Clark: each round makes four faces of one and rounds the shape off. Labels go down to the parts."""
        step = refine(len(self.vertices), self.quads, levels)
        return Mesh(np.asarray(step.operator @ self.vertices), step.quads, self.labels[step.parents])

    def keep(self, mask: Mask) -> Mesh:
        """Only the faces of the mask (m,). Vertices stay, so that indices stay true."""
        return Mesh(self.vertices, self.quads[mask], self.labels[mask])

    def moved(self, vertices: Floats) -> Mesh:
        """The same faces on other vertices."""
        return replace(self, vertices=vertices)

    def labelled(self, labels: Ints | int) -> Mesh:
        """The same shape with other labels, one for all or one for each face."""
        return replace(self, labels=np.broadcast_to(np.asarray(labels), (len(self.quads),)))

    def used(self) -> Floats:
        """The vertices that a face names, in the order of their indices: what is left of the points after ``keep``."""
        return self.vertices[np.unique(self.quads)]
