"""The rules of the body map, checked against a slow and simple second opinion."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handbook.atlas.geometry import Cubic, Point
from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.givers import GIVERS
from handbook.figures.plan import Plan, plan
from handbook.figures.safety import too_hard_there, unsafe
from handbook.figures.track import Track
from handbook.models.figure import KINDS, Figure
from handbook.models.measures import PRESSURE_CAP
from tests.unit.bodies import faults_of, figure, glide, hold, labelled, laid_out, pressure, rules, told, tracks

# --- The second opinion: no shared code but the outlines' corners and the rules. ---


def winds_round(point: Point, corners: tuple[Point, ...]) -> bool:
    """Whether an outline goes round a point: the angles under which its sides are seen add up to a full turn."""
    turn = 0.0
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        one, other = math.atan2(ay - point[1], ax - point[0]), math.atan2(by - point[1], bx - point[0])
        turn += (other - one + math.pi) % math.tau - math.pi
    return abs(turn) > math.pi


def pressed(middle: Point, track: Track, larger: float = 1.0) -> Iterator[Point]:
    """Points of what presses, folded to the right side."""
    across, down = (
        (track.use.half_width, track.use.half_length) if track.turn in (0, 180, -180) else (track.use.half_length, track.use.half_width)
    )
    for part in (0.0, 0.35, 0.7, 1.0):
        for n in range(40 if part else 1):
            turn = math.tau * n / 40
            yield abs(middle[0] + larger * part * across * math.cos(turn)), middle[1] + larger * part * down * math.sin(turn)


def pokes_in(corner: Point, middle: Point, track: Track, larger: float) -> bool:
    """Whether a corner of a zone, or its like on the other side, lies under what presses."""
    sideways = track.turn not in (0, 180, -180)
    across, down = (track.use.half_length, track.use.half_width) if sideways else (track.use.half_width, track.use.half_length)
    return any(math.hypot((x - middle[0]) / across, (corner[1] - middle[1]) / down) <= larger for x in (corner[0], -corner[0]))


def broken_at(middle: Point, hard: int, track: Track, across: bool, larger: float = 1.0) -> set[str]:
    """The zones whose rules the hand breaks that presses there."""
    found = set()
    spots = list(pressed(middle, track, larger))
    for name, outline in OUTLINES.items():
        rule = rules()[name]
        most = {str(touch): limit for touch, limit in rule.allowed.items()}
        touch = "glide" if track.kind == "fan" else track.kind
        limits = [most[word] for word in (touch, "cross" if across else touch) if word in most]
        if limits and hard <= max(limits) and (track.use.flat or not rule.flat):
            continue
        left, top, right, bottom = (
            min(x for x, _ in outline.points),
            min(y for _, y in outline.points),
            max(x for x, _ in outline.points),
            max(y for _, y in outline.points),
        )
        if any(left <= x <= right and top <= y <= bottom and winds_round((x, y), outline.points) for x, y in spots) or any(
            pokes_in(corner, middle, track, larger) for corner in outline.points
        ):
            found.add(name)
    return found


def along(curve: Cubic, t: float) -> Point:
    """De Casteljau's way to a point of a curve."""
    points = list(curve)
    while len(points) > 1:
        points = [((1 - t) * p[0] + t * q[0], (1 - t) * p[1] + t * q[1]) for p, q in itertools.pairwise(points)]
    return points[0]


def places_of(track: Track) -> Iterator[tuple[Point, int, bool]]:
    """Places every quarter of a centimetre, with the pressure there and whether the hand moves across; not the landmarks themselves."""
    for run in track.runs:
        if not run.curves:
            stop = track.stops[run.legs[0]]
            assert stop.pressure
            yield stop.place, stop.pressure.high, False
            continue
        for curve, leg in zip(run.curves, run.legs, strict=True):
            stated = track.stops[leg].pressure
            assert stated
            count = max(12, math.ceil(math.dist(curve[0], curve[3]) * 4))
            spots = [along(curve, n / count) for n in range(count + 1)]
            for before, here, after in zip(spots, spots[1:], spots[2:], strict=False):
                # From a centimetre behind the landmark on: the check goes by the centimetre.
                if math.dist(here, curve[0]) > 1:
                    dx, dy = abs(after[0] - before[0]), abs(after[1] - before[1])
                    if abs(dx - dy) > 0.2 * max(dx, dy):
                        yield here, stated.high, dx > dy


