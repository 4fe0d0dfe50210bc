"""The search of the built site, in a browser: what it finds, and how it is worked without a mouse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import ROOT, page_addresses
from tests.site.live import DESK, PHONE, come, until
from tests.site.parts import file_of, read, without_mark

Opener = Callable[..., Page]

TABLE = Path(__file__).with_name("queries.txt")
LESSON = "strokes/long-glide/"
INDEX = "search/search_index.json"
ENGINE = "assets/javascripts/minisearch.js"


def rows() -> Iterator[tuple[str, str, int]]:
    """What people type, the page it must lead to, and the lowest place that will do."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row = re.fullmatch(r"(.+?) \| (\S+)(?: <=(\d))?", line)
            assert row, f"not a row: {line}"
            yield row[1], row[2], int(row[3] or 1)


ROWS = list(rows())


@pytest.fixture(scope="module")
def searching(browser: object, address: str, module_page: Page) -> Page:
    """A page whose search stays open for one query after the other."""
    come(module_page, address)
    module_page.locator("#find-open").click()
    return module_page


@pytest.fixture(scope="module")
def module_page(browser: object) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": DESK, "height": 900})  # type: ignore[attr-defined]
    page: Page = context.new_page()
    yield page
    context.close()


def ask(page: Page, query: str) -> list[str]:
    """Type a query, wait for its answer, and give the addresses of the pages found, in order."""
    page.locator("#find-input").fill(query)
    answered = (
        "(document.getElementById('find-status').textContent.includes(" + json.dumps(f"“{query}”") + ")"
        " || document.getElementById('find-status').textContent.startsWith('No page has all'))"
        " && document.getElementById('find-input').value === " + json.dumps(query)
    )
    until(page, answered)
    found: list[str] = page.locator("#find-list > li > div > a").evaluate_all("(links) => links.map((link) => link.href)")
    return found


def reset(page: Page) -> None:
    """Empty the box, so that the answer to the last query cannot be taken for the next one's."""
    page.locator("#find-input").fill("")
    until(page, "document.getElementById('find-list').children.length === 0")


def test_the_table_is_long_and_its_pages_exist() -> None:
    assert len(ROWS) >= 35
    assert len({query for query, _, _ in ROWS}) == len(ROWS)
    assert {page for _, page, _ in ROWS} - set(page_addresses()) == set()


@pytest.mark.parametrize(("query", "wanted", "within"), ROWS, ids=[query for query, _, _ in ROWS])
def test_what_people_type_leads_to_the_page(query: str, wanted: str, within: int, searching: Page, address: str) -> None:
    reset(searching)
    found = [link.removeprefix(address) for link in ask(searching, query)]
    assert wanted in found[:within], f"{query!r} finds {found[:4]}"


def test_opening_fetches_the_index_once(address: str, open_page: Opener) -> None:
    page = open_page()
    asked: list[str] = []
    come(page, address + LESSON)
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.locator("#find-open").click()
    ask(page, "oil")
    page.keyboard.press("Escape")
    page.locator("#find-open").click()
    ask(page, "neck")
    assert sorted(map(without_mark, asked)) == sorted([ENGINE, INDEX])


def prose(page: str) -> str:
    """What a lesson's writer wrote: without the front matter, the options of blocks, citations and the targets of links."""
    file = ROOT / "docs" / (f"{page.rstrip('/')}.md" if page else "index.md")
    _, _, body = file.read_text(encoding="utf-8").removeprefix("---").partition("\n---\n")
    lines = [line for line in body.splitlines() if not line.startswith(("    ", "/// figure"))]  # figures are not searched
    return re.sub(r"\[@[^]]*\]|\[custom\]|\]\([^)]*\)", " ", " ".join(lines))


def verdicts(site: Path, page: str) -> str:
    """What a page has from the shared list of signs."""
    return " ".join(part.text() for part in read(file_of(site, page)).find(of="verdict"))


@cache
def texts_of(site: Path) -> dict[str, str]:
    """What stands on each page, by its address."""
    return {page: f"{prose(page)} {verdicts(site, page)}" for page in page_addresses()}


