"""Figures laid out on the body map."""

from __future__ import annotations

import itertools
import math

import pytest

from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.views import VIEWS
from handbook.atlas.zones import OUTLINES, SPINE_HALF_WIDTH
from handbook.figures.faults import Fault
from handbook.figures.givers import GIVERS
from handbook.figures.moves import SKIM
from handbook.figures.plan import plan
from handbook.models.figure import Figure
from tests.unit.bodies import faults_of, figure, glide, hold, labelled, laid_out, pressure, tracks

PALM = HANDS["palms"]


def place(name: str) -> tuple[float, float]:
    return LANDMARKS[name].x, LANDMARKS[name].y


# --- Glides ---


def test_a_glide_goes_through_its_landmarks_in_their_order() -> None:
    right, left = tracks(glide("low back", "waist", "ribs"), 2)
    assert [stop.place for stop in right.stops] == [place(name) for name in ("low back", "waist", "ribs")]
    (run,) = right.runs
    assert [curve[0] for curve in run.curves] == [stop.place for stop in right.stops[:-1]]
    assert run.curves[-1][3] == right.stops[-1].place
    assert (right.use, right.side, right.twin) == (PALM, 1, False)
    assert (left.side, left.twin) == (-1, True)


def test_the_left_hand_mirrors_the_right() -> None:
    right, left = tracks(glide("low back", "waist", "ribs"))
    assert [(-x, y) for (x, y), *_ in left.runs[0].curves] == [curve[0] for curve in right.runs[0].curves]
    assert [contact.place for contact in left.contacts] == [(-x, y) for x, y in (contact.place for contact in right.contacts)]
    assert (right.hand, left.hand) == ("right", "left")


def test_a_glide_beside_the_spine_keeps_the_hands_just_off_the_bones() -> None:
    for name, use in HANDS.items():
        if "glide" in use.kinds and not use.single:
            asked = figure({"glide": {"hands": name, "along": ["low back", "waist", "upper back"], "beside": "spine", "side": "right"}})
            for contact in tracks(asked)[0].contacts:
                assert SPINE_HALF_WIDTH < contact.place[0] - use.inner_edge < SPINE_HALF_WIDTH + 1


def test_one_side_is_one_hand_on_that_side() -> None:
    for side, sign in (("right", 1), ("left", -1)):
        (track,) = tracks(figure({"glide": {"hands": "palms", "along": ["waist", "ribs"], "side": side}}))
        assert [math.copysign(1, stop.place[0]) for stop in track.stops] == [sign, sign]
        assert (track.side, track.twin, track.hand) == (sign, False, side)


def test_hands_that_take_turns_share_a_way_half_a_way_apart() -> None:
    one, other = tracks(figure({"glide": {"hands": "palms", "along": ["waist", "ribs"], "side": "right", "alternate": True}}))
    assert one.runs == other.runs
    assert {one.hand, other.hand} == {"left", "right"}
    assert (one.lag, other.lag) == (0, 0.5)
    _, mirrored = tracks(figure({"glide": {"hands": "palms", "along": ["waist", "ribs"], "alternate": True}}))
    assert (mirrored.side, mirrored.lag) == (-1, 0.5)


def test_contacts_lie_about_a_centimetre_apart() -> None:
    (track, _) = tracks(glide("low back", "waist", "ribs", "shoulders"))
    places = [contact.place for contact in track.contacts]
    assert max(math.dist(p, q) for p, q in itertools.pairwise(places)) < 1.5
    assert math.isclose(track.length, sum(math.dist(p, q) for p, q in itertools.pairwise(places)))


def test_a_landmark_named_twice_in_a_row_is_told_and_never_raised() -> None:
    (fault,) = faults_of(glide("waist", "low back", "low back", "ribs"), {"": pressure(1)})
    assert (fault.key, fault.what) == (("glide", 0, "along", 2), "the hands stay at “low back”")


def test_a_landmark_may_come_again_later() -> None:
    assert len(tracks(glide("waist", "low back", "waist"))[0].stops) == 3


# --- Where the giver is ---


@pytest.mark.parametrize(
    ("giver", "right_hand", "turn"),
    [("at the left hip", "right", 0), ("at the right hip", "right", 0), ("behind", "right", 0), ("at the head", "left", 180)],
)
def test_the_hands_follow_the_giver(giver: str, right_hand: str, turn: int) -> None:
    right, left = tracks(figure({"giver": giver, "hold": {"hands": "palms", "at": "upper back"}}))
    assert (right.hand, right.turn, left.turn % 360) == (right_hand, turn, turn)
    assert left.hand != right.hand


