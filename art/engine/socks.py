"""The tip of a sock: one smooth shape where the body has five toes."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial import ConvexHull

from art.engine.arrays import Floats, smoothstep, unit
from art.engine.body import Body, faces_where
from art.engine.mesh import Mesh
from art.engine.tubes import loft

_STATIONS = 30
"""Sections from the middle of the foot to the tip."""

_STEPS = 32
"""Corners of a section."""

_BACK = 0.045
"""Metres behind the ball of the foot at which the tip begins, inside the foot."""

_SLICE = 0.006
"""Metres before and behind a section within which the foot is measured."""

_ROUNDED = 0.022
"""Metres before the tip within which it rounds off."""

_TUCK = 0.6
"""How far toes are drawn back towards the ball of the foot inside a sock, as a part of the way."""

_SUNK = 0.006
"""Metres below the skin at which the tip begins, to come out of the foot without a step."""

_BEND = 0.03
"""Metres over which the tip changes from following the foot to following the toes."""


def sock_tip(body: Body, side: str, thickness: float, label: int) -> Mesh:
    """The posed tip of a sock, ``thickness`` metres off the foot."""
    foot = body.rest_mesh().keep(faces_where(lambda bone: bone.startswith(("foot", "toe")) and bone.endswith(side))).used()
    ankle, ball = body.rest(f"foot.{side}"), body.rest(f"toe3-1.{side}")
    ahead = unit((ball - ankle) * [1, 1, 0])
    beside = np.cross([0.0, 0.0, 1.0], ahead)
    sole = foot[:, 2].min()
    way, across, height = (foot - ankle) @ ahead, (foot - ankle) @ beside, foot[:, 2] - sole
    middle_of_ball, tip = float((ball - ankle) @ ahead), float(way.max())
    at = np.linspace(middle_of_ball - _BACK, tip + thickness, _STATIONS)
    angles = np.linspace(0, 2 * np.pi, _STEPS, endpoint=False)
    slices = [np.abs(way - min(station, tip - _SLICE)) < _SLICE for station in at]
    middles = np.array([_middle(across[here], height[here]) for here in slices])
    middles = ndimage.gaussian_filter1d(middles, 2, axis=0, mode="nearest")
    radii = np.array([_hull(across[here], height[here], middle, angles) for here, middle in zip(slices, middles, strict=True)])
    radii = ndimage.gaussian_filter(radii, (1.5, 1), mode=("nearest", "wrap"))
    radii = radii - _SUNK + (thickness + _SUNK) * smoothstep(0, _BACK, at - at[0])[:, None]
    rounding = np.sqrt(np.maximum(1 - (1 - np.clip((at[-1] - at) / _ROUNDED, 0, 1)) ** 2, 0.001))[:, None]
    # Towards the tip it gets flat sooner than narrow.
    wide, high = radii * np.cos(angles) * (0.45 + 0.55 * rounding), radii * np.sin(angles) * rounding
    centre = ankle + at[:, None] * ahead + middles[:, :1] * beside
    centre[:, 2] = sole + middles[:, 1]
    rings = centre[:, None] + wide[..., None] * beside
    rings[..., 2] += high
    mesh = loft(rings, centre[0], centre[-1] + ahead * 0.001, label)
    bent = smoothstep(middle_of_ball - _BEND / 2, middle_of_ball + _BEND / 2, (mesh.vertices - ankle) @ ahead)[:, None]
    posed = body.place(f"foot.{side}", mesh.vertices) * (1 - bent) + body.place(f"toe3-1.{side}", mesh.vertices) * bent
    return mesh.moved(posed)


def in_tip(body: Body, rest: Floats) -> Floats:
    """How far (0 to 1) places of the rest pose (n, 3) lie in the tip of a sock: there the foot itself needs no sock."""
    return smoothstep(-_BACK * 0.6, 0, _beyond_ball(body, rest))


def tucked(body: Body, rest: Floats, vertices: Floats) -> Floats:
    """The vertices of a posed body with the toes drawn back, so that they stay inside the tips of socks."""
    pull = _TUCK * smoothstep(-_BACK / 3, _BACK / 2, _beyond_ball(body, rest))[:, None]
    left, right = body.head("toe3-1.L"), body.head("toe3-1.R")
    return vertices + pull * (np.where(rest[:, :1] > 0, left, right) - vertices)


def _beyond_ball(body: Body, rest: Floats) -> Floats:
    """Metres that places of the rest pose lie before the ball of the foot."""
    ankle, ball = body.rest("foot.L"), body.rest("toe3-1.L")
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]])
    # The whole body but the feet lies above the ankle: there nothing is in a tip.
    return np.where(rest[:, 2] < ankle[2], (mirrored - ball) @ unit((ball - ankle) * [1, 1, 0]), -1.0)


def _middle(across: Floats, height: Floats) -> tuple[float, float]:
    """The middle of a slice of the foot."""
    return float(across.min() + across.max()) / 2, float(height.min() + height.max()) * 0.42


def _hull(across: Floats, height: Floats, middle: Floats, angles: Floats) -> Floats:
    """How far the convex hull of a slice of the foot reaches from its middle, at each angle."""
    lines = ConvexHull(np.stack([across, height], 1)).equations
    reach = -(lines[:, :2] @ middle + lines[:, 2])
    slope = np.stack([np.cos(angles), np.sin(angles)], 1) @ lines[:, :2].T
    return np.asarray(np.where(slope > 1e-6, reach / np.maximum(slope, 1e-6), np.inf).min(axis=1))
