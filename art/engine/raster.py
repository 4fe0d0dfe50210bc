"""Which surface is seen where: a z-buffer over all parts of a picture.

numba keeps the compiled loops in ``__pycache__`` beside this file; git ignores that folder.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from art.engine.arrays import Floats, Ints, Mask
from art.engine.camera import Camera
from art.engine.mesh import Mesh

FAR = -1e9
"""The depth where there is nothing."""


@dataclass(frozen=True, eq=False)
class Part:
    """Something in the picture that is named and coloured by itself."""

    name: str
    mesh: Mesh


@dataclass(frozen=True, eq=False)
class Frame:
    """What is seen, sampled ``supersampling`` times as fine as the drawing units.

    Pictures (rows, columns): ``depth`` in metres, larger when nearer (``FAR`` where there is nothing); ``triangle``, ``part`` and ``label``
    with -1 where there is nothing; ``normals`` (rows, columns, 3) in the camera's axes (right, up, towards the eye).
    The whole scene, all parts one after another: ``vertices``, ``vertex_normals``, ``triangles``, ``part_of_triangle``,
    ``label_of_triangle``; ``first_triangle`` tells where each part begins.
    """

    camera: Camera
    parts: tuple[Part, ...]
    supersampling: int
    depth: Floats
    triangle: Ints
    part: Ints
    label: Ints
    normals: npt.NDArray[np.float32]
    vertices: Floats
    vertex_normals: Floats
    triangles: Ints
    part_of_triangle: Ints
    label_of_triangle: Ints
    first_triangle: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the pictures."""
        return self.depth.shape[0], self.depth.shape[1]

    @property
    def filled(self) -> Mask:
        """Where anything is seen."""
        return np.asarray(self.triangle >= 0)

    def index(self, name: str) -> int:
        """The number of the part of that name."""
        return [part.name for part in self.parts].index(name)

    def mask(self, name: str, label: int | None = None) -> Mask:
        """Where a part is seen, or only its faces of one label."""
        seen = self.part == self.index(name)
        return np.asarray(seen if label is None else seen & (self.label == label))

    def faces(self, name: str, chosen: Mask) -> Mask:
        """Where the chosen faces of a part are seen; ``chosen``: one value for each quad of its mesh."""
        index = self.index(name)
        seen = self.part == index
        picture = np.zeros(self.shape, dtype=bool)
        picture[seen] = chosen[(self.triangle[seen] - self.first_triangle[index]) % len(chosen)]
        return picture

    def depth_at(self, points: Floats) -> Floats:
        """The depth seen at points of the page (n, 2 or more), in drawing units; beyond the page that of its nearest edge."""
        rows, columns = self.shape
        x = np.clip((points[:, 0] * self.supersampling).astype(int), 0, columns - 1)
        y = np.clip((points[:, 1] * self.supersampling).astype(int), 0, rows - 1)
        return np.asarray(self.depth[y, x])

    def farthest_near(self, points: Floats, reach: float) -> Floats:
        """The smallest depth seen at the points and ``reach`` drawing units around them."""
        steps = [np.array([dx, dy]) for dx in (-reach, 0, reach) for dy in (-reach, 0, reach)]
        return np.asarray(np.min([self.depth_at(points[:, :2] + step) for step in steps], axis=0))

    def on_page(self, points: Floats) -> Mask:
        """Which points (n, 2 or more) lie on the page."""
        width, height = self.camera.size
        return (points[:, 0] > 0) & (points[:, 0] < width) & (points[:, 1] > 0) & (points[:, 1] < height)


