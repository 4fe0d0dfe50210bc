"""Hatching."""

from __future__ import annotations

from itertools import pairwise

import pytest

from handbook.atlas.geometry import Polygon
from handbook.atlas.zones import OUTLINES
from handbook.figures.hatching import HATCH_EVERY, both_sides, hatch


@pytest.mark.parametrize("name", OUTLINES)
def test_every_line_lies_inside_the_zone_and_slants(name: str) -> None:
    outline = OUTLINES[name]
    lines = hatch(outline)
    assert lines
    for (ax, ay), (bx, by) in lines:
        assert ax + ay == pytest.approx(bx + by)
        for part in (0.02, 0.5, 0.98):
            assert outline.contains((ax + part * (bx - ax), ay + part * (by - ay)))


def test_the_lines_cover_a_square_evenly() -> None:
    square = Polygon(((0, 0), (10, 0), (10, 10), (0, 10)))
    levels = [ax + ay for (ax, ay), _ in hatch(square)]
    assert len(levels) == pytest.approx(20 / HATCH_EVERY, abs=1)
    assert [after - before for before, after in pairwise(levels)] == pytest.approx([HATCH_EVERY] * (len(levels) - 1))


def test_a_zone_is_on_both_sides_and_one_in_the_middle_is_there_once() -> None:
    assert len(list(both_sides(OUTLINES["armpit"]))) == 2
    assert len(list(both_sides(OUTLINES["spine"]))) == 1
    right, left = both_sides(OUTLINES["armpit"])
    assert {(-x, y) for x, y in left.points} == set(right.points)
