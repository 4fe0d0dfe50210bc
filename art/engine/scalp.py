"""The skull as a chart: for each direction from the middle of the head, how far the skin is. Hair is drawn up on this chart.

Places are given from the middle of the head in the rest pose: x to the left, y to the back, z up, in metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import ndimage
from scipy.interpolate import PchipInterpolator
from scipy.spatial import cKDTree

from art.engine.arrays import Floats, Ints, unit, units
from art.engine.body import Body, faces_where

_ROWS, _COLUMNS = 120, 240
"""Samples from the crown down, and around: about 3 mm apart on the skin."""

_LOWEST = 2.6
"""Radians from the crown to the last row: below any nape."""

_CROWN = (0.0, 0.35, 0.94)
"""The way from the middle of the head to the whorl of the crown."""

_HEIGHT = 0.52
"""The middle of the head lies at this part of the way from the joint of the head to its top."""

_BEHIND = 0.012
"""And this far behind the middle between nose and occiput, in metres."""

_EAR_ROOT = 0.058
"""Metres to the side from which on a point near the ear belongs to the ear."""

EAR = (0.002, -0.062)
"""y and z of the middle of the ear."""

EAR_SIZE = (0.030, 0.040)
"""Half depth and half height of an ear with the bare skin around it."""


@dataclass(frozen=True, eq=False)
class Scalp:
    """The chart. Pictures (rows from the crown down, columns around): ``directions`` (…, 3), ``radius`` of the skin in metres."""

    middle: Floats
    directions: Floats
    radius: Floats

    @cached_property
    def places(self) -> Floats:
        """(rows, columns, 3): the skin, from the middle of the head."""
        return self.directions * self.radius[..., None]

    @cached_property
    def quads(self) -> Ints:
        """The faces between the samples, outside out."""
        number = np.arange(_ROWS * _COLUMNS).reshape(_ROWS, _COLUMNS)
        following = np.roll(number, -1, 1)
        return np.stack([number[:-1], number[1:], following[1:], following[:-1]], -1).reshape(-1, 4)

    def at(self, picture: Floats, directions: Floats) -> Floats:
        """The values (n,) of a picture of this chart in the directions (n, 3)."""
        crown, first, second = _axes()
        down = np.arccos(np.clip(directions @ crown, -1, 1)) / _LOWEST * (_ROWS - 1)
        around = np.arctan2(directions @ second, directions @ first) % (2 * np.pi) / (2 * np.pi) * _COLUMNS
        wrapped = np.concatenate([picture, picture[:, :1]], axis=1)
        return np.asarray(ndimage.map_coordinates(wrapped, [down, around], order=1, mode="nearest"))

    def noise(self, seed: int, coarseness: tuple[float, float]) -> Floats:
        """A picture of smooth chance from -1 to 1; ``coarseness`` in samples down and around."""
        chance = np.random.default_rng(seed).normal(size=self.radius.shape)
        smooth = ndimage.gaussian_filter(chance, coarseness, mode=("nearest", "wrap"))
        return np.asarray(smooth / np.abs(smooth).max())


def scalp(body: Body) -> Scalp:
    """The chart of a body's head without its ears."""
    points = body.rest_mesh().keep(faces_where(lambda bone: bone == "head" or bone.startswith("neck"))).used()
    root, top = body.rest("head")[2], points[:, 2].max()
    depths = points[points[:, 2] > root, 1]
    middle = np.array([0.0, (depths.max() + depths.min()) / 2 + _BEHIND, root + _HEIGHT * (top - root)])
    offsets = points - middle
    lengths = np.sqrt((offsets**2).sum(axis=1))
    inside = lengths < 0.06  # mouth and eye sockets
    ear = (np.abs(offsets[:, 0]) > _EAR_ROOT) & (ear_distance(offsets) < 1)
    outside = offsets[~inside & ~ear]
    directions = _directions()
    distance, nearest = cKDTree(units(outside)).query(directions.reshape(-1, 3), k=8)
    # Where points are dense, near ones count; in the hole that the ear leaves, farther ones bridge it.
    reach = np.maximum(distance[:, :1], 0.012) * 1.5
    weights = np.exp(-((distance / reach) ** 2))
    far = np.sqrt((outside**2).sum(axis=1))[nearest]
    radius = ((far * weights).sum(axis=1) / weights.sum(axis=1)).reshape(_ROWS, _COLUMNS)
    return Scalp(middle, directions, ndimage.gaussian_filter(radius, (1, 1), mode=("nearest", "wrap")))


def ear_distance(places: Floats) -> Floats:
    """How far places lie from the ear's middle, seen from the side: 1 on the rim of the bare skin around it."""
    return np.hypot((places[..., 1] - EAR[0]) / EAR_SIZE[0], (places[..., 2] - EAR[1]) / EAR_SIZE[1])


def above_line(places: Floats, line: tuple[tuple[float, float], ...]) -> Floats:
    """How far places lie above a hairline, in metres (roughly, along the skin), below it negative.

    ``line``: height (z) of the hairline at places from front to back (y).
    """
    at, heights = np.array(line).T
    curve = PchipInterpolator(at, heights)
    y = np.clip(places[..., 1], at[0], at[-1])
    slope = curve.derivative()(y)
    return np.asarray((places[..., 2] - curve(y)) / np.sqrt(1 + slope**2))


def _axes() -> tuple[Floats, Floats, Floats]:
    crown = unit(_CROWN)
    first = np.array([1.0, 0.0, 0.0])
    return crown, first, np.cross(crown, first)


def _directions() -> Floats:
    crown, first, second = _axes()
    down, around = np.meshgrid(np.linspace(1e-3, _LOWEST, _ROWS), np.linspace(0, 2 * np.pi, _COLUMNS, endpoint=False), indexing="ij")
    beside = np.cos(around)[..., None] * first + np.sin(around)[..., None] * second
    return np.cos(down)[..., None] * crown + np.sin(down)[..., None] * beside
