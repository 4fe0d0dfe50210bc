"""The handbook's Markdown, with the extensions of the site, over a small handbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handbook.figures.people import RECEIVERS, people_of
from handbook.lessons import read_lesson
from handbook.library import read_library
from handbook.markdown.context import Page, library_of, use_library
from handbook.markdown.frame import ABOUT_MARKS
from handbook.problems import BrokenHandbook
from tests.golden.small import CASE, READY, ROUTINE, small_docs, small_library, where
from tests.unit.bodies import ROOT
from tests.unit.pages import Looked, converted, rendered, small, words

FRONT = """\
---
kind: reference
title: A case
summary: What the reader of this small page gets.
checked: 2026-11-22
---
"""
STROKE = """\
---
kind: stroke
title: Long glide
term: effleurage
summary: What the reader of this small page gets.
needs: [oil, two towels]
hand: flat palms
direction: up beside the spine
where: WHERE
tempo: {takes: 4-20 s, each: way}
keep-off: [hair]
aliases: [stroking, sweeping]
misspelt: [efflurage]
after: [ready]
sources: [calm-board]
checked: 2026-11-02
---

The giver warms the low back [@moss-2020; low].

/// learn
- Glide.
///

/// step | Rest *both* palms
    time: 1 min 30 s
    pressure: 1
    figure:
      view: back
      hold: {hands: palms, at: low back}

Wait for one breath.

Why: a still hand **asks**.

Say: “Shall I begin?”
///

/// step | Glide up
    time: 9 s
    pressure: {low back: 2, from the blade tips: 3-4}
    tempo: one breath
    figure:
      view: back
      glide: {hands: palms, along: [low back, waist, blade tips, upper back], beside: spine}

Slide.
///

/// repeat | Five times
    steps: 1-2

Take your time.
///

/// pressure | 3-4
Firm.
///

/// stop
- They shiver: cover them [@calm-board; official advice].
///

/// question | Why *slow*?
Perhaps because [@moss-2020, @calm-board; very low].
///

/// note | By the way
Warm hands.
///

/// figure | The spine
    view: spine from behind
    labels: [neck, sacrum]
///

