"""Names for the kinds of arrays that pass between the modules of the engine."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
"""Lengths, directions, coordinates. Points are rows: (n, 2) on the page, (n, 3) in space."""

Ints = npt.NDArray[np.integer[Any]]
"""Indices and labels."""

Mask = npt.NDArray[np.bool_]
"""Yes or no for each row, or for each sample of a picture."""


def unit(vector: npt.ArrayLike) -> Floats:
    """The vector at length 1. A vector of no length has no direction: ``ValueError``."""
    array = np.asarray(vector, dtype=float)
    length = np.sqrt((array * array).sum())
    if length == 0:
        raise ValueError("a vector of no length has no direction")
    return np.asarray(array / length)


def units(rows: Floats) -> Floats:
    """Every row at length 1; rows of (almost) no length stay as they are, (almost) zero."""
    lengths = np.sqrt((rows * rows).sum(axis=-1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-12))


def along(points: Floats) -> Floats:
    """For each point of a line the length of the way to it, from 0."""
    steps = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    return np.concatenate([[0.0], np.cumsum(steps)])


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    """0 below ``low``, 1 above ``high``, an S between them."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return t * t * (3 - 2 * t)