def words_beside(site: Path, pattern: str) -> dict[str, tuple[str, set[str]]]:
    """Words of the lessons that stand next to a sign: the rarest ones, an example of each, and the pages that hold them."""
    texts = texts_of(site)
    found: dict[str, tuple[str, set[str]]] = {}
    for text in texts.values():
        for match in re.finditer(pattern, text):
            word = match[1]
            if word in found:
                continue
            holders = {page for page, other in texts.items() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", other, re.I)}
            found[word] = (match[0], holders)
    rare = sorted(found, key=lambda word: (len(found[word][1]), word))
    return {word: found[word] for word in rare[:6]}


@pytest.mark.parametrize(
    ("sign", "pattern"),
    [
        ("an opening quote", r"“(\w{4,})"),
        ("a closing quote", r"(\w{4,})[.,?!]?”"),
        ("an opening bracket", r"(?<!\])\((\w{2,})"),
        ("a closing bracket", r"(\w{2,})\)"),
        ("a colon", r"(\w{5,}):"),
        ("a semicolon", r"(\w{5,});"),
        ("a question mark", r"(\w{5,})\?"),
        ("a dash or a hyphen", r"\w[-–](\w{4,})"),
        ("an apostrophe", r"(\w{2,}’\w+)"),
    ],
)
def test_a_word_is_found_beside_a_sign(sign: str, pattern: str, site: Path, searching: Page, address: str) -> None:
    words = words_beside(site, pattern)
    assert words, f"the lessons have no words beside {sign}"
    missed = []
    for word, (example, holders) in words.items():
        reset(searching)
        found = {link.removeprefix(address) for link in ask(searching, word)}
        if not found & holders:
            missed.append(f"{example}: {word} is in {sorted(holders)}, found in {sorted(found)}")
    assert missed == []


def test_both_sides_of_a_slash_are_words(searching: Page) -> None:
    """No lesson has a slash between words now; the page splits there all the same."""
    reset(searching)
    alone = ask(searching, "latex nitrile")
    reset(searching)
    assert ask(searching, "latex/nitrile") == alone
    assert alone


def test_case_accents_and_apostrophes_do_not_matter(searching: Page) -> None:
    for one, other in (("Effleurage", "effleurage"), ("EFFLEURAGE", "effleurage"), ("don't rush", "don’t rush"), ("Löken", "loken")):
        reset(searching)
        first = ask(searching, one)
        reset(searching)
        assert first
        assert ask(searching, other) == first


def test_the_place_in_a_page_is_offered_too(searching: Page, address: str) -> None:
    reset(searching)
    ask(searching, "fingertip unit")
    links = searching.locator("#find-list ul a").evaluate_all("(links) => links.map((link) => link.href)")
    assert address + "before/what-you-need/#how-much-oil" in links


def test_every_result_leads_to_a_place_that_is_there(site: Path, searching: Page, address: str) -> None:
    ids = {page: {node.attributes.get("id") for node in read(file_of(site, page)).all()} for page in page_addresses()}
    for query in ("back", "oil", "stop", "step", "pain", "word"):
        reset(searching)
        ask(searching, query)
        links: list[str] = searching.locator("#find-list a").evaluate_all("(links) => links.map((link) => link.href)")
        assert links
        for link in links:
            page, _, place = link.removeprefix(address).partition("#")
            assert page in ids, link
            assert not place or place in ids[page], link


def test_what_is_typed_is_never_markup(searching: Page) -> None:
    reset(searching)
    query = "<img src=x onerror=alert(1)> oil"
    searching.locator("#find-input").fill(query)
    until(
        searching,
        "document.getElementById('find-status').textContent.length > 0 && document.getElementById('find-list').children.length > 0",
    )
    assert searching.locator("#find img").count() == 0


# ── The keyboard, and what is told ──


@pytest.mark.parametrize("key", ["/", "s", "f", "n", "p", ",", "."])
def test_a_single_letter_does_nothing(key: str, address: str, open_page: Opener) -> None:
    """It would happen by accident to those who speak to their device (WCAG 2.1.4); the theme turns pages at n and p."""
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.keyboard.press(key)
    page.keyboard.press("Control+k")
    expect(page.locator("#find")).to_be_visible()
    assert page.url == address + LESSON
    expect(page.locator("#find-input")).to_have_value("")


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_keyboard_only(key: str, address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.keyboard.press(key)
    expect(page.locator("#find")).to_be_visible()
    expect(page.locator("#find-input")).to_be_focused()
    expect(page.locator("#find-input")).to_have_value("")
    page.keyboard.type("nut allergy")
    page.keyboard.press("ArrowDown")
    first = page.locator("#find-list a").first
    expect(first).to_be_focused()
    assert first.get_attribute("href") == address + "before/what-you-need/"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find-list a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address + "before/what-you-need/")
    expect(page.locator("h1")).to_have_text("What you need")


def test_enter_in_the_box_goes_to_the_first_result(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.keyboard.press("Control+k")
    page.keyboard.type("puppet")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "before/right-partner/**")


def test_escape_closes_and_gives_the_focus_back(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + LESSON)
    opener = page.locator("#find-open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find-input")).to_be_focused()
    ask(page, "oil")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#find-input")).to_have_value("oil")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_focus_stays_in_the_open_dialog(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.locator("#find-open").click()
    ask(page, "latex")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "document.activeElement === document.body ? 'browser' : document.activeElement.closest('#find') ? 'dialog' : 'page'"
        )
        seen.add(place)
    assert "page" not in seen
    assert "dialog" in seen


