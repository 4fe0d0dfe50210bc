"""Parts of pages have the addresses of their content, so that they never mix; old pages come anew; a wrong address still finds the site."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from handbook.__main__ import main
from handbook.site.swap import Place, swap
from tests.conftest import PATIENCE, PREFIX, REPO_URL, ROOT, SITE_URL, made_once, mkdocs_build, served
from tests.sampling import at_night
from tests.site.parts import part, without_mark
from tests.site.test_build import bytes_of

Opener = Callable[..., Page]

STYLE, SCRIPT, DRAWING = "assets/stylesheets/routine.css", "assets/javascripts/quiz.js", "assets/drawings/hands-wring.svg"
LESSON, QUIZ, ROUTINE = "strokes/wringing/", "know/danger-quiz/", "routines/five-minutes/"
"""Pages that load the drawing, the script, the style; the home page loads none of them."""
INDEX = "search/search_index.json"
WORDS, OTHER_WORDS = "Flat hands, side by side, across the waist.", "Two flat hands, side by side, across the waist."

MARKED = re.compile(r"\.[0-9a-f]{8}\.(min\.)?\w+$")
LOADING = re.compile(r"<(?:link|script|use|image|img|dialog|source|iframe|object|embed)\b[^>]*>")
LOADED = re.compile(r'\s(?:href|src|srcset|data|data-index|data-engine)="([^"#?]+)')
NOT_LOADED = ('<link rel="canonical"', '<link rel="prev"', '<link rel="next"')
FOLDERS = ("assets", "search")


def parts_of(site: Path) -> set[str]:
    """The addresses of all that stands beside the pages."""
    return {path.relative_to(site).as_posix() for folder in FOLDERS for path in (site / folder).rglob("*") if path.is_file()}


def pages_of(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def loaded_by(site: Path, page: str, text: str) -> set[Path]:
    """What a page loads, as paths; templates in it count too, their content is shown later."""
    tags = [tag for tag in LOADING.findall(text) if not tag.startswith(NOT_LOADED)]
    found = {address for tag in tags for address in LOADED.findall(tag)}
    return {(site / page).parent.joinpath(address).resolve() for address in found}


def loaded_by_styles(styles: Path) -> set[Path]:
    found = re.findall(r'url\("?([^")]+)', styles.read_text(encoding="utf-8"))
    return {styles.parent.joinpath(address).resolve() for address in found if not address.startswith("data:")}


# ── What is built ──


def test_whatever_a_page_loads_is_there_and_is_named_for_its_content(site: Path) -> None:
    root, seen = site.resolve(), set[Path]()
    for page, text in pages_of(site).items():
        found = loaded_by(site, page, text)
        assert len(found) > 8, page
        seen |= found
    seen |= {path for styles in list(seen) if styles.suffix == ".css" for path in loaded_by_styles(styles)}
    assert [path for path in seen if not path.is_file()] == []
    assert [path for path in seen if not MARKED.search(path.name)] == []
    licences = {address for address in parts_of(site) if Path(address).name.startswith("LICENSE")}
    assert len(licences) == 2
    loaded = {path.relative_to(root).as_posix() for path in seen}
    assert set(bytes_of(site)) == {*pages_of(site), *loaded, *licences}, "and nothing is there that no page loads"


@pytest.mark.parametrize("where", ["", LESSON, QUIZ, ROUTINE, "routines/make-your-own/", "before/screening-card/"])
def test_a_browser_asks_for_nothing_without_its_mark(where: str, address: str, open_page: Opener) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + where, wait_until="networkidle")
    page.locator("#find-open").click()
    page.locator("#find-input").fill("oil")
    expect(page.locator("#find-list a").first).to_be_visible(timeout=PATIENCE)
    parts = [one.split("#")[0] for one in asked if one.split("#")[0] != address + where]
    assert len(parts) > 8
    assert [one for one in parts if not MARKED.search(one)] == []


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook with one style, one script, one drawing and one sentence changed."""

    def make(to: Path) -> None:
        project = tmp_path_factory.mktemp("changed")
        for name in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy2(ROOT / "mkdocs.yml", project)
        for file, old, new in (
            (STYLE, "}", "}\n.hb .changed { color: inherit }\n"),
            (SCRIPT, "{", "{ /* changed */"),
            (DRAWING, "</svg>", "<g/></svg>"),
            (f"{LESSON.rstrip('/')}.md", WORDS, OTHER_WORDS),
        ):
            path = project / "docs" / file
            text = path.read_text(encoding="utf-8")
            assert old in text, f"{old} is not in {file}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        built = mkdocs_build(project, to)
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once(tmp_path_factory, "changed", make)


def test_an_address_changes_with_its_content_and_with_nothing_else(site: Path, changed: Path) -> None:
    gone, new = parts_of(site) - parts_of(changed), parts_of(changed) - parts_of(site)
    assert {without_mark(address) for address in gone} == {STYLE, SCRIPT, DRAWING, INDEX} == {without_mark(address) for address in new}
    assert len(gone) == len(new) == 4
    before, after = pages_of(site), pages_of(changed)
    other = {page: text for page, text in before.items() if after[page] != text}
    names = {part(site, address).name: part(changed, address).name for address in (STYLE, SCRIPT, DRAWING, INDEX)}
    for page, text in before.items():
        for old, now in names.items():
            text = text.replace(old, now)
        assert text == after[page].replace(OTHER_WORDS, WORDS), page
    assert set(other) == set(before), "the index is every page's, and so is one sentence"


