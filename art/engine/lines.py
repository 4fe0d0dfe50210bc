"""Lines of a picture: what they carry, and the runs in which they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from art.engine.arrays import Floats, Ints, Mask, along

STEP = 0.7
"""Distance of the points of a line, in drawing units."""

_BRIDGE = 7
"""Gaps in what is seen are bridged below this number of points."""


@dataclass(frozen=True, eq=False)
class Contour:
    """A visible line.

    ``points`` (n, 2) in drawing units; ``gap`` (n,) and ``depth`` (n,) in metres: how far the surface behind lies back, and where the line
    is; ``part`` and ``label``: whose line it is; ``closed``: whether its end meets its start (not repeated); ``length`` in drawing units;
    ``tapered``: at which ends the line may thin out (not where it is covered or cut).
    """

    points: Floats
    gap: Floats
    depth: Floats
    part: str
    label: int
    closed: bool
    length: float
    tapered: tuple[bool, bool] = (True, True)


def cut(lines: Sequence[Contour], keep: Callable[[Floats], Mask], shortest: float = 8) -> list[Contour]:
    """The parts of contours whose points ``keep`` accepts; where they are cut they do not thin out, so that the cut can be hidden."""
    parts: list[Contour] = []
    for line in lines:
        kept = keep(line.points)
        for run, whole in runs(kept, line.closed):
            points = line.points[run]
            length = float(along(points)[-1])
            if length < shortest:
                continue
            starts = line.tapered[0] and not line.closed and run[0] == 0
            stops = line.tapered[1] and not line.closed and run[-1] == len(kept) - 1
            parts.append(
                replace(line, points=points, gap=line.gap[run], depth=line.depth[run], closed=whole, length=length, tapered=(starts, stops))
            )
    return parts


def even(line: Floats) -> Floats:
    """x, y, depth sampled evenly along the page."""
    at = along(line[:, :2])
    fresh = np.concatenate([[True], np.diff(at) > 1e-9])
    even = np.linspace(0, at[-1], max(4, int(at[-1] / STEP)))
    return np.stack([np.interp(even, at[fresh], line[fresh, axis]) for axis in range(3)], 1)


def bridged(kept: Mask) -> Mask:
    """A row of yes and no with small gaps closed."""
    padded = np.pad(kept, _BRIDGE, mode="edge")
    return np.asarray(ndimage.binary_closing(padded, np.ones(_BRIDGE))[_BRIDGE:-_BRIDGE])


def runs(kept: Mask, closed: bool) -> list[tuple[Ints, bool]]:
    """Runs of kept points as indices, in a ring across its seam too; with each, whether it is the whole ring."""
    labels, count = ndimage.label(kept)
    runs = [np.flatnonzero(labels == number) for number in range(1, count + 1)]
    if closed and count == 1 and len(runs[0]) >= len(kept) - 1:
        return [(runs[0], True)]
    if closed and count > 1 and runs[0][0] == 0 and runs[-1][-1] == len(kept) - 1:
        runs = [np.concatenate([runs[-1], runs[0]]), *runs[1:-1]]
    return [(run, False) for run in runs]
