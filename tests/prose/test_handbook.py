"""The handbook keeps its bars: reading age, spelling and style. A failure lists every mistake of a file, one line each."""

from __future__ import annotations

import re
import statistics
from functools import cache

import pytest

from handbook.lessons import read_lesson
from handbook.library import read_library
from handbook.models.data import Term
from handbook.problems import Problem
from tests.prose import texts
from tests.prose.__main__ import row_of, table
from tests.prose.check import problems_of_data, problems_of_lesson, problems_of_other
from tests.prose.readability import OLDEST_MEDIAN, reading_age

PLANTED = """\
---
kind: guide
title: Get ready
summary: All that is done bevore the hands begin.
aliases: [redy]
checked: 2026-11-21
---

Studies show that the the patient relaxes. Press at 3-4.

/// learn
- Don't press the scapula!
///
"""

HARD = "Comfortable receivers communicate certainty immediately. " * 5


@cache
def terms() -> tuple[Term, ...]:
    return read_library(texts.ROOT / "docs")[0].terms


def tell(problems: list[Problem]) -> None:
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)


@pytest.mark.parametrize("path", [*texts.LESSONS, *texts.TEMPLATES])
def test_a_lesson_is_well_written(path: str) -> None:
    tell(problems_of_lesson(texts.read(path), terms()))


@pytest.mark.parametrize("path", texts.SHARED)
def test_what_lessons_share_is_well_written(path: str) -> None:
    tell(problems_of_data(texts.read(path)))


@pytest.mark.parametrize("path", [*texts.MESSAGES, *texts.GUIDES])
def test_everything_else_is_well_written(path: str) -> None:
    tell(problems_of_other(texts.read(path)))


def test_the_middle_lesson_is_easy_to_read() -> None:
    median = statistics.median(reading_age(texts.read(path).passages) for path in texts.LESSONS)
    assert median <= OLDEST_MEDIAN, "make report tells the reading age of each lesson"


def test_all_mistakes_of_a_lesson_are_told_at_once() -> None:
    lesson, _, _ = read_lesson(PLANTED, "docs/before/ready.md", "before/ready.md")
    assert [re.sub("; .*", "", str(problem)) for problem in problems_of_lesson(texts.of_lesson(lesson), terms())] == [
        "docs/before/ready.md:4: no dictionary has “bevore”",
        "docs/before/ready.md:5: no dictionary has “redy”",
        "docs/before/ready.md:9: “3-4” is a range with a hyphen",
        "docs/before/ready.md:9: “Studies show” leans on studies, and cites none",
        "docs/before/ready.md:9: “the patient”: nobody is one here",
        "docs/before/ready.md:9: “the the” says a word twice",
        "docs/before/ready.md:12: ' is a typewriter's quote",
        "docs/before/ready.md:12: an exclamation mark",
        "docs/before/ready.md:12: “scapula” stands before its everyday word",
    ]


def test_a_text_that_is_too_hard_is_told_with_its_long_words() -> None:
    text = texts.of_guide("docs/data/terms.yml", HARD)
    (problem,) = problems_of_data(text)
    assert re.fullmatch(r"the reading age is \d\d\.\d, and 14 is the most", problem.what)
    assert problem.mend == (
        "make its sentences shorter, and find short words for: comfortable, receivers, communicate, certainty, immediately"
    )


def test_rules_about_health_are_for_lessons() -> None:
    text = texts.of_guide("README.md", "Patients! Studies show it.")
    assert problems_of_other(text) == []
    assert len(problems_of_data(text)) == 2


def test_the_report() -> None:
    lesson, _, _ = read_lesson(PLANTED, "docs/before/ready.md", "before/ready.md")
    lines = table([row_of(lesson)]).splitlines()
    assert lines[0].split() == ["lesson", "words", "figures", "sources", "age"]
    assert lines[1].split()[:4] == ["before/ready", "23", "0", "0"]
    assert lines[3] == "1 lessons, 23 words, 0 figures"
    assert re.fullmatch(r"reading age: median 1\d\.\d \(at most 12\), highest 1\d\.\d in before/ready \(at most 14\)", lines[4])
