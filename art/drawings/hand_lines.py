"""The ink of a hand: contours, the lines where fingers lie against each other, nails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy import ndimage
from skimage import measure

from art.drawings.hand_arm import FINGERS, Arm, finger_bones
from art.engine.arrays import Floats, Ints, Mask, along, smoothstep, unit
from art.engine.contours import Contour, contours, cut
from art.engine.curves import fit_bezier, path, smooth_closed, smooth_open, spline
from art.engine.ink import ink, pen
from art.engine.pose import finger_axes, hand_axes
from art.engine.raster import Frame

_WIDEST, _THINNEST = 2.3, 0.8
_PINHOLE = 60.0
"""Square drawing units."""
_DIMPLE, _DIMPLE_RIM = 12.0, 24.0
"""Size of a web's dimple, and length of its rim, in drawing units."""
_SHORTEST = 8.0
"""Drawing units below which a line is only a wobble of the surface."""

_STRAY, _FAINT = 20.0, 0.0035
"""Length in drawing units, and depth behind in metres, below both of which a line tells nothing."""

_SPUR = 3
"""Points of a contour that are left out at a covered end."""

_ARM_CALM = 14.0
"""How far the lines of the arm are smoothed, in points."""
_ARM_BEGINS = (20.0, 70.0)
"""Drawing units below the wrist from and to which lines change from those of a hand to those of an arm."""

_SEAM_WIDTH = 1.5
_SEAM_CLEARANCE = 1.6
"""Drawing units from a seam within which contours are dropped: the seam stands for them."""

_SEAM_TRIM = 3
"""Drawing units at the web by which a seam is cut short: there it turns round the end of the finger's free part."""
_SEAM_START = 4
"""Drawing units at a seam's start in which contours stay, so that they run into it."""

_NAIL_MIDDLE, _NAIL_LENGTH = 0.68, 0.19
"""Middle and half length of a nail, as parts of the last bone."""
_NAIL_WIDTH, _NAIL_HEIGHT = 0.0046, 0.0036
"""Half width of a nail, and how far it lies over the bone, in metres."""
_THUMB_NAIL = 1.25
_NAIL_FACING = 0.45
"""The cosine to the eye below which a nail is not drawn."""
_NAIL_SQUARENESS = 0.75
"""Power of the waves that make the outline: 1 would be an ellipse."""
_SKIN = 0.008
"""Metres to which nails and knuckles, drawn over the bones, may lie off the skin that is seen there; else they are hidden, or stick out."""
_MOSTLY = 0.8

_KNUCKLE_BEND = 0.88
"""Mean cosine of the bend at the knuckles above which they do not stand out."""
_KNUCKLE_HEIGHT, _KNUCKLE_WIDTH, _KNUCKLE_ARCH = 0.004, 0.0058, 0.0045
"""Height of a knuckle's arch over the joint, half width, and rise along the hand, in metres."""
_KNUCKLE_LINE = 1.1

_FOLD_BEND = 0.75
"""Sine of the bend of the wrist from which on it shows folds."""
_FOLDS = ((-0.003, 0.018), (0.003, 0.014))
"""For each fold its place along the hand, from the joint, and its half width, in metres."""
_FOLD_HEIGHT, _FOLD_ARCH = 0.012, 0.006


def strokes(arm: Arm, frame: Frame, hand: Mask) -> str:
    """Path data of contours and seams. Where two fingers meet there is one line, whichever of them is higher.

    ``hand``: see ``outline``.
    """
    seams = _seams(frame, hand)
    wrist = float(frame.camera.project(arm.body.head(f"wrist.{arm.side}"))[1])
    found = [_calmed(_ending(line), wrist) for line in contours(frame, shortest=7, bias=0.003, gap_reach=3)]
    lines = cut(found, _away_from(frame, seams, hand), _SHORTEST)
    webs = np.array([line[-1] for line in seams]).reshape(-1, 2)
    lines = [line for line in lines if not _in_web(line, webs) and not _stray(line)]
    data = "".join(ink(line, _WIDEST, _THINNEST, smoothing=2, taper_length=12) for line in lines)
    return data + "".join(pen(line, _SEAM_WIDTH, (False, True), taper_length=14, raw=True) for line in seams)


def _ending(line: Contour) -> Contour:
    """The line without the last bit of an end that goes on below something: a hand is small, and there it would look like a spur."""
    if line.closed:
        return line
    kept = slice(0 if line.tapered[0] else _SPUR, len(line.points) - (0 if line.tapered[1] else _SPUR))
    return replace(line, points=line.points[kept], gap=line.gap[kept], depth=line.depth[kept])


