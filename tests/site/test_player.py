"""The guided massage in a browser whose clock only moves when it is told to: time, sound, screens, keys, and what a browser may refuse."""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from handbook.markdown.assets import PLAYER
from tests.conftest import PATIENCE
from tests.site.live import DESK, PHONE, come
from tests.site.parts import article, file_of, part, read
from tests.site.test_accessibility import AXE, OPTIONS, assert_dark
from tests.site.test_figures import WHERE

Opener = Callable[..., Page]

ROUTINE = "routines/five-minutes/"
SECONDS = [30, 45, 60, 30, 30, 45, 30, 30]
MINUTE = 60_000
START = 10_000
"""When a test's clock stops, in seconds; all other times are in milliseconds."""

RECORDED = """
globalThis.heard = [];
const log = (what) => heard.push(what);
Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {value: class { constructor(text) { this.text = text; } }});
Object.defineProperty(globalThis, 'speechSynthesis', {value: {
  speaking: false, pending: false,
  speak(said) { log('voice: ' + said.text); this.speaking = true; said.onstart?.(); },
  cancel() { log('hush'); this.speaking = false; },
}});
const knob = () => ({value: 0, setValueAtTime() {}, exponentialRampToValueAtTime(to) { this.most = Math.max(this.most ?? 0, to); }});
globalThis.AudioContext = class {
  currentTime = 0; destination = {};
  async resume() {}
  async close() { log('sound closed'); }
  createGain() { return this.last = {gain: knob(), connect: (to) => to}; }
  createOscillator() {
    return {frequency: knob(), connect: (to) => to, stop() {}, start: () => log(`tone ${this.last.gain.most}`)};
  }
};
Object.defineProperty(navigator, 'wakeLock', {value: {async request(kind) {
  log('lock ' + kind);
  return {released: false, async release() { this.released = true; log('unlock'); }};
}}});
"""
"""Voice, sound and wake lock that write down what is asked of them."""


def open_routine(context: BrowserContext, address: str, script: str) -> Page:
    """The routine in a new tab, its clock stopped."""
    page = context.new_page()
    page.add_init_script(script)
    page.clock.install(time=0)
    come(page, address + ROUTINE)
    page.clock.pause_at(START)
    return page


