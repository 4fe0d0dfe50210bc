"""How hard one may press at a place: the same as what the safety check lets hands do there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handbook.atlas.geometry import Point
from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.parts import targets
from handbook.atlas.views import VIEWS
from handbook.atlas.zones import BODY, OUTLINES
from handbook.figures.labels import place_labels
from handbook.figures.limits import (
    CHOICES,
    LIFTING,
    MOST,
    PLACES,
    Limit,
    asked,
    in_words,
    limit_at,
    limit_of,
    numbered,
    presses,
    reasons,
    view_of,
)
from handbook.figures.plan import Laid, Plan
from handbook.figures.safety import unsafe
from handbook.figures.track import Run, Stop, Track
from handbook.models.data import Touch, ZoneRule
from handbook.models.figure import Hold
from handbook.models.measures import PRESSURE_CAP
from tests.unit.bodies import pressure, rules


def limit(name: str) -> Limit:
    return limit_of(name, rules())


# --- The safety check as a second opinion. ---


def broken(middle: Point, kind: str, hard: int, flat: bool) -> bool:
    """Whether the safety check refuses a thumb-sized hand that does something at a point."""
    use = replace(HANDS["thumbs"], flat=flat)
    stop = Stop("here", middle, pressure(hard))
    track = Track(kind, use, "right", 0, 1, (stop,), (Run((), (0,)),))
    laid = Laid(kind, 0, Hold(hands="thumbs", at=("here",)), None, (track,))
    return any("leave the body" not in fault.what for fault in unsafe(Plan("back", "at the left hip", marks=(laid,)), rules()))


POINTS = st.tuples(st.floats(0, 16), st.floats(-12, 64))
TOUCHES: tuple[Touch, ...] = ("hold", "glide", "circle", "knead", "wring", "press", "rock", "tap")
PRESSING = [touch for touch in TOUCHES if touch not in LIFTING]


@given(POINTS, st.sampled_from(TOUCHES), st.integers(0, PRESSURE_CAP))
@example((12.3, 33.9), "knead", 3)
@example((0.0, 20.0), "hold", 2)
@example((6.4, 37.0), "glide", 2)
def test_the_limit_is_what_the_safety_check_lets_hands_do(point: Point, touch: Touch, hard: int) -> None:
    assume(BODY.contains(point))
    found = limit_at(point, rules())
    assert (hard <= found.most.get(touch, -1)) is not broken(point, touch, hard, flat=True)
    if found.flat:
        assert broken(point, touch, hard, flat=False)


@pytest.mark.parametrize("name", PLACES)
def test_no_answer_is_harder_than_the_safety_check_allows(name: str) -> None:
    """At every place that can be asked for: what the answer says can be pressed; one more cannot, unless there is no firmer answer."""
    found, most = limit(name), MOST[limit(name).press]
    middle = targets()[name]
    pressed = {hard for touch in PRESSING for hard in range(PRESSURE_CAP + 1) if not broken(middle, touch, hard, flat=True)}
    if found.press == "nothing":
        assert found.most == {}
        assert pressed == set()
    else:
        assert most in pressed
        assert found.press == CHOICES[-1] or most + 1 not in pressed


@pytest.mark.parametrize("name", PLACES)
def test_what_may_be_lifted_makes_no_answer_harder(name: str) -> None:
    """A roll that hangs in the hands is pressed against nothing: that it may be held firmly does not say that one may lean there."""
    firmer = {key: rule.model_copy(update={"allowed": {**rule.allowed, "knead": 6, "wring": 6}}) for key, rule in rules().items()}
    assert limit_of(name, firmer).press == limit(name).press


# --- What is said. ---


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("shoulder tops", "gentle"),
        ("blades", "light"),
        ("between the blades", "lean"),
        ("upper back", "lean"),
        ("waist", "light"),
        ("low back", "light"),
        ("kidneys and lowest ribs", "light"),
        ("ridge of the shoulder blade", "light"),
        ("tip of the shoulder blade", "light"),
        ("hip crest", "light"),
        ("flank", "light"),
        ("sacrum", "gentle"),
        ("back of the neck", "light"),
        ("hollow above the collarbone", "nothing"),
        ("spine", "rest"),
        ("mid spine", "rest"),
        ("front and side of the neck", "nothing"),
        ("armpit", "nothing"),
        ("tailbone", "nothing"),
        ("buttock", "nothing"),
    ],
)
def test_the_answer_at_each_place(name: str, press: str) -> None:
    assert limit(name).press == press


def test_the_answer_follows_the_rules() -> None:
    """It is worked out, not written down: with other rules it is another."""
    softer = {**rules(), "armpit": rules()["armpit"].model_copy(update={"allowed": {"glide": 2}})}
    assert limit_of("armpit", rules()).press == "nothing"
    assert limit_of("armpit", softer).press == "light"
    assert limit_of("waist", {}).press == "lean"


def test_the_strictest_zone_comes_first_and_gives_the_reason() -> None:
    both = limit("ribs")
    assert both.zones == ("tip of the shoulder blade", "flank")
    assert both.most == {"hold": 1, "glide": 2}
    assert reasons(both, rules())[0] == "A corner of bone can be felt under the skin."
    assert not any("nothing firm" in sentence for sentence in reasons(both, rules()))


def test_the_reasons_in_words() -> None:
    assert reasons(limit("armpit"), rules()) == ["The artery, the vein and the nerves of the arm run there.", "Nothing is allowed there."]
    assert (
        reasons(limit("waist"), rules())[-1] == "Flat hands may glide or wring, at 2 at most; or rest, at 1 at most. No thumbs, no fists."
    )
    assert reasons(limit("shoulder tops"), rules())[1:] == [
        "Your hands may squeeze, at 4 at most; or press, at 3 at most; or rest, glide or circle, at 2 at most.",
        "Close by, with a stricter rule: the hollow above the collarbone and the ridge of the shoulder blade.",
    ]
    strip = reasons(limit("between the blades"), rules())
    assert strip[0] == "Muscle lies over firm ribs there."
    assert strip[2:] == ["Begin light, ask, and go up one step at a time.", "Close by, with a stricter rule: the spine."]


def test_a_neighbour_without_a_name_of_its_own_takes_no_article() -> None:
    near = Limit(zones=(), near=("beside the low spine", "spine"), most={}, flat=False)
    assert reasons(near, rules())[-1] == "Close by, with a stricter rule: beside the low spine and the spine."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("spine", "Flat hands only: rest or skim across at 1."),
        ("shoulder tops", "Squeeze at 4; press at 3; rest, glide or circle at 2."),
        ("back of the neck", "Rest or squeeze at 2."),
        ("armpit", "No hand."),
    ],
)
def test_a_rule_in_words(name: str, words: str) -> None:
    assert in_words(rules()[name]) == words


@pytest.mark.parametrize("name", rules())
def test_a_rule_in_words_has_every_number_and_every_touch(name: str) -> None:
    rule = rules()[name]
    said = in_words(rule)
    assert sorted(map(int, re.findall(r"\d", said)), reverse=True) == sorted(set(rule.allowed.values()), reverse=True)
    assert ("Flat hands only" in said) == (rule.flat and bool(rule.allowed))


def test_what_lies_close_by_is_stricter_and_within_a_palm() -> None:
    for name in PLACES:
        found = limit(name)
        here = max(found.most.values(), default=-1)
        for near in found.near:
            assert near not in found.zones
            assert max(rules()[near].allowed.values(), default=-1) < here


def test_every_answer_has_words_and_a_pressure() -> None:
    assert list(presses()) == list(CHOICES)
    assert len(set(presses().values())) == len(CHOICES)
    assert sorted(MOST.values()) == list(MOST.values())
    for press, most in MOST.items():
        assert press == "nothing" or re.findall(r"\d", presses()[press])[-1] == str(most)


def test_every_touch_has_a_word() -> None:
    one: ZoneRule = rules()["flank"]
    for touch in (*TOUCHES, "cross"):
        said = " ".join(reasons(limit_of("flank", {"flank": one.model_copy(update={"allowed": {touch: 2}})}), rules()))
        assert "Your hands may " in said


def test_what_is_numbered_is_hatched_where_it_has_an_outline() -> None:
    figure = numbered("upper back", ["beside the upper spine", "armpit"])
    assert figure.labels == ("beside the upper spine", "armpit")
    assert figure.zones == ("armpit",)


def test_the_question() -> None:
    assert asked("waist") == "The waist: how hard may you press here, and how?"
    assert asked("spine") == "The spine: how hard may you press here, and how?"


# --- The picture. ---


def test_places_are_those_of_the_body_map() -> None:
    assert set(PLACES) == {*LANDMARKS, *OUTLINES}
    assert len(PLACES) == len(set(PLACES))


@pytest.mark.parametrize("name", PLACES)
def test_every_place_can_be_shown(name: str) -> None:
    labels, faults = place_labels(VIEWS[view_of(name)], [name])
    assert faults == []
    assert [label.name for label in labels] == [name]


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("neck", "neck and shoulders"),
        ("skull base", "neck and shoulders"),
        ("shoulder tops", "upper back"),
        ("blades", "upper back"),
        ("waist", "lower back"),
        ("sacrum", "lower back"),
    ],
)
def test_a_place_is_shown_on_the_part_of_the_back_where_it_lies(name: str, view: str) -> None:
    assert view_of(name) == view