def test_finishing_twice_changes_nothing(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    assert main(["finish", "--docs", str(ROOT / "docs"), str(copy)]) == 0
    assert capsys.readouterr().out == f"{copy} was finished already\n"
    assert bytes_of(copy) == bytes_of(site)


def test_finishing_that_was_broken_off_is_told(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "unfinished").touch()
    assert main(["finish", "--docs", str(ROOT / "docs"), str(copy)]) == 1
    assert capsys.readouterr().out == f"{copy}:1: finishing this site was broken off; build it anew\n"


# ── An old page ──


@pytest.fixture
def public(site: Path, tmp_path: Path) -> Path:
    """A copy of the handbook to be served and swapped, so old that a browser keeps its files without asking again."""
    copy = Path(shutil.copytree(site, tmp_path / "public"))
    for path in copy.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return copy


@pytest.fixture
def at(public: Path) -> Iterator[str]:
    with served(public) as address:
        yield address


@pytest.fixture
def own_page(browser: Any) -> Iterator[Page]:
    """A tab with a cache of its own."""
    context: BrowserContext = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def remember(page: Page, at: str, *pages: str) -> None:
    """Have pages in the cache without what only they load."""
    page.goto(at, wait_until="networkidle")
    for one in pages:
        assert page.evaluate("(address) => fetch(address).then((answer) => answer.ok)", at + one)


def swap_in(changed: Path, public: Path) -> None:
    place = Place(public)
    place.work.mkdir()
    shutil.copytree(changed, place.new)
    swap(place)


def documents(page: Page, at: str) -> list[str]:
    """Will hold every request for a page, also a script's."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if not MARKED.search(request.url.split("#")[0]):
            asked.append(f"{'page' if request.is_navigation_request() else 'script'} {request.url.removeprefix(at)}")

    page.on("request", note)
    return asked


GONE = {"style": (ROUTINE, STYLE), "script": (QUIZ, SCRIPT), "drawing": (LESSON, DRAWING)}
WITHOUT_STATUS = "delete PerformanceResourceTiming.prototype.responseStatus"
"""Makes a browser an older one, which does not tell what a server answered."""


@pytest.mark.parametrize("older", [False, True], ids=["", "older browser"])
@pytest.mark.parametrize(("where", "gone"), GONE.values(), ids=GONE)
def test_an_old_page_whose_part_is_gone_comes_anew(
    where: str, gone: str, older: bool, at: str, public: Path, site: Path, changed: Path, own_page: Page
) -> None:
    if older:
        own_page.add_init_script(WITHOUT_STATUS)
    remember(own_page, at, where)
    swap_in(changed, public)
    asked = documents(own_page, at)
    with own_page.expect_response(lambda answer: part(changed, gone).name in answer.url and answer.ok):
        own_page.goto(at + where)
    own_page.wait_for_load_state("networkidle")
    assert part(changed, gone).name in own_page.content()
    assert part(site, gone).name not in own_page.content()
    assert asked == [f"page {where}", f"script {where}", f"page {where}"]


def test_an_old_page_comes_anew_when_its_search_index_is_gone(at: str, public: Path, changed: Path, own_page: Page) -> None:
    remember(own_page, at)
    swap_in(changed, public)
    own_page.goto(at)
    asked = documents(own_page, at)
    with own_page.expect_navigation():
        own_page.locator("#find-open").click()
    own_page.locator("#find-open").click()
    own_page.locator("#find-input").fill("wringing")
    expect(own_page.locator("#find-list a").first).to_contain_text("Wringing", timeout=PATIENCE)
    assert asked == ["script ", "page "]


def test_an_old_page_that_finds_its_parts_stays(at: str, public: Path, changed: Path, own_page: Page) -> None:
    own_page.goto(at + LESSON, wait_until="networkidle")
    swap_in(changed, public)
    own_page.goto(at, wait_until="networkidle")
    asked = documents(own_page, at)
    own_page.goto(at + LESSON, wait_until="networkidle")
    assert asked == [f"page {LESSON}"]
    expect(own_page.get_by_text(WORDS, exact=True)).to_be_attached()


def test_a_part_that_is_really_missing_is_asked_for_once(at: str, public: Path, own_page: Page) -> None:
    part(public, STYLE).unlink()
    part(public, DRAWING).unlink()
    asked = documents(own_page, at)
    own_page.goto(at + ROUTINE, wait_until="networkidle")
    own_page.goto(at + LESSON, wait_until="networkidle")
    assert asked == [f"page {ROUTINE}", f"script {ROUTINE}", f"page {LESSON}", f"script {LESSON}"]


def test_a_cache_that_never_lets_go_brings_no_loop(at: str, public: Path, changed: Path, own_page: Page) -> None:
    """Such as one between the browser and the site, which gives the old page to whoever opens it."""
    old = (public / ROUTINE / "index.html").read_text(encoding="utf-8")
    own_page.goto(at)
    swap_in(changed, public)

    def stale(route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(body=old, content_type="text/html")
        else:
            route.continue_()

    own_page.route(at + ROUTINE, stale)
    asked = documents(own_page, at)
    own_page.goto(at + ROUTINE)
    own_page.wait_for_timeout(2000)
    assert asked == [f"page {ROUTINE}", f"script {ROUTINE}", f"page {ROUTINE}", f"script {ROUTINE}"]


def test_without_a_connection_nothing_is_done(at: str, own_page: Page) -> None:
    remember(own_page, at, ROUTINE)
    asked = documents(own_page, at)
    own_page.context.set_offline(True)
    own_page.goto(at + ROUTINE)
    own_page.wait_for_timeout(1000)
    assert own_page.locator(".hb h1").is_visible()
    assert asked == [f"page {ROUTINE}", f"script {ROUTINE}"]


# ── A wrong address ──

WRONG = [
    "no-such",
    "no-such/",
    "strokes/no-such/",
    "strokes/no-such",
    "a/b/no-such",
    "a/b/no-such/",
    "a/b/c/no-such/",
    "a/b/c/no-such",
    "a//b/%22%3Cb%3E'/no-such/?x=/y/#z",
]


def assert_finds_the_site(page: Page, at: str, wrong: str, asked: list[str]) -> None:
    """Its style, its drawing of the theme's icons, a link that stays, search that leads to the right page; nothing asked for twice."""
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.querySelector('.hb h1')).fontFamily)").startswith(
        "Literata"
    )
    counted = Counter(asked)
    assert [one for one, times in counted.items() if times > 1] == []
    assert page.get_by_role("link", name="Start again").evaluate("(link) => link.href") == at
    links = page.locator("a[href]").evaluate_all("(all) => all.map((link) => link.href)")
    assert [link for link in links if not link.startswith((at, REPO_URL))] == []
    page.locator("#find-open").click()
    page.locator("#find-input").fill("effleurage")
    first = page.locator("#find-list a").first
    expect(first).to_contain_text("Long glide", timeout=PATIENCE)
    first.click()
    page.wait_for_url(f"{at}strokes/long-glide/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Long glide")