@pytest.fixture
def fresh(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the routine in a window of its own, because a clock is a whole context's."""
    contexts: list[BrowserContext] = []

    def opener(script: str = RECORDED, **settings: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": PHONE, "height": 844}, **settings))
        contexts[-1].set_default_timeout(PATIENCE)
        return open_routine(contexts[-1], address, script)

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": PHONE, "height": 844})
    context.set_default_timeout(PATIENCE)
    yield open_routine(context, address, RECORDED)
    context.close()


@pytest.fixture
def routine(_opened: Page) -> Page:
    """The routine before anybody has pressed anything. Many tests share its page, since it can be played any number of times."""
    _opened.set_viewport_size({"width": PHONE, "height": 844})
    _opened.evaluate(
        """async () => {
          const dialog = document.getElementById('player');
          const closed = new Promise((done) => dialog.addEventListener('close', done, {once: true}));
          if (dialog.open) {
            dialog.close();
            await closed;
          }
          sessionStorage.clear();
          for (const box of dialog.querySelectorAll('[data-set]')) box.checked = box.defaultChecked;
          heard.length = 0;
        }"""
    )
    return _opened


def player(page: Page) -> Locator:
    return page.locator("#player")


def picture_of(page: Page) -> Locator:
    """The picture of the step that is on the screen."""
    return player(page).locator("[data-figure] > svg:not([hidden])")


def confirm(page: Page) -> None:
    page.locator("#play").click()
    player(page).locator("[data-check]").evaluate_all("(all) => all.forEach((box) => box.click())")


def begin(page: Page, **switches: bool) -> Page:
    """Through the gate, and into the first step."""
    confirm(page)
    for name, on in switches.items():
        player(page).locator(f"[data-set={name}]").set_checked(on)
    do(page, "begin")
    return page


def do(page: Page, what: str) -> None:
    player(page).locator(f"[data-do={what}]:visible").click()


def shown(page: Page) -> tuple[int, str]:
    """The step that is on the screen, and its time."""
    number = player(page).locator("[data-step] [data-put=number]").inner_text()
    return int(number), player(page).locator("[data-put=left]").inner_text()


def at_screen(page: Page, name: str) -> None:
    expect(player(page)).to_have_attribute("data-at", name)


def heard(page: Page) -> list[str]:
    """What was asked of voice, sound and lock since the last look."""
    found: list[str] = page.evaluate("heard.splice(0)")
    return found


def go_away(page: Page, milliseconds: int, back: bool = True) -> None:
    """Another page for a while; then the routine again, in the same tab."""
    here = page.url
    page.goto("about:blank")
    page.clock.run_for(milliseconds)
    if back:
        page.goto(here)


# ── Time ──


def test_the_seconds_are_those_of_the_page(site: Path) -> None:
    """What the tests below rest on."""
    steps = article(read(file_of(site, ROUTINE))).find("section", of="step")
    assert [float(step.attributes["data-seconds"]) for step in steps] == SECONDS


def test_every_step_comes_at_its_second_and_not_before(routine: Page) -> None:
    page = routine
    titles = page.locator(".step h3").evaluate_all("(all) => all.map((one) => one.lastChild.data)")
    begin(page)
    for number, (title, seconds) in enumerate(zip(titles, SECONDS, strict=True), start=1):
        assert shown(page) == (number, f"{seconds // 60}:{seconds % 60:02}")
        expect(player(page).get_by_role("heading")).to_have_text(title)
        rest = sum(SECONDS[number - 1 :])
        expect(player(page).locator("[data-put=all]")).to_have_text(f"{rest // 60}:{rest % 60:02}")
        page.clock.run_for(1000 * seconds - 1)
        assert shown(page) == (number, "0:01")
        page.clock.run_for(1)
    at_screen(page, "finish")


def test_a_pause_is_exact(routine: Page) -> None:
    page = begin(routine)
    page.clock.run_for(12_300)
    do(page, "turn")
    page.clock.run_for(5 * MINUTE)
    assert shown(page) == (1, "0:18")
    do(page, "turn")
    page.clock.run_for(17_699)
    assert shown(page) == (1, "0:01")
    page.clock.run_for(1)
    assert shown(page) == (2, "0:45")


def test_after_a_minute_in_the_background_it_is_where_it_should_be(routine: Page) -> None:
    """A browser that sleeps runs no timers meanwhile: steps that passed have passed, and their cues are not made up for."""
    page = begin(routine)
    page.clock.run_for(20_000)
    heard(page)
    page.clock.fast_forward(MINUTE)
    assert shown(page) == (3, "0:55")
    told = heard(page)
    assert [line for line in told if line.startswith("voice")] == [line for line in told if line.startswith("voice: Knead")]
    assert len([line for line in told if line.startswith("tone")]) == 2
    page.clock.fast_forward(49_000)
    assert shown(page) == (3, "0:06")
    assert heard(page) == [], "ten seconds left? It is four seconds too late to say so"
    page.clock.run_for(6_000)
    assert shown(page) == (4, "0:30")


def test_coming_back_shows_the_time_at_once(fresh: Opener) -> None:
    page = begin(fresh())
    page.clock.set_system_time(START + 40)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert shown(page) == (2, "0:35")


def test_a_clock_that_is_set_back_holds_nothing_up(fresh: Opener) -> None:
    page = begin(fresh())
    page.clock.run_for(20_000)
    page.clock.set_system_time(START - 3600)
    page.clock.run_for(1000)
    assert shown(page)[0] == 1
    page.clock.run_for(10_000)
    assert shown(page)[0] == 2


def test_skip_back_and_longer_are_exact(routine: Page) -> None:
    page = begin(routine)
    page.clock.run_for(7_400)
    do(page, "skip")
    assert shown(page) == (2, "0:45")
    page.clock.run_for(44_999)
    assert shown(page) == (2, "0:01")
    page.clock.run_for(1)
    assert shown(page) == (3, "1:00")
    page.clock.run_for(10_500)
    do(page, "back")
    assert shown(page) == (2, "0:45")
    page.clock.run_for(44_500)
    do(page, "longer")
    assert shown(page) == (2, "0:16")
    page.clock.run_for(15_499)
    assert shown(page) == (2, "0:01")
    page.clock.run_for(1)
    assert shown(page) == (3, "1:00")
    expect(player(page).locator("[data-put=all]")).to_have_text("3:45")
    do(page, "back")
    do(page, "back")
    do(page, "back")
    assert shown(page) == (1, "0:30"), "before the first step there is none"
    do(page, "turn")
    do(page, "skip")
    page.clock.run_for(9_000)
    assert shown(page) == (2, "1:00"), "still paused, and still longer"


# ── Reloading ──


def test_a_reload_while_it_runs_goes_on(fresh: Opener) -> None:
    page = begin(fresh(), breath=True, voice=False)
    page.clock.run_for(20_000)
    do(page, "longer")
    go_away(page, 30_000)
    at_screen(page, "play")
    assert shown(page) == (2, "0:40")
    assert page.evaluate("document.activeElement.dataset.do") == "turn"
    page.clock.run_for(40_000)
    assert shown(page) == (3, "1:00")
    assert player(page).locator("[data-set]").evaluate_all("(all) => all.map((box) => box.checked)") == [False, True, True, False]


def test_a_reload_while_it_is_paused_waits(fresh: Opener) -> None:
    page = begin(fresh())
    page.clock.run_for(42_000)
    do(page, "turn")
    go_away(page, 10 * MINUTE)
    assert shown(page) == (2, "0:33")
    page.clock.run_for(MINUTE)
    assert shown(page) == (2, "0:33")
    do(page, "turn")
    page.clock.run_for(33_000)
    assert shown(page) == (3, "1:00")


@pytest.mark.parametrize(
    ("paused", "minutes", "then"),
    [(False, 9, "finish"), (False, 11, None), (True, 59, "play"), (True, 62, None)],
    ids=["just over", "long over", "paused for a while", "paused long ago"],
)
def test_a_late_reload_finishes_or_starts_afresh(paused: bool, minutes: int, then: str | None, fresh: Opener) -> None:
    page = begin(fresh())
    page.clock.run_for(42_000)
    if paused:
        do(page, "turn")
    go_away(page, minutes * MINUTE)
    if then:
        at_screen(page, then)
        return
    expect(player(page)).to_be_hidden()
    page.locator("#play").click()
    at_screen(page, "gate")
    assert player(page).locator("[data-check]:checked").count() == 0


def test_a_spoilt_place_starts_afresh(fresh: Opener) -> None:
    page = begin(fresh())
    key, kept = page.evaluate("Object.entries(sessionStorage)")[0]
    whole = json.loads(kept)
    spoilt = [json.dumps({**whole, name: "another"}) for name in ("lengths", "base", "since", "name", "kept")]
    for value in ("nonsense", "{}", "null", "[]", *spoilt):
        page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [key, value])
        page.reload()
        expect(page.locator("#play")).to_be_visible()
        assert not player(page).is_visible(), value
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [key, kept])
    page.reload()
    at_screen(page, "play")


