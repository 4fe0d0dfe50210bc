"""Drawings."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from handbook.atlas.views import ORIGIN, UNITS_PER_CM, VIEWS, to_drawing
from handbook.figures.plan import Plan
from handbook.figures.svg import draw
from tests.unit.bodies import ROOT, glide, hold, labelled, laid_out, pressure

UP = laid_out(glide("low back", "waist", "blade tips", "upper back", beside=True), {"low back": pressure(2), "blade tips": pressure(3, 4)})
HOME = laid_out(glide("upper back", "shoulders", "flanks", "low back", home=True), {"": pressure(1, 2)})
REST = laid_out(hold("low back"), 1)
SPINE = laid_out(labelled("neck", "sacrum"))
PLANS = {"up": UP, "home": HOME, "rest": REST, "spine": SPINE}


def drawn(plan: Plan, words: str = "words") -> ElementTree.Element:
    return ElementTree.fromstring(draw(plan, words, "../assets/drawings/"))


def of(svg: ElementTree.Element, tag: str, name: str = "") -> list[ElementTree.Element]:
    return [part for part in svg.iter(tag) if name in part.get("class", "").split() or not name]


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_drawing_is_an_image_with_words_in_the_window_of_its_view(plan: Plan) -> None:
    svg = drawn(plan, "Say: \"slow\" & <gentle>, it’s’ 'fine'")
    assert (svg.tag, svg.get("role")) == ("svg", "img")
    assert svg.get("aria-label") == "Say: \"slow\" & <gentle>, it’s’ 'fine'"
    assert numbers(svg.get("viewBox", "")) == list(plan.view.window)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_base_drawing_comes_first_and_by_reference(plan: Plan) -> None:
    references = [use.get("href") for use in of(drawn(plan), "use")]
    layers = [f"../assets/drawings/{file}#{part}" for file, part in plan.view.layers]
    assert references[: len(layers)] == layers
    assert all(reference and reference.startswith("../assets/drawings/hands.svg#palms-") for reference in references[len(layers) :])


def test_both_hands_are_drawn_mirrored_at_the_beginning_of_the_way() -> None:
    left, right = of(drawn(UP), "use")[1:]
    assert [str(use.get("href")).rsplit("-", 1)[1] for use in (left, right)] == ["left", "right"]
    (x, y), (mirrored_x, mirrored_y) = numbers(right.get("transform", "")), numbers(left.get("transform", ""))
    assert (x, y) == pytest.approx(to_drawing(UP.stops[0].place), abs=0.06)
    assert x + mirrored_x == pytest.approx(2 * ORIGIN[0], abs=0.11)
    assert y == mirrored_y


def test_on_the_way_home_the_hands_are_drawn_half_way_below_the_path() -> None:
    svg = drawn(HOME)
    contacts = list(HOME.contacts)
    x, y = numbers(of(svg, "use")[-1].get("transform", ""))
    near = min(contacts, key=lambda contact: abs(to_drawing(contact.place)[0] - x) + abs(to_drawing(contact.place)[1] - y))
    assert 0.3 < near.gone / HOME.length < 0.7
    tags = [part.tag for part in svg]
    assert tags.index("path") > max(index for index, tag in enumerate(tags) if tag == "use")


def test_on_the_way_up_the_hands_lie_over_the_path() -> None:
    tags = [part.tag for part in drawn(UP)]
    assert max(index for index, tag in enumerate(tags) if tag == "path") < len(tags) - 1
    assert tags[-2:] == ["use", "use"]


def test_harder_pressure_is_a_line_of_its_own_on_both_sides() -> None:
    lines = of(drawn(UP), "path", "mk")
    assert [line.get("class") for line in lines] == ["mk mk--2", "mk mk--4"] * 2
    right_soft, right_hard = lines[2:]
    # The softer line ends where the harder one begins, at the landmark.
    assert numbers(str(right_soft.get("d")))[-2:] == numbers(str(right_hard.get("d")))[:2]
    assert numbers(str(right_hard.get("d")))[:2] == pytest.approx(to_drawing(UP.stops[2].place), abs=0.06)


def test_one_pressure_is_one_line_and_the_way_home_is_broken() -> None:
    assert [line.get("class") for line in of(drawn(HOME), "path", "mk")] == ["mk mk--2 mk--home"] * 2


def test_the_line_goes_from_the_first_landmark_to_the_last() -> None:
    line = numbers(str(of(drawn(HOME), "path", "mk")[1].get("d")))
    assert line[:2] == pytest.approx(to_drawing(HOME.stops[0].place), abs=0.06)
    assert line[-2:] == pytest.approx(to_drawing(HOME.stops[-1].place), abs=0.06)


def test_the_two_sides_mirror_each_other() -> None:
    for name in ("mk", "mk-head"):
        lines = of(drawn(HOME), "path", name)
        left, right = (numbers(str(line.get("d"))) for line in (lines[0], lines[len(lines) // 2]))
        # An arrowhead may be walked round the other way: the corners count, not their order.
        mirrored = sorted(zip([2 * ORIGIN[0] - x for x in left[::2]], left[1::2], strict=True), key=lambda corner: corner[1])
        corners = sorted(zip(right[::2], right[1::2], strict=True), key=lambda corner: corner[1])
        assert [y for _, y in mirrored] == pytest.approx([y for _, y in corners], abs=0.11)
        assert [x for x, _ in mirrored] == pytest.approx([x for x, _ in corners], abs=0.11)


@pytest.mark.parametrize("plan", [UP, HOME, REST], ids=["up", "home", "rest"])
def test_every_mark_has_a_halo_below_it(plan: Plan) -> None:
    svg = drawn(plan)
    marks = [part for part in svg if part.get("class", "").split()[:1] in (["mk"], ["mk-head"], ["hold"])]
    halos = of(svg, "path", "halo") + of(svg, "circle", "halo")
    assert sorted(str(mark.get("d") or mark.get("cx")) for mark in marks) == sorted(str(halo.get("d") or halo.get("cx")) for halo in halos)
    order = list(svg)
    for mark in marks:
        below = [halo for halo in halos if (halo.get("d"), halo.get("cx")) == (mark.get("d"), mark.get("cx"))]
        assert order.index(below[0]) < order.index(mark)


def test_each_arrow_has_one_head_near_its_end() -> None:
    heads = of(drawn(UP), "path", "mk-head")
    assert len(heads) == 2
    x, y = to_drawing(UP.stops[-1].place)
    tip = numbers(str(heads[1].get("d")))
    assert abs(tip[0] - x) < 3
    assert 0 < y - tip[1] < 30  # upwards is less


def test_a_hold_is_two_circles_as_wide_as_the_palm() -> None:
    circles = of(drawn(REST), "circle", "hold")
    assert REST.hand
    assert [float(circle.get("r", "")) for circle in circles] == pytest.approx([REST.hand.half_width * UNITS_PER_CM] * 2, abs=0.06)
    assert sum(float(circle.get("cx", "")) for circle in circles) == pytest.approx(2 * ORIGIN[0], abs=0.11)
    assert of(drawn(REST), "path") == []


def test_labels_are_numbered_discs_with_a_line_to_the_part() -> None:
    svg = drawn(SPINE)
    assert [text.text for text in of(svg, "text")] == ["1", "2"]
    for disc, lead, name in zip(of(svg, "circle"), of(svg, "path"), ("neck", "sacrum"), strict=True):
        place, part = SPINE.view.labels[name]
        assert (float(disc.get("cx", "")), float(disc.get("cy", ""))) == place
        assert numbers(str(lead.get("d"))) == [*place, *part]
    assert len(of(svg, "use")) == len(SPINE.view.layers)


def test_colours_and_styles_stay_in_the_style_sheet() -> None:
    for plan in PLANS.values():
        assert not re.search(r"\b(fill|stroke|style|color)=", draw(plan, "words", "/"))


def test_every_layer_of_every_view_is_in_a_drawing_and_every_label_in_its_window() -> None:
    for view in VIEWS.values():
        for file, part in view.layers:
            assert f'id="{part}"' in (ROOT / "docs/assets/drawings" / file).read_text(encoding="utf-8")
        left, top, width, height = view.window
        for point in (point for pair in view.labels.values() for point in pair):
            assert left < point[0] < left + width
            assert top < point[1] < top + height


def test_every_pair_of_hands_is_in_the_drawing_of_hands() -> None:
    from handbook.atlas.hands import HANDS

    hands = (ROOT / "docs/assets/drawings/hands.svg").read_text(encoding="utf-8")
    for hand in HANDS.values():
        for side in ("left", "right"):
            assert f'id="{hand.drawing}-{side}"' in hands


def test_a_point_of_the_body_map_on_the_drawing() -> None:
    assert to_drawing((0, 0)) == ORIGIN
    assert to_drawing((1, 2)) == (ORIGIN[0] + 8, ORIGIN[1] + 16)
