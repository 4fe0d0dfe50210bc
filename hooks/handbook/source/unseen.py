"""Characters that nobody sees, or that look like a space and are none.

Where syntax is, they switch it off without a word: an option that begins with a no-break space is text to Markdown, and a citation with
a character of no width in it is no citation. So they are told, and the line is read on as it was meant, so that one slip is told once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from handbook.problems import Problem

_USUAL = "\t -~“”‘’–—…°"
_UNUSUAL = re.compile(f"[^{_USUAL}]")
"""Only these need a look at what Unicode says of them."""
_UNSHAPED_KINDS = ("Cc", "Cf", "Zl", "Zp")
_UNSHAPED_LETTERS = "\u034f\u115f\u1160\u2800\u3164\uffa0"
"""What Unicode counts among letters, marks and signs, and no font draws."""
_BETWEEN_WORDS = re.compile(r"(?<=\w)\s(?=\w)")


def mended(lines: Sequence[str], path: str) -> tuple[list[str], list[Problem], frozenset[int]]:
    """The lines as they were meant, what is told of them, and the numbers (from 1) of all lines in which something was mended.

    A space that does not break may stand between two words of a text, and nowhere else. Of lines that follow each other the first is told.
    """
    problems: list[Problem] = []
    numbers: list[int] = []
    clean: list[str] = []
    for number, line in enumerate(lines, start=1):
        found = list(_odd(line))
        if found:
            if number - 1 not in numbers[-1:]:
                problems.append(Problem(path, number, *_told(found[0])))
            numbers.append(number)
            line = "".join(_meant(sign) if sign in found else sign for sign in line)
        clean.append(line)
    return clean, problems, frozenset(numbers)


def _odd(line: str) -> Iterator[str]:
    """The characters of a line that have no business there."""
    for match in _UNUSUAL.finditer(line):
        sign = match[0]
        syntax = line[0].isspace() or line[0] == "/"
        if _has_no_shape(sign) or (sign.isspace() and (syntax or not _BETWEEN_WORDS.match(line, match.start()))):
            yield sign


def _has_no_shape(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSHAPED_KINDS or sign in _UNSHAPED_LETTERS or "VARIATION SELECTOR" in unicodedata.name(sign, "")


def _is_space(sign: str) -> bool:
    return unicodedata.category(sign) == "Zs"


def _meant(sign: str) -> str:
    return " " if _is_space(sign) else ""


def _told(sign: str) -> tuple[str, str]:
    if unicodedata.category(sign) == "Cc":
        return "this line holds a control character", "type the line anew"
    name = f"U+{ord(sign):04X} ({unicodedata.name(sign).lower()})"
    if _is_space(sign):
        return f"{name} stands here, which looks like a space and is none", "type a plain space instead"
    return f"{name} stands here, which nobody sees", "take it out, or type the line anew"