def test_nothing_is_kept_of_the_gate_nor_after_the_end(routine: Page) -> None:
    page = routine
    confirm(page)
    assert page.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]
    do(page, "begin")
    assert page.evaluate("sessionStorage.length") == 1
    page.clock.run_for(5 * MINUTE)
    at_screen(page, "finish")
    assert page.evaluate("sessionStorage.length") == 0


# ── The gate, the end, and the ways out ──


def test_the_gate_asks_for_all_three(routine: Page) -> None:
    page = routine
    page.locator("#play").click()
    at_screen(page, "gate")
    expect(page.get_by_role("dialog", name="Guided massage")).to_be_visible()
    boxes = player(page).locator("[data-check]")
    for index in range(3):
        do(page, "begin")
        expect(player(page).get_by_role("alert")).to_have_text("Please confirm all three first.")
        expect(boxes.nth(index)).to_be_focused()
        boxes.nth(index).check()
    do(page, "begin")
    at_screen(page, "play")
    do(page, "leave")
    do(page, "end")
    expect(page.locator("#play")).to_be_focused()
    page.locator("#play").click()
    assert player(page).locator("[data-check]:checked").count() == 0, "a new massage is a new day"
    expect(player(page).get_by_role("alert")).to_be_hidden()


def test_links_lead_to_their_lessons(site: Path) -> None:
    page = read(file_of(site, ROUTINE))
    (dialog,) = page.find("dialog", id="player")
    targets = [link.attributes["href"] for link in dialog.find("a")]
    assert targets == [
        "../../before/is-today-a-good-day/#ask",
        "../../before/ask-and-agree/",
        "../../before/is-today-a-good-day/#emergency",
        "../../afterwards/something-happened/",
        "../../afterwards/something-happened/",
        "../../afterwards/finishing/",
    ]


def test_the_end_says_rest_and_leads_to_finishing(routine: Page) -> None:
    page = begin(routine)
    page.clock.run_for(5 * MINUTE)
    at_screen(page, "finish")
    expect(player(page)).to_contain_text("Let them rest.")
    expect(player(page).get_by_role("heading")).to_be_focused()
    told = heard(page)
    assert told[-4:] == ["unlock", "voice: That was the massage. Let them rest.", "tone 0.14", "tone 0.14"]
    do(page, "close")
    expect(player(page)).to_be_hidden()
    expect(page.locator("#play")).to_be_focused()


def test_stop_now_stops_and_shows_the_whole_list(fresh: Opener) -> None:
    page = begin(fresh())
    page.clock.run_for(3_000)
    page.locator("#stop-if li").first.evaluate(
        "(row) => row.append(Object.assign(document.createElement('a'), {href: '#a', text: 'More'}))"
    )
    do(page, "stop")
    at_screen(page, "stop")
    expect(player(page).get_by_role("heading")).to_be_focused()
    told = "(list) => [...list.querySelectorAll('li')].map((row) => row.textContent.replace(/\\[.*?\\]/g, '').trim())"
    whole = page.locator("#stop-if .stopbar__in").evaluate(told)
    assert len(whole) >= 6
    assert player(page).locator(".stopbar__in").evaluate(told) == whole
    assert player(page).locator(".stopbar__in a").count() == 0
    page.clock.run_for(MINUTE)
    do(page, "stay")
    assert shown(page) == (1, "0:27")
    page.clock.run_for(MINUTE)
    assert shown(page) == (1, "0:27"), "nothing goes on before they say so"
    do(page, "stop")
    do(page, "end")
    expect(player(page)).to_be_hidden()
    expect(page.locator("#play")).to_be_focused()
    assert page.evaluate("sessionStorage.length") == 0


def test_escape_asks_first(routine: Page) -> None:
    page = begin(routine)
    page.clock.run_for(3_000)
    for _ in range(3):
        page.keyboard.press("Escape")
        at_screen(page, "leave")
        page.clock.run_for(MINUTE)
        page.keyboard.press("Escape")
        at_screen(page, "play")
        assert shown(page) == (1, "0:27")
    page.keyboard.press("Escape")
    do(page, "end")
    expect(player(page)).to_be_hidden()
    page.locator("#play").click()
    at_screen(page, "gate")
    page.keyboard.press("Escape")
    expect(player(page)).to_be_hidden()


def test_a_phones_way_back_asks_first_too(routine: Page) -> None:
    page = begin(routine)
    player(page).evaluate("(dialog) => dialog.requestClose()")
    at_screen(page, "leave")
    do(page, "stay")
    do(page, "turn")
    page.clock.run_for(7_000)
    # The player is told of it a moment later, and the clock of the test would not wait.
    player(page).evaluate("(dialog) => new Promise((told) => { dialog.addEventListener('close', told, {once: true}); dialog.close(); })")
    page.clock.run_for(MINUTE)
    page.locator("#play").click()
    at_screen(page, "play")
    assert shown(page) == (1, "0:23"), "closed without being asked: it is paused, and its place is kept"
    page.clock.run_for(MINUTE)
    assert shown(page) == (1, "0:23")


