"""The edges of bodies that the body map knows, held to the base drawings that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from art import catalogue

from handbook.atlas.geometry import Point, Polygon
from handbook.atlas.geometry import at as along
from handbook.atlas.silhouettes import SILHOUETTES, Edge, at
from handbook.atlas.views import VIEWS, View

FOLDER = Path(__file__).parents[2] / catalogue.FOLDER
SVG = "{http://www.w3.org/2000/svg}"

NEAR = 0.3
"""How far an edge may lie from the drawn one, in cm."""

STEEP = 4.0
"""Where an edge runs more level than this, as on a collar, only its own points are looked at."""

SHIFTED = {"neck-and-shoulders": (-24.0, -24.0)}
"""How far the group inside a drawing is moved."""

PLATE = "no-pressure"
"""One of the plates: all of them show the same body."""

CLOTHED = dict.fromkeys(("seated-back", "back-shirt"), ("skin", "top"))


def corners(data: str) -> Iterator[tuple[Point, ...]]:
    """The rings of a path of relative curves and lines, as corners."""
    for ring in re.findall(r"M[^M]+", data):
        x = y = 0.0
        found: list[Point] = []
        for command, given in re.findall(r"([Mcl])([^A-Za-z]*)", ring):
            values = [float(value) for value in re.findall(r"-?\d*\.?\d+", given)]
            size = 6 if command == "c" else 2
            for start in range(0, len(values), size):
                steps = values[start : start + size]
                if command == "c":
                    knots = [(x, y), *((x + dx, y + dy) for dx, dy in zip(steps[::2], steps[1::2], strict=True))]
                    found += [along((knots[0], knots[1], knots[2], knots[3]), t / 8) for t in range(1, 9)]
                x, y = (steps[0], steps[1]) if command == "M" else (x + steps[-2], y + steps[-1])
        yield tuple(found)


@cache
def areas(drawing: str) -> tuple[tuple[Polygon, ...], ...]:
    """The rings of a drawn body's skin, and of its clothes, which lie over it."""
    wanted = CLOTHED.get(drawing, ("skin",))
    x, y = SHIFTED.get(drawing, (0.0, 0.0))
    root = ET.fromstring((FOLDER / f"{drawing}.svg").read_text(encoding="utf-8"))
    # On plates the group has the colour.
    paths = root.findall(f".//{SVG}g[@fill='var(--a-skin,#f1cfb6)']/{SVG}path")[-1:] if drawing == PLATE else root.iter(f"{SVG}path")
    fills = tuple(f"var(--a-{name}," for name in wanted)
    drawn = [path for path in paths if drawing == PLATE or str(path.get("fill")).startswith(fills)]
    kinds = ([ring for ring in corners(path.get("d", "")) if len(ring) > 8] for path in drawn if path.get("opacity") is None)
    return tuple(tuple(Polygon(tuple((a + x, b + y) for a, b in ring)) for ring in rings) for rings in kinds)


def on_body(drawing: str, view: View, point: Point) -> bool:
    place = view.to_drawing(point)
    return any(sum(ring.contains(place) for ring in rings) % 2 == 1 for rings in areas(drawing))


def drawings() -> list[tuple[str, str]]:
    """Each base drawing with the silhouette that it should have."""
    return [(PLATE if name == "plate" else name, name) for name in SILHOUETTES]


def view_of(drawing: str) -> View:
    for view in VIEWS.values():
        if view.layers[0][0] == f"{drawing}.svg":
            return view
    return VIEWS["back"]


@pytest.mark.parametrize(("drawing", "name"), drawings())
@pytest.mark.parametrize("side", [1, -1])
def test_the_body_ends_where_its_silhouette_does(drawing: str, name: str, side: int) -> None:
    body, view = SILHOUETTES[name], view_of(drawing)
    bottom = (view.window[1] + view.window[3] - view.origin[1]) / view.scale

    def check(edge: Edge, top: float, way: int) -> None:
        heights = [y for y, _ in edge if top <= y < min(bottom, 51.5)]
        between = [(a + b) / 2 for a, b in pairwise(heights) if abs(at(edge, b) - at(edge, a)) < STEEP * (b - a)]
        for y in heights + between:
            x = at(edge, y)
            below = NEAR if way > 0 and 0 <= y < 10 else 0.0  # shoulders slope: inside is below them, too
            assert on_body(drawing, view, (side * (x - way * NEAR), y + below)), (x, y)
            assert not on_body(drawing, view, (side * (x + way * NEAR), y - below)), (x, y)

    check(body.outer, body.outer[0][0], 1)
    check(body.trunk, body.trunk[0][0] + 2, 1)
    if name != "seated-back":  # whose arms reach forward
        check(body.arm, max(body.arm[0][0], body.trunk[0][0]) + 2, -1)
