"""How the reading age is measured."""

from __future__ import annotations

import pytest

from tests.prose.passages import Passage, Sentence
from tests.prose.readability import is_long, reading_age, smog_grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("back", 1),
        ("pressure", 2),
        ("receiver", 3),
        ("Evidence", 3),
        ("receiver’s", 3),
        ("don’t", 1),
        ("shoulder-blade", 3),
        # What the dictionary lacks is guessed from its vowels.
        ("effleurage", 3),
        ("petrissage", 3),
        ("tapotement", 3),
        ("infraspinatus", 5),
        ("trapezius", 3),
        ("practising", 3),
        ("soreness", 2),
        ("tumour", 2),
        ("kneaded", 2),
        ("mends", 1),
        ("smoulders", 2),
        ("hm", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_word_is_long_from_three_syllables() -> None:
    assert [is_long(word) for word in ("pressure", "receiver")] == [False, True]


@pytest.mark.parametrize(
    ("sentences", "long_words", "grade"),
    # SMOG’s own table, to the nearest grade: so many long words in thirty sentences.
    [(30, 0, 3), (30, 9, 6), (30, 16, 7), (30, 25, 8), (30, 49, 10), (30, 100, 14), (15, 8, 7), (60, 32, 7)],
)
def test_the_formula(sentences: int, long_words: int, grade: int) -> None:
    words = ["receiver"] * long_words
    text = [Sentence(1, " ".join(["press", *words[index::sentences]])) for index in range(sentences)]
    assert round(smog_grade(text)) == grade


def test_nothing_is_easy_to_read() -> None:
    assert round(smog_grade([])) == 3


def test_an_age_is_five_years_from_the_grade() -> None:
    passage = Passage(1, "The receiver receives. The receiver is lying.")
    assert reading_age([passage]) == smog_grade(list(passage.sentences())) + 5


def test_each_item_and_cell_is_a_sentence() -> None:
    words = ("receiver", "certainty", "comfortable")
    assert reading_age([Passage(1, word) for word in words]) < reading_age([Passage(1, ", ".join(words))])
