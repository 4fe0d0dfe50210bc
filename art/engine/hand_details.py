"""What the mesh of a hand is too coarse for: the wrinkles over the joints of the fingers, and the nails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from art.engine.arrays import Floats, Mask, unit
from art.engine.body import Body
from art.engine.curves import fit_bezier, path, smooth_open, spline
from art.engine.ink import pen
from art.engine.pose import finger_axes, hand_axes
from art.engine.raster import Frame

_TUBE = 0.0026
"""Metres around a ray within which vertices count as its skin."""

_THICKEST = 0.0115
"""Metres: no skin of a finger is farther from its bone."""

_THIN = 0.006
"""Metres from bone to skin where no vertex is near."""

_COVER = 0.0035
"""Metres by which something must lie in front of the skin to hide a detail."""

_WRINKLES = ((-0.0022, 36), (0.0022, 30))
"""For each wrinkle of a joint: metres along the finger from the joint, and degrees to each side of the back of the finger."""

_NAIL = ((0.98, -34), (0.80, -44), (0.60, -42), (0.50, -26), (0.47, 0), (0.50, 26), (0.60, 42), (0.80, 44), (0.98, 34))
"""The outline of a nail: part of the way along the last bone, and degrees to each side of its back."""


@dataclass(frozen=True, eq=False)
class _Bone:
    """One posed bone of a finger: where it is, its directions, and the skin near it."""

    head: Floats
    length: float
    along: Floats
    across: Floats
    back: Floats
    skin: Floats

    def surface(self, distance: float, degrees: float) -> Floats:
        """The skin at a distance from the joint (metres), at an angle from the back of the finger."""
        angle = np.deg2rad(degrees)
        centre = self.head + self.along * distance
        direction = np.cos(angle) * self.back + np.sin(angle) * self.across
        offsets = self.skin - centre
        out = (offsets * direction).sum(axis=1)
        beside = offsets - out[:, None] * direction
        near = ((beside**2).sum(axis=1) < _TUBE**2) & (out > 0) & (out < _THICKEST)
        return np.asarray(centre + direction * (out[near].max() if near.any() else _THIN))


def wrinkles(body: Body, side: str, frame: Frame, width: float = 1.0) -> str:
    """Path data of the wrinkles that are seen, as thin strokes."""
    data = ""
    for finger in range(1, 6):
        for joint in (2, 3):
            if finger == 1 and joint == 2:
                continue  # the thumb's own knuckle shows no wrinkle in these poses
            bone = _bone(body, side, finger, joint, frame)
            for offset, half in _WRINKLES:
                points = np.array([bone.surface(offset, degrees) for degrees in np.linspace(-half, half, 7)])
                if _seen(frame, points).all():
                    data += pen(smooth_open(frame.camera.project(points)[:, :2], 0.8), width, taper_length=8, raw=True)
    return data


def nails(body: Body, side: str, frame: Frame) -> str:
    """Path data of the outlines of the nails that face the eye, to be filled pale and stroked thinly."""
    data = ""
    for finger in range(1, 6):
        bone = _bone(body, side, finger, 3, frame)
        points = np.array([bone.surface(bone.length * part, degrees) for part, degrees in _NAIL])
        if _seen(frame, points).mean() > 0.85 and float(bone.back @ frame.camera.axes[2]) > 0.25:
            data += path(fit_bezier(spline(frame.camera.project(points)[:, :2], 40), 0.3))
    return data


def _bone(body: Body, side: str, finger: int, joint: int, frame: Frame) -> _Bone:
    name = f"finger{finger}-{joint}.{side}"
    head, tail, turned = body.head(name), body.tail(name), body.global_rotation(name)
    direction = unit(tail - head)
    flexion = turned @ finger_axes(body, side)[name][0]
    across = unit(flexion - np.dot(flexion, direction) * direction)
    back = np.cross(across, direction)
    if finger == 1 or np.dot(back, turned @ hand_axes(body, side)[1]) > 0:
        back = -back
    length = float(np.sqrt(((tail - head) ** 2).sum()))
    near = ((frame.vertices - (head + tail) / 2) ** 2).sum(axis=1) < (1.2 * length) ** 2
    return _Bone(head, length, direction, across, back, frame.vertices[near])


def _seen(frame: Frame, points: Floats) -> Mask:
    page = frame.camera.project(points)
    return frame.on_page(page) & (frame.depth_at(page) < page[:, 2] + _COVER)
