"""What is drawn on a bare back by the body map, since the mesh shows little of it: blades, furrow, neck, dimples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from art.drawings import back_map
from art.drawings.back_map import BackMap
from art.engine.arrays import Floats, along
from art.engine.curves import spline, stroke
from art.engine.ink import pen

Line = tuple[tuple[float, float], ...]

_DIMPLE_SHADE = ((4.7, 50.1), (4.8, 50.9), (4.7, 51.7))
_DIMPLE_LINE = ((4.6, 50.2), (4.35, 50.9), (4.6, 51.5))

_NAPE = (back_map.NAPE, 1.2, 30)

_SHAPES = (
    # line of the right half, width in units of a whole back, length of its thin ends
    (back_map.BLADE_BORDER, 1.7, 60),
    (back_map.BLADE_SPINE, 1.1, 40),
    (back_map.ERECTOR, 0.9, 45),
)
"""What can still be guessed below a shirt."""

_LINES = (*_SHAPES[:2], _NAPE, _SHAPES[2], (_DIMPLE_LINE, 1.3, 10))

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
    """Path data of the soft shade in the hollows: beside the blades, in the dimples, in the furrow."""
    dimples = (_lens(points, 0.8 * view.units_per_cm) for points in view.both(_DIMPLE_SHADE))
    return _beside_blades(view) + "".join(dimples) + _in_furrow(view)


def hollows_below_cloth(view: BackMap) -> str:
    """Path data of the soft shade in the hollows that a shirt lets guess."""
    return _beside_blades(view) + _in_furrow(view)


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
    yield from _both((*_LINES, *(_CLOSE_LINES if close else ())), view)
    yield _furrow(view)
    yield _seventh(view)


def lines(view: BackMap, close: bool = False) -> str:
    """Path data of these strokes."""
    return _drawn(strokes(view, close))


def below_cloth(view: BackMap) -> str:
    """Path data of the lines that a shirt lets guess."""
    return _drawn((*_both(_SHAPES, view), _furrow(view)))


def above_collar(view: BackMap) -> str:
    """Path data of the lines that a shirt leaves bare."""
    return _drawn((*_both((_NAPE,), view), _seventh(view)))


def armpit_folds(view: BackMap, armpits: Sequence[Floats], close: bool) -> str:
    """Path data of the folds that run up from the armpits (places on the page); ``close``: they go on below."""
    data = ""
    line = (*_FOLD_BELOW, *_FOLD) if close else _FOLD
    for armpit in armpits:
        outward = 1.0 if armpit[0] > view.origin[0] else -1.0
        fold = armpit + np.array(line) * [outward, 1.0] * view.units_per_cm
        data += pen(fold, 1.6, (False, True), 30)
    return data


def _beside_blades(view: BackMap) -> str:
    return "".join(_lens(points, widest * view.units_per_cm) for line, widest in _HOLLOWS for points in view.both(line))


def _in_furrow(view: BackMap) -> str:
    furrow = view.place(((0.1, 10.0), (0.12, 20.0), (0.1, 30.0), (0.1, 40.0), (0.1, 48.5)))
    return _lens(furrow, 1.1 * view.units_per_cm)


def _drawn(lines: Iterable[Stroke]) -> str:
    return "".join(line.drawn for line in lines)


def _both(lines: Iterable[tuple[Line, float, float]], view: BackMap) -> Iterator[Stroke]:
    """Lines on both sides."""
    for line, width, ends in lines:
        for points in view.both(line):
            yield Stroke(points, width * _heavy(view), ends * _size(view))


def _furrow(view: BackMap) -> Stroke:
    return Stroke(view.place(back_map.FURROW), 1.6 * _heavy(view), 120 * _size(view))


def _seventh(view: BackMap) -> Stroke:
    return Stroke(view.place(back_map.SEVENTH), 1.2 * _heavy(view), 10 * _size(view))


def _size(view: BackMap) -> float:
    """How many times as large as on a whole back."""
    return view.units_per_cm / back_map.WHOLE_BACK.units_per_cm


def _heavy(view: BackMap) -> float:
    """How many times as wide: lines grow less than what they draw."""
    return float(np.sqrt(_size(view)))


def _lens(points: Floats, widest: float) -> str:
    """A shape along a line that swells from nothing to its widest in the middle."""
    line = spline(points, 40)
    way = along(line) / along(line)[-1]
    return stroke(line, np.maximum(widest * np.sin(np.pi * way), 0.2), 0.4)
