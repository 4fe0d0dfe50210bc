"""Hatching and dots."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest

from handbook.atlas.geometry import Polygon, sample
from handbook.atlas.shapes import curves
from handbook.atlas.views import ORIGIN, UNITS_PER_CM
from handbook.atlas.zone_shapes import shape
from handbook.atlas.zones import OUTLINES
from handbook.figures.hatching import APART, CLEAR, EVERY, dots, hatch, zone_paths

SQUARE = Polygon(((0, 0), (200, 0), (200, 200), (0, 200)))


def on_page(name: str) -> Polygon:
    """A zone's shape on the drawing of the back."""
    x, y = ORIGIN
    return Polygon(tuple((x + UNITS_PER_CM * a, y + UNITS_PER_CM * b) for (a, b), _, _ in sample(curves(shape(name, "back")), 0.25)))


def off(outline: Polygon, point: tuple[float, float]) -> float:
    return min(math.dist(point, corner) for corner in outline.points)


@pytest.mark.parametrize("name", OUTLINES)
def test_every_line_lies_inside_the_zone_and_slants(name: str) -> None:
    outline = on_page(name)
    lines = hatch(outline)
    assert lines
    for (ax, ay), (bx, by) in lines:
        assert ax + ay == bx + by
        for part in (0.0, 0.5, 1.0):
            point = (ax + part * (bx - ax), ay + part * (by - ay))
            assert outline.contains(point) or off(outline, point) < 2


def test_the_lines_cover_a_square_evenly() -> None:
    levels = [ax + ay for (ax, ay), _ in hatch(SQUARE)]
    assert len(levels) == pytest.approx(400 / EVERY, abs=1)
    assert {after - before for before, after in pairwise(levels)} == {EVERY}


@pytest.mark.parametrize("name", OUTLINES)
def test_no_dot_touches_the_outline(name: str) -> None:
    outline = on_page(name)
    rows = dots(outline)
    for (ax, ay), (bx, _) in rows:
        assert (bx - ax) % (APART // 2) == 0
        for step in range(0, bx - ax + 1, APART // 2):
            assert outline.contains((ax + step, ay - step))
            assert off(outline, (ax + step, ay - step)) > 0.75 * CLEAR


def test_dots_stand_between_the_dots_of_the_next_row() -> None:
    starts = {ax + ay: ax - ay for (ax, ay), _ in dots(SQUARE)}
    assert {(after - before) % APART for (_, before), (_, after) in pairwise(sorted(starts.items()))} == {APART // 2}


def test_a_zone_is_on_both_sides_and_one_in_the_middle_is_there_once() -> None:
    def across(path: str) -> float:
        return float(re.findall(r"-?[\d.]+", path)[0])

    (right, _), (left, _) = zone_paths("armpit", "back", ORIGIN, 8.0, False)
    assert across(right) - ORIGIN[0] == pytest.approx(ORIGIN[0] - across(left), abs=1)
    assert len(zone_paths("spine", "back", ORIGIN, 8.0, False)) == 1


def test_paths_lead_where_the_strokes_are() -> None:
    ((_, filling),) = zone_paths("spine", "back", ORIGIN, 8.0, False)
    x, y, found = 0, 0, []
    for dx, dy, length in re.findall(r"[Mm](-?\d+) (-?\d+)l(\d+)-\3", filling):
        x, y = x + int(dx), y + int(dy)
        found.append(((x, y), (x + int(length), y - int(length))))
        x, y = x + int(length), y - int(length)
    assert len(found) == filling.count("l")
    expected = hatch(on_page("spine"))
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert all(math.dist(a, b) < 3 for a, b in zip(one, other, strict=True))


def test_a_closer_view_has_more_lines_and_not_wider_gaps() -> None:
    ((_, far),), ((_, near),) = (zone_paths("spine", "back", ORIGIN, scale, False) for scale in (8.0, 16.0))
    assert near.count("l") > 1.8 * far.count("l")
