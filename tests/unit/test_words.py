"""Text alternatives."""

from __future__ import annotations

import re

import pytest
import yaml

from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.regions import REGIONS
from handbook.atlas.views import VIEWS
from handbook.figures.examples import EXAMPLES
from handbook.figures.givers import BEHIND, GIVERS
from handbook.figures.messages import FOLDER, messages
from handbook.figures.names import detail, lay_name
from handbook.figures.words import describe
from handbook.models.figure import KINDS, Figure
from tests.unit.bodies import figure, glide, hold, labelled, laid_out, pressure

WORDS = messages("en")


def said(options: dict[str, object], hard: int = 1, seconds: float | None = None) -> str:
    return describe(laid_out(figure(options), hard, seconds))


def test_a_hold() -> None:
    assert describe(laid_out(hold("low back"), 1)) == "Both palms rest on the low back, one each side of the spine, at pressure 1."


def test_one_hand() -> None:
    assert describe(laid_out(hold("sacrum"), 1)) == "One palm rests on the sacrum, at pressure 1."


def test_a_glide_up_beside_the_spine() -> None:
    plan = laid_out(
        glide("low back", "waist", "blade tips", "upper back", beside=True),
        {"low back": pressure(2), "from the blade tips": pressure(3, 4)},
        8,
    )
    assert describe(plan) == (
        "Both palms glide from the low back over the waist and the tips of the shoulder blades to the upper back, "
        "one each side of the spine, just beside the bones, "
        "at pressure 2, then at pressure 3 to 4 from the tips of the shoulder blades. One way takes 8 seconds."
    )


def test_the_way_home() -> None:
    assert describe(laid_out(glide("upper back", "shoulders", "flanks", "ribs", "low back", home=True), {"": pressure(1, 2)})) == (
        "Both palms drift back from the upper back over the shoulders, the sides and the ribs to the low back, "
        "one each side of the spine, at pressure 1 to 2."
    )


def test_the_verb_goes_with_the_hands() -> None:
    one_side = {"at": "upper back", "side": "right"}
    assert said({"press": {"hands": "thumbs", **one_side}}).startswith("One thumb leans in slowly")
    assert said({"press": {"hands": "finger pads", **one_side}}).startswith("The finger pads of one hand lean in slowly")


def test_offsets_are_said() -> None:
    assert "rest on the waist (2 cm further out, 1 cm nearer the feet)" in said(
        {"hold": {"hands": "palms", "at": "waist 2 cm out 1 cm down"}}
    )


def test_which_side_and_whose_turn() -> None:
    one_side: dict[str, object] = {"glide": {"hands": "palms", "along": ["waist", "ribs"], "side": "left", "alternate": True}}
    assert "taking turns on the left side" in said(one_side)
    beside: dict[str, object] = {"glide": {"hands": "forearm", "along": ["waist", "ribs"], "side": "right", "beside": "spine"}}
    assert "One soft forearm glides" in said(beside)
    assert "just beside the spine, on the right side" in said(beside)


def test_circles_say_how_wide_and_which_way_round() -> None:
    words = said({"circle": {"hands": "palms", "at": "upper back", "across": 6, "turn": "inwards", "takes": "4 s"}})
    assert "circles about 6 centimetres wide, towards the feet beside the spine" in words
    assert words.endswith("One round takes 4 seconds.")


def test_wringing_says_that_the_spine_is_only_skimmed() -> None:
    words = said({"wring": {"hands": "wringing hands", "at": "waist"}}, 2)
    assert "skimming over the spine, at pressure 2. The giver is at the left side" in words
    assert words.count("pressure") == 1


def test_where_the_giver_is() -> None:
    assert said({"giver": "at the head", "hold": {"hands": "palms", "at": "upper back"}}).endswith(
        "The giver is at the head, facing the feet."
    )


def test_the_marks_of_a_figure_are_said_in_their_order_by_number() -> None:
    marks = [{"hands": "palms", "at": "low back", "number": 1}, {"hands": "palms", "at": "upper back", "number": 2}]
    assert re.match(r"1: Both palms rest on the low back.* 2: Both palms rest on the upper back", said({"hold": marks}))


