"""The soft shade of a bare body: told by forms smoothed along the skin, so that what lies side by side on the page does not mix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy import ndimage

from art.engine.arrays import Floats, Ints, unit, units
from art.engine.body import refinement, rig
from art.engine.mesh import Mesh
from art.engine.raster import Frame

LIGHT = (-0.5, 0.25, 0.83)
"""The way to the light in the camera's axes: from the page's left, a little from above."""

_ROUNDS = 8
"""Rounds in which each vertex of the unrefined body takes the mean direction of its neighbours: ribs and knuckles go, the trunk stays."""

_NO_SKIN = 2.0
"""What stands where there is no skin: no cosine is as large."""

_BLUR = 0.004
"""Metres over which the shade is blurred on the page: takes out the wobble of the mesh."""


@dataclass(frozen=True)
class Ease:
    """How shade thins out around a place.

    ``above``: how far above the place; ``across``, ``along``: how wide, across and along the body (cm); ``less``: by how much the cosine
    is lower below which skin is dark.
    """

    above: float
    across: float
    along: float
    less: float

    def around(self, frame: Frame, place: Floats, units_per_cm: float) -> Floats:
        """For each sample of the picture how much less; ``place`` on the page."""
        rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
        across = (columns - place[0]) / (self.across * units_per_cm)
        along = ((rows - place[1]) / units_per_cm + self.above) / self.along
        return np.asarray(self.less * np.exp(-(across[None] ** 2) - along[:, None] ** 2))


def darkness(frame: Frame, part: str, body: Mesh) -> Floats:
    """For each sample of the picture the cosine of the skin to the light, 2 where there is no skin.

    ``body``: the mesh of the part: a body, bare or dressed, refined twice and whole.
    """
    step = refinement(2)
    coarse = len(rig().weights)
    # Catmull-Clark keeps the old vertices first: these are the moved corners of the unrefined mesh.
    normals = body.vertex_normals[:coarse]
    around = _neighbours(rig().quads, coarse)
    for _ in range(_ROUNDS):
        normals = units(normals + around @ normals)
    lit = units(np.asarray(step.operator @ normals)) @ frame.camera.axes.T @ unit(LIGHT)
    of_triangle = lit[body.triangles].mean(axis=1)
    seen = frame.mask(part)
    picture = np.zeros(frame.shape)
    picture[seen] = of_triangle[frame.triangle[seen] - frame.first_triangle[frame.index(part)]]
    sigma = _BLUR * frame.camera.units_per_m * frame.supersampling
    weight = ndimage.gaussian_filter(seen.astype(float), sigma)
    return np.where(seen, ndimage.gaussian_filter(picture, sigma) / np.maximum(weight, 1e-6), _NO_SKIN)


def _neighbours(quads: Ints, count: int) -> sp.csr_matrix:
    """The matrix that makes of each vertex the mean of its neighbours."""
    sides = np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2)
    both = np.concatenate([sides, sides[:, ::-1]])
    links = (sp.coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), (count, count)).tocsr() > 0).astype(float)
    return sp.diags(1 / np.maximum(np.asarray(links.sum(1)).ravel(), 1)) @ links
