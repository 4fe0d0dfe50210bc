"""Every page of the built site: its markup is sound, it leads somewhere, and it runs nothing but the theme's scripts and ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.conftest import page_addresses
from tests.site.live import come
from tests.site.parts import NOT_REVIEWED, Node, article, file_of, part, read, without_mark

HOST = "https://handbook.example/some/where/"
"""Where the links of the files are resolved: their host must not matter."""

SCRIPTS = re.compile(r"assets/javascripts/(?:bundle\.[0-9a-f]+\.min|(?:menu|elements|figures|search)\.[0-9a-f]{8})\.js")
OWN_SCRIPTS = re.compile(r"assets/javascripts/(?:builder|cautions|player(?:/\w+)?|quiz|routine|screening)\.[0-9a-f]{8}\.js")
"""Those that only some pages need."""
RUNNING_HEAD = re.compile(r'@page\{@top-left\{content:"[^"\\<>]+"\}\}')
TELEPHONE = re.compile(r"tel:[0-9+]+")
LINKING = ("href", "src", "xlink:href", "action", "poster", "data")
POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")


@pytest.fixture(scope="module")
def trees(site: Path) -> dict[str, Node]:
    """Every page by its address, as a tree."""
    return {page: read(file_of(site, page)) for page in page_addresses()}


def watch(page: Page, address: str) -> list[str]:
    """What goes wrong on a page from now on."""
    wrong: list[str] = []
    own = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url} {request.failure}"))
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.on(
        "request",
        lambda request: wrong.append(f"off the site: {request.url}") if not request.url.startswith((own, "data:", "blob:")) else None,
    )
    page.expose_function("reportViolation", lambda told: wrong.append(f"policy: {told}"))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => "
        "reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"
    )
    return wrong


TOO_WIDE = """() => {
  const most = document.documentElement.clientWidth + .5, found = [];
  if (document.documentElement.scrollWidth > most) found.push(`the page: ${document.documentElement.scrollWidth}`);
  for (const node of document.querySelectorAll('body *')) {
    const box = node.getBoundingClientRect(), hidden = node.closest('.md-sidebar, .vh, .find-open__word, .md-header__topic, .md-tabs');
    if (node.ownerSVGElement) continue;  // a drawing cuts off what leaves it
    if (box.width && box.height && !hidden && (box.right > most || box.left < -.5) && node.checkVisibility({visibilityProperty: true}))
      found.push(`${node.tagName} ${node.className.baseVal ?? node.className}: ${box.left} to ${box.right}`);
  }
  return found;
}"""


SQUEEZED = """() => {
  const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const found = [], range = document.createRange();
  while (texts.nextNode()) {
    const words = texts.currentNode.data.trim().replace(/\\s+/g, ' ');
    range.selectNodeContents(texts.currentNode);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom))).size;
    if (words.length > 24 && lines && words.length / lines < 5 && !texts.currentNode.parentNode.closest('.vh'))
      found.push(`${lines} lines: ${words.slice(0, 40)}`);
  }
  return found;
}"""
"""Text in a column a few letters wide."""


STACKED = """() => [...document.querySelectorAll('.hb table')].flatMap((table) => [...table.querySelectorAll('tbody tr')]).map((row) => ({
  below: row.cells[1].getBoundingClientRect().top - row.cells[0].getBoundingClientRect().bottom,
  torn: [...row.querySelectorAll('.cite')].filter((mark) => new Set([...mark.getClientRects()].map((box) => Math.round(box.top))).size > 1)
    .map((mark) => mark.textContent),
}))"""
"""The rows of a page's tables: how far below the first cell the second stands, and which marks of certainty a line's end cuts in two."""


def test_a_dense_table_is_a_list_on_a_phone(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(width=390, height=844)
    come(page, address + "reference/evidence-at-a-glance/")
    rows = page.evaluate(STACKED)
    assert len(rows) > 40
    assert [row for row in rows if row["below"] < 2 or row["torn"]] == []


def test_all_pages_are_built(site: Path) -> None:
    built = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")}
    assert {page.removeprefix("./") for page in built} == set(page_addresses())


def references(page: Node) -> Iterator[tuple[Node, str]]:
    """Every address in a page, with its element."""
    for node in page.all():
        for name in LINKING:
            if name in node.attributes:
                yield node, node.attributes[name]
        for one in node.attributes.get("srcset", "").split(","):
            if one.strip():
                yield node, one.split()[0]


@cache
def ids_in(path: Path) -> set[str]:
    return {node.attributes["id"] for node in read(path).all() if "id" in node.attributes}


def test_every_address_leads_somewhere(page_at: str, trees: dict[str, Node], site: Path) -> None:
    broken = []
    here = HOST + page_at
    for node, given in references(trees[page_at]):
        parts = urlsplit(urljoin(here, given))
        if parts.scheme in ("mailto", "tel", "data") or f"{parts.scheme}://{parts.netloc}" != HOST.split("/some")[0]:
            if node.tag != "a" or (parts.scheme not in ("http", "https") and not TELEPHONE.fullmatch(given)):
                broken.append(f"<{node.tag}> {given}: only links may leave the site")
            continue
        place = unquote(parts.path).removeprefix("/some/where/")
        target = site / place / "index.html" if place.endswith("/") or not place else site / place
        if not parts.path.startswith("/some/where/") or not target.is_file():
            broken.append(f"<{node.tag}> {given}: no such file")
        elif parts.fragment and unquote(parts.fragment) not in ids_in(target):
            broken.append(f"<{node.tag}> {given}: no such place in it")
        elif node.tag == "use" and not parts.fragment:
            broken.append(f"<use> {given}: no part named")
    assert not broken, broken


def test_markup_is_sound(page_at: str, trees: dict[str, Node]) -> None:
    page = trees[page_at]
    ids = Counter(node.attributes["id"] for node in page.all() if "id" in node.attributes)
    assert [name for name, times in ids.items() if times > 1 or not name or " " in name] == []
    missing = [
        f"{name}={target}"
        for node in page.all()
        for name in POINTING
        for target in node.attributes.get(name, "").split()
        if target not in ids
    ]
    assert missing == []
    assert [heading.text() for heading in page.find("h1") if heading.text()] != []
    assert len(page.find("h1")) == 1
    (html,) = page.find("html")
    assert html.attributes["lang"] == "en"
    (description,) = page.find("meta", name="description")
    assert 50 <= len(description.attributes["content"]) <= 200


def test_headings_leave_no_level_out(page_at: str, trees: dict[str, Node]) -> None:
    levels = [int(node.tag[1]) for node in trees[page_at].all() if re.fullmatch("h[1-6]", node.tag)]
    assert levels
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_titles_and_descriptions_differ(trees: dict[str, Node]) -> None:
    for texts in (
        [tree.find("title")[0].text() for tree in trees.values()],
        [tree.find("meta", name="description")[0].attributes["content"] for tree in trees.values()],
        [heading.text() for tree in trees.values() for heading in tree.find("h1")],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_nothing_runs_but_the_theme_and_ours(page_at: str, trees: dict[str, Node]) -> None:
    page = trees[page_at]
    handlers = [f"<{node.tag} {name}>" for node in page.all() for name in node.attributes if name.startswith("on") or name == "style"]
    assert handlers == []
    assert [given for _, given in references(page) if urlsplit(given).scheme not in ("", "http", "https", "tel")] == []
    assert [node.tag for node in article(page).all() if node.tag in ("script", "style", "iframe", "object", "embed", "form", "base")] == []
    scripts = [node for node in page.find("script") if node.attributes.get("type") != "application/json"]
    sources = [node.attributes["src"].lstrip("./") for node in scripts if "src" in node.attributes]
    assert len([source for source in sources if SCRIPTS.fullmatch(source)]) == 5
    assert [source for source in sources if not SCRIPTS.fullmatch(source) and not OWN_SCRIPTS.fullmatch(source)] == []
    assert any(without_mark(source).endswith("player.js") for source in sources) == bool(page.find("button", id="play"))
    styles = page.find("style")
    assert [node.text() for node in styles if not RUNNING_HEAD.fullmatch(node.text())] == []


def test_inline_scripts_are_the_themes_own_and_one_of_ours(trees: dict[str, Node]) -> None:
    """Three of the theme and one of ours, the same on every page, but for the way to the site's root: nothing of a page gets into one."""

    def inline(page: Node) -> set[str]:
        texts = {node.text() for node in page.find("script") if "src" not in node.attributes and "type" not in node.attributes}
        return {re.sub(r'new URL\("[./]*",location\)', "new URL(ROOT,location)", text) for text in texts}

    everywhere = {page: inline(tree) for page, tree in trees.items()}
    assert len(everywhere[""]) == 4
    assert [page for page, texts in everywhere.items() if texts != everywhere[""]] == []


