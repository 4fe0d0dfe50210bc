"""Options that a slip of the space bar has moved: the same lesson as before, or told; never text, and never in silence.

All lines of one lesson of each kind are moved in every way, alone and with every other line of their block. Of all other lessons some are,
by a seed that a failure prints; ``HANDBOOK_SEED`` takes that seed again, and ``HANDBOOK_MOVES`` asks for more than are tried by themselves.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest

from handbook.lessons import CONTRACT, Lesson, read_lesson
from handbook.library import read_library
from handbook.markdown.context import use_library
from handbook.models.blocks import OPTIONS
from handbook.models.validation import known_fields
from handbook.problems import Problem
from tests.unit.bodies import ROOT
from tests.unit.pages import converted

SEED = int(os.environ.get("HANDBOOK_SEED") or random.randrange(10**6))
MOVES = int(os.environ.get("HANDBOOK_MOVES") or 700)

INDENTS = [" " * spaces for spaces in range(9)] + ["\t", "\u00a0", "\u00a0" * 4]
UNSEEN = [
    *("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
    *("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u202e\u2066\u2028\u2029\u0085\x0b\x0c\x1c\u3164\u2800\ufe0f"),
]
KINDS = ("guide", "stroke", "routine")
"""The kinds of lessons whose blocks have options."""
FEWEST = 15
"""Lines of options that the lesson must have of which every line is moved; of those, the one with the fewest is taken."""


@dataclass(frozen=True)
class Sample:
    """A block of a lesson, alone below the lesson's front matter."""

    uri: str
    front: tuple[str, ...]
    lines: tuple[str, ...]
    options: tuple[int, ...]
    """The lines that are options."""

    def read(self, lines: tuple[str, ...] | list[str] = ()) -> tuple[Lesson, list[Problem]]:
        """The lesson with this block, or with these lines instead."""
        lesson, known, problems = read_lesson("\n".join([*self.front, *(lines or self.lines)]) + "\n", f"docs/{self.uri}", self.uri)
        assert known
        return lesson, problems

    def moved(self, **indents: str) -> list[str]:
        """The lines with other indents before some: ``_3="\\t"``."""
        return [indents[f"_{at}"] + line.lstrip() if f"_{at}" in indents else line for at, line in enumerate(self.lines)]


def lesson_of(kind: str) -> list[Sample]:
    """The blocks of the lesson of a kind that is moved line by line."""
    of_kind = [found for found in samples().values() if f"kind: {kind}" in found[0].front]
    return min((found for found in of_kind if lines_in(found) >= FEWEST), key=lines_in)


def lines_in(found: list[Sample]) -> int:
    return sum(len(sample.options) for sample in found)


@cache
def samples() -> dict[str, list[Sample]]:
    """Every block with options, by lesson."""
    library, problems = read_library(ROOT / "docs")
    assert problems == []
    return {lesson.uri: found for lesson in library.lessons if (found := list(samples_of(lesson)))}


def samples_of(lesson: Lesson) -> Iterator[Sample]:
    lines = (ROOT / lesson.file.path).read_text(encoding="utf-8").split("\n")
    front = tuple(lines[: lines.index("---", 1) + 1])
    for block in lesson.blocks:
        source = block.source
        if source.options.text:
            at = [line.number - source.line for line in lesson.file.prose if source.line < line.number < source.end]
            options = [
                number for index, number in enumerate(at) if number == index + 1 and lines[source.line - 1 + number].startswith("    ")
            ]
            yield Sample(lesson.uri, front, tuple(lines[source.line - 1 : source.end]), tuple(options))


def said(lesson: Lesson) -> object:
    """What a lesson means: its blocks with their options, and its text."""
    blocks = [(block.name, block.source.title, block.source.options.read_again(), block.options) for block in lesson.blocks]
    return blocks, [" ".join(line.text.split()) for line in lesson.file.prose]


def same_or_told(sample: Sample, lines: list[str]) -> list[Problem]:
    """What is told of the block with these lines; where nothing is, it means what it meant."""
    before, nothing = sample.read()
    assert nothing == []
    after, problems = sample.read(lines)
    where = "\n".join(["", *lines, f"HANDBOOK_SEED={SEED}"])
    if problems:
        first = len(sample.front) + 1
        assert all(first <= problem.line < first + len(lines) for problem in problems), where
        assert all(problem.what and problem.mend and "\n" not in str(problem) for problem in problems), where
    else:
        assert said(after) == said(before), where
    return problems


@pytest.mark.parametrize("kind", KINDS)
def test_one_moved_line_is_the_same_or_told_in_one_line(kind: str) -> None:
    for sample in lesson_of(kind):
        for at in sample.options:
            for indent in INDENTS:
                lines = sample.moved(**{f"_{at}": indent})
                assert len(same_or_told(sample, lines)) <= 1, "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_two_lines_moved_alike_are_the_same_or_told(kind: str) -> None:
    for sample in lesson_of(kind):
        for one, other in combinations(sample.options, 2):
            for indent in INDENTS[:-1]:
                lines = sample.moved(**{f"_{one}": indent, f"_{other}": indent})
                assert len(same_or_told(sample, lines)) <= 2, "\n".join(lines)


