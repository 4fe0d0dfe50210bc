"""Drawings."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

import pytest
import yaml

from handbook.atlas.hands import HANDS
from handbook.atlas.views import ORIGIN, UNITS_PER_CM, VIEWS
from handbook.atlas.zones import OUTLINES
from handbook.figures.examples import EXAMPLES
from handbook.figures.people import PEOPLE, RECEIVERS, people_of
from handbook.figures.plan import Plan
from handbook.figures.svg import draw
from handbook.models.figure import Figure
from tests.unit.bodies import ROOT, figure, glide, hold, labelled, laid_out, pressure, rules

DRAWINGS = ROOT / "docs/assets/drawings"
MARKS_LIMIT = 4096
"""Bytes of a figure's own marks, compressed."""

UP = laid_out(
    glide("low back", "waist", "blade tips", "upper back", beside=True), {"low back": pressure(2), "blade tips": pressure(3, 4)}, 8
)
HOME = laid_out(glide("upper back", "shoulders", "flanks", "low back", home=True), {"": pressure(1, 2)}, 8)
REST = laid_out(hold("low back"), 1)
SPINE = laid_out(labelled("neck", "sacrum"))
MADE = {example.title: laid_out(Figure.model_validate(yaml.safe_load(example.options))) for example in EXAMPLES}
PLANS = {"up": UP, "home": HOME, "rest": REST, "spine": SPINE, **MADE}
each = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


def text(plan: Plan, words: str = "words") -> str:
    return draw(plan, words, "../assets/drawings/", PEOPLE[0], rules())


def drawn(plan: Plan, words: str = "words") -> ElementTree.Element:
    return ElementTree.fromstring(text(plan, words))


def of(svg: ElementTree.Element, tag: str, name: str = "") -> list[ElementTree.Element]:
    return [part for part in svg.iter(tag) if name in part.get("class", "").split() or not name]


def numbers(said: str | None) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", said or "")]


def to_drawing(point: tuple[float, float]) -> tuple[float, float]:
    return ORIGIN[0] + UNITS_PER_CM * point[0], ORIGIN[1] + UNITS_PER_CM * point[1]


@each
def test_a_drawing_is_an_image_with_words_in_the_window_of_its_view(plan: Plan) -> None:
    svg = drawn(plan, "Say: \"slow\" & <gentle>, it’s’ 'fine'")
    assert (svg.tag, svg.get("role")) == ("svg", "img")
    assert svg.get("aria-label") == "Say: \"slow\" & <gentle>, it’s’ 'fine'"
    assert numbers(svg.get("viewBox")) == list(plan.view.window)


@each
def test_the_base_drawing_comes_first_and_by_reference(plan: Plan) -> None:
    references = [str(use.get("href")) for use in of(drawn(plan), "use")]
    assert all(reference.startswith("../assets/drawings/") for reference in references)
    first = references[: len(plan.view.layers)]
    if plan.view.peopled:
        body = RECEIVERS[plan.receiver or PEOPLE[0].receiver]
        assert first == [f"../assets/drawings/{body}.svg#{body}"]
    else:
        assert first == [f"../assets/drawings/{file}#{part}" for file, part in plan.view.layers]
    assert all("/hands-" in reference for reference in references[len(first) :])


@each
def test_a_giver_has_two_hands(plan: Plan) -> None:
    hands = [str(use.get("href")) for use in of(drawn(plan), "use") if "/hands-" in str(use.get("href"))]
    drawn_hands = [reference.rsplit("-", 1)[1] for reference in hands]
    assert drawn_hands in ([], ["left"], ["right"], ["left", "right"], ["right", "left"]) or hands == [
        "../assets/drawings/hands-hand-over-hand.svg#hand-over-hand"
    ]


@each
def test_every_reference_leads_to_a_drawing(plan: Plan) -> None:
    for use in of(drawn(plan), "use"):
        file, part = str(use.get("href")).removeprefix("../assets/drawings/").split("#")
        assert f'id="{part}"' in (DRAWINGS / file).read_text(encoding="utf-8")


@each
def test_marks_are_few_bytes(plan: Plan) -> None:
    assert len(gzip.compress(text(plan).encode(), 9)) <= MARKS_LIMIT


@each
def test_colours_and_styles_stay_in_the_style_sheet(plan: Plan) -> None:
    assert not re.search(r"\b(fill|stroke|style|color)=", text(plan))


