"""Every lesson on paper: A4 and Letter, with scripts and without, read back from real PDFs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page

from tests.conftest import page_addresses
from tests.sampling import at_night, turn
from tests.site.live import come, undrawn
from tests.site.parts import NOT_REVIEWED, Node, article, file_of, read, sentences, squeezed

MM = 72 / 25.4
SIZES = {"A4": (210 * MM, 297 * MM), "Letter": (8.5 * 72, 11 * 72)}
TOP, BOTTOM = 15 * MM, 17 * MM
"""Inside the margins of print.css (18 and 20 mm): the lesson's name and the page's number stand further out, the text further in."""

LESSONS = [address for address in page_addresses() if address]
WAYS = list(product(LESSONS, SIZES, (True, False)))
"""Each lesson is printed on both sizes on every change, with scripts on one and without on the other; at night, in all four ways."""

UNFIT = ("Skip to content", "Search the handbook", "Type a word or two", "Close search", "All signs", "Switch to dark", "Switch to light")
"""Words of the screen that mean nothing on paper."""


@dataclass
class Sheet:
    """One page of a PDF: the text in its margins and between them, and the figures that leave ink on it."""

    size: tuple[float, float]
    head: str
    foot: str
    body: str
    lines: list[str]
    figures: list[tuple[str, tuple[float, float, float, float]]]
    """The text alternative of each, and the box round its ink."""


def _string(call: Callable[..., int], element: Any) -> str:
    size = call(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _elements(parent: Any, count: Callable[[Any], int], child: Callable[[Any, int], Any]) -> Iterator[Any]:
    for index in range(count(parent)):
        if element := child(parent, index):
            yield element
            yield from _elements(element, pdfium.FPDF_StructElement_CountChildren, pdfium.FPDF_StructElement_GetChildAtIndex)


def _figures(page: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
    """What each figure with a text alternative has drawn on this sheet: the alternative, and the box round the ink."""
    objects: dict[int, list[tuple[float, float, float, float]]] = {}
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        objects.setdefault(pdfium.FPDFPageObj_GetMarkedContentID(drawn), []).append(drawn.get_bounds())
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found: list[tuple[str, tuple[float, float, float, float]]] = []
    for element in _elements(tree, pdfium.FPDF_StructTree_CountChildren, pdfium.FPDF_StructTree_GetChildAtIndex):
        told = _string(pdfium.FPDF_StructElement_GetAltText, element)
        if not told or _string(pdfium.FPDF_StructElement_GetType, element) != "Figure":
            continue
        marks = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
        ids = {pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(max(marks, 0))} - {0, -1}
        boxes = [box for mark in ids for box in objects.get(mark, [])]
        if boxes:
            left, bottom, right, top = zip(*boxes, strict=True)
            found.append((" ".join(told.split()), (min(left), min(bottom), max(right), max(top))))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def sheets_of(pdf: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    made = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        made.append(
            Sheet(
                (width, height),
                " ".join(text.get_text_bounded(bottom=height - TOP).split()),
                " ".join(text.get_text_bounded(top=BOTTOM).split()),
                squeezed(text.get_text_bounded(bottom=BOTTOM, top=height - TOP)),
                [line.strip() for line in text.get_text_range().splitlines()],
                _figures(page),
            )
        )
    document.close()
    return made


class Printer(dict[tuple[str, str, bool], list[Sheet]]):
    """Every lesson's sheets, by its address, the size of the paper, and whether scripts ran: each is printed when it is first asked for."""

    def __init__(self, browser: Any, address: str) -> None:
        super().__init__()
        self.address = address
        colours = {True: "dark", False: "light"}
        self.pages = {scripts: browser.new_page(java_script_enabled=scripts, color_scheme=colours[scripts]) for scripts in colours}

    def __missing__(self, way: tuple[str, str, bool]) -> list[Sheet]:
        lesson, size, scripts = way
        page = self.pages[scripts]
        if scripts:
            come(page, self.address + lesson)
        else:
            page.goto(self.address + lesson)
        undrawn(page)
        self[way] = sheets_of(page.pdf(format=size, tagged=True))
        return self[way]


@pytest.fixture(scope="module")
def printed(browser: Any, address: str) -> Iterator[Printer]:
    printer = Printer(browser, address)
    yield printer
    for page in printer.pages.values():
        page.close()


