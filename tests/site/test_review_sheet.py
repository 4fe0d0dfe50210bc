"""The sheet for reviewers on paper, A4 and Letter: every row whole on one sheet, with boxes to tick; nothing lost, nothing too small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.live import PHONE, come
from tests.site.parts import Node, article, file_of, read, squeezed
from tests.site.test_print import SIZES, Sheet, sheets_of

PAGE = "reference/for-reviewers/"
PX = 72 / 96
TEXT, SMALLEST = 10, 8.5
"""Points: the text of a row, and the least of what stands beside it."""

each_size = pytest.mark.parametrize("size", SIZES)


@pytest.fixture(scope="module")
def sheets(browser: Any, address: str) -> dict[str, list[Sheet]]:
    """The page's sheets by the size of the paper."""
    page = browser.new_page()
    come(page, address + PAGE, idle=True)
    made = {size: sheets_of(page.pdf(format=size, tagged=True)) for size in SIZES}
    page.close()
    return made


@pytest.fixture(scope="module")
def tree(site: Path) -> Node:
    """The page's own part."""
    return article(read(file_of(site, PAGE)))


def lines(tree: Node) -> list[Node]:
    """The first cell of every row: what somebody says yes or no to."""
    return [row.find("td")[0] for row in tree.find("tr") if any("review__t" in around.classes for around in row.up()) and row.find("td")]


def parts(line: Node) -> list[str]:
    """The texts of a row that stand in one place each: its name, its words, what it rests on."""
    return [squeezed(text) for text in (*(small.text() for small in line.find("small")), line.text(("small",)))]


@each_size
def test_every_row_is_whole_on_one_sheet(size: str, sheets: dict[str, list[Sheet]], tree: Node) -> None:
    rows = lines(tree)
    assert len(rows) > 400
    split = [row.text()[:60] for row in rows if not any(all(part in sheet.body for part in parts(row)) for sheet in sheets[size])]
    assert split == []


@each_size
def test_a_title_stands_with_its_first_row_and_each_sheet_names_the_boxes(size: str, sheets: dict[str, list[Sheet]], tree: Node) -> None:
    columns = squeezed("What the handbook says Yes No Change to …")
    for sheet in sheets[size]:
        if any(all(part in sheet.body for part in parts(row)) for row in lines(tree)):
            assert columns in sheet.body
    for part in tree.find(of="review__p"):
        title, first = squeezed(part.find("h3")[0].text() + part.find(of="review__v")[0].text()), parts(lines(part)[0])[-1]
        assert any(title in sheet.body and first in sheet.body for sheet in sheets[size]), title
    for row in tree.find(of="review__g"):
        body = row.parent
        assert body
        title, first = squeezed(row.text()), parts(body.find("tr")[1].find("td")[0])[-1]
        assert any(title in sheet.body and first in sheet.body for sheet in sheets[size]), title


@each_size
def test_there_is_a_place_to_sign_in_one_piece(size: str, sheets: dict[str, list[Sheet]], tree: Node) -> None:
    places = tree.find(of="review__s")
    assert len(places) == 2
    for place in places:
        texts = [squeezed(node.text()) for node in (*place.find("li"), *place.find("p"))]
        assert any(all(text in sheet.body for text in texts) for sheet in sheets[size])


@each_size
def test_it_says_that_nobody_has_read_it(size: str, sheets: dict[str, list[Sheet]]) -> None:
    assert squeezed("Nobody has read any part yet.") in sheets[size][0].body


def test_it_can_be_read_and_ticked_on_paper(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(width=650)
    come(page, address + PAGE)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => {
          const size = (one) => parseFloat(getComputedStyle(one).fontSize);
          const all = (what) => [...document.querySelectorAll('.review ' + what)];
          const box = all('tbody td:nth-child(2)')[0];
          const drawn = getComputedStyle(box, '::before');
          const cells = all('tbody td:first-child, .review__s p, .review__s li');
          return {
            text: Math.min(...cells.map(size)),
            small: Math.min(...all('small, th, .review__v').map(size)),
            box: [drawn.width, drawn.height, drawn.borderTopStyle].join(' '),
            room: all('tbody td:nth-child(4)')[0].getBoundingClientRect().width,
            low: Math.min(...all('tbody td:nth-child(4)').map((one) => one.getBoundingClientRect().height)),
            tinted: all('tbody td').filter((one) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)').length,
          };
        }"""
    )
    page.emulate_media(media="screen")
    assert found["text"] * PX >= TEXT - 0.01
    assert found["small"] * PX >= SMALLEST - 0.01
    width, height, border = found["box"].split()
    assert border == "solid"
    assert float(width.removesuffix("px")) == float(height.removesuffix("px")) >= 4 * 96 / 25.4 - 0.1
    assert found["room"] >= 35 * 96 / 25.4
    assert found["low"] >= 5.5 * 96 / 25.4
    assert found["tinted"] == 0


def test_on_a_phone_nothing_stands_out(address: str, open_page: Callable[..., Page]) -> None:
    for width in (320, PHONE):
        page = open_page(width=width)
        come(page, address + PAGE)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
