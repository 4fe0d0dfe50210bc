"""One soft shade: where a surface, seen with half-closed eyes, turns away from the light."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.engine.arrays import Mask, unit
from art.engine.raster import Frame

LIGHT = (-0.28, 0.38, 0.88)
"""The way to the light in the camera's axes: from above, a little from the page's left, mostly from the front."""


def shade(
    frame: Frame,
    mask: Mask,
    softness: float = 5,
    light: tuple[float, float, float] = LIGHT,
    threshold: float = 0.62,
    smallest: float = 70,
) -> Mask:
    """The part of a mask that lies in shade.

    ``softness``: drawing units over which the form is blurred, so that only large forms cast shade; ``threshold``: cosine to the light
    below which it is dark; ``smallest``: islands of shade or of light below this area (square units) are dropped.
    """
    dark = np.zeros(frame.shape, dtype=bool)
    boxes = ndimage.find_objects(mask.astype(np.int8))
    if not boxes:
        return dark
    margin = int(4 * softness * frame.supersampling)
    rows, columns = (slice(max(0, side.start - margin), side.stop + margin) for side in boxes[0])
    inside = mask[rows, columns]
    sigma = softness * frame.supersampling
    normals = np.where(inside[..., None], frame.normals[rows, columns], np.float32(0))
    blurred = np.stack([ndimage.gaussian_filter(normals[..., axis], sigma) for axis in range(3)], -1)
    lengths = np.sqrt((blurred * blurred).sum(axis=-1))
    to_light = unit(light)
    lit = blurred[..., 0] * to_light[0] + blurred[..., 1] * to_light[1] + blurred[..., 2] * to_light[2]
    area = smallest * frame.supersampling**2
    found = _without_islands((lit < threshold * lengths) & inside, area)
    dark[rows, columns] = (inside & ~_without_islands(inside & ~found, area)) if smallest > 0 else found
    return dark


def _without_islands(mask: Mask, smallest: float) -> Mask:
    """The mask without connected areas of fewer samples."""
    labels, count = ndimage.label(mask)
    if not count:
        return mask
    sizes = np.bincount(labels.ravel())
    sizes[0] = -1  # what is not in the mask stays out
    return np.asarray((sizes >= smallest)[labels])
