"""Lines that lie on a surface, such as strands of hair: drawn where they are seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from art.engine.arrays import Floats, along
from art.engine.curves import resample
from art.engine.ink import pen
from art.engine.lines import bridged, runs
from art.engine.raster import Frame

_STEP = 1.0
"""Distance in drawing units at which it is asked what is seen."""

_AROUND = 0.6
"""A line is seen when the surface this near to it, in drawing units, does not lie in front of it."""


def visible_strands(frame: Frame, strands: Sequence[Floats], width: float = 1.2, shortest: float = 9, bias: float = 0.003) -> str:
    """Path data of the seen parts of lines (n, 3) in space, thinning out at both ends; ``width``, ``shortest`` in drawing units."""
    data = ""
    for strand in strands:
        page = frame.camera.project(strand)
        if along(page[:, :2])[-1] < shortest:
            continue
        page = resample(page, _STEP)
        seen = bridged((frame.farthest_near(page, _AROUND) < page[:, 2] + bias) & frame.on_page(page))
        for run, _ in runs(seen, closed=False):
            length = float(along(page[run, :2])[-1])
            if length >= shortest:
                data += pen(page[run, :2], width * float(np.clip(length / 30, 0.6, 1)), taper_length=length / 2, raw=True)
    return data
