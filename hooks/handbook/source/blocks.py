"""Read the blocks of a lesson, and tell every line that was meant for one and would be printed as text.

The blocks are those of ``pymdownx.blocks``. That extension gives no source line, and prints as plain text what it cannot read: a block
with broken options, an option that is not indented, a misspelt head. So they are read here first and checked before anything is rendered.
Heads and ends are found by the extension's own patterns, and ``split_header`` below tells it which lines are a block's options: so both
see the same blocks with the same options, wherever nothing is told here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pymdownx.blocks import RE_END, RE_START

from handbook.problems import Problem
from handbook.source.located import Located
from handbook.source.options import INDENT, Contract, Line, dedented, leading_options, options_of_run

_SIGN = "[/／⁄∕⧸╱\\\\]"
"""Slashes, and signs that are taken for them."""
_SLASHED = re.compile(rf"^(?P<lead>(?:[\s>*+\-\d.)]*[\s>])?)(?P<signs>{_SIGN}(?:\s*{_SIGN})*)\s*(?P<rest>.*?)\s*$")
"""A line that begins with slashes; before them only what makes a list, a quotation or an indent."""
_TITLE = re.compile(r"^\s*[|｜¦:–-]?\s*")
_APART = re.compile(r"^ {4,}[A-Za-z][\w-]*:(\s|$)")


@dataclass(frozen=True, slots=True)
class BlockSource:
    """One block as written: its name, its title (after the bar), its options and the lines that it spans."""

    name: str
    title: str | None
    options: Located
    line: int
    end: int
    readable: bool = True
    """Whether the options are all that was meant. Where they are not, that has been told, and nothing should be said of them besides."""

    @property
    def written(self) -> list[Line]:
        """The lines of the options, indented as options are."""
        first = self.options.first_line
        return [(number, " " * INDENT + line) for number, line in enumerate(self.options.text.split("\n"), start=first)]


WRITTEN = "written"
"""The one option that a block has to ``pymdownx.blocks``: its options as they are written."""


def split_header(block: str, length: int) -> tuple[dict[str, Any] | None, str]:
    """The options below a head and the text behind them, as ``pymdownx.blocks`` wants them."""
    lines = block.split("\n")
    options = leading_options(lines)
    return {WRITTEN: dedented(options)}, "\n".join(lines[len(options) :])


def read_blocks(
    lines: Sequence[Line], path: str, contract: Contract, odd: frozenset[int] = frozenset()
) -> tuple[list[BlockSource], list[Problem]]:
    """The blocks of a lesson in the order of their heads, and every line that was meant for a block and is not read as such.

    Of the lines with ``odd`` numbers something has been told already, and nothing is told that may follow from it.
    """
    reader = _Reader(lines, path, contract, odd)
    reader.read()
    return sorted(reader.blocks, key=lambda block: block.line), reader.problems


@dataclass(slots=True)
class _Open:
    """A block whose end has not come yet."""

    name: str
    """Empty where a mistyped head does not say which block was meant."""
    title: str | None
    options: Located
    line: int
    length: int | None
    """The slashes of its head; ``None`` for a mistyped one, which any end may close."""
    readable: bool = True
    doubtful: bool = False
    """Whether something has been told that leaves open where the block ends."""


@dataclass
class _Reader:
    """Goes through the lines once. A method that takes an index gives back that of the line to go on with."""

    lines: Sequence[Line]
    path: str
    contract: Contract
    odd: frozenset[int]
    blocks: list[BlockSource] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    """The lengths of blocks that were told as not closed: an end that closes nothing may be theirs."""

    def read(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index][1]
            if opened := RE_START.fullmatch(line):
                index = self.head(index, opened)
            elif closed := RE_END.fullmatch(line):
                index = self.end(index, len(closed[1]))
            elif slashed := self.slashed(line):
                index = self.mistyped(index, slashed)
            elif self.contract.meant_in_text(line):
                index = self.apart(index, "this option stands apart from its block's head", self.contract.way_back(line))
            else:
                index += 1
        self.close(0, self.lines[-1][0] if self.lines else 0)

    def tell(self, number: int, what: str, mend: str) -> None:
        if number not in self.odd:
            self.problems.append(Problem(self.path, number, what, mend))

    def close(self, at: int, number: int, told: bool = False) -> None:
        """End the blocks from this place of the stack on, and tell of those that have no end of their own."""
        for block in self.stack[at:]:
            if not (told or block.doubtful or block.length is None):
                mend = f"close it with a line “{'/' * block.length}”"
                self.tell(block.line, f"the block “{block.name}” is never closed", mend)
            if block.name:
                self.blocks.append(BlockSource(block.name, block.title, block.options, block.line, number, block.readable))
        del self.stack[at:]

    def slashed(self, line: str) -> re.Match[str] | None:
        """A line with slashes that makes it part of a block, or was meant to."""
        found = _SLASHED.match(line)
        if found is None:
            return None
        several = len("".join(found["signs"].split())) > 1
        return found if several or self.guess(found["rest"], exactly=True)[0] else None

    # Heads and ends.

    def head(self, index: int, opened: re.Match[str]) -> int:
        number, length, name = self.lines[index][0], len(opened[1]), opened[2].lower()
        if self.below_an_indent(index):
            # Markdown could take both for a part of a list, and the block would lose its options.
            self.tell(number, "this block begins directly below text that is indented", "put an empty line above it")
        self.end_one_as_long(number, length)
        after = self.together(index + 1)
        run = self.lines[index + 1 : after]
        located, found = options_of_run(self.contract, name, run, self.path, number)
        followed = any(line in self.odd for line, _ in run)
        self.problems += [] if followed else found
        self.stack.append(_Open(name, opened[3], located, number, length, readable=not (found or followed)))
        if found or followed:
            return after
        return self.options_apart(after) if located.value or not run else index + 1

    def options_apart(self, index: int) -> int:
        """Options after an empty line are no options to Markdown, and a step would lose its pressure and figure without a word."""
        at = index
        while at < len(self.lines) and not self.lines[at][1].strip():
            at += 1
        if at == index or at == len(self.lines) or not _APART.match(self.lines[at][1]):
            return index
        return self.apart(at, "these options stand apart from their block", "take out the empty line above them")

    def apart(self, index: int, what: str, mend: str) -> int:
        self.tell(self.lines[index][0], what, mend)
        if self.stack:
            self.stack[-1].readable = False
        return self.together(index + 1)

    def together(self, index: int) -> int:
        """The index behind the lines that stand together with the one before this one: up to an empty line, code, or a line of a block."""
        while index < len(self.lines):
            number, line = self.lines[index]
            if number != self.lines[index - 1][0] + 1 or not line.strip() or self.slashed(line):
                break
            index += 1
        return index

    def below_an_indent(self, index: int) -> bool:
        """Whether the text that a head follows without an empty line begins with an indent."""
        first = ""
        for _, line in reversed(self.lines[:index]):
            if not line.strip() or self.slashed(line):
                break
            first = line
        return first.startswith(" " * INDENT)

    def end_one_as_long(self, number: int, length: int) -> None:
        """Of two blocks with as many slashes, one in the other, Markdown would take the end of the inner for that of the outer."""
        at = next((at for at, block in enumerate(self.stack) if block.length == length), None)
        if at is None:
            return
        block = self.stack[at]
        if not block.doubtful:
            mend = f"close it with a line “{'/' * length}”, or give it more slashes than the blocks in it"
            self.tell(block.line, f"the block “{block.name}” is not closed before the next one begins", mend)
        self.forgotten += [block.length for block in self.stack[at:] if block.length]
        self.close(at, number - 1, told=True)

    def end(self, index: int, length: int) -> int:
        number = self.lines[index][0]
        at = max((at for at, block in enumerate(self.stack) if block.length in (length, None)), default=None)
        if at is not None:
            self.close(at + 1, number)
            self.close(at, number, told=True)
        elif self.stack:
            block = self.stack[-1]
            block.doubtful = True
            what = f"this line has {length} slashes, and the block “{block.name}” begins with {block.length}"
            self.tell(number, what, f"write “{'/' * (block.length or length)}”")
        elif length in self.forgotten:
            self.forgotten.remove(length)
        else:
            self.tell(number, "this line closes no block", "take it out, or open a block above")
        return index + 1

    def mistyped(self, index: int, slashed: re.Match[str]) -> int:
        """Tell a head or an end that is none, and read on as it was meant."""
        number, line = self.lines[index]
        name, title = self.guess(slashed["rest"])
        bare = line[len(slashed["lead"]) :]
        if slashed["lead"] and (RE_START.fullmatch(bare) or RE_END.fullmatch(bare)):
            self.tell(number, "a block stands in a list, a quotation or an indent", "begin it at the margin")
        elif not slashed["rest"]:
            self.tell(number, "this line is not written like the end of a block", "write “///”")
        elif name:
            mend = f"write “/// {name} | {title}”" if title else f"write “/// {name}”"
            self.tell(number, "this line is not written like the head of a block", mend)
        else:
            mend = "write “/// name | title” to begin a block, “///” to end it, and begin no text with slashes"
            self.tell(number, "this line is neither the head nor the end of a block", mend)
        for block in self.stack:
            block.doubtful = True
        if not slashed["rest"]:
            self.close(max(0, len(self.stack) - 1), number, told=True)
            return index + 1
        self.stack.append(_Open(name, title or None, Located({}, "", number), number, None, readable=False))
        return self.together(index + 1)

    def guess(self, words: str, exactly: bool = False) -> tuple[str, str]:
        """The block that words behind slashes were meant to name, and its title; nothing where nobody can tell."""
        for name in sorted(self.contract.names, key=len, reverse=True):
            if found := re.match(name.replace("-", r"[\s_-]?") + r"(?![\w-])", words, re.I):
                return name, _TITLE.sub("", words[found.end() :])
        word = re.match(r"[\w-]*", words)
        near = difflib.get_close_matches(word[0].lower(), self.contract.names, n=1, cutoff=0.6) if word and not exactly else []
        return (near[0], _TITLE.sub("", words[word.end() :])) if near and word else ("", "")
