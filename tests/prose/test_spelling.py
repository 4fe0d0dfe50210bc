"""How spelling is checked, and the project's own words."""

from __future__ import annotations

import pytest

from tests.prose import texts
from tests.prose.passages import WORD, Passage
from tests.prose.spelling import OWN_WORDS, in_dictionary, is_known, misspelt, own_words, unknown_words

SHOWN = "tests/prose/words.txt"


@pytest.mark.parametrize(
    "word",
    ["shoulder", "Shoulder", "colour", "practise", "don’t", "giver’s", "givers’", "effleurage", "Effleurage", "DermNet’s", "NHS", "a"],
)
def test_a_right_word(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize(
    "word",
    [
        "sholder",
        "massagge",
        "color",
        "center",
        "fiber",
        "anesthesia",
        "edema",
        "jewelry",
        "traveling",
        "leukemia",
        "prunus",
        "dermnet",
        "dont",
    ],
)
def test_a_wrong_word(word: str) -> None:
    assert not is_known(word)


def test_a_wrong_word_is_told_once_a_line() -> None:
    told = misspelt("docs/a.md", [Passage(7, "The massagge and\nthe massagge-oil, the massagge.")])
    mend = f"did you mean “massage”? If not: a word that is right goes into {SHOWN}"
    assert list(map(str, told)) == [f"docs/a.md:{line}: no dictionary has “massagge”; {mend}" for line in (7, 8)]


def test_a_word_like_no_other() -> None:
    (problem,) = misspelt("docs/a.md", [Passage(1, "Xqzzt")])
    assert problem.mend == f"a word that is right goes into {SHOWN}"


@pytest.mark.parametrize("text", ["See docs/data/terms.yml.", "Go to nhs.uk/help, or to handbook.md", "C7, 3–4 cm, T12"])
def test_what_is_no_word(text: str) -> None:
    assert list(unknown_words(Passage(1, text))) == []


def own_lines() -> list[str]:
    return OWN_WORDS.read_text(encoding="utf-8").splitlines()


def test_own_words_are_sorted() -> None:
    assert own_lines() == sorted(set(own_lines()), key=lambda word: (word.casefold(), word))


def test_own_words_are_not_in_the_dictionary() -> None:
    known = [word for word in own_lines() if in_dictionary(word)]
    assert [f"{SHOWN}:{own_lines().index(word) + 1}: the dictionary has “{word}”; take the line out" for word in known] == []


def test_own_words_are_used() -> None:
    used = set()
    for text in map(texts.read, texts.EVERYTHING):
        for passage in (*text.passages, *text.labels):
            for word in WORD.findall(passage.text):
                parts = {word, *word.split("-")}
                used |= parts | {part[:1].lower() + part[1:] for part in parts} | {part.removesuffix("’s") for part in parts}
    idle = sorted(own_words() - used)
    assert [f"{SHOWN}:{own_lines().index(word) + 1}: no text uses “{word}”; take the line out" for word in idle] == []
