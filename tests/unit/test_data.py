"""The real handbook: nothing to mend in it, and its data agree with the body map."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import handbook.atlas
import handbook.atlas.landmarks as landmarks
from handbook.__main__ import main
from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.views import VIEWS
from handbook.atlas.zones import BODY, GROUNDS, OUTLINES
from handbook.checks import problems_of
from handbook.lessons import Lesson
from handbook.library import read_library
from handbook.models.data import TOUCHES
from handbook.models.measures import PRESSURE_CAP
from handbook.models.screening import Condition, Level
from tests.unit.bodies import ROOT, rules

LIBRARY, FOUND = read_library(ROOT / "docs")


def test_nothing_is_to_be_mended() -> None:
    assert [str(problem) for problem in [*FOUND, *problems_of(LIBRARY)]] == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--docs", str(ROOT / "docs")]) == 0
    assert capsys.readouterr().out == f"{len(LIBRARY.lessons)} lessons, nothing to mend\n"


def test_there_is_a_handbook() -> None:
    assert {"is-today-a-good-day", "long-glide", "index"} <= set(LIBRARY.by_slug)
    assert len(LIBRARY.terms) > 20
    assert len(LIBRARY.sources) > 20
    assert LIBRARY.newest_check == max(lesson.meta.checked for lesson in LIBRARY.lessons)


def test_a_muscle_has_one_name_in_the_body_map_and_in_the_glossary() -> None:
    names = {term.term: term.name for term in LIBRARY.terms if term.term}
    said = {muscle.lay: muscle.lay.rpartition(" (")[2].rstrip(")") for muscle in MUSCLES.values()}
    explained = {lay: f"{names[term]} ({term})" for lay, term in said.items() if term in names}
    assert len(explained) >= 10
    assert explained == {lay: lay for lay in explained}


STROKE_SECTIONS = (
    "The hand",
    "Do it",
    "How hard, how fast",
    "Where, and where not",
    "Take care",
    "Common mistakes",
    "Check yourself",
)
"""What every stroke lesson says, in this order, so that a reader who knows one finds their way in all."""

STROKE_LESSONS = [*sorted((ROOT / "docs" / "strokes").glob("*.md")), ROOT / "docs" / "data" / "templates" / "lesson-stroke.md"]


@pytest.mark.parametrize("file", STROKE_LESSONS, ids=lambda file: file.stem)
def test_strokes_share_one_shape(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if "\nkind: stroke\n" not in text:
        return
    _front, _, body = text.removeprefix("---").partition("\n---\n")
    assert tuple(re.findall(r"(?m)^## (.+)$", body)) == STROKE_SECTIONS
    opening = body.partition("///")[0]
    assert re.search(r"\bUse\b", opening), "the opening says what the stroke is for, in a sentence that begins with “Use”"
    hand = body.partition("## The hand")[2].partition("## Do it")[0]
    assert re.search(r"view: (close-up|still hands|spreading|wrists)", hand), "“The hand” has a figure of the hand"
    for block in ("learn", "pressure", "repeat", "stop", "where", "take-care", "key-points"):
        assert re.search(rf"(?m)^/// {block}\b", body), block
    assert 3 <= len(re.findall(r"(?m)^/// question \|", body)) <= 5 or file.parent.name == "templates"


QUIZZES = {"screening-quiz", "danger-quiz"}
GUIDES = [
    lesson
    for lesson in LIBRARY.lessons
    if lesson.meta.kind in ("guide", "stroke", "routine") and not lesson.is_home and not QUIZZES & {block.name for block in lesson.blocks}
]


@pytest.mark.parametrize("lesson", GUIDES, ids=lambda lesson: lesson.slug)
def test_every_lesson_ends_with_questions(lesson: Lesson) -> None:
    asked = list(lesson.named("question"))
    assert len(asked) >= 3, "a lesson asks three to five questions; a quiz may ask more"


@pytest.mark.parametrize("lesson", LIBRARY.lessons, ids=lambda lesson: lesson.slug)
def test_every_step_that_touches_has_a_figure(lesson: Lesson) -> None:
    bare = [title for title, step in lesson.steps() if step.highest_pressure > 0 and step.figure is None]
    assert bare == []


def test_a_routine_over_a_shirt_shows_a_shirt() -> None:
    shown = [
        (lesson.slug, step.figure.view)
        for lesson in LIBRARY.lessons
        if getattr(lesson.meta, "audience", "") == "shirt on"
        for _, step in lesson.steps()
        if step.figure
    ]
    assert len({slug for slug, _ in shown}) > 2
    assert [(slug, view) for slug, view in shown if VIEWS[view].mapped and not VIEWS[view].shirt] == []


def levels() -> dict[str, Level]:
    assert LIBRARY.conditions
    found = LIBRARY.conditions.levels
    return {name: getattr(found, name) for name in type(found).model_fields}


ROWS = [(name, row) for name, level in levels().items() for row in level.rows]


def test_the_five_levels_the_gravest_first() -> None:
    assert list(levels()) == ["emergency", "doctor_today", "not_today", "ask_first", "work_around"]


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=lambda row: row.sign[:40])
def test_every_condition_says_what_to_do_when_and_on_whose_word(row: Condition) -> None:
    assert len(row.sign) > 3
    assert len(row.action) > 3
    assert len(row.time) > 3
    assert row.sources or row.certainty == "custom"
    assert {LIBRARY.source_by_key[key].key for key in row.sources} == set(row.sources)


def test_every_emergency_has_an_official_source() -> None:
    assert [row.sign for row in levels()["emergency"].rows if not row.sources] == []


def test_emergency_numbers_kept_their_noughts() -> None:
    assert LIBRARY.conditions
    numbers = {number.region: number.call for number in LIBRARY.conditions.numbers}
    assert numbers["Australia"] == "000"
    assert all(re.fullmatch(r"\d{3}", call) or not re.search(r"\d", call) for call in numbers.values())


def test_every_zone_of_the_body_map_has_a_rule_and_every_rule_a_zone() -> None:
    assert set(rules()) == {*OUTLINES, *GROUNDS}
    assert {name for name, rule in rules().items() if rule.by == "middle"} == set(GROUNDS)


def test_no_zone_allows_more_than_the_handbook_does() -> None:
    assert [name for name, rule in rules().items() if any(most > PRESSURE_CAP for most in rule.allowed.values())] == []


@pytest.mark.parametrize("name", ["front and side of the neck", "hollow above the collarbone", "armpit", "tailbone", "buttock"])
def test_where_nothing_is_allowed(name: str) -> None:
    assert rules()[name].allowed == {}


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("spine", {"hold": 1, "cross": 1}),
        ("kidneys and lowest ribs", {"hold": 1, "glide": 2, "wring": 2}),
        ("flank", {"hold": 1, "glide": 2, "knead": 3, "wring": 3}),
        ("beside the low spine", {"hold": 1, "glide": 2, "wring": 2}),
        ("shoulder tops", {"hold": 2, "glide": 2, "circle": 2, "knead": 4, "press": 3}),
        ("back of the neck", {"hold": 2, "knead": 2}),
    ],
)
def test_the_tenderest_zones(name: str, most: dict[str, int]) -> None:
    assert rules()[name].allowed == most


@pytest.mark.parametrize(
    "name",
    [
        "spine",
        "beside the low spine",
        "kidneys and lowest ribs",
        "sacrum",
        "hip crest",
        "ridge of the shoulder blade",
        "tip of the shoulder blade",
    ],
)
def test_where_only_flat_hands_go(name: str) -> None:
    assert rules()[name].flat


def test_every_way_of_touching_is_one_that_somewhere_counts() -> None:
    listed = {touch for rule in rules().values() for touch in rule.allowed}
    assert listed == set(TOUCHES)


# --- The body map. ---


def doc_number(pattern: str) -> float:
    found = re.search(pattern, re.sub(r"\s+", " ", f"{handbook.atlas.__doc__} {landmarks.__doc__}"))
    assert found, pattern
    return float(found[1])


def test_the_origin_is_the_bump_at_the_base_of_the_neck() -> None:
    assert "The origin is the tip of the spinous process of C7" in re.sub(r"\s+", " ", str(handbook.atlas.__doc__))
    assert (LANDMARKS["neck bump"].x, LANDMARKS["neck bump"].y) == (0, 0)


def test_the_landmarks_lie_at_the_levels_that_the_body_map_tells() -> None:
    """C7 to the dimples is about 51 cm. The dimples lie on the upper sacrum; the other levels by their share of the way."""
    dimples = doc_number(r"C7 to the dimples is about (\d+) cm")
    assert dimples == 51
    sacrum = OUTLINES["sacrum"].box
    assert sacrum[1] < dimples < sacrum[3]
    assert sacrum[1] < LANDMARKS["sacrum"].y < sacrum[3]
    assert abs(LANDMARKS["sacrum"].y - dimples) < 3
    # T8, at the tip of the blade, is somewhat less than half way down; L4, at the hip crest, about nine tenths.
    assert "tip of the blade at about T8" in re.sub(r"\s+", " ", str(landmarks.__doc__))
    assert 0.38 < LANDMARKS["blade tips"].y / dimples < 0.48
    assert 0.80 < OUTLINES["hip crest"].box[1] / dimples < 0.95
    assert LANDMARKS["low back"].y < dimples


def test_the_landmarks_follow_each_other_down_the_back() -> None:
    down = ["neck bump", "shoulders", "upper back", "blade tips", "waist", "low back", "sacrum"]
    levels_of = [LANDMARKS[name].y for name in down]
    assert levels_of == sorted(levels_of)


def test_every_landmark_lies_on_the_back() -> None:
    assert [name for name, place in LANDMARKS.items() if not BODY.contains((place.x, place.y))] == []


def test_landmarks_outlines_and_hands_are_on_the_right_side_or_in_the_middle() -> None:
    assert all(place.x >= 0 for place in LANDMARKS.values())
    assert all(outline.box[2] > 0 for outline in OUTLINES.values())
    assert all(hand.half_width > 0 and hand.half_length > 0 for hand in HANDS.values())


def test_outlines_that_reach_over_the_middle_are_mirrored_in_themselves() -> None:
    """What lies left of the middle is folded to the right, so an outline must not say two things."""
    for name, outline in OUTLINES.items():
        if outline.box[0] < 0:
            assert {(-x, y) for x, y in outline.points} == set(outline.points), name


def test_the_whole_back_shows_every_landmark() -> None:
    left, top, width, height = VIEWS["back"].window
    for place in LANDMARKS.values():
        x, y = VIEWS["back"].to_drawing((place.x, place.y))
        assert left < x < left + width
        assert top < y < top + height


def test_every_landmark_says_how_it_was_found() -> None:
    assert all(len(place.about) > 8 for place in LANDMARKS.values())


TEMPLATES = sorted((ROOT / "docs/data/templates").glob("lesson-*.md"))
FOLDERS = {"guide": "practise", "stroke": "strokes", "routine": "routines"}
"""Where CONTRIBUTING.md says that a lesson of each template goes."""


def test_every_kind_of_lesson_that_is_written_by_hand_has_a_template() -> None:
    assert [template.stem for template in TEMPLATES] == [f"lesson-{kind}" for kind in sorted(FOLDERS)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_a_template_is_a_lesson_as_it_stands(template: Path, tmp_path: Path) -> None:
    kind = template.stem.removeprefix("lesson-")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("drawings", "fonts", "schema"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copy(template, tmp_path / f"docs/{FOLDERS[kind]}/my-{kind}.md")
    library, found = read_library(tmp_path / "docs")
    told = [str(problem) for problem in [*found, *problems_of(library)]]
    assert library.by_slug[f"my-{kind}"].meta.kind == kind
    assert [line.split(";")[0] for line in told] == [f"docs/{FOLDERS[kind]}/my-{kind}.md:1: no reader can reach this lesson"]
