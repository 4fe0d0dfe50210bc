"""Sheets: fields of heights over what lies below them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats
from art.engine.mesh import Mesh

_CLOSE = 0.005
"""Metres by which a sheet lies at least above what it covers."""


def drape(
    under: Floats,
    floor: float,
    x: tuple[float, float],
    y: tuple[float, float],
    step: float = 0.01,
    thickness: float = 0.012,
    stretch: float = 0.10,
    label: int = 0,
) -> Mesh:
    """A sheet that lies over points (n, 3) and a level floor between the bounds, all in metres.

    ``step``: side of its faces; ``stretch``: hollows narrower than this are bridged in part, as cloth does. The sheet lies about
    ``thickness`` above what it covers, and nowhere below it.
    """
    columns, rows = int((x[1] - x[0]) / step) + 1, int((y[1] - y[0]) / step) + 1
    heights = np.full((columns, rows), float(floor))
    i = ((under[:, 0] - x[0]) / step).round().astype(int)
    j = ((under[:, 1] - y[0]) / step).round().astype(int)
    inside = (i >= 0) & (i < columns) & (j >= 0) & (j < rows)
    np.maximum.at(heights, (i[inside], j[inside]), under[inside, 2])
    heights = ndimage.grey_closing(heights, size=(5, 5))
    floor_of_cloth = ndimage.grey_dilation(heights, size=(3, 3))
    reach = int(stretch / step)
    offsets = np.arange(-(reach // 2), reach // 2 + 1)
    disc = np.hypot(offsets[:, None], offsets[None]) <= reach / 2
    padded = np.pad(floor_of_cloth, reach, mode="edge")
    bridged = ndimage.grey_closing(padded, footprint=disc)[reach:-reach, reach:-reach] if reach else floor_of_cloth
    loose = ndimage.gaussian_filter(0.5 * bridged + 0.5 * floor_of_cloth, 2.2)
    cloth = np.maximum(loose, ndimage.gaussian_filter(floor_of_cloth, 1.2)) + thickness
    cloth = np.maximum(cloth, floor_of_cloth + min(_CLOSE, thickness))
    places = np.meshgrid(np.linspace(x[0], x[1], columns), np.linspace(y[0], y[1], rows), indexing="ij")
    number = np.arange(columns * rows).reshape(columns, rows)
    quads = np.stack([number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]], -1).reshape(-1, 4)
    return Mesh.of(np.stack([*places, cloth], -1).reshape(-1, 3), quads, label).subdivide()
