"""Sheets and towels over lying people: they hang from what they cover in folds, their edge towards the head is turned.

Metres; the person lies along x.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Mask
from art.engine.body import faces_where
from art.engine.cloth import drape
from art.engine.mesh import Mesh
from art.engine.props import Span

HEM = 1
"""Label of the turned edge; the sheet itself is 0."""

_STEP = 0.01
"""Grid on which a sheet is laid."""

_LOOSE, _TUCKED = 2.2, 8.0
"""How steeply a sheet hangs, as the slope of a tent: one that was let fall, and one that was tucked around the body."""

_BESIDE = 0.03
"""How much of a tucked towel lies on the table beside the hips."""

_HEM_WIDTH = 0.033

_FOLD, _OTHER, _DEEP = 0.16, 0.57, 0.04
"""From fold to fold; the share of it after which a second, weaker wave repeats; half the depth of folds as a share of the fall."""

_OTHER_STRENGTH, _OTHER_SHIFT = 0.6, 1.0
"""Of that second wave: its height as a share of the first, and its phase."""

_INSIDE = 0.012
"""What lies this far inside the borders of a sheet is surely covered."""

_ARM = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
"""What the names of the bones of an arm begin with."""


def loose_sheet(skin: Mesh, others: list[Mesh], floor: float, x: Span, y: Span, head_first: bool = True) -> Mesh:
    """A sheet let fall over a body (a mesh with the faces of ``Body.mesh()``), not over its arms, and over other things.

    ``floor``: height of what they lie on; ``head_first``: whether the head is at the low end of x.
    """
    points = [without_arms(skin), *(thing.subdivide().vertices for thing in others)]
    heights = _in_folds(_tent(_heights(np.concatenate(points), floor, x, y), floor, _LOOSE))
    return _hemmed(_laid(heights, floor, x, y), head_first)


def tucked_towel(skin: Mesh, floor: float, x: Span, head_first: bool, beside: float = _BESIDE, steep: float = _TUCKED) -> Mesh:
    """A towel over hips and legs that reaches down to the table on both sides, inside the arms.

    ``beside``: how many metres of it lie on the table beside the hips; ``steep``: the slope of its sides.
    """
    points = without_arms(skin)
    across = points[(points[:, 0] > x[0]) & (points[:, 0] < x[1]), 1]
    y = across.min() - beside, across.max() + beside
    return _hemmed(_laid(_tent(_heights(points, floor, x, y), floor, steep), floor, x, y), head_first)


def without_arms(skin: Mesh) -> Floats:
    """The points of a body (with the faces of ``Body.mesh()``) without its arms."""
    return skin.keep(~_arms()).used()


def uncovered(skin: Mesh, sheet: Mesh) -> Mesh:
    """A body without what lies below the sheet, so that nothing pokes through; arms lie beside it and stay."""
    low, high = (sheet.vertices[:, :2].min(axis=0) + _INSIDE, sheet.vertices[:, :2].max(axis=0) - _INSIDE)
    places = skin.centres[:, :2]
    return skin.keep(~((places > low) & (places < high)).all(axis=1) | _arms())


def _arms() -> Mask:
    return faces_where(lambda bone: bone.startswith(_ARM))


def _hemmed(sheet: Mesh, head_first: bool) -> Mesh:
    x = sheet.centres[:, 0]
    edge = x < x.min() + _HEM_WIDTH if head_first else x > x.max() - _HEM_WIDTH
    return sheet.labelled(np.where(edge, HEM, 0))


def _laid(heights: Floats, floor: float, x: Span, y: Span) -> Mesh:
    """A sheet over heights on the grid (x, y)."""
    columns, rows = heights.shape
    places = np.meshgrid(np.linspace(*x, columns), np.linspace(*y, rows), indexing="ij")
    return drape(np.stack([*places, heights], -1).reshape(-1, 3), floor, x, y)


def _heights(under: Floats, floor: float, x: Span, y: Span) -> Floats:
    """The highest point over each place of the grid (x, y)."""
    heights = np.full((int((x[1] - x[0]) / _STEP) + 1, int((y[1] - y[0]) / _STEP) + 1), floor)
    i, j = ((under[:, :2] - (x[0], y[0])) / _STEP).round().astype(int).T
    inside = (i >= 0) & (i < heights.shape[0]) & (j >= 0) & (j < heights.shape[1])
    np.maximum.at(heights, (i[inside], j[inside]), under[inside, 2])
    return np.asarray(ndimage.grey_closing(heights, size=(5, 5)))


def _tent(heights: Floats, floor: float, steep: float) -> Floats:
    """The heights with upright sides made slopes: a sheet does not hug sides, it hangs away from them."""
    reach = int((heights.max() - floor) / steep / _STEP) + 1
    offsets = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1])
    tent = ndimage.grey_dilation(heights, structure=-offsets * steep * _STEP, mode="nearest")
    return np.asarray(np.maximum(tent, floor))


def _in_folds(heights: Floats) -> Floats:
    """The heights with folds in the slopes across y: the farther the cloth has fallen, the deeper they are."""
    along, across = np.indices(heights.shape).astype(float)
    fallen = heights.max() - heights
    turns = 2 * np.pi * along * _STEP / _FOLD
    waves = np.sin(turns) + _OTHER_STRENGTH * np.sin(turns / _OTHER + _OTHER_SHIFT)
    return np.asarray(ndimage.map_coordinates(heights, [along, across + waves * fallen * _DEEP / _STEP], order=1, mode="nearest"))
