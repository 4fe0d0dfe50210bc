"""Read a lesson's file into its front matter, its blocks and its lines of prose, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from handbook.problems import Problem
from handbook.source.blocks import BlockSource, read_blocks
from handbook.source.located import Located, read_yaml
from handbook.source.options import NO_CONTRACT, Contract
from handbook.source.unseen import mended

_CODE = "\x00"
_CODE_SPAN = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LONE_TICK = re.compile(r"(?<!\\)`")
_EDGE = re.compile(r"^-{3}[ \t]*$")
_OTHER_EDGE = re.compile(r"^\.{3}[ \t]*$")


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A line of a lesson's text outside code, with code spans blanked."""

    number: int
    text: str


@dataclass(frozen=True)
class LessonFile:
    """A lesson as written. ``path`` is relative to the project's root, ``uri`` to the docs folder."""

    path: str
    uri: str
    front_matter: Located
    blocks: tuple[BlockSource, ...]
    prose: tuple[ProseLine, ...]

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """The text of lines that stand together, with the number of the first: what can span lines is looked for here."""
        start, lines = 0, list[str]()
        for line in self.prose:
            if lines and line.number != start + len(lines):
                yield start, "\n".join(lines)
                lines = []
            if not lines:
                start = line.number
            lines.append(line.text)
        if lines:
            yield start, "\n".join(lines)

    @cached_property
    def slug(self) -> str:
        """The lesson's name in links between lessons: its file name without the ending."""
        return slug_of(self.uri)


def _lone_ticks(lines: list[tuple[int, str]], path: str) -> Iterator[Problem]:
    """A tick without a partner on its line could hide from the checks what Markdown shows: an item, a cell and a heading end its code."""
    for number, line in lines:
        if _LONE_TICK.search(_CODE_SPAN.sub(" ", line)):
            mend = "begin and end code on one line, or write \\` for the sign"
            yield Problem(path, number, "this tick (`) has no partner on its line", mend)


def slug_of(uri: str) -> str:
    """A file's name without its folder and ending."""
    return uri.rsplit("/", 1)[-1].removesuffix(".md")


def read_lesson_file(text: str, path: str, uri: str, contract: Contract = NO_CONTRACT) -> tuple[LessonFile, list[Problem]]:
    """Split a lesson's text into its parts; every problem of form is reported, none raised.

    By the ``contract`` of blocks a line that was meant to be an option is told from text, wherever it stands.
    """
    # Split and widened as Python-Markdown does it, so that both see the same lines. MkDocs reads the front matter with its tabs.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines, told, odd = mended(lines, path)
    front, body_at, problems = _front_matter(lines, path)
    lines = [line.expandtabs(4) if line.strip() else "" for line in lines]
    outside = list(_outside_code(lines, body_at))
    blocks, found = read_blocks(outside, path, contract, odd)
    problems += found
    problems.extend(_lone_ticks(outside, path))
    problems = told + [problem for problem in problems if problem.line not in odd]
    prose = tuple(ProseLine(number, _CODE_SPAN.sub(" ", line)) for number, line in outside if line.strip())
    return LessonFile(path, uri, front, tuple(blocks), prose), problems


def _front_matter(lines: list[str], path: str) -> tuple[Located, int, list[Problem]]:
    """By MkDocs' own rule for where it begins and ends."""
    if not _EDGE.match(lines[0]):
        mend = "begin the file with a line “---”, the lesson's fields, and another “---”"
        return Located({}), 0, [Problem(path, 1, "the front matter is missing", mend)]
    for index, line in enumerate(lines[1:-1], start=1):
        if _OTHER_EDGE.match(line):
            return Located({}), index + 1, [Problem(path, index + 1, "“...” ends the front matter here", "write “---” instead")]
        if _EDGE.match(line):
            located, problems = read_yaml("\n".join(lines[1:index]), path, first_line=2)
            if not problems and not (isinstance(located.value, dict) and located.value):
                problems = [Problem(path, 1, "the front matter says nothing", "write “name: value” lines between the two “---”")]
            return located, index + 1, problems
    return Located({}), len(lines), [Problem(path, 1, "the front matter has no end", "close it with a line “---”, and go on below it")]


def _outside_code(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The body's lines with their numbers, without fenced code: by Python-Markdown's own rule, or the two would see different lessons."""
    body = "\n".join(lines[start:]) + "\n"
    body = FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(lambda match: f"{_CODE}\n" * match[0].count("\n") + _CODE, body)
    for number, line in enumerate(body.split("\n")[:-1], start=start + 1):
        if _CODE not in line:
            yield number, line
