"""Nails and the wrinkles over finger joints, laid on the posed skin."""

from __future__ import annotations

import numpy as np

from art.drawings.close_up_arm import Arm, FingerBone
from art.engine.arrays import Floats, Mask
from art.engine.curves import fit_bezier, path, smooth_open, spline
from art.engine.ink import pen
from art.engine.raster import Frame

_TUBE = 0.003
"""Metres around a ray within which points count as its skin."""

_THICKEST = 0.0135
"""Metres: no skin of a finger is farther from its bone."""

_THIN = 0.007
"""Metres from bone to skin where no point is near."""

_COVER = 0.003
"""Metres by which something must lie in front of the skin to hide a detail."""

_WRINKLES = ((-0.0025, 34), (0.0025, 28))
"""For each wrinkle of a joint: metres along the finger, and degrees to each side of its back."""

_NAIL = ((0.87, -26), (0.78, -38), (0.64, -40), (0.53, -27), (0.49, 0), (0.53, 27), (0.64, 40), (0.78, 38), (0.87, 26), (0.90, 0))
"""The outline of a nail: part of the way along the last bone, and degrees to each side of its back."""

_NAIL_SEEN = 0.75
"""A nail is drawn when this part of its outline is seen."""

_FACING = 0.35
"""Nails and wrinkles are drawn where the back of the bone looks this much at the eye (a cosine): elsewhere they ruffle the outline."""


def wrinkles(arm: Arm, frame: Frame, width: float) -> str:
    """Path data of the wrinkles that are seen."""
    data = ""
    for (finger, joint), bone in arm.bones.items():
        if joint == 1 or (finger == 1 and joint == 2) or bone.back @ frame.camera.axes[2] < _FACING:
            continue
        own = arm.finger(finger)
        for offset, half in _WRINKLES:
            points = np.array([_surface(own, bone, offset, degrees) for degrees in np.linspace(-half, half, 9)])
            if _seen(frame, points).all():
                data += pen(smooth_open(frame.camera.project(points)[:, :2], 1.0), width, taper_length=9, raw=True)
    return data


def nails(arm: Arm, frame: Frame) -> str:
    """Path data of the outlines of the nails that face the eye."""
    data = ""
    for (finger, joint), bone in arm.bones.items():
        if joint != 3 or bone.back @ frame.camera.axes[2] < _FACING:
            continue
        own = arm.finger(finger)
        points = np.array([_surface(own, bone, bone.length * part, degrees) for part, degrees in _NAIL])
        if _seen(frame, points).mean() > _NAIL_SEEN:
            data += path(fit_bezier(spline(frame.camera.project(points)[:, :2], 40, closed=True), 0.3), closed=True)
    return data


def _surface(own: Floats, bone: FingerBone, distance: float, degrees: float) -> Floats:
    """The finger's ``own`` skin (n, 3) at a distance from the joint (metres), at an angle from the back of the finger."""
    angle = np.deg2rad(degrees)
    centre = bone.head + bone.along * distance
    direction = np.cos(angle) * bone.back + np.sin(angle) * np.cross(bone.along, bone.back)
    offsets = own - centre
    out = offsets @ direction
    beside = ((offsets - out[:, None] * direction) ** 2).sum(axis=1)
    near = (beside < _TUBE**2) & (out > 0) & (out < _THICKEST)
    return np.asarray(centre + direction * (out[near].max() if near.any() else _THIN))


def _seen(frame: Frame, points: Floats) -> Mask:
    page = frame.camera.project(points)
    return np.asarray(frame.on_page(page) & (frame.depth_at(page) < page[:, 2] + _COVER))
