"""Lines inside an outline: fingers, ears, folds of cloth, strands of hair."""

from __future__ import annotations

from collections.abc import Sequence

from scipy import ndimage

from art.drawings.back_outline import sampled
from art.engine.arrays import Floats, Mask
from art.engine.contours import contours, cut
from art.engine.ink import ink, pen
from art.engine.raster import Frame

_COVER = 0.004
"""Metres by which something must lie in front of a strand to hide it."""

_HEAD_RIM = 3
"""Samples from the outline of the head that strands leave free."""


def inner_lines(
    frame: Frame, part: str, where: Mask, rim: int = 2, shortest: float = 7, smallest_gap: float = 0, widest: float = 1.9
) -> str:
    """Path data of the contours of a part that lie inside a mask.

    ``rim``: samples from the mask's border that stay free, as the outline is there; ``shortest``: drawing units below which a line is
    dropped; ``smallest_gap``: metres of depth behind it below which it is; ``widest``: of the strokes.
    """
    inside = ndimage.binary_erosion(where, iterations=rim)
    found = contours(frame, shortest=shortest, gap_reach=4, smallest_gap=smallest_gap, part=part)
    kept = cut(found, lambda points: sampled(inside, points, frame.supersampling), shortest)
    return "".join(ink(line, widest=widest, thinnest=1.0, taper_length=10) for line in kept)


def strands(frame: Frame, lines: Sequence[Floats], head: Mask) -> str:
    """Path data of the strands of hair, (n, 3) in space, that are seen on the head."""
    inside = ndimage.binary_erosion(head, iterations=_HEAD_RIM)
    data = ""
    for line in lines:
        points = frame.camera.project(line)
        seen = (frame.depth_at(points) < points[:, 2] + _COVER) & sampled(inside, points, frame.supersampling)
        if seen.mean() > 0.9:
            data += pen(points[:, :2], 1.3, raw=True)
    return data
