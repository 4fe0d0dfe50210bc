"""A routine of the reader's own, in a browser: whatever can be chosen keeps the rules of routines, and the address holds the choice."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from handbook.library import read_library
from handbook.markdown.assets import BUILDER
from handbook.models.measures import Pressure
from handbook.routines import rules
from handbook.routines.parts import Part
from tests.conftest import PATIENCE
from tests.site.live import come, until
from tests.site.parts import part, squeezed
from tests.site.test_print import sheets_of
from tests.unit.bodies import ROOT

Opener = Callable[..., Page]

OWN = "routines/make-your-own/"
LIBRARY, _ = read_library(ROOT / "docs")
assert LIBRARY.routines
RULES = LIBRARY.routines
AUDIENCES = {"bare-back-with-oil": "everyone", "shirt-on-no-oil": "shirt on"}
SOME = 150
"""Choices tried at random, beside all and each alone."""

READ = """() => [...document.querySelectorAll('.hb > .step')].map((step) => ({
  ...step.dataset, title: step.querySelector('h3').textContent, holds: !!step.querySelector('figure'),
  time: step.querySelector('.cue__time').textContent, times: step.querySelector('.cue__repeats')?.textContent ?? '' }))"""

TRY = f"""(addresses) => addresses.map((address) => {{
  history.replaceState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
  return {{ told: document.querySelector('.builder__told').textContent, steps: ({READ})() }};
}})"""


@pytest.fixture(scope="module")
def making(browser: Any, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    come(page, address + OWN)
    until(page, "document.querySelectorAll('.hb > .step').length > 0")
    yield page
    page.close()


def options(page: Page, name: str) -> list[str]:
    found: list[str] = page.locator(f".builder [name={name}]").evaluate_all("(all) => all.map((one) => one.value)")
    return found


def address_of(minutes: object, back: str, areas: list[str], strokes: list[str]) -> str:
    return f"?minutes={minutes}&back={back}&areas={'+'.join(areas)}&strokes={'+'.join(strokes)}"


def parts_of(steps: list[dict[str, Any]]) -> list[Part]:
    """The page's steps as the rules see them."""
    parts: list[Part] = []
    for step in steps:
        begin = parts[-1].end if parts else 0.0
        pressure = Pressure(low=int(step["low"]), high=int(step["high"]))
        times = 1 if step["times"] == "once" else int(step["times"].split()[0]) if step["times"] else None
        parts.append(
            Part(
                step["title"],
                step["stroke"],
                step["side"],
                step["place"],
                begin,
                float(step["seconds"]),
                (pressure,),
                step["holds"],
                times,
                float(step.get("round", 0)),
            )
        )
    return parts


def breaches(parts: list[Part], minutes: int, back: str) -> list[str]:
    audience = next(one for one in RULES.audiences if one.name == AUDIENCES[back])
    found = chain(
        rules.right_length(parts, minutes),
        rules.still_at_both_ends(parts),
        rules.both_sides_alike(parts),
        rules.gentle_slopes(parts),
        rules.enough_gliding(parts, back.startswith("bare"), RULES.gliding),
        rules.fit_for(parts, audience),
    )
    rounds = [part for part in parts if part.repeats and part.round_seconds]
    off = [part.title for part in rounds if abs((part.repeats or 0) * part.round_seconds + part.extra - part.seconds) > part.round_seconds]
    return [*(breach.what for breach in found), *off]


def test_whatever_is_chosen_keeps_the_rules(making: Page) -> None:
    lengths, backs = [int(n) for n in options(making, "minutes")], options(making, "back")
    areas, strokes = options(making, "areas"), options(making, "strokes")
    assert set(backs) == set(AUDIENCES)
    chance = random.Random(7)
    choices = [(minutes, back, areas, strokes) for minutes in lengths for back in backs]
    choices += [(minutes, back, [area], [stroke]) for minutes in (5, 15) for back in backs for area in areas for stroke in strokes]
    for _ in range(SOME):
        where, what = (chance.sample(given, chance.randint(1, len(given))) for given in (areas, strokes))
        choices.append((chance.choice(lengths), chance.choice(backs), where, what))
    made = making.evaluate(TRY, [address_of(*choice) for choice in choices])
    filled = 0
    for (minutes, back, where, what), result in zip(choices, made, strict=True):
        if not result["steps"]:
            assert result["told"], (minutes, back, where, what)
            continue
        filled += 1
        parts = parts_of(result["steps"])
        assert breaches(parts, minutes, back) == [], (minutes, back, where, what)
        assert all(part.seconds >= 30 for part in parts), (minutes, back, where, what)
        inner = {part.stroke for part in parts if part.stroke not in ("still-hands", "spread-the-oil", "long-glide")}
        assert inner <= set(what)
    assert filled > len(choices) / 4


def test_every_stroke_that_is_offered_can_be_had(making: Page) -> None:
    areas, strokes = options(making, "areas"), options(making, "strokes")
    for stroke in strokes:
        tried = making.evaluate(TRY, [address_of(minutes, back, areas, [stroke]) for minutes in (5, 10) for back in AUDIENCES])
        assert any(step["stroke"] == stroke for result in tried for step in result["steps"]), stroke


