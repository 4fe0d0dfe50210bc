"""The health check, its cards and the quizzes as pages, over the small handbook and the real one."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from handbook.lessons import read_lesson
from handbook.markdown.assets import MANY, QUIZ, SCREENING, scripts_of, styles_of
from handbook.markdown.quizzes import stories
from handbook.models.blocks import SignsAfter
from handbook.models.data import SEEN, Help
from tests.unit.pages import Looked, Tag, small, words
from tests.unit.test_data import LIBRARY
from tests.unit.test_markdown import FRONT, body

LEVELS = ["emergency", "doctor-today", "not-today", "ask-first", "work-around"]


def inside(page: Looked, outer: Tag, name: str = "", of: str = "") -> list[Tag]:
    return [tag for tag in page.find(name, of) if outer in tag.around]


# --- The questions. ---


@pytest.fixture(scope="module")
def asked() -> Looked:
    return body("/// questions\n///")


def test_each_question_is_a_group_of_two_radio_buttons(asked: Looked) -> None:
    groups = asked.find("fieldset")
    assert [words(inside(asked, group, "legend")[0]) for group in groups][:2] == ["Are you ill?", "Any new pain?"]
    assert len(groups) == 7
    for number, group in enumerate(groups, start=1):
        buttons = inside(asked, group, "input")
        assert [(tag.attributes["type"], tag.attributes["name"], tag.attributes["value"]) for tag in buttons] == [
            ("radio", f"question-{number}", "no"),
            ("radio", f"question-{number}", "yes"),
        ]
        assert [words(tag) for tag in inside(asked, group, "label")] == ["No", "Yes, or not sure"]
        (heard,) = (tag for tag in asked.find("small") if tag.attributes.get("id") == group.attributes["aria-describedby"])
        assert group in heard.around


def test_nothing_can_be_sent_or_kept(asked: Looked) -> None:
    assert asked.find("form") == []
    assert all(tag.attributes["autocomplete"] == "off" and "checked" not in tag.attributes for tag in asked.find("input"))


def test_without_a_script_there_are_no_dead_buttons(asked: Looked) -> None:
    for control in (*asked.find("input"), *asked.find("button")):
        assert any("hidden" in around.attributes for around in control.around)
    assert [tag for tag in asked.find("template") if "hidden" not in tag.attributes]


def test_the_verdict_is_told_aloud(asked: Looked) -> None:
    outcome = asked.one("div", "outcome")
    assert outcome.attributes["role"] == "status"
    assert "hidden" not in outcome.attributes
    assert words(outcome) == ""


def test_the_words_of_the_verdict_are_on_the_page(asked: Looked) -> None:
    said = {tag.classes[0]: words(tag) for tag in inside(asked, asked.one("template"), "p")}
    assert said["none"] == "No to every question: go on to the next lesson."
    assert said["unsure"].startswith("No massage today, unless a line fits.")
    assert set(said) == {"tick", "none", "seen", "unsure", "onward"}


# --- The signs. ---


def test_each_sign_says_to_which_questions_it_belongs() -> None:
    page = body("/// conditions\n///")
    rows = {words(inside(page, row, "b")[0]): row for row in page.find("li") if "data-asked" in row.attributes}
    assert {sign: row.attributes["data-asked"] for sign, row in rows.items()} == {
        "Chest pain": "2",
        "Fainting": "seen",
        "A swollen leg": "3",
        "A bad headache": "2 seen",
        "Fever": "1",
        "A cold": "1",
        "Pregnant": "6",
        "A bruise": "4 5 7",
    }
    shown = {sign: [words(tag) for tag in inside(page, row, "small", "asked")] for sign, row in rows.items()}
    assert shown["Chest pain"] == ["Question 2"]
    assert shown["Fainting"] == []
    assert shown["A bad headache"] == ["Question 2"]
    assert shown["A bruise"] == ["Questions 4, 5 and 7"]


# --- The signs after a massage. ---


@pytest.fixture(scope="module")
def after() -> Looked:
    return body("\n\n".join(f"/// signs-after\n    help: {needed}\n///" for needed in get_args(Help)))


def test_the_signs_after_a_massage_are_those_of_the_screening_and_those_of_their_own(after: Looked) -> None:
    emergency, hospital, doctor, pharmacist = (words(tag) for tag in after.find("section", "verdict"))
    assert emergency == "112 Europe FaintingCall. Now. [1, 2, official advice]"
    assert hospital == "Dark peeGo. Now. [1, official advice]"
    shared, _, late = doctor.partition("certainty] ")
    assert shared == "No massage. A swollen legSee a doctor. Today. [2, low "
    assert late == "A drooping shoulderA nerveRing. Today. [2, case reports] Today is ours."
    assert pharmacist == "Still soreAsk. After three days."


def test_what_to_do_afterwards_never_has_to_be_unfolded(after: Looked) -> None:
    assert after.find("details") == []


@pytest.mark.parametrize("block", ["conditions", "screening-card", "screening-quiz"])
def test_what_shows_only_afterwards_is_not_asked_before(block: str) -> None:
    shown = body(f"/// {block}\n///").html
    assert [sign for sign in ("Dark pee", "A drooping shoulder", "Still sore") if sign in shown] == []


# --- The cards. ---


@pytest.fixture(scope="module")
def card() -> Looked:
    return body("/// screening-card\nAgree on a *stop word*.\n///")


def test_the_sheet_has_the_questions_and_room_to_tick(card: Looked) -> None:
    listed = card.one("ol", "sheet__q")
    rows = [tag for tag in card.find("li") if tag.around[-1] is listed]
    assert words(rows[0]) == "Are you ill? Fever. NoYes"
    assert len(rows) == 7
    assert all(len(inside(card, row, "span", "box__o")) == 2 for row in rows)


def test_the_sheet_has_every_emergency_and_whom_to_call(card: Looked) -> None:
    framed = words(card.one("div", "sheet__e"))
    assert framed == "Any one of these: no massage. Call your emergency number now. 112 Europe Chest pain Fainting"


def test_the_sheet_says_what_each_other_level_means(card: Looked) -> None:
    assert words(card.one("dl", "sheet__l")) == ("A doctor today No massage. Not today Wait. Ask first Ask. Work around Go on.")


def test_the_writers_words_stand_below_the_shared_stop_sign(card: Looked) -> None:
    assert words(card.one("div", "sheet__s")) == "They say stop: Lift your hands. Agree on a stop word."


def test_the_wallet_card_has_short_words_only(card: Looked) -> None:
    front, back = card.find("div", "wallet__face")
    assert [words(tag) for tag in inside(card, front, "li")] == [
        "Ill?", "New pain?", "A clot?", "Injury?", "Illness?", "Pregnant?", "Skin?",
    ]  # fmt: skip
    assert "Call now: 112" in words(back)
    assert [words(tag) for tag in inside(card, back, "li")] == ["Chest pain", "A faint"]
    assert "They say stop: Lift your hands." in words(front)


def test_both_cards_say_that_no_clinician_has_reviewed_them(card: Looked) -> None:
    for part in (card.one("section", "sheet"), card.one("section", "wallet")):
        assert "Not yet reviewed by a clinician." in words(part)


# --- The quizzes. ---


@pytest.fixture(scope="module")
def quiz() -> Looked:
    return body("/// screening-quiz\n///")


def test_each_story_has_five_answers_and_one_is_right(quiz: Looked) -> None:
    cases = quiz.find("li", "case")
    assert len(cases) == 5
    assert sorted(words(inside(quiz, case, "legend")[0]).partition(". ")[2] for case in cases) == [
        "One leg is swollen and warm.",
        "She is pregnant, and feels well.",
        "The chest hurts all of a sudden.",
        "There is a blue bruise on one side.",
        "You have a fever this morning.",
    ]
    for number, case in enumerate(cases, start=1):
        buttons = inside(quiz, case, "input")
        assert [tag.attributes["value"] for tag in buttons] == LEVELS
        assert {tag.attributes["name"] for tag in buttons} == {f"case-{number}"}
        (answer,) = inside(quiz, case, "details")
        assert answer.attributes["data-right"] in LEVELS
        (told,) = inside(quiz, case, "p", "told")
        assert told.attributes["role"] == "status"


def test_the_answer_is_the_row(quiz: Looked) -> None:
    (chest,) = (case for case in quiz.find("li", "case") if "The chest hurts" in case.text)
    (answer,) = inside(quiz, chest, "details")
    assert answer.attributes["data-right"] == "emergency"
    assert words(inside(quiz, answer, "div", "quiz__a")[0]) == (
        "Get help now Chest pain May be the heartCall. Now. [1, official advice] The rest is ours."
    )


def test_stories_are_mixed_and_keep_their_order() -> None:
    conditions = small()[1].conditions
    assert conditions
    once, again = stories(conditions.levels), stories(conditions.levels)
    assert once == again
    assert [name for name, _ in once] != LEVELS


def test_the_places_are_drawn_numbered_and_answered() -> None:
    page = body("/// danger-quiz\n    places: [waist, armpit]\n///")
    first, second = page.find("li", "case")
    assert words(inside(page, first, "legend")[0]) == "1. The waist: how hard may you press here, and how?"
    assert [inside(page, case, "details")[0].attributes["data-right"] for case in (first, second)] == ["light", "nothing"]
    drawings = [tag for tag in page.find("svg") if tag.attributes.get("role") == "img"]
    assert [case in drawing.around for case, drawing in zip((first, second), drawings, strict=True)] == [True, True]
    assert drawings[0].attributes["aria-label"].endswith("Numbered: 1, the waist.")
    assert drawings[1].attributes["aria-label"].endswith("Numbered: 2, the armpit.")
    assert [tag.text for tag in page.find("text", "disc-t")] == ["1", "2"]
    assert "Little cover." in words(inside(page, first, "div", "quiz__a")[0])


# --- What a page loads for them. ---


def lesson(text: str) -> tuple[list[str], list[str]]:
    made, _, problems = read_lesson(f"{FRONT}\n{text}\n", "docs/strokes/case.md", "strokes/case.md")
    assert problems == []
    return styles_of(made), scripts_of(made)


STYLE = "assets/stylesheets/screening.css"
QUESTION = "/// question | Why?\nBecause.\n///\n\n"


@pytest.mark.parametrize(
    ("text", "styles", "scripts"),
    [
        ("Words.", [], []),
        ("/// questions\n///\n\n/// conditions\n///", [STYLE], [SCREENING]),
        ("/// questions\n///", [STYLE], []),
        ("/// conditions\n///", [], []),
        ("/// screening-card\nWords.\n///", [STYLE], []),
        ("/// screening-quiz\n///", [STYLE], [QUIZ]),
        ("/// danger-quiz\n    places: waist\n///", [STYLE], [QUIZ]),
        (QUESTION * (MANY - 1), [], []),
        (QUESTION * MANY, [], [QUIZ]),
    ],
)
def test_only_pages_that_need_them_load_the_scripts(text: str, styles: list[str], scripts: list[str]) -> None:
    assert lesson(text) == (styles, scripts)


# --- The real data. ---


def rows() -> list[tuple[str, object]]:
    assert LIBRARY.conditions
    return [(name, row) for name, level in LIBRARY.conditions.levels.named.items() for row in level.rows]


def test_every_question_of_the_handbook_leads_to_several_levels() -> None:
    assert LIBRARY.conditions
    for number in range(1, 8):
        levels = {name for name, level in LIBRARY.conditions.levels.named.items() if any(number in row.asked for row in level.rows)}
        assert len(levels) >= 2, number


def test_the_handbooks_quiz_is_a_handful_over_all_levels() -> None:
    assert LIBRARY.conditions
    told = stories(LIBRARY.conditions.levels)
    assert 12 <= len(told) <= 15
    assert {name for name, _ in told} == set(LEVELS)
    assert all(row.quiz and re.search(r"[.”]$", row.quiz) for _, row in told)


def test_no_story_gives_its_answer_away() -> None:
    assert LIBRARY.conditions
    titles = [level.title.lower() for level in LIBRARY.conditions.levels.named.values()]
    assert [row.quiz for _, row in stories(LIBRARY.conditions.levels) if any(title in str(row.quiz).lower() for title in titles)] == []


LATE = "soreness-and-warning-signs"


def test_one_page_lists_all_signs_after_a_massage_the_gravest_first() -> None:
    shown = [block.options for block in LIBRARY.by_slug[LATE].named("signs-after")]
    assert [options.help for options in shown if isinstance(options, SignsAfter)] == list(get_args(Help))


def test_every_emergency_that_can_begin_after_a_massage_is_listed_there() -> None:
    assert LIBRARY.conditions
    before = {row.short for row in LIBRARY.conditions.levels.emergency.rows if row.after is None}
    assert before == {
        "no answer",
        "a fit",
        "back or neck pain after a crash or a bad fall",
        "cancer, and weak legs with back pain",
        "spinal injury, and a pounding headache",
    }


def test_no_list_after_a_massage_calms_what_another_level_takes_as_graver() -> None:
    """A row may need faster help afterwards than its level says, and never slower."""
    assert LIBRARY.conditions
    helps, levels = list(get_args(Help)), {"emergency": 1, "doctor-today": 2, "not-today": 3}
    for where, row in LIBRARY.conditions.rows:
        if row.after and where[0] == "levels":
            assert helps.index(row.after) <= levels[str(where[1])], row.sign


def test_what_to_do_in_the_shared_rows_fits_someone_who_sits_or_stands() -> None:
    assert LIBRARY.conditions
    assert [row.action for _, row in LIBRARY.conditions.rows if row.after and re.search(r"\b[Rr]oll them\b|face down", row.action)] == []


def test_what_nobody_asks_about_is_seen() -> None:
    assert LIBRARY.conditions
    first = LIBRARY.conditions.levels.emergency.rows[0]
    assert first.asked == (SEEN,)
