"""What a stroke may do, told once in its lesson: hands keep its caps where they really lie, and one finger from the spine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.zones import BODY, GROUNDS, OUTLINES, open_ground, zones_under
from handbook.figures.caps import Touch, cap, over_cap, touches
from handbook.figures.moves import COMING_IN, FINGER
from handbook.figures.plan import Plan, plan
from handbook.library import read_library
from handbook.models.cautions import Caution
from handbook.models.figure import Figure
from handbook.models.front_matter import Where
from handbook.models.measures import Pressure, Pressures
from handbook.routines.cautions import fits, left_of, takes

LIBRARY = read_library(Path(__file__).parents[2] / "docs")[0]


def where(**places: object) -> tuple[Where, ...]:
    return tuple(Where.model_validate({"place": name.replace("_", " "), "pressure": most}) for name, most in places.items())


KNEADING = {
    "kneading": where(shoulder_tops="3-4", flank="2-3"),
    "still-hands": where(shoulder_blade=1, ridge_of_the_shoulder_blade=1, tip_of_the_shoulder_blade=1),
    "long-glide": where(flank=2),
}


def laid_out(pressure: str, **marks: object) -> Plan:
    low, _, high = pressure.partition("-")
    made, faults = plan(Figure.model_validate({"view": "back", **marks}), Pressures({"": Pressure(low=int(low), high=int(high or low))}), 8)
    assert made, faults
    return made


def knead(at: str) -> dict[str, object]:
    return {"hands": "kneading hands", "at": at, "side": "right"}


def told(made: Plan, stroke: str | None = "kneading") -> list[str]:
    return [fault.what for fault in over_cap(made, stroke, KNEADING)]


def test_a_step_within_its_caps() -> None:
    assert told(laid_out("3-4", knead=knead("shoulder tops"))) == []
    assert told(laid_out("2-3", knead=knead("side rolls"))) == []


def test_a_cap_holds_at_its_own_place() -> None:
    (what,) = told(laid_out("3-4", knead=knead("side rolls")))
    assert what.startswith("“kneading” goes to 3 at most at the place “flank”")


def test_a_place_that_is_pressed_ever_harder_is_told_once() -> None:
    along = {"hands": "palms", "along": ["shoulders", "flanks", "low back 2 cm out"]}
    ever = Pressures({"shoulders": Pressure(low=3, high=3), "flanks": Pressure(low=4, high=4)})
    made, faults = plan(Figure.model_validate({"view": "back", "glide": along}), ever, 8)
    assert made, faults
    told_of = [what for what in told(made, "long-glide") if "place “flank”" in what]
    assert len(told_of) == 1
    assert "here the hands press at 3 " in told_of[0]


def test_a_step_without_a_stroke_presses_no_harder_than_to_find_something() -> None:
    assert told(laid_out("2", knead=knead("shoulder tops")), None) == []
    (fault, *_) = over_cap(laid_out("3", knead=knead("shoulder tops")), None, KNEADING)
    assert fault.what == "the hands press at 3 at the tops of the shoulders, and the step names no stroke"
    assert fault.mend == "name it with “stroke: …”, or lighten it to 2 or less, as for finding something by touch"


def test_where_a_stroke_says_nothing_it_may_not_go() -> None:
    assert "“kneading” does not go to the place “beside the upper spine”" in told(laid_out("1", knead=knead("between the blades")))[0]


def test_words_do_not_count_but_the_place_of_the_hands() -> None:
    assert told(laid_out("1", knead=knead("shoulder tops 5 cm down"))) != []


def test_hands_at_rest_and_ways_home_have_caps_of_their_own() -> None:
    resting = {"hands": "palms", "at": "blades", "side": "left", "pressure": 1}
    assert told(laid_out("3-4", knead=knead("shoulder tops"), hold=resting)) == []
    harder = told(laid_out("3-4", knead=knead("shoulder tops"), hold={**resting, "pressure": 2}))
    assert {what.partition(" at most")[0] for what in harder} == {"“still-hands” goes to 1"}
    home = {"hands": "palms", "along": ["flanks 2 cm out", "flanks 2 cm out 5 cm down"], "return": True}
    assert not any("kneading" in what for what in told(laid_out("2", glide=home)))
    assert any("“kneading” does not go" in what for what in told(laid_out("2", glide={**home, "return": False})))


def test_hands_that_do_no_stroke_only_look_for_something() -> None:
    assert told(laid_out("1-2", knead=knead("shoulder tops")), None) == []
    assert "names no stroke" in told(laid_out("2-3", knead=knead("shoulder tops")), None)[0]


def test_an_unknown_stroke_is_told_elsewhere() -> None:
    assert told(laid_out("6", knead=knead("shoulder tops")), "kneeding") == []


def test_more_when_they_ask() -> None:
    rows = (Where.model_validate({"place": "flank", "pressure": "1-2", "if-asked": 3}),)
    assert cap({"a": rows}, "a", "palms", "flank") == 3
    assert cap({"a": rows}, "a", "palms", "spine") is None
    only = (Where.model_validate({"place": "flank", "pressure": "1-2", "hands": "palms"}),)
    assert cap({"a": only}, "a", "heels", "flank") is None


# Every place of the back has a name.

points = st.tuples(st.floats(0, 20), st.floats(-12, 65)).filter(BODY.contains)


@given(points)
def test_every_point_of_the_back_lies_in_a_zone_or_on_open_ground(point: tuple[float, float]) -> None:
    zones = {name for name, outline in OUTLINES.items() if outline.contains(point)}
    assert bool(zones) == (open_ground(point) is None)
    assert zones_under(point, (0.1, 0.1), {*OUTLINES, *GROUNDS}) >= (zones or {str(open_ground(point))})


# One finger from the middle.

UPRIGHT = [name for name, use in HANDS.items() if "hold" in use.kinds or "press" in use.kinds]
BESIDE = [name for name, mark in LANDMARKS.items() if mark.x > FINGER]


@pytest.mark.parametrize("hands", UPRIGHT)
@pytest.mark.parametrize("landmark", BESIDE)
def test_no_hand_comes_nearer_to_the_spine_than_a_finger(hands: str, landmark: str) -> None:
    use = HANDS[hands]
    kind = "hold" if "hold" in use.kinds else "press"
    made = laid_out("1", **{kind: {"hands": hands, "at": landmark, "side": "right"}})
    for _, track in made.tracks:
        assert all(stop.place[0] - use.inner_edge >= FINGER - 1e-9 for stop in track.stops)


def test_a_hand_on_the_bones_is_meant_to_lie_across() -> None:
    made = laid_out("1", hold={"hands": "palms", "at": "mid spine", "which": "left"})
    assert [stop.place[0] for _, track in made.tracks for stop in track.stops] == [0]


def test_hands_that_travel_towards_the_spine_stop_two_fingers_from_it() -> None:
    def ends(at: str) -> list[str]:
        glide = {"hands": "fingertips", "along": ["blades", at], "side": "right", "takes": "4 s"}
        figure = Figure.model_validate({"view": "back", "giver": "at the left side", "glide": glide})
        return [fault.mend for fault in plan(figure, Pressures({"": Pressure(low=1, high=1)}), 4)[1]]

    near = COMING_IN + HANDS["fingertips"].half_length
    assert ends(f"mid spine {near:g} cm out 6 cm up") == []
    (mend,) = ends(f"mid spine {near - 0.5:g} cm out 6 cm up")
    assert mend.endswith(" cm further out, two fingers from the middle")
    assert ends(f"mid spine {near - 0.5 + float(mend.split()[1]):g} cm out 6 cm up") == []


# Cautions.


def caution(**fields: object) -> Caution:
    return Caution.model_validate(
        {"key": "a", "name": "A", "tick": "A", "why": "a", "certainty": "custom", "strokes": {"long-glide": 2}, **fields}
    )


def touch(place: str, high: int, stroke: str | None = "long-glide", hands: str = "palms") -> frozenset[Touch]:
    return frozenset({Touch(stroke, hands, place, high)})


def test_what_is_not_decided_is_left_out() -> None:
    assert fits(caution(), touch("flank", 2), shirt=False)
    assert not fits(caution(), touch("flank", 1, "kneading"), shirt=False)
    assert left_of(caution(), touch("flank", 1, "kneading"), shirt=False) == 0


@pytest.mark.parametrize(
    ("fields", "fit"),
    [
        ({}, True),
        ({"most": 1}, False),
        ({"strokes": {"long-glide": 1}}, False),
        ({"strokes": {"long-glide": "leave out"}}, False),
        ({"closed": "flank"}, False),
        ({"closed": "spine"}, True),
        ({"strokes": {"long-glide": {"most": 2, "only": "spine"}}}, False),
        ({"strokes": {"long-glide": {"most": 2, "only": ["spine", "flank"]}}}, True),
        ({"strokes": {"long-glide": {"most": 2, "hands": "heels"}}}, False),
        ({"shirt": True}, False),
        ({"strokes": {"long-glide": {"most": 2, "shirt": True}}}, False),
    ],
)
def test_each_rule_of_a_caution_counts_by_itself(fields: dict[str, object], fit: bool) -> None:
    assert fits(caution(**fields), touch("flank", 2), shirt=False) is fit


def test_a_shirt_is_enough_where_one_is_asked_for() -> None:
    assert fits(caution(shirt=True), touch("flank", 2), shirt=True)
    assert fits(caution(shirt=True), frozenset(), shirt=False)


def test_how_much_is_left() -> None:
    assert left_of(caution(), touch("flank", 4), shirt=False) == 2
    assert left_of(caution(), touch("flank", 1), shirt=False) == 1
    assert left_of(caution(closed="flank"), touch("flank", 4), shirt=False) == 0


def test_how_they_lie() -> None:
    assert takes(caution(positions=["sitting"]), ["face down", "sitting"])
    assert not takes(caution(positions=["sitting"]), ["face down"])


@pytest.mark.parametrize("one", LIBRARY.cautions, ids=lambda one: one.key)
def test_every_cell_is_decided(one: Caution) -> None:
    assert set(one.strokes) == set(LIBRARY.caps)


def test_still_hands_are_left_to_everybody() -> None:
    """So that every routine can be bent: at 1 beside the upper spine, through a shirt if need be."""
    rest = frozenset({Touch("still-hands", "palms", "beside the upper spine", 1)})
    assert [one.key for one in LIBRARY.cautions if not fits(one, rest, shirt=True)] == []


def test_touches_are_those_of_the_figure() -> None:
    made = laid_out("3-4", knead=knead("shoulder tops"), hold={"hands": "palms", "at": "blades", "side": "left", "pressure": 1})
    found = touches(made, "kneading")
    assert {(one.stroke, one.place, one.high) for one in found} >= {("kneading", "shoulder tops", 4), ("still-hands", "shoulder blade", 1)}