@each
def test_every_mark_has_a_halo_below_it(plan: Plan) -> None:
    svg = drawn(plan)
    parts = [part for part in svg.iter() if part.get("class")]
    places = [(part.get("class", "").split()[0], part.get("d") or (part.get("cx"), part.get("cy"))) for part in parts]
    for name in ("mk", "hold"):
        for index, (mark, place) in enumerate(places):
            if mark == name:
                assert ("halo", place) in places[:index]


@each
def test_nothing_leaves_the_drawing(plan: Plan) -> None:
    left, top, width, height = plan.view.window
    for part in drawn(plan).iter():
        if part.get("class", "").split()[:1] in (["disc"], ["lead-end"], ["hold"]):
            x, y = float(part.get("cx", "")), float(part.get("cy", ""))
            assert left <= x <= left + width
            assert top <= y <= top + height


def test_both_hands_are_drawn_mirrored_at_the_beginning_of_the_way() -> None:
    right, left = of(drawn(UP), "use")[1:]
    assert [str(use.get("href")).rsplit("-", 1)[1] for use in (left, right)] == ["left", "right"]
    (x, y), (mirrored_x, mirrored_y) = numbers(right.get("transform")), numbers(left.get("transform"))
    assert (x, y) == pytest.approx(to_drawing(UP.marks[0].tracks[0].stops[0].place), abs=0.06)
    assert x + mirrored_x == pytest.approx(2 * ORIGIN[0], abs=0.11)
    assert y == mirrored_y


def test_hands_that_travel_say_how_long_their_way_takes() -> None:
    for plan in (UP, HOME):
        svg = drawn(plan)
        hands = of(svg, "use")[1:]
        assert [(hand.get("data-hand"), hand.get("data-s")) for hand in hands] == [("0", "8"), ("1", "8")]
        for hand in hands:
            (track,) = [part for part in svg if part.get("data-track") == hand.get("data-hand")]
            start = numbers(next(line for line in track.iter("path") if "mk" in str(line.get("class")).split()).get("d"))[:2]
            if plan is UP:
                assert numbers(hand.get("transform")) == pytest.approx(start, abs=0.11)
    assert not any(use.get("data-s") for use in of(drawn(REST), "use"))
    untimed = laid_out(glide("low back", "waist"), 1)
    assert not any(use.get("data-s") for use in of(drawn(untimed), "use"))


def test_on_the_way_home_the_hands_are_drawn_half_way_below_the_path() -> None:
    svg = drawn(HOME)
    track = HOME.marks[0].tracks[0]
    x, y = numbers(of(svg, "use")[1].get("transform"))
    near = min(track.contacts, key=lambda contact: abs(to_drawing(contact.place)[0] - x) + abs(to_drawing(contact.place)[1] - y))
    assert 0.3 < near.gone / track.length < 0.7
    tags = [part.tag for part in svg]
    assert tags.index("g") > max(index for index, tag in enumerate(tags) if tag == "use")


def test_on_the_way_up_the_hands_lie_over_the_path() -> None:
    assert [part.tag for part in drawn(UP)][-2:] == ["use", "use"]


def test_harder_pressure_is_a_line_of_its_own_on_both_sides() -> None:
    lines = of(drawn(UP), "path", "mk")
    assert [line.get("class") for line in lines] == ["mk mk--2", "mk mk--4"] * 2
    soft, hard = lines[:2]
    # The softer line ends where the harder one begins, at the landmark.
    assert numbers(soft.get("d"))[-2:] == numbers(hard.get("d"))[:2]
    assert numbers(hard.get("d"))[:2] == pytest.approx(to_drawing(UP.marks[0].tracks[0].stops[2].place), abs=0.06)


def test_one_pressure_is_one_line_and_the_way_home_is_broken() -> None:
    assert [line.get("class") for line in of(drawn(HOME), "path", "mk")] == ["mk mk--2 mk--home"] * 2


