"""What of a text is prose, cut into passages: a title, a heading, a paragraph, a list item, a cell of a table.

Code, citations, addresses, the options of blocks and the marks of Markdown are no prose. Each passage knows its line in the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handbook.lessons import CITATION, Lesson
from handbook.source.lesson_file import LessonFile, ProseLine

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\w)")
"""A word, with its apostrophes and hyphens. Figures are no words, and neither is “C7”."""

_FENCE = re.compile(r"^ {0,3}/{3,}[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<title>.*?)[ ]*)?)?$")
_OPTION = re.compile(r"^ {4,}\S")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(?P<text>.*?)[\s#]*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_ROW = re.compile(r"^\s*\|")
_RULE = re.compile(r"^[\s:|-]*-[\s:|-]*$")
_CELL = re.compile(r"(?<!\\)\|")
_QUOTATION = re.compile(r"^\s*(?:>\s?)+")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s")
_NO_TEXT = frozenset({"pressure"})
"""Blocks whose title is a value of the machine's: a range on the scale."""

_CITED = re.compile(rf"\s*(?:{CITATION.pattern})(?P<stop>[.,;:!?]*)")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<(?:https?://|mailto:)[^>]*>|https?://[^\s)>]+"), "…"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"(?<!\\)\*+|(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)
"""What Markdown takes away within a line, and what it leaves."""

_END = re.compile(r"[.!?…]+[”’)\]]*(?=\s+[“‘(\[]*[^\W_a-z])")
"""The end of a sentence: a stop, and behind it a capital or a figure. “Harder!” in the middle of one is followed by a small letter."""
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|Dr|Mr|Mrs|Ms|St)\.$")
"""Words with a full stop of their own, which ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its line breaks, and the line of the file on which it begins."""

    line: int
    text: str

    @property
    def words(self) -> list[str]:
        """The words in it."""
        return WORD.findall(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands together, without its markup, and the line of the file on which it begins."""

    line: int
    text: str
    cited: bool = False
    """Whether a source or ``[custom]`` stands with it; in a table, in its row."""

    def line_at(self, offset: int) -> int:
        """The line of the file on which a place in the text stands."""
        return self.line + self.text.count("\n", 0, offset)

    def sentences(self) -> Iterator[Sentence]:
        """The passage cut into sentences. What has no stop at its end, such as a heading or a cell, is one too."""
        start = 0
        ends = [match.end() for match in _END.finditer(self.text) if not _SHORT.search(self.text, 0, match.end())]
        for end in [*ends, len(self.text)]:
            begin = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
            if WORD.search(self.text, begin, end):
                yield Sentence(self.line_at(begin), " ".join(self.text[begin:end].split()))
            start = end


def passages_of(lesson: Lesson) -> Iterator[Passage]:
    """The prose of a lesson: its title, its summary and its text."""
    front = lesson.file.front_matter
    for field in ("title", "summary"):
        yield Passage(front.line((field,)), getattr(lesson.meta, field))
    yield from passages_in(lesson.file)


def passages_in(file: LessonFile) -> Iterator[Passage]:
    """The prose of a Markdown file below its front matter."""
    for lines in _together(file.prose):
        yield from _cut(lines)


def passage_of(line: int, text: str) -> Passage:
    """A text as Markdown shows it, without its citations."""
    bare = _CITED.sub(lambda match: match["stop"] + "\n" * match[0].count("\n"), text)
    for pattern, left in _INLINE:
        bare = pattern.sub(left, bare)
    return Passage(line, html.unescape(bare), cited=bool(CITATION.search(text)))


def _together(prose: Iterable[ProseLine]) -> Iterator[list[ProseLine]]:
    """The lines of each passage. A block's title, a heading and a row of a table stand alone; options and fences are left out."""
    lines: list[ProseLine] = []
    option_at = 0
    for line in prose:
        if line.number == option_at and _OPTION.match(line.text):
            option_at += 1
            continue
        fence, heading = _FENCE.match(line.text), _HEADING.match(line.text)
        alone = fence or heading or _ROW.match(line.text) or _DEFINITION.match(line.text)
        if lines and (alone or _ITEM.match(line.text) or line.number != lines[-1].number + 1):
            yield lines
            lines = []
        if fence:
            option_at = line.number + 1
            if fence["title"] and fence["name"] not in _NO_TEXT:
                yield [ProseLine(line.number, fence["title"])]
        elif heading:
            yield [ProseLine(line.number, heading["text"])]
        elif not alone:
            lines.append(line)
        elif not _DEFINITION.match(line.text):
            yield [line]
    if lines:
        yield lines


def _cut(lines: list[ProseLine]) -> Iterator[Passage]:
    first = lines[0]
    if _RULE.match(first.text):
        return
    if _ROW.match(first.text):
        cells = [passage_of(first.number, cell.strip()) for cell in _CELL.split(first.text)]
        cited = any(cell.cited for cell in cells)
        yield from (replace(cell, cited=cited) for cell in cells if cell.text)
        return
    bare = [_QUOTATION.sub("", line.text) for line in lines]
    yield passage_of(first.number, "\n".join([_ITEM.sub("", bare[0]), *bare[1:]]).strip())
