"""The body under the plates: a back, arms by the sides, short hair, a towel round the hips; flat, so that what lies on it is seen."""

from __future__ import annotations

from functools import cache

import numpy as np

from art.drawings import plate_paths as paths
from art.drawings.back_person import Fitted, Person, fitted
from art.engine import svg
from art.engine.camera import Camera
from art.engine.curves import fit_bezier, mask_path, path, spline
from art.engine.hair import Hair, hair
from art.engine.ink import pen
from art.engine.raster import Frame, Part, render

SIZE = (700, 840)
"""Width and height of the page, in drawing units."""

_BEYOND = 20
"""How far the body is drawn beyond the foot of the page, so that no outline closes it there."""

_SCALE = 800.0
_SEVENTH = (350.0, 258.4)
"""Drawing units for a metre, and where the tip of C7 falls."""

_PERSON = Person({"neutral": 0.6, "athletic": 0.4}, "short", arms=0.2, breadth=1.04)
"""Middling, and a little broad: the map's heights run along the skin, which makes them 4 % longer than the way straight down."""

_SAMPLES = 2

_INK = 1.9
_HAIR_INK = 1.5
"""Width of the outlines, in drawing units."""

_STRANDS = (
    ((-1.6, -27.4), (-4.4, -24.6), (-5.6, -20.2)),
    ((-0.6, -26.4), (-2.2, -22.4), (-2.4, -17.0)),
    ((0.4, -26.6), (1.4, -22.0), (1.0, -15.4)),
    ((1.4, -27.2), (3.8, -24.0), (4.6, -18.6)),
    ((2.4, -27.6), (5.4, -25.6), (6.8, -22.0)),
)
"""A few hairs, in cm on the body map."""

_ARMPIT = ((15.9, 17.2), (15.5, 18.4), (15.55, 20.0))
"""The crease above the right armpit, in cm on the body map."""

_TOWEL_TOP = ((-18.6, 54.4), (-16.0, 53.3), (-8.0, 52.6), (0.0, 52.4), (8.0, 52.6), (16.0, 53.3), (18.6, 54.4))
_TOWEL_SIDE = ((18.6, 54.4), (19.6, 58.0), (20.2, 64.0), (20.4, 76.0))
_TOWEL_HEM = ((-18.9, 56.6), (-16.2, 55.6), (-8.0, 54.9), (0.0, 54.7), (8.0, 54.9), (16.2, 55.6), (18.9, 56.6))
_TOWEL_FOLDS = (
    ((15.4, 57.0), (14.9, 60.0), (15.2, 66.0)),
    ((17.8, 60.0), (17.6, 63.0), (18.2, 68.0)),
    ((6.8, 62.0), (6.6, 66.0), (6.9, 71.0)),
)
"""Edges and folds of the towel, in cm on the body map; the sides and folds of the right."""


def skin() -> str:
    """Skin with its outline, and the towel, as elements."""
    drawn = mask_path(_frame().filled, _SAMPLES, 0.9, 60, 0.7)
    creases = "".join(pen(_page(points), 1.6, (True, True), 14, raw=True) for points in (_ARMPIT, _mirrored(_ARMPIT)))
    return paths.painted("skin", "line", _INK, paths.depth(drawn), paths.plain(drawn)) + svg.path(creases, "line") + _towel()


def hairs() -> str:
    """The hair: on most plates it lies over what ends at the skull."""
    cap = mask_path(_frame().mask("hair"), _SAMPLES, 1.2, 60, 0.6)
    strands = "".join(pen(_page(points), 1.3, taper_length=40, raw=True) for points in _STRANDS)
    return paths.painted("hair", "line", _HAIR_INK, paths.plain(cap)) + svg.path(strands, "hair2")


@cache
def _person() -> tuple[Fitted, Hair]:
    lying = fitted(_PERSON)
    return lying, hair(lying.body, _PERSON.hair)


@cache
def _frame() -> Frame:
    """The body and its hair as seen from behind."""
    lying, growth = _person()
    return render(_camera(), [Part("skin", lying.mesh), Part("hair", growth.mesh.moved(lying.to_map(growth.mesh.vertices)))], _SAMPLES)


def _camera() -> Camera:
    size = SIZE[0], SIZE[1] + _BEYOND
    right, down = (np.array(size) / 2 - np.array(_SEVENTH)) / _SCALE
    return Camera((0.0, 1.0, 0.0), (-right, 0.0, -down), (0.0, 0.0, 1.0), _SCALE, size)


def _towel() -> str:
    top, hem, side = (_page(points) for points in (_TOWEL_TOP, _TOWEL_HEM, _TOWEL_SIDE))
    left = _page(_mirrored(_TOWEL_SIDE))
    edge = np.concatenate([left[::-1], top[1:], side[1:]])
    outline = path(fit_bezier(left[::-1], 0.5) + fit_bezier(top, 0.5) + fit_bezier(side, 0.5), closed=True)
    inked = pen(edge, 2.2, (False, False), raw=True)
    folds = "".join(pen(_page(points), 1.1, raw=True) for fold in _TOWEL_FOLDS for points in (fold, _mirrored(fold)))
    return svg.path(outline, "towel") + svg.path(inked, "line") + svg.path(pen(hem, 1.2, raw=True) + folds, "line", opacity=0.5)


def _mirrored(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((-x, y) for x, y in points)


def _page(points: tuple[tuple[float, float], ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """A smooth line through points of the map, on the page."""
    return spline(np.array(points) * (_SCALE / 100) + np.array(_SEVENTH), 60)