@pytest.mark.parametrize(("giver", "upper"), [("at the left side", "left"), ("at the right side", "right")])
def test_from_the_side_the_hand_nearer_the_head_is_the_one_that_is_there(giver: str, upper: str) -> None:
    asked = figure({"giver": giver, "knead": {"hands": "kneading hands", "at": ["shoulder tops", "ribs"], "side": "right"}})
    one, two = tracks(asked)
    assert (one.hand, two.hand != upper) == (upper, True)
    assert one.turn == two.turn == GIVERS[giver].turn
    assert (one.runs[0].legs, two.runs[0].legs) == ((0,), (1,))


# --- Somebody who lies on the side ---

ON_THE_SIDE = pytest.mark.parametrize(("below", "up"), [("left", "right"), ("right", "left")])


@ON_THE_SIDE
def test_from_behind_the_fingers_point_up_and_the_hand_nearer_the_head_works(below: str, up: str) -> None:
    asked = figure({"hold": {"hands": "palms", "at": "blades", "side": up}}, f"back on the {below} side")
    (track,) = tracks(asked)
    assert laid_out(asked).giver == "behind the back"
    assert (track.turn, track.hand) == (90 if up == "right" else -90, below)
    assert track.turn + laid_out(asked).view.turn == 0


@ON_THE_SIDE
def test_from_the_hips_the_fingers_point_to_the_head_and_the_thumb_is_up(below: str, up: str) -> None:
    (track,) = tracks(
        figure({"giver": "behind the hips", "hold": {"hands": "palms", "at": "blades", "side": up}}, f"back on the {below} side")
    )
    assert (track.turn, track.hand) == (0, below)


@ON_THE_SIDE
def test_no_hand_works_on_the_side_that_somebody_lies_on(below: str, up: str) -> None:
    view = f"back on the {below} side"
    what = f"these hands work on the {below} side, and the receiver lies on it"
    for side in (below, "both"):
        for giver in ("behind the back", "behind the hips"):
            (fault,) = faults_of(figure({"giver": giver, "hold": {"hands": "palms", "at": "blades", "side": side}}, view))
            assert (fault.key, fault.what) == (("hold", 0), what)
            assert f"side: {up}" in fault.mend
            assert f"“back on the {up} side”" in fault.mend
    (fault,) = faults_of(figure({"wring": {"hands": "wringing hands", "at": "waist"}}, view))
    assert fault.what == what
    assert tracks(figure({"hold": {"hands": "palms", "at": "mid spine"}}, view))[0].side == 0


@ON_THE_SIDE
def test_the_giver_is_behind_somebody_who_lies_on_the_side_and_nobody_else(below: str, up: str) -> None:
    mark = {"hold": {"hands": "palms", "at": "blades", "side": up}}
    (fault,) = faults_of(figure({"giver": f"at the {below} side", **mark}, f"back on the {below} side"))
    assert fault.what == f"there is no place “at the {below} side” for the giver behind somebody who lies on the side"
    assert "behind the back" in fault.mend
    (fault,) = faults_of(figure({"giver": "behind the hips", **mark}, "back"))
    assert fault.key == ("giver",)


def test_turned_hands_press_with_a_turned_area() -> None:
    (straight, _) = tracks(figure({"hold": {"hands": "palms", "at": "upper back"}}))
    (turned,) = tracks(figure({"giver": "at the left side", "hold": {"hands": "palms", "at": "upper back", "side": "right"}}))
    assert straight.reach == (PALM.half_width, PALM.half_length)
    assert turned.reach == (PALM.half_length, PALM.half_width)


def test_from_the_side_both_sides_at_once_is_told() -> None:
    (fault,) = faults_of(figure({"giver": "at the left side", "knead": {"hands": "kneading hands", "at": "shoulder tops"}}))
    assert fault.key == ("knead", 0)


# --- The other marks ---


def test_a_hold_rests_at_one_place_with_two_hands() -> None:
    right, left = tracks(hold("low back"), 3)
    (contact,) = right.contacts
    assert (right.kind, right.runs[0].curves, right.length) == ("hold", (), 0.0)
    assert (contact.place, contact.pressure) == (place("low back"), pressure(3))
    assert left.contacts[0].place[0] == -contact.place[0]


def test_in_the_middle_one_hand_rests() -> None:
    (track,) = tracks(hold("sacrum"))
    assert (track.side, track.contacts[0].place) == (0, place("sacrum"))


def test_two_hands_may_not_lie_on_one_another() -> None:
    (fault,) = faults_of(hold("low back 4.5 cm in"))
    assert fault.what == "the two hands lie on one another at “low back”"
    assert "2 cm out" in fault.mend


