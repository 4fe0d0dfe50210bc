"""Text alternatives."""

from __future__ import annotations

from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.regions import REGIONS
from handbook.atlas.views import VIEWS
from handbook.figures.words import describe
from tests.unit.bodies import glide, hold, labelled, laid_out, pressure


def phrase(name: str) -> str:
    return LANDMARKS[name].phrase


def test_a_hold() -> None:
    assert describe(laid_out(hold("low back"), 1), 15) == "Both palms rest on the low back, one each side of the spine, at pressure 1."


def test_a_glide_up_beside_the_spine() -> None:
    plan = laid_out(
        glide("low back", "waist", "blade tips", "upper back", beside=True),
        {"low back": pressure(2), "from the blade tips": pressure(3, 4)},
    )
    assert describe(plan, 8) == (
        "Both palms glide from the low back over the waist and the tips of the shoulder blades to the upper back, "
        "one each side of the spine, just beside the bones, "
        "at pressure 2, then at pressure 3 to 4 from the tips of the shoulder blades. The way takes 8 seconds."
    )


def test_the_way_home() -> None:
    assert describe(laid_out(glide("upper back", "shoulders", "flanks", "ribs", "low back", home=True), {"": pressure(1, 2)})) == (
        "Both palms drift back from the upper back over the shoulders, the sides and the ribs to the low back, "
        "one each side of the back, at pressure 1 to 2."
    )


def test_two_landmarks_need_no_between() -> None:
    assert describe(laid_out(glide("low back", "waist"), 1)).startswith("Both palms glide from the low back to the waist, ")


def test_a_pressure_that_stays_the_same_is_said_once() -> None:
    plan = laid_out(glide("low back", "waist", "blade tips"), {"low back": pressure(2), "waist": pressure(2)})
    assert describe(plan).count("pressure") == 1


def test_labels_are_read_from_the_head_down_by_number() -> None:
    words = describe(laid_out(labelled("neck", "chest", "tailbone")))
    assert words == f"{VIEWS['spine from behind'].phrase} Numbered from the head down: 1, neck; 2, chest; 3, tailbone."


def test_every_label_of_every_view_has_words() -> None:
    for name, view in VIEWS.items():
        if view.labels:
            words = describe(laid_out(labelled(*view.labels, view=name)))
            assert all(REGIONS[label].name.lower() in words for label in view.labels)


def test_a_scene_is_described_by_its_view() -> None:
    assert describe(laid_out(labelled(view="giver kneeling at a mat"))) == VIEWS["giver kneeling at a mat"].phrase


def test_every_landmark_that_is_passed_is_named() -> None:
    names = ("ribs", "flanks", "waist", "low back")
    words = describe(laid_out(glide(*names), 1))
    places = [words.index(phrase(name)) for name in names]
    assert places[0] < places[1] < places[2] < places[3]


def test_every_view_says_what_it_shows_in_a_sentence() -> None:
    assert all(view.phrase[0].isupper() and view.phrase.endswith(".") for view in VIEWS.values())
