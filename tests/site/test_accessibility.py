"""Whether everybody can use the site: axe on each state of a page, the keyboard alone, less motion. Zoom is in ``test_every_page``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.sampling import at_night
from tests.site.live import DESK, PHONE, ZOOMED, come, still, until

LESSON = "strokes/long-glide/"
SCREENING = "before/is-today-a-good-day/"

OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

AXE = Axe().axe_script

Opener = Callable[..., Page]


def with_axe(page: Page, address: str) -> None:
    """Open a page and bring axe."""
    come(page, address)
    page.evaluate(AXE)


def violations(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe finds on the page as it is now, one line each; ``contrast``, four fifths of its work, may be left out."""
    still(page)
    options = OPTIONS | {"rules": OPTIONS["rules"] | {"color-contrast": {"enabled": contrast}}}
    result = page.evaluate("(options) => axe.run(document, options)", options)
    assert len(result["passes"]) > 5, "axe has looked at next to nothing"
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in result["violations"] for node in rule["nodes"]]


def assert_dark(page: Page, scheme: str) -> None:
    """The page really shows the colours that are asked for."""
    red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 64) == (scheme == "dark")


def open_stop_bar(page: Page) -> None:
    page.locator("details.stopbar > summary").click()
    page.locator(".stopbar__in").wait_for()


def open_questions(page: Page) -> None:
    for question in page.locator("details.quiz > summary").all():
        question.click()
    assert page.locator(".quiz__a").first.is_visible()


def open_search(page: Page) -> None:
    page.locator("#find-open").click()
    page.locator("#find-list").wait_for(state="attached")


def open_results(page: Page) -> None:
    open_search(page)
    page.locator("#find-input").fill("oil")
    page.locator("#find-list a").first.wait_for()


def open_no_results(page: Page) -> None:
    open_search(page)
    page.locator("#find-input").fill("zzzzqqq")
    page.locator("#find-help").wait_for()


def open_menu(page: Page) -> None:
    page.locator("header label[for='__drawer'], header [aria-controls='__drawer']").first.click()
    until(page, "document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")


def open_figure(page: Page) -> None:
    page.get_by_role("button", name="Enlarge").first.click()
    page.get_by_role("dialog", name="Figure, enlarged").wait_for()


STATES = [open_stop_bar, open_questions, open_search, open_results, open_no_results, open_menu, open_figure]


SCHEMES = ("light", "dark")


@pytest.mark.parametrize(
    ("state", "scheme"),
    [
        pytest.param(state, scheme, id=f"{state.__name__}-{scheme}", marks=at_night(unless=scheme == SCHEMES[number % 2]))
        for number, state in enumerate(STATES)
        for scheme in SCHEMES
    ],
)
def test_open_parts_have_no_violation(state: Callable[[Page], None], scheme: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, color_scheme=scheme)
    with_axe(page, address + LESSON)
    state(page)
    found = violations(page)
    if state is not open_menu:
        page.set_viewport_size({"width": DESK, "height": 900})
        found += violations(page, contrast=False)
    assert found == []


# ── The keyboard alone ──

EXPECTED = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')].filter((node) => {
  const menu = node.closest('.md-sidebar--primary');
  if (menu && menu.getBoundingClientRect().right <= 1) return false;  // the closed menu, beside the screen
  if (node.disabled || node.tabIndex < 0) return false;
  const group = node.type === 'radio' && `[name="${node.name}"]`;  // a group of radio buttons is one stop
  if (group && node !== (document.querySelector(group + ':checked') ?? document.querySelector(group))) return false;
  return node.checkVisibility({visibilityProperty: true});
}).map((node) => {
  const words = (node.textContent.trim().replace(/\\s+/g, ' ') || node.id).slice(0, 40);
  return node.dataset.at = `${[...document.querySelectorAll('*')].indexOf(node)} ${node.tagName} ${words}`;
})"""

FOCUS = """async () => {
  const node = document.activeElement, end = performance.now() + 10000;
  if (node === document.body) return null;
  const shown = node.matches('.md-option') ? node.nextElementSibling : node;  // the theme draws a radio's ring on its label
  const uncovered = () => [...shown.getClientRects()].some(
    (box) => shown.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)));
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect(), wrong = [];
  if (style.outlineStyle === 'none' || !(parseFloat(style.outlineWidth) >= 1)) wrong.push('no ring');
  if (box.width < 1 || box.height < 1) wrong.push('no size');
  if (box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight) wrong.push('off the screen');
  else {
    // A tooltip of the one before may still be on its way out.
    while (!uncovered() && performance.now() < end) await new Promise(requestAnimationFrame);
    if (!uncovered()) wrong.push('covered');
  }
  const same = node.type === 'radio' ? document.querySelector(`[name="${node.name}"][data-at]`) : node;
  return {at: same?.dataset.at ?? `unexpected: ${node.tagName} ${node.textContent.trim()}`, wrong};
}"""


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Press the key from the top until the page is left: what had the focus in turn, and what was wrong with it."""
    order: list[str] = []
    wrong: list[str] = []
    for _ in range(900):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus is None:
            return order, wrong
        order.append(focus["at"])
        wrong += [f"{focus['at']}: {fault}" for fault in focus["wrong"]]
    raise AssertionError(f"the focus never leaves the page: {order[-5:]}")


