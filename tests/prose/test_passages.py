"""What of a text is read, and how it is cut."""

from __future__ import annotations

import pytest

from handbook.lessons import read_lesson
from tests.prose import texts
from tests.prose.passages import Passage, passage_of, passages_of

LESSON = """\
---
kind: guide
title: Long glide
summary: Flat, slow hands glide up.
after: []
needs: [oil, two towels]
aliases: [gliding]
misspelt: [glidding]
checked: 2026-11-22
---

The **long glide** opens a massage [@a-2020; low]. See [another
lesson](../strokes/other.md) for more.
It goes on `in code` here.

/// learn
- Glide with
  your weight [@a-2020; low].
- Keep off the bones
///

## Do it

/// step | Settle your hands
    time: 15 s
    tempo: very slowly
    figure:
      view: back

Why: a still hand\\* asks
[@a-2020, @b-2021; low]. Two &amp; three.
///

/// pressure | 3-4
Firm enough.
///

| What | Change |
| --- | --- |
| It tickles | Slower \\| flatter [@a-2020; low] |

1. One
2. Two

> Said by
> somebody.

```text
not prose
```

[ref]: https://example.org
"""


def lesson_text() -> texts.Text:
    return texts.of_lesson(read_lesson(LESSON, "docs/strokes/case.md", "strokes/case.md")[0])


def test_a_lesson_is_cut_into_passages() -> None:
    assert [(passage.line, passage.text, passage.cited) for passage in lesson_text().passages] == [
        (3, "Long glide", False),
        (4, "Flat, slow hands glide up.", False),
        (12, "The long glide opens a massage. See another\nlesson for more.\nIt goes on   here.", True),
        (17, "Glide with\n  your weight.", True),
        (19, "Keep off the bones", False),
        (22, "Do it", False),
        (24, "Settle your hands", False),
        (30, "Why: a still hand* asks.\n Two & three.", True),
        (35, "Firm enough.", False),
        (38, "What", False),
        (38, "Change", False),
        (40, "It tickles", True),
        (40, "Slower | flatter", True),
        (42, "One", False),
        (43, "Two", False),
        (45, "Said by\nsomebody.", False),
    ]


def test_labels_are_told_apart() -> None:
    assert [(label.line, label.text) for label in lesson_text().labels] == [
        (6, "oil"),
        (6, "two towels"),
        (7, "gliding"),
        (26, "very slowly"),
    ]


def test_a_sentence_has_the_line_on_which_it_begins() -> None:
    found = [sentence for passage in lesson_text().passages for sentence in passage.sentences() if passage.line in (12, 30)]
    assert [(sentence.line, sentence.text) for sentence in found] == [
        (12, "The long glide opens a massage."),
        (12, "See another lesson for more."),
        (14, "It goes on here."),
        (30, "Why: a still hand* asks."),
        (31, "Two & three."),
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Stop. Ask.", ["Stop.", "Ask."]),
        ("They say “Harder!” and you slow down.", ["They say “Harder!” and you slow down."]),
        ("They say “stop.” You stop.", ["They say “stop.”", "You stop."]),
        ("Lighter, the same, or firmer? 3 is usual.", ["Lighter, the same, or firmer?", "3 is usual."]),
        ("Use oil, e.g. Almond.", ["Use oil, e.g. Almond."]),
        ("Wash at 60 °C. Then dry.", ["Wash at 60 °C.", "Then dry."]),
        ("About 1.5 cm.", ["About 1.5 cm."]),
        ("Do it", ["Do it"]),
        ("3–4", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in Passage(1, text).sentences()] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t press T-shirts at C7 or 3–4 cm.", ["Don’t", "press", "T-shirts", "at", "or", "cm"]),
        ("an 18-month-old", ["an", "month-old"]),
        ("Löken’s", ["Löken’s"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    (sentence,) = Passage(1, text).sentences()
    assert sentence.words == words


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**Bold** and _slanted_ and snake_case", "Bold and slanted and snake_case"),
        ("[a link](b.md#c), [another][d]", "a link, another"),
        ("<https://example.org> and https://example.org/a", "… and …"),
        ("Warm [@a; low], soft.", "Warm, soft."),
    ],
)
def test_markup_is_no_prose(markdown: str, shown: str) -> None:
    assert passage_of(1, markdown).text == shown


def test_data_without_names_and_wrong_spellings() -> None:
    text = texts.of_yaml(
        "docs/data/terms.yml", "- name: giver\n  meaning: Who gives.\n  also: [masseur]\n  misspelt: [masuer]\n  lesson: right-partner\n"
    )
    assert [(passage.line, passage.text) for passage in text.passages] == [(1, "giver"), (2, "Who gives.")]
    assert [(label.line, label.text) for label in text.labels] == [(3, "masseur")]


def test_of_sources_only_our_notes() -> None:
    text = texts.of_yaml("docs/data/sources.yml", "- key: a-2020\n  title: Hematoma\n  author: [{literal: Löken}]\n  note: Page read.\n")
    assert [(passage.line, passage.text) for passage in text.passages] == [(4, "Page read.")]


def test_messages_without_their_slots() -> None:
    text = texts.of_yaml("hooks/handbook/messages/en.yml", "marks:\n  hold: ['{hands} rest on {places}.']\n")
    assert [passage.text for passage in text.passages] == ["… rest on …."]


def test_guides_without_code_in_lists() -> None:
    text = texts.of_guide("README.md", "# Title\n\n1. Run\n\n   ```sh\n   make nonsens\n   ```\n\n2. Look\n")
    assert [(passage.line, passage.text) for passage in text.passages] == [(1, "Title"), (3, "Run"), (9, "Look")]
    assert len(list(passages_of(read_lesson(LESSON, "docs/a.md", "a.md")[0]))) == 16


def test_every_text_is_found() -> None:
    assert "docs/strokes/long-glide.md" in texts.LESSONS
    assert "docs/data/terms.yml" in texts.SHARED
    assert "docs/data/templates/lesson-stroke.md" in texts.TEMPLATES
    empty = {path for path in texts.EVERYTHING if not texts.read(path).passages}
    assert empty <= {"docs/data/reviews.yml"}, "only the list of reviews may hold no text: it does until somebody has signed one"
