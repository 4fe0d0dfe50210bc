"""A lesson's text, cut into what stands together, and that into sentences: what rules about its words look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from handbook.source.lesson_file import ProseLine

_FENCE = re.compile(r"^ {0,3}/{3,}[ ]*(?:(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<title>.*?)[ ]*)?)?$")
"""The first or the last line of a block."""
HEADING = re.compile(r"^ {0,3}#{1,6}\s+(?P<text>.*?)[\s#]*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
ROW = re.compile(r"^\s*\|")
RULE = re.compile(r"^[\s:|-]*-[\s:|-]*$")
"""The line between the head of a table and its rows."""
CELL = re.compile(r"(?<!\\)\|")

_NOT_OURS = re.compile(r"“[^”]*”|\]\([^)]*\)")
"""What somebody else says, and addresses."""
_OPTION = re.compile(r"^ {4,}\S")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s")
_NO_TEXT = frozenset({"pressure"})
"""Blocks whose title is a value of the machine's: a range on the scale."""

_END = re.compile(r"[.!?…]+[”’)\]]*(?=\s+[“‘(\[]*[^\W_a-z])")
"""The end of a sentence: a stop, and behind it a capital or a figure. “Harder!” in the middle of one is followed by a small letter."""
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|Dr|Mr|Mrs|Ms|St)\.$")
"""Words with a full stop of their own, which ends no sentence."""


def together(prose: Iterable[ProseLine]) -> Iterator[list[ProseLine]]:
    """The lines of each passage. A block's title, a heading and a row of a table stand alone; options and fences are left out."""
    lines: list[ProseLine] = []
    option_at = 0
    for line in prose:
        if line.number == option_at and _OPTION.match(line.text):
            option_at += 1
            continue
        fence, heading = _FENCE.match(line.text), HEADING.match(line.text)
        alone = fence or heading or ROW.match(line.text) or _DEFINITION.match(line.text)
        if lines and (alone or ITEM.match(line.text) or line.number != lines[-1].number + 1):
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


@lru_cache(maxsize=1)
def own_words(prose: tuple[ProseLine, ...]) -> tuple[tuple[int, str], ...]:
    """Each passage with the number of its first line; what stands in quotation marks and where links lead is blanked.

    Several rules look at them, one after the other: those of the last lesson are kept.
    """
    texts = ((lines[0].number, "\n".join(line.text for line in lines)) for lines in together(prose))
    return tuple((number, _NOT_OURS.sub(_blanked, text)) for number, text in texts if not RULE.match(text))


def _blanked(match: re.Match[str]) -> str:
    return "\n".join(" " * len(line) for line in match[0].split("\n"))


def small(text: str) -> str:
    """A text in small letters, each in its place."""
    return text.replace("İ", "I").lower()  # the one letter that would grow


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end, the last one too. What has no stop at its end, such as a heading or a cell, is one as well."""
    return [*(match.end() for match in _END.finditer(text) if not _SHORT.search(text, 0, match.end())), len(text)]
