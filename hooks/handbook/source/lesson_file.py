"""Read a lesson's file into its front matter, its blocks and its lines of prose, each with its place.

The blocks are those of ``pymdownx.blocks``. That extension gives no source line, and prints a block whose options are broken as
plain text on the page; so they are read here first, by the same rules, and checked before anything is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from handbook.problems import Problem
from handbook.source.located import Located, read_yaml

_CODE = "\x00"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OPEN = re.compile(r"^ {0,3}(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
_CLOSE = re.compile(r"^ {0,3}(/{3,})[ ]*$")
_OPTION = re.compile(r"^ {4,}\S")
_OPTION_APART = re.compile(r"^ {4,}[A-Za-z][\w-]*:(\s|$)")
_MISPLACED = re.compile(r"^[\s>*+\-\d.)]*[\s>](/{3,})(?:[ ]*[\w-]+[ ]*(?:\|.*)?)?[ ]*$")
_CODE_SPAN = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LONE_TICK = re.compile(r"(?<!\\)`")
_EDGE = re.compile(r"^-{3}[ \t]*$")
_OTHER_EDGE = re.compile(r"^\.{3}[ \t]*$")


@dataclass(frozen=True, slots=True)
class BlockSource:
    """One block as written: its name, its title (after the bar), its options and the lines that it spans."""

    name: str
    title: str | None
    options: Located
    line: int
    end: int

    @property
    def option_lines(self) -> range:
        """The numbers of the lines that its options stand on."""
        return range(self.line + 1, self.line + 1 + (self.options.text.count("\n") + 1 if self.options.text else 0))


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

    @property
    def slug(self) -> str:
        """The lesson's name in links between lessons: its file name without the ending."""
        return slug_of(self.uri)


def _options_apart(rest: list[tuple[int, str]], path: str) -> Iterator[Problem]:
    """Options after an empty line are no options to Markdown, and a step would lose its pressure and figure without a word."""
    for number, line in rest:
        if _OPTION_APART.match(line):
            yield Problem(path, number, "these options stand apart from their block", "take out the empty line above them")
        if line.strip():
            return


def _lone_ticks(lines: list[tuple[int, str]], path: str) -> Iterator[Problem]:
    """A tick without a partner on its line could hide from the checks what Markdown shows: an item, a cell and a heading end its code."""
    for number, line in lines:
        if _LONE_TICK.search(_CODE_SPAN.sub(" ", line)):
            mend = "begin and end code on one line, or write \\` for the sign"
            yield Problem(path, number, "this tick (`) has no partner on its line", mend)


def slug_of(uri: str) -> str:
    """A file's name without its folder and ending."""
    return uri.rsplit("/", 1)[-1].removesuffix(".md")


def read_lesson_file(text: str, path: str, uri: str) -> tuple[LessonFile, list[Problem]]:
    """Split a lesson's text into its parts; every problem of form is reported, none raised."""
    # Split and widened as Python-Markdown does it, so that both see the same lines. MkDocs reads the front matter with its tabs.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    mend = "type the line anew"
    told = [Problem(path, n, "this line holds a control character", mend) for n, line in enumerate(lines, start=1) if _CONTROL.search(line)]
    lines = [_CONTROL.sub("", line) for line in lines]
    front, body_at, problems = _front_matter(lines, path)
    problems += told
    lines = [line.expandtabs(4) for line in lines]
    outside = list(_outside_code(lines, body_at))
    blocks = tuple(sorted(_blocks(outside, path, problems), key=lambda block: block.line))
    problems.extend(_lone_ticks(outside, path))
    prose = tuple(ProseLine(number, _CODE_SPAN.sub(" ", line)) for number, line in outside if line.strip())
    return LessonFile(path, uri, front, blocks, prose), problems


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


def _blocks(lines: list[tuple[int, str]], path: str, problems: list[Problem]) -> Iterator[BlockSource]:
    stack: list[tuple[str, str | None, Located, int, int]] = []
    index = 0
    while index < len(lines):
        number, line = lines[index]
        index += 1
        if opened := _OPEN.match(line):
            options: list[str] = []
            first = number + 1
            while index < len(lines) and _OPTION.match(lines[index][1]) and lines[index][0] == first + len(options):
                options.append(lines[index][1])
                index += 1
            problems.extend(_options_apart(lines[index:], path))
            located, found = read_yaml("\n".join(options), path, first_line=first)
            problems.extend(found)
            if located.value is None:
                located = Located({}, "", number)
            elif not isinstance(located.value, dict):
                mend = "write one “name: value” on each line, or put an empty line before the text"
                problems.append(Problem(path, first, "the block's options are not “name: value” lines", mend))
                located = Located({}, "", number)
            stack.append((opened[2].lower(), opened[3], located, number, len(opened[1])))
        elif closed := _CLOSE.match(line):
            if not stack or stack[-1][4] != len(closed[1]):
                problems.append(Problem(path, number, "this line closes no block", "take it out, or open a block above"))
                continue
            name, title, located, begin, _ = stack.pop()
            yield BlockSource(name, title, located, begin, number)
        elif _MISPLACED.match(line):
            problems.append(Problem(path, number, "a block stands in a list, a quotation or an indent", "begin it at the margin"))
    for name, _, _, begin, length in stack:
        mend = f"close it with a line “{'/' * length}”"
        problems.append(Problem(path, begin, f"the block “{name}” is never closed", mend))