def render(camera: Camera, parts: Sequence[Part], supersampling: int = 2) -> Frame:
    """See the parts through the camera."""
    meshes = [part.mesh for part in parts]
    offsets = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes)])
    counts = [len(mesh.triangles) for mesh in meshes]
    vertices = np.concatenate([mesh.vertices for mesh in meshes])
    normals = np.concatenate([mesh.vertex_normals for mesh in meshes])
    triangles = np.concatenate([mesh.triangles + offset for mesh, offset in zip(meshes, offsets, strict=False)])
    part_of_triangle = np.repeat(np.arange(len(parts)), counts)
    label_of_triangle = np.concatenate([np.tile(mesh.labels, 2) for mesh in meshes])

    page = camera.project(vertices)
    page[:, :2] *= supersampling
    columns, rows = (side * supersampling for side in camera.size)
    depth = np.full((rows, columns), FAR)
    triangle = np.full((rows, columns), -1, dtype=np.int32)
    _fill(page, triangles, depth, triangle)
    seen_normals = np.zeros((rows, columns, 3), dtype=np.float32)
    _interpolate(page, triangles, triangle, normals @ camera.axes.T, seen_normals)
    seen = triangle >= 0
    part = np.full((rows, columns), -1, dtype=np.int16)
    label = np.full((rows, columns), -1, dtype=np.int32)
    part[seen] = part_of_triangle[triangle[seen]]
    label[seen] = label_of_triangle[triangle[seen]]
    return Frame(
        camera,
        tuple(parts),
        supersampling,
        depth,
        triangle,
        part,
        label,
        seen_normals,
        vertices,
        normals,
        triangles,
        part_of_triangle,
        label_of_triangle,
        tuple(int(first) for first in np.cumsum([0, *counts])[:-1]),
    )


@numba.njit(cache=True)
def _fill(page: Floats, triangles: Ints, depth: Floats, triangle: Ints) -> None:
    """Write depth and number of the nearest triangle into the pictures. ``page``: x, y in samples, and depth."""
    rows, columns = depth.shape
    for number in range(triangles.shape[0]):
        a, b, c = triangles[number, 0], triangles[number, 1], triangles[number, 2]
        ax, ay, bx, by, cx, cy = page[a, 0], page[a, 1], page[b, 0], page[b, 1], page[c, 0], page[c, 1]
        double_area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
        if abs(double_area) < 1e-12:
            continue
        left = max(0, math.ceil(min(ax, bx, cx) - 0.5))
        right = min(columns - 1, math.floor(max(ax, bx, cx) - 0.5))
        top = max(0, math.ceil(min(ay, by, cy) - 0.5))
        bottom = min(rows - 1, math.floor(max(ay, by, cy) - 0.5))
        for y in range(top, bottom + 1):
            for x in range(left, right + 1):
                u = ((by - cy) * (x + 0.5 - cx) + (cx - bx) * (y + 0.5 - cy)) / double_area
                v = ((cy - ay) * (x + 0.5 - cx) + (ax - cx) * (y + 0.5 - cy)) / double_area
                w = 1 - u - v
                if u < -1e-9 or v < -1e-9 or w < -1e-9:
                    continue
                z = u * page[a, 2] + v * page[b, 2] + w * page[c, 2]
                if z > depth[y, x]:
                    depth[y, x] = z
                    triangle[y, x] = number


@numba.njit(cache=True)
def _interpolate(page: Floats, triangles: Ints, triangle: Ints, normals: Floats, picture: npt.NDArray[np.float32]) -> None:
    """Write the smooth normal of the seen triangle into the picture, at length 1."""
    rows, columns = triangle.shape
    for y in range(rows):
        for x in range(columns):
            number = triangle[y, x]
            if number < 0:
                continue
            a, b, c = triangles[number, 0], triangles[number, 1], triangles[number, 2]
            ax, ay, bx, by, cx, cy = page[a, 0], page[a, 1], page[b, 0], page[b, 1], page[c, 0], page[c, 1]
            double_area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
            u = ((by - cy) * (x + 0.5 - cx) + (cx - bx) * (y + 0.5 - cy)) / double_area
            v = ((cy - ay) * (x + 0.5 - cx) + (ax - cx) * (y + 0.5 - cy)) / double_area
            w = 1 - u - v
            nx = u * normals[a, 0] + v * normals[b, 0] + w * normals[c, 0]
            ny = u * normals[a, 1] + v * normals[b, 1] + w * normals[c, 1]
            nz = u * normals[a, 2] + v * normals[b, 2] + w * normals[c, 2]
            length = math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
            picture[y, x, 0] = nx / length
            picture[y, x, 1] = ny / length
            picture[y, x, 2] = nz / length
