"""A routine that bends to who lies there, in a browser: what is ticked changes page, player and card, and opens or shuts the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import read_library
from handbook.models.front_matter import Routine
from handbook.routines.variants import barred, bend, ways
from tests.conftest import PATIENCE
from tests.site.live import come
from tests.site.test_player import RECORDED, do, player
from tests.unit.bodies import ROOT

Opener = Callable[..., Page]

LIBRARY, _ = read_library(ROOT / "docs")
assert LIBRARY.routines
ROUTINE = "routines/ten-minutes/"
LONG = "routines/twenty-minutes/"
OWN = "routines/make-your-own/"
STEPS = ".hb > .step[data-seconds]"
CHANGED_GLIDE = ".hb > .step[data-stroke=long-glide]:has(.changed)"


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page in a window of its own: what is ticked belongs to a tab."""
    contexts = []

    def opener(page_address: str = ROUTINE, script: str = "", **settings: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": 390, "height": 844}, **settings))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.add_init_script(RECORDED + script)
        if settings.get("java_script_enabled") is False:
            page.goto(address + page_address)
        else:
            come(page, address + page_address)
        return page

    yield opener
    for context in contexts:
        context.close()


def tick(page: Page, *keys: str, told: bool = False) -> None:
    for key in keys:
        page.locator(f".holds [data-caution={key}]").check()
        yes = page.locator(f".holds [data-yes={key}]")
        if told and yes.count():
            yes.check()


def titles(page: Page) -> list[str]:
    read: list[str] = page.locator(STEPS).evaluate_all(
        "(all) => all.map((step) => [...step.querySelector('h3').childNodes].find((node) => node.nodeType === 3).data.trim())"
    )
    return read


def seconds(page: Page) -> list[float]:
    read: list[float] = page.locator(STEPS).evaluate_all("(all) => all.map((step) => Number(step.dataset.seconds))")
    return read


def gate(page: Page) -> None:
    page.locator("#play").click()
    player(page).locator("[data-check]").evaluate_all("(all) => all.forEach((box) => box.click())")


def bent(slug: str, *keys: str) -> list[tuple[str, float]]:
    """The steps that the build says a routine has for a set of cautions."""
    made = LIBRARY.variants_of(LIBRARY.by_slug[slug])
    assert made
    assert LIBRARY.routines
    found = bend(made, keys, LIBRARY.routines.gliding)
    assert found is not None
    return [(one.variant.title, one.seconds) for one in found]


@pytest.mark.parametrize("keys", [("thin-bones",), ("thin-skin",), ("back-trouble", "blood-thinners"), ("neck-alone", "past-clot")])
def test_the_page_has_the_steps_that_the_build_says(opened: Opener, keys: tuple[str, ...]) -> None:
    page = opened(LONG)
    tick(page, *keys)
    assert list(zip(titles(page), seconds(page), strict=True)) == bent("twenty-minutes", *keys)
    assert sum(seconds(page)) == 20 * 60
    numbers = page.locator(f"{STEPS} .step__n").all_inner_texts()
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert page.locator(".tl-words tbody tr").count() == len(numbers)
    expect(page.locator(".tl")).to_be_hidden()
    assert page.locator(f"{STEPS}[data-changed] :is(.heavy, .because, [data-heavy])").count() == 0
    page.evaluate("sessionStorage.clear()")
    page.reload()
    assert page.locator(f"{STEPS} .heavy").count() > 1


def test_a_tick_changes_a_step_and_taking_it_away_brings_it_back(opened: Opener) -> None:
    page = opened()
    before = page.locator(".hb").first.inner_text()
    tick(page, "thin-bones")
    step = page.locator(CHANGED_GLIDE).first
    expect(step.locator(".changed")).to_have_text("Changed for: thin bones.")
    expect(step.locator(".cue__pressure b")).to_have_text("2")
    expect(step.locator(".step__text")).not_to_contain_text("lean in")
    expect(step.locator(".step__text")).not_to_contain_text("firmer")
    assert "2" in (step.locator("figure svg").first.get_attribute("aria-label") or "")
    expect(page.locator(STEPS).first.locator(".changed")).to_have_count(0)
    page.locator(".holds [data-caution=thin-bones]").uncheck()
    assert page.locator(".hb").first.inner_text() == before


def test_the_card_says_for_whom_it_is_changed(opened: Opener, address: str) -> None:
    page = opened()
    tick(page, "thin-bones")
    page.evaluate("location.hash = 'card'")
    expect(page.locator(".card__for")).to_contain_text("Changed for: thin bones. In a changed step")
    expect(page.locator(f"{STEPS} .changed").first).to_be_visible()
    expect(page.locator(".step__care").first).to_be_hidden()


def test_the_gate_opens_only_when_they_were_asked_and_told_yes(opened: Opener) -> None:
    page = opened()
    tick(page, "thin-bones")
    gate(page)
    do(page, "begin")
    expect(player(page)).to_have_attribute("data-at", "gate")
    expect(player(page).locator("[data-missing]")).to_contain_text("Thin bones")
    expect(player(page).locator("[data-missing]")).to_contain_text("Until then")
    player(page).locator("[data-yes=thin-bones]").check()
    do(page, "begin")
    expect(player(page)).to_have_attribute("data-at", "play")
    expect(page.locator(".holds [data-yes=thin-bones]")).to_be_checked()


def test_what_is_ticked_in_the_gate_changes_what_is_played(opened: Opener) -> None:
    page = opened()
    gate(page)
    player(page).locator("[data-holds] summary").click()
    player(page).locator("[data-caution=thin-bones]").check()
    player(page).locator("[data-yes=thin-bones]").check()
    expect(player(page).locator("[data-holding]")).to_have_text("1")
    expect(page.locator(".holds [data-caution=thin-bones]")).to_be_checked()
    do(page, "begin")
    index = page.locator(STEPS).evaluate_all("(all) => all.findIndex((step) => step.matches('[data-stroke=long-glide]:has(.changed)'))")
    for _ in range(index):
        do(page, "skip")
    expect(player(page).locator("[data-put=changed]")).to_have_text("Changed for: thin bones.")
    expect(player(page).locator("[data-put=pressure]")).to_have_text("2")
    spoken = [line for line in page.evaluate("heard") if line.startswith("voice: ")]
    assert spoken[-1].startswith(f"voice: {titles(page)[index]}. Changed for: thin bones. ")
    cue = player(page).locator("[data-put=cue]").inner_text()
    assert len(cue) > 20
    assert cue.rstrip(".") in spoken[-1]
    assert "Changed for" not in spoken[0]


def test_a_caution_that_needs_another_position_leads_elsewhere(opened: Opener) -> None:
    page = opened()
    tick(page, "not-face-down")
    told = page.locator(".holds__told")
    expect(told).to_contain_text("This routine is not for somebody with: cannot lie on the front.")
    fitting = {
        lesson.meta.title
        for lesson in LIBRARY.lessons
        if isinstance(lesson.meta, Routine)
        and (made := LIBRARY.variants_of(lesson))
        and any("not-face-down" not in keys for keys in ways(lesson.meta, LIBRARY.cautions, barred(made)).values())
    }
    assert set(told.locator("a").all_inner_texts()) == fitting
    gate(page)
    do(page, "begin")
    expect(player(page)).to_have_attribute("data-at", "gate")
    expect(player(page).locator("[data-missing]")).to_contain_text("not for somebody")


def test_where_nothing_suits_the_page_says_so(opened: Opener) -> None:
    page = opened()
    page.evaluate("document.querySelectorAll('.holds__suits [data-away]').forEach((one) => { one.dataset.away = 'heart'; })")
    tick(page, "heart")
    expect(page.locator(".holds__told")).to_contain_text("No routine here suits all of that together.")


def test_a_reload_keeps_it_another_routine_knows_it_and_a_new_tab_does_not(opened: Opener, address: str) -> None:
    page = opened()
    tick(page, "thin-bones", told=True)
    here = page.url
    page.reload()
    expect(page.locator(".holds [data-yes=thin-bones]")).to_be_checked()
    expect(page.locator(f"{STEPS} .changed").first).to_be_visible()
    assert page.url == here
    come(page, address + LONG)
    expect(page.locator(f"{STEPS} .changed").first).to_be_visible()
    other = page.context.new_page()
    come(other, address + ROUTINE)
    expect(other.locator(f"{STEPS} .changed")).to_have_count(0)


@pytest.mark.parametrize("kept", ["{", "[]", "null", '{"thin-bones": 3, "nobody": true}', '"thin-bones"'])
def test_damaged_storage_is_as_none(opened: Opener, kept: str) -> None:
    page = opened(script=f"sessionStorage.setItem('cautions', {kept!r});")
    expect(page.locator(f"{STEPS} .changed")).to_have_count(0)
    tick(page, "thin-bones")
    expect(page.locator(f"{STEPS} .changed").first).to_be_visible()


def test_without_storage_it_works_until_the_page_is_left(opened: Opener) -> None:
    refused = "Object.defineProperty(globalThis, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    page = opened(script=refused)
    tick(page, "thin-bones")
    expect(page.locator(f"{STEPS} .changed").first).to_be_visible()


def test_without_scripts_each_step_says_for_whom_it_changes(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator(".holds")).to_be_hidden()
    expect(page.locator(f"{STEPS} .step__care").filter(has_text="thin bones (2)").first).to_be_visible()
    expect(page.locator(".elsewhere")).to_contain_text("cannot lie on the front")


def test_the_word_at_half_time_is_said_where_half_of_the_time_is(opened: Opener) -> None:
    assert LIBRARY.routines
    page = opened(LONG)
    for keys in ((), ("thin-skin",)):
        tick(page, *keys, told=True)
        assert page.locator(".say--half").count() == 1
        index = page.locator(STEPS).evaluate_all("(all) => all.findIndex((step) => step.querySelector('.say--half'))")
        times = seconds(page)
        assert sum(times[:index]) <= 600 < sum(times[: index + 1])
    gate(page)
    do(page, "begin")
    for _ in range(index):
        do(page, "skip")
    assert LIBRARY.routines.clock.half_time in page.evaluate("heard.filter((line) => line.startsWith('voice')).at(-1)") + "."
    expect(player(page).locator("[data-put=say]")).to_contain_text(LIBRARY.routines.clock.half_time)
    assert opened(ROUTINE).locator(".say--half").count() == 0


def test_a_routine_of_ones_own_holds_only_what_fits(opened: Opener) -> None:
    where, what = "shoulders-and-blades+between-the-blades", "palm-circles+kneading+press-and-release"
    page = opened(f"{OWN}?minutes=20&back=bare-back-with-oil&areas={where}&strokes={what}")
    tick(page, "thin-bones")
    assert sum(seconds(page)) == 20 * 60
    assert max(int(high) for high in page.locator(STEPS).evaluate_all("(all) => all.map((step) => step.dataset.high)")) <= 2
    assert "Glide over the upper back, lightly" not in titles(page)
    assert "press-and-release" not in page.locator(STEPS).evaluate_all("(all) => all.map((step) => step.dataset.stroke)")
    assert page.locator(".say--half").count() == 1
    tick(page, "heart")
    assert page.locator(STEPS).count() == 0
    expect(page.locator(".holds__told a").first).to_be_visible()
    page.locator(".holds [data-caution=heart]").uncheck()
    tick(page, "cancer")
    page.locator("[name=minutes][value='30']").check(force=True)
    expect(page.locator(".builder__told")).to_contain_text("20 minutes at most")