def test_a_tap_on_the_picture_pauses(routine: Page) -> None:
    page = begin(routine)
    page.clock.run_for(4_000)
    picture = player(page).locator(".play__fig")
    picture.click()
    page.clock.run_for(9_000)
    assert shown(page) == (1, "0:26")
    expect(picture.get_by_text("Paused")).to_be_visible()
    picture.click()
    page.clock.run_for(6_000)
    assert shown(page) == (1, "0:20")
    expect(picture.get_by_text("Paused")).to_be_hidden()


# ── What is on the screen ──


def test_the_screen_says_what_the_page_says(routine: Page) -> None:
    page = begin(routine)
    dialog = player(page)
    expect(dialog.locator("[data-put=cue]")).to_have_text("Lay warm palms on the shoulders, fingers ending on top, clear of the neck.")
    expect(dialog.locator(".say")).to_have_text("Say: “May I begin? Say stop, or tap twice, at any time.”")
    expect(dialog.locator(".play__next p:visible")).to_have_text("Next: Press and release the shoulder tops0:45")
    for number in range(1, 9):
        step = page.locator(".step").nth(number - 1)
        assert picture_of(page).inner_html() == step.locator("figure svg").inner_html()
        side, pressure = step.locator(".cue__side").all_inner_texts(), step.locator(".cue__pressure b").inner_text()
        expect(dialog.locator("[data-put=side]")).to_have_text(f", {side[0].lower()}" if side else "")
        low, _, high = pressure.partition("–")
        expect(dialog.locator(".play__press > b")).to_have_text(f"Pressure {pressure}")
        assert dialog.locator(".scale .here").all_inner_texts() == [str(n) for n in range(int(low), int(high or low) + 1)]
        expect(dialog.locator(".say")).to_be_visible(visible=step.locator(".say").count() > 0)
        lengths = dialog.locator(".play__prog i").evaluate_all("(all) => all.map((one) => Number(one.style.flexGrow) / 1000)")
        assert lengths == SECONDS
        assert dialog.locator(".play__prog i").evaluate_all("(all) => all.findIndex((one) => one.matches('.now'))") == number - 1
        do(page, "skip")
    at_screen(page, "finish")


def test_a_step_is_told_once_and_not_every_second(fresh: Opener) -> None:
    page = begin(fresh())
    page.evaluate(
        """() => {
          globalThis.told = [];
          const place = document.querySelector('#player [data-live]');
          new MutationObserver(() => told.push(place.textContent)).observe(place, {childList: true, characterData: true, subtree: true});
        }"""
    )
    page.clock.run_for(80_000)
    assert page.evaluate("told") == [
        "Step 2 of 8. Press and release the shoulder tops. 0:45",
        "Step 3 of 8. Knead the shoulder tops. 1:00",
    ]
    assert page.locator("#player [aria-live], #player [role=status], #player [role=alert]").count() == 2


def test_a_routine_that_a_script_puts_there_later_plays_too(fresh: Opener) -> None:
    page = fresh()
    page.route("**/" + ROUTINE, lambda route: route.fulfill(body=route.fetch().text().replace(' data-seconds="', ' data-later="')))
    page.reload()
    expect(page.locator("#play")).to_be_hidden()
    made = """() => {
      const [first, second] = document.querySelectorAll('.step');
      first.before(second);
      first.dataset.seconds = '40';
      second.dataset.seconds = '20';
      const cite = document.createElement('span');
      cite.className = 'cite';
      cite.textContent = ' [custom]';
      second.querySelector('.step__text p').append(cite);
      document.dispatchEvent(new Event('steps'));
    }"""
    page.evaluate(made)
    begin(page)
    assert shown(page) == (1, "0:20")
    expect(player(page).get_by_role("heading")).to_have_text("Press and release the shoulder tops")
    expect(player(page).locator("[data-put=cue]")).not_to_contain_text("[custom]")
    go_away(page, 25_000)
    expect(player(page)).to_be_hidden()
    page.evaluate(made)
    assert shown(page) == (2, "0:35")
    expect(player(page).get_by_role("heading")).to_have_text("Rest on the shoulders")


def test_without_scripts_the_page_is_whole(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, java_script_enabled=False)
    page.goto(address + ROUTINE)
    assert page.locator(".step:visible").count() == len(SECONDS)
    expect(page.locator("#play")).to_be_hidden()
    expect(page.locator("#player")).to_be_hidden()


# ── Sound, each with its twin on the screen ──


def test_voice_and_chimes_tell_each_step_and_its_end(routine: Page) -> None:
    page = begin(routine)
    next_line, play = player(page).locator(".play__next"), player(page).locator(".stage")
    start = heard(page)
    assert (
        "voice: Rest on the shoulders. Behind the chair. Lay warm palms on the shoulders, fingers ending on top, clear of the neck" in start
    )
    assert [line for line in start if line.startswith("tone")] == ["tone 0.14", "tone 0.14"]
    expect(play).to_have_attribute("data-moment", "new")
    page.clock.run_for(19_999)
    assert heard(page) == []
    expect(play).to_have_attribute("data-moment", "")
    page.clock.run_for(1)
    assert heard(page) == ["hush", "voice: Ten seconds left. Next: Press and release the shoulder tops"]
    expect(play).to_have_attribute("data-moment", "soon")
    quiet = next_line.evaluate("(line) => getComputedStyle(line).backgroundColor")
    page.clock.run_for(5_000)
    assert heard(page) == ["tone 0.06"]
    expect(play).to_have_attribute("data-moment", "last")
    assert next_line.evaluate("(line) => getComputedStyle(line).backgroundColor") != quiet
    page.clock.run_for(5_000)
    assert (
        "voice: Press and release the shoulder tops. Rest two soft, flat fists halfway between neck and shoulder point, elbows above them"
        in heard(page)
    )
    for _ in range(2):
        do(page, "skip")
    assert "voice: Circle on the left blade. Left side. Lay your left palm flat on the left blade" in heard(page)


