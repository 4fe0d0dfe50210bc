"""How hard one may press at a place: the same as what the safety check lets hands do there."""

from __future__ import annotations

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
from handbook.figures.limits import CHOICES, MOST, PLACES, Limit, asked, limit_at, limit_of, presses, reasons, view_of
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
    """At every place that can be asked for: what the answer says can be done, and one more cannot."""
    found, most = limit(name), MOST[limit(name).press]
    middle = targets()[name]
    somehow = [hard for hard in range(PRESSURE_CAP + 1) if any(not broken(middle, touch, hard, flat=True) for touch in TOUCHES)]
    if found.press == "nothing":
        assert found.most == {}
        assert somehow == []
    else:
        assert max(somehow) == most


# --- What is said. ---


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("shoulder tops", "lean"),
        ("between the blades", "lean"),
        ("upper back", "lean"),
        ("waist", "light"),
        ("low back", "light"),
        ("kidneys and lowest ribs", "light"),
        ("ridge of the shoulder blade", "light"),
        ("tip of the shoulder blade", "light"),
        ("hip crest", "light"),
        ("flank", "gentle"),
        ("sacrum", "gentle"),
        ("back of the neck", "gentle"),
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
    assert reasons(both, rules())[0] == "Bone lies just under the skin."
    assert not any("nothing firm" in sentence for sentence in reasons(both, rules()))


def test_the_reasons_in_words() -> None:
    assert reasons(limit("waist"), rules()) == [
        "The kidneys have little cover there, and the lowest ribs are thin.",
        "Flat hands may glide or wring, at 2 at most; or rest, at 1 at most. No thumbs, no fists.",
    ]
    assert reasons(limit("armpit"), rules()) == ["Nerves and vessels lie there without cover.", "Nothing is allowed there."]
    assert reasons(limit("between the blades"), rules()) == [
        "No zone of the map lies there, and muscle takes your weight. Begin light, ask, and go up one step at a time.",
        "Close by, with a stricter rule: the spine.",
    ]


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
    assert MOST["lean"] == PRESSURE_CAP
    for press, words in presses().items():
        assert press in ("nothing", "lean") or f" {MOST[press]}" in words  # type: ignore[index]


def test_every_touch_has_a_word() -> None:
    one: ZoneRule = rules()["flank"]
    for touch in (*TOUCHES, "cross"):
        said = " ".join(reasons(limit_of("flank", {"flank": one.model_copy(update={"allowed": {touch: 2}})}), rules()))
        assert "Your hands may " in said


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
        ("shoulder tops", "neck and shoulders"),
        ("blades", "upper back"),
        ("waist", "lower back"),
        ("sacrum", "lower back"),
    ],
)
def test_a_place_is_shown_on_the_part_of_the_back_where_it_lies(name: str, view: str) -> None:
    assert view_of(name) == view
