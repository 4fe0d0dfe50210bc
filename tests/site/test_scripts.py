"""What a script costs that fails, and what a browser gets that lacks something: nothing but the feature itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from handbook.markdown.assets import BUILDER, CAUTIONS, PLAYER, QUIZ, ROUTINE, SCREENING
from tests.site.live import PHONE

Opener = Callable[..., Page]

MENU, ELEMENTS, FIGURES, SEARCH = (f"assets/javascripts/{name}.js" for name in ("menu", "elements", "figures", "search"))

FEATURES = {
    "a menu for keys": ("label[for=__drawer][role=button]", {MENU}),
    "search": ("#find-open:enabled", {ELEMENTS, SEARCH}),
    "buttons at figures": (".fig__do button", {ELEMENTS, FIGURES}),
    "cautions to tick": (".holds:not([hidden])", {ELEMENTS, ROUTINE, CAUTIONS}),
    "a guided massage": ("#play:not([hidden])", {ELEMENTS, ROUTINE, *PLAYER}),
    "a routine of one's own": (".builder__form:not([hidden])", {ELEMENTS, ROUTINE, BUILDER}),
    "the health check": (".screening .choose:not([hidden])", {ELEMENTS, SCREENING}),
    "a quiz": (".cases .choose:not([hidden])", {ELEMENTS, QUIZ}),
}
"""What the page shows when the feature works, and the scripts that it needs."""

EVERYWHERE = ["a menu for keys", "search"]
PLAYED = "routines/five-minutes/"
OWN = "routines/make-your-own/"
PAGES = {
    PLAYED: [*EVERYWHERE, "buttons at figures", "cautions to tick", "a guided massage"],
    OWN: [*EVERYWHERE, "cautions to tick", "a routine of one's own"],
    "before/is-today-a-good-day/": [*EVERYWHERE, "the health check"],
    "practise/screening-quiz/": [*EVERYWHERE, "a quiz"],
}
"""A page for every script, and what works on it. The steps of one's own routine, and what belongs to them, come only with its form."""

PLANTED = "throw new Error('planted');\n"


def working(page: Page, address: str) -> list[str]:
    """The features of a page that work, once its scripts have run."""
    return [feature for feature in PAGES[address] if page.locator(FEATURES[feature][0]).count()]


def visit(page: Page, at: str) -> None:
    """Open a page and wait until its scripts have run, whether or not they work."""
    page.goto(at, wait_until="domcontentloaded")


def needed(address: str) -> set[str]:
    return set().union(*(FEATURES[feature][1] for feature in PAGES[address]))


@pytest.mark.parametrize("at", PAGES)
def test_every_feature_works(at: str, address: str, open_page: Opener) -> None:
    """Else the tests below would tell nothing."""
    page = open_page(width=PHONE)
    visit(page, address + at)
    assert working(page, at) == PAGES[at]
    loaded = page.locator("script[src]").evaluate_all("(all) => all.map((one) => new URL(one.src).pathname)")
    assert [script for script in needed(at) if not any(is_at(script, path) for path in loaded)] == []


def is_at(script: str, address: str) -> bool:
    """Whether an address is that of a script, with or without a mark of its content."""
    folder, name = script.removesuffix(".js").rsplit("/", 1)
    return bool(re.search(rf"{re.escape(folder)}/{name}(\.[0-9a-f]+)?\.js$", address.partition("?")[0]))


def spoilable() -> list[tuple[str, str]]:
    """Pages and scripts: each script on each page that needs it, but what every page loads only on one."""
    everywhere = {MENU, ELEMENTS, SEARCH}
    return [(at, script) for at in PAGES for script in sorted(needed(at) - (everywhere if at != PLAYED else set()))]


@pytest.mark.parametrize(("at", "script"), spoilable())
def test_a_script_that_fails_costs_only_its_own_feature(at: str, script: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=PLANTED + answer.text())

    page.route(lambda url: is_at(script, url), spoil)
    visit(page, address + at)
    assert "planted" in errors
    assert working(page, at) == [feature for feature in PAGES[at] if script not in FEATURES[feature][1]]
    expect(page.get_by_role("article").get_by_role("heading", level=1)).to_be_visible()
    if at == OWN:
        expect(page.locator(".builder__without")).to_be_visible(visible=script in FEATURES["a routine of one's own"][1])


WITHOUT_HAS = """for (const of of [Document, DocumentFragment, Element]) {
  for (const name of ['querySelector', 'querySelectorAll', 'closest', 'matches'].filter((name) => name in of.prototype)) {
    const real = of.prototype[name];
    of.prototype[name] = function (selector) {
      if (selector.includes(':has(')) throw new SyntaxError(`${selector} is not a valid selector`);
      return real.call(this, selector);
    };
  }
}"""
"""Firefox before 121."""

WITHOUT_DIALOGS = """delete Object.getPrototypeOf(document.createElement("dialog")).showModal;
delete globalThis.HTMLDialogElement;"""
"""Safari before 15.4."""

WITHOUT_SOUND = "delete globalThis.AudioContext; delete globalThis.speechSynthesis; delete globalThis.SpeechSynthesisUtterance;"

OLDER = {
    "no :has": (WITHOUT_HAS, set()),
    "no dialogs": (WITHOUT_DIALOGS, {"search", "a guided massage"}),
    "no sound": (WITHOUT_SOUND, set()),
}
"""What a browser lacks, and what it cannot have then."""


@pytest.mark.parametrize("lacking", OLDER)
def test_an_older_browser_misses_only_what_it_cannot_do(lacking: str, address: str, open_page: Opener) -> None:
    script, lost = OLDER[lacking]
    page = open_page(width=PHONE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.add_init_script(script)
    for at, features in PAGES.items():
        visit(page, address + at)
        assert working(page, at) == [feature for feature in features if feature not in lost]
    assert errors == []


def test_without_dialogs_a_figure_still_moves(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    page.add_init_script(WITHOUT_DIALOGS)
    visit(page, address + "strokes/long-glide/")
    buttons = page.locator(".fig__do:has([aria-pressed])").first.get_by_role("button")
    expect(buttons).to_have_text(["Show the pace"])
    buttons.click()
    expect(buttons).to_have_text(["Stop"])