def test_what_is_switched_off_is_silent(routine: Page) -> None:
    page = begin(routine, voice=False, chimes=False)
    page.clock.run_for(5 * MINUTE)
    assert [line for line in heard(page) if line.startswith(("voice", "tone"))] == []


def test_the_switches_can_be_reached_while_it_runs(routine: Page) -> None:
    page = begin(routine)
    player(page).get_by_text("Settings").click()
    player(page).locator("[data-set=voice]").uncheck()
    player(page).locator("[data-set=chimes]").uncheck()
    heard(page)
    page.keyboard.press("Escape")
    at_screen(page, "play")
    expect(player(page).locator("[data-set=voice]")).to_be_hidden()
    page.clock.run_for(60_000)
    assert [line for line in heard(page) if line.startswith(("voice", "tone"))] == []
    assert shown(page) == (2, "0:15")
    player(page).get_by_text("Settings").click()
    player(page).locator(".play__next").click()
    expect(player(page).locator("[data-set=voice]")).to_be_hidden()
    page.clock.run_for(5_000)
    assert shown(page) == (2, "0:10"), "a tap beside the switches only closes them"


def test_a_pause_hushes_and_goes_on_without_saying_it_again(routine: Page) -> None:
    page = begin(routine)
    heard(page)
    do(page, "turn")
    assert "hush" in heard(page)
    do(page, "turn")
    page.clock.run_for(1000)
    assert [line for line in heard(page) if line.startswith(("voice", "tone"))] == []


def test_the_screen_stays_on_while_it_runs(routine: Page) -> None:
    page = begin(routine)

    def lock() -> list[str]:
        return [line for line in heard(page) if "lock" in line]

    def hide(hidden: bool) -> None:
        page.evaluate(
            """(hidden) => {
              Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
              document.dispatchEvent(new Event('visibilitychange'));
            }""",
            hidden,
        )

    assert lock() == ["lock screen"]
    do(page, "turn")
    assert lock() == ["unlock"]
    do(page, "turn")
    assert lock() == ["lock screen"]
    hide(True)
    hide(False)
    assert lock() == ["unlock", "lock screen"]
    page.clock.run_for(1000)
    assert lock() == []
    do(page, "stop")
    assert lock() == ["unlock"]


MISSING = """
delete globalThis.speechSynthesis; delete globalThis.SpeechSynthesisUtterance; delete globalThis.AudioContext;
delete Navigator.prototype.wakeLock; delete globalThis.ResizeObserver;
"""
THROWING = """
const no = () => { throw new Error('refused'); };
Object.defineProperty(globalThis, 'speechSynthesis', {value: {get speaking() { no(); }, speak: no, cancel: no}});
globalThis.AudioContext = class { constructor() { no(); } };
Object.defineProperty(navigator, 'wakeLock', {value: {request: no}});
"""
REJECTING = """
const never = async () => { throw new DOMException('refused', 'NotAllowedError'); };
Object.defineProperty(globalThis, 'speechSynthesis', {value: {speak(said) { said.onerror({error: 'not-allowed'}); }, cancel() {}}});
globalThis.AudioContext = class { resume() { return never(); } close() { return never(); } };
Object.defineProperty(navigator, 'wakeLock', {value: {request: never}});
"""
SILENT = """
Object.defineProperty(globalThis, 'speechSynthesis', {value: {speak() {}, cancel() {}}});
globalThis.AudioContext = class { resume() { return new Promise(() => {}); } close() {} };
Object.defineProperty(navigator, 'wakeLock', {value: {request: () => new Promise(() => {})}});
"""
UNKEPT = "Object.defineProperty(globalThis, 'sessionStorage', {get() { throw new DOMException('denied', 'SecurityError'); }});" + RECORDED


@pytest.mark.parametrize(
    ("script", "told"),
    [(MISSING, True), (THROWING, True), (REJECTING, True), (SILENT, True), (UNKEPT, False)],
    ids=["missing", "throwing", "rejecting", "silent", "storage refused"],
)
def test_what_a_browser_refuses_leaves_the_rest_working(script: str, told: bool, fresh: Opener) -> None:
    page = fresh(script=script)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    begin(page)
    page.clock.run_for(29_000)
    assert shown(page) == (1, "0:01")
    player(page).get_by_text("Settings").click()
    notes = player(page).locator("[data-note]:visible")
    expect(notes).to_have_count(2 if told else 0)
    page.clock.run_for(1000)
    do(page, "turn")
    do(page, "turn")
    do(page, "stop")
    do(page, "stay")
    do(page, "turn")
    assert shown(page) == (2, "0:45")
    page.clock.run_for(5 * MINUTE)
    at_screen(page, "finish")
    do(page, "close")
    expect(page.locator("#play")).to_be_focused()
    assert wrong == []