NAMES = sorted(LANDMARKS)
OFFSETS = st.sampled_from(["", "", "", " 1 cm out", " 2 cm up", " 3 cm down", " 1 cm in", " 2 cm out 2 cm up"])
PLACES = st.tuples(st.sampled_from(NAMES), OFFSETS).map("".join)


@st.composite
def figures(draw: st.DrawFn) -> Plan:
    """Any mark that can be laid out at all; mostly light, or hardly one would pass."""
    name = draw(st.sampled_from(sorted(HANDS)))
    kind = draw(st.sampled_from(sorted(HANDS[name].kinds)))
    options: dict[str, object] = {"hands": name, "side": draw(st.sampled_from(["both", "left", "right"]))}
    names = draw(st.lists(PLACES, min_size=2 if kind in ("glide", "tap") else 1, max_size=3))
    options[{"glide": "along", "tap": "over"}.get(kind, "at")] = names
    if kind in ("glide", "fan") and draw(st.booleans()):
        options["beside"] = "spine"
    options["pressure"] = draw(st.sampled_from([0, 1, 1, 1, 2, 2, 3, PRESSURE_CAP]))
    asked = figure({"giver": draw(st.sampled_from(sorted(GIVERS))), kind: options})
    made, faults = plan(asked)
    assume(made is not None)
    assert made
    assert not faults
    return made


@given(figures())
def test_a_figure_that_passes_keeps_every_rule_everywhere(made: Plan) -> None:
    if told(made):
        return
    for _, track in made.tracks:
        for place, hard, across in places_of(track):
            assert broken_at(place, hard, track, across, larger=0.97) == set()
            assert winds_round((abs(place[0]) + 1e-6, place[1]), BODY.points)


def test_a_corner_of_a_zone_is_touched_that_pokes_in_between_the_spots_that_are_looked_at() -> None:
    mark = {"hands": "cupped hands", "over": ["blade edges 3 cm down", "blade edges 1 cm out"], "pressure": 0}
    made, _ = plan(figure({"giver": "at the head", "tap": mark}))
    assert made
    assert " on the ridge of the shoulder blade " in told(made)


@given(figures())
def test_a_figure_that_is_told_breaks_what_it_is_told_of(made: Plan) -> None:
    """Nobody is told of a rule that their figure keeps."""
    what = told(made)
    found: set[str] = set()
    for _, track in made.tracks:
        for contact in track.contacts:
            assert contact.pressure is not None
            # The second opinion looks at other points, so it may miss a touch at the very edge: it gets a slightly larger hand.
            found |= broken_at(contact.place, contact.pressure.high, track, contact.across, larger=1.03)
    assert {name for name in OUTLINES if f" on the {name} " in what} <= found


@given(figures())
def test_the_two_sides_are_alike(made: Plan) -> None:
    """Only one of two mirrored tracks is looked at: the other must break nothing else."""
    for laid in made.marks:
        twins = [track for track in laid.tracks if track.twin]
        for track in twins:
            alone = replace(made, marks=(replace(laid, tracks=(replace(track, twin=False),)),))
            first = replace(made, marks=(replace(laid, tracks=(laid.tracks[0],)),))
            zones = [{name for name in OUTLINES if f" on the {name} " in told(one)} for one in (alone, first)]
            assert zones[0] == zones[1]


def test_the_second_opinion_sees_figures_that_pass_and_figures_that_do_not() -> None:
    """Or the tests above would test nothing."""
    seen = {
        bool(told(laid_out(glide(*names, beside=True), hard))) for names in (("low back", "waist"), ("waist", "ribs")) for hard in (1, 6)
    }
    assert seen == {True, False}


# --- Single rules. ---


def test_the_handbook_has_a_safe_glide() -> None:
    up = {"low back": pressure(2), "from the blade tips": pressure(3, 4)}
    assert told(laid_out(glide("low back", "waist", "blade tips", "upper back", beside=True), up)) == ""
    assert told(laid_out(glide("upper back", "shoulders", "flanks", "low back", home=True), {"": pressure(1, 2)})) == ""
    assert told(laid_out(hold("low back"), 1)) == ""


def one(options: Mapping[str, object], hard: int = 1) -> str:
    return told(laid_out(figure(options), hard))