@pytest.mark.parametrize("wrong", [pytest.param(one, marks=at_night(unless=number % 2 == 0)) for number, one in enumerate(WRONG)])
def test_a_wrong_address_below_a_folder_finds_the_site(wrong: str, address: str, open_page: Opener) -> None:
    page = open_page(width=1280)
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 and answer.request.method != "HEAD" else None)
    answer = page.goto(address + wrong, wait_until="networkidle")
    assert answer
    assert answer.status == 404
    folders = address.count("/") - 3 + wrong.split("?")[0].count("/")
    assert sum(one.startswith("HEAD ") for one in asked) == folders
    assert failed == [answer.url], "nothing is loaded before the root is known"
    assert_finds_the_site(page, address, wrong, asked)


def test_a_wrong_address_keeps_the_chosen_colours(address: str, browser: Any) -> None:
    context: BrowserContext = browser.new_context(color_scheme="dark")  # its own: the choice is kept in it
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.locator('label[title="Switch to light"], label[for="__palette_0"]').first.click(force=True)
    chosen = page.evaluate("document.body.dataset.mdColorScheme")
    page.goto(f"{address}a/b/no-such", wait_until="networkidle")
    kept = page.evaluate("document.body.dataset.mdColorScheme")
    context.close()
    assert kept == chosen == "default"


def test_a_server_that_answers_everything_does_not_mislead(address: str, open_page: Opener) -> None:
    page = open_page(width=1280)
    inside = address + "assets/"

    def yes(route: Route) -> None:
        if route.request.method == "HEAD" and not route.request.url.startswith(inside):
            route.fulfill(status=200, content_type="text/html")
        else:
            route.continue_()

    page.route("**/*", yes)
    page.goto(f"{address}a/b/no-such", wait_until="networkidle")
    assert page.evaluate("document.baseURI") == address
    page.unroute_all(behavior="wait")


@pytest.mark.parametrize("wrong", WRONG[:1] + WRONG[-2:])
def test_a_wrong_address_finds_the_site_whose_address_is_known(wrong: str, placed: Path, open_page: Opener) -> None:
    page = open_page(width=1280)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    with served(placed) as there:
        inside = there.removesuffix(PREFIX)

        def elsewhere(route: Route) -> None:
            route.fulfill(response=route.fetch(url=route.request.url.replace(SITE_URL.removesuffix(PREFIX), inside, 1)))

        page.route(f"{SITE_URL}**", elsewhere)
        page.goto(SITE_URL + wrong, wait_until="networkidle")
        assert [one for one in asked if one.startswith("HEAD ")] == []
        assert_finds_the_site(page, SITE_URL, wrong, asked)
        page.unroute_all(behavior="wait")
