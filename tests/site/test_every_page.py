"""Every page in a browser: visited once with scripts and once without; all that can be looked at on one visit is looked at there."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from tests.conftest import page_addresses
from tests.sampling import at_night, turn
from tests.site.live import DESK, PHONE, ZOOMED, come, undrawn
from tests.site.test_accessibility import AXE, OVERFLOW, SCHEMES, assert_dark, violations, with_axe
from tests.site.test_pages import SQUEEZED, TOO_WIDE, watch

Opener = Callable[..., Page]
Found = dict[str, list[str]]
"""What is wrong on a page, by what was looked at."""

WIDTHS = {PHONE: 844, DESK: 900}

OPEN_ALL = "() => document.querySelectorAll('details:not([open])').forEach((one) => { one.open = one.dataset.opened = true; })"
CLOSE_AGAIN = "() => document.querySelectorAll('[data-opened]').forEach((one) => { one.open = false; delete one.dataset.opened; })"

WIDER_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The text spacing of WCAG 1.4.12. The page's policy does not mind a style sheet that is made so."""

NOWHERE = """() => [...document.querySelectorAll('a[href*="#"]')].filter((link) => link.pathname === location.pathname)
  .map((link) => decodeURIComponent(link.hash.slice(1)))
  .filter((id) => {
    if (id) location.hash = id;  // a card is on the screen only when the address leads to it
    return id && !document.getElementById(id)?.checkVisibility();
  })"""
"""Links into the page itself whose target is not on the screen."""

OF_THE_SCREEN = (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-skip", ".find", ".find-open", ".headerlink", ".crumb")
PRINTED = """(parts) => {
  const seen = parts.filter((part) => [...document.querySelectorAll(part)].some(
    (one) => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width * one.getBoundingClientRect().height));
  const ground = getComputedStyle(document.body).backgroundColor;
  return ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground) ? seen : [...seen, `on ${ground}`];
}"""
"""What of the screen is laid out on paper."""


def fits(page: Page) -> list[str]:
    """What is wrong on the smallest phone, everything unfolded."""
    page.set_viewport_size({"width": 320, "height": 568})
    page.evaluate(OPEN_ALL)
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def on_paper(page: Page) -> list[str]:
    """What of the screen is laid out for print."""
    page.set_viewport_size({"width": 794, "height": 844})
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(PRINTED, OF_THE_SCREEN)
    page.emulate_media(media="screen")
    return found


def overflow(page: Page, width: int, height: int = 844) -> list[str]:
    """How wide the page is, where it scrolls sideways."""
    page.set_viewport_size({"width": width, "height": height})
    return [f"{page.evaluate('document.documentElement.scrollWidth')} px"] if page.evaluate(OVERFLOW) else []


def axe_at(page: Page, width: int, *, contrast: bool = True) -> list[str]:
    """What axe finds on the page as it is, at a width."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    return violations(page, contrast=contrast)


def assert_nothing(found: Found) -> None:
    """Fail with all that was found, a line each."""
    lines = [f"{what}: {one}" for what, wrong in found.items() for one in wrong]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


PAIRS = list(product(WIDTHS, SCHEMES))


def seen_by_day(page_at: str) -> tuple[int, str]:
    """The width and the colours in which axe sees the contrast of every second page on every change; the rest is left to the night."""
    return PAIRS[turn(page_at, len(PAIRS))]


def by_day(page_at: str) -> bool:
    """Whether axe measures a page's contrast on every change."""
    return turn(f"contrast of {page_at}", 2) == 0


def test_with_scripts(page_at: str, address: str, open_page: Opener) -> None:
    width, scheme = seen_by_day(page_at)
    page = open_page(color_scheme=scheme)
    wrong = watch(page, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    come(page, address + page_at)
    found: Found = {"drawings that show nothing": undrawn(page)}
    found["too wide for a small phone"] = fits(page)
    found["squeezed on a small phone"] = page.evaluate(SQUEEZED)[:5]
    page.evaluate(CLOSE_AGAIN)
    found["scrolls sideways at 200 %"] = overflow(page, ZOOMED, 450)
    found["of the screen, on paper"] = on_paper(page)
    assert asked
    found["fetched though nobody searches"] = [url for url in asked if re.search("search_index|minisearch|worker|lunr", url)]
    found["goes wrong"] = list(wrong)
    assert_dark(page, scheme)
    page.evaluate(AXE)
    for each in WIDTHS:
        found[f"axe, {each} px, {scheme}"] = axe_at(page, each, contrast=each == width and by_day(page_at))
    found["links to what is not on the screen"] = page.evaluate(NOWHERE)
    page.evaluate(WIDER_TEXT)
    found["scrolls sideways with wider text"] = overflow(page, PHONE)
    assert_nothing(found)


def test_without_scripts(page_at: str, address: str, open_page: Opener) -> None:
    page = open_page(width=320, height=568, java_script_enabled=False)
    page.goto(address + page_at)
    assert page.locator("h1").first.is_visible()
    assert_nothing({"drawings that show nothing": undrawn(page), "too wide for a small phone": fits(page), "of the screen": on_paper(page)})


AT_NIGHT = [
    pytest.param(page, *pair, marks=pytest.mark.nightly, id=f"{page or 'home'}-{pair[0]}-{pair[1]}")
    for page, pair in product(page_addresses(), PAIRS)
    if pair != seen_by_day(page) or not by_day(page)
]


@pytest.mark.parametrize(("seen_at", "width", "scheme"), AT_NIGHT)
def test_axe_sees_the_other_pairs_too(seen_at: str, width: int, scheme: str, address: str, open_page: Opener) -> None:
    page = open_page(color_scheme=scheme)
    with_axe(page, address + seen_at)
    assert_dark(page, scheme)
    assert axe_at(page, width) == []


KINDS = ("", "strokes/long-glide/", "routines/five-minutes/", "reference/glossary/")
"""A page of each layout."""


@pytest.mark.parametrize("seen_at", [pytest.param(page, marks=at_night(unless=page in KINDS)) for page in page_addresses()])
def test_nothing_scrolls_sideways_while_searching_at_200_percent(seen_at: str, address: str, open_page: Opener) -> None:
    page = open_page(width=ZOOMED, height=450)
    come(page, address + seen_at)
    page.locator("#find-open").click()
    assert not page.evaluate(OVERFLOW)