def test_the_keys_of_the_search_do_not_disturb_other_typing(address: str, open_page: Opener) -> None:
    page = open_page(width=DESK)
    come(page, address + LESSON)
    page.keyboard.press("Control+k")
    page.keyboard.type("soft/fast")
    expect(page.locator("#find-input")).to_have_value("soft/fast")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+f")
    expect(page.locator("#find")).to_be_hidden()


def test_the_count_is_announced(searching: Page) -> None:
    status = searching.locator("#find-status")
    expect(status).to_have_attribute("role", "status")
    reset(searching)
    pages = ask(searching, "effleurage")
    expect(status).to_have_text(re.compile(rf"^{len(pages)} pages? found for “effleurage”"))
    assert searching.locator("#find-list > li").count() == len(pages)
    reset(searching)
    assert ask(searching, "zzzzqqqq") == []
    expect(status).to_have_text("Nothing found for “zzzzqqqq”.")
    expect(searching.locator("#find-help")).to_be_visible()
    reset(searching)
    ask(searching, "zzzzqqqq latex")
    expect(status).to_have_text(re.compile("^No page has all these words. Some of them: "))


@pytest.mark.parametrize("blocked", [INDEX, ENGINE])
def test_a_failure_to_load_is_told_and_can_be_tried_again(blocked: str, address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + LESSON)
    blocked = blocked.replace(".js", "*.js")
    page.route(f"**/{blocked}", stop)
    page.locator("#find-open").click()
    expect(page.locator("#find-status")).to_contain_text("Search could not be loaded")
    assert page.locator("#find-list > li").count() == 0
    page.unroute(f"**/{blocked}")
    page.locator("#find-input").fill("latex")
    page.locator("#find-list a").first.wait_for()
    expect(page.locator("#find-status")).to_contain_text("found for “latex”")


def stop(route: Route) -> None:
    route.abort()


def test_an_error_page_instead_of_the_index_is_a_failure_too(address: str, open_page: Opener) -> None:
    page = open_page(width=PHONE)
    come(page, address + LESSON)
    page.route("**/search_index*.json", lambda route: route.fulfill(status=404, content_type="text/html", body="<h1>Not found</h1>"))
    page.locator("#find-open").click()
    expect(page.locator("#find-status")).to_contain_text("Search could not be loaded")
    page.unroute_all()


def test_without_scripts_there_is_no_dead_button(address: str, open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address + LESSON)
    assert not page.locator("#find-open").is_visible()
    assert not page.locator("#find").is_visible()