@pytest.mark.parametrize(
    ("where", "width"), [(LESSON, PHONE), (LESSON, ZOOMED), (LESSON, DESK), (SCREENING, DESK), ("", PHONE), ("", DESK)]
)
def test_the_keyboard_reaches_everything_in_order(where: str, width: int, address: str, open_page: Opener) -> None:
    page = open_page(width=width, reduced_motion="reduce")
    come(page, address + where)
    expected = page.evaluate(EXPECTED)
    order, wrong = walk(page)
    assert order == expected
    assert wrong == []


def test_the_keyboard_goes_back_the_same_way(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK, reduced_motion="reduce")
    come(page, address + LESSON)
    expected = page.evaluate(EXPECTED)
    order, _ = walk(page, "Shift+Tab")
    assert order == expected[::-1]


def test_the_keyboard_opens_the_menu(address: str, open_page: Opener) -> None:
    """At 200 % a window is as narrow as a phone's: without the keyboard's way to the menu there is none to the other lessons."""
    page = open_page(width=ZOOMED, reduced_motion="reduce")
    come(page, address + LESSON)
    drawn = "document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0"
    for _ in range(6):
        page.keyboard.press("Tab")
        control = page.evaluate("document.activeElement.matches('[for=\"__drawer\"], [aria-controls], [aria-expanded], #__drawer')")
        if control:
            break
    else:
        raise AssertionError("no key leads to the menu")
    page.keyboard.press("Enter")
    until(page, drawn)
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_stop_bar_opens_with_enter(width: int, address: str, open_page: Opener) -> None:
    page = open_page(width=width)
    come(page, address + LESSON)
    bar = page.locator("details.stopbar")
    assert bar.locator("summary").evaluate("(node) => node.getBoundingClientRect().bottom <= innerHeight"), "one tap away, at the foot"
    bar.locator("summary").focus()
    page.keyboard.press("Enter")
    bar.locator("li").first.wait_for()
    items = bar.locator("li")
    for index in range(items.count()):
        items.nth(index).scroll_into_view_if_needed()
        assert items.nth(index).evaluate(
            """(node) => {
              const box = node.getBoundingClientRect();
              return box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth;
            }"""
        )
    page.keyboard.press("Enter")
    bar.locator("li").first.wait_for(state="hidden")


def test_an_open_stop_bar_traps_nothing(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, reduced_motion="reduce")
    come(page, address + LESSON)
    open_stop_bar(page)
    page.locator("details.stopbar > summary").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('.stopbar'))"):
            break
    assert page.evaluate("document.activeElement !== document.body && !document.activeElement.closest('.stopbar')")


def test_the_skip_link_skips(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.keyboard.press("Tab")
    link = page.locator("a.md-skip")
    assert link.evaluate("(node) => node === document.activeElement")
    until(page, "getComputedStyle(document.querySelector('a.md-skip')).opacity === '1'")
    page.keyboard.press("Enter")
    until(page, "location.hash !== ''")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


# ── Motion and colour ──

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_less_motion_is_no_motion(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, reduced_motion="reduce")
    come(page, address + LESSON)
    moving = """() => [...document.querySelectorAll('*')].filter((node) => [null, '::before', '::after'].some((part) => {
      const style = getComputedStyle(node, part), longest = (list) => Math.max(...list.split(',').map(parseFloat));
      return longest(style.transitionDuration) > .01 && style.transitionProperty !== 'none'
        || style.animationName !== 'none' && longest(style.animationDuration) > .01 || style.scrollBehavior === 'smooth';
    })).map((node) => `${node.tagName} ${node.className.baseVal ?? node.className}`)"""
    assert page.evaluate(moving) == []
    open_menu(page)
    assert page.evaluate("document.getAnimations().length") == 0


def test_the_reader_chooses_light_or_dark(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, color_scheme="light")
    come(page, address + LESSON)
    page.evaluate("localStorage.clear()")
    page.locator("input.md-option").first.focus()
    page.keyboard.press("Enter")
    until(page, "document.body.dataset.mdColorScheme === 'slate'")
    assert_dark(page, "dark")
    page.goto(address + SCREENING)
    assert_dark(page, "dark")
    page.evaluate("localStorage.clear()")


def test_where_a_browser_takes_backgrounds_away_the_pressure_is_still_seen(address: str, open_page: Opener) -> None:
    page = open_page(forced_colors="active")
    come(page, address + "strokes/long-glide/")
    scale = page.locator(".scale").first
    ground = "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    here, other = (set(scale.locator(each).evaluate_all(ground)) for each in ("li.here", "li:not(.here)"))
    assert here
    assert other
    assert not here & other
