"""The shapes that zones have on drawn bodies: nothing that is protected looks free, and nothing is drawn beside the body."""

from __future__ import annotations

import math

import pytest

from handbook.atlas.geometry import Point, Polygon
from handbook.atlas.parts import targets
from handbook.atlas.shapes import curves, polygon
from handbook.atlas.silhouettes import SILHOUETTES, Silhouette, at
from handbook.atlas.views import VIEWS
from handbook.atlas.zone_shapes import shape
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.people import RECEIVERS

ROUNDED = 0.3
"""How far a rounded corner may fall short of the corner of an outline, in cm."""

STEP = 0.25


def shapes(drawing: str) -> dict[str, Polygon]:
    return {name: polygon(shape(name, drawing)) for name in OUTLINES}


def seen(point: Point, body: Silhouette) -> bool:
    """Whether a place of the right side is bare skin: below hair and ears, and on the body."""
    x, y = point
    if y < max(body.hairline(x), body.outer[0][0]) + 0.4:
        return False
    edge = body.outer if y < body.outer[-1][0] else body.trunk
    return x < at(edge, y) - 0.4


@pytest.mark.parametrize("drawing", SILHOUETTES)
@pytest.mark.parametrize("name", OUTLINES)
def test_what_is_seen_of_an_outline_is_shown_as_a_zone(name: str, drawing: str) -> None:
    body, drawn = SILHOUETTES[drawing], shapes(drawing).values()
    left, top, right, bottom = OUTLINES[name].box
    for row in range(math.ceil(top / STEP), math.floor(bottom / STEP) + 1):
        for column in range(max(0, math.ceil(left / STEP)), math.floor(right / STEP) + 1):
            place = (column * STEP + 1e-6, row * STEP)
            if not (OUTLINES[name].contains(place) and BODY.contains(place) and seen(place, body)):
                continue
            if not any(outline.contains(place) for outline in drawn):
                assert min(math.dist(place, corner) for outline in drawn for corner in outline.points) < ROUNDED, place


@pytest.mark.parametrize("name", OUTLINES)
def test_a_label_points_into_the_zone_that_is_drawn_and_that_is_checked(name: str) -> None:
    assert shapes("back")[name].contains(targets()[name])
    assert OUTLINES[name].contains(targets()[name])


@pytest.mark.parametrize("drawing", SILHOUETTES)
def test_nothing_is_drawn_on_hair_or_beside_the_body(drawing: str) -> None:
    body = SILHOUETTES[drawing]
    for name, drawn in shapes(drawing).items():
        for x, y in drawn.points:
            if y < 0:
                assert y > body.hairline(x), (name, x, y)
            if y < body.outer[-1][0]:
                assert x < at(body.outer, y), (name, x, y)
            elif name != "armpit" and y < body.trunk[-1][0]:
                assert x < at(body.trunk, y), (name, x, y)


@pytest.mark.parametrize("drawing", SILHOUETTES)
def test_the_armpit_ends_where_the_arm_does(drawing: str) -> None:
    """No hatching between arm and trunk, and none on the back of the upper arm."""
    body = SILHOUETTES[drawing]
    for x, y in polygon(shape("armpit", drawing)).points:
        if y > body.arm[1][0]:
            assert at(body.arm, y) - 0.05 < x < at(body.arm, y) + 3.2, (x, y)


def test_shapes_are_closed() -> None:
    for drawing in SILHOUETTES:
        for name in OUTLINES:
            drawn = curves(shape(name, drawing))
            assert all(before[3] == after[0] for before, after in zip(drawn, (*drawn[1:], drawn[0]), strict=True)), (name, drawing)


def test_every_drawing_with_a_body_map_has_a_silhouette() -> None:
    assert set(RECEIVERS.values()) <= set(SILHOUETTES)
    mapped = {view.layers[0][0].removesuffix(".svg") for view in VIEWS.values() if view.mapped and not view.lies_on}
    assert mapped - set(SILHOUETTES) == {"bones", "muscles", "deep-muscles", "no-pressure"}, "these share the silhouette of the plates"


def test_an_edge_is_followed_and_ends_where_it_ends() -> None:
    edge = ((0.0, 1.0), (2.0, 3.0), (3.0, 2.0))
    assert [at(edge, y) for y in (-5, 0, 1, 2, 2.5, 3, 9)] == [1, 1, 2, 3, 2.5, 2, 2]
