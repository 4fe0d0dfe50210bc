"""The health check, its cards and the quizzes as pages, over the small handbook and the real one."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from handbook.lessons import read_lesson
from handbook.markdown.assets import MANY, QUIZ, SCREENING, scripts_of, styles_of
from handbook.markdown.quizzes import told
from handbook.markdown.screening import ANSWERS
from handbook.models.blocks import SignsAfter
from handbook.models.screening import EMERGENCY, LINK, AskFirst, Condition, Conditions, Help, Question, StopSigns, Story
from handbook.verdict import GO, UNSURE, verdict
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
    assert [words(inside(asked, group, "legend")[0]) for group in groups][:2] == ["Are you ill?", "Any new pain in chest or head?"]
    assert len(groups) == 5
    for key, group in zip(("ill", "pain", "clot", "pregnant", "skin"), groups, strict=True):
        buttons = inside(asked, group, "input")
        assert [(tag.attributes["type"], tag.attributes["name"], tag.attributes["value"]) for tag in buttons] == [
            ("radio", f"question-{key}", "no"),
            ("radio", f"question-{key}", "yes"),
        ]
        assert [words(tag) for tag in inside(asked, group, "label")] == ["No", "Yes / unsure"]


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
    assert said["none"] == "No to all: go on to the next lesson, or the next lesson."
    assert said["unsure"].startswith("No massage today, unless a line fits.")
    assert "a pharmacist, a doctor or an urgent line (111) today" in said["unsure"]
    assert set(said) == {"tick", "none", "unsure", "nothing", "onward"}


# --- The signs. ---


@pytest.fixture(scope="module")
def listed() -> Looked:
    return body("/// conditions\n///")


def row_of(page: Looked, key: str) -> Tag:
    return next(tag for tag in page.find("li") if tag.attributes.get("id") == f"sign-{key}")


def test_each_sign_says_to_which_questions_it_belongs(listed: Looked) -> None:
    rows = {tag.attributes["id"]: tag for tag in listed.find("li") if "data-asked" in tag.attributes}
    assert {key.removeprefix("sign-"): row.attributes["data-asked"] for key, row in rows.items()} == {
        "chest-pain": "pain",
        "fainting": "",
        "swollen-leg": "clot",
        "bad-headache": "pain",
        "rib": "pain skin",
        "dark-pee": "ill",
        "fever": "ill",
        "still-sore": "pain",
        "pregnant": "pregnant",
        "weak-heart": "ill",
        "bruise": "skin",
    }
    shown = {
        key: [words(tag) for tag in inside(listed, row_of(listed, key), "small", "asked")] for key in ("chest-pain", "fainting", "rib")
    }
    assert shown == {"chest-pain": ["Question 2"], "fainting": [], "rib": ["Questions 2 and 5"]}


def test_every_row_has_an_address(listed: Looked) -> None:
    anchors = [tag.attributes["id"] for tag in listed.find("li") if tag.attributes.get("id", "").startswith("sign-")]
    assert len(anchors) == len(set(anchors)) == 11


def test_a_row_that_is_named_is_a_link_to_it(listed: Looked) -> None:
    (link,) = inside(listed, row_of(listed, "chest-pain"), "a", "")[:1]
    assert (words(link), link.attributes["href"]) == ("“A sore rib”", "#sign-rib")
    assert "Call. Only a rib: “A sore rib”." in words(row_of(listed, "chest-pain"))


def test_in_a_handbook_without_the_list_a_row_that_is_named_is_plain_words() -> None:
    page = body("/// signs\n    rows: [chest-pain]\n///")
    assert "Only a rib: “A sore rib”." in words(page.one("section", "verdict"))
    assert [tag for tag in page.find("a") if "sign-" in tag.attributes.get("href", "")] == []


def test_rows_to_ask_about_say_whom_how_and_what_is_fine_until_then(listed: Looked) -> None:
    row = row_of(listed, "pregnant")
    assert [words(tag) for tag in inside(listed, row, "p", "whom")] == ["Ask: The midwife. Say: “May I have a massage?”"]
    assert [words(tag) for tag in inside(listed, row, "p", "meanwhile")] == ["Meanwhile: Still hands, at 1."]
    assert [words(tag) for tag in inside(listed, row, "p", "goes-along")] == ["In a routine, tick: pregnant."]
    assert inside(listed, row_of(listed, "weak-heart"), "p", "meanwhile") == []
    assert [words(tag) for tag in inside(listed, row_of(listed, "weak-heart"), "p", "goes-along")] == [
        "In a routine, tick: heart, thin skin."
    ]


def test_other_words_are_shown(listed: Looked) -> None:
    assert [words(tag) for tag in inside(listed, row_of(listed, "bruise"), "p", "also")] == ["Also: black and blue"]


ALL_AFTER = "\n\n".join(f"/// signs-after\n    help: {needed}\n///" for needed in get_args(Help))


@pytest.mark.parametrize("text", ["/// conditions\n///", "/// screening-card\nWords.\n///", ALL_AFTER], ids=["list", "card", "after"])
def test_a_number_can_be_tapped_and_words_cannot(text: str) -> None:
    page = body(text)
    assert {(tag.attributes["href"], tag.text) for tag in page.find("a") if tag.attributes["href"].startswith("tel:")} == {
        ("tel:112", "112")
    }
    assert "your own number" in page.html


# --- Rows that other lessons show. ---


def test_chosen_rows_are_framed_by_their_levels_the_gravest_first() -> None:
    page = body("/// signs\n    rows: [still-sore, chest-pain, fever]\n///")
    assert [words(tag) for tag in page.find("section", "verdict")] == [
        "Get help now Chest painMay be the heartCall. Only a rib: “A sore rib”. Now. [1, official advice] The rest is ours.",
        "Not today FeverRest. With a faint: “A faint”. Until well. Still soreAsk. After three days.",
    ]
    assert [tag for tag in page.find("h2") if words(tag) != "Where this comes from"] == []


def test_a_chosen_row_leads_to_its_place_in_the_list() -> None:
    page = body("/// conditions\n///\n\n/// signs\n    rows: [fever]\n///")
    assert [tag.attributes["href"] for tag in page.find("a") if words(tag) == "Fever"] == ["#sign-fever"]
    assert words(row_of(page, "fever")).startswith("Fever")


# --- The signs after a massage. ---


@pytest.fixture(scope="module")
def after() -> Looked:
    return body(ALL_AFTER)


def test_the_signs_after_a_massage_stand_by_the_help_that_they_need(after: Looked) -> None:
    assert [words(tag) for tag in after.find("section", "verdict")] == [
        "112 Europe your own number Anywhere else FaintingCall. Now. [1, 2, official advice]",
        "Dark peeGo. Now. [1, official advice]",
        "No massage. A swollen legSee a doctor. Today. [2, low certainty]",
        "Still soreAsk. After three days.",
    ]


def test_what_to_do_afterwards_never_has_to_be_unfolded(after: Looked) -> None:
    assert after.find("details") == []


# --- The cards. ---


@pytest.fixture(scope="module")
def card() -> Looked:
    return body("/// screening-card\nAgree on a *stop word*.\n///")


def test_the_sheet_has_the_questions_and_room_to_tick(card: Looked) -> None:
    listed = card.one("ol", "sheet__q")
    rows = [tag for tag in card.find("li") if tag.around[-1] is listed]
    assert words(rows[0]) == "Are you ill?NoYes"
    assert len(rows) == 5
    assert all(len(inside(card, row, "span", "box__o")) == 2 for row in rows)


def test_the_sheet_has_every_emergency_and_whom_to_call(card: Looked) -> None:
    framed = words(card.one("div", "sheet__e"))
    assert (
        framed
        == "Any one of these: no massage. Call your emergency number now. 112 Europe your own number Anywhere else Chest pain A faint"
    )


def test_the_sheet_says_what_each_other_level_means(card: Looked) -> None:
    assert words(card.one("dl", "sheet__l")) == ("A doctor today No massage. Not today Wait. Ask first Ask. Work around Go on.")


def test_the_writers_words_stand_below_the_shared_stop_sign(card: Looked) -> None:
    assert words(card.one("div", "sheet__s")) == "They feel ill: Lift your hands. Agree on a stop word."


def test_the_wallet_card_has_short_words_only(card: Looked) -> None:
    front, back = card.find("div", "wallet__face")
    assert [words(tag) for tag in inside(card, front, "li")] == [
        "Ill?", "New pain?", "A clot?", "Pregnant?", "Skin?",
    ]  # fmt: skip
    assert "Call now: 112" in words(back)
    assert [words(tag) for tag in inside(card, back, "li")] == ["Pain in the chest", "A faint"]
    assert "They feel ill: Lift your hands." in words(front)


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
        "Get help now Chest pain May be the heartCall. Only a rib: “A sore rib”. Now. [1, official advice] The rest is ours."
    )


def test_stories_are_mixed_and_keep_their_order() -> None:
    once, again = told(small()[1]), told(small()[1])
    assert once == again
    assert [story.level for story in once] != LEVELS


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


def data() -> Conditions:
    assert LIBRARY.conditions
    return LIBRARY.conditions


def stops() -> StopSigns:
    assert LIBRARY.stops
    return LIBRARY.stops


ROWS = [(level, row) for level, row in data().by_key.values()]
by_row = pytest.mark.parametrize(("level", "row"), ROWS, ids=[row.key for _, row in ROWS])
by_question = pytest.mark.parametrize("question", data().questions, ids=[question.key for question in data().questions])

MOST_SPOKEN = 140
MOST_READ = 200
"""Words from the first question on, for somebody who says no to all: spoken, and everything that the page shows on the way."""


def test_the_questions_are_short() -> None:
    assert 9 <= len(data().questions) <= 11
    spoken = sum(len(question.ask.split()) for question in data().questions)
    assert spoken <= MOST_SPOKEN
    page = body("/// questions\n///")
    buttons = len(data().questions) * sum(len(answer.replace("/", " ").split()) for answer in ANSWERS.values())
    none = next(tag for tag in inside(page, page.one("template"), "p", "none"))
    around = (*page.find("p", "far"), *(tag for tag in page.find("small") if "progress" in tag.around[-1].classes), none)
    assert spoken + buttons + sum(len(words(tag).split()) for tag in around) <= MOST_READ


@by_question
def test_a_question_can_be_asked_aloud_and_answered_yes_or_no(question: Question) -> None:
    assert len(question.ask.split()) <= 15
    assert not re.search(r"\b(?:what|which|when|how|who|where|why)\b", question.ask, re.I)


@by_question
def test_every_question_leads_to_several_levels(question: Question) -> None:
    assert len({level for level, row in ROWS if question.key in row.asked}) >= 2


def test_nobody_says_how_many_questions_there_are() -> None:
    number = {9: "nine", 10: "ten", 11: "eleven", 7: "seven"}
    texts = [text for _, row in ROWS for text in (row.sign, row.action, row.time)]
    for said in number.values():
        assert [text for text in texts if re.search(rf"\b{said} (?:health )?questions\b", text, re.I)] == []


@by_row
def test_a_row_can_be_reached(level: str, row: Condition) -> None:
    """By a yes to a question that says what the row is about, or because the giver sees it."""
    asks = {question.key: question.ask.lower() for question in data().questions}
    for question, said in row.asked.items():
        for one in said:
            assert re.search(rf"\b{re.escape(one.lower())}\b", asks[question]), (row.key, question)
    if not row.asked:
        assert row.seen
        assert level in (EMERGENCY, "not-today")


@by_row
def test_the_verdict_on_one_row_is_its_level(level: str, row: Condition) -> None:
    assert verdict(data(), row.asked, [row.key]).level == level


@by_row
def test_what_is_fine_meanwhile_is_gentle_clothed_and_never_where_it_could_hurt(level: str, row: Condition) -> None:
    meanwhile = row.meanwhile if isinstance(row, AskFirst) else None
    if meanwhile is None:
        return
    assert level == "ask-first"
    assert row.sources
    assert re.search(r"cloth|\bhand\b", meanwhile)
    assert re.search(r"\bat [12]\b|\bhand (?:held|at)", meanwhile) or "hand held" in meanwhile
    assert not {"past-clot", "after-birth", "neck-alone"} & set(row.caution)


NEVER_MEANWHILE = ["past-clot", "after-birth", "loose-neck", "immune", "back-operation", "first-back-pain"]


@pytest.mark.parametrize("key", NEVER_MEANWHILE)
def test_nothing_is_fine_meanwhile_with_a_clot_an_infection_or_a_loose_neck(key: str) -> None:
    _, row = data().by_key[key]
    assert isinstance(row, AskFirst)
    assert row.meanwhile is None


def test_the_pharmacist_is_named_where_a_medicine_is_asked_about() -> None:
    _, row = data().by_key["blood-thinners"]
    assert isinstance(row, AskFirst)
    assert "pharmacist" in row.whom
    assert sum("pharmacist" in row.whom for _, row in ROWS if isinstance(row, AskFirst)) >= 8


NAMED = """eczema psoriasis acne fungus boils boil cold_sore lupus fibromyalgia ME migraine_attack vertigo scoliosis
Parkinson’s_disease COPD kidney_stones gallstones hernia underactive_thyroid HIV_treated hepatitis tuberculosis Covid
lymphoedema anaemia varicose_veins gout frozen_shoulder whiplash rib_fracture endometriosis period_pain
contraceptive_pill HRT_patch antidepressants ibuprofen steroids methotrexate insulin warfarin apixaban rivaroxaban
edoxaban dabigatran heparin clopidogrel statins GTN_spray opioid_patch chemo radiotherapy Botox fillers breast_implants
IUD stoma catheter cochlear_implant ICD stent aspirin tamoxifen prednisolone lipoma cyst DVT angina atrial_fibrillation
pacemaker hip_replacement epilepsy asthma multiple_sclerosis neuropathy osteoporosis rheumatoid_arthritis
Down’s_syndrome Ehlers-Danlos Marfan ankylosing_spondylitis dementia autism PTSD cellulitis shingles scabies impetigo
ringworm chickenpox flu caesarean miscarriage pre-eclampsia ectopic_pregnancy cauda_equina sciatica slipped_disc
aneurysm sepsis meningitis dialysis glaucoma testosterone_gel tattoo"""


@pytest.mark.parametrize("name", [name.replace("_", " ") for name in NAMED.split()])
def test_what_people_call_it_belongs_to_a_row(name: str) -> None:
    known = {word.casefold() for _, row in ROWS for word in (*row.also, row.name, row.sign)}
    in_a_sign = [row.key for _, row in ROWS if re.search(rf"\b{re.escape(name)}\b", f"{row.name} {row.sign}", re.I)]
    assert name.casefold() in known or in_a_sign


def test_hundreds_of_names_are_known_and_none_is_told_two_ways() -> None:
    said = [word.casefold() for _, row in ROWS for word in row.also]
    assert len(said) > 400
    assert sorted({word for word in said if said.count(word) > 1}) == []


def test_texts_of_rows_lead_to_graver_or_equal_help_by_name() -> None:
    named = [match for _, row in ROWS for match in LINK.findall(f"{row.action} {row.time}")]
    assert len(named) > 80
    assert set(named) <= data().by_key.keys()


# --- The stop list. ---


def test_the_stop_list_begins_with_how_they_say_stop_and_with_no_answer() -> None:
    assert [sign.rows for sign in stops().partner[:3]] == [("says-stop",), ("no-answer",), ("no-answer-breathing",)]


def test_somebody_alone_is_spoken_to() -> None:
    for sign in stops().yourself:
        assert sign.action
        assert not re.search(r"\b[Tt]heir\b|\b[Tt]hem\b", sign.action)


def test_every_emergency_that_one_alone_can_notice_is_on_the_list_for_one() -> None:
    two, one = ({key for sign in listed for key in sign.rows} for listed in (stops().partner, stops().yourself))
    grave = {key for key in two if data().by_key[key][0] == EMERGENCY}
    assert grave - one == {
        "no-answer", "no-answer-breathing", "fit", "head-injury", "pregnant-emergency", "after-birth-emergency", "dysreflexia",
    }  # fmt: skip


def test_only_lessons_for_one_alone_have_the_list_for_one() -> None:
    assert {lesson.slug for lesson in LIBRARY.lessons if getattr(lesson.meta, "alone", False)} == {"practising-alone", "self-massage"}


# --- The quiz and the stories. ---


def test_the_handbooks_quiz_is_a_handful_over_all_levels() -> None:
    stories = told(LIBRARY)
    assert 12 <= len(stories) <= 20
    assert {story.level for story in stories} == set(LEVELS)
    assert all(re.search(r"[.”]$", story.story) for story in stories)


def test_no_story_gives_its_answer_away() -> None:
    titles = [level.title.lower() for level in data().levels.named.values()]
    assert [story.story for story in LIBRARY.stories if any(title in story.story.lower() for title in titles)] == []


MOST_WORDS_OF_A_STORY = 45


@pytest.mark.parametrize("story", LIBRARY.stories, ids=lambda story: story.story[:40])
def test_a_story_gets_the_level_that_its_source_asks_for(story: Story) -> None:
    assert verdict(data(), story.says_yes, story.rows).level == story.level
    assert len(story.story.split()) <= MOST_WORDS_OF_A_STORY
    for key in story.rows:
        _, row = data().by_key[key]
        assert row.seen or set(story.says_yes) & row.asked.keys()


def test_the_stories_are_many_and_miss_nothing() -> None:
    assert len(LIBRARY.stories) >= 60
    assert {story.level for story in LIBRARY.stories} == {*LEVELS, GO, UNSURE}
    assert {question for story in LIBRARY.stories for question in story.says_yes} == {question.key for question in data().questions}
    told_of = {key for story in LIBRARY.stories for key in story.rows}
    assert {row.key for level, row in ROWS if level == EMERGENCY} <= told_of, "every emergency has a story"


TRAPS = {
    "chest-pain": "emergency",
    "sore-rib": "doctor-today",
    "aorta": "emergency",
    "neck-artery": "emergency",
    "neck-pain-unlike": "doctor-today",
    "asleep": "work-around",
    "first-back-pain": "ask-first",
    "heart": "ask-first",
    "joint-replacement": "work-around",
    "old-ache": "work-around",
    "sore-after-sport": "work-around",
    "cancer-past": "work-around",
    "cancer-new-pain": "doctor-today",
    "aspirin": "work-around",
    "dementia": "ask-first",
    "labour": "ask-first",
    "throbbing-tummy": "doctor-today",
    "after-birth-signs": "doctor-today",
    "after-birth-emergency": "emergency",
    "ectopic": "doctor-today",
    "sepsis-meningitis": "emergency",
    "no-answer-breathing": "emergency",
    "heart-attack": "emergency",
    "weak-limb": "doctor-today",
    "neck-cord": "emergency",
    "one-sided-burning": "not-today",
    "loose-neck": "ask-first",
    "blood-pressure": "work-around",
    "swollen-limb": "doctor-today",
    "headache": "not-today",
}
"""Cases that were once too low, too high or missing: the level at which they were settled. Each has a story of its own."""


@pytest.mark.parametrize(("key", "level"), TRAPS.items())
def test_a_trap_keeps_the_level_at_which_it_was_settled(key: str, level: str) -> None:
    assert data().by_key[key][0] == level
    assert any(key in story.rows and story.level == level for story in LIBRARY.stories)


# --- The verdict. ---


def test_no_to_all_is_go() -> None:
    assert verdict(data(), (), ()) == (GO, (), False)


def test_a_yes_without_a_row_is_never_go() -> None:
    assert verdict(data(), ["pain"], ()).level == UNSURE
    assert verdict(data(), ["pain", "skin"], ["mole"]).level == UNSURE
    assert verdict(data(), ["pain", "skin"], ["chest-pain"]).level == EMERGENCY


def test_the_graver_of_two_rows_counts_and_hides_what_no_longer_matters() -> None:
    found = verdict(data(), ["skin", "clot"], ["mole", "swollen-limb"])
    assert (found.level, [row.key for row in found.rows]) == ("doctor-today", ["swollen-limb"])
    found = verdict(data(), ["skin", "medicine"], ["mole", "blood-thinners"])
    assert (found.level, [row.key for row in found.rows]) == ("ask-first", ["blood-thinners", "mole"])


def test_something_is_fine_meanwhile_only_where_every_row_allows_it() -> None:
    assert verdict(data(), ["medicine"], ["blood-thinners"]).meanwhile
    assert not verdict(data(), ["medicine", "clot"], ["blood-thinners", "past-clot"]).meanwhile
    assert not verdict(data(), ["medicine", "pain"], ["blood-thinners"]).meanwhile, "a yes still fits nothing"


# --- After a massage. ---


LATE = "soreness-and-warning-signs"


def test_one_page_lists_all_signs_after_a_massage_the_gravest_first() -> None:
    shown = [block.options for block in LIBRARY.by_slug[LATE].named("signs-after")]
    assert [options.help for options in shown if isinstance(options, SignsAfter)] == list(get_args(Help))


def test_every_emergency_that_can_begin_after_a_massage_is_listed_there() -> None:
    before = {row.key for level, row in ROWS if level == EMERGENCY and row.after is None}
    assert before == {
        "no-answer", "no-answer-breathing", "fit", "after-a-crash", "head-injury", "head-bump", "cancer-cord", "neck-cord", "dysreflexia",
    }  # fmt: skip


def test_no_list_after_a_massage_calms_what_another_level_takes_as_graver() -> None:
    """A row may need faster help afterwards than its level says, and never slower."""
    helps, levels = list(get_args(Help)), {"emergency": 1, "doctor-today": 2, "not-today": 3}
    for level, row in ROWS:
        if row.after:
            assert helps.index(row.after) <= levels[level], row.sign


def test_what_to_do_in_the_shared_rows_fits_someone_who_sits_or_stands() -> None:
    assert [row.action for _, row in ROWS if row.after and re.search(r"\b[Rr]oll them\b|face down", row.action)] == []