/// key-points
- Slow.
///
""".replace("WHERE", where("3-4", "1-2"))


def look(lesson: str) -> Looked:
    problems, html = rendered(lesson)
    assert [str(problem) for problem in problems] == []
    return Looked(html)


def body(text: str) -> Looked:
    return look(f"{FRONT}\n{text}\n")


def of_no_lesson(text: str) -> str:
    """A text as HTML, on a page of the small handbook that is none of its lessons."""
    docs, library = small()
    use_library(docs, library)
    return converted(text, docs, "none.md")


@pytest.fixture(scope="module")
def stroke() -> Looked:
    return look(STROKE)


# --- Head and tail. ---


def test_the_head_of_a_stroke(stroke: Looked) -> None:
    assert stroke.one("h1").text == "Long glide"
    assert stroke.one("p", "h1-term").text == "effleurage"
    assert stroke.one("p", "lede").text == "What the reader of this small page gets."
    assert stroke.one("p", "also").text == "Also called: stroking, sweeping"
    assert (
        words(stroke.one("dl", "glance"))
        == "Time 2 min read Pressure 3–4out of 10 Tempo 4 to 20 secondsfor each way You need oiltwo towels"
    )
    assert words(stroke.one("dl", "facts")) == (
        "Hands flat palms Direction up beside the spine "
        "Keep off front and side of the neck, back of the neck, hollow above the collarbone, armpit, hair"
    )
    assert words(stroke.one("p", "before-this")) == "Read first: Get ready"
    assert [tag.attributes["href"] for tag in stroke.tags if tag.name == "a" and tag.text == "Get ready"] == ["../before/ready.md"]


def test_wrong_spellings_are_never_shown(stroke: Looked) -> None:
    assert "efflurage" not in stroke.html


def test_the_order_of_a_page(stroke: Looked) -> None:
    top = [tag for tag in stroke.tags if not tag.around]
    shown = [(tag.classes or [tag.name])[0] for tag in top]
    assert shown[:8] == ["h1", "h1-term", "lede", "also", "glance", "facts", "before-this", "marks"]
    assert shown[-3:] == ["sec", "sec", "foot-note"]
    assert shown.index("keep") < len(shown) - 3
    assert shown.index("stopbar") < shown.index("step")
    assert shown.count("stopbar") == 1


def test_the_foot_says_when_it_was_checked_and_what_was_not_done(stroke: Looked) -> None:
    assert stroke.one("p", "foot-note").text == "Checked against its sources on 2 November 2026. Not yet reviewed by a clinician."


def test_the_head_of_a_guide() -> None:
    page = look(READY)
    assert words(page.one("dl", "glance")) == "Time 1 min read"
    assert page.find("dl", "facts") == []
    assert page.find("p", "before-this") == []


def test_the_head_of_a_routine() -> None:
    problems, html = rendered(ROUTINE, strokes=True)
    assert problems == []
    page = Looked(html)
    assert words(page.one("dl", "glance")) == "Time 5 min massage5 steps Pressure 1–3out of 10 Place a bed You need oil"


@pytest.fixture(scope="module")
def routine() -> Looked:
    problems, html = rendered(ROUTINE, strokes=True)
    assert problems == []
    return Looked(html)


def test_the_chart_of_a_routine_says_in_words_what_it_shows(routine: Looked) -> None:
    chart = next(tag for tag in routine.find("svg") if tag.attributes.get("role") == "img" and "steps in" in tag.attributes["aria-label"])
    assert chart.attributes["aria-label"] == (
        "5 steps in 5 minutes: 3 minutes on both sides or in the middle, 1 minute on the left and 1 minute on the right. "
        "The pressure begins at 1, rises to 3 at most, and ends at 1."
    )
    rows = [words(tag) for tag in routine.find("tr") if any("tl-words" in around.classes for around in tag.around)]
    assert rows == [
        "Step From Side Pressure",
        "1. Rest your hands 0:00 to 0:30 both 1",
        "2. Glide 0:30 to 2:30 both 2–3",
        "3. Circles on the left 2:30 to 3:30 left 2",
        "4. Circles on the right 3:30 to 4:30 right 2",
        "5. Rest again 4:30 to 5:00 both 1",
    ]


def test_a_step_of_a_routine_says_where_and_leads_to_its_stroke(routine: Looked) -> None:
    cues = routine.find("p", "cue")
    there = "At the left hip, facing the head"
    assert words(cues[2]) == "1 minute" + there + "Pressure 2Left sideshoulder bladesStroke: palm circles"
    assert words(cues[1]) == "2 minutes" + there + "Pressure 2–3whole back8 timesStroke: long glide"
    assert ["hidden" in tag.attributes for tag in routine.find("span", "cue__stand")] == [False, True, True, True, True]
    links = [tag.attributes["href"] for tag in routine.find("a") if tag.around and tag.around[-1].classes == ["cue__stroke"]]
    assert links == ["still-hands.md", "long-glide.md", "palm-circles.md", "palm-circles.md", "still-hands.md"]
    assert [tag.attributes["data-seconds"] for tag in routine.find("section", "step")] == ["30", "120", "60", "60", "30"]


def test_the_card_of_a_routine_is_its_own_page_with_a_head_and_a_foot(routine: Looked) -> None:
    head = routine.one("div", "card-head")
    assert head.attributes["id"] == "card"
    assert "Five minutes 5:00" in words(head)
    assert "ask the health questions" in words(head)
    assert words(routine.one("p", "card-foot")).startswith("Stop if it hurts")
    (card,) = routine.find("a", "to-card")
    assert card.attributes["href"] == "#card"


def test_the_button_of_the_player_waits_for_its_script(routine: Looked) -> None:
    assert "hidden" in routine.one("button", "to-play").attributes


def test_the_head_of_a_reference() -> None:
    page = body("Words.")
    assert page.find("dl") == []
    assert page.find("section", "sec") == []
    assert [tag.name for tag in page.tags] == ["h1", "p", "p", "p"]


def test_the_home_page_has_its_own_head_and_no_tail() -> None:
    problems, html = rendered(READY.split("\n/// learn")[0] + "\nThe giver.\n", "index.md")
    assert problems == []
    page = Looked(html)
    assert page.one("h1").text == "Get ready"
    assert page.find("dl") == []
    assert page.find("p", "foot-note") == []
    assert page.find("section", "words") == []


def test_the_head_says_once_that_what_bears_no_mark_is_custom(stroke: Looked) -> None:
    said = "What bears no mark is custom: how people who teach massage do it, not something that was tested."
    assert words(stroke.one("p", "marks")) == said
    assert "custom" not in stroke.html.replace(said, "")


def test_the_head_leads_to_where_marks_are_explained(tmp_path: Path) -> None:
    evidence = FRONT.replace("A case", "Evidence at a glance")
    use_library(tmp_path / "docs", small_library(tmp_path, {"reference/evidence-at-a-glance.md": evidence}))
    page = Looked(converted("Warm hands.", tmp_path / "docs", "before/ready.md"))
    (mark,) = [tag for tag in page.find("a") if tag.text == "mark"]
    assert mark.attributes["href"] == "../reference/evidence-at-a-glance.md#how-to-read-it"


def test_marks_are_explained_there() -> None:
    slug, anchor = ABOUT_MARKS
    library = read_library(ROOT / "docs")[0]
    use_library(ROOT / "docs", library)
    lesson = library.by_slug[slug]
    page = Looked(converted((ROOT / lesson.file.path).read_text(encoding="utf-8"), ROOT / "docs", lesson.uri))
    assert anchor in [tag.attributes.get("id") for tag in page.find("h2")]


def test_a_reference_speaks_of_marks_if_it_makes_a_claim() -> None:
    assert body("Words.").find("p", "marks") == []
    assert len(body("Slow [@moss-2020; low].").find("p", "marks")) == 1


def test_data_whose_certainty_is_custom_bears_no_mark() -> None:
    for block in ("/// conditions\n///", "/// stop\n///"):
        page = body(block)
        assert "custom" not in page.one("h1").text + " ".join(words(tag) for tag in page.find("li"))


def test_words_of_front_matter_are_no_markup() -> None:
    problems, html = rendered(STROKE.replace("direction: up beside the spine", "direction: up *and* [down](x.md) <b>now</b> & `then`"))
    if not problems:
        assert "up *and* [down](x.md) &lt;b&gt;now&lt;/b&gt; &amp; `then`" in html


# --- Blocks. ---


def test_learn(stroke: Looked) -> None:
    assert words(stroke.one("div", "learn")) == "In this lesson Glide."


def test_steps_are_numbered_and_can_be_linked_to(stroke: Looked) -> None:
    first, second = stroke.find("section", "step")
    headings = [tag for tag in stroke.find("h3") if tag.around[0] in (first, second)]
    assert [(tag.attributes["id"], tag.text) for tag in headings] == [("step-1", "Step 1: Rest both palms"), ("step-2", "Step 2: Glide up")]
    assert [tag.text for tag in stroke.find("span", "step__n")] == ["1", "2"]
    assert all(tag.attributes["aria-hidden"] == "true" for tag in stroke.find("span", "step__n"))
    assert "<em>both</em>" in stroke.html


def test_numbers_of_steps_begin_anew_on_every_page(stroke: Looked) -> None:
    for _ in range(2):
        assert [tag.text for tag in body("/// step | Rest\n\nRest.\n///").find("span", "step__n")] == ["1"]


def test_the_cues_of_steps(stroke: Looked) -> None:
    assert [words(tag) for tag in stroke.find("p", "cue")] == ["1 minute 30 secondsPressure 1", "9 secondsPressure 2, then 3–4one breath"]


def test_a_step_without_options_has_no_cue() -> None:
    page = body("/// step | Ask\n\nAsk.\n///")
    assert page.find("p", "cue") == []
    assert page.find("figure") == []
    assert words(page.one("div", "step__text")) == "Ask."


def test_the_text_of_a_step_says_why_and_what_to_say(stroke: Looked) -> None:
    assert words(stroke.one("p", "because")) == "Why: a still hand asks."
    assert words(stroke.one("p", "say")) == "Say: “Shall I begin?”"
    assert "<b>Why:</b> a still hand <strong>asks</strong>" in stroke.html
    assert [words(tag) for tag in stroke.find("div", "step__text")][1] == "Slide."


def test_the_figures_of_steps(stroke: Looked) -> None:
    rest, up, spine = stroke.find("figure")
    drawings = stroke.find("svg", "")
    drawn = [tag for tag in drawings if tag.attributes.get("role") == "img"]
    assert [tag.around[-1] for tag in drawn] == [rest, up, spine]
    assert drawn[0].attributes["aria-label"] == "Both palms rest on the low back, one each side of the spine, at pressure 1."
    assert (
        drawn[1].attributes["aria-label"].endswith("then at pressure 3 to 4 from the tips of the shoulder blades. One way takes 9 seconds.")
    )
    body_drawn = RECEIVERS[people_of("case").receiver]
    assert {tag.attributes["href"].split("#")[0] for tag in stroke.find("use")} == {
        f"../../assets/drawings/{name}.svg" for name in (body_drawn, "hands-palms", "spine-back")
    }


def test_a_figure_by_itself_has_a_caption_and_a_legend(stroke: Looked) -> None:
    caption = stroke.one("figcaption")
    assert words(caption).startswith("The spine")
    legend = [tag for tag in stroke.find("li") if tag.around[-1].classes == ["legend"]]
    assert [words(tag)[:5] for tag in legend] == ["1Neck", "2Sacr"]
    assert "C1 to C7" in words(legend[0])


def test_repeats(stroke: Looked) -> None:
    assert words(stroke.one("div", "repeat")) == "Five times steps 1 to 2 Take your time."
    assert words(body("/// step | Rest\n\nRest.\n///\n\n/// repeat | Twice\n    steps: 1\n///").one("div", "repeat")) == "Twice step 1"


@pytest.mark.parametrize(("title", "here"), [("3-4", ["3", "4"]), ("3–4", ["3", "4"]), ("6", ["6"]), ("0 - 2", ["0", "1", "2"])])
def test_the_scale(title: str, here: list[str]) -> None:
    page = body(f"/// pressure | {title}\nFirm.\n///")
    scale = page.one("ol", "scale")
    numbers = [tag for tag in page.find("li") if tag.around[-1] is scale]
    assert [tag.text for tag in numbers] == [str(number) for number in range(11)]
    assert [tag.text for tag in numbers if "here" in tag.classes] == here
    assert [tag.text for tag in numbers if "work" in tag.classes] == ["3", "4", "5"]
    assert [tag.text for tag in numbers if "over" in tag.classes] == ["7", "8", "9", "10"]
    said = f"{here[0]} to {here[-1]}" if len(here) > 1 else here[0]
    assert scale.attributes["aria-label"] == f"Pressure {said} of 10; the handbook works at 3 to 5"
    assert "Firm." in page.one("section", "pressure").text


@pytest.mark.parametrize(("title", "lines"), [("3-4", ["3–4 here", "3–5 where"]), ("3-5", ["3–5 here, as"])])
def test_the_key_of_the_scale_says_each_range_once(title: str, lines: list[str]) -> None:
    page = body(f"/// pressure | {title}\nFirm.\n///")
    said = [words(tag) for tag in page.find("span") if tag.around[-1].classes == ["scale-key"]]
    assert [line[: len(start)] for line, start in zip(said, [*lines, "6 ", "7 "], strict=True)] == [*lines, "6 ", "7 "]


def test_the_stop_list_folds_out_before_the_steps(stroke: Looked) -> None:
    bar = stroke.one("details", "stopbar")
    assert bar.attributes["id"] == "stop-if"
    summary = next(tag for tag in stroke.find("summary") if bar in tag.around)
    assert "Stop if it hurts" in summary.text
    assert words(stroke.one("div", "stopbar__in")) == (
        "They feel ill: Lift your hands. Faint: Call. They shiver: cover them [1, official advice]."
    )


def test_shared_and_own_stop_signs_are_one_list(stroke: Looked) -> None:
    assert len([tag for tag in stroke.find("ul") if tag.around and tag.around[-1].classes == ["stopbar__in"]]) == 1


def test_somebody_alone_has_a_stop_list_of_their_own() -> None:
    alone = READY.replace("kind: guide", "kind: guide\nalone: true")
    page = look(alone.replace("/// key-points", "/// stop\n///\n\n/// key-points"))
    assert words(page.one("div", "stopbar__in")) == "You flinch: Let go."


def test_questions_fold_out(stroke: Looked) -> None:
    quiz = stroke.one("details", "quiz")
    assert next(tag for tag in stroke.find("summary") if quiz in tag.around).text == "Why slow?"
    assert words(stroke.one("div", "quiz__a")).startswith("Perhaps because [")
    assert "open" not in quiz.attributes


def test_notes_and_key_points(stroke: Looked) -> None:
    assert words(stroke.one("aside", "note")) == "By the way Warm hands."
    assert words(stroke.one("section", "keep")) == "Key points Slow."
    assert next(tag for tag in stroke.find("h2") if tag.text == "Key points").attributes["id"] == "key-points"


def test_the_blocks_leave_no_trace_of_how_they_are_written(stroke: Looked) -> None:
    assert "///" not in stroke.html
    assert "data-keys" not in stroke.html
    assert not re.search(r"\b(time|figure|hands|steps): ", stroke.html)


def test_no_name_stands_twice_on_a_page(stroke: Looked) -> None:
    names = [tag.attributes["id"] for tag in stroke.tags if "id" in tag.attributes]
    assert sorted(set(names)) == sorted(names)


# --- Blocks that are made from the shared data. ---


def test_the_questions() -> None:
    listed = body("/// questions\n///").one("ol", "ask")
    assert words(listed).startswith("Are you ill? No")
    assert listed.text.count("?") == 5


def test_the_conditions() -> None:
    page = body("/// conditions\n///")
    levels = page.find("section", "verdict")
    assert [level.classes[1] for level in levels] == ["v-stop", "v-doctor", "v-wait", "v-ask", "v-round"]
    assert [
        tag.attributes["id"]
        for tag in page.tags
        if "verdict__h" in [name for around in tag.around for name in around.classes] and "id" in tag.attributes
    ] == [
        "emergency",
        "doctor-today",
        "not-today",
        "ask-first",
        "work-around",
    ]
    assert words(levels[0]).startswith(
        "Get help now Call. 112 Europe your own number Anywhere else Chest painMay be the heartQuestion 2Call. Only a rib: “A sore rib”. "
        "Now. [1, official advice] The rest is ours. Fainting"
    )
    assert "Until well." in words(levels[2])
    for row in ("Chest pain", "A swollen leg", "Fever", "Pregnant", "A blue bruise"):
        assert [tag.text for tag in page.tags].count(row) >= 1


def test_what_to_do_in_an_emergency_never_has_to_be_unfolded() -> None:
    page = body("/// conditions\n///")
    for tag in page.find("b"):
        if tag.text in ("Chest pain", "A swollen leg"):
            assert [around.name for around in tag.around if around.name == "details"] == []


def test_the_glossary() -> None:
    page = body("/// glossary\n///")
    assert [tag.attributes["id"] for tag in page.find("div") if tag.attributes.get("id", "").startswith("term-")] == [
        "term-effleurage",
        "term-giver",
        "term-low-back",
    ]
    assert words(page.one("dl", "glossary")) == (
        "effleurage The standard word for gliding strokes. "
        "giver The person who gives the massage. Also: masseur low back lumbar spine The part of the back above the hips. "
        "Also: lower back Taught in Get ready"
    )
    assert "lumber" not in page.html


def test_the_sources_are_those_that_are_cited() -> None:
    page = body("/// sources\n///")
    assert [tag.attributes["id"] for tag in page.find("li")] == ["source-calm-board", "source-moss-2020"]
    assert "Moss AB. Slow hands. Journal of Rest 2020;4(2):10–19. doi:10.1000/rest.4 Trial. Abstract read." in words(page.one("ul", "srcs"))


# --- Citations. ---


def test_citations_are_numbered_in_the_order_of_the_page_and_the_stop_list_comes_first(stroke: Looked) -> None:
    assert [words(tag) for tag in stroke.find("span", "cite")] == [
        "[1, official advice]",
        "[2, low certainty]",
        "[2, 1, very low certainty]",
    ]
    sources = [tag for tag in stroke.find("li") if tag.attributes.get("id", "").startswith("source-")]
    assert [(tag.attributes["id"], words(tag)[:10]) for tag in sources] == [("source-1", "1Board of "), ("source-2", "2Moss AB. ")]


def test_every_number_leads_to_its_source(stroke: Looked) -> None:
    targets = {tag.attributes["id"] for tag in stroke.tags if "id" in tag.attributes}
    links = [tag for tag in stroke.find("a") if tag.around and tag.around[-1].classes == ["cite"]]
    assert links
    for tag in links:
        assert tag.attributes["href"] == f"#source-{tag.text}"
        assert tag.attributes["aria-label"] == f"Source {tag.text}"
        assert tag.attributes["href"][1:] in targets


def test_sources_of_the_whole_lesson_come_last() -> None:
    page = look(FRONT.replace("checked:", "sources: [calm-board, moss-2020]\nchecked:") + "\nSlow [@moss-2020; low].\n")
    listed = [words(tag)[1:6] for tag in page.find("li")]
    assert listed == ["Moss ", "Board"]


def test_no_sources_no_list() -> None:
    page = body("Slow.")
    assert page.find("ol", "srcs") == []


def test_a_citation_in_code_is_code() -> None:
    page = body("Write `[@moss-2020; low]`.")
    assert page.one("code").text == "[@moss-2020; low]"
    assert page.find("span", "cite") == []


@pytest.mark.parametrize(
    "text",
    [
        "\\`[@nobody; low]\\`",
        "One [@moss-2020;\nlow] and [@nobody,\n@moss-2020; low].",
        "[@moss-2020; low] and [@nobody,\n@moss-2020; low]",
        "``` `[@nobody; low]`` ` `[@nobody; low]",
    ],
    ids=["ticks that are no code", "over two lines", "over two lines beside a good one", "odd ticks"],
)
def test_a_citation_that_is_not_told_of_can_be_rendered(text: str) -> None:
    problems, html = rendered(f"{FRONT}\n{text}\n")
    assert problems or html


@pytest.mark.parametrize("certainty", ["very\nlow", "official   advice", " very low ", "\nvery low"])
def test_a_certainty_may_be_broken_over_lines(certainty: str) -> None:
    assert words(body(f"Perhaps slow [@moss-2020;{certainty}].").one("span", "cite")) == f"[1, {' '.join(certainty.split())}" + (
        "]" if certainty.startswith("official") else " certainty]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- a `x\n- [@nobody; low] y` z",
        "1. a `x\n2. [@nobody; low] y` z",
        "## A ` b\n[@nobody; low] ` c",
        "a ` b\n***\n[@nobody; low] ` c",
        "| a ` | b |\n| --- | --- |\n| c [@nobody; low] | d ` |",
        "[x]: `\n[@nobody; low] `",
    ],
    ids=["list", "numbered list", "heading", "rule", "table", "address"],
)
def test_ticks_without_a_partner_hide_no_citation(text: str) -> None:
    problems, html = rendered(f"{FRONT}\n{text}\n")
    assert problems or html


def test_an_almost_citation_beside_a_good_one_is_told() -> None:
    problems, _ = rendered(f"{FRONT}\nSlow [@moss-2020; low] and calm [@Moss-2020; low].\n")
    assert [problem.line for problem in problems] == [8]


# --- Glossary words. ---


def test_glossary_words_lead_to_their_entries(stroke: Looked) -> None:
    assert [(tag.text, tag.attributes["href"]) for tag in stroke.find("a", "term")] == [
        ("giver", "../reference/glossary.md#term-giver"),
        ("low back", "../reference/glossary.md#term-low-back"),
    ]
    assert (
        words(stroke.one("section", "words"))
        == "Words used here giver The person who gives the massage. low back The part of the back above the hips."
    )


def test_a_reference_page_marks_no_words() -> None:
    assert body("The giver.").find("a", "term") == []


# --- What may not get through. ---


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<div onclick='x()'>a</div>",
        "<!-- remark -->",
        "<img src=x onerror=alert(1)>",
        "<br/>",
        "<?php x ?>",
        "<![CDATA[x]]>",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    page = Looked(of_no_lesson(text))
    assert words(page.tags[0]) == text
    assert {tag.name for tag in page.tags} <= {"p"}


@pytest.mark.parametrize("text", ["![alt](a.png)", "![alt][a]\n\n[a]: a.png", "![a]\n\n[a]: a.png"])
def test_pictures_are_taken_out_of_the_language(text: str) -> None:
    assert "<img" not in of_no_lesson(text)


LINKS = [
    "[x](javascript:alert(1))",
    "[x]( JavaScript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&#115;cript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x][a]\n\n[a]: javascript:alert(1)",
    "[a]\n\n[a]: <javascript:alert(1)>",
    "[x](\x01javascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](blob:x)",
    "[x](&#1;javascript:alert(1))",
]


@pytest.mark.parametrize("text", LINKS)
def test_links_that_run_something_are_disarmed(text: str) -> None:
    page = Looked(of_no_lesson(text))
    assert [tag.attributes.get("href", "") for tag in page.find("a")] in ([""], [])


@pytest.mark.parametrize("text", [text for text in LINKS if "blob" not in text])
def test_links_that_run_something_are_told(text: str) -> None:
    problems, _ = rendered(f"{FRONT}\n{text}\n")
    assert problems


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d",
        "http://example.org",
        "mailto:a@example.org",
        "tel:112",
        "../a.md",
        "#part",
        "a.md#b:c",
        "/a",
        "?q=javascript:1",
        "a/javascript:b",
    ],
)
def test_other_links_are_left_alone(address: str) -> None:
    page = Looked(of_no_lesson(f"[x]({address})"))
    assert page.one("a").attributes["href"] == address


@pytest.mark.parametrize("block", ["stop", "learn", "key-points", "note | A", "question | A"])
def test_attributes_of_blocks_are_told(block: str) -> None:
    problems, _ = rendered(f"{FRONT}\n/// {block}\n    attrs: {{onclick: alert(1)}}\n\nText.\n///\n")
    assert [problem.line for problem in problems] == [9]


@pytest.mark.parametrize("block", ["step | A", "repeat | A", "figure | A"])
def test_attributes_of_blocks_with_options_are_told(block: str) -> None:
    problems, _ = rendered(f"{FRONT}\n/// {block}\n    attrs: {{onclick: alert(1)}}\n\nText.\n///\n")
    assert "“attrs” is not a known field" in " ".join(problem.what for problem in problems)


HEADINGS = ["# Title", "#Title", "Title\n=====", " # Title", "#"]


@pytest.mark.parametrize("text", HEADINGS)
def test_a_page_has_one_title(text: str) -> None:
    problems, html = rendered(f"{FRONT}\n{text}\n")
    assert problems or [tag.text for tag in Looked(html).find("h1")] == ["A case"]


TAGS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "hr",
    "br",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "section",
    "aside",
    "details",
    "summary",
    "span",
    "b",
    "small",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "svg",
    "use",
    "path",
    "circle",
    "g",
    "text",
    "rect",
    "line",
    "button",
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "template",
}
ATTRIBUTES = {
    "data-from",
    "data-none",
    "data-minutes",
    "data-yes",
    "data-name",
    "data-caution",
    "data-ask",
    "data-away",
    "data-ways",
    "class",
    "id",
    "href",
    "title",
    "align",
    "start",
    "aria-label",
    "aria-hidden",
    "role",
    "viewbox",
    "d",
    "cx",
    "cy",
    "r",
    "x",
    "y",
    "transform",
    "text-anchor",
    "stroke-width",
    "stroke-dasharray",
    "data-track",
    "data-hand",
    "data-s",
    "data-lag",
    "data-seconds",
    "data-reading",
    "data-stroke",
    "data-side",
    "data-place",
    "data-low",
    "data-high",
    "data-round",
    "data-role",
    "data-back",
    "data-area",
    "data-gliding",
    "data-share",
    "data-first",
    "scope",
    "colspan",
    "autocomplete",
    "name",
    "value",
    "width",
    "height",
    "x1",
    "x2",
    "y1",
    "y2",
    "type",
    "hidden",
    "aria-describedby",
    "data-asked",
    "data-right",
    "data-unfit",
    "data-out",
    "data-use",
    "data-words",
    "data-key",
    "data-title",
    "data-tempo",
    "data-stand",
    "data-oil",
    "data-pressure",
    "data-takes",
    "data-heavy",
}


def harmless(html: str) -> None:
    assert "<script" not in html.lower()
    for tag in Looked(html).tags:
        assert tag.name in TAGS
        assert set(tag.attributes) <= ATTRIBUTES
        address = re.sub(r"[\t\n\r]", "", tag.attributes.get("href", "").strip("".join(map(chr, range(33))))).lower()
        scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
        assert scheme is None or scheme[1] in ("http", "https", "mailto", "tel")


PIECES = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "<script>",
        "<scr<script>ipt>",
        "<img src=x onerror=alert(1)>",
        "onclick=x",
        'a" onmouseover="x',
        "'",
        '"',
        "`",
        "``",
        "[",
        "](",
        ")",
        "[x](",
        "[x]: ",
        "[x]",
        "![",
        "javascript:",
        "&#106;avascript:",
        "java\tscript:",
        "data:",
        "&colon;",
        "&#0;",
        "&lt;script&gt;",
        "<https://a",
        "<a@b.c",
        "\\",
        "\\<",
        "*",
        "**",
        "_",
        "# ",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "|",
        "\n|-|-|\n",
        "```\n",
        "``` {onclick=x}\n",
        "``` {.a #b onclick=x}\n",
        "~~~\n",
        "/// note | ",
        "/// stop\n",
        "///\n",
        "/// question | ",
        "{: onclick=x }",
        "{#a onclick=x}",
        "[TOC]",
        "[custom]",
        "[@moss-2020; low]",
        "giver",
        "low back",
        "\x02",
        "\x03",
        "wzxhzdk:0",
        "klzzwxh:0000",
        "amp",
        "\x00",
        ' "title" ',
        "&",
        ";",
        "a",
        " ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
@example('[x](http://a "b\\" onclick=\\"alert(1)")')
@example("<scr<script>ipt>alert(1)</script>")
@example("``` {onclick=alert(1) .a}\nx\n```\n")
@example("[x](\x01javascript:a)")
def test_no_text_gets_anything_through(text: str) -> None:
    harmless(of_no_lesson(text))


@given(st.text(max_size=120))
def test_no_plain_text_gets_anything_through(text: str) -> None:
    harmless(of_no_lesson(text))


LINES = st.sampled_from(
    [
        "/// step | A *b* <c>",
        "/// stop",
        "///",
        "//// note | B",
        "////",
        "    time: 8 s",
        "    time: 7.5",
        "    time: .inf",
        "    pressure: 3-4",
        "    pressure: {waist: 1}",
        "    steps: 1",
        "/// repeat | C",
        "/// pressure | 3-4",
        "/// pressure | 2 - 3",
        "/// questions",
        "/// conditions",
        "/// signs-after",
        "    help: hospital",
        "/// glossary",
        "/// sources",
        "/// chapters",
        "/// figure | D",
        "    view: back",
        "    view: spine from behind",
        "    labels: [neck]",
        "    figure:",
        "      view: back",
        "      hold: {hands: palms, at: low back}",
        "      hold: {hands: palms, at: waist}",
        "      glide: {hands: palms, along: [low back, waist], beside: spine}",
        "      glide: {hands: palms, along: [waist, waist]}",
        "    tempo: slow",
        "```",
        "~~~ yaml",
        "> /// note | C",
        "- a",
        "    /// step | In a list",
        "        pressure: 9",
        "## A",
        "[@moss-2020; low]",
        "[@nobody; low]",
        "[@moss-2020,",
        "@nobody; low]",
        "\\`[@nobody; low]\\`",
        "`",
        "",
        "",
        "Why: a giver.",
        "Say: “b”",
        "| a | b |",
        "| --- | --- |",
        "<a@b.c>",
        "\ttime: 8 s",
        "\tpressure: 9",
    ]
)
TEXT = st.sampled_from(["Text.", "- a", "- a\n\n    b", "    c", "> d", "## E", "```\n/// step | F\n```", "| g |\n| - |", "1. h", ""])
STEP_OPTIONS = "    time: 8 s\n    figure:\n      view: back\n      hold: {hands: palms, at: low back}\n"
HEADS = st.sampled_from(
    ["step | A", "step | B\n    time: 8 s", f"step | C\n{STEP_OPTIONS}", "note | D", "questions", "signs-after\n\thelp: hospital", "learn"]
)
GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n"])


def written(inside: st.SearchStrategy[str], slashes: str) -> st.SearchStrategy[str]:
    parts = (st.sampled_from(["", " ", "   "]), HEADS, GAPS, inside, GAPS)
    return st.builds(lambda indent, head, gap, text, end: f"{indent}{slashes} {head}{gap}{text}{end}{slashes}", *parts)


def several(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.builds("{}{}".format, part, GAPS), max_size=4).map("".join)


SOUND = several(TEXT | written(several(TEXT | written(several(TEXT), "///")), "////"))
"""Texts whose blocks begin and end as they should; what stands in them and between them may still be no good."""
TEXTS = st.lists(LINES, max_size=4).map("\n".join) | SOUND


@given(TEXTS)
def test_what_nothing_is_told_of_can_be_rendered(text: str) -> None:
    problems, html = rendered(f"{FRONT}\n{text}\n")
    assume(not problems)
    harmless(html)


@given(TEXTS)
@example("- a\n\n    b\n/// step | B\n    time: 8 s\n///")
@example("/// note | A\n/// note | B\n///\n///")
def test_every_block_on_a_page_has_been_checked(text: str) -> None:
    lesson = f"{FRONT}\n{text}\n"
    problems, html = rendered(lesson)
    assume(not problems)
    read, known, _ = read_lesson(lesson, f"docs/{CASE}", CASE)
    assert known
    page = Looked(html)
    times = [float(tag.attributes.get("data-seconds", 0)) for tag in page.find("section", "step")]
    assert times == [step.time or 0 for _, step in read.steps()]
    assert len(page.find("aside", "note")) == len(list(read.named("note")))
    code = "".join(tag.text for tag in page.find("code"))
    assert page.html.count("///") == code.count("///")


# --- Where a page stands. ---


@pytest.mark.parametrize(
    ("uri", "address", "root", "to", "link"),
    [
        ("strokes/a.md", "strokes/a/", "../../", "reference/glossary.md", "../reference/glossary.md"),
        ("strokes/a.md", "strokes/a/", "../../", "strokes/b.md", "b.md"),
        ("index.md", "./", "", "strokes/b.md", "strokes/b.md"),
        ("a.md", "a/", "../", "strokes/b.md", "strokes/b.md"),
        ("strokes/index.md", "strokes/", "../", "index.md", "../index.md"),
    ],
)
def test_links_between_pages(uri: str, address: str, root: str, to: str, link: str) -> None:
    page = Page.at(uri, address)
    assert page.root == root
    assert page.link_to(to) == link


def test_a_docs_folder_is_read_when_it_is_first_asked_for(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: FRONT + "\nThe giver [@moss-2020; low].\n"})
    assert "Moss AB" in converted("The giver [@moss-2020; low].", docs)
    assert set(library_of(docs).by_slug) == {"ready", "case"}


def test_a_broken_docs_folder_is_refused_with_all_its_problems(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: FRONT + "\n# A\n\n<b>\n"})
    with pytest.raises(BrokenHandbook) as caught:
        converted("A.", docs)
    assert str(caught.value).splitlines() == [
        "docs/strokes/case.md:8: the title stands in the front matter; begin sections with ##",
        "docs/strokes/case.md:10: raw HTML is not used here; write it in Markdown, or with a block",
    ]


def test_every_real_lesson_is_harmless_and_keeps_its_steps() -> None:
    docs = ROOT / "docs"
    library, problems = read_library(docs)
    assert problems == []
    use_library(docs, library)
    for lesson in library.lessons:
        text = (docs / lesson.uri).read_text(encoding="utf-8")
        html = converted(re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.S), docs, lesson.uri)
        harmless(html)
        steps = [tag for tag in Looked(html).find("section", "step") if not any("builder" in around.classes for around in tag.around)]
        assert len(steps) == len(list(lesson.named("step")))
        assert "///" not in html
