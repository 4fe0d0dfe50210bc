"""The rules of the body map, checked against a slow and simple second opinion."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.atlas.geometry import Cubic, Point
from handbook.atlas.hands import HANDS, HandUse
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.plan import Plan
from handbook.figures.safety import unsafe
from handbook.models.measures import PRESSURE_CAP
from tests.unit.bodies import faults_of, glide, hold, labelled, laid_out, pressure, rules

PALM = HANDS["palms"]


def told(plan: Plan) -> str:
    return " | ".join(f"{fault.what}; {fault.mend}" for fault in unsafe(plan, rules()))


# --- The second opinion: no shared code but the outlines' corners and the rules. ---


def winds_round(point: Point, corners: tuple[Point, ...]) -> bool:
    """Whether an outline goes round a point: the angles under which its sides are seen add up to a full turn."""
    turn = 0.0
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        one, other = math.atan2(ay - point[1], ax - point[0]), math.atan2(by - point[1], bx - point[0])
        turn += (other - one + math.pi) % math.tau - math.pi
    return abs(turn) > math.pi


def pressed(middle: Point, hand: HandUse) -> Iterator[Point]:
    """Points of both pressing areas, folded to the right side."""
    for part in (0.0, 0.35, 0.7, 1.0):
        for n in range(48 if part else 1):
            turn = math.tau * n / 48
            yield abs(middle[0] + part * hand.half_width * math.cos(turn)), middle[1] + part * hand.half_length * math.sin(turn)


def broken_at(middle: Point, hard: int, kind: str, hand: HandUse = PALM) -> set[str]:
    """The zones whose rules hands break that press there."""
    found = set()
    spots = list(pressed(middle, hand))
    for name, outline in OUTLINES.items():
        rule = {str(mark): most for mark, most in rules()[name].allowed.items()}
        if kind in rule and hard <= rule[kind]:
            continue
        left, top, right, bottom = (
            min(x for x, _ in outline.points),
            min(y for _, y in outline.points),
            max(x for x, _ in outline.points),
            max(y for _, y in outline.points),
        )
        if any(left <= x <= right and top <= y <= bottom and winds_round((x, y), outline.points) for x, y in spots):
            found.add(name)
    return found


def along(curve: Cubic, t: float) -> Point:
    """De Casteljau's way to a point of a curve."""
    points = list(curve)
    while len(points) > 1:
        points = [((1 - t) * p[0] + t * q[0], (1 - t) * p[1] + t * q[1]) for p, q in itertools.pairwise(points)]
    return points[0]


def between_landmarks(plan: Plan) -> Iterator[tuple[Point, int]]:
    """Places every quarter of a centimetre or so, with the pressure there; not the landmarks themselves."""
    for curve, stop in zip(plan.way, plan.stops, strict=False):
        count = max(12, math.ceil(math.dist(curve[0], curve[3]) * 4))
        for n in range(1, count):
            # From a centimetre behind the landmark on: the check goes by the centimetre.
            place = along(curve, n / count)
            if stop.pressure is not None and math.dist(place, curve[0]) > 1:
                yield place, stop.pressure.high


ROUTES = st.lists(st.sampled_from(sorted(LANDMARKS)), min_size=2, max_size=4).filter(
    lambda names: all(p != q for p, q in itertools.pairwise(names))
)


@st.composite
def glides(draw: st.DrawFn) -> Plan:
    """Mostly light and beside the spine, or hardly one would pass."""
    names = draw(ROUTES)
    stated = dict.fromkeys([names[0], *draw(st.lists(st.sampled_from(names[:-1]), max_size=2))])
    pressures = {name: pressure(draw(st.sampled_from([0, 1, 1, 2, 2, 2, 3, 4, PRESSURE_CAP]))) for name in stated}
    return laid_out(glide(*names, beside=draw(st.sampled_from([True, True, False]))), pressures)


@settings(max_examples=150)
@given(glides())
def test_a_glide_that_passes_keeps_every_rule_everywhere(plan: Plan) -> None:
    if told(plan):
        return
    for place, hard in between_landmarks(plan):
        assert broken_at(place, hard, "glide") == set()
        assert winds_round((abs(place[0]) + 1e-6, place[1]), BODY.points)


@settings(max_examples=150)
@given(glides())
def test_a_glide_that_is_told_breaks_what_it_is_told_of(plan: Plan) -> None:
    """Nobody is told of a rule that their figure keeps."""
    what = told(plan)
    found: set[str] = set()
    for contact in plan.contacts:
        assert contact.pressure is not None
        # The second opinion looks at other points, so it may miss a touch at the very edge: it gets a slightly larger hand.
        larger = HandUse(PALM.half_width * 1.02, PALM.half_length * 1.02, PALM.inner_edge, PALM.drawing, PALM.phrase)
        found |= broken_at(contact.place, contact.pressure.high, "glide", larger)
    assert {name for name in OUTLINES if f" on the {name} " in what} <= found