def test_a_glide_along_the_spine_is_refused_however_light() -> None:
    along_it = {"glide": {"hands": "palms", "along": ["mid spine", "sacrum"]}}
    assert "on the spine between the middle of the spine and the sacrum, but a glide is barred there" in one(along_it, 0)


def test_hands_may_cross_the_spine_like_a_feather_and_no_harder() -> None:
    wring = {"wring": {"hands": "wringing hands", "at": "waist"}}
    assert one(wring, 2) == ""
    (track, _) = tracks(figure(wring), 2)
    heavy = replace(track, stops=tuple(replace(stop, pressure=pressure(2)) for stop in track.stops))
    made = laid_out(figure(wring), 2)
    crossing = replace(made, marks=(replace(made.marks[0], tracks=(heavy,)),))
    assert "press at 2 on the spine" in told(crossing)


def test_the_upper_end_of_a_range_counts() -> None:
    light = laid_out(glide("low back", "waist", "blade tips", beside=True), {"": pressure(1, 2)})
    hard = laid_out(glide("low back", "waist", "blade tips", beside=True), {"": pressure(1, 3)})
    assert told(light) == ""
    assert "press at 1–3 on the kidneys and lowest ribs" in told(hard)


def test_a_pressure_is_checked_where_it_begins_and_to_the_very_end() -> None:
    route = ("upper back", "blade tips", "waist")
    safe = {"upper back": pressure(3), "blade tips": pressure(2)}
    assert told(laid_out(glide(*route, beside=True), safe)) == ""
    assert "kidneys" in told(laid_out(glide(*route, beside=True), {"upper back": pressure(2), "blade tips": pressure(3)}))


def test_a_pressure_from_the_last_landmark_does_not_escape() -> None:
    (fault,) = faults_of(glide("blade tips", "waist", beside=True), {"blade tips": pressure(1), "from the waist": pressure(6)})
    assert fault.key == ("pressure", "from the waist")


@pytest.mark.parametrize("hands", [name for name, use in HANDS.items() if not use.flat and use.kinds & {"glide", "press", "tap"}])
def test_over_the_kidneys_only_flat_hands_glide(hands: str) -> None:
    kind = next(kind for kind in ("glide", "press", "tap") if kind in HANDS[hands].kinds)
    field = {"glide": "along", "tap": "over", "press": "at"}[kind]
    asked: dict[str, object] = {str(kind): {"hands": hands, field: ["waist 1 cm out", "waist 1 cm out 4 cm up"], "side": "right"}}
    assert "on the kidneys and lowest ribs" in one(asked, 1)


def test_flat_hands_at_two_may_glide_there() -> None:
    asked: dict[str, object] = {"glide": {"hands": "palms", "along": ["waist 1 cm out", "waist 1 cm out 6 cm up"], "side": "right"}}
    assert one(asked, 2) == ""
    assert "2 is the most there" in one(asked, 3)


def test_the_kidneys_are_told_with_the_limit_the_reason_and_a_way_to_mend_it() -> None:
    rule = rules()["kidneys and lowest ribs"]
    what = told(laid_out(hold("waist"), 2))
    assert "press at 2 on the kidneys and lowest ribs at the waist, but 1 is the most there" in what
    assert f"({rule.why}); {rule.mend}" in what


def test_the_side_roll_is_lifted_and_never_pressed() -> None:
    lifted: dict[str, object] = {
        "giver": "at the left side",
        "knead": {"hands": "kneading hands", "at": "side rolls", "side": "right"},
    }
    assert one(lifted, 3) == ""
    assert "on the flank" in one(lifted, 4)
    pressing: dict[str, object] = {"press": {"hands": "heels", "at": "side rolls", "side": "right"}}
    assert "on the flank" in one(pressing, 1)


@pytest.mark.parametrize("kind", ["glide", "fan", "circle", "press", "rock", "tap", "wring"])
def test_on_the_neck_hands_rest_or_squeeze_and_nothing_else(kind: str) -> None:
    assert kind not in rules()["back of the neck"].allowed
    assert rules()["back of the neck"].allowed == {"hold": 2, "knead": 2}


