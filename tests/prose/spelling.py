"""British spelling, by the dictionary of LibreOffice and Firefox and the project's own list of words.

The dictionary also knows many American spellings in -ize and the like; the rules of style tell those.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from hunspell import Hunspell

from handbook.problems import Problem
from tests.prose.passages import WORD, Passage

OWN_WORDS = Path(__file__).with_name("words.txt")
"""What the dictionary does not know and the handbook needs, one word a line, sorted. A capital letter there is needed in texts too."""

BRITISH = Path(__file__).with_name("british")
"""The folder of the dictionary, which no package on the registry has without those of dozens of other languages."""

_ADDRESS = re.compile(r"(?<!\w)[\w/-]+(?:\.[a-z]\w*)+(?:/[\w/-]*)?(?!\w)")
"""The name of a file or a site."""
_POSSESSIVE = re.compile(r"'s?$")


def misspelt(path: str, passages: Iterable[Passage]) -> Iterator[Problem]:
    """Every word that neither the dictionary nor the project knows, once a line."""
    for line, word in dict.fromkeys(found for passage in passages for found in unknown_words(passage)):
        mend = f"{_hint(word)}a word that is right goes into tests/prose/{OWN_WORDS.name}"
        yield Problem(path, line, f"no dictionary has “{word}”", mend)


def unknown_words(passage: Passage) -> Iterator[tuple[int, str]]:
    """The words of a passage that are not known, with their lines."""
    bare = _ADDRESS.sub(lambda match: " " * len(match[0]), passage.text)
    for match in WORD.finditer(bare):
        yield from ((passage.line_at(match.start()), part) for part in match[0].split("-") if not is_known(part))


@cache
def is_known(word: str) -> bool:
    """Whether a word without hyphens is spelt as British English or as the project has it."""
    plain = word.replace("’", "'")
    forms = {plain, _POSSESSIVE.sub("", plain)}
    return len(plain) == 1 or any(is_own(form) or in_dictionary(form) for form in forms)


def is_own(word: str) -> bool:
    """Whether the project's list has the word, or has it in small letters where this one begins a sentence."""
    return bool(own_words() & {word, word[:1].lower() + word[1:]})


def in_dictionary(word: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(_dictionary().spell(word))


@cache
def own_words() -> frozenset[str]:
    """The project's own words."""
    return frozenset(OWN_WORDS.read_text(encoding="utf-8").split())


@cache
def _hint(word: str) -> str:
    """What was meant, perhaps, as the beginning of a mend."""
    return "".join(f"did you mean “{meant}”? If not: " for meant in islice(_dictionary().suggest(word), 1))


@cache
def _dictionary() -> Hunspell:
    return Hunspell("en_GB", hunspell_data_dir=str(BRITISH))
