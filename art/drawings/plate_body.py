"""The body under the plates: a back with the arms by the sides, short hair, a towel round the hips; flat, so that what lies on it is seen."""

from __future__ import annotations

import numpy as np

from art.drawings.back_person import Person, fitted
from art.engine import svg
from art.engine.camera import Camera
from art.engine.contours import contours
from art.engine.curves import closed_path, fit_bezier, mask_path, path, spline
from art.engine.hair import hair
from art.engine.ink import ink, pen
from art.engine.raster import Part, render

SIZE = (700, 840)
"""Width and height of the page, in drawing units."""

_SCALE = 800.0
_SEVENTH = (350.0, 258.4)
"""Drawing units for a metre, and where the tip of C7 falls."""

_PERSON = Person({"neutral": 0.6, "athletic": 0.4}, "short", arms=0.2, breadth=1.04)
"""Middling, and a little broad: the map's heights run along the skin, which makes them 4 % longer than the way straight down."""

_SAMPLES = 2

_TOWEL_TOP = ((-18.6, 54.4), (-16.0, 53.3), (-8.0, 52.6), (0.0, 52.4), (8.0, 52.6), (16.0, 53.3), (18.6, 54.4))
_TOWEL_SIDE = ((18.6, 54.4), (19.6, 58.0), (20.2, 64.0), (20.4, 74.0))
_TOWEL_HEM = ((-18.9, 56.6), (-16.2, 55.6), (-8.0, 54.9), (0.0, 54.7), (8.0, 54.9), (16.2, 55.6), (18.9, 56.6))
_TOWEL_FOLDS = (((15.4, 57.0), (14.9, 60.0), (15.2, 66.0)), ((17.8, 60.0), (17.6, 63.0), (18.2, 68.0)), ((6.8, 62.0), (6.6, 66.0), (6.9, 71.0)))
"""Edges and folds of the towel, in cm on the body map; the sides and folds of the right."""


def body() -> str:
    """Skin, outline, hair and towel as elements."""
    lying = fitted(_PERSON)
    growth = hair(lying.body, _PERSON.hair)
    right, down = (np.array(SIZE) / 2 - np.array(_SEVENTH)) / _SCALE
    camera = Camera((0.0, 1.0, 0.0), (-right, 0.0, -down), (0.0, 0.0, 1.0), _SCALE, SIZE)
    hairs = growth.mesh.moved(lying.to_map(growth.mesh.vertices))
    frame = render(camera, [Part("skin", lying.mesh), Part("hair", hairs)], _SAMPLES)
    lines = {"skin": "", "hair": ""}
    for line in contours(frame, shortest=20, smallest_gap=0.012):
        lines[line.part] += ink(line, thinnest=1.0)
    return "".join(
        (
            svg.path(mask_path(frame.filled, _SAMPLES, 0.7, 60, 0.8), "skin"),
            svg.path(lines["skin"], "line"),
            svg.path(mask_path(frame.mask("hair"), _SAMPLES, 1.2, 60, 0.6), "hair"),
            svg.path(lines["hair"], "line"),
            _towel(),
        )
    )


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
