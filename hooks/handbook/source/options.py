"""The options of a block: which lines they are, what they say, and which lines were meant to be options and are none.

Markdown takes as options the lines directly below a block's head that are indented by four spaces. Every other line is text to it, also
one that says ``pressure: 9``, and no rule would look at it. So what looks like an option anywhere else is told.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any

from handbook.problems import Problem
from handbook.source.located import Located, read_yaml

Line = tuple[int, str]
"""A line of the file outside code, by its number."""

INDENT = 4
"""Spaces before an option, and before what Markdown takes for a part of a list."""

_MOST_LINES = 40
"""Where a block has more lines of options than this, nobody looks for the ones that should stand elsewhere."""
_OPTION = re.compile(rf"^ {{{INDENT},}}\S")
_NAMED = re.compile(r"^\s*(?P<inside>(?:- +)*(?:\{\s*)?)[\"']?(?P<name>[A-Za-z][\w-]*)[\"']?\s*:(?P<apart>\s|$)?")
"""``name: value``, ``- name: value``, ``{name: value …`` and ``- {name: value …``."""
_SENTENCE = re.compile(r"^\s*(?:[-*+>] +)*[“‘(*_]*[A-Z]")
_PART = re.compile(r"^\s*(?:- |.*(?::(?:\s|$)|[\]}]))")
"""What can be part of a group or of a list; not words that only go on with those above them."""
_AS_TEXT = ", and would be printed as text"


def leading_options(lines: Iterable[str]) -> list[str]:
    """The lines directly below a block's head that are its options to Markdown."""
    return list(takewhile(_OPTION.match, lines))


def dedented(lines: Sequence[str]) -> str:
    """The text of a block's options, as it is read and known by."""
    return textwrap.dedent("\n".join(lines)) if lines else ""


def read_options(lines: Sequence[str], path: str, first_line: int) -> tuple[Located, list[Problem]]:
    """Read the lines that are a block's options, the first of which is ``first_line`` of the file at ``path``."""
    located, problems = read_yaml(dedented(lines), path, first_line)
    if not problems and not isinstance(located.value, dict):
        mend = "write one “name: value” on each line, or put an empty line before the text"
        problems = [Problem(path, first_line, "the block's options are not “name: value” lines", mend)]
    return (Located({}, "", first_line), problems) if problems else (located, [])


@dataclass(frozen=True)
class Contract:
    """What the options of blocks may be, as far as a reader must know it to tell options from text."""

    names: Mapping[str, Mapping[str, frozenset[str]]]
    """Of each block the names of its options, and for each of these all the names that may stand below it."""
    fits: Callable[[str, Any], bool]
    """Whether a block of a name may have these options."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The name of every option anywhere."""
        return frozenset(name for own in self.names.values() for top, below in own.items() for name in (top, *below))

    @cached_property
    def tops(self) -> frozenset[str]:
        """The names that may stand directly below a head."""
        return frozenset(top for own in self.names.values() for top in own)

    def meant_in_text(self, line: str) -> bool:
        """Whether a line that stands among text was meant to be an option."""
        named = _NAMED.match(line)
        return bool(named and named["apart"] is not None and named["name"] in self.known)

    def meant_below_head(self, block: str, line: str) -> bool:
        """Whether a line directly below a block's head was meant to be an option: there, with a capital or an unknown name, too."""
        named = _NAMED.match(line)
        own = self.names.get(block, {})
        if named is None or self.meant_in_text(line):
            return named is not None
        mine = frozenset(own).union(*own.values())
        return named["name"].lower() in mine or (named["name"].islower() and named["apart"] is not None and not named["inside"])

    def way_back(self, line: str) -> str:
        """What to do with an option that stands among text."""
        named = _NAMED.match(line)
        if named and named["name"] in self.tops:
            return "put it directly below the head of its block, indented by four spaces"
        return "put it back below the option that it belongs to, without an empty line"


NO_CONTRACT = Contract({}, lambda block, options: True)
"""For files that hold no lesson: there every line is text."""


def options_of_run(contract: Contract, block: str, run: Sequence[Line], path: str, head: int) -> tuple[Located, list[Problem]]:
    """The options among the lines that stand together with a block's head on line ``head``, and what is told of these lines."""
    lines = [line for _, line in run]
    options = leading_options(lines)
    located, problems = read_options(options, path, head + 1) if options else (Located({}, "", head), [])
    if len(options) == len(lines):
        return located, (shifted(contract, block, run, path) or problems) if problems else []
    if lines and block in contract.names and not contract.names[block] and _meant_without_a_place(lines[0]):
        what = f"the block “{block}” takes no options, and this would be printed as text"
        return located, [Problem(path, run[0][0], what, "take the line out, or begin a sentence with a capital letter")]
    if options or (contract.names.get(block) and any(contract.meant_below_head(block, line) for line in lines)):
        return located, shifted(contract, block, run, path) or list(_too_little(contract, block, run, path))
    return located, []


def _meant_without_a_place(line: str) -> bool:
    """Whether the first line of a block that takes no options looks like one all the same."""
    named = _NAMED.match(line)
    return bool(named and named["name"].islower() and named["apart"] is not None and not named["inside"])


def shifted(contract: Contract, block: str, run: Sequence[Line], path: str) -> list[Problem]:
    """The fewest lines that would be right with another indent, where moving some that follow each other makes all of the options right.

    Nothing where that is not the mistake.
    """
    lines = [line for _, line in run]
    if len(lines) > _MOST_LINES or not all(_PART.match(line) for line in lines if not _OPTION.match(line)):
        return []
    tries = ([way for way in _ways(lines, size) if _is_right(contract, block, _moved(lines, *way))] for size in range(1, len(lines) + 1))
    ways = next(filter(None, tries), [])
    if not ways:
        return []
    start, stop, more = min(ways, key=lambda way: (_uneven(_moved(lines, *way)), way[0]))
    several = stop - start > 1
    what = f"these {stop - start} lines of options are" if several else "this option is"
    too = "too little" if more > 0 else "too far"
    as_text = _AS_TEXT if not all(map(_OPTION.match, lines[start:stop])) else ""
    spaces = f"{abs(more)} {'more ' if more > 0 else ''}space{'' if abs(more) == 1 else 's'}"
    whom = "each of them" if several else "it"
    mend = f"indent {whom} by {spaces}" if more > 0 else f"take {spaces} away before {whom}"
    return [Problem(path, run[start][0], f"{what} indented {too}{as_text}", mend)]


def _ways(lines: Sequence[str], size: int) -> Iterator[tuple[int, int, int]]:
    """So many lines that follow each other, and by how many spaces to move them: to an option's place, or to that of the line above."""
    flat = [at for at, line in enumerate(lines) if not _OPTION.match(line)]
    for start in range(len(lines) - size + 1):
        if flat and not (start <= flat[0] and flat[-1] < start + size):
            continue
        above = _indent(lines[start - 1]) if start else INDENT
        here = _indent(lines[start])
        for target in sorted({INDENT, above, above + 2} - {here}):
            yield start, start + size, target - here


def _moved(lines: Sequence[str], start: int, stop: int, more: int) -> list[str]:
    return [
        " " * (_indent(line) + more) + line.lstrip() if start <= at < stop and _indent(line) + more >= 0 else line
        for at, line in enumerate(lines)
    ]


def _is_right(contract: Contract, block: str, lines: Sequence[str]) -> bool:
    if not all(map(_OPTION.match, lines)) or not _may_be_right(contract.names.get(block, {}), lines):
        return False
    located, problems = read_options(lines, "", 1)
    return not problems and contract.fits(block, located.value)


def _may_be_right(own: Mapping[str, frozenset[str]], lines: Sequence[str]) -> bool:
    """Whether the names of options stand directly below the head, and no other names; quicker than to read them."""
    below = frozenset().union(*own.values())
    for line in lines:
        named = _NAMED.match(line)
        if named and not named["inside"]:
            top = _indent(line) == _indent(lines[0])
            if named["name"] not in own if top else named["name"] in own and named["name"] not in below:
                return False
    return True


def _uneven(lines: Iterable[str]) -> int:
    return sum(_indent(line) % 2 for line in lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _too_little(contract: Contract, block: str, run: Sequence[Line], path: str) -> Iterator[Problem]:
    """The lines with too little indent below a head, each time the first of those that follow each other; or text that crowds options."""
    told = not _OPTION.match(run[0][1])
    for at, (number, line) in enumerate(run):
        if _OPTION.match(line) or (at and not _OPTION.match(run[at - 1][1])):
            continue
        if not contract.meant_below_head(block, line) and (_SENTENCE.match(line) or not (told or _PART.match(line))):
            yield Problem(path, number, "this text stands directly below the options of its block", "put an empty line above it")
            return
        told = True
        mend = "indent options by four spaces, and what belongs to one by two more"
        yield Problem(path, number, f"this option is indented too little{_AS_TEXT}", mend)
