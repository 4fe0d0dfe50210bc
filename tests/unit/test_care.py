"""What a stroke's lesson says of its places and of cautions: in few words, and never less than the data."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from handbook.lessons import Lesson, read_lesson
from handbook.library import Library
from handbook.markdown.strokes import OUT, care, keep_off, where_table
from handbook.models.cautions import Caution
from handbook.models.front_matter import Stroke

TEXT = """\
---
kind: stroke
title: Rub
term: effleurage
summary: What the reader of this small page gets.
minutes: 5
needs: [oil]
hand: heels
direction: out
tempo: {takes: 4 s, each: way}
where:
  - {place: beside the upper spine, pressure: 3-4, hands: heels, if-asked: 5, stay: 30 s, how: Fading}
  - {place: beside the low spine, pressure: 1-2, hands: palms}
  - {place: flank, pressure: 1-2, hands: palms}
  - {place: spine, pressure: 1, hands: palms}
keep-off: [moles]
checked: 2026-11-30
---

Use it.
"""


def lesson() -> Lesson:
    read, understood, problems = read_lesson(TEXT, "docs/strokes/rub.md", "strokes/rub.md")
    assert (understood, problems) == (True, [])
    return read


def said(cell: Any, **more: Any) -> dict[str, str]:
    """What is said of a caution with this cell, by its name."""
    given = {
        "key": "thin",
        "name": "Thin bones",
        "tick": "Thin bones",
        "why": "they crack",
        "certainty": "custom",
        "strokes": {"rub": cell},
    }
    library = SimpleNamespace(cautions=(Caution(**{**given, **more}),))
    return {name: words for words, name in care(cast("Library", library), lesson())}


@pytest.mark.parametrize(
    ("cell", "more", "words"),
    [
        ("leave out", {}, OUT),
        (5, {}, None),
        (3, {}, "3 at most."),
        ({"most": 1, "hands": "palms"}, {}, "only with palms, 1 at most."),
        ({"most": 5, "hands": "heels"}, {}, "only with heels."),
        (5, {"closed": ["spine"]}, "not across the spine."),
        (5, {"closed": ["spine", "flank"], "keeps": "not low on the back"}, "not across the spine, not low on the back."),
        (5, {"closed": ["beside the low spine"]}, "not beside the low spine."),
        ({"most": 5, "only": "flank"}, {}, "not across the spine, only on the flank."),
        ({"most": 5, "shirt": True, "note": "over the towel"}, {}, "through a shirt, over the towel."),
    ],
)
def test_what_a_caution_leaves(cell: Any, more: dict[str, Any], words: str | None) -> None:
    assert said(cell, **more) == ({} if words is None else {"Thin bones": words})


def test_a_stroke_that_no_caution_decides_is_left_out() -> None:
    assert said(1, strokes={"other": 1}) == {"Thin bones": OUT}


def test_open_ground_that_a_stroke_does_not_name_is_kept_off_too() -> None:
    meta = lesson().meta
    assert isinstance(meta, Stroke)
    assert {"shoulder blade", "armpit", "moles"} <= set(keep_off(meta))
    assert not {"flank", "tailbone", "buttock"} & set(keep_off(meta))


def test_the_table_says_each_place_once_and_what_is_barred_last() -> None:
    meta = lesson().meta
    assert isinstance(meta, Stroke)
    rows = [["".join(cell.itertext()) for cell in row] for row in where_table(meta).iter("tr")]
    assert rows[1:4] == [
        ["Beside the upper spine", "3–4; 5 if they ask. With heels; fading; 30 seconds at most on one spot."],
        ["Beside the low spine and flank", "1–2. With palms."],
        ["Spine", "1. With palms."],
    ]
    assert rows[-1][1] == "Nothing."