def test_each_lesson_says_that_no_clinician_has_reviewed_it(lesson_at: str, trees: dict[str, Node]) -> None:
    assert NOT_REVIEWED in article(trees[lesson_at]).text()


MARKS = """() => [...document.querySelectorAll('figure svg .mk')].map((mark) => {
  const style = getComputedStyle(mark), of = (part) => mark.classList.value.match(part)?.[1];
  const broken = style.strokeDasharray !== 'none', home = mark.matches('.mk--home');
  return [Number(of(/mk--(\\d)/)), parseFloat(style.strokeWidth), broken, home, style.stroke];
})"""


def test_harder_is_wider_and_the_way_home_is_broken(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    come(page, address + "strokes/long-glide/")
    marks = page.evaluate(MARKS)
    width_of = {pressure: width for pressure, width, _, _, _ in marks}
    assert sorted(width_of) == [2, 4]
    assert width_of[2] < width_of[4]
    assert all(broken == home and colour != "none" for _, _, broken, home, colour in marks)
    assert {home for _, _, _, home, _ in marks} == {True, False}


def test_every_mark_of_a_figure_has_a_style(trees: dict[str, Node], site: Path) -> None:
    """A mark without one is drawn in black, or not at all."""
    styles = "".join(
        part(site, f"assets/stylesheets/{name}.css").read_text(encoding="utf-8") for name in ("tokens", "handbook", "screening")
    )
    known = set(re.findall(r"\.([\w-]+)", re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", styles, flags=re.S)))
    used = {name for tree in trees.values() for figure in tree.find("figure") for node in figure.all() for name in node.classes}
    used = {re.sub(r"--\d$", "", name) for name in used}
    assert used - known == set()


def test_every_custom_property_is_defined(site: Path) -> None:
    """One that is not makes its whole declaration fall away in silence."""
    ours = [path for path in sorted((site / "assets/stylesheets").glob("*.css")) if ".min." not in path.name]
    texts = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in ours}
    theirs = [path.read_text(encoding="utf-8") for path in (site / "assets/stylesheets").glob("*.min.css")]
    drawings = {path.name: path.read_text(encoding="utf-8") for path in (site / "assets/drawings").glob("*.svg")}
    defined = {name for text in (*texts.values(), *theirs) for name in re.findall(r"(--[\w-]+)\s*:", text)}
    used: dict[str, Any] = {
        f"{file}: {name}": name for file, text in {**texts, **drawings}.items() for name in re.findall(r"var\((--[\w-]+)\)", text)
    }
    assert [where for where, name in used.items() if name not in defined] == []


def test_the_page_for_a_wrong_address(site: Path) -> None:
    page = read(site / "404.html")
    (heading,) = page.find("h1")
    assert heading.text()
    assert page.find("meta", **{"http-equiv": "Content-Security-Policy"})
