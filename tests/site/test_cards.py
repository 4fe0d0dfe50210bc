"""The card of each routine: its own page when the address ends in #card, on one sheet of A4 or Letter; and the page without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT, page_addresses
from tests.site.live import DESK, PHONE, come, until
from tests.site.parts import Node, article, file_of, read, squeezed
from tests.site.test_print import SIZES, Sheet, is_in, own_text, sheets_of

OWN = "routines/make-your-own/"
"""Its steps are put there by a script: see test_builder."""
ROUTINES = [address for address in page_addresses() if address.startswith("routines/") and address != OWN]
SMALLEST = 8.5
"""The smallest text on a card, in points."""
PX = 72 / 96

each_card = pytest.mark.parametrize(("routine", "size"), list(product(ROUTINES, SIZES)))
each_routine = pytest.mark.parametrize("routine", ROUTINES)

Cards = dict[tuple[str, str], list[Sheet]]
Articles = dict[str, Node]


def show_card(page: Page, where: str) -> None:
    """Open a routine's card. The theme goes to an address's anchor by itself, a moment after the page has come."""
    come(page, f"{where}#card", idle=True)
    until(page, "document.querySelector('#card:target')")


@pytest.fixture(scope="module")
def cards(browser: Any, address: str) -> Cards:
    """The sheets of every card, by its routine and the size of the paper."""
    page = browser.new_page()
    made = {}
    for routine in ROUTINES:
        show_card(page, address + routine)
        for size in SIZES:
            made[routine, size] = sheets_of(page.pdf(format=size, tagged=True))
    page.close()
    return made


@pytest.fixture(scope="module")
def whole(browser: Any, address: str) -> dict[str, list[Sheet]]:
    """The sheets of every routine's page as it is printed without the anchor."""
    page = browser.new_page()
    made = {}
    for routine in ROUTINES:
        come(page, address + routine, idle=True)
        made[routine] = sheets_of(page.pdf(format="A4", tagged=True))
    page.close()
    return made


@pytest.fixture(scope="module")
def articles(site: Path) -> Articles:
    """Every routine's own part of its page."""
    return {routine: article(read(file_of(site, routine))) for routine in ROUTINES}


def words(tree: Node, tag: str = "", of: str = "") -> str:
    """The text of the only element of a name or a class."""
    (found,) = tree.find(tag, of)
    return own_text(found)


def paragraphs(step: Node) -> list[Node]:
    return step.find(of="step__text")[0].find("p")


def test_every_routine_of_the_handbook_is_here() -> None:
    routines = [file for file in (ROOT / "docs").rglob("*.md") if "\nkind: routine\n" in file.read_text(encoding="utf-8")[:400]]
    kept = {file.relative_to(ROOT / "docs").with_suffix("").as_posix() + "/" for file in routines if "data" not in file.parts}
    assert kept == set(ROUTINES)
    assert len(ROUTINES) >= 10


@each_card
def test_a_card_is_one_upright_sheet(routine: str, size: str, cards: Cards) -> None:
    (sheet,) = cards[routine, size]
    assert sheet.size == pytest.approx(SIZES[size], abs=1)


@each_card
def test_every_step_is_on_it(routine: str, size: str, cards: Cards, articles: Articles) -> None:
    (sheet,) = cards[routine, size]
    text = squeezed("".join(sheet.lines))
    steps = articles[routine].find(of="step")
    assert len(steps) >= 8
    for number, step in enumerate(steps, start=1):
        title = words(step, "h3")
        assert squeezed(f"{number}{title}") in text
        assert squeezed(title + words(step, of="cue__time")) in text, f"the time of “{title}”"
        assert squeezed(words(step, of="cue__pressure")) in text
        assert squeezed(paragraphs(step)[0].text()) in text, title


@each_card
def test_its_head_and_foot_are_on_it(routine: str, size: str, cards: Cards, articles: Articles) -> None:
    (sheet,) = cards[routine, size]
    text = squeezed("".join(sheet.lines))
    tree = articles[routine]
    title = words(tree, "h1")
    minutes = sum(float(step.attributes["data-seconds"]) for step in tree.find(of="step")) / 60
    assert squeezed(f"{title}{minutes:.0f}:00First:") in text
    assert squeezed("First: ask the health questions") in text
    assert squeezed("No clinician has reviewed this card") in text
    assert squeezed("Stop if it hurts") in text
    assert squeezed("Call the emergency number for chest pain") in text


@each_card
def test_every_figure_is_on_it_and_nothing_else(routine: str, size: str, cards: Cards, articles: Articles) -> None:
    (sheet,) = cards[routine, size]
    drawings = [drawing for step in articles[routine].find(of="step") for drawing in step.find("svg", role="img")]
    assert {told for told, _ in sheet.figures} == {" ".join(drawing.attributes["aria-label"].split()) for drawing in drawings}
    text = squeezed("".join(sheet.lines))
    for left_out in ("In this lesson", "The shape of it", "Key points", "Where this comes from", "Back to the whole", "Why:"):
        assert squeezed(left_out) not in text
    assert text.count("Say:") == len(articles[routine].find(of="say--half"))


@each_routine
def test_its_text_is_large_enough_and_its_pictures_are_alike(routine: str, address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(width=718)
    show_card(page, address + routine)
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll('.hb :is(p, h3, b, span)')];
          const seen = all.filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest('.vh'));
          return seen.map((one) => parseFloat(getComputedStyle(one).fontSize));
        }"""
    )
    assert len(sizes) > 20
    assert min(sizes) * PX >= SMALLEST - 0.01
    boxes = page.evaluate("() => [...document.querySelectorAll('.step .fig')].map((one) => one.getBoundingClientRect().toJSON())")
    assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1
    assert boxes[0]["height"] > 13 * 96 / 25.4
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [PHONE, DESK])
@each_routine
def test_on_the_screen_it_fits_its_window(routine: str, width: int, address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(width=width)
    show_card(page, address + routine)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator(".step >> visible=true").count() == page.locator(".step").count()
    assert page.locator(".hb :is(.because, .say:not(.say--half), .stopbar, .keep, .tl) >> visible=true").count() == 0
    page.locator(".card__back").click()
    until(page, "!document.querySelector('#card:target')")
    assert page.locator(".keep >> visible=true").count() == 1
    assert page.locator(":is(.card-head, .card-foot) >> visible=true").count() == 0


@each_routine
def test_without_the_anchor_the_page_is_printed_whole(routine: str, whole: dict[str, list[Sheet]], articles: Articles) -> None:
    sheets = whole[routine]
    assert len(sheets) > 1
    tree = articles[routine]
    for step in tree.find(of="step"):
        for text in (words(step, "h3"), words(step, of="cue__time"), *(paragraph.text() for paragraph in paragraphs(step))):
            assert is_in(text, sheets), text
    for part in ("learn", "tl-words", "quiz", "keep", "foot-note"):
        for text in (own_text(node) for found in tree.find(of=part) for node in found.find("p") + found.find("li") + found.find("td")):
            assert is_in(text, sheets), text
    printed = "".join(sheet.body for sheet in sheets)
    assert squeezed("No clinician has reviewed this card") not in printed
    assert re.fullmatch(rf"1/{len(sheets)}", sheets[0].foot.replace(" ", ""))
