"""The receiver's back in a close-up: the furrow of the spine, dents and creases, and the shadows that make hands touch or float."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from art.drawings.close_up_frame import LIGHT, SKIN, View, calm, places
from art.drawings.close_up_skin import HALF_LENGTH, Skin, vertebrae
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.curves import closed_path, line_path, mask_path, resample, smooth_open, spline
from art.engine.ink import pen
from art.engine.raster import Frame
from art.engine.tone import shade

FOLD = 0.008
"""Metres by which a fold of skin must lie in front of the skin behind it to be drawn, and to hide the furrow."""

_SHADE_SMALLEST = 200
"""Square units below which a shade on the back is dropped."""

_SHADE, _DENT, _TIPS, _FURROW, _CREASES, _CAST = 0.6, 0.7, 0.7, 0.4, 0.6, 0.3
"""Opacities: the back's shade, dents, the tips of the vertebrae, the furrow's line, creases, the shadows of hands."""

_TIP, _TIP_SHIFT = (0.0085, 0.005), 0.25
"""Half length and half width of the shade at the tip of a vertebra in metres, and how far it lies beside the furrow (in half widths)."""

_FURROW_WIDTH = 1.4
"""Width of the furrow's line, in drawing units."""

_FURROW_CALM = 25
"""Points (millimetres) over which the furrow's line is smoothed: the tips of the vertebrae are drawn by themselves."""

_CREASE, _HOLLOW, _HOLLOW_SHIFT = 1.8, 11, (2.0, 5.0)
"""Widths of a crease in the skin and of the soft shade beside it, and where that lies, in drawing units."""


def ground(view: View, frame: Frame, skin: Skin, shadows: Mask, creases: Sequence[Floats] = ()) -> str:
    """The back as SVG elements: all of the page. ``creases``: lines on it, places along and across the back (n, 2) in metres."""
    width, height = frame.camera.size
    picture = svg.path(line_path([(0, 0), (width, 0), (width, height), (0, height)], closed=True), SKIN)
    seen = frame.mask(SKIN)
    dark = shade(frame, seen, 5, LIGHT, view.skin_threshold, _SHADE_SMALLEST)
    picture += svg.path(mask_path(dark, frame.supersampling, 4, _SHADE_SMALLEST, 1.0), "skin2", opacity=_SHADE)
    picture += _dents(view, frame, skin)
    picture += _furrow(frame, skin) if skin.spine else ""
    # Under the hands the shadow goes on, so that no light seam shows along their outlines.
    wide = ndimage.binary_dilation(calm(shadows & seen, frame), iterations=frame.supersampling) & (shadows | ~seen)
    picture += svg.path(mask_path(wide, frame.supersampling, 1.0, 60, 0.8), "cast", opacity=_CAST)
    return picture + _creases(frame, skin, creases)


def _dents(view: View, frame: Frame, skin: Skin) -> str:
    """The skin around what presses it, which goes down with it; under the hand too, so that no light seam shows along its outline."""
    if not view.dent_reach:
        return ""
    seen = frame.mask(SKIN)
    points = places(frame)[seen]
    near = np.zeros(frame.shape, dtype=bool)
    near[seen] = skin.from_touch(points[:, 0], points[:, 1]) < view.dent_reach
    wide = ndimage.binary_dilation(calm(near, frame), iterations=frame.supersampling) & (near | (frame.filled & ~seen))
    return svg.path(mask_path(wide, frame.supersampling, 1.5, 30, 0.8), "skin2", opacity=_DENT)


def _furrow(frame: Frame, skin: Skin) -> str:
    """The hollow over the spine as a thin line, with the tips of the vertebrae."""
    data = ""
    x = np.arange(-HALF_LENGTH, HALF_LENGTH, 0.001)
    line = frame.camera.project(skin.on(x, np.zeros_like(x)))
    runs, count = ndimage.label(_bare(frame, line))
    for number in range(1, count + 1):
        run = line[runs == number, :2]
        if len(run) > 2:
            data += pen(resample(smooth_open(run, _FURROW_CALM), 6), _FURROW_WIDTH, raw=True)
    around = np.deg2rad(np.arange(0, 360, 45))
    tips = ""
    for tip in vertebrae():
        ring = frame.camera.project(skin.on(tip + _TIP[0] * np.cos(around), _TIP[1] * (np.sin(around) - _TIP_SHIFT)))
        if _bare(frame, ring).all():
            tips += closed_path(spline(ring[:, :2], 90, closed=True), 0.3)
    return svg.path(tips, "skin2", opacity=_TIPS) + svg.path(data, "line", opacity=_FURROW)


def _creases(frame: Frame, skin: Skin, creases: Sequence[Floats]) -> str:
    data, hollows = "", ""
    for crease in creases:
        x, y = spline(crease, 40).T
        line = frame.camera.project(skin.on(x, y))[:, :2]
        data += pen(line, _CREASE, raw=True)
        hollows += pen(line + _HOLLOW_SHIFT, _HOLLOW, raw=True)
    return svg.path(hollows, "skin2", opacity=_DENT) + svg.path(data, "line", opacity=_CREASES)


def _bare(frame: Frame, page: Floats) -> Mask:
    """Which points of the skin (n, 3, as projected) no fold of skin hides; hands may: they are painted over it."""
    rows, columns = frame.shape
    x = np.clip((page[:, 0] * frame.supersampling).astype(int), 0, columns - 1)
    y = np.clip((page[:, 1] * frame.supersampling).astype(int), 0, rows - 1)
    hidden = (frame.part[y, x] == frame.index(SKIN)) & (frame.depth[y, x] > page[:, 2] + FOLD)
    return np.asarray(frame.on_page(page) & ~hidden)
