"""The ink of a hand: contours, and the lines where fingers lie against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy import ndimage
from skimage import measure

from art.drawings.hand_arm import FINGERS, Arm
from art.engine.arrays import Floats, Ints, Mask, along, smoothstep
from art.engine.contours import Contour, contours, cut
from art.engine.curves import smooth_closed, smooth_open
from art.engine.ink import ink, pen
from art.engine.raster import Frame

_WIDEST, _THINNEST = 2.3, 0.8
"""Width of the ink in drawing units."""
_PINHOLE = 60.0
"""Square drawing units below which a gap between fingers is closed."""
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
"""Drawing units: thinner than an outline, for no depth lies behind."""
_SEAM_CLEARANCE = 1.6
"""Drawing units from a seam within which contours are dropped: the seam stands for them."""

_SEAM_TRIM = 3
"""Drawing units at the web by which a seam is cut short: there it turns round the end of the finger's free part."""
_SEAM_START = 4
"""Drawing units at a seam's start in which contours stay, so that they run into it."""


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
