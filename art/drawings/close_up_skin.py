"""The piece of the receiver's back in a close-up: a gently curved patch that hands lift and press.

Metres: x runs along the spine to the head, y to the receiver's left, z up out of the back; the spine lies at y = 0, if it is on the patch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Mask
from art.engine.camera import Camera
from art.engine.mesh import Mesh
from art.engine.raster import FAR, Part, render

STEP = 0.0025
"""Metres between the points of the patch."""

HALF_LENGTH, _HALF_WIDTH = 0.60, 0.36
"""Metres from the middle of the patch to its ends, along and across the back."""

_ROUND_ACROSS, _ROUND_ALONG = 0.85, 1.6
"""Radii of the back's curves, in metres."""

_FURROW = (0.0075, 0.011)
"""Depth of the furrow over the spine and its half width, in metres."""

_MUSCLE = (0.006, 0.038, 0.019)
"""The long muscles beside the spine: height, distance from the spine, half width, in metres."""

_VERTEBRA = (0.0024, 0.0065, 0.030, 0.0075)
"""The tips of the spine in the furrow: height, half width, distance from one to the next, half length, in metres."""

_FLANK, _STEEPEST = (0.08, 0.26), 0.97
"""Where the flank begins to fall away, in metres from the spine, the radius of its curve, and the part of the radius where it stops."""

_SIDE_ROUND_ACROSS = 0.6
"""Radius of the curve across a patch of soft muscle far from the spine, in metres."""

_SOFT = 0.008
"""Metres over which skin gives way around what presses it."""

_CLEAR = 0.0008
"""Metres that pressed skin lies below what presses it, so that it never shows through."""


@dataclass(frozen=True, eq=False)
class Skin:
    """The patch, (points across, points along).

    ``heights`` in metres; ``touched``: where something presses it; ``spine``: whether the spine runs along it.
    """

    heights: Floats
    touched: Mask
    spine: bool = True

    @property
    def mesh(self) -> Mesh:
        """The patch as a mesh."""
        x, y = _places()
        rows, columns = self.heights.shape
        numbers = np.arange(rows * columns).reshape(rows, columns)
        corners = (numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, 1:], numbers[1:, :-1])
        return Mesh.of(np.stack([x, y, self.heights], -1).reshape(-1, 3), np.stack(corners, -1).reshape(-1, 4))

    def on(self, x: Floats, y: Floats) -> Floats:
        """(n, 3): the points of the skin above places (n,) and (n,)."""
        return np.stack([x, y, ndimage.map_coordinates(self.heights, self._points(x, y), order=1, mode="nearest")], -1)

    def lifted(self, ridge: Ridge) -> Skin:
        """The skin with a fold lifted up, or with a hollow where the ridge's height is negative."""
        x, y = _places()
        angle = np.deg2rad(ridge.turn)
        ahead = (x - ridge.x) * np.cos(angle) + (y - ridge.y) * np.sin(angle)
        aside = (y - ridge.y) * np.cos(angle) - (x - ridge.x) * np.sin(angle)
        beyond = np.maximum(np.abs(ahead) - ridge.length / 2, 0)
        heights = self.heights + ridge.height * np.exp(-0.5 * ((aside / ridge.width) ** 2 + (beyond / ridge.fade) ** 2))
        return replace(self, heights=heights)

    def from_touch(self, x: Floats, y: Floats) -> Floats:
        """(n,): how far places (n,) and (n,) are from what presses the skin, in metres; 0 below it."""
        distance = ndimage.distance_transform_edt(~self.touched) if self.touched.any() else np.full(self.touched.shape, np.inf)
        return np.asarray(ndimage.map_coordinates(distance, self._points(x, y), order=1, mode="nearest")) * STEP

    def covered(self, mesh: Mesh) -> Skin:
        """The ground that a second hand meets where a first lies: the higher of the two."""
        from_above = Camera((0, 0, 1), (0, 0, 0), (0, 1, 0), 1 / STEP, self.heights.shape[::-1])
        top = render(from_above, [Part("below", mesh)], 1).depth[::-1]
        return replace(self, heights=np.maximum(self.heights, top))

    def pressed(self, meshes: Sequence[Mesh], give: float = 0.9) -> Skin:
        """The skin out of the way of what lies on it; ``give``: how far the skin around goes down with it, from 0 to 1."""
        under = np.min([_underside(mesh, self.heights.shape) for mesh in meshes], axis=0)
        depth = np.maximum(self.heights - under, 0)
        around = ndimage.gaussian_filter(depth, _SOFT / STEP) * give
        heights = self.heights - np.where(depth > 0, np.maximum(depth, around) + _CLEAR, around)
        return replace(self, heights=heights, touched=depth > 0)

    def depth_below(self, mesh: Mesh) -> float:
        """Metres by which a mesh lies deepest in the skin; negative when it floats above it."""
        return float((self.heights - _underside(mesh, self.heights.shape)).max())

    def _points(self, x: Floats, y: Floats) -> list[Floats]:
        """Places as rows and columns of the patch."""
        rows, columns = self.heights.shape
        return [y / STEP + (rows - 1) / 2, x / STEP + (columns - 1) / 2]