# ── Movement ──


def test_the_picture_moves_at_its_true_tempo_for_as_long_as_the_step_runs(routine: Page) -> None:
    page = begin(routine, motion=True)
    for _ in range(3):
        do(page, "skip")
    figure = picture_of(page)
    seconds = float(str(figure.locator("[data-hand]").first.get_attribute("data-s")))
    page.clock.run_for(round(seconds * 4500))
    (hand,) = figure.evaluate(WHERE)
    assert hand["off"] < 2
    assert hand["part"] == pytest.approx(0.5, abs=0.03)
    do(page, "turn")
    before = figure.inner_html()
    page.clock.run_for(2000)
    assert figure.inner_html() == before
    do(page, "turn")
    page.clock.run_for(2000)
    assert figure.inner_html() != before


def test_the_picture_is_still_unless_asked(routine: Page) -> None:
    page = begin(routine)
    for _ in range(3):
        do(page, "skip")
    before = picture_of(page).inner_html()
    page.clock.run_for(7000)
    assert picture_of(page).inner_html() == before


SWELL = "document.querySelector('#player .pacer i').getAnimations()[0]?.currentTime"


def test_a_breath_takes_eight_seconds(routine: Page) -> None:
    page = begin(routine, breath=True)
    pacer = player(page).locator(".pacer")
    for seconds, words in ((0, "in"), (3, "in"), (1, "out"), (3, "out"), (1, "in"), (23, "out")):
        page.clock.run_for(seconds * 1000)
        expect(pacer).to_have_text(f"Breathe {words}", use_inner_text=True)
    do(page, "turn")
    expect(pacer).to_be_hidden()
    do(page, "turn")
    assert page.evaluate(SWELL) == pytest.approx(7000, abs=500), "the circle is as far as the words: 31 seconds"
    small, large = (
        page.evaluate(
            """(at) => {
              const circle = document.querySelector('#player .pacer i'), [swell] = circle.getAnimations();
              swell.pause();
              swell.currentTime = at;
              return circle.getBoundingClientRect().width;
            }""",
            at,
        )
        for at in (0, 4000)
    )
    assert large == pytest.approx(2 * small, rel=0.01)


def test_less_motion_is_words_only(fresh: Opener) -> None:
    page = fresh(reduced_motion="reduce")
    confirm(page)
    expect(player(page).locator("[data-set=motion]")).to_be_hidden()
    player(page).locator("[data-set=breath]").check()
    do(page, "begin")
    player(page).locator("[data-set=motion]").evaluate("(box) => box.click()")
    for _ in range(3):
        do(page, "skip")
    before = picture_of(page).inner_html()
    page.clock.run_for(5000)
    assert picture_of(page).inner_html() == before
    expect(player(page).get_by_text("Breathe out")).to_be_visible()
    expect(player(page).locator(".pacer i")).to_be_hidden()
    assert page.evaluate("document.getAnimations().length") == 0


# ── Keys and focus ──


def test_the_keyboard_alone_from_start_to_end(routine: Page) -> None:
    page = routine
    where = "document.activeElement.closest('dialog[open]') && document.activeElement.textContent.trim()"
    page.locator("#play").focus()
    press = page.keyboard.press
    press("Enter")
    at_screen(page, "gate")
    reached: list[str] = []
    while "Begin" not in reached:
        press("Tab")
        reached.append(page.evaluate(where))
        if page.evaluate("document.activeElement.matches('[data-check]')"):
            press("Space")
        assert len(reached) < 12
    press("Enter")
    at_screen(page, "play")
    expect(player(page).locator("[data-do=turn]")).to_be_focused()
    page.clock.run_for(5_000)
    press("Space")
    page.clock.run_for(5_000)
    assert shown(page) == (1, "0:25")
    press("ArrowRight")
    assert shown(page) == (2, "0:45")
    press("ArrowLeft")
    assert shown(page) == (1, "0:30")
    press("Space")
    page.clock.run_for(5_000)
    assert shown(page) == (1, "0:25")
    here = page.url
    for letter in "npfs./,k":
        press(letter)
    assert (page.url, shown(page)) == (here, (1, "0:25"))
    seen = []
    for _ in range(9):
        press("Tab")
        seen.append(page.evaluate(where))
    around = ["Settings", "Leave the massage", "Back", "Go on", "Skip", "Longer by fifteen seconds", "Stop now"]
    assert set(around) <= {str(name).removeprefix("Pause") for name in seen}, seen
    player(page).locator("[data-do=skip]").focus()
    press("Space")
    assert shown(page) == (2, "0:45"), "on another button, a space presses that button"
    player(page).locator("[data-do=stop]").focus()
    press("Enter")
    at_screen(page, "stop")
    press("Escape")
    expect(player(page).locator("[data-do=turn]")).to_be_focused()
    press("Space")
    for _ in range(8):
        press("ArrowRight")
        assert page.evaluate(where) is not None
    at_screen(page, "finish")
    press("Tab")
    press("Tab")
    press("Tab")
    press("Enter")
    expect(page.locator("#play")).to_be_focused()


