"""The towel over the hips of a receiver who lies face down, seen from above."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from art.drawings.back_map import BackMap
from art.engine import svg
from art.engine.arrays import Floats, smoothstep
from art.engine.curves import fit_bezier, path, resample, spline
from art.engine.ink import pen

_INK = 2.2
"""Width of the towel's outline, in drawing units."""

_TOP = ((-1.0, 1.2), (-0.86, 0.1), (-0.55, -0.55), (-0.25, -0.4), (0.0, 0.0), (0.25, -0.4), (0.55, -0.55), (0.86, 0.1), (1.0, 1.2))
"""The top edge: x as a part of the towel's half width, y in cm below its place at the spine. It sinks where it goes round the hips."""

_EASE = 1.1
"""How far the towel stands out beside the hips, in cm."""

_FREE = 78.0
"""From here on, in cm down the map, the towel lies loosely beside the legs: the hands end there."""

_FLARE = 2.5
"""How much wider it is at the foot of the page, in cm."""

_WAVE = (0.16, 0.55)
"""Cloth does not hang as straight as a board: cm, and radians for a cm, of the waves of its sides."""

_HEM = 3.1
"""Width of the folded border, in cm."""

_STRIPES = (5.0, 5.7)
"""Woven stripes beside the border, in cm from the edge."""

_FOLDS = (
    # x as a part of the half width, y in cm below the edge at the spine; width of the stroke
    (((0.88, 5.2), (0.80, 7.2), (0.77, 10.2)), 1.2),
    (((0.94, 9.0), (0.89, 13.0), (0.88, 18.0)), 1.1),
    (((0.33, 24.0), (0.31, 29.0), (0.33, 34.5)), 1.1),
)
"""Where the cloth pulls on the right; mirrored on the left."""

_SHADE = (0.86, 0.15, 0.06)
"""Inner edge of the shade as a part of the half width: at the border, how much further in below it, and how much it sways."""


@dataclass(frozen=True, eq=False)
class Towel:
    """Lines of the towel on the page: its top edge from left to right, and its sides downwards."""

    top: Floats
    left: Floats
    right: Floats

    def edge(self, x: Floats) -> Floats:
        """The height of the top edge at places across the page; far below the page beside the towel."""
        return np.interp(x, self.top[:, 0], self.top[:, 1], left=np.inf, right=np.inf)

    def below(self, distance: float) -> Floats:
        """A line from side to side, parallel to the top edge, ``distance`` drawing units below it."""
        low = self.top + np.array([0.0, distance])
        first, last = (_at_height(side, float(low[end, 1])) for side, end in ((self.left, 0), (self.right, -1)))
        between = low[(low[:, 0] > first[0] + 3) & (low[:, 0] < last[0] - 3)]
        return np.concatenate([[first], between, [last]])


def towel_over(view: BackMap, middle: float, hips: Floats) -> Towel:
    """A towel that fits hips. ``middle``: its edge at the spine, in cm down the map; ``hips``: rows of (y, half width) in cm, downwards."""
    rows = np.arange(middle - 1.0, hips[-1, 0], 0.5)
    half = np.interp(rows, hips[:, 0], hips[:, 1])
    half = ndimage.gaussian_filter1d(np.maximum.accumulate(half), 4, mode="nearest") + _EASE
    half += _FLARE * smoothstep(_FREE, float(hips[-1, 0]), rows)
    start = middle + _TOP[-1][1]
    corner = float(np.interp(start, rows, half))
    top = spline(view.place(np.array(_TOP) * [corner, 1.0] + [0.0, middle]), 100)
    side = np.column_stack([half + _WAVE[0] * np.sin(_WAVE[1] * rows), rows])[rows > start]
    side = np.concatenate([[[corner, start]], side])
    return Towel(top, view.place(side * [-1.0, 1.0]), view.place(side))


def drawn(view: BackMap, towel: Towel) -> str:
    """The towel with its border, stripes, one shade and a few folds."""
    scale = view.units_per_cm
    outline = path(fit_bezier(towel.left[::-1], 0.5) + fit_bezier(towel.top, 0.4) + fit_bezier(towel.right, 0.5))
    seam = towel.below(_HEM * scale)
    left, right = (side[side[:, 1] < end[1]] for side, end in ((towel.left, seam[0]), (towel.right, seam[-1])))
    border = path(fit_bezier(towel.top, 0.4)) + _onwards(right) + _onwards(seam[::-1]) + _onwards(left[::-1]) + "z"
    stripes = "".join(path(fit_bezier(towel.below(stripe * scale), 0.4)) for stripe in _STRIPES)
    return (
        svg.path(outline, "towel")
        + svg.path(_shade(towel, float(seam[-1, 1])), "towel2", opacity=0.8)
        + svg.path(border, "hem")
        + svg.path(stripes, "none", "towel2", 2.4)
        + svg.path(path(fit_bezier(seam, 0.4)), "none", "line", 1.2)
        + svg.path(_folds(view, towel), "line", opacity=0.55)
        + svg.path(outline, "none", "line", _INK)
    )


def _at_height(side: Floats, y: float) -> Floats:
    return np.array([np.interp(y, side[:, 1], side[:, 0]), y])


def _onwards(points: Floats) -> str:
    """Path data that goes on through points, without a move of its own."""
    return "L" + path(fit_bezier(resample(points, 4), 0.4))[1:] if len(points) > 2 else ""


def _shade(towel: Towel, start: float) -> str:
    """The side away from the light: a band that swells and thins like the hip below it."""
    outer = towel.right[towel.right[:, 1] >= start]
    share = (outer[:, 1] - outer[0, 1]) / np.ptp(outer[:, 1])
    middle = float(towel.top[:, 0].mean())
    first, deeper, sway = _SHADE
    inner = outer.copy()
    inner[:, 0] = middle + (outer[:, 0] - middle) * (
        first - deeper * smoothstep(0.0, 0.3, share) + sway * np.sin(2.2 * np.pi * share - 1.2)
    )
    return path(fit_bezier(outer, 0.5)) + _onwards(inner[::-1]) + "z"


def _folds(view: BackMap, towel: Towel) -> str:
    """Path data of the lines where the cloth pulls."""
    half = float(np.ptp(towel.top[:, 0])) / 2
    middle = towel.top[len(towel.top) // 2]
    data = ""
    for line, width in _FOLDS:
        for sign in (-1.0, 1.0):
            data += pen(middle + np.array(line) * [half * sign, view.units_per_cm], width, taper_length=50)
    return data
