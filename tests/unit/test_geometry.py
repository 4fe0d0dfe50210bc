"""Outlines and smooth paths."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.atlas.geometry import Point, Polygon, at, sample, smooth

SQUARE = Polygon(((0, 0), (4, 0), (4, 2), (0, 2)))
ARROW = Polygon(((0, 0), (4, 0), (1, 1), (0, 4)))
COORDINATE = st.floats(-60, 60)
POINT = st.tuples(COORDINATE, COORDINATE)


def apart(points: list[Point]) -> bool:
    return all(math.dist(p, q) > 0.5 for p, q in itertools.pairwise(points))


PATHS = st.lists(POINT, min_size=2, max_size=6).filter(apart)


@pytest.mark.parametrize(
    ("point", "inside"), [((2, 1), True), ((0.1, 1.9), True), ((5, 1), False), ((-0.1, 1), False), ((2, 2.1), False), ((2, -1), False)]
)
def test_a_square_contains_what_lies_in_it(point: Point, inside: bool) -> None:
    assert SQUARE.contains(point) is inside


@pytest.mark.parametrize(
    ("point", "inside"), [((0.5, 0.5), True), ((2, 0.2), True), ((2, 2), False), ((1.5, 1.5), False), ((0.2, 3), True)]
)
def test_an_outline_may_be_hollow(point: Point, inside: bool) -> None:
    assert ARROW.contains(point) is inside


@pytest.mark.parametrize(("x", "inside"), [(0.5, True), (2.0, False), (3.5, True), (4.5, False), (-0.5, False)])
def test_a_notch_in_an_outline_is_outside(x: float, inside: bool) -> None:
    notched = Polygon(((0, 0), (1, 0), (1, 3), (3, 3), (3, 0), (4, 0), (4, 4), (0, 4)))
    assert notched.contains((x, 1)) is inside
    assert notched.contains((x, 3.5)) is (0 < x < 4)


def test_the_box_of_an_outline() -> None:
    assert ARROW.box == (0, 0, 4, 4)


@given(st.integers(3, 12), POINT, st.floats(0, 50), st.floats(0, math.tau))
def test_a_round_outline_contains_what_is_nearer_than_its_sides(corners: int, middle: Point, way: float, turn: float) -> None:
    radius = 10.0
    around = [math.tau * n / corners for n in range(corners)]
    outline = Polygon(tuple((middle[0] + radius * math.cos(t), middle[1] + radius * math.sin(t)) for t in around))
    point = (middle[0] + way * math.cos(turn), middle[1] + way * math.sin(turn))
    if way < radius * math.cos(math.pi / corners) - 1e-6:
        assert outline.contains(point)
    if way > radius + 1e-6:
        assert not outline.contains(point)


@given(PATHS)
def test_a_smooth_path_goes_through_its_points_without_a_kink(points: list[Point]) -> None:
    curves = smooth(points)
    assert [curve[0] for curve in curves] == points[:-1]
    assert curves[-1][3] == points[-1]
    for one, other in itertools.pairwise(curves):
        assert one[3] == other[0]
        arriving = (one[3][0] - one[2][0], one[3][1] - one[2][1])
        leaving = (other[1][0] - other[0][0], other[1][1] - other[0][1])
        # The same direction: no turn between the two handles.
        assert math.isclose(
            arriving[0] * leaving[1] - arriving[1] * leaving[0], 0, abs_tol=1e-6 * (1 + math.hypot(*arriving) * math.hypot(*leaving))
        )
        assert arriving[0] * leaving[0] + arriving[1] * leaving[1] >= -1e-6


@given(PATHS, st.sampled_from([0.25, 1.0, 2.0]))
def test_samples_lie_close_together_and_count_the_way(points: list[Point], every: float) -> None:
    curves = smooth(points)
    found = sample(curves, every)
    assert found[0] == (points[0], 0, 0.0)
    assert math.dist(found[-1][0], points[-1]) < 1e-9
    assert [leg for _, leg, _ in found] == sorted(leg for _, leg, _ in found)
    assert {leg for _, leg, _ in found} == set(range(len(curves)))
    gone = 0.0
    for (p, _, _), (q, _, way) in itertools.pairwise(found):
        gone += math.dist(p, q)
        assert math.isclose(way, gone, abs_tol=1e-9)
    assert gone >= sum(math.dist(p, q) for p, q in itertools.pairwise(points)) - 1e-6


def test_a_straight_path_is_straight_and_as_long_as_it_looks() -> None:
    found = sample(smooth([(2.0, 10.0), (2.0, 0.0)]))
    assert all(math.isclose(point[0], 2) for point, _, _ in found)
    assert math.isclose(found[-1][2], 10)
    assert len(found) == 11


def test_the_ends_and_the_middle_of_a_curve() -> None:
    curve = ((0.0, 0.0), (0.0, 3.0), (6.0, 3.0), (6.0, 0.0))
    assert at(curve, 0) == (0, 0)
    assert at(curve, 1) == (6, 0)
    assert at(curve, 0.5) == (3, 2.25)
    assert at(((0.0, 0.0), (64.0, 0.0), (0.0, 64.0), (0.0, 0.0)), 0.25) == (27, 9)
