"""The roll of skin that a kneading hand lifts: between thumb and fingers, under the hand."""

from __future__ import annotations

import numpy as np

from art.engine import svg
from art.engine.arrays import Floats, along, units
from art.engine.curves import closed_path, spline
from art.engine.ink import pen

_CREST = ((13, 36), (2, 14), (-5, -10), (-8, -36), (-6, -66))
"""The middle of the roll: drawing units outward (to the little finger's side) and down the page, from the middle of the grip."""
_HALF_WIDTH = (4, 12, 15, 16, 11)
"""Half the roll's width at these points."""
_SHADED = 0.42
"""The part of the width, on the side away from the light, that lies in shade."""
_LINE, _FOLD = 1.6, 1.1
"""Widths of the roll's edges and of the folds in it."""
_FOLDS = ((-0.22, 0.36, 0.68), (0.25, 0.24, 0.52))
"""Each fold: its place across the roll (-1 to 1, outward), and from where to where it runs along it (parts)."""
_EDGE_END = 0.9
"""The part of the roll's length at which its edges have faded into the skin."""
_SAMPLES = 60


def roll(outward: int, origin: tuple[float, float]) -> str:
    """The roll as paths.

    ``outward``: +1 where the little finger's side lies to the page's right, else -1; ``origin``: the middle of the grip.
    """
    crest, half = _line(outward, origin)
    edges = {side: crest + side * half for side in (-1, 1)}
    skin = closed_path(np.concatenate([edges[-1], edges[1][::-1]]), 0.3)
    fading = 1 - np.linspace(0, 1, _SAMPLES) ** 3
    inner = crest + half * (1 - 2 * _SHADED * fading)[:, None]
    shade = closed_path(np.concatenate([inner, edges[1][::-1]]), 0.3)
    lines = "".join(pen(edge[: int(_EDGE_END * _SAMPLES)], _LINE, (False, True), taper_length=50, raw=True) for edge in edges.values())
    folds = "".join(
        pen((crest + outward * across * half)[int(start * _SAMPLES) : int(end * _SAMPLES)], _FOLD, taper_length=16, raw=True)
        for across, start, end in _FOLDS
    )
    return (
        svg.path(skin, "skin")
        + svg.path(shade, "skin2", opacity=0.8)
        + svg.path(lines, "line", opacity=0.8)
        + svg.path(folds, "line", opacity=0.55)
    )


def _line(outward: int, origin: tuple[float, float]) -> tuple[Floats, Floats]:
    """The crest on the page, (n, 2), and for each of its points the way to the roll's right edge, (n, 2)."""
    points = spline(np.array(_CREST, dtype=float) * (outward, 1) + origin, _SAMPLES)
    at = along(points)
    widths = np.interp(at, np.linspace(0, at[-1], len(_HALF_WIDTH)), _HALF_WIDTH)
    kernel = np.hanning(13)
    widths = np.convolve(np.pad(widths, 6, mode="edge"), kernel / kernel.sum(), mode="valid")
    tangents = units(np.gradient(points, axis=0))
    return points, np.stack([-tangents[:, 1], tangents[:, 0]], 1) * widths[:, None]
