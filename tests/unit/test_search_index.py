"""The search index: small plain text with the words that people type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.search import compact_index, page_address
from tests.golden.small import CASE, small_library

GLIDE = """\
---
kind: reference
title: Long glide
summary: Flat, slow hands glide up beside the spine.
aliases: [stroking, sweeping]
misspelt: [efflurage, sweeping]
checked: 2026-11-22
---
"""
TERMS = """\
- {name: effleurage, term: long stroke, meaning: A glide., also: [gliding], misspelt: [effluage], lesson: case}
- {name: giver, meaning: Who gives., also: [masseur]}
"""


def entry(location: str, title: str = "", text: str = "") -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


def compacted(tmp_path: Path, *entries: dict[str, str]) -> list[dict[str, Any]]:
    library = small_library(tmp_path, {CASE: GLIDE, "data/terms.yml": TERMS})
    made = compact_index(json.dumps({"config": {"lang": ["en"]}, "docs": entries}), library)
    assert ": " not in made.replace("Say: ", "")
    read: dict[str, list[dict[str, Any]]] = json.loads(made)
    assert list(read) == ["docs"]
    return read["docs"]


def test_a_page_has_its_title_summary_and_other_words(tmp_path: Path) -> None:
    (page,) = compacted(tmp_path, entry("strokes/case/", "What MkDocs says", "<p>Slide &amp; rest.</p>"))
    assert page == {
        "l": "strokes/case/",
        "t": "Long glide",
        "k": "stroking sweeping efflurage effleurage long stroke gliding effluage",
        "s": "Flat, slow hands glide up beside the spine.",
        "x": "Slide & rest.",
    }


def test_a_section_has_the_title_of_its_page(tmp_path: Path) -> None:
    page, section = compacted(
        tmp_path, entry("strokes/case/", "x"), entry("strokes/case/#how", "How <em>hard</em>", "<p>Say:\n  &lt;slow&gt;</p><p>now</p>")
    )
    assert section == {"l": "strokes/case/#how", "p": "Long glide", "t": "How hard", "x": "Say: <slow> now"}
    assert "p" not in page


def test_an_empty_section_is_left_out(tmp_path: Path) -> None:
    assert [item["l"] for item in compacted(tmp_path, entry("strokes/case/"), entry("strokes/case/#a", " ", "<br>"))] == ["strokes/case/"]


def test_a_page_that_is_no_lesson_keeps_what_it_has(tmp_path: Path) -> None:
    page, section = compacted(tmp_path, entry("other/", "Other", "Text"), entry("other/#a", "A", "B"))
    assert page == {"l": "other/", "t": "Other", "k": "", "s": "", "x": "Text"}
    assert section["p"] == "Other"


def test_the_order_stays(tmp_path: Path) -> None:
    places = ["before/ready/", "before/ready/#learn", "strokes/case/", "strokes/case/#a"]
    assert [item["l"] for item in compacted(tmp_path, *(entry(place, "T", "x") for place in places))] == places


def test_words_of_terms_that_lead_elsewhere_are_left_out(tmp_path: Path) -> None:
    ready, case = compacted(tmp_path, entry("before/ready/"), entry("strokes/case/"))
    assert ready["k"] == ""
    assert "masseur" not in case["k"]


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("strokes/long-glide.md", "strokes/long-glide/"),
        ("strokes/index.md", "strokes/"),
        ("myindex.md", "myindex/"),
        ("a/b/my-index.md", "a/b/my-index/"),
    ],
)
def test_the_address_of_a_page(uri: str, address: str) -> None:
    assert page_address(uri) == address