def test_a_circle_turns_round_its_place() -> None:
    for turn, up in (("outwards", True), ("inwards", False)):
        (track, _) = tracks(figure({"circle": {"hands": "palms", "at": "upper back", "across": 6, "turn": turn}}))
        middle = place("upper back")
        assert {round(math.dist(contact.place, middle), 1) for contact in track.contacts} == {3.0}
        first, second = track.contacts[0].place, track.contacts[2].place
        assert first[0] == pytest.approx(middle[0] - 3)
        assert (second[1] < first[1]) == up
        assert track.length == pytest.approx(math.tau * 3 * 330 / 360, rel=0.02)


def test_a_fan_goes_up_and_out_from_each_of_its_places() -> None:
    (track, _) = tracks(figure({"fan": {"hands": "palms", "at": ["low back", "waist"], "up": 8, "out": 5}}))
    assert len(track.runs) == 2
    for run, name in zip(track.runs, ("low back", "waist"), strict=True):
        (x, y), end = run.curves[0][0], run.curves[-1][3]
        assert (x, y) == place(name)
        assert end[0] - x == pytest.approx(5)
        assert end[1] < y - 3
        assert min(curve[3][1] for curve in run.curves) == pytest.approx(y - 8, abs=0.5)


def test_wringing_hands_pass_each_other_and_only_skim_over_the_spine() -> None:
    one, other = tracks(figure({"wring": {"hands": "wringing hands", "at": "waist"}}), 2)
    assert (one.hand != other.hand, one.twin, other.twin) == (True, False, False)
    assert one.runs[0].curves[0][0][0] == -other.runs[0].curves[0][0][0] > 10
    assert other.stops[0].place[1] - one.stops[0].place[1] == pytest.approx(2 * 3.6)
    for track in (one, other):
        over = [contact for contact in track.contacts if abs(contact.place[0]) - track.reach[0] < SPINE_HALF_WIDTH]
        assert len(over) > 5
        assert {contact.pressure for contact in over} == {SKIM}
        assert {contact.across for contact in track.contacts[1:]} == {True}
        assert {contact.pressure for contact in track.contacts} == {SKIM, pressure(2)}


def test_wringing_from_the_hip_is_told() -> None:
    (fault,) = faults_of(figure({"giver": "at the left hip", "wring": {"hands": "wringing hands", "at": "waist"}}))
    assert fault.what == "wringing hands lie across the back"


def test_places_of_rest_are_taken_one_after_the_other() -> None:
    (track, _) = tracks(figure({"press": {"hands": "thumbs", "at": ["upper back", "between the blades"]}}))
    assert [contact.place for contact in track.contacts] == [place("upper back"), place("between the blades")]


def test_tapping_hands_take_turns() -> None:
    right, left = tracks(figure({"tap": {"hands": "cupped hands", "over": ["upper back", "upper back 3 cm up"]}}))
    assert (right.lag, left.lag, left.side) == (0, 0.5, -1)


@pytest.mark.parametrize("name", HANDS)
def test_hands_do_only_what_such_hands_can_do(name: str) -> None:
    kinds = {"hold", "glide", "fan", "circle", "knead", "wring", "press", "rock", "tap"}
    assert HANDS[name].kinds <= kinds
    for kind in kinds:
        field = {"glide": "along", "tap": "over"}.get(kind, "at")
        options: dict[str, object] = {"giver": "at the left side", kind: {"hands": name, field: ["ribs", "waist"], "side": "right"}}
        able = not any(f"do not {kind}" in fault.what for fault in _faults(figure(options)))
        assert able == (kind in HANDS[name].kinds)


def _faults(asked: Figure) -> list[Fault]:
    return plan(asked, {"": pressure(1)})[1]


# --- Pressure ---


def test_one_pressure_holds_all_the_way() -> None:
    assert {contact.pressure for contact in tracks(glide("low back", "waist", "ribs"), 2)[0].contacts} == {pressure(2)}


def test_a_pressure_holds_from_its_landmark_to_the_next_that_is_named() -> None:
    (track, _) = tracks(
        glide("low back", "waist", "blade tips", "upper back", "shoulders"),
        {"low back": pressure(1), "from the blade tips": pressure(2, 3)},
    )
    assert [stop.pressure for stop in track.stops] == [pressure(1), pressure(1), pressure(2, 3), pressure(2, 3), pressure(2, 3)]
    by_leg = {contact.leg: contact.pressure for contact in track.contacts}
    assert by_leg == {0: pressure(1), 1: pressure(1), 2: pressure(2, 3), 3: pressure(2, 3)}


def test_a_pressure_that_begins_on_the_way_leaves_the_beginning_without_one() -> None:
    (track, _) = tracks(glide("low back", "waist", "ribs"), {"waist": pressure(2)})
    assert [stop.pressure for stop in track.stops] == [None, pressure(2), pressure(2)]


