"""Figures laid out on the body map."""

from __future__ import annotations

import itertools
import math

import pytest

from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.views import VIEWS
from handbook.atlas.zones import SPINE_HALF_WIDTH
from handbook.models.figure import Figure
from tests.unit.bodies import faults_of, glide, hold, labelled, laid_out, pressure

PALM = HANDS["palms"]


def test_a_glide_goes_through_its_landmarks_in_their_order() -> None:
    made = laid_out(glide("low back", "waist", "ribs"), 2)
    assert made.kind == "glide"
    assert [stop.place for stop in made.stops] == [(LANDMARKS[name].x, LANDMARKS[name].y) for name in ("low back", "waist", "ribs")]
    assert [curve[0] for curve in made.way] == [stop.place for stop in made.stops[:-1]]
    assert made.way[-1][3] == made.stops[-1].place
    assert made.hand == PALM
    assert not made.homeward
    assert not made.beside_spine


def test_a_glide_beside_the_spine_keeps_the_hands_just_off_the_bones() -> None:
    made = laid_out(glide("low back", "waist", "upper back", beside=True), 2)
    assert made.beside_spine
    for contact in made.contacts:
        inner = contact.place[0] - PALM.half_width
        assert SPINE_HALF_WIDTH < inner < SPINE_HALF_WIDTH + 3


def test_the_way_home_is_marked() -> None:
    assert laid_out(glide("upper back", "low back", home=True), 1).homeward


def test_a_hold_rests_at_one_place() -> None:
    made = laid_out(hold("sacrum"), 3)
    (contact,) = made.contacts
    assert (made.kind, made.way, made.length) == ("hold", (), 0.0)
    assert contact.place == (LANDMARKS["sacrum"].x, LANDMARKS["sacrum"].y)
    assert contact.pressure == pressure(3)


def test_a_figure_without_hands_has_no_contacts() -> None:
    made = laid_out(labelled("neck", "sacrum"))
    assert (made.kind, made.hand, made.labels, list(made.contacts), made.length) == (None, None, ("neck", "sacrum"), [], 0.0)


def test_one_pressure_holds_all_the_way() -> None:
    assert {contact.pressure for contact in laid_out(glide("low back", "waist", "ribs"), 2).contacts} == {pressure(2)}


def test_a_pressure_holds_from_its_landmark_to_the_next_that_is_named() -> None:
    made = laid_out(
        glide("low back", "waist", "blade tips", "upper back", "shoulders"),
        {"low back": pressure(1), "from the blade tips": pressure(2, 3)},
    )
    assert [stop.pressure for stop in made.stops] == [pressure(1), pressure(1), pressure(2, 3), pressure(2, 3), pressure(2, 3)]
    by_leg = {contact.leg: contact.pressure for contact in made.contacts}
    assert by_leg == {0: pressure(1), 1: pressure(1), 2: pressure(2, 3), 3: pressure(2, 3)}


def test_a_pressure_that_begins_on_the_way_leaves_the_beginning_without_one() -> None:
    made = laid_out(glide("low back", "waist", "ribs"), {"waist": pressure(2)})
    assert [stop.pressure for stop in made.stops] == [None, pressure(2), pressure(2)]


def test_a_pressure_holds_at_its_landmark_too() -> None:
    """Whatever was on the way there: the hands do not lighten until they have passed."""
    made = laid_out(glide("low back", "waist", "ribs"), {"low back": pressure(2), "waist": pressure(1)})
    at_waist = [contact.pressure for contact in made.contacts if math.dist(contact.place, made.stops[1].place) < 1e-9]
    assert at_waist == [pressure(2), pressure(1)]


@pytest.mark.parametrize("key", ["waist", "from the waist", "the waist"])
def test_no_pressure_begins_where_the_glide_ends(key: str) -> None:
    (fault,) = faults_of(glide("low back", "waist"), {"low back": pressure(1), key: pressure(6)})
    assert (fault.key, fault.what) == (("pressure", key), "the glide ends at “waist”, so no pressure begins there")


def test_a_landmark_that_is_passed_before_the_end_may_name_a_pressure() -> None:
    made = laid_out(glide("low back", "waist", "low back"), {"low back": pressure(1), "waist": pressure(2)})
    assert [contact.pressure for contact in made.contacts][-1] == pressure(2)


def test_contacts_lie_about_a_centimetre_apart() -> None:
    made = laid_out(glide("low back", "waist", "ribs", "shoulders"), 1)
    places = [contact.place for contact in made.contacts]
    assert max(math.dist(p, q) for p, q in itertools.pairwise(places)) < 1.5
    assert math.isclose(made.length, sum(math.dist(p, q) for p, q in itertools.pairwise(places)))


def test_a_landmark_named_twice_in_a_row_is_told_and_never_raised() -> None:
    (fault,) = faults_of(glide("waist", "low back", "low back", "ribs"), {"": pressure(1)})
    assert (fault.key, fault.what) == (("glide", "along", 2), "the hands stay at “low back”")


def test_a_landmark_may_come_again_later() -> None:
    assert len(laid_out(glide("waist", "low back", "waist"), 1).stops) == 3


@pytest.mark.parametrize(
    ("figure", "key", "what"),
    [
        (hold("low back", view="bak"), ("view",), "there is no view “bak”"),
        (hold("moon"), ("hold", "at"), "there is no landmark “moon”"),
        (glide("low back", "moon"), ("glide", "along", 1), "there is no landmark “moon”"),
        (hold("low back", view="spine from behind"), ("hold",), "hands cannot be drawn on the view “spine from behind”"),
        (
            glide("low back", "waist", view="giver kneeling at a mat"),
            ("glide",),
            "hands cannot be drawn on the view “giver kneeling at a mat”",
        ),
        (labelled("neck", "brest"), ("labels", 1), "this view has no part “brest”"),
        (labelled("neck", view="back"), ("labels", 0), "this view has no part “neck”"),
        (
            Figure.model_validate({"view": "back", "hold": {"hands": "fists", "at": "low back"}}),
            ("hold", "hands"),
            "there is no hand use “fists”",
        ),
        (
            Figure.model_validate({"view": "back", "glide": {"hands": "fists", "along": ["ribs", "waist"]}}),
            ("glide", "hands"),
            "there is no hand use “fists”",
        ),
    ],
)
def test_an_unknown_name_is_told_where_it_stands(figure: Figure, key: tuple[str | int, ...], what: str) -> None:
    assert [(fault.key, fault.what) for fault in faults_of(figure)] == [(key, what)]


def test_every_unknown_name_is_told_at_once() -> None:
    faults = faults_of(glide("lowback", "waste", "ribs"), {"lowback": pressure(1), "hips": pressure(1)})
    assert [fault.key for fault in faults] == [("glide", "along", 0), ("glide", "along", 1), ("pressure", "hips")]


def test_an_unknown_view_says_which_there_are() -> None:
    mend = faults_of(hold("low back", view="xyz"))[0].mend
    assert [name for name in VIEWS if name not in mend] == []


def test_pressures_do_not_matter_to_a_figure_without_hands() -> None:
    assert laid_out(labelled("neck"), {"hips": pressure(2)}).kind is None
