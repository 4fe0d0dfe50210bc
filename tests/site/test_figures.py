"""Figures in a browser: hands at their true tempo when the reader asks, and pictures as large as the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.live import DESK, PHONE, come

Opener = Callable[..., Page]
Watcher = Callable[..., Page]
LESSON = "strokes/long-glide/"
GALLERY = "contribute/figures/"

MOVING = ".fig:has([data-hand])"
SECONDS = 8

WHERE = """(figure) => [...figure.querySelectorAll('[data-hand]')].map((hand) => {
  const lines = [...figure.querySelectorAll(`[data-track="${hand.dataset.hand}"] > g:first-child .mk`)].map((leg) => leg.getAttribute('d'));
  const way = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  way.setAttribute('d', lines.join(''));
  const [x, y] = hand.getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
  const length = way.getTotalLength();
  let best = [Infinity, 0];
  for (let n = 0; n <= 400; n++) {
    const at = way.getPointAtLength(length * n / 400), off = Math.hypot(at.x - x, at.y - y);
    if (off < best[0]) best = [off, n / 400];
  }
  return {off: best[0], part: best[1]};
})"""
"""How far each hand is from its way, in drawing units, and how much of it lies behind it."""


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watcher]:
    """Opens a page whose clock only moves when it is told to. A clock is a whole context's, so each page has one of its own."""
    contexts: list[BrowserContext] = []

    def opener(where: str, width: int = PHONE) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}))
        page = contexts[-1].new_page()
        come(page, address + where)
        page.clock.install(time=0)
        page.clock.pause_at(1000)
        return page

    yield opener
    for context in contexts:
        context.close()


def homes(page: Page) -> list[str]:
    return [str(hand.get_attribute("transform")) for hand in page.locator(f"{MOVING} [data-hand]").all()]


@pytest.mark.parametrize("seconds", [2, 4, 6])
def test_a_hand_travels_its_way_at_the_true_tempo(seconds: int, watched: Watcher) -> None:
    page = watched(LESSON)
    figure = page.locator(MOVING).first
    assert figure.locator("[data-hand]").first.get_attribute("data-s") == str(SECONDS)
    figure.get_by_role("button", name="Show the pace").click()
    page.clock.run_for(seconds * 1000)
    for hand in figure.evaluate(WHERE):
        assert hand["off"] < 2
        assert hand["part"] == pytest.approx(seconds / SECONDS, abs=0.02)


def test_it_stops_by_itself_after_a_few_rounds_and_the_hands_go_home(watched: Watcher) -> None:
    page = watched(LESSON)
    before = homes(page)
    figure = page.locator(MOVING).first
    figure.get_by_role("button", name="Show the pace").click()
    page.clock.run_for(SECONDS * 2500)
    expect(figure.get_by_role("button", name="Stop")).to_have_attribute("aria-pressed", "true")
    assert homes(page) != before
    page.clock.run_for(SECONDS * 1000)
    expect(figure.get_by_role("button", name="Show the pace")).to_have_attribute("aria-pressed", "false")
    assert homes(page) == before


def test_stop_stops_at_once(watched: Watcher) -> None:
    page = watched(LESSON)
    before = homes(page)
    figure = page.locator(MOVING).first
    figure.get_by_role("button", name="Show the pace").click()
    page.clock.run_for(3000)
    assert homes(page) != before
    figure.get_by_role("button", name="Stop").click()
    assert homes(page) == before
    page.clock.run_for(3000)
    assert homes(page) == before


def test_nothing_moves_by_itself(watched: Watcher) -> None:
    page = watched(LESSON)
    before = homes(page)
    assert before
    page.clock.run_for(60_000)
    assert homes(page) == before


def test_less_motion_is_none_at_all(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, reduced_motion="reduce")
    come(page, address + LESSON)
    assert page.locator(MOVING).count() > 0
    expect(page.get_by_role("button", name="Show the pace")).to_have_count(0)
    expect(page.get_by_role("button", name="Enlarge").first).to_be_visible()


def test_hands_that_take_turns_are_half_a_way_apart(watched: Watcher) -> None:
    page = watched(GALLERY, DESK)
    figure = page.locator(".fig:has([data-lag='0.5'])").first
    seconds = float(str(figure.locator("[data-hand]").first.get_attribute("data-s")))
    figure.get_by_role("button", name="Show the pace").click()
    page.clock.run_for(round(seconds * 750))
    first, second = figure.evaluate(WHERE)
    assert first["part"] - second["part"] == pytest.approx(0.5, abs=0.04)


def test_every_hand_that_says_its_time_has_a_way(watched: Watcher) -> None:
    page = watched(GALLERY, DESK)
    figures = page.locator(MOVING)
    assert figures.count() >= 8
    for index in range(figures.count()):
        figure = figures.nth(index)
        figure.get_by_role("button", name="Show the pace").click()
        page.clock.run_for(700)
        assert all(hand["off"] < 3 for hand in figure.evaluate(WHERE)), figure.inner_html()[:300]
        figure.get_by_role("button", name="Stop").click()


@pytest.mark.parametrize("by", ["tap", "button", "key"])
def test_a_tap_enlarges_and_closing_comes_back(by: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + LESSON)
    figure = page.locator(".fig").first
    button = figure.get_by_role("button", name="Enlarge")
    if by == "tap":
        figure.locator("svg").click()
    elif by == "button":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Figure, enlarged")
    expect(dialog).to_be_visible()
    small, large = figure.locator("svg").bounding_box(), dialog.locator("svg").bounding_box()
    assert small
    assert large
    assert large["width"] >= 1.6 * small["width"]
    frame = dialog.locator(".large__in")
    assert frame.evaluate("(box) => box.scrollWidth > box.clientWidth && box.scrollLeft > 0")
    if by == "key":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_enlarged_picture_moves_too_and_stops_when_it_is_closed(watched: Watcher) -> None:
    page = watched(LESSON)
    page.locator(MOVING).first.get_by_role("button", name="Enlarge").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Show the pace").click()
    page.clock.run_for(SECONDS * 500)
    for hand in dialog.evaluate(WHERE):
        assert hand["part"] == pytest.approx(0.5, abs=0.02)
    page.keyboard.press("Escape")
    closed = page.locator("dialog.large")
    # A dialog tells of its closing a moment after it has closed.
    expect(closed.get_by_text("Show the pace")).to_have_attribute("aria-pressed", "false")
    rested = closed.evaluate(WHERE)
    page.clock.run_for(2000)
    assert closed.evaluate(WHERE) == rested


def test_on_a_wide_screen_the_whole_picture_is_seen(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK, height=800)
    come(page, address + LESSON)
    page.locator(".fig").first.get_by_role("button", name="Enlarge").click()
    box = page.get_by_role("dialog").locator("svg").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 801


def test_without_scripts_there_are_pictures_and_no_dead_buttons(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, java_script_enabled=False)
    page.goto(address + LESSON)
    assert page.locator(".fig svg").count() > 2
    assert page.locator(".fig button").count() == 0
