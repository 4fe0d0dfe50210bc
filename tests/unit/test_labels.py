"""Where the discs of labels go."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handbook.atlas.organs import LEFT_KIDNEY, RIGHT_KIDNEY
from handbook.atlas.parts import targets
from handbook.atlas.shapes import polygon
from handbook.atlas.views import VIEWS
from handbook.figures.labels import DISC_RADIUS, place_labels

BACK = VIEWS["back"]
NAMES = sorted(targets())


def crosses(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> bool:
    """Whether two lines cross, by solving for the point (a second opinion)."""
    det = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if abs(det) < 1e-9:
        return False
    t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / det
    u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / det
    return 0 < t < 1 and 0 < u < 1


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12, unique=True))
def test_no_line_crosses_another_and_no_disc_leaves_the_drawing_or_lies_on_another(names: list[str]) -> None:
    labels, faults = place_labels(BACK, names)
    assume(not faults)
    assert [label.name for label in labels] == names
    assert [label.number for label in labels] == list(range(1, len(names) + 1))
    left, top, width, height = BACK.window
    for label in labels:
        assert left + DISC_RADIUS <= label.disc[0] <= left + width - DISC_RADIUS
        assert top + DISC_RADIUS <= label.disc[1] <= top + height - DISC_RADIUS
    for one, two in combinations(labels, 2):
        assert max(abs(one.disc[0] - two.disc[0]), abs(one.disc[1] - two.disc[1])) >= 2 * DISC_RADIUS
        assert not crosses(one.disc, one.target, two.disc, two.target)


def test_a_label_points_at_its_part_on_the_side_of_its_disc() -> None:
    labels, _ = place_labels(BACK, ["waist", "blade tips"])
    middle = BACK.origin[0]
    assert {label.disc[0] > middle for label in labels} == {True, False}
    for label in labels:
        x, y = BACK.to_drawing(targets()[label.name])
        assert label.target in ((x, y), (2 * middle - x, y))
        assert (label.target[0] > middle) == (label.disc[0] > middle)


def test_the_zone_of_the_kidneys_is_pointed_at_where_either_kidney_lies() -> None:
    x, y = targets()["kidneys and lowest ribs"]
    assert polygon(RIGHT_KIDNEY).contains((x, y))
    assert polygon(LEFT_KIDNEY).contains((-x, y))


def test_of_somebody_on_the_side_the_upper_part_is_pointed_at() -> None:
    for name in ("back on the left side", "back on the right side"):
        view = VIEWS[name]
        labels, _ = place_labels(view, ["waist", "blade tips"])
        assert {label.disc[0] > view.window[0] + view.window[2] / 2 for label in labels} == {True, False}
        for label in labels:
            x, y = targets()[label.name]
            assert label.target == (pytest.approx(view.to_drawing((x if view.up == "right" else -x, y))))
            assert label.target[1] < view.origin[1]


def test_labels_of_one_place_are_told() -> None:
    (fault,) = place_labels(BACK, ["waist", "blade edges", "upper back"])[1]
    assert (fault.key, "collide" in fault.what) == (("labels", 2), True)


def test_a_label_outside_the_window_is_told() -> None:
    (fault,) = place_labels(VIEWS["upper back"], ["waist", "blades"])[1]
    assert (fault.key, "outside this view" in fault.what) == (("labels", 0), True)


def test_more_labels_than_fit_are_told() -> None:
    from dataclasses import replace

    low = replace(BACK, window=(60, 120, 580, 200), parts={f"part {n}": (350.0, 130 + 17.0 * n) for n in range(9)})
    labels, (fault,) = place_labels(low, list(low.parts))
    assert labels == ()
    assert fault.what == "there is no room for 9 labels in this view"


def test_a_part_that_is_drawn_on_one_side_is_pointed_at_there() -> None:
    deep = VIEWS["deep muscles"]
    names = ["erector spinae", "rhomboids", "quadratus lumborum", "infraspinatus", "teres", "levator scapulae"]
    labels, faults = place_labels(deep, names)
    assert faults == []
    assert {label.name: label.target[0] > deep.origin[0] for label in labels} == {name: deep.sides[name] == "right" for name in names}