@dataclass(frozen=True)
class Ridge:
    """A fold of skin.

    ``x``, ``y``: its middle; ``height``, ``width`` (half, across) and ``length`` in metres; ``fade``: how its ends run out, in metres;
    ``turn``: degrees from the way to the head towards the receiver's left.
    """

    x: float
    y: float
    height: float
    width: float
    length: float
    fade: float = 0.02
    turn: float = 0.0


def back(flank: bool = False) -> Skin:
    """The patch at rest; ``flank``: it goes on over the receiver's right flank."""
    x, y = _places()
    heights = -(y**2) / (2 * _ROUND_ACROSS) - x**2 / (2 * _ROUND_ALONG)
    depth, width = _FURROW
    heights -= depth * np.exp(-0.5 * (y / width) ** 2)
    height, beside, width = _MUSCLE
    heights += height * np.exp(-0.5 * ((np.abs(y) - beside) / width) ** 2)
    height, width, distance, length = _VERTEBRA
    if flank:
        start, radius = _FLANK
        beyond = np.clip(-y - start, 0, _STEEPEST * radius)
        heights -= radius - np.sqrt(radius**2 - beyond**2)
    from_tip = (x + distance / 2) % distance - distance / 2
    heights += height * np.exp(-0.5 * ((y / width) ** 2 + (from_tip / length) ** 2))
    return Skin(heights, np.zeros(heights.shape, dtype=bool))


def soft() -> Skin:
    """A patch of soft muscle far from the spine, as at the side or on top of a shoulder."""
    x, y = _places()
    heights = -(y**2) / (2 * _SIDE_ROUND_ACROSS) - x**2 / (2 * _ROUND_ALONG)
    return Skin(heights, np.zeros(heights.shape, dtype=bool), spine=False)


def vertebrae() -> Floats:
    """(n,): where along the patch the tips of the spine lie."""
    distance = _VERTEBRA[2]
    count = int(HALF_LENGTH / distance)
    return np.asarray(np.arange(-count, count + 1) * distance)


def _places() -> tuple[Floats, Floats]:
    """For every point of the patch, how far it lies along the back and across."""
    along, across = (np.arange(-round(half / STEP), round(half / STEP) + 1) * STEP for half in (HALF_LENGTH, _HALF_WIDTH))
    x, y = np.meshgrid(along, across)
    return x, y


def _underside(mesh: Mesh, shape: tuple[int, ...]) -> Floats:
    """The lowest height of a mesh over every point of the patch; far above where there is nothing."""
    rows, columns = shape
    from_below = Camera((0, 0, -1), (0, 0, 0), (0, 1, 0), 1 / STEP, (columns, rows))
    # Seen from below, the page's right is -x and its top is +y.
    depth = render(from_below, [Part("above", mesh)], 1).depth[::-1, ::-1]
    return np.where(depth > FAR, -depth, -FAR)
