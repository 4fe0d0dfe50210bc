"""Close-ups painted: the back, then the arms with their shade, nails and lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage
from skimage import measure

from art.drawings.close_up_arm import Arm
from art.drawings.close_up_details import nails, wrinkles
from art.drawings.close_up_frame import LIGHT, SKIN, View, calm, see, shadows
from art.drawings.close_up_ground import FOLD, ground
from art.drawings.close_up_skin import Skin
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.contours import Contour, contours
from art.engine.curves import mask_path, smooth_open
from art.engine.ink import ink, pen
from art.engine.raster import FAR, Frame
from art.engine.tone import shade

_WIDEST, _THINNEST, _RIM, _NAIL, _WRINKLE = 2.8, 0.9, 1.5, 1.0, 1.0
"""Widths in drawing units: contours at most and at least, where a hand sinks in, nails, wrinkles."""

_SHADE_SOFTNESS, _SHADE_SMALLEST = 4, 400
"""The shade of arms: units over which their form is blurred, square units dropped."""

_CAST, _CAST_SMALLEST = 0.25, 90
"""Opacity of the shadow of one arm on another, and square units below which it is dropped."""

_NAIL_FILL, _WRINKLES = 0.35, 0.55
"""Opacities of nails and wrinkles."""

_LEVEL, _SHORT_RIM, _TRIM = 0.0015, 21, 5
"""Metres of depth between hand and skin below which the hand sinks in; samples of the shortest such rim, and those cut off its ends."""

_FAINT, _SHORT = 0.0015, 16
"""Metres of depth behind a line and drawing units of its length below which, both, it is only an unevenness of the hand's mesh."""


def paint(view: View, skin: Skin, arms: Sequence[Arm], creases: Sequence[Floats] = ()) -> str:
    """The picture as SVG elements. ``creases``: lines on the skin, each places along and across the back (n, 2), in metres."""
    frame = see(view, skin, arms)
    names = [part.name for part in frame.parts if part.name != SKIN]
    dark = shadows(frame, view.cast_reach)
    picture = ground(view, frame, skin, dark, creases)
    for name in names:
        picture += _hand(frame, name, dark, view.arm_threshold)
    picture += svg.path("".join(nails(arm, frame) for arm in arms), "halo", "handline", _NAIL, fill_opacity=_NAIL_FILL)
    picture += _lines(frame, names)
    return picture + svg.path("".join(wrinkles(arm, frame, _WRINKLE) for arm in arms), "handline", opacity=_WRINKLES)


def _hand(frame: Frame, name: str, dark: Mask, threshold: float) -> str:
    seen = frame.mask(name)
    wide = ndimage.binary_dilation(seen, iterations=frame.supersampling // 2 + 1)
    picture = svg.path(mask_path(wide, frame.supersampling, 0.5, 20, 0.6), "hand")
    shaded = shade(frame, seen, _SHADE_SOFTNESS, LIGHT, threshold, _SHADE_SMALLEST)
    picture += svg.path(mask_path(shaded, frame.supersampling, 2.2, _SHADE_SMALLEST, 0.9), "hand2")
    cast = calm(dark & seen, frame) & seen
    return picture + svg.path(mask_path(cast, frame.supersampling, 1.0, _CAST_SMALLEST, 0.8), "handline", opacity=_CAST)


def _lines(frame: Frame, names: Sequence[str]) -> str:
    data = {"line": "", "handline": ""}
    for line in contours(frame, 8, bias=0.003):
        if not _wobble(line):
            data["line" if line.part == SKIN else "handline"] += ink(line, _WIDEST, _THINNEST, smoothing=2, taper_length=14)
    for name in names:
        for run in _pressed_rims(frame, name):
            data["handline"] += pen(run, _RIM, taper_length=6, raw=True)
    return "".join(svg.path(strokes, name) for name, strokes in data.items())


def _pressed_rims(frame: Frame, name: str) -> list[Floats]:
    """Where an arm sinks into the skin: there it ends without turning away from the eye, so no contour is found."""
    seen = frame.mask(name)
    skin = frame.mask(SKIN)
    reach = frame.supersampling
    inside = ndimage.maximum_filter(np.where(seen, frame.depth, FAR), 2 * reach + 1)
    outside = ndimage.maximum_filter(np.where(skin, frame.depth, FAR), 2 * reach + 1)
    level = (outside > FAR) & (inside > FAR) & (inside - outside < _LEVEL)
    found = []
    for rim in measure.find_contours(ndimage.gaussian_filter(seen.astype(float), 0.5 * frame.supersampling), 0.5):
        rows, columns = np.clip(np.round(rim).astype(int), 0, np.array(frame.shape) - 1).T
        runs, count = ndimage.label(ndimage.binary_opening(level[rows, columns], np.ones(_SHORT_RIM)))
        for number in range(1, count + 1):
            run = (rim[runs == number, ::-1][_TRIM:-_TRIM] + 0.5) / frame.supersampling
            found.append(smooth_open(run, 2.0 * frame.supersampling))
    return found


def _wobble(line: Contour) -> bool:
    """Whether a line is only an unevenness: of a hand's mesh, or of the back, whose furrow is drawn by itself."""
    if line.part == SKIN:
        return bool(np.max(line.gap) < FOLD)
    return bool(np.median(line.gap) < _FAINT and line.length < _SHORT)
