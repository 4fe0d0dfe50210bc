"""The small marks on the skin of a hand: nails, arches over the knuckles of the fist, folds over a bent wrist."""

from __future__ import annotations

import numpy as np

from art.drawings.hand_arm import FINGERS, Arm, finger_bones
from art.engine.arrays import Floats, unit
from art.engine.curves import fit_bezier, path, spline
from art.engine.ink import pen
from art.engine.pose import finger_axes, hand_axes
from art.engine.raster import Frame

_NAIL_MIDDLE, _NAIL_LENGTH = 0.68, 0.19
"""Middle and half length of a nail, as parts of the last bone."""
_NAIL_WIDTH, _NAIL_HEIGHT = 0.0046, 0.0036
"""Half width of a nail, and how far it lies over the bone, in metres."""
_THUMB_NAIL = 1.25
"""How much larger the thumb's nail is."""
_NAIL_FACING = 0.45
"""The cosine to the eye below which a nail is not drawn."""
_NAIL_SQUARENESS = 0.75
"""Power of the waves that make the outline: 1 would be an ellipse."""
_SKIN = 0.008
"""Metres to which nails and knuckles, drawn over the bones, may lie off the skin that is seen there; else they are hidden, or stick out."""
_MOSTLY = 0.8
"""The part of their points that must lie on that skin."""

_KNUCKLE_BEND = 0.88
"""Mean cosine of the bend at the knuckles above which they do not stand out."""
_KNUCKLE_HEIGHT, _KNUCKLE_WIDTH, _KNUCKLE_ARCH = 0.004, 0.0058, 0.0045
"""Height of a knuckle's arch over the joint, half width, and rise along the hand, in metres."""
_CREASE = 1.1
"""Width of these strokes in drawing units."""

_FOLD_BEND = 0.75
"""Sine of the bend of the wrist from which on it shows folds."""
_FOLDS = ((-0.003, 0.018), (0.003, 0.014))
"""For each fold its place along the hand, from the joint, and its half width, in metres."""
_FOLD_HEIGHT, _FOLD_ARCH = 0.012, 0.006
"""Height of the folds over the joint, and how far they are arched, in metres."""


def nails(arm: Arm, frame: Frame) -> str:
    """Path data of the nails that are seen."""
    data = ""
    for finger in FINGERS:
        place = _nail(arm, finger)
        bone = finger_bones(finger, arm.side)[-1]
        facing = float(_back(arm, bone) @ frame.camera.axes[2])
        page = frame.camera.project(place)
        if facing > _NAIL_FACING and _on_skin(frame, page):
            data += path(fit_bezier(spline(page[:, :2], 40, closed=True), 0.2), closed=True)
    return data


def _on_skin(frame: Frame, page: Floats) -> bool:
    """Whether nearly all points of the page (with depth) lie on what is seen there."""
    return bool((np.abs(frame.depth_at(page) - page[:, 2]) < _SKIN).mean() > _MOSTLY)


def _back(arm: Arm, bone: str) -> Floats:
    """The direction away from the palm's side of a finger's bone, in space."""
    flexion, direction = finger_axes(arm.body, arm.side)[bone]
    return np.asarray(arm.body.global_rotation(bone) @ np.cross(direction, flexion))


def _nail(arm: Arm, finger: int) -> Floats:
    """The outline of a nail in space, (n, 3)."""
    bone = finger_bones(finger, arm.side)[-1]
    flexion, direction = (arm.body.global_rotation(bone) @ axis for axis in finger_axes(arm.body, arm.side)[bone])
    head, length = arm.body.head(bone), float(np.linalg.norm(arm.body.tail(bone) - arm.body.head(bone)))
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    across, onwards = (np.sign(wave) * np.abs(wave) ** _NAIL_SQUARENESS for wave in (np.cos(angles), np.sin(angles)))
    size = _THUMB_NAIL if finger == FINGERS[0] else 1.0
    along_bone = length * (_NAIL_MIDDLE + _NAIL_LENGTH * onwards)
    return np.asarray(
        head + np.outer(along_bone, direction) + np.outer(_NAIL_WIDTH * size * across, flexion) + _NAIL_HEIGHT * size * _back(arm, bone)
    )


def knuckles(arm: Arm, frame: Frame) -> str:
    """Path data of an arch over each knuckle of a hand whose fingers are so bent at their knuckles that these stand out."""
    axes = finger_axes(arm.body, arm.side)
    hand = arm.body.global_rotation(f"wrist.{arm.side}")
    bones = [finger_bones(finger, arm.side)[0] for finger in FINGERS[1:]]
    free = {bone: arm.body.global_rotation(bone) for bone in bones}
    if np.mean([np.dot(hand @ axes[bone][1], free[bone] @ axes[bone][1]) for bone in bones]) > _KNUCKLE_BEND:
        return ""
    data = ""
    angles = np.deg2rad(np.linspace(-70, 70, 15))
    for bone in bones:
        axis, direction = axes[bone]
        onwards, back, across = (unit(hand @ way + free[bone] @ way) for way in (direction, np.cross(direction, axis), axis))
        middle = arm.body.head(bone) + _KNUCKLE_HEIGHT * back
        place = middle + np.outer(_KNUCKLE_WIDTH * np.sin(angles), across) + np.outer(_KNUCKLE_ARCH * (np.cos(angles) - 1), onwards)
        page = frame.camera.project(place)
        if _on_skin(frame, page):
            data += pen(page[:, :2], _CREASE, taper_length=8, raw=True)
    return data


def wrist_folds(arm: Arm, frame: Frame) -> str:
    """Path data of the folds over a wrist that is bent back as far as for pressing with the heel of the hand."""
    wrist, elbow = (arm.body.head(f"{bone}.{arm.side}") for bone in ("wrist", "lowerarm01"))
    turned = arm.body.global_rotation(f"wrist.{arm.side}")
    fingers, palm = (turned @ axis for axis in hand_axes(arm.body, arm.side))
    if np.dot(unit(wrist - elbow), palm) < _FOLD_BEND:
        return ""
    data = ""
    angles = np.deg2rad(np.linspace(-60, 60, 15))
    for onwards, half in _FOLDS:
        place = wrist - _FOLD_HEIGHT * palm + onwards * fingers + np.outer(half * np.sin(angles), np.cross(fingers, palm))
        page = frame.camera.project(place + np.outer(_FOLD_ARCH * (np.cos(angles) - 1), fingers))
        data += pen(page[:, :2], _CREASE, taper_length=12, raw=True)
    return data