def test_the_focus_is_never_lost(routine: Page) -> None:
    """Nor does a space press a button again that was touched before."""
    routine.set_viewport_size({"width": 320, "height": 568})
    page = begin(routine)
    inside = "document.activeElement !== document.body && Boolean(document.activeElement.closest('dialog[open]'))"
    for what in ("skip", "longer", "back", "turn", "turn", "stop", "stay", "leave", "stay", "turn"):
        do(page, what)
        assert page.evaluate(inside), what
    do(page, "skip")
    before = shown(page)
    for _ in range(2):
        page.keyboard.press("Space")
    assert shown(page) == before
    for place in (".play__fig", ".play__head", ".play__next", ".play__where"):
        player(page).locator(place).click()
        assert page.evaluate(inside), place
    player(page).locator(".play__head").click()
    before = shown(page)
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.keyboard.press("n")
    assert shown(page) == before
    player(page).locator(".play__text").evaluate("(text) => { text.tabIndex = 0; text.focus(); }")
    do(page, "skip")
    assert page.evaluate(inside)


# ── Looks ──

PARTS = ".play__top > *, .play__prog, .play__fig, .play__head > *, .play__text > *, .play__next, .play__keys > *, .stopnow"
FAULTS = """async ([parts, low]) => {
  const dialog = document.getElementById('player'), found = [], all = [...dialog.querySelectorAll(parts)].filter((one) => one.checkVisibility());
  const text = dialog.querySelector('.play__text'), box = (one) => one.getBoundingClientRect();
  // The player sees a new size when the next frame is laid out, as this does after it.
  await new Promise((seen) => new ResizeObserver(seen).observe(text));
  const name = (one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}`;
  if (dialog.scrollHeight > dialog.clientHeight) found.push(`scrolls: ${dialog.scrollHeight} in ${dialog.clientHeight}`);
  const scrolls = text.scrollHeight > text.clientHeight + 1;
  if (scrolls && !low) found.push(`text: ${text.scrollHeight} in ${text.clientHeight}`);
  if (scrolls && text.tabIndex !== 0) found.push('no key scrolls the text');
  for (const one of all) {
    const {left, top, right, bottom, width, height} = box(one);
    if (left < -.5 || top < -.5 || right > innerWidth + .5 || bottom > innerHeight + .5) found.push(`off the screen: ${name(one)}`);
    if (one.scrollWidth > one.clientWidth + 1 && !one.matches('.play__fig, details')) found.push(`cut off: ${name(one)}`);
    for (const other of all) {
      const its = box(other);
      if (scrolls && (text.contains(one) || text.contains(other))) continue;
      if (one !== other && !one.contains(other) && !other.contains(one) && left < its.right - 1 && its.left < right - 1 && top < its.bottom - 1 && its.top < bottom - 1)
        found.push(`over one another: ${name(one)} and ${name(other)}`);
    }
  }
  const least = innerWidth <= 352 ? 52 : 64;
  for (const one of dialog.querySelectorAll('button, summary, .tick, a')) {
    const {width, height} = box(one);
    if (one.checkVisibility() && (width < least - .5 || height < least - .5)) found.push(`small: ${name(one)} ${width} × ${height}`);
  }
  const frame = box(dialog.querySelector('.play__fig'));
  if (frame.height < innerHeight * .18) found.push('small picture');
  const svg = dialog.querySelector('.play__fig svg:not([hidden])'), palm = 100, numbers = (text) => text.split(' ').map(Number);
  const [x, y, wide, high] = numbers(svg.getAttribute('viewBox')), [wholeX, wholeY, wholeWide, wholeHigh] = numbers(svg.dataset.whole);
  for (const track of svg.querySelectorAll('[data-track]')) {
    const mark = track.getBBox();
    if (x > Math.max(wholeX, mark.x - palm) || x + wide < Math.min(wholeX + wholeWide, mark.x + mark.width + palm) ||
      y > Math.max(wholeY, mark.y - palm) || y + high < Math.min(wholeY + wholeHigh, mark.y + mark.height + palm))
      found.push('cut where the hands are');
  }
  return found;
}"""  # noqa: E501
SIZES = [(320, 568), (360, 640), (390, 664), (PHONE, 844), (844, 390), (820, 1180), (1180, 820), (DESK, 800)]
LOW = [(740, 360), (640, 400)]
"""Where a long text may scroll in its own place: a small phone on its side, a window at 200 %."""


def test_at_every_size_all_is_on_the_screen_and_nothing_overlaps(routine: Page) -> None:
    page = begin(routine, breath=True)
    found: dict[str, list[str]] = {}
    for number in range(1, 9):
        for width, height in SIZES + LOW:
            page.set_viewport_size({"width": width, "height": height})
            if faults := page.evaluate(FAULTS, [PARTS, (width, height) in LOW]):
                found[f"step {number} at {width} × {height}"] = faults
        do(page, "skip")
    assert found == {}


def test_the_other_screens_fit_a_small_phone(routine: Page) -> None:
    routine.set_viewport_size({"width": 320, "height": 568})
    page = routine
    wide = """() => {
      const dialog = document.getElementById('player');
      const small = [...dialog.querySelectorAll('button, summary, .tick, a')].filter((one) => one.checkVisibility())
        .filter((one) => { const {width, height} = one.getBoundingClientRect(); return height < 51.5 || width < 51.5; });
      const buttons = [...dialog.querySelectorAll('.screen__do > *')].filter((one) => one.checkVisibility());
      return [dialog.scrollWidth > dialog.clientWidth, small.map((one) => one.textContent),
        buttons.every((one) => one.getBoundingClientRect().bottom <= innerHeight && one.scrollWidth <= one.clientWidth)];
    }"""
    confirm(page)
    fine = [False, [], True]
    assert page.evaluate(wide) == fine
    do(page, "begin")
    for what in ("stop", "leave"):
        do(page, what)
        assert page.evaluate(wide) == fine
        do(page, "stay")
    player(page).get_by_text("Settings").click()
    assert page.evaluate(wide)[:2] == fine[:2]
    page.keyboard.press("Escape")
    do(page, "turn")
    page.clock.run_for(5 * MINUTE)
    assert page.evaluate(wide) == fine


