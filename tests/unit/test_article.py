"""The corrected article deals with every sentence of the article that it corrects, and keeps the words that made a sentence careful."""

from __future__ import annotations

import re

from tests.unit.bodies import ROOT

PAGE = (ROOT / "docs/reference/article-corrected.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\d, ]+)\. (.*) \| (.*) \|$", PAGE, re.M)
SENTENCES = 28
"""Sentences of the article: its title, the title again in the middle, the one heading that says something, and 25 more."""
VERDICTS = {"Right", "Partly", "Wrong", "Unsafe"}
HEDGES = {
    2: "among the most",
    4: "Most",
    8: "willing",
    9: "Ask",
    10: "can also",
    12: "can be",
    14: "much as",
    15: "because",
    23: "can cause",
    24: "can make",
    28: "mastered, add a little",
}
"""What a sentence of the article says with care, by its number."""


def numbered() -> dict[int, str]:
    return {int(number): said for numbers, said, _ in ROWS for number in numbers.split(",")}


def test_every_sentence_has_its_row_and_no_other() -> None:
    assert sorted(int(number) for numbers, _, _ in ROWS for number in numbers.split(",")) == list(range(1, SENTENCES + 1))
    assert f"all its {SENTENCES} sentences" in PAGE


def test_every_row_begins_with_its_verdict() -> None:
    assert {verdict.split(".**")[0].removeprefix("**") for _, _, verdict in ROWS} == VERDICTS
    assert set(re.findall(r"^\| (\w+) \| ", PAGE, re.M)) >= VERDICTS


def test_no_hedge_is_dropped() -> None:
    said = numbered()
    assert {number: hedge for number, hedge in HEDGES.items() if hedge not in said[number]} == {}


def test_what_is_right_is_said() -> None:
    assert sum(verdict.startswith("**Right.**") for _, _, verdict in ROWS) >= 5
    assert "## What it gets right\n" in PAGE