@pytest.fixture(scope="module")
def articles(site: Path) -> dict[str, Node]:
    """Every lesson's own part of its page."""
    return {lesson: article(read(file_of(site, lesson))) for lesson in LESSONS}


def named(lesson: str, size: str, scripts: bool) -> str:
    return f"{lesson}{size}{'' if scripts else '-without-scripts'}"


def every_day(lesson: str, size: str, scripts: bool) -> bool:
    return scripts == (list(SIZES)[turn(lesson, 2)] == size)


each_print = pytest.mark.parametrize(
    ("lesson", "size", "scripts"), [pytest.param(*way, id=named(*way), marks=at_night(unless=every_day(*way))) for way in WAYS]
)

Printed = Printer
Articles = dict[str, Node]

OUTSIDE = ("svg", "em")
"""What a lesson's text on paper does without: numbers in drawings, and words that only serve the screen."""


def own_text(node: Node) -> str:
    """The text of a block without that of the blocks in it."""
    words = node.text((*OUTSIDE, "ul", "ol", "dl", "p", "small", "div"))
    return re.sub(r"^Step \d+: ", "", words)


TEXTS = {"p", "h1", "h2", "h3", "li", "dt", "dd", "td", "th", "summary", "b", "small"}


def pieces(part: Node) -> list[str]:
    """The texts of a part's own blocks, one each: what stands in one place on a sheet."""
    return [text for node in part.all() if _stands_alone(node) and (text := own_text(node))]


def _stands_alone(node: Node) -> bool:
    """Whether a part's text is shown, and read as one: a line of facts is not, for each of them is laid out by itself."""
    if "vh" in node.classes or "cue" in node.classes or any("hidden" in around.attributes for around in node.up()):
        return False
    return node.tag in TEXTS or any(name.startswith("cue__") for name in node.classes)


def is_in(text: str, sheets: list[Sheet]) -> bool:
    """Whether a sentence is on paper; it may begin on one sheet and end on the next."""
    wanted = squeezed(text)
    if any(wanted in sheet.body for sheet in sheets):
        return True
    return any(wanted[:cut] in one.body and wanted[cut:] in other.body for one, other in pairwise(sheets) for cut in range(1, len(wanted)))


@each_print
def test_nothing_is_missing(lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles) -> None:
    sheets = printed[lesson, size, scripts]
    tree = articles[lesson]
    parts = [*tree.find(of="stopbar__in"), *tree.find(of="quiz"), *tree.find(of="step"), *tree.find(of="srcs"), *tree.find(of="keep")]
    parts += [*tree.find(of="learn"), *tree.find(of="verdict"), *tree.find(of="ask"), *tree.find(of="glossary"), *tree.find(of="foot-note")]
    missing = [text for part in parts for piece in pieces(part) for text in sentences(piece) if not is_in(text, sheets)]
    assert missing == []
    assert is_in(NOT_REVIEWED, sheets)


def test_there_is_something_to_miss(articles: Articles) -> None:
    """The classes by which the other tests find a lesson's parts are still those of the pages."""
    steps = [lesson for lesson, tree in articles.items() if tree.find(of="step")]
    assert len(steps) >= 6
    for lesson in steps:
        for name in ("quiz", "quiz__a", "step__text", "keep", "learn", "foot-note"):
            assert articles[lesson].find(of=name), f"{lesson}: {name}"
    assert sum(bool(tree.find(of="stopbar__in")) for tree in articles.values()) >= 40
    assert articles["before/is-today-a-good-day/"].find(of="verdict")
    assert articles["reference/glossary/"].find(of="glossary")
    assert sum(len(tree.find("figure")) for tree in articles.values()) >= 12


@each_print
def test_each_sheet_has_the_lessons_name_and_its_number(
    lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles
) -> None:
    sheets = printed[lesson, size, scripts]
    title = articles[lesson].find("h1")[0].text()
    width, height = SIZES[size]
    for number, sheet in enumerate(sheets, start=1):
        assert sheet.size == pytest.approx((width, height), abs=1)
        assert squeezed(title) == squeezed(sheet.head)
        assert sheet.foot.replace(" ", "") == f"{number}/{len(sheets)}"
        assert sheet.body, f"sheet {number} is empty"


