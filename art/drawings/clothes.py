"""What dressed receivers have in common: areas of cloth and skin with their outlines, and the collar of the shirt."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.drawings import back_outline
from art.drawings.back_map import WHOLE_BACK
from art.drawings.back_outline import Pen
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.cloth import SKIN, TOP
from art.engine.ink import pen
from art.engine.raster import Frame

HINT = 0.24
"""Opacity of the lines that tell where spine and blades are below the shirt."""

_SMALLEST_SHADE = 500
"""Square units below which areas of shade, and of light within it, are dropped."""

_SMOOTHING = 4.0
"""Of outlines, in their points: cloth has none of the small bumps of the mesh."""

_TEETH = 6
"""Samples below which teeth of the border of an area are taken off."""

_COLLAR_OUT = 6.0
"""How far beside the neck the collar meets the shoulders, in drawing units."""

_COLLAR = 9.0
"""Width of the collar's ribbing, in drawing units."""


def area(mask: Mask, dark: Mask, colour: str, shaded: str | None, samples: int) -> str:
    """A part of the receiver with its outline, and its shade. ``dark``: where it is shaded; ``samples``: supersampling of the masks."""
    if not mask.any():
        return ""
    rings = back_outline.rings(_plain(mask), samples, 1.5, 60, _SMOOTHING)
    picture = svg.path(back_outline.filled(rings), colour)
    if shaded:
        shade_rings = back_outline.rings(ndimage.binary_opening(mask & dark, iterations=3), samples, 3.0, _SMALLEST_SHADE)
        picture += svg.path(back_outline.filled(shade_rings), shaded, opacity=0.7)
    return picture + svg.path(back_outline.outlined(rings, Pen()), "line")


def with_collar(frame: Frame, part: str) -> tuple[Mask, Mask, Floats]:
    """Skin and shirt of a part, parted by an even collar, and the collar's line on the page: the mesh parts them in steps."""
    samples, middle = frame.supersampling, WHOLE_BACK.origin[0]
    skin, shirt = frame.mask(part, SKIN), frame.mask(part, TOP)
    rows, columns = np.nonzero(shirt[1:] & skin[:-1])
    neck = (rows < WHOLE_BACK.place((0, 8))[1] * samples) & (np.abs(columns / samples - middle) < WHOLE_BACK.units_per_cm * 10)
    x, y = columns[neck] / samples - middle, rows[neck] / samples
    half = float(np.abs(x).max()) + _COLLAR_OUT
    height = float(y[np.abs(x) < half / 2].mean())
    beside = [int(shirt[:, round((middle + sign * half) * samples)].argmax()) / samples for sign in (-1, 1)]
    bend = (sum(beside) / 2 - height) / half**2
    across = np.linspace(-half, half, 60)
    line = np.column_stack([across + middle, height + bend * across**2])
    edge = np.interp(np.arange(frame.shape[1]) / samples, line[:, 0], line[:, 1], left=np.inf, right=np.inf)
    near = np.isfinite(edge)[None] & (np.arange(frame.shape[0])[:, None] < rows[neck].max() + 8 * samples)
    below = np.arange(frame.shape[0])[:, None] / samples >= edge[None]
    either = skin | shirt
    tucked = np.arange(frame.shape[0])[:, None] / samples > edge[None] + _COLLAR  # the neck goes on below the collar
    return np.where(near, either & ~tucked, skin), np.where(near, either & below, shirt), line


def ribbing(collar: Floats) -> str:
    """Path data of the seam below the collar. ``collar``: its line on the page."""
    return pen(collar + np.array([0.0, _COLLAR]), 1.2, raw=True, taper_length=10)


def below_collar(frame: Frame, collar: Floats) -> Mask:
    """The page from below the collar on: at the collar the mesh has steps."""
    rows = np.arange(frame.shape[0])[:, None] / frame.supersampling
    return np.asarray(rows > collar[:, 1].max() + 3 * _COLLAR)


def _plain(mask: Mask) -> Mask:
    """A mask without the small steps and teeth that the mesh leaves at its borders."""
    reach = np.hypot(*np.mgrid[-_TEETH : _TEETH + 1, -_TEETH : _TEETH + 1]) <= _TEETH
    wide = np.pad(mask, 2 * _TEETH, mode="edge")
    inner = slice(2 * _TEETH, -2 * _TEETH)
    return np.asarray(ndimage.binary_opening(ndimage.binary_closing(wide, reach), reach)[inner, inner])
