"""The health check, its cards and the quizzes in a browser: by touch, by keyboard, without scripts, on paper; and nothing is kept."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from handbook.library import Library, read_library
from handbook.markdown.quizzes import told
from handbook.models.screening import LINK, AskFirst, Condition, Conditions, Story
from handbook.verdict import GO, UNSURE
from tests.conftest import ROOT
from tests.sampling import at_night
from tests.site.live import DESK, PHONE, come
from tests.site.parts import article, file_of, part, read, squeezed, without_mark
from tests.site.test_accessibility import AXE, FOCUS, OVERFLOW, violations
from tests.site.test_pages import TOO_WIDE
from tests.site.test_print import MM, SIZES, sheets_of

Opener = Callable[..., Page]

DAY = "before/is-today-a-good-day/"
CARD = "before/screening-card/"
STORIES = "practise/screening-quiz/"
PLACES = "know/danger-quiz/"
CHECK = "practise/check-yourself/"
LESSON = "strokes/long-glide/"

TAP = 48
"""The least height of what is tapped, in px."""

MOST_BYTES = {"screening": 3072, "quiz": 2048}
"""Of each script, compressed."""


@cache
def library() -> Library:
    return read_library(ROOT / "docs")[0]


def data() -> Conditions:
    found = library().conditions
    assert found
    return found


COUNT = len(data().questions)
KEYS = [question.key for question in data().questions]
CHEST = data().by_key["chest-pain"][1].sign


def rows_of(number: int) -> list[tuple[str, Condition]]:
    """The signs that answer a question, most urgent level first."""
    return [(name, row) for name, row in data().by_key.values() if KEYS[number - 1] in row.asked]


def read_out(text: str) -> str:
    """A text of the data as a page shows it."""
    return LINK.sub(lambda match: f"“{data().by_key[match[1]][1].name}”", text)


# ── Answering ──


def question(page: Page, number: int) -> Locator:
    return page.locator(".ask > li").nth(number - 1)


def say(page: Page, number: int, answer: str) -> None:
    label = question(page, number).locator("label", has=page.locator(f"[type=radio][value={answer}]"))
    label.tap() if page.evaluate("navigator.maxTouchPoints") else label.click()


def tick(page: Page, number: int, sign: str) -> None:
    label = question(page, number).locator(".lines label").filter(has_text=sign).first
    label.tap() if page.evaluate("navigator.maxTouchPoints") else label.click()


def all_no(page: Page, but: tuple[int, ...] = ()) -> None:
    for number in range(1, COUNT + 1):
        say(page, number, "yes" if number in but else "no")


def first_of(level: str, number: int) -> str:
    return next(row.sign for name, row in rows_of(number) if name == level)


def open_day(open_page: Opener, address: str, width: int = PHONE, **settings: Any) -> Page:
    page = open_page(width=width, **settings)
    come(page, address + DAY)
    return page


def test_a_yes_opens_its_signs_at_once_by_level(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, has_touch=True)
    titles = {name: level.title for name, level in data().levels.named.items()}
    for number in range(1, COUNT + 1):
        expect(page.locator(".lines")).to_have_count(0)
        say(page, number, "yes")
        lines = question(page, number).locator(".lines")
        expect(lines).to_be_visible()
        expect(page.locator(".lines")).to_have_count(1)
        shown = [
            (group.locator("h3").inner_text(), sign)
            for group in lines.locator("section.verdict").all()
            for sign in group.locator("label").all_inner_texts()
        ]
        assert shown == [(titles[name], row.sign) for name, row in rows_of(number)]
        say(page, number, "no")
    expect(page.locator(".lines")).to_have_count(0)


def test_a_ticked_sign_says_what_to_do_until_when_and_on_whose_word(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, has_touch=True)
    for number in range(1, COUNT + 1):
        say(page, number, "yes")
        for label, (_, row) in zip(question(page, number).locator(".lines label").all(), rows_of(number), strict=True):
            answer = label.locator("xpath=following-sibling::div")
            expect(answer).to_be_hidden()
            label.tap()
            expect(answer).to_be_visible()
            said = " ".join(answer.inner_text().split())
            for text in (row.action, row.time, row.why or "", (row.custom or "") if row.sources else ""):
                assert read_out(text) in said
            if isinstance(row, AskFirst):
                for text in (row.whom, row.words, row.meanwhile or ""):
                    assert text in said
            assert answer.locator(".cite a").count() == len(row.sources)
            label.tap()
            expect(answer).to_be_hidden()
        say(page, number, "no")


def test_the_numbers_to_call_stand_by_the_emergency_that_is_ticked_and_can_be_tapped(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    say(page, 2, "yes")
    expect(page.locator(".lines .tels:visible")).to_have_count(0)
    tick(page, 2, CHEST)
    numbers = page.locator(".lines .tels:visible")
    expect(numbers).to_have_count(1)
    for number in data().numbers:
        expect(numbers).to_contain_text(number.call)
    assert numbers.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))") == [
        f"tel:{number.call}" for number in data().numbers if number.call.isdecimal()
    ]


LEVELS = {"emergency": 2, "doctor-today": 4, "not-today": 1, "ask-first": 9, "work-around": 10}


@pytest.mark.parametrize(("level", "number"), LEVELS.items())
def test_the_verdict_is_the_level_that_was_chosen(level: str, number: int, address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, has_touch=True)
    outcome = page.get_by_role("status")
    all_no(page, but=(number,))
    expect(outcome).to_contain_text("No massage today, unless a line fits. You said yes, but ticked no line.")
    expect(outcome).to_contain_text(f"Ask a pharmacist, a doctor or an urgent line (111) today. Questions: {number}.")
    sign = first_of(level, number)
    tick(page, number, sign)
    named = data().levels.named[level]
    expect(outcome.locator("h3")).to_have_text([named.title])
    expect(outcome).to_contain_text(named.do)
    expect(outcome.locator(".signs li > b")).to_have_text([sign])
    row = next(row for name, row in rows_of(number) if name == level)
    expect(outcome).to_contain_text(read_out(row.action))
    expect(outcome).to_contain_text(read_out(row.time))
    expect(outcome).not_to_contain_text("unless a line fits")
    expect(outcome.get_by_role("link", name="Ask and agree")).to_have_count(1 if level == "work-around" else 0)
    assert outcome.locator(".tels").count() == (level == "emergency")


def test_the_most_urgent_of_several_counts(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=(4, 5, 10))
    tick(page, 10, first_of("work-around", 10))
    tick(page, 5, first_of("ask-first", 5))
    both = [data().levels.ask_first.title, data().levels.work_around.title]
    expect(page.locator(".outcome h3")).to_have_text(both)
    expect(page.locator(".outcome .unsure")).to_contain_text("Questions: 4.")
    expect(page.locator(".outcome .meanwhile")).to_have_count(0)
    tick(page, 4, first_of("doctor-today", 4))
    expect(page.locator(".outcome h3")).to_have_text([data().levels.doctor_today.title])
    expect(page.locator(".outcome .unsure")).to_have_count(0)
    say(page, 4, "no")
    expect(page.locator(".outcome h3")).to_have_text(both)
    expect(page.locator(".outcome .meanwhile")).to_have_count(1)


def test_a_row_of_two_questions_is_ticked_in_both(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    sign = data().by_key["cancer-new-pain"][1].sign
    all_no(page, but=(2, 7))
    tick(page, 2, sign)
    expect(page.locator(".lines :checked")).to_have_count(2)
    expect(page.locator(".outcome .unsure")).to_have_count(0)
    say(page, 2, "no")
    say(page, 2, "yes")
    expect(page.locator(".lines :checked")).to_have_count(2)
    tick(page, 7, sign)
    expect(page.locator(".lines :checked")).to_have_count(0)


def test_what_is_fine_meanwhile_goes_when_one_row_allows_nothing(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=(4, 5))
    tick(page, 5, data().by_key["blood-thinners"][1].sign)
    tick(page, 4, data().by_key["past-clot"][1].sign)
    expect(page.locator(".outcome .meanwhile")).to_have_count(0)
    expect(page.locator(".outcome .nothing")).to_have_count(1)
    expect(page.locator(".outcome")).to_contain_text("In a routine, tick: blood thinners.")


WALKED = [story for story in library().stories if story.level == GO or (story.says_yes and (story.quiz or story.level == UNSURE))][::2]
"""A handful with something to answer; a unit test walks all of them through the same rules."""


@pytest.mark.parametrize("story", WALKED, ids=lambda story: story.story[:30])
def test_a_story_is_walked_on_the_page(story: Story, address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=tuple(KEYS.index(key) + 1 for key in story.says_yes))
    for key in story.rows:
        _, row = data().by_key[key]
        label = page.locator(".lines label").filter(has=page.locator(f'[name="{row.anchor}"]:not(:checked)'))
        if label.count():
            label.first.click()
    titles = page.locator(".outcome h3")
    if story.level == GO:
        expect(page.locator(".outcome")).to_contain_text("No to all")
    elif story.level == UNSURE:
        expect(page.locator(".outcome .unsure")).to_have_count(1)
    else:
        expect(page.locator(".outcome .unsure")).to_have_count(0)
        expect(titles.first).to_have_text(data().levels.named[story.level].title)


def test_an_address_of_a_folded_row_unfolds_it(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + DAY + "#sign-headache")
    expect(page.locator("#sign-headache .sign__a")).to_be_visible()
    page.locator("#sign-headache .sign__a a").first.click()
    expect(page).to_have_url(re.compile("#sign-neck-pain-unlike$"))
    page.evaluate("location.hash = 'sign-faint'")
    expect(page.locator("#sign-faint .sign__a")).to_be_visible()


def test_no_to_all(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, has_touch=True)
    outcome = page.get_by_role("status")
    for number in range(1, COUNT + 1):
        expect(outcome).to_have_text("")
        say(page, number, "no")
        expect(page.locator(".far b")).to_have_text(f"{number} of {COUNT} answered.")
    expect(outcome).to_contain_text("No to all: go on to Ask and agree, or")
    expect(outcome).to_be_in_viewport()
    outcome.get_by_role("link", name="Ask and agree").tap()
    expect(page.locator("h1")).to_have_text("Ask and agree")


def test_an_emergency_does_not_wait_for_the_other_questions(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, has_touch=True)
    say(page, 2, "yes")
    expect(page.get_by_role("status")).to_have_text("")
    tick(page, 2, CHEST)
    expect(page.get_by_role("status").locator("h3")).to_have_text([data().levels.emergency.title])
    tick(page, 2, CHEST)
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_what_is_tapped_is_large_and_nothing_is_too_wide(width: int, address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, width=width)
    all_no(page, but=tuple(range(1, COUNT + 1)))
    tick(page, 2, CHEST)
    small = page.evaluate(
        "(least) => [...document.querySelectorAll('.screening label, .screening button')].filter((node) =>"
        " node.getBoundingClientRect().height < least || node.getBoundingClientRect().width < least).map((node) => node.textContent)",
        TAP,
    )
    assert small == []
    assert page.locator(".screening label").count() > 70
    assert page.evaluate(TOO_WIDE) == []
    assert not page.evaluate(OVERFLOW)


# ── The keyboard ──


def tab_to(page: Page, condition: str) -> None:
    """Press Tab until a JavaScript expression about the focus is true."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus is not None, f"the page was left: {condition}"
        assert focus["wrong"] == []
        if page.evaluate(condition):
            return
    raise AssertionError(f"no key leads to it: {condition}")


