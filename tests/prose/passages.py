"""What of a text is prose, cut into passages: a title, a heading, a paragraph, a list item, a cell of a table.

Code, citations, addresses, the options of blocks and the marks of Markdown are no prose. Each passage knows its line in the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.lessons import CITATION, Lesson
from handbook.source.lesson_file import LessonFile, ProseLine
from handbook.source.passages import CELL, ITEM, ROW, RULE, sentence_ends, together

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\w)")
"""A word, with its apostrophes and hyphens. Figures are no words, and neither is “C7”."""

_QUOTATION = re.compile(r"^\s*(?:>\s?)+")

_CITED = re.compile(rf"\s*(?:{CITATION.pattern})(?P<stop>[.,;:!?]*)")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<(?:https?://|mailto:)[^>]*>|https?://[^\s)>]+"), "…"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"(?<!\\)\*+|(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)
"""What Markdown takes away within a line, and what it leaves."""


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
    """Whether a source stands with it; in a table, in its row."""

    def line_at(self, offset: int) -> int:
        """The line of the file on which a place in the text stands."""
        return self.line + self.text.count("\n", 0, offset)

    def sentences(self) -> Iterator[Sentence]:
        """The passage cut into sentences. What has no stop at its end, such as a heading or a cell, is one too."""
        start = 0
        for end in sentence_ends(self.text):
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
    for lines in together(file.prose):
        yield from _cut(lines)


def passage_of(line: int, text: str) -> Passage:
    """A text as Markdown shows it, without its citations."""
    bare = _CITED.sub(lambda match: match["stop"] + "\n" * match[0].count("\n"), text)
    for pattern, left in _INLINE:
        bare = pattern.sub(left, bare)
    return Passage(line, html.unescape(bare), cited=bool(CITATION.search(text)))


def _cut(lines: list[ProseLine]) -> Iterator[Passage]:
    first = lines[0]
    if RULE.match(first.text):
        return
    if ROW.match(first.text):
        cells = [passage_of(first.number, cell.strip()) for cell in CELL.split(first.text)]
        cited = any(cell.cited for cell in cells)
        yield from (replace(cell, cited=cited) for cell in cells if cell.text)
        return
    bare = [_QUOTATION.sub("", line.text) for line in lines]
    yield passage_of(first.number, "\n".join([ITEM.sub("", bare[0]), *bare[1:]]).strip())