def test_the_choice_stands_in_the_address_and_comes_back(address: str, open_page: Opener) -> None:
    page = open_page()
    come(page, address + OWN)
    page.locator("[name=minutes][value='20']").check()
    page.locator("[value=feathering]").check()
    page.locator("[value=kneading]").uncheck()
    until(page, "location.search.includes('minutes=20')")
    before = page.evaluate(READ)
    assert [step["stroke"] for step in before].count("kneading") == 0
    other = open_page()
    come(other, page.url)
    until(other, "document.querySelectorAll('.hb > .step').length > 0")
    assert other.evaluate(READ) == before
    assert other.locator("[value=feathering]").is_checked()
    assert not other.locator("[value=kneading]").is_checked()
    kept = other.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "feathering" not in kept
    assert "minutes" not in kept
    assert other.context.cookies() == []


@pytest.mark.parametrize(
    "query",
    [
        "?minutes=7&back=bare-back-with-oil&areas=the-whole-length&strokes=raking",
        "?minutes=10&back=naked&areas=the-whole-length&strokes=raking",
        "?minutes=10&back=bare-back-with-oil&areas=the-moon&strokes=raking+elbows",
        "?minutes=10",
        "?strokes=<script>alert(1)</script>",
        "?hello=world",
        "?minutes=%E0%A4%A",
    ],
)
def test_a_bad_or_old_address_gives_a_plain_message_and_a_way_on(query: str, address: str, open_page: Opener) -> None:
    page = open_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    come(page, address + OWN + query)
    told = page.locator(".builder__told")
    expect(told).not_to_be_empty(timeout=PATIENCE)
    told.locator("button").first.click()
    until(page, "document.querySelectorAll('.hb > .step').length > 0")
    assert faults == []
    assert "script>" not in page.locator(".builder__told").inner_html()


def test_too_much_and_too_little_are_told_with_a_way_on(making: Page) -> None:
    areas, strokes = options(making, "areas"), options(making, "strokes")
    (much,) = making.evaluate(TRY, [address_of(5, "bare-back-with-oil", areas, strokes)])
    assert much["steps"] == []
    assert "too short for so much" in much["told"]
    making.locator(".builder__told button").first.click()
    assert making.locator(".hb > .step").count() > 8
    (little,) = making.evaluate(TRY, [address_of(45, "bare-back-with-oil", areas, ["raking"])])
    assert "long for so little" in little["told"]
    (nothing,) = making.evaluate(TRY, [address_of(10, "bare-back-with-oil", areas, [])])
    assert "Nothing fits yet" in nothing["told"]


def test_what_the_clothes_do_not_allow_is_not_offered(making: Page) -> None:
    making.evaluate(TRY, [address_of(10, "shirt-on-no-oil", options(making, "areas"), options(making, "strokes"))])
    expect(making.locator("label:has([value=wringing])")).to_be_hidden()
    expect(making.locator("label:has([value=kneading])")).to_be_visible()


def test_without_scripts_the_page_leads_to_ready_routines(address: str, open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address + OWN)
    expect(page.locator(".builder__without")).to_be_visible()
    assert page.locator(".builder__ready a").count() == len(list((ROOT / "docs" / "routines").glob("*.md"))) - 1
    expect(page.locator(".builder__form")).to_be_hidden()


def test_it_can_be_played(address: str, open_page: Opener) -> None:
    page = open_page()
    come(page, address + OWN)
    expect(page.locator("#play")).to_be_visible(timeout=PATIENCE)
    page.locator("#play").click()
    expect(page.locator("#player")).to_be_visible(timeout=PATIENCE)


def test_its_figures_can_be_enlarged(address: str, open_page: Opener) -> None:
    page = open_page()
    come(page, address + OWN)
    until(page, "document.querySelectorAll('.hb > .step').length > 0")
    page.locator(".hb > .step .fig__do button", has_text="Enlarge").first.click()
    expect(page.locator("dialog.large")).to_be_visible(timeout=PATIENCE)


def test_by_keyboard(address: str, open_page: Opener) -> None:
    page = open_page()
    come(page, address + OWN)
    page.locator(".builder [name=minutes]:checked").focus()
    page.keyboard.press("ArrowRight")
    until(page, "location.search.includes('minutes=30')")
    wringing = page.locator("[value=wringing]")
    wringing.focus()
    page.keyboard.press("Space")
    until(page, "location.search.includes('wringing')")
    assert wringing.is_checked()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_its_card_is_one_sheet(size: str, address: str, open_page: Opener) -> None:
    page = open_page()
    come(page, address + OWN + "#card")
    until(page, "document.querySelectorAll('.hb > .step').length > 0")
    (sheet,) = sheets_of(page.pdf(format=size, tagged=True))
    titles = page.locator(".hb > .step h3").evaluate_all("(all) => all.map((one) => one.lastChild.textContent)")
    assert [title for title in titles if squeezed(title) not in sheet.body] == []
    assert page.locator(".card__title").inner_text().split() == ["Make", "your", "own", "20:00"]


def test_the_script_is_small(site: Path) -> None:
    assert len(gzip.compress(part(site, BUILDER).read_bytes(), 9)) <= 5 * 1024


def test_where_a_browser_takes_backgrounds_away_the_choice_is_still_seen(address: str, open_page: Opener) -> None:
    page = open_page(forced_colors="active")
    come(page, address + OWN)
    rings = page.locator(".builder [name=minutes]").evaluate_all(
        "(all) => all.map((one) => [one.checked, parseFloat(getComputedStyle(one.nextSibling, '::before').borderTopWidth)])"
    )
    (chosen,) = {width for checked, width in rings if checked}
    (other,) = {width for checked, width in rings if not checked}
    assert chosen > 2 * other