def _calmed(line: Contour, wrist: float) -> Contour:
    """The line without the mesh's wobbles along the arm, below the height of the wrist on the page."""
    smooth = smooth_closed(line.points, _ARM_CALM) if line.closed else smooth_open(line.points, _ARM_CALM)
    part = smoothstep(*_ARM_BEGINS, line.points[:, 1:] - wrist)
    return replace(line, points=line.points * (1 - part) + smooth * part)


def _stray(line: Contour) -> bool:
    """Whether a line is a short bit in the middle of a surface."""
    return line.length < _STRAY and float(np.median(line.gap)) < _FAINT


def _in_web(line: Contour, webs: Floats) -> bool:
    """Whether a line is only the rim of the dimple in which a seam ends."""
    far = np.sqrt(((line.points[:, None] - webs) ** 2).sum(axis=-1)).max(axis=0, initial=0)
    return line.length < _DIMPLE_RIM and bool((far < _DIMPLE).any())


def outline(frame: Frame) -> Mask:
    """Where the hand is, without the pinholes that are left between fingers (not the thumb) that lie together."""
    filled = frame.filled
    holes, count = ndimage.label(ndimage.binary_fill_holes(filled) & ~filled)
    sizes = np.bincount(holes.ravel(), minlength=count + 1)
    beside_thumb = holes[ndimage.binary_dilation(frame.label == FINGERS[0], iterations=2)]
    closed = sizes < _PINHOLE * frame.supersampling**2
    closed[beside_thumb] = False
    closed[0] = False
    return np.asarray(filled | closed[holes])


def _seams(frame: Frame, hand: Mask) -> list[Floats]:
    """The lines on the page along which two fingers (not the thumb) meet, each from the tips to the web."""
    grain = frame.supersampling
    box = _box(frame.label > 0, margin=4 * grain)
    corner = np.array([box[1].start, box[0].start])
    nearest = ndimage.distance_transform_edt(~frame.filled[box], return_distances=False, return_indices=True)
    labels = np.where(hand[box], frame.label[box][tuple(nearest)], -1)
    found = []
    for finger in FINGERS[1:-1]:
        own = ndimage.gaussian_filter((labels == finger).astype(float), 0.5 * grain)
        beyond = ndimage.binary_dilation(labels > finger, iterations=2 * grain)
        for ring in measure.find_contours(own, 0.5):
            rows, columns = np.round(ring).astype(int).T
            touching = beyond[rows, columns]
            start = int(np.argmin(touching))
            ring = np.roll((ring[:, ::-1] + corner + 0.5) / grain, -start, axis=0)
            runs, count = ndimage.label(np.roll(touching, -start))
            for number in range(1, count + 1):
                line = ring[runs == number]
                if along(line)[-1] > _SHORTEST:
                    line = line if line[0, 1] < line[-1, 1] else line[::-1]
                    found.append(smooth_open(line[: -_SEAM_TRIM * grain], 1.5 * grain))
    return found


def _box(mask: Mask, margin: int) -> tuple[slice, slice]:
    """The rows and columns of a picture that hold the mask, and a margin where the picture goes on."""
    rows, columns = ndimage.find_objects(mask.astype(np.int8))[0]
    return slice(max(0, rows.start - margin), rows.stop + margin), slice(max(0, columns.start - margin), columns.stop + margin)


def _away_from(frame: Frame, lines: list[Floats], hand: Mask) -> Callable[[Floats], Mask]:
    """A test for points of the page: whether they are clear of all the lines, and of the pinholes."""
    taken = hand & ~frame.filled
    for line in lines:
        taken[_samples(frame, line[_SEAM_START * frame.supersampling :])] = True
    reach = _SEAM_CLEARANCE * frame.supersampling
    box = _box(taken | (frame.label > 0), margin=int(reach) + 1)
    taken[box] = ndimage.distance_transform_edt(~taken[box]) <= reach
    return lambda points: np.asarray(~taken[_samples(frame, points)])


def _samples(frame: Frame, points: Floats) -> tuple[Ints, Ints]:
    """Row and column of each point of the page, (n, 2) in drawing units."""
    rows, columns = frame.shape
    x, y = (points * frame.supersampling).astype(int).T
    return np.clip(y, 0, rows - 1), np.clip(x, 0, columns - 1)


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
            data += pen(page[:, :2], _KNUCKLE_LINE, taper_length=8, raw=True)
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
        data += pen(page[:, :2], _KNUCKLE_LINE, taper_length=12, raw=True)
    return data