def test_the_keyboard_alone_leads_to_the_verdict(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address, width=DESK, reduced_motion="reduce")
    page.locator("[name=question-ill][value=no]").focus()
    page.keyboard.press("Space")
    for key in KEYS[1:]:
        tab_to(page, f"document.activeElement.name === 'question-{key}'")
        page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_contain_text("No to all")
    page.locator("[name=question-medicine][value=no]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=question-medicine][value=yes]")).to_be_focused()
    expect(page.locator(".lines")).to_have_count(1)
    tab_to(page, "document.activeElement.parentNode.textContent.startsWith('Takes blood thinners')")
    page.keyboard.press("Space")
    expect(page.get_by_role("status").locator("h3")).to_have_text([data().levels.ask_first.title])


def test_start_again_empties_everything_and_begins_at_the_top(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=(3,))
    page.get_by_role("button", name="Start again").click()
    assert_untouched(page)
    expect(page.locator("[name=question-ill][value=no]")).to_be_focused()


# ── Nothing is kept, nothing is sent ──


def assert_untouched(page: Page) -> None:
    expect(page.locator(".screening :checked")).to_have_count(0)
    expect(page.locator(".lines")).to_have_count(0)
    expect(page.locator(".outcome")).to_have_text("")
    expect(page.locator(".far b")).to_have_text(f"0 of {COUNT} answered.")