def test_stop_now_is_in_reach_even_where_the_rest_has_to_scroll(routine: Page) -> None:
    routine.set_viewport_size({"width": 320, "height": 256})
    page = begin(routine)
    for top in (0, 100, 9999):
        player(page).evaluate("(dialog, top) => { dialog.scrollTop = top; }", top)
        box = player(page).locator(".stopnow").bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 257


def test_nothing_jumps_when_the_seconds_change(routine: Page) -> None:
    boxes = """(parts) => [...document.querySelectorAll(`:is(${parts}), #player h2`)].filter((one) => one.closest('#player'))
      .map((one) => Object.values(one.getBoundingClientRect().toJSON()).join())"""
    routine.set_viewport_size({"width": 320, "height": 568})
    page = begin(routine)
    first = page.evaluate(boxes, PARTS)
    for _ in range(29):
        page.clock.run_for(1000)
        assert page.evaluate(boxes, PARTS) == first


# ── Everybody ──


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_has_a_violation(scheme: str, address: str, open_page: Opener) -> None:
    page = open_page(color_scheme=scheme)
    come(page, address + ROUTINE)
    page.evaluate("sessionStorage.clear()")
    page.evaluate(AXE)
    page.evaluate("document.getElementById('player').style.zIndex = 99")  # axe knows no top layer: it takes the page for what lies above
    assert_dark(page, scheme)
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        for width, height in ((PHONE, 844), (DESK, 800))[: 2 if state in ("gate", "playing", "stop") else 1]:
            page.set_viewport_size({"width": width, "height": height})
            result = page.evaluate("(options) => axe.run('#player', options)", OPTIONS)
            assert len(result["passes"]) > 5, "axe has looked at next to nothing"
            if result["violations"]:
                found[f"{state} at {width}"] = [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in result["violations"]]

    page.locator("#play").click()
    do(page, "begin")
    look("gate")
    for box in player(page).locator("[data-check]").all():
        box.check()
    do(page, "begin")
    do(page, "skip")
    look("playing")
    do(page, "turn")
    look("paused")
    player(page).get_by_text("Settings").click()
    look("settings")
    do(page, "stop")
    look("stop")
    do(page, "stay")
    do(page, "leave")
    look("leave")
    do(page, "stay")
    for _ in range(7):
        do(page, "skip")
    look("finish")
    assert found == {}


# ── What it costs ──


def test_once_begun_it_needs_no_net_and_nothing_is_refused_by_the_policy(fresh: Opener) -> None:
    """Nor may a picture come from a cache, which is stale after some minutes."""
    page = fresh()
    wrong: list[str] = []
    begin(page, motion=True, breath=True)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.context.set_offline(True)
    page.on("request", lambda request: wrong.append(request.url))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    for seconds in SECONDS:
        undrawn = "(svg) => [...svg.querySelectorAll('use')].filter((use) => !use.getBoundingClientRect().width).length"
        assert picture_of(page).evaluate(undrawn) == 0
        page.clock.run_for(2000)
        do(page, "stop")
        do(page, "stay")
        do(page, "turn")
        page.clock.run_for(1000 * seconds - 2000)
    at_screen(page, "finish")
    assert wrong == []


def test_the_script_is_small(site: Path) -> None:
    assert sum(len(gzip.compress(part(site, script).read_bytes(), 9)) for script in PLAYER) <= 12 * 1024
    style = part(site, "assets/stylesheets/player.css").read_bytes()
    assert len(gzip.compress(style, 9)) <= 5 * 1024


def test_only_routines_load_it(site: Path) -> None:
    with_it = {path.relative_to(site).parts[0] for path in site.rglob("*.html") if "player." in path.read_text(encoding="utf-8")}
    assert with_it == {"routines"}


def test_no_two_ids_are_alike_while_it_plays(routine: Page) -> None:
    page = begin(routine)
    do(page, "stop")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id).sort()")
    assert [a for a, b in itertools.pairwise(ids) if a == b] == []


def test_nothing_jumps_when_the_script_shows_its_button(address: str, open_page: Opener) -> None:
    waiting = open_page(width=PHONE)
    waiting.route("**/player.*.js", lambda route: route.abort())
    come(waiting, address + ROUTINE)
    expect(waiting.locator("#play")).to_be_hidden()
    ready = open_page(width=PHONE)
    come(ready, address + ROUTINE)
    expect(ready.locator("#play")).to_be_visible()
    assert waiting.locator(".acts").bounding_box() == ready.locator(".acts").bounding_box()
    assert waiting.locator(".to-card").bounding_box() == ready.locator(".to-card").bounding_box()


def test_without_scripts_no_place_is_kept_for_the_button(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE, java_script_enabled=False)
    page.goto(address + ROUTINE)
    card, acts = page.locator(".to-card").bounding_box(), page.locator(".acts").bounding_box()
    assert card
    assert acts
    assert card["y"] == acts["y"]
