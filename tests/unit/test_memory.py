"""What a build lets go of while it works: the texts of pages that wait, and what lessons hold no longer."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.collector import for_good
from handbook.library import read_library
from handbook.markdown import late
from handbook.markdown.elements import Element, element
from handbook.site import aside
from handbook.site.aside import Aside
from tests.unit.bodies import ROOT

TEXTS = {"a.md": "short", "b.md": "“Curly” – and İ\n" * 50, "c.md": "", "d.md": "\U0001f44b"}


@pytest.fixture(params=[1_000_000, 100, 0])
def texts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Aside]:
    """Few texts, which stay in memory; and so many that they go to the disk."""
    monkeypatch.setattr(aside, "_IN_MEMORY", request.param)
    made = Aside()
    yield made
    made.close()


def test_texts_come_back_as_they_were_in_any_order(texts: Aside) -> None:
    for name, text in TEXTS.items():
        texts.lay(name, text)
    assert texts.take("c.md") == ""
    texts.lay("e.md", "late")
    assert [texts.take(name) for name in ("d.md", "b.md", "e.md", "a.md")] == [TEXTS["d.md"], TEXTS["b.md"], "late", TEXTS["a.md"]]


def test_a_text_is_taken_up_once(texts: Aside) -> None:
    texts.lay("a.md", "first")
    texts.lay("a.md", "second")
    assert texts.take("a.md") == "second"
    with pytest.raises(KeyError):
        texts.take("a.md")


def test_nothing_is_left_in_the_file_when_all_texts_are_taken_up(texts: Aside) -> None:
    for _ in range(3):
        for name, text in TEXTS.items():
            texts.lay(name, text)
        for name, text in TEXTS.items():
            assert texts.take(name) == text
        assert texts._file.seek(0, 2) == 0


def test_a_lesson_keeps_nothing_of_what_has_been_typed() -> None:
    library, _ = read_library(ROOT / "docs")
    for lesson in library.lessons:
        assert lesson.file.front_matter.value is None
        assert [block.source.options.value for block in lesson.blocks] == [None] * len(lesson.blocks)
        assert all(one is block.source for one, block in zip(lesson.file.blocks, lesson.blocks, strict=True))
    assert all(located.value is None for located in library.located.values())


class _Table(Treeprocessor):
    """Puts a table into the page, with rows at once or late."""

    def __init__(self, md: Markdown, is_late: bool) -> None:
        super().__init__(md)
        self.is_late = is_late
        self.made: list[int] = []

    def rows(self) -> Iterator[Element]:
        for number in range(3):
            self.made.append(number)
            yield element("tbody", "", element("tr", "", element("td", "", f"*{number}* <"), element("td")))

    def run(self, root: Element) -> None:
        table = element("table", "", element("thead", "", element("tr", "", element("th", "", "Head"))))
        root.append(table)
        if self.is_late:
            late.append_late(self.md, table, self.rows())
            assert self.made == []
        else:
            table.extend(self.rows())


def _page(is_late: bool) -> str:
    md = Markdown(extensions=["toc", "tables"])
    late.register(md)
    md.treeprocessors.register(_Table(md, is_late), "table", 30)
    return md.convert("# Title\n\nText.\n")


def test_late_parts_are_as_if_they_had_always_been_there() -> None:
    assert "<td>*2* &lt;</td>\n<td></td>" in _page(True)
    assert _page(True) == _page(False)


def test_late_parts_are_those_of_their_page_only() -> None:
    md = Markdown()
    late.register(md)
    late.append_late(md, element("p"), iter([element("b")]))
    md.convert("One.")
    held = md.treeprocessors["handbook_late"]
    assert isinstance(held, late.PutLatePartsIn)
    assert held.parts == []


def test_the_collector_is_at_work_again_after_what_is_made_for_good() -> None:
    before = gc.get_freeze_count()
    with for_good():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
    gc.unfreeze()