def test_zones_muscles_and_labels_are_named() -> None:
    assert said({"zones": ["spine", "armpit"]}).endswith("Hatched, no pressure or very little: spine and armpit.")
    name = next(iter(MUSCLES))
    assert f"Coloured: {MUSCLES[name].lay}." in said({"muscles": [name]})
    assert said({"labels": ["waist", "spine", name]}).endswith(f"Numbered: 1, the waist; 2, the spine; 3, {MUSCLES[name].lay}.")


def test_two_landmarks_need_no_between() -> None:
    assert describe(laid_out(glide("low back", "waist"), 1)).startswith("Both palms glide from the low back to the waist, ")


def test_a_pressure_that_stays_the_same_is_said_once() -> None:
    plan = laid_out(glide("low back", "waist", "blade tips"), {"low back": pressure(2), "waist": pressure(2)})
    assert describe(plan).count("pressure") == 1


def test_a_view_without_marks_is_described_by_its_view() -> None:
    for name in VIEWS:
        assert describe(laid_out(labelled(view=name))) == WORDS["views"][name]


@pytest.mark.parametrize(("below", "up"), [("left", "right"), ("right", "left")])
def test_of_somebody_on_the_side_it_is_said_which_side_is_up_and_where_the_giver_is(below: str, up: str) -> None:
    plan = laid_out(figure({"hold": {"hands": "palms", "at": "blades", "side": up}}, f"back on the {below} side"), 1)
    assert describe(plan) == (
        f"The receiver lies on the {below} side, the {up} side up. "
        f"One palm rests on the shoulder blades, on the {up} side, at pressure 1. The giver is behind, facing the back."
    )
    assert f"lies on the {below} side, the {up} side up, head at the {below} of the picture" in WORDS["views"][f"back on the {below} side"]


def test_every_part_of_every_view_has_words() -> None:
    for name, view in VIEWS.items():
        if view.parts:
            words = describe(laid_out(labelled(*view.parts, view=name)))
            assert all(lay_name(part, of_view=True) in words for part in view.parts)
            assert all(detail(part, of_view=True) for part in view.parts)
            assert set(view.parts) <= set(REGIONS)


def test_every_landmark_that_is_passed_is_named_in_order() -> None:
    names = ("ribs", "flanks", "waist", "low back")
    words = describe(laid_out(glide(*names), 1))
    places = [words.index(WORDS["places"][name]) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_figure_is_told_in_whole_sentences(example: object) -> None:
    assert hasattr(example, "options")
    words = describe(laid_out(Figure.model_validate(yaml.safe_load(example.options))))
    assert re.match(r"(\d: )?[A-Z]", words)
    assert words.endswith(".")
    assert not re.search(r"[{}]|  | ,|\.\.|None", words)
    assert len(words) < 700


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yml")), ids=lambda file: file.stem)
def test_every_language_has_all_the_words(file: object) -> None:
    assert hasattr(file, "stem")
    words = messages(file.stem)
    assert set(words["places"]) == set(LANDMARKS)
    assert set(words["hands"]) == set(HANDS)
    assert set(words["givers"]) == {*GIVERS, *BEHIND}
    assert set(words["lying"]) == {"left", "right"}
    assert set(words["views"]) == set(VIEWS)
    assert set(words["marks"]) == {*KINDS, "return"}
    assert {name: set(words[name]) for name in ("lanes", "phrases", "turns", "offsets")} == {
        name: set(WORDS[name]) for name in ("lanes", "phrases", "turns", "offsets")
    }
    assert all(len(forms) == 2 for section in ("hands", "marks") for forms in words[section].values())


def test_a_language_that_nobody_has_translated_is_english() -> None:
    assert messages("xx") == WORDS


def test_a_translation_needs_no_code(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from handbook.figures import messages as module

    assert isinstance(tmp_path, Path)
    text = (FOLDER / "en.yml").read_text(encoding="utf-8")
    text = text.replace('"{hands} rest on {places}{lane}{pressure}."', '"Auf {places} ruhen {hands}{lane}{pressure}."')
    text = text.replace("both palms", "beide Hände").replace("low back: the low back", "low back: dem unteren Rücken")
    (tmp_path / "de.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    module.messages.cache_clear()
    try:
        assert describe(laid_out(hold("low back"), 1), "de").startswith("Auf dem unteren Rücken ruhen beide Hände, one each side")
    finally:
        module.messages.cache_clear()
