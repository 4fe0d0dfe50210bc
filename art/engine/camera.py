"""From space to the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from art.engine.arrays import Floats, unit


@dataclass(frozen=True)
class Camera:
    """A camera that looks at ``centre``, which falls on the middle of the page.

    ``look_from``: the direction from the centre to the eye; ``up``: what is up on the page; ``units_per_m``: drawing units for a metre at
    the centre; ``size``: width and height of the page in drawing units; ``perspective``: distance of the eye in metres, or none for
    parallel rays.
    """

    look_from: npt.ArrayLike
    centre: npt.ArrayLike
    up: npt.ArrayLike
    units_per_m: float
    size: tuple[int, int]
    perspective: float | None = None

    @cached_property
    def axes(self) -> Floats:
        """(3, 3): the page's right, the page's up, and the way to the eye, as rows."""
        back = unit(self.look_from)
        right = unit(np.cross(np.asarray(self.up, dtype=float), back))
        return np.stack([right, np.cross(back, right), back])

    def in_view(self, points: npt.ArrayLike) -> Floats:
        """Points in the camera's own axes, in metres from the centre: right, up, towards the eye."""
        offsets = np.asarray(points, dtype=float) - np.asarray(self.centre, dtype=float)
        return np.asarray(offsets @ self.axes.T)

    def project(self, points: npt.ArrayLike) -> Floats:
        """(…, 3): x and y on the page in drawing units (y down), and depth in metres, larger when nearer to the eye."""
        view = self.in_view(points)
        scale = self.units_per_m * (1.0 if self.perspective is None else self.perspective / (self.perspective - view[..., 2]))
        width, height = self.size
        return np.stack([width / 2 + view[..., 0] * scale, height / 2 - view[..., 1] * scale, view[..., 2]], -1)

    def towards(self, points: Floats) -> Floats:
        """Directions from the points to the eye, length 1."""
        if self.perspective is None:
            return np.broadcast_to(self.axes[2], np.shape(points))
        way = np.asarray(self.centre, dtype=float) + self.axes[2] * self.perspective - points
        return np.asarray(way / np.sqrt((way * way).sum(axis=-1, keepdims=True)))
