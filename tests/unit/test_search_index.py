"""The search index: small plain text with the words that people type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.addresses import page_address
from handbook.library import read_library
from handbook.markdown.context import use_library
from handbook.markdown.sections import Section
from handbook.site.search_index import REFERENCE_WEIGHT, search_index
from tests.golden.small import CASE, small_library
from tests.unit.bodies import ROOT
from tests.unit.pages import converted, rendered_sections, sections_in
from tests.unit.test_markdown import STROKE

READY_URI = "before/ready.md"
WORDS = "reference/glossary.md"

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
GLOSSARY = """\
---
kind: reference
title: Words
summary: What the words of the handbook mean.
checked: 2026-11-22
---

/// glossary
///
"""
TERMS = """\
- {name: effleurage, term: long stroke, meaning: A glide., also: [gliding], misspelt: [effluage], lesson: case}
- {name: giver, meaning: Who gives., also: [masseur]}
- {name: spine, term: spine, meaning: The row of bones.}
"""

WEIGHT = {"w": REFERENCE_WEIGHT}
FILES = {CASE: GLIDE, WORDS: GLOSSARY, "data/terms.yml": TERMS}


def indexed(tmp_path: Path, pages: dict[str, list[Section]]) -> list[dict[str, Any]]:
    read: dict[str, list[dict[str, Any]]] = json.loads("".join(search_index(small_library(tmp_path, FILES), pages)))
    assert list(read) == ["docs"]
    return read["docs"]


def test_a_page_has_its_title_summary_and_other_words(tmp_path: Path) -> None:
    (page,) = indexed(tmp_path, {CASE: [Section("", "As shown", "<Slide> & “rest”.")]})
    assert page == {
        "l": "strokes/case/",
        "t": "Long glide",
        "k": "stroking; sweeping; efflurage; effleurage; long stroke; gliding; effluage",
        "s": "Flat, slow hands glide up beside the spine.",
        "x": "<Slide> & “rest”.",
        "w": REFERENCE_WEIGHT,
    }


def test_a_word_that_people_type_is_said_once(tmp_path: Path) -> None:
    (page,) = indexed(tmp_path, {CASE: [Section("", "", "")]})
    assert page["k"].split("; ").count("sweeping") == 1


def test_words_of_terms_that_lead_elsewhere_are_left_out(tmp_path: Path) -> None:
    ready, case = indexed(tmp_path, {READY_URI: [Section("", "", "")], CASE: [Section("", "", "")]})
    assert ready["k"] == ""
    assert "masseur" not in case["k"]


def test_a_section_has_the_title_of_its_page(tmp_path: Path) -> None:
    page, section = indexed(tmp_path, {CASE: [Section("", "", ""), Section("how", "How hard", "Say: slow")]})
    assert section == {"l": "strokes/case/#how", "p": "Long glide", "t": "How hard", "x": "Say: slow", "w": REFERENCE_WEIGHT}
    assert "p" not in page


def test_only_pages_to_look_things_up_stand_behind_the_lessons(tmp_path: Path) -> None:
    made = indexed(tmp_path, {uri: [Section("", "", ""), Section("a", "A", "")] for uri in (READY_URI, CASE, WORDS)})
    assert [item.get("w") for item in made if item["l"].startswith("before/ready/")] == [None, None]
    assert {item.get("w") for item in made if not item["l"].startswith("before/ready/")} == {REFERENCE_WEIGHT}
    assert 0 < REFERENCE_WEIGHT < 1


def test_a_section_without_text_can_be_found_by_its_heading(tmp_path: Path) -> None:
    assert indexed(tmp_path, {CASE: [Section("", "", ""), Section("a", "Alone", "")]})[1]["t"] == "Alone"


def test_a_page_that_is_no_lesson_is_left_out(tmp_path: Path) -> None:
    assert indexed(tmp_path, {"other.md": [Section("", "Other", "Text")]}) == []
    assert "".join(search_index(small_library(tmp_path), {})) == '{"docs":[]}'


def test_the_order_stays(tmp_path: Path) -> None:
    pages = {READY_URI: [Section("", "", ""), Section("b", "B", ""), Section("a", "A", "")], CASE: [Section("", "", "")]}
    assert [item["l"] for item in indexed(tmp_path, pages)] == ["before/ready/", "before/ready/#b", "before/ready/#a", "strokes/case/"]


def test_every_term_is_an_entry_of_the_glossary(tmp_path: Path) -> None:
    page, *terms = indexed(tmp_path, {WORDS: [Section("", "Words", "effleurage A glide. giver Who gives.")]})
    assert (page["l"], page["x"]) == ("reference/glossary/", "")
    assert terms == [
        {
            "l": "reference/glossary/#term-effleurage",
            "p": "Words",
            "t": "effleurage (long stroke)",
            "x": "A glide. Also: gliding",
            **WEIGHT,
        },
        {"l": "reference/glossary/#term-giver", "p": "Words", "t": "giver", "x": "Who gives. Also: masseur", **WEIGHT},
        {"l": "reference/glossary/#term-spine", "p": "Words", "t": "spine", "x": "The row of bones.", **WEIGHT},
    ]


def test_terms_are_entries_of_no_other_page(tmp_path: Path) -> None:
    assert len(indexed(tmp_path, {CASE: [Section("", "", "")], READY_URI: [Section("", "", "")]})) == 2


def test_the_index_is_small_and_the_same_every_time(tmp_path: Path) -> None:
    library = small_library(tmp_path, FILES)
    pages = {CASE: [Section("", "", "3–5 “slow”")]}
    made = "".join(search_index(library, pages))
    assert made == "".join(search_index(library, pages))
    assert "3–5 “slow”" in made
    assert '": ' not in made
    assert '", ' not in made


@pytest.mark.parametrize("text", ["</script>", '"', "\\", "\u2028", "\n", "é", "\x00"])
def test_any_text_can_be_read_back(tmp_path: Path, text: str) -> None:
    assert indexed(tmp_path, {CASE: [Section("", "", ""), Section("a", f"A{text}B", f"C{text}D")]})[1]["t"] == f"A{text}B"


def test_the_sections_of_a_rendered_lesson_are_indexed(tmp_path: Path) -> None:
    made = json.loads("".join(search_index(small_library(tmp_path, {CASE: STROKE}), {CASE: rendered_sections(STROKE)})))["docs"]
    assert [item["l"].removeprefix("strokes/case/") for item in made] == ["", "#step-1", "#step-2", "#key-points"]


def test_the_real_handbook_can_be_found() -> None:
    docs = ROOT / "docs"
    library, _ = read_library(docs)
    use_library(docs, library)
    sections = {
        lesson.uri: sections_in(converted((docs / lesson.uri).read_text(encoding="utf-8").split("\n---\n", 1)[1], docs, lesson.uri))
        for lesson in library.lessons
    }
    made = json.loads("".join(search_index(library, sections)))["docs"]
    places = [item["l"] for item in made]
    assert len(places) == len(set(places))
    assert {page_address(lesson.uri) for lesson in library.lessons} == {item["l"] for item in made if "p" not in item}
    assert sum("#term-" in place for place in places) == len(library.terms)
    assert [item for item in made if not item["t"] or traces(item)] == []


def traces(item: dict[str, Any]) -> bool:
    """Whether something of how pages are made has got into an entry."""
    return any(mark in f"{item['t']} {item['x']}" for mark in ("\x02", "\x03", "///", "data-keys", "klzzwxh", "wzxhzdk"))


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("index.md", ""),
        ("strokes/long-glide.md", "strokes/long-glide/"),
        ("strokes/index.md", "strokes/"),
        ("myindex.md", "myindex/"),
        ("a/b/my-index.md", "a/b/my-index/"),
        ("a.md/b.md", "a.md/b/"),
    ],
)
def test_the_address_of_a_page(uri: str, address: str) -> None:
    assert page_address(uri) == address


CHECK = """\
---
kind: guide
title: Is today a good day?
summary: The questions before every massage, and the answers.
checked: 2026-11-22
---

/// learn
- Begin well.
///

/// conditions
///

/// key-points
- Warm hands.
///
"""


def test_each_row_of_the_health_check_is_found_at_its_own_address_by_what_people_call_it(tmp_path: Path) -> None:
    library = small_library(tmp_path, {CASE: CHECK})
    entries = json.loads("".join(search_index(library, {CASE: [Section("", "Is today a good day?", "")]})))["docs"]
    rows = {entry["l"]: entry for entry in entries if "#sign-" in entry["l"]}
    assert len(rows) == 11
    assert rows["strokes/case/#sign-bruise"] == {
        "l": "strokes/case/#sign-bruise",
        "p": "Is today a good day?",
        "t": "A bruise",
        "x": "A blue bruise Keep off it. Until it is gone. Also: black and blue",
    }
    assert "Only a rib: “A sore rib”." in rows["strokes/case/#sign-chest-pain"]["x"]


def test_what_a_row_says_is_not_said_again_by_the_section_of_its_level() -> None:
    said = {section.anchor: section.text for section in rendered_sections(CHECK)}
    assert said["emergency"] == "Call. 112 Europe your own number Anywhere else"
