"""Everything that is wrong with how a text of the project is written, all at once, in the form in which the handbook tells mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from handbook.models.data import Term
from handbook.problems import Problem
from tests.prose.readability import OLDEST, is_long, reading_age
from tests.prose.rules import EVERYWHERE, IN_DATA, IN_LABELS, IN_LESSONS, Fault, Rule, lay_word_first
from tests.prose.spelling import misspelt
from tests.prose.texts import Text

MOST_NAMED = 6
"""Long words that are named where a text is too hard."""


def problems_of_lesson(text: Text, terms: Iterable[Term]) -> list[Problem]:
    """What is wrong with a lesson, or with the template of one."""
    return _told(text, IN_LESSONS, lay_word_first(text.passages, terms), too_hard(text))


def problems_of_data(text: Text) -> list[Problem]:
    """What is wrong with a file that lessons share."""
    return _told(text, IN_DATA, too_hard(text))


def problems_of_other(text: Text) -> list[Problem]:
    """What is wrong with a guide for contributors, or with the words of figures."""
    return _told(text, EVERYWHERE)


def too_hard(text: Text) -> Iterator[Fault]:
    """A text that only older readers read with ease."""
    age = reading_age(text.passages)
    if age > OLDEST:
        words = (word.lower() for passage in text.passages for sentence in passage.sentences() for word in sentence.words)
        common = [word for word, _ in Counter(filter(is_long, words)).most_common(MOST_NAMED)]
        mend = f"make its sentences shorter, and find short words for: {', '.join(common)}"
        yield 1, f"the reading age is {age:.1f}, and {OLDEST:g} is the most", mend


def _told(text: Text, rules: tuple[Rule, ...], *more: Iterable[Fault]) -> list[Problem]:
    in_text = (rule(passage) for passage in text.passages for rule in rules)
    in_labels = (rule(label) for label in text.labels for rule in IN_LABELS)
    faults = chain.from_iterable(chain(in_text, in_labels, more))
    spelling = misspelt(text.path, (*text.passages, *text.labels))
    return sorted({*(Problem(text.path, *fault) for fault in faults), *spelling})