def test_the_two_sides_mirror_each_other() -> None:
    for name in ("mk", "mk-head"):
        lines = of(drawn(HOME), "path", name)
        left, right = (numbers(line.get("d")) for line in (lines[0], lines[len(lines) // 2]))
        # An arrowhead may be walked round the other way: the corners count, not their order.
        mirrored = sorted(zip([2 * ORIGIN[0] - x for x in left[::2]], left[1::2], strict=True), key=lambda corner: corner[1])
        corners = sorted(zip(right[::2], right[1::2], strict=True), key=lambda corner: corner[1])
        assert [y for _, y in mirrored] == pytest.approx([y for _, y in corners], abs=0.11)
        assert [x for x, _ in mirrored] == pytest.approx([x for x, _ in corners], abs=0.11)


def test_each_arrow_has_one_head_near_its_end() -> None:
    heads = of(drawn(UP), "path", "mk-head")
    assert len(heads) == 2
    x, y = to_drawing(UP.marks[0].tracks[0].stops[-1].place)
    tip = numbers(heads[0].get("d"))
    assert abs(tip[0] - x) < 3
    assert 0 < y - tip[1] < 1.5 * UNITS_PER_CM  # upwards is less


def test_no_line_lies_over_an_arrowhead() -> None:
    """The way home begins where the way out ends, and ends where it begins."""
    out = {"hands": "palms", "along": ["low back", "waist", "blade tips", "upper back"], "beside": "spine"}
    home = {"hands": "palms", "along": ["upper back", "shoulders", "flanks", "low back"], "return": True}
    signs = of(drawn(laid_out(figure({"glide": [out, home]}), 2, 8)), "path")
    order = [name for sign in signs if (name := sign.get("class", "").split()[0]) in ("mk", "mk-head")]
    assert order == ["mk"] * 4 + ["mk-head"] * 4


def test_a_hold_is_two_circles_as_wide_as_the_palm() -> None:
    circles = of(drawn(REST), "circle", "hold")
    assert [float(circle.get("r", "")) for circle in circles] == pytest.approx([HANDS["palms"].half_width * UNITS_PER_CM] * 2, abs=0.06)
    assert sum(float(circle.get("cx", "")) for circle in circles) == pytest.approx(2 * ORIGIN[0], abs=0.11)
    assert of(drawn(REST), "path") == []


def test_labels_are_numbered_discs_with_a_line_to_the_part() -> None:
    svg = drawn(SPINE)
    assert [words.text for words in of(svg, "text")] == ["1", "2"]
    for disc, lead, label in zip(of(svg, "circle", "disc"), of(svg, "path"), SPINE.labels, strict=True):
        assert (float(disc.get("cx", "")), float(disc.get("cy", ""))) == pytest.approx(label.disc, abs=0.06)
        assert numbers(lead.get("d")) == pytest.approx([*label.disc, *SPINE.view.parts[label.name]], abs=0.06)


def test_where_nothing_may_press_it_is_hatched_and_else_dotted() -> None:
    def look(zone: str) -> set[str]:
        return {str(part.get("class")) for part in of(drawn(laid_out(figure({"zones": zone}))), "path")}

    assert look("armpit") == look("spine") == {"zone", "hatch"}
    assert look("kidneys and lowest ribs") == look("sacrum") == {"zone", "hatch hatch--light"}
    assert len(of(drawn(laid_out(figure({"zones": "armpit"}))), "path", "zone")) == 2
    assert len(of(drawn(laid_out(figure({"zones": "spine"}))), "path", "zone")) == 1
    assert len(of(drawn(laid_out(figure({"zones": "all"}))), "path", "zone")) > len(OUTLINES)


def test_people_are_told_apart_by_their_drawing_and_their_colours() -> None:
    shown = {draw(REST, "words", "/", people, rules()) for people in PEOPLE}
    assert len(shown) == len(PEOPLE)
    older = draw(laid_out(figure({"receiver": "older"})), "words", "/", PEOPLE[0], rules())
    assert "/back-older.svg#back-older" in older
    assert "grey" in older.split(">")[0]


def test_a_lesson_keeps_its_people() -> None:
    assert people_of("long-glide") == people_of("long-glide")
    assert len({people_of(f"lesson-{n}") for n in range(60)}) == len(PEOPLE)
    assert {people.receiver for people in PEOPLE} == set(RECEIVERS)
    assert len({people.receiver_skin for people in PEOPLE}) == len({people.giver_skin for people in PEOPLE}) == 4


def test_every_layer_of_every_view_is_in_a_drawing_and_every_part_in_its_window() -> None:
    for view in VIEWS.values():
        for file, part in view.layers:
            drawing = (DRAWINGS / file).read_text(encoding="utf-8")
            assert f'id="{part}"' in drawing
            left, top, width, height = numbers(str(ElementTree.fromstring(drawing).get("viewBox")))
            x, y, w, h = view.window
            assert x >= left
            assert y >= top
            assert x + w <= left + width
            assert y + h <= top + height
        left, top, w, h = view.window
        for across, down in view.parts.values():
            assert left < across < left + w
            assert top < down < top + h


def test_every_receiver_and_every_pair_of_hands_has_a_drawing() -> None:
    for name in RECEIVERS.values():
        assert f'id="{name}"' in (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    for use in HANDS.values():
        hands = (DRAWINGS / f"hands-{use.drawing}.svg").read_text(encoding="utf-8")
        for part in [use.drawing] if use.single else [f"{use.drawing}-left", f"{use.drawing}-right"]:
            assert f'id="{part}"' in hands


def test_a_back_on_the_side_has_the_map_turned_and_one_drawing_mirrored() -> None:
    for below, up, head in (("left", "right", -1), ("right", "left", 1)):
        asked = {"hold": {"hands": "palms", "at": "blades", "side": up}, "giver": "behind the hips"}
        plan = laid_out(figure(asked, f"back on the {below} side"), 1)
        (x, y), place = plan.view.to_drawing((0, 0)), plan.marks[0].tracks[0].stops[0].place
        base, hand = of(drawn(plan), "use")
        assert plan.view.to_drawing((0, -5)) == (x + head * 5 * plan.view.scale, y)
        assert numbers(hand.get("transform")) == pytest.approx(
            [x - head * place[1] * plan.view.scale, y - abs(place[0]) * plan.view.scale, head * 90], abs=0.06
        )
        # What is mirrored brings the tip of C7 on the one to that on the other.
        mirror = numbers(base.get("transform")) or [1, 0, 0, 1, 0, 0]
        assert mirror[0] * VIEWS["back on the left side"].origin[0] + mirror[4] == x
        assert mirror[3] * VIEWS["back on the left side"].origin[1] + mirror[5] == y


def test_squeezes_and_swaying_turn_with_the_map() -> None:
    upright = drawn(laid_out(figure({"giver": "at the left side", "knead": {"hands": "kneading hands", "at": "ribs", "side": "right"}}), 1))
    turned = drawn(laid_out(figure({"knead": {"hands": "kneading hands", "at": "ribs", "side": "right"}}, "back on the left side"), 1))
    (before, *_), (after, *_) = ([numbers(part.get("d"))[:2] for part in of(svg, "path", "mk")] for svg in (upright, turned))
    x, y = ((before[0] - ORIGIN[0]), (before[1] - ORIGIN[1]))
    across, down = VIEWS["back on the left side"].origin
    assert after == pytest.approx([across + y, down - x], abs=0.11)
    rock = laid_out(figure({"rock": {"hands": "palms", "at": "sacrum"}}, "back on the left side"), 1)
    for part in of(drawn(rock), "path", "mk"):
        ends = numbers(part.get("d"))
        assert ends[0] == ends[-2]
        assert ends[1] != ends[-1]


def test_what_hands_lift_is_cloth_where_the_receiver_wears_a_shirt() -> None:
    def classes(view: str) -> list[str | None]:
        knead = laid_out(figure({"knead": {"hands": "kneading hands", "at": "shoulder tops"}}, view), 2)
        return [use.get("class") for use in of(drawn(knead), "use")]

    assert classes("upper back in a shirt") == classes("seated back") == [None, "cloth", "cloth"]
    assert classes("upper back") == [None, None, None]


def test_cloth_has_a_colour_for_every_bit_of_skin_in_a_hand() -> None:
    (rule,) = re.findall(r"\.cloth \{(.*?)\}", (ROOT / "docs/assets/stylesheets/tokens.css").read_text(encoding="utf-8"))
    turned = dict(re.findall(r"--a-([\w-]+): var\(--a-([\w-]+)\)", rule))
    skin = {name for file in DRAWINGS.glob("hands-*.svg") for name in re.findall(r"--a-(skin\w*)", file.read_text(encoding="utf-8"))}
    assert skin == set(turned)
    assert set(turned.values()) == {"top", "top2"}


def test_a_closer_view_draws_hands_larger() -> None:
    near = laid_out(figure({"hold": {"hands": "finger pads", "at": "neck"}}, "neck and shoulders"), 1)
    x, y = near.view.to_drawing((0, 0))
    assert (x, y) == near.view.origin
    assert all("scale(2)" in str(use.get("transform")) for use in of(drawn(near), "use")[1:])