@given(st.sampled_from(sorted(LANDMARKS)), st.integers(0, PRESSURE_CAP))
def test_a_hold_is_told_of_all_the_rules_that_it_breaks(name: str, hard: int) -> None:
    plan = laid_out(hold(name), hard)
    landmark = LANDMARKS[name]
    what = told(plan)
    broken = broken_at((landmark.x, landmark.y), hard, "hold")
    assert {zone for zone in OUTLINES if f" on the {zone} " in what} >= broken
    assert bool(what) >= bool(broken)


@settings(max_examples=150)
@given(glides())
def test_a_pressure_is_checked_from_the_landmark_on_where_it_begins(plan: Plan) -> None:
    """The check goes by the centimetre: so at the landmark itself, hands that are a centimetre smaller keep the rules too."""
    smaller = HandUse(PALM.half_width - 1.1, PALM.half_length - 1.1, PALM.inner_edge, PALM.drawing, PALM.phrase)
    if not told(plan):
        for stop in plan.stops[:-1]:
            assert stop.pressure is not None
            assert broken_at(stop.place, stop.pressure.high, "glide", smaller) == set()


@settings(max_examples=150)
@given(glides())
def test_the_last_pressure_is_checked_to_the_very_end(plan: Plan) -> None:
    if not told(plan):
        last = plan.stops[-2].pressure
        assert last is not None
        assert broken_at(plan.stops[-1].place, last.high, "glide") == set()


def test_a_pressure_from_the_last_landmark_does_not_escape() -> None:
    (fault,) = faults_of(glide("blade tips", "waist", beside=True), {"blade tips": pressure(1), "from the waist": pressure(6)})
    assert fault.key == ("pressure", "from the waist")


# --- Single rules. ---


def test_the_handbook_has_a_safe_glide() -> None:
    up = {"low back": pressure(2), "from the blade tips": pressure(3, 4)}
    assert told(laid_out(glide("low back", "waist", "blade tips", "upper back", beside=True), up)) == ""
    assert told(laid_out(glide("upper back", "shoulders", "flanks", "low back", home=True), {"": pressure(1, 2)})) == ""
    assert told(laid_out(hold("low back"), 1)) == ""


def test_a_glide_along_the_spine_is_refused_however_light() -> None:
    assert "on the spine between the middle of the spine and the sacrum, but a glide is barred there" in told(
        laid_out(glide("mid spine", "sacrum"), 0)
    )


def test_the_upper_end_of_a_range_counts() -> None:
    light = laid_out(glide("low back", "waist", "blade tips", beside=True), {"": pressure(1, 2)})
    hard = laid_out(glide("low back", "waist", "blade tips", beside=True), {"": pressure(1, 3)})
    assert told(light) == ""
    assert "press at 1–3 on the kidneys and lowest ribs" in told(hard)


def test_the_kidneys_are_told_with_the_limit_the_reason_and_a_way_to_mend_it() -> None:
    rule = rules()["kidneys and lowest ribs"]
    assert rule.allowed == {"hold": 1, "glide": 2}
    what = told(laid_out(hold("waist"), 2))
    assert "press at 2 on the kidneys and lowest ribs at the waist, but 1 is the most there" in what
    assert f"({rule.why}); {rule.mend}" in what


def test_each_rule_is_told_once() -> None:
    faults = list(unsafe(laid_out(glide("mid spine", "sacrum", "mid spine"), 6), rules()))
    assert len(faults) == len({fault.what.split(" on the ")[-1].split(" between ")[0] for fault in faults})
    assert {fault.key for fault in faults} == {("glide",)}


def test_hands_that_leave_the_body_are_told() -> None:
    import dataclasses

    from handbook.atlas.landmarks import Landmark

    plan = laid_out(hold("ribs"), 1)
    away = dataclasses.replace(plan.stops[0], place=(40.0, 20.0), landmark=Landmark(40.0, 20.0, "the bed"))
    assert "the hands leave the body at the bed" in told(dataclasses.replace(plan, stops=(away,)))


@pytest.mark.parametrize(
    "plan",
    [laid_out(hold("low back")), laid_out(glide("low back", "waist", "blade tips", beside=True), {"waist": pressure(1)})],
    ids=["hold", "beginning of a glide"],
)
def test_hands_without_a_pressure_are_told(plan: Plan) -> None:
    assert told(plan) == "these hands press, but nothing says how hard; give the step that it stands in a “pressure”"


def test_a_figure_without_hands_breaks_no_rule() -> None:
    assert told(laid_out(labelled("neck"))) == ""


def test_the_second_opinion_sees_glides_that_pass_and_glides_that_do_not() -> None:
    """Or the tests above would test nothing."""
    seen = {
        bool(told(laid_out(glide(*names, beside=True), hard))) for names in (("low back", "waist"), ("waist", "ribs")) for hard in (1, 6)
    }
    assert seen == {True, False}


def test_left_and_right_are_alike() -> None:
    """A hand in the middle reaches over to both sides: the sacrum and the spine lie under it."""
    assert "on the sacrum" in told(laid_out(hold("sacrum"), 4))
    assert told(laid_out(hold("sacrum"), 1)) == ""