def test_squeezing_the_neck_reaches_neither_the_spine_nor_the_side() -> None:
    def neck(at: str, giver: str) -> dict[str, object]:
        return {"view": "neck and shoulders", "giver": giver, "knead": {"hands": "finger pads", "at": at, "side": "right"}}

    assert one(neck("neck", "at the left side"), 2) == ""
    assert "2 is the most there" in one(neck("neck", "at the left side"), 3)
    assert "on the front and side of the neck" in one(neck("neck 1 cm out", "at the left side"), 1)
    # From the head three fingers lie across the muscle, clear of the bones: too broad for it.
    assert "on the front and side of the neck" in one(neck("neck", "at the head"), 1)


def test_each_rule_is_told_once_and_at_its_mark() -> None:
    made = laid_out(glide("mid spine", "sacrum", "mid spine"), 6)
    faults = list(unsafe(made, rules()))
    assert len(faults) == len({fault.what.split(" on the ")[-1].split(" between ")[0] for fault in faults})
    assert {fault.key for fault in faults} == {("glide", 0)}


def test_a_place_that_is_pressed_ever_harder_is_told_once() -> None:
    made = laid_out(
        glide("low back", "waist", "blade tips", "upper back", beside=True),
        {"low back": pressure(3), "waist": pressure(4), "blade tips": pressure(5)},
    )
    told_of = [fault.what for fault in unsafe(made, rules()) if "kidneys and lowest ribs" in fault.what]
    assert len(told_of) == 1
    assert told_of[0].startswith("the hands press at 3 ")


@pytest.mark.parametrize(
    ("view", "position", "said"),
    [
        ("back", "face down", "who lies face down"),
        ("back on the left side", "on the side", "on their side"),
        ("seated back", "sitting", "who sits"),
    ],
)
def test_a_body_takes_only_so_much_where_it_lies_or_sits(view: str, position: str, said: str) -> None:
    asked = figure({"hold": {"hands": "palms", "at": "blades", "side": "right"}}, view)
    made = laid_out(asked, 4)
    (fault,) = too_hard_there(made, {position: 3})
    assert fault.key == ("hold", 0)
    assert f"{fault.what}; {fault.mend}" == f"the hands press at 4, but 3 is the most for somebody {said}; lighten it to 3 or less"
    assert list(too_hard_there(made, {position: 4})) == []
    assert list(too_hard_there(made, {})) == []
    assert list(too_hard_there(laid_out(asked), {position: 1})) == []


def test_every_mark_of_a_figure_is_looked_at() -> None:
    asked = figure({"hold": [{"hands": "palms", "at": "low back"}, {"hands": "palms", "at": "mid spine", "pressure": 5}]})
    assert {fault.key for fault in unsafe(laid_out(asked, 1), rules())} == {("hold", 1)}


def test_hands_that_leave_the_body_are_told() -> None:
    assert "the hands leave the body at the waist (14 cm further out)" in told(laid_out(hold("waist 14 cm out"), 1))


def test_two_hands_that_leave_the_body_are_told_once() -> None:
    away = figure({"knead": {"hands": "kneading hands", "at": ["flanks 9 cm out", "flanks 9 cm out 6 cm down"], "side": "right"}})
    assert told(laid_out(away, 1)).count("the hands leave the body") == 1


WRING = figure({"wring": {"hands": "wringing hands", "at": "waist"}})
"""Two hands, each with a way of its own."""


@pytest.mark.parametrize(
    "asked", [hold("low back"), glide("low back", "waist", "blade tips", beside=True), WRING], ids=["hold", "glide", "wring"]
)
def test_hands_without_a_pressure_are_told(asked: Figure) -> None:
    what = "these hands press, but nothing says how hard; give the step that it stands in, or the mark itself, a “pressure”"
    assert told(laid_out(asked, {"waist": pressure(1)} if asked.glide else None)) == what


def test_a_figure_without_hands_breaks_no_rule() -> None:
    assert told(laid_out(labelled("neck"))) == ""


def test_a_hand_in_the_middle_reaches_over_to_both_sides() -> None:
    assert "on the sacrum" in told(laid_out(hold("sacrum"), 4))
    assert told(laid_out(hold("sacrum"), 1)) == ""


def test_every_kind_of_mark_is_allowed_or_barred_by_name() -> None:
    known = {touch for rule in rules().values() for touch in rule.allowed}
    assert known <= {*KINDS, "cross"} - {"fan"}
