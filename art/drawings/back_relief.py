"""What is drawn on a bare back by the body map, since the mesh shows little of it: blades, furrow, neck, dimples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from art.drawings import back_map
from art.drawings.back_map import BackMap
from art.engine.arrays import Floats, along
from art.engine.curves import spline, stroke
from art.engine.ink import pen

_DIMPLE_SHADE = ((4.7, 50.1), (4.8, 50.9), (4.7, 51.7))
_DIMPLE_LINE = ((4.6, 50.2), (4.35, 50.9), (4.6, 51.5))

_LINES = (
    # line of the right half, width in units of a whole back, length of its thin ends
    (back_map.BLADE_BORDER, 1.7, 60),
    (back_map.BLADE_SPINE, 1.1, 40),
    (back_map.NAPE, 1.2, 30),
    (back_map.ERECTOR, 0.9, 45),
    (_DIMPLE_LINE, 1.3, 10),
)

_CLOSE_LINES = (
    (back_map.TRAPEZIUS_ROLL, 1.1, 60),
    (back_map.TRAPEZIUS_LOWER, 0.8, 60),
    (back_map.NAPE_CORD, 0.9, 25),
)
"""What only a close-up has room for, in the same way."""

_HOLLOWS = (
    # line of the right half, widest (cm): soft shade beside what stands out
    (((6.75, 8.5), (6.35, 11.2), (6.4, 14.0), (7.1, 17.2), (8.4, 20.8), (9.9, 23.0), (11.6, 22.4)), 1.0),
)

_FOLD = ((0.0, 0.3), (-0.15, -1.0), (-0.1, -2.2), (0.2, -3.3))
"""The fold behind the right armpit, from the armpit upwards (cm)."""

_FOLD_BELOW = ((0.2, 2.6), (0.1, 1.4))
"""Where it goes on below, when arm and trunk touch."""


def hollows(view: BackMap) -> str:
    """Path data of the soft shade in the hollows: beside the blades, in the furrow, in the dimples."""
    data = ""
    for line, widest in _HOLLOWS:
        for points in view.both(line):
            data += _lens(points, widest * view.units_per_cm)
    for points in view.both(_DIMPLE_SHADE):
        data += _lens(points, 0.8 * view.units_per_cm)
    furrow = view.place(((0.1, 10.0), (0.12, 20.0), (0.1, 30.0), (0.1, 40.0), (0.1, 48.5)))
    return data + _lens(furrow, 1.1 * view.units_per_cm)


@dataclass(frozen=True, eq=False)
class Stroke:
    """A line on the page that swells in its middle: its points, its width and the length of its thin ends, in drawing units."""

    points: Floats
    width: float
    ends: float

    @property
    def drawn(self) -> str:
        """Path data."""
        return pen(self.points, self.width, taper_length=self.ends)


def strokes(view: BackMap, close: bool = False) -> Iterator[Stroke]:
    """The lines of blades, spine and neck: thin strokes. ``close``: with the muscle edges of a close-up."""
    size = view.units_per_cm / back_map.WHOLE_BACK.units_per_cm
    heavy = float(np.sqrt(size))  # lines grow less than what they draw
    for line, width, ends in (*_LINES, *(_CLOSE_LINES if close else ())):
        for points in view.both(line):
            yield Stroke(points, width * heavy, ends * size)
    yield Stroke(view.place(back_map.FURROW), 1.6 * heavy, 120 * size)
    yield Stroke(view.place(back_map.SEVENTH), 1.2 * heavy, 10 * size)


def lines(view: BackMap, close: bool = False) -> str:
    """Path data of these strokes."""
    return "".join(line.drawn for line in strokes(view, close))


def armpit_folds(view: BackMap, armpits: Sequence[Floats], close: bool) -> str:
    """Path data of the folds that run up from the armpits (places on the page); ``close``: they go on below."""
    data = ""
    line = (*_FOLD_BELOW, *_FOLD) if close else _FOLD
    for armpit in armpits:
        outward = 1.0 if armpit[0] > view.origin[0] else -1.0
        fold = armpit + np.array(line) * [outward, 1.0] * view.units_per_cm
        data += pen(fold, 1.6, (False, True), 30)
    return data


def _lens(points: Floats, widest: float) -> str:
    """A shape along a line that swells from nothing to its widest in the middle."""
    line = spline(points, 40)
    way = along(line) / along(line)[-1]
    return stroke(line, np.maximum(widest * np.sin(np.pi * way), 0.2), 0.4)