def test_a_pressure_holds_at_its_landmark_too() -> None:
    """Whatever was on the way there: the hands do not lighten until they have passed."""
    (track, _) = tracks(glide("low back", "waist", "ribs"), {"low back": pressure(2), "waist": pressure(1)})
    at_waist = [contact.pressure for contact in track.contacts if math.dist(contact.place, track.stops[1].place) < 1e-9]
    assert at_waist == [pressure(2), pressure(1)]


@pytest.mark.parametrize("key", ["waist", "from the waist", "the waist"])
def test_no_pressure_begins_where_the_glide_ends(key: str) -> None:
    (fault,) = faults_of(glide("low back", "waist"), {"low back": pressure(1), key: pressure(6)})
    assert (fault.key, fault.what) == (("pressure", key), "the glide ends at “waist”, so no pressure begins there")


def test_a_mark_may_have_a_pressure_of_its_own() -> None:
    asked = figure({"hold": [{"hands": "palms", "at": "low back", "pressure": 2}, {"hands": "palms", "at": "upper back"}]})
    assert [track.stops[0].pressure for track in tracks(asked, 1)] == [pressure(2)] * 2 + [pressure(1)] * 2


# --- Names ---


@pytest.mark.parametrize(
    ("asked", "key", "what"),
    [
        (hold("low back", view="bak"), ("view",), "there is no view “bak”"),
        (hold("moon"), ("hold", 0, "at"), "there is no landmark “moon”"),
        (glide("low back", "moon"), ("glide", 0, "along", 1), "there is no landmark “moon”"),
        (hold("low back", view="spine from behind"), ("hold", 0), "hands cannot be drawn on the view “spine from behind”"),
        (labelled("neck", "brest"), ("labels", 1), "this view has no part “brest”"),
        (labelled("waist", view="table height"), ("labels", 0), "this view has no part “waist”"),
        (labelled("neck", "sacrum", "neck"), ("labels", 2), "“neck” is labelled twice"),
        (figure({"hold": {"hands": "fsts", "at": "low back"}}), ("hold", 0, "hands"), "there is no hand use “fsts”"),
        (figure({"giver": "on the moon"}), ("giver",), "there is no place “on the moon” for the giver"),
        (figure({"receiver": "moon"}), ("receiver",), "there is no receiver “moon”"),
        (figure({"receiver": "man"}, "bones"), ("receiver",), "the view “bones” always shows the same person"),
        (figure({"zones": ["moon"]}), ("zones", 0), "there is no zone “moon”"),
        (figure({"muscles": ["moon"]}), ("muscles", 0), "there is no muscle “moon”"),
        (figure({"zones": "all"}, "table height"), ("zones",), "zones cannot be drawn on the view “table height”"),
        (figure({"zones": "all"}, "back on the left side"), ("zones",), "zones cannot be drawn on the view “back on the left side”"),
        (
            figure({"muscles": ["trapezius"]}, "back on the left side"),
            ("muscles",),
            "muscles cannot be drawn on the view “back on the left side”",
        ),
    ],
)
def test_an_unknown_name_is_told_where_it_stands(asked: Figure, key: tuple[str | int, ...], what: str) -> None:
    assert [(fault.key, fault.what) for fault in faults_of(asked)] == [(key, what)]


def test_every_unknown_name_is_told_at_once() -> None:
    faults = faults_of(glide("lowback", "waste", "ribs"), {"lowback": pressure(1), "hips": pressure(1)})
    assert [fault.key for fault in faults] == [("glide", 0, "along", 0), ("glide", 0, "along", 1), ("pressure", "hips")]


def test_an_unknown_view_says_which_there_are() -> None:
    mend = faults_of(hold("low back", view="xyz"))[0].mend
    assert [name for name in VIEWS if name not in mend] == []


def test_pressures_do_not_matter_to_a_figure_without_hands() -> None:
    assert laid_out(labelled("neck"), {"hips": pressure(2)}).marks == ()


def test_all_zones_at_once() -> None:
    assert laid_out(figure({"zones": "all"})).zones == tuple(OUTLINES)


def test_numbers_that_would_lie_on_one_another_are_told() -> None:
    def numbered(second: str, number: int) -> Figure:
        marks = [{"hands": "palms", "at": "low back", "number": 1}, {"hands": "palms", "at": second, "number": number}]
        return figure({"hold": marks})

    assert "collide" in faults_of(numbered("low back 1 cm up", 2))[0].what
    assert "stands twice" in faults_of(numbered("upper back", 1))[0].what
    assert [laid.mark.number for laid in laid_out(numbered("upper back", 2), 1).marks] == [1, 2]