def test_a_reload_forgets(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=(6,))
    page.reload()
    assert_untouched(page)


def test_leaving_and_coming_back_forgets(address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    all_no(page, but=(6,))
    page.goto(address + LESSON)
    page.go_back()
    assert_untouched(page)


def test_a_page_that_comes_back_as_it_was_left_forgets(address: str, open_page: Opener) -> None:
    """Some browsers keep the whole page in memory, and show it again when the reader goes back."""
    page = open_day(open_page, address)
    all_no(page, but=(6,))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert_untouched(page)


STORED = """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state, await indexedDB.databases(),
  await caches.keys()])"""
"""Everything that a page can keep."""


def do_day(page: Page) -> None:
    all_no(page, but=(2, 9))
    tick(page, 2, CHEST)
    page.get_by_role("button", name="Start again").click()
    all_no(page)


def do_quiz(page: Page) -> None:
    for case in page.locator(".case").all():
        case.locator("label").nth(1).click()


@pytest.mark.parametrize(("where", "do"), [(DAY, do_day), (STORIES, do_quiz), (PLACES, do_quiz)], ids=["day", "stories", "places"])
def test_nothing_is_stored_and_nothing_is_asked_of_anyone(where: str, do: Callable[[Page], None], address: str, browser: Browser) -> None:
    with browser.new_context(viewport={"width": PHONE, "height": 844}) as context:
        page = context.new_page()
        come(page, address + LESSON, idle=True)  # what the theme keeps, on a page without these scripts
        before = page.evaluate(STORED)
        come(page, address + where, idle=True)
        count = page.evaluate("history.length")
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        do(page)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(STORED) == before
        assert sent == []
        assert page.url == address + where
        assert page.evaluate("history.length") == count
        assert page.locator("article form").count() == 0


# ── Without scripts ──


def test_without_scripts_all_questions_and_all_signs_are_there(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, java_script_enabled=False)
    page.goto(address + DAY)
    assert page.locator(".ask > li").count() == COUNT
    for asked in data().questions:
        expect(page.locator(".ask")).to_contain_text(asked.ask)
    for control in page.locator("article input, article button").all():
        expect(control).to_be_hidden()
    shown = " ".join(page.locator(".verdicts").inner_text().split())
    for level in data().levels.named.values():
        for row in level.rows:
            assert row.sign in shown
    for row in (*data().levels.emergency.rows, *data().levels.doctor_today.rows):
        assert read_out(row.action) in shown
        assert read_out(row.time) in shown
    expect(page.locator(".progress")).to_be_hidden()


@pytest.mark.parametrize("where", [STORIES, PLACES])
def test_without_scripts_each_answer_unfolds(where: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, java_script_enabled=False)
    page.goto(address + where)
    cases = page.locator(".case")
    assert cases.count() >= 12
    for case in cases.all():
        expect(case.locator("input").first).to_be_hidden()
        expect(case.locator(".quiz__a")).to_be_hidden()
        case.locator("summary").click()
        expect(case.locator(".quiz__a .right")).to_be_visible()


# ── The quizzes ──


def right_answers(page: Page) -> list[str]:
    found: list[str] = page.locator(".case details").evaluate_all("(all) => all.map((one) => one.dataset.right)")
    return found


@pytest.mark.parametrize("where", [STORIES, PLACES])
def test_each_choice_is_answered_at_once_and_counted(where: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, has_touch=True)
    come(page, address + where)
    answers = right_answers(page)
    right = 0
    for index, (case, answer) in enumerate(zip(page.locator(".case").all(), answers, strict=True)):
        expect(case.locator("details")).to_be_hidden()
        labels = case.locator("label")
        values = [str(label.locator("input").get_attribute("value")) for label in labels.all()]
        wrong = next(value for value in values if value != answer)
        chosen = wrong if index % 3 == 2 else answer
        right += chosen == answer
        labels.nth(values.index(chosen)).tap()
        so_far = " so far" if index + 1 < len(answers) else ""
        expect(case.get_by_role("status")).to_have_text(
            f"{'Right' if chosen == answer else 'Not quite'}. {right} of {len(answers)} right{so_far}."
        )
        expect(case.locator(".quiz__a .right")).to_be_visible()
        expect(case.locator(".good")).to_have_count(1)
        expect(case.locator(".good input")).to_have_value(answer)
    assert 0 < right < len(answers)


def test_only_the_first_choice_counts(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + STORIES)
    case, answer = page.locator(".case").first, right_answers(page)[0]
    case.locator(f"label:not(:has([value={answer}]))").first.click()
    wrong = case.locator(":checked").get_attribute("value")
    case.locator(f"label:has([value={answer}])").click(force=True)
    expect(case.get_by_role("status")).to_contain_text("Not quite. 0 of")
    assert case.locator(":checked").get_attribute("value") == wrong
    second = page.locator(".case").nth(1)
    second.locator(f"[value={right_answers(page)[1]}]").check()
    expect(second.get_by_role("status")).to_contain_text("Right. 1 of")


@pytest.mark.parametrize("key", ["Enter", "Space", "Tab"])
def test_the_arrow_keys_pass_over_answers_until_one_is_meant(key: str, address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + STORIES)
    case, answer = page.locator(".case").first, right_answers(page)[0]
    values = [str(button.get_attribute("value")) for button in case.locator("input").all()]
    case.locator("input").first.focus()
    for _ in range(values.index(answer) or len(values)):
        page.keyboard.press("ArrowDown")
        expect(case.get_by_role("status")).to_have_text("")
    page.keyboard.press(key)
    expect(case.get_by_role("status")).to_contain_text("Right. 1 of")


def test_a_reload_forgets_the_quiz(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + STORIES)
    do_quiz(page)
    page.reload()
    expect(page.locator(".case :checked")).to_have_count(0)
    expect(page.locator(".case details").first).to_be_hidden()


def test_every_story_of_the_data_is_asked(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + STORIES)
    asked = [text.partition(". ")[2] for text in page.locator(".case legend").all_inner_texts()]
    assert asked == [story.story for story in told(library())]
    assert right_answers(page) == [story.level for story in told(library())]


def test_each_place_is_drawn_beside_its_question(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + PLACES)
    for number, case in enumerate(page.locator(".case").all(), start=1):
        expect(case.locator("svg[role=img]")).to_have_count(1)
        expect(case.locator(".disc-t")).to_have_text(str(number))
        dot = case.locator(".lead-end").bounding_box()
        picture = case.locator("svg[role=img]").bounding_box()
        assert dot
        assert picture
        assert dot["width"] >= 7
        assert picture["x"] <= dot["x"]
        assert dot["x"] + dot["width"] <= picture["x"] + picture["width"]


@pytest.mark.parametrize("width", [320, PHONE, DESK])
@pytest.mark.parametrize("where", [STORIES, PLACES])
def test_choices_are_large(where: str, width: int, address: str, open_page: Opener) -> None:
    page = open_page(width=width)
    come(page, address + where)
    heights = page.locator(".choice").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= TAP
    do_quiz(page)
    assert page.evaluate(TOO_WIDE) == []


# ── All answers at once ──


def test_many_questions_have_a_button_for_all_answers(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + CHECK)
    questions = page.locator("details.quiz")
    count = questions.count()
    assert count > 10
    button = page.locator("button.all")
    expect(button).to_have_text(f"Show all {count} answers")
    box = button.bounding_box()
    assert box
    assert box["height"] >= TAP
    button.click()
    expect(page.locator("details.quiz[open]")).to_have_count(count)
    expect(button).to_have_text("Hide all answers")
    questions.first.locator("summary").click()
    expect(button).to_have_text(f"Show all {count} answers")
    button.click()
    button.click()
    expect(page.locator("details.quiz[open]")).to_have_count(0)
    page.reload()
    expect(page.locator("details.quiz[open]")).to_have_count(0)


def test_few_questions_have_none(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + LESSON)
    assert page.locator("details.quiz").count() >= 3
    expect(page.locator("button.all")).to_have_count(0)


# ── For everybody: axe in each state ──


def day_yes(page: Page) -> None:
    for number in range(1, COUNT + 1):
        say(page, number, "yes")
    for label in page.locator(".lines label").all()[::3]:
        label.click()


def day_none(page: Page) -> None:
    all_no(page)


def day_unsure(page: Page) -> None:
    all_no(page, but=(4, 5))
    tick(page, 5, first_of("ask-first", 5))


def untouched(page: Page) -> None:
    page.locator("h1").wait_for()


def all_answers(page: Page) -> None:
    page.locator("button.all").click()


STATES = [
    (DAY, day_yes),
    (DAY, day_none),
    (DAY, day_unsure),
    (CARD, untouched),
    (STORIES, untouched),
    (STORIES, do_quiz),
    (PLACES, do_quiz),
    (CHECK, all_answers),
]


EVERY_DAY = {(day_yes, "light"), (day_none, "dark"), (do_quiz, "light"), (all_answers, "dark")}
"""What axe sees on every change; the rest is left to the night. Pages that nobody has touched are seen by test_every_page."""


@pytest.mark.parametrize(
    ("where", "state", "scheme"),
    [
        pytest.param(where, state, scheme, id=f"{where.split('/')[1]}-{state.__name__}-{scheme}", marks=at_night(unless=seen))
        for (where, state), scheme in product(STATES, ("light", "dark"))
        for seen in [(state, scheme) in EVERY_DAY]
    ],
)
def test_no_state_has_a_violation(where: str, state: Callable[[Page], None], scheme: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, color_scheme=scheme)
    come(page, address + where)
    page.evaluate(AXE)
    state(page)
    found = violations(page)
    page.set_viewport_size({"width": DESK, "height": 900})
    assert found + violations(page, contrast=False) == []


# ── On paper ──


@pytest.mark.parametrize("size", [pytest.param(size, marks=at_night(unless=size == "A4")) for size in SIZES])
def test_paper_has_the_full_list_and_no_answers(size: str, address: str, open_page: Opener) -> None:
    page = open_day(open_page, address)
    before = [sheet.body for sheet in sheets_of(page.pdf(format=size, tagged=True))]
    day_yes(page)
    after = [sheet.body for sheet in sheets_of(page.pdf(format=size, tagged=True))]
    assert after == before
    whole = "".join(before)
    for level in data().levels.named.values():
        for row in level.rows:
            assert squeezed(row.sign)[:40] in whole
            assert squeezed(read_out(row.action))[:40] in whole
    for words in ("Yes / unsure", "Start again", "Nothing is sent"):
        assert squeezed(words) not in whole


@pytest.mark.parametrize("where", [STORIES, PLACES])
def test_paper_has_the_answers_of_the_quizzes_chosen_or_not(where: str, address: str, open_page: Opener, site: Path) -> None:
    page = open_page(width=PHONE)
    come(page, address + where)
    before = [sheet.body for sheet in sheets_of(page.pdf(format="A4", tagged=True))]
    do_quiz(page)
    assert [sheet.body for sheet in sheets_of(page.pdf(format="A4", tagged=True))] == before
    answers = [squeezed(answer.text())[:60] for answer in article(read(file_of(site, where))).find(of="quiz__a")]
    assert len(answers) >= 12
    assert [answer for answer in answers if answer not in "".join(before)] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without-scripts"])
@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_fills_exactly_one_side_and_the_wallet_card_the_next(
    size: str, scripts: bool, address: str, open_page: Opener, site: Path
) -> None:
    page = open_page(width=PHONE, java_script_enabled=scripts)
    page.goto(address + CARD, wait_until="networkidle")
    sheets = sheets_of(page.pdf(format=size, tagged=True))
    assert len(sheets) == 2
    lesson = article(read(file_of(site, CARD)))
    for name, sheet, other in (("sheet", sheets[0], sheets[1]), ("wallet", sheets[1], sheets[0])):
        parts = lesson.find(of=name)[0].all()
        pieces = [squeezed(node.text()) for node in parts if node.tag in ("p", "li", "dt", "dd") and node.text()]
        assert len(pieces) > 10
        assert [piece for piece in pieces if piece not in sheet.body] == []
        assert pieces[5] not in other.body


FULLEST = 0.97
"""The most of the paper's height that the sheet may take: more, and a word more would need a second side."""


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_has_room_for_a_few_more_words(size: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + CARD)
    first = pypdfium2.PdfDocument(page.pdf(format=size))[0]
    text = first.get_textpage()
    bottoms = [text.get_charbox(index)[1] for index in range(text.count_chars()) if text.get_charbox(index)[1] > 20 * MM]
    used = SIZES[size][1] - min(bottoms)
    assert 0.75 < (used - 18 * MM) / (SIZES[size][1] - 38 * MM) < FULLEST


@pytest.mark.parametrize("size", SIZES)
def test_the_wallet_card_has_its_true_size(size: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + CARD)
    second = pypdfium2.PdfDocument(page.pdf(format=size))[1]
    picture = second.render(scale=4).to_pil().convert("L")
    dark = [index for index in range(picture.width) if picture.getpixel((index, round(picture.height * 0.088))) < 160]
    marks = [index for index in dark if index - 1 not in dark]
    assert len(marks) == 3, "two marks to cut by, and one to fold by"
    assert (marks[2] - marks[0]) / 4 / MM == pytest.approx(170, abs=0.5)
    assert (marks[1] - marks[0]) / 4 / MM == pytest.approx(85, abs=0.5)


def test_no_word_falls_off_the_wallet_card(address: str, open_page: Opener) -> None:
    page = open_page(width=650, height=980)
    come(page, address + CARD)
    page.emulate_media(media="print")
    for face in page.locator(".wallet__face").all():
        box = face.bounding_box()
        assert box
        assert box["width"] == pytest.approx(85 * 96 / 25.4, abs=1)
        assert box["height"] == pytest.approx(54 * 96 / 25.4, abs=1)
        assert face.evaluate("(node) => node.scrollHeight <= node.clientHeight && node.scrollWidth <= node.clientWidth")


SMALLEST = 7
"""The least size of type on paper that a reader in a hurry can be asked to read, in pt."""


def test_the_wallet_card_lists_the_emergencies_in_two_columns_of_readable_type(address: str, open_page: Opener) -> None:
    page = open_page(width=650, height=980)
    come(page, address + CARD)
    page.emulate_media(media="print")
    signs = page.locator(".wallet__face--back li")
    assert signs.count() == len(data().levels.emergency.rows)
    assert signs.evaluate_all("(all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().x))).size") == 2
    sizes = page.locator(".wallet *").evaluate_all("(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75)")
    assert min(sizes) >= SMALLEST - 0.01


def test_black_ink_is_enough_for_the_cards(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, color_scheme="dark")
    come(page, address + CARD)
    for sheet in pypdfium2.PdfDocument(page.pdf(format="A4")):
        picture = sheet.render(scale=1).to_pil().convert("RGB").crop((0, 60, round(sheet.get_width()), 700))
        coloured = [colour for _, colour in picture.getcolors(1 << 24) or [] if max(colour) - min(colour) > 24]
        assert coloured == []


# ── Weight ──


def test_each_script_is_small_and_comes_only_where_it_is_needed(site: Path, address: str, open_page: Opener) -> None:
    for name, most in MOST_BYTES.items():
        assert len(gzip.compress(part(site, f"assets/javascripts/{name}.js").read_bytes(), 9)) <= most
    page = open_page(width=PHONE)
    for where, wanted in ((DAY, ["screening"]), (CARD, []), (STORIES, ["quiz"]), (PLACES, ["quiz"]), (CHECK, ["quiz"]), (LESSON, [])):
        come(page, address + where)
        loaded = [*map(without_mark, page.locator("script[src]").evaluate_all("(all) => all.map((one) => one.src.split('/').pop())"))]
        assert [name for name in ("screening", "quiz") if f"{name}.js" in loaded] == wanted