def test_lines_of_any_lesson_moved_anyhow_are_the_same_or_told() -> None:
    chance = random.Random(SEED)
    every = [sample for found in samples().values() for sample in found]
    for _ in range(MOVES):
        sample = chance.choice(every)
        moved = chance.sample(sample.options, min(len(sample.options), chance.randint(1, 3)))
        lines = sample.moved(**{f"_{at}": chance.choice(INDENTS) for at in moved})
        assert len(same_or_told(sample, lines)) <= len(moved), "\n".join([*lines, f"HANDBOOK_SEED={SEED}"])


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_character_that_nobody_sees_is_told_once_wherever_it_stands_in_a_block(sign: str) -> None:
    for kind in KINDS:
        sample = lesson_of(kind)[0]
        for at in (0, *sample.options):
            line = sample.lines[at]
            bare = line.lstrip()
            for odd in (
                sign + line,
                line.replace(bare, sign + bare),
                line.replace(" ", sign, 1),
                sign.join(line.rsplit(" ", 1)),
                line + sign,
            ):
                lines = [odd if index == at else text for index, text in enumerate(sample.lines)]
                assert [problem.line for problem in sample.read(lines)[1]] == [len(sample.front) + 1 + at], repr(odd)


@pytest.mark.parametrize("kind", KINDS)
def test_all_options_of_a_block_moved_alike_are_told_in_one_line(kind: str) -> None:
    for sample in lesson_of(kind):
        for spaces in range(4):
            moved = [line[4 - spaces :] if at in sample.options else line for at, line in enumerate(sample.lines)]
            assert [problem.line for problem in same_or_told(sample, moved)] == [len(sample.front) + 2]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gap", ["", "Text.", "- An item"])
def test_options_that_stand_apart_from_their_head_are_told_at_any_indent(kind: str, gap: str) -> None:
    for sample in lesson_of(kind):
        options = [sample.lines[at] for at in sample.options]
        rest = list(sample.lines[len(options) + 1 : -1])
        for indent in range(9):
            apart = [" " * indent + line[4:] for line in options]
            for lines in ([sample.lines[0], "", gap, "", *apart, *rest, "///"], [sample.lines[0], *rest, "", *apart, "///"]):
                told = sample.read(lines)[1]
                assert [problem.line for problem in told] == [len(sample.front) + 1 + lines.index(apart[0])], "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_never_shows_an_option(kind: str) -> None:
    """What nothing is told of makes the very page that it made before."""
    docs = ROOT / "docs"
    use_library(docs, read_library(docs)[0])
    for sample in lesson_of(kind)[:2]:
        at = sample.options[0]
        text = (docs / sample.uri).read_text(encoding="utf-8").split("---\n", 2)[2]
        ways = [
            "\n".join(sample.moved(**{f"_{at}": indent})) for indent in INDENTS if not sample.read(sample.moved(**{f"_{at}": indent}))[1]
        ]
        pages = {converted(text.replace("\n".join(sample.lines), way), docs, sample.uri) for way in ways}
        assert len(ways) > 1
        (page,) = pages
        assert [sample.lines[at] for at in sample.options if sample.lines[at].strip() in page] == []


HEADS = [
    "// {}",
    "/ // {}",
    "/ / / {}",
    "///\u00a0{}",
    "\u00a0/// {}",
    "／／／ {}",
    "⁄⁄⁄ {}",
    "∕∕∕{}",
    "/／/ {}",
    "\\\\\\ {}",
    "    /// {}",
    "\t/// {}",
    "- /// {}",
    "1. /// {}",
    "> /// {}",
    "/ {}",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mistyped_head_is_told_and_nothing_else_of_its_block(kind: str, head: str) -> None:
    for sample in lesson_of(kind):
        words = sample.lines[0].removeprefix("///").strip()
        lines = [head.format(words), *sample.lines[1:]]
        lesson, problems = sample.read(lines)
        assert [problem.line for problem in problems] == [len(sample.front) + 1], head.format(words)
        assert [block.name for block in lesson.blocks] == [words.split(" ")[0]]


@pytest.mark.parametrize(
    "words", ["stepp | A", "Step A", "step: A", "step – A", "step ｜ A", "steps | A", "sstep | A", "xyz", "xyz | A", "key points"]
)
def test_a_mistyped_word_is_told_in_one_line(words: str) -> None:
    sample = lesson_of("guide")[0]
    assert len(sample.read([f"/// {words}", *sample.lines[1:]])[1]) == 1


@pytest.mark.parametrize("end", ["//", "/ //", "///\u200b", "／／／", "    ///", "- ///", "////", "/// ///", "\\\\\\"])
def test_a_mistyped_end_is_told_in_one_line(end: str) -> None:
    sample = lesson_of("guide")[0]
    assert [problem.line for problem in sample.read([*sample.lines[:-1], end])[1]] == [len(sample.front) + len(sample.lines)]


@pytest.mark.parametrize(
    "text",
    [
        "Why: a still hand asks.",
        "Say: “Slower?”",
        "Pressure: as soft as a cat.",
        "- Time: take yours",
        "- bones: they ask first",
        "numb: they ring today",
        "Look at the time: it is late.",
        "Breathe in,\nthen out.",
        "5/6 of the way, and/or less",
        "See https://example.org/a//b.",
        "10\u00a0cm",
    ],
)
def test_ordinary_words_are_text(text: str) -> None:
    sample = lesson_of("guide")[0]
    assert sample.read([*sample.lines[:-1], "", *text.split("\n"), "", "///", "", *text.split("\n")])[1] == []


def test_every_field_of_every_block_is_known_below_its_head() -> None:
    """A new field of a model is one here, too, without being named."""
    for name, model in OPTIONS.items():
        for option in known_fields(model):
            assert CONTRACT.meant_below_head(name, f"{option}: 1")
            assert CONTRACT.meant_in_text(f"  - {option}:")
    assert CONTRACT.meant_in_text("- {hands: palms}")


def test_the_samples_are_many() -> None:
    assert len(samples()) > 30
    assert sum(map(lines_in, samples().values())) > 1000
