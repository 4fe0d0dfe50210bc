"""What is told of a sentence about health: each line of ``claims/told.txt`` is a claim without a source, none of ``untold.txt`` is.

Beside them: words that are surer than their mark, or less sure, and marks of custom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook.checks import certainty, claims, custom
from handbook.lessons import Lesson, read_lesson
from handbook.library import Library
from handbook.problems import Problem

FOLDER = Path(__file__).parent / "claims"
TOLD = (FOLDER / "told.txt").read_text(encoding="utf-8").splitlines()
UNTOLD = (FOLDER / "untold.txt").read_text(encoding="utf-8").splitlines()
FRONT = """\
---
kind: reference
title: A case
summary: What the reader of this small page gets.
checked: 2026-11-21
---

"""


def told(check: Callable[[Library, Lesson], Iterator[Problem]], text: str) -> list[str]:
    lesson, _, problems = read_lesson(f"{FRONT}{text}\n", "docs/reference/case.md", "reference/case.md")
    assert problems == []
    return [str(problem).removeprefix("docs/reference/case.md:") for problem in check(Library(lessons=(lesson,)), lesson)]


@pytest.mark.parametrize("text", TOLD)
def test_a_claim_without_a_source_is_told(text: str) -> None:
    (problem,) = told(claims.check_lesson, text)
    assert problem.startswith("8: “")
    assert problem.endswith(
        "” claims something about health without its source; cite it in the same paragraph, item or row: [@key; certainty]"
    )


@pytest.mark.parametrize("text", UNTOLD)
def test_what_claims_nothing_or_names_its_source_is_not(text: str) -> None:
    assert told(claims.check_lesson, text) == []


def test_there_are_many_of_both() -> None:
    assert min(len(set(TOLD)), len(set(UNTOLD))) >= 40


def test_a_claim_is_told_at_its_line_and_once_in_a_passage() -> None:
    text = "Begin slowly.\nIt eases\npain. It lowers stress.\n\n- Rest.\n- It eases pain.\n\n/// note | It cures pain\nIt heals.\n///"
    assert [problem.split(" claims")[0] for problem in told(claims.check_lesson, text)] == [
        "9: “eases pain”",
        "13: “eases pain”",
        "15: “It cures”",
        "16: “It heals”",
    ]


def test_a_source_speaks_for_its_own_row_item_and_paragraph_only() -> None:
    cited = "It eases pain [@moss-2020; low].\n\n"
    assert told(claims.check_lesson, cited) == []
    assert len(told(claims.check_lesson, f"{cited}It eases stress.")) == 1
    assert len(told(claims.check_lesson, "- It eases pain [@moss-2020; low].\n- It eases stress.")) == 1
    assert len(told(claims.check_lesson, "| A | B |\n| --- | --- |\n| Pain [@moss-2020; low] | Less |\n| Stress | It eases stress |")) == 1


TOO_SURE = "write “perhaps” or “may”, or cite what makes it moderate"
TOO_UNSURE = "write “probably”, say it plainly, or lower the mark"
TOO_PLAIN = "write “perhaps” or “may”, or say who found it and in how many people"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It probably helps [@a; low].", [f"8: “probably” is too sure for “low”; {TOO_SURE}"]),
        ("Slow is fine. It is likely to\nhelp [@a; very\nlow].", [f"8: “likely” is too sure for “very low”; {TOO_SURE}"]),
        ("It is surely rare [@a, @b; case reports].", [f"8: “surely” is too sure for “case reports”; {TOO_SURE}"]),
        ("| It helps | Probably, a little [@a; low] |", [f"8: “Probably” is too sure for “low”; {TOO_SURE}"]),
        ("Perhaps it helps [@a; moderate].", [f"8: “Perhaps” is less sure than “moderate”; {TOO_UNSURE}"]),
        ("It seems to help [@a; high].", [f"8: “seems” is less sure than “high”; {TOO_UNSURE}"]),
        ("It calms the heart [@a; very low].", [f"8: “very low” stands behind a plain statement; {TOO_PLAIN}"]),
        ("| One thing | It calms [@a; very low] |", [f"8: “very low” stands behind a plain statement; {TOO_PLAIN}"]),
    ],
)
def test_words_that_do_not_go_with_their_mark_are_told(text: str, lines: list[str]) -> None:
    assert told(certainty.check_lesson, text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "It probably helps [@a; moderate].",
        "It probably helps [@a; official advice].",
        "Perhaps it helps [@a; low].",
        "It might help [@a; case reports].",
        "It may help [@a; high].",
        "People slept longer [@a; low].",
        "In 12 young people it calmed the heart [@a; very low].",
        "One group of researchers says so. Light strokes rouse [@a; very low].",
        "No sure change [@a; very low].",
        "It helps [@a; low]. It is probably safe.",
        "It helps [@a; low], and it probably lasts [@b; moderate].",
        "Probably. It helps [@a; low].",
        "Light-headedness is more likely in a warm room [@a; low].",
        "“It probably helps”, they say; it does a little [@a; low].",
        "It probably helps.",
    ],
)
def test_words_that_go_with_their_mark_are_not(text: str) -> None:
    assert told(certainty.check_lesson, text) == []


MARKS = ["[custom]", "[Custom]", "[ custom ]", "[costum]", "[custum]", "[custom.]", "[cutsom]", "[customs]", "[custm]"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_custom_is_told(mark: str) -> None:
    mend = "take it out: what bears no mark is custom"
    assert told(custom.check_lesson, f"Slow hands. {mark} Warm hands.") == [f"8: “{mark}” marks custom; {mend}"]


@pytest.mark.parametrize("text", ["It is custom.", "[customs](https://example.org)", "[bottom]", "[low]", "`[custom]`", "[a custom][b]"])
def test_what_only_looks_like_a_mark_of_custom_is_not(text: str) -> None:
    assert told(custom.check_lesson, text) == []
