"""Glossary words: the first use of each in a lesson becomes a link to its entry, with the meaning as its tooltip.

Not Python-Markdown's ``abbr``: that marks every use, in headings and links too, knows one spelling of a word, and cannot be reached by
keyboard. A link can, and works on paper and without scripts as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown.util import AtomicString

from handbook.markdown.elements import Element, element
from handbook.models.data import Term

_SKIPPED = {"a", "h1", "h2", "h3", "h4", "code", "pre", "figure", "summary", "svg", "th", "label", "template"}
_SKIPPED_CLASSES = {
    "stopbar",
    "cite",
    "cue",
    "scale",
    "scale-key",
    "repeat__h",
    "learn__h",
    "note__h",
    "vh",
    "holds",
    "elsewhere",
    "step__care",
}


@dataclass(frozen=True)
class Words:
    """All glossary words as one pattern, and the term that each spelling belongs to."""

    pattern: re.Pattern[str] | None
    terms: dict[str, Term]


def words_of(terms: Sequence[Term]) -> Words:
    """Prepare the terms for marking: headword, standard term, their plurals."""
    spellings: dict[str, Term] = {}
    for term in terms:
        for word in (term.name, term.term):
            for spelling in _forms(word) if word else ():
                spellings.setdefault(spelling, term)
    return Words(_any_of(spellings) if spellings else None, spellings)


def _any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the spellings as a whole word, the longest first. They stand by first letter, so that few are tried at a word."""
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda spelling: (-len(spelling), spelling)):
        by_letter.setdefault(spelling[0], []).append(re.escape(spelling[1:]))
    words = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _forms(word: str) -> tuple[str, ...]:
    word = word.lower()
    return (word,) if word.endswith("s") else (word, word + "s")


def mark(root: Element, words: Words, glossary: str) -> list[Term]:
    """Link the first use of each term; returns the terms in the order of their use. ``glossary``: the page to link to."""
    used: dict[str, Term] = {}
    if words.pattern:
        _mark_inside(root, words, glossary, used)
    return list(used.values())


def _mark_inside(parent: Element, words: Words, glossary: str, used: dict[str, Term]) -> None:
    of = parent.get("class")
    if parent.tag in _SKIPPED or (of and not _SKIPPED_CLASSES.isdisjoint(of.split())):
        return
    if parent.text:
        _split(parent, None, words, glossary, used)
    for child in list(parent):
        if isinstance(child.tag, str):
            _mark_inside(child, words, glossary, used)
        if child.tail:
            _split(parent, child, words, glossary, used)


def _split(parent: Element, after: Element | None, words: Words, glossary: str, used: dict[str, Term]) -> None:
    """Mark the words in the text that follows ``after`` (or opens ``parent``)."""
    text = (parent.text if after is None else after.tail) or ""
    if words.pattern is None:
        return
    start = 0
    place: int | None = None
    # Matching small letters is many times as fast as matching either; the few letters that grow on the way are left unmarked.
    small = text.lower()
    for match in words.pattern.finditer(small if len(small) == len(text) else text):
        term = words.terms.get(match[0])
        if term is None or term.name in used:
            continue
        if place is None:
            place = 0 if after is None else list(parent).index(after) + 1
        used[term.name] = term
        _set_text(parent, after, text[start : match.start()])
        after = element("a", "term", text[match.start() : match.end()], href=f"{glossary}#{term.anchor}", title=term.meaning)
        parent.insert(place, after)
        place += 1
        start = match.end()
    if place is not None:
        _set_text(parent, after, text[start:])


def _set_text(parent: Element, after: Element | None, text: str) -> None:
    if after is None:
        parent.text = AtomicString(text)
    else:
        after.tail = AtomicString(text)


def word_list(terms: Sequence[Term]) -> Element:
    """The words of a lesson with their meanings: on paper there are no tooltips."""
    made = element("dl")
    for term in terms:
        made.append(element("div", "", element("dt", "", term.name), element("dd", "", term.meaning)))
    return element("section", "sec words only-print", element("p", "words__h", "Words used here"), made)
