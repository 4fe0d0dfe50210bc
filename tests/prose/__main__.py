"""``python -m tests.prose`` prints how long each lesson is, what it holds, and how old a reader must be to read it with ease."""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass

from handbook.lessons import Lesson
from handbook.library import read_library
from tests.prose import texts
from tests.prose.readability import OLDEST, OLDEST_MEDIAN, reading_age


@dataclass(frozen=True)
class Row:
    """What is told of a lesson."""

    lesson: str
    words: int
    figures: int
    sources: int
    age: float


def row_of(lesson: Lesson) -> Row:
    """Measure a lesson. Sources that stand in its front matter count with those cited in its text."""
    passages = texts.of_lesson(lesson).passages
    words = sum(len(sentence.words) for passage in passages for sentence in passage.sentences())
    sources = {*lesson.meta.sources, *(key for citation in lesson.citations for key in citation.keys)}
    return Row(lesson.uri.removesuffix(".md"), words, sum(1 for _ in lesson.figures()), len(sources), reading_age(passages))


def table(rows: list[Row]) -> str:
    """The rows in columns, and below them their sums, the middle age and the highest."""
    width = max(len(row.lesson) for row in rows)
    lines = [f"{'lesson':<{width}}  words  figures  sources   age"]
    lines += [f"{row.lesson:<{width}}  {row.words:5}  {row.figures:7}  {row.sources:7}  {row.age:4.1f}" for row in rows]
    oldest = max(rows, key=lambda row: row.age)
    sums = f"{len(rows)} lessons, {sum(row.words for row in rows)} words, {sum(row.figures for row in rows)} figures"
    median = f"median {statistics.median(row.age for row in rows):.1f} (at most {OLDEST_MEDIAN:g})"
    highest = f"highest {oldest.age:.1f} in {oldest.lesson} (at most {OLDEST:g})"
    return "\n".join([*lines, "", sums, f"reading age: {median}, {highest}"])


def main() -> int:
    """Print the report."""
    library, _ = read_library(texts.ROOT / "docs")
    print(table([row_of(lesson) for lesson in library.lessons]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