@each_print
def test_nothing_of_the_screen_is_printed(lesson: str, size: str, scripts: bool, printed: Printed, site: Path) -> None:
    page = read(file_of(site, lesson))
    tabs = [link.text() for link in page.find("a", of="md-tabs__link")]
    assert len(tabs) > 3
    whole = "".join(sheet.body for sheet in printed[lesson, size, scripts])
    assert [words for words in (*UNFIT, "".join(tabs), "".join(tabs[1:3])) if squeezed(words) in whole] == []
    lines = [line for sheet in printed[lesson, size, scripts] for line in sheet.lines]
    headings = [node.text() for node in page.find("article")[0].all() if node.tag in ("h1", "h2", "h3", "dt", "b", "td", "th")]
    assert [line for line in lines if line in tabs and line not in headings] == []
    assert squeezed("Free to read, print and share") not in whole


@each_print
def test_every_figure_is_drawn_whole(lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles) -> None:
    sheets = printed[lesson, size, scripts]
    wanted = [" ".join(node.attributes["aria-label"].split()) for node in articles[lesson].find("svg", role="img")]
    drawn = [told for sheet in sheets for told, _ in sheet.figures]
    if scripts and articles[lesson].find(of="builder"):
        assert drawn  # the page's script has put its steps there
    else:
        assert drawn == wanted
    for sheet in sheets:
        for told, (left, bottom, right, top) in sheet.figures:
            assert right - left > 25 * MM, told
            assert top - bottom > 20 * MM, told


def sheet_of(part: Node, sheets: list[Sheet]) -> set[int]:
    """The sheets that hold all of a part's text."""
    texts = [squeezed(piece) for piece in pieces(part)]
    assert texts
    return {number for number, sheet in enumerate(sheets, start=1) if all(text in sheet.body for text in texts)}


@each_print
def test_nothing_is_split_that_belongs_together(lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles) -> None:
    sheets = printed[lesson, size, scripts]
    tree = articles[lesson]
    together = [*tree.find(of="step"), *tree.find(of="repeat"), *tree.find(of="quiz"), *tree.find("figcaption")]
    together += [row for part in ("stopbar", "srcs", "ask", "signs") for found in tree.find(of=part) for row in found.find("li")]
    together += [row for row in tree.find("tr") if row.text()]
    split = [part.text()[:60] for part in together if not sheet_of(part, sheets)]
    assert split == []


@each_print
def test_a_step_stands_beside_its_figure(lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles) -> None:
    sheets = printed[lesson, size, scripts]
    for step in articles[lesson].find(of="step"):
        for drawing in step.find("svg", role="img"):
            told = " ".join(drawing.attributes["aria-label"].split())
            assert any(told in dict(sheets[number - 1].figures) for number in sheet_of(step, sheets)), step.text()[:60]


@each_print
def test_no_heading_and_no_word_is_left_behind(lesson: str, size: str, scripts: bool, printed: Printed, articles: Articles) -> None:
    """A heading stands on the sheet of what follows it, and a word on that of its meaning."""
    sheets = printed[lesson, size, scripts]
    tree = articles[lesson]
    words = [(word, meaning) for part in tree.find("dl") for word, meaning in zip(part.find("dt"), part.find("dd"), strict=True)]
    alone = [word.text() for word, meaning in words if not sheet_of(word, sheets) & sheet_of(meaning, sheets)]
    assert alone == []
    everything = [node for node in tree.all() if node.tag in TEXTS and own_text(node) and "vh" not in node.classes]
    for heading in tree.find("h2"):
        if any("no-print" in around.classes for around in heading.up()):
            continue
        after = [node for node in everything[everything.index(heading) + 1 :] if heading not in node.up()]
        if after and after[0].tag in ("p", "li", "summary", "dt", "h3"):
            first = squeezed(sentences(own_text(after[0]))[0])[:40]
            assert any(squeezed(heading.text()) in sheet.body and first in sheet.body for sheet in sheets), heading.text()


def test_no_gap_stays_below_a_figure_and_its_legend(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(width=650)
    page.goto(address + "know/muscles/")
    page.emulate_media(media="print")
    figures = page.locator(".fig--legend")
    assert figures.count() > 0
    for figure in figures.all():
        whole, parts = figure.bounding_box(), [part.bounding_box() for part in figure.locator(":scope > svg, :scope > figcaption").all()]
        assert whole
        assert whole["height"] <= max(part["height"] for part in parts if part) + 1
