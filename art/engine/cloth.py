"""Dressed bodies: clothes are regions of the body's own mesh, smoothed and pushed out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from art.engine.arrays import Floats
from art.engine.body import Body, refinement
from art.engine.garments import BOTTOM, SKIN, SOCKS, TOP, clothing, folds, line_distances
from art.engine.hems import even_hems
from art.engine.mesh import Mesh
from art.engine.relax import means, share, smoothed
from art.engine.sheets import drape
from art.engine.socks import in_tip, sock_tip, tucked

__all__ = ["BOTTOM", "SKIN", "SOCKS", "TOP", "TOPS", "clothing", "drape", "dressed"]

TOPS = ("t-shirt", "loose")
"""Tops: a T-shirt; a loose shirt with long sleeves."""


@dataclass(frozen=True)
class _Fit:
    """How a piece of cloth sits: metres off the skin, rounds of smoothing of the unrefined mesh, how strong its folds are (metres)."""

    off: float
    rounds: int
    folds: float = 0.0


_FITS = {"t-shirt": _Fit(0.012, 40), "loose": _Fit(0.020, 60, 0.004), "trousers": _Fit(0.013, 24, 0.0025)}

_LIGHT_ROUNDS = 2
"""Rounds that take the rims of filled hollows away."""

_SOCK_OFF = 0.005
"""Metres of sock on the skin."""


def dressed(body: Body, top: str | None = "t-shirt", bottom: str | None = "trousers", socks: bool = True, levels: int = 2) -> Mesh:
    """The posed body in clothes; labels: 0 skin, 1 top, 2 trousers, 3 socks. ``top``: one of ``TOPS``; ``bottom``: "trousers"."""
    labels = clothing(body, top, bottom, socks, levels)
    step = refinement(levels)
    mesh = Mesh(np.asarray(step.operator @ _loosened(body, top, bottom)), step.quads, labels)
    rest = body.rest_mesh(levels).vertices
    mesh = mesh.moved(even_hems(mesh, step.sides, line_distances(body, rest)))
    offsets = share(mesh, labels == SOCKS) * _SOCK_OFF * (1 - in_tip(body, rest))
    for label, garment in ((TOP, top), (BOTTOM, bottom)):
        if garment is not None:
            fit = _FITS[garment]
            offsets = offsets + share(mesh, labels == label) * (fit.off + fit.folds * folds(body, rest, label))
    clothed = mesh.moved(mesh.vertices + mesh.vertex_normals * offsets[:, None])
    if not socks:
        return clothed
    return Mesh.joined(clothed.moved(tucked(body, rest, clothed.vertices)), *(sock_tip(body, side, _SOCK_OFF, SOCKS) for side in "LR"))


def _loosened(body: Body, top: str | None, bottom: str | None) -> Floats:
    """The posed vertices of the unrefined body with what cloth bridges filled up: furrows, the hollow of the back."""
    labels = clothing(body, top, bottom, False, 0)
    mesh = Mesh(body.vertices(), refinement(0).quads, labels)
    neighbours = means(refinement(0).sides[0], len(mesh.vertices))
    vertices = mesh.vertices
    for label, garment in ((TOP, top), (BOTTOM, bottom)):
        if garment is not None:
            inside = share(mesh, labels == label) > 0.99
            evened = smoothed(vertices, neighbours, inside, _FITS[garment].rounds, 0.5)
            # Cloth bridges hollows, but does not sink into what stands out.
            out = np.maximum(((evened - vertices) * mesh.vertex_normals).sum(axis=1), 0)
            vertices = smoothed(vertices + mesh.vertex_normals * out[:, None], neighbours, inside, _LIGHT_ROUNDS, 0.5)
    return vertices
