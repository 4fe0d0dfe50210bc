"""The body that lies on the side, held to the body map that is laid on it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from art.drawings import back_map, on_side
from art.drawings.back_person import NEUTRAL, Person, fitted
from art.engine.arrays import Floats
from art.engine.body import blend
from handbook.atlas.views import VIEWS

NEAR = 1.5
"""How far a place on the body may lie from the map's, in cm."""

LINES = {
    "spine": back_map.FURROW,
    "edge of the blade": back_map.BLADE_BORDER,
    "ridge of the blade": back_map.BLADE_SPINE,
    "top of the shoulder": back_map.TRAPEZIUS_ROLL,
    "long muscles": back_map.ERECTOR,
}
"""On the right side, which is up."""


@cache
def places() -> tuple[Floats, Floats]:
    """Where each vertex of the back lies in cm on the map: face down, as the map is made for, and on the side."""
    prone = fitted(Person(NEUTRAL, "short")).mesh
    body = blend(**NEUTRAL)
    on_side.lie_on_the_side(body)
    skin = body.mesh()
    across, down = ((on_side.camera_for(skin).project(skin.vertices)[:, :2] - on_side.MAP.origin) / on_side.MAP.units_per_cm).T
    back = prone.vertex_normals[:, 1] > 0.2
    return prone.vertices[back][:, [0, 2]] * -100, np.column_stack([-down, across])[back]


@pytest.mark.parametrize("name", LINES)
def test_the_body_lies_where_the_map_has_it(name: str) -> None:
    upright, turned = places()
    for spot in LINES[name]:
        around = np.hypot(*(upright - spot).T).argsort()[:6]
        assert np.hypot(*(turned[around] - spot).mean(axis=0)) < NEAR, spot


def test_the_site_has_the_map_where_the_drawing_has_it() -> None:
    view = VIEWS["back on the left side"]
    for place in ((0.0, 0.0), (10.0, 5.0), (-3.0, 20.0)):
        assert view.to_drawing(place) == pytest.approx(tuple(on_side.MAP.place(place)))
