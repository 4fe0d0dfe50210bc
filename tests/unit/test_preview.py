"""What a preview shows while something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.library import read_library
from handbook.markdown.context import Page, page_is, use_library
from handbook.preview import page_of, pages_with_problems
from handbook.problems import Problem
from tests.golden.small import CASE, all_told, small_docs, small_library
from tests.unit.pages import Looked, converted, small
from tests.unit.test_markdown import FRONT

READY_URI = "before/ready.md"


def pages(docs: Path) -> dict[str, list[Problem]]:
    return pages_with_problems(read_library(docs)[0], all_told(docs))


def test_nothing_wrong_no_page(tmp_path: Path) -> None:
    assert pages_with_problems(small_library(tmp_path), []) == {}


def test_only_the_page_with_a_mistake_tells_it(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: f"{FRONT}\n<b>\n\n# A\n"})
    found = pages(docs)
    assert set(found) == {CASE}
    assert [problem.line for problem in found[CASE]] == [8, 10]


def test_the_problems_of_a_page_are_in_the_order_of_its_lines(tmp_path: Path) -> None:
    told = [Problem(f"docs/{CASE}", line, "x", "y") for line in (12, 3, 40)]
    assert [problem.line for problem in pages_with_problems(small_library(tmp_path), told)[CASE]] == [3, 12, 40]


def test_a_page_whose_front_matter_cannot_be_read_tells_so(tmp_path: Path) -> None:
    found = pages(small_docs(tmp_path, {CASE: "# No front matter\n\n<b>\n"}))
    assert [problem.line for problem in found[CASE]] == [1, 1, 3]
    assert set(found) == {CASE}


def test_a_page_that_is_not_utf_8_tells_so(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: f"{FRONT}\nCaf\udce9.\n"})
    assert [str(problem) for problem in pages(docs)[CASE]] == [
        f"docs/{CASE}:8: this is not UTF-8 text; save the file as UTF-8 in your editor"
    ]


def test_what_is_wrong_with_the_shared_data_shows_on_every_page_and_first(tmp_path: Path) -> None:
    broken = "---\nkind: refrence\n---\n"
    docs = small_docs(tmp_path, {CASE: f"{FRONT}\n<b>\n", "know/broken.md": broken, "data/terms.yml": "- {name: giver}\n"})
    found = pages(docs)
    assert set(found) == {CASE, READY_URI, "know/broken.md"}
    assert [problem.path for problem in found[READY_URI]] == ["docs/data/terms.yml"]
    for uri in (CASE, "know/broken.md"):
        assert [problem.path for problem in found[uri]] == ["docs/data/terms.yml", f"docs/{uri}"]


def test_a_docs_folder_of_another_name_is_no_hindrance(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: f"{FRONT}\n<b>\n"}).rename(tmp_path / "lessons")
    assert set(pages(docs)) == {CASE}


def shown(problems: list[Problem]) -> Looked:
    docs, library = small()
    use_library(docs, library)
    page_is(Page())
    return Looked(converted(page_of(problems), docs, "nowhere.md"))


def test_the_page_tells_every_problem_a_line() -> None:
    problems = [Problem(f"docs/{CASE}", 8, "a", "b"), Problem(f"docs/{CASE}", 10, "c", "d")]
    page = shown(problems)
    assert page.one("h1").text == "This lesson cannot be shown yet"
    assert page.one("pre").text.strip().splitlines() == [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "what",
    [
        "raw HTML such as <script>alert(1)</script> & more",
        "*stars* _lines_ `ticks` [a](b.md) [@nobody; low] [custom] &amp; \\* giver",
        "~~~~~~",
        "```",
        "/// step | A",
        "{: .big }",
        "wzxhzdk:0",
    ],
)
def test_what_a_writer_wrote_is_shown_letter_for_letter(what: str) -> None:
    problem = Problem(f"docs/{CASE}", 8, what, what)
    page = shown([problem])
    assert page.one("pre").text.strip() == str(problem)
    assert page.find("script") == page.find("section") == page.find("em") == []


def test_the_page_of_every_known_mistake_can_be_shown(tmp_path: Path) -> None:
    from tests.golden.test_mistakes import MISTAKES, parts

    for number, case in enumerate(MISTAKES):
        docs = small_docs(tmp_path / str(number), parts(case.read_text(encoding="utf-8"))[0])
        for uri, problems in pages(docs).items():
            assert (docs / uri).is_file(), case.stem
            assert shown(problems).one("pre").text.strip().splitlines() == [str(problem) for problem in problems], case.stem
