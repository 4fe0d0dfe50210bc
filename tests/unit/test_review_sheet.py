"""The sheet for reviewers holds every row of the data once, and whoever has read a part is named with what it still counts for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.library import Library, read_library
from handbook.markdown.assets import styles_of
from handbook.markdown.card import screening_card
from handbook.markdown.context import use_library
from handbook.markdown.elements import element
from handbook.markdown.routine import card_head
from handbook.models.base import Model
from handbook.models.data import CERTAINTY_WORDS
from handbook.models.reviews import Review
from handbook.review.rows import Group, Part, Row, said
from handbook.review.sheet import sheet
from handbook.review.teacher import CHOICES
from tests.golden.small import CASE, small_library
from tests.unit.bodies import ROOT
from tests.unit.pages import Looked, converted, sections_in, words
from tests.unit.test_lesson_file import FRONT

LIBRARY, _ = read_library(ROOT / "docs")
PAGE = "reference/for-reviewers.md"

HEADS: dict[str, tuple[str, ...]] = {
    "conditions": ("sign", "ask", "region", "title"),
    "stops": ("sign",),
    "cautions": ("tick",),
    "zones": ("name",),
    "routines": ("name", "title", "rule"),
    "stories": ("story",),
}
"""By which field a row is known, in each file of data that stands in the sheet."""
NOT_SAID = {
    "conditions": {"key", "name", "short", "quiz", "also", "caution", "certainty"},
    "stops": {"certainty"},
    "cautions": {"key", "name", "keeps", "certainty"},
    "zones": {"certainty", "mend", "by"},
    "stories": {"level", "sources", "says-yes", "rows"},
    "routines": {"key", "stroke", "only-for"},
}
"""Texts that serve the page or the writers of lessons, or that the sheet has in another place."""


def records(value: Any, heads: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group of fields, at any depth, that is a row of its file, with the text that it is known by."""
    if isinstance(value, dict):
        yield from ((value[name], value) for name in heads[:1] if name in value)
        if heads[0] not in value:
            yield from ((value[name], value) for name in heads[1:] if name in value)
        for name, part in value.items():
            yield from () if name in CHOICES else records(part, heads)
    elif isinstance(value, list):
        for part in value:
            yield from records(part, heads)


def written(name: str) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a file of data as it is written, read without the models."""
    return list(records(yaml.safe_load((ROOT / f"docs/data/{name}.yml").read_text(encoding="utf-8")), HEADS[name]))


def rows(library: Library) -> list[Row]:
    return [row for parts in sheet(library).values() for part in parts for row in part.rows]


def ids(library: Library) -> list[str]:
    return [row.id for row in rows(library)]


def squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def pieces(text: str) -> list[str]:
    """A text without the keys in braces, which the sheet writes out."""
    return [squeezed(part) for part in re.split(r"\{[^{}]*\}", text)]


def holds(row: Row, head: str, texts: list[str]) -> bool:
    everything = squeezed(" ".join((row.head, *row.says)))
    known = re.fullmatch(".*".join(pieces(head)), squeezed(row.head))
    return known is not None and all(piece in everything for text in texts for piece in pieces(text))


def not_once(name: str, library: Library) -> list[str]:
    """What a file of data and its parts of the sheet do not both hold once: rows that are missing, cut short, or there twice."""
    parts = [part for listed in sheet(library).values() for part in listed]
    left = [row for part in parts for row in part.rows if (part.key if part.key in (*HEADS, "strokes") else "conditions") == name]
    wrong = []
    for head, record in written(name):
        texts = [text for field, text in record.items() if field not in NOT_SAID[name] and isinstance(text, str)]
        found = next((row for row in left if holds(row, head, texts)), None)
        if found is None:
            wrong.append(head)
        else:
            left.remove(found)
    heads = {squeezed(head) for head, _ in written(name)}
    return wrong + [row.head for row in left if squeezed(row.head) in heads]


@pytest.mark.parametrize("name", HEADS)
def test_every_row_of_the_data_stands_in_the_sheet_once(name: str) -> None:
    assert len(written(name)) >= 8
    assert not_once(name, LIBRARY) == []


def test_a_row_that_is_missing_is_noticed() -> None:
    assert LIBRARY.conditions
    assert LIBRARY.stops
    assert LIBRARY.routines
    levels = LIBRARY.conditions.levels
    fewer = levels.emergency.model_copy(update={"rows": levels.emergency.rows[1:]})
    conditions = LIBRARY.conditions.model_copy(update={"levels": levels.model_copy(update={"emergency": fewer})})
    stops = LIBRARY.stops.model_copy(update={"yourself": LIBRARY.stops.yourself[:-1]})
    routines = LIBRARY.routines.model_copy(update={"audiences": LIBRARY.routines.audiences[1:]})
    assert not_once("conditions", replace(LIBRARY, conditions=conditions)) == [levels.emergency.rows[0].sign]
    assert not_once("stops", replace(LIBRARY, stops=stops)) == [LIBRARY.stops.yourself[-1].sign]
    assert not_once("cautions", replace(LIBRARY, cautions=LIBRARY.cautions[1:])) == [LIBRARY.cautions[0].tick]
    assert not_once("zones", replace(LIBRARY, zones=LIBRARY.zones[1:])) == [LIBRARY.zones[0].name]
    assert not_once("routines", replace(LIBRARY, routines=routines)) == [LIBRARY.routines.audiences[0].name]


def test_a_sentence_that_is_missing_is_noticed() -> None:
    (first, *others) = LIBRARY.cautions
    shortened = first.model_copy(update={"why": "no reason"})
    assert set(not_once("cautions", replace(LIBRARY, cautions=(shortened, *others)))) == {first.tick}


def test_every_caution_has_a_row_for_every_stroke() -> None:
    wanted = {f"{caution.key}.{stroke}" for caution in LIBRARY.cautions for stroke in LIBRARY.caps}
    assert len(wanted) > 150
    assert wanted <= set(ids(LIBRARY))


def test_what_a_caution_does_not_decide_is_left_out_and_says_so() -> None:
    (first, *others) = LIBRARY.cautions
    stroke = next(name for name, cell in first.strokes.items() if cell.most)
    fewer = first.model_copy(update={"strokes": {name: cell for name, cell in first.strokes.items() if name != stroke}})
    (row,) = [row for row in rows(replace(LIBRARY, cautions=(fewer, *others))) if row.id == f"{first.key}.{stroke}"]
    assert row.says == ("Nothing is decided, so it is left out.",)


def test_every_stroke_has_its_places_and_how_it_is_done() -> None:
    for slug, places in LIBRARY.caps.items():
        own = [row for row in rows(LIBRARY) if row.id.startswith(f"{slug}.")]
        assert [row.head.lower() for row in own] == [one.place for one in places]
        assert all(f"Pressure {one.pressure}" in row.says[0] for row, one in zip(own, places, strict=True))
        (how,) = [row for row in rows(LIBRARY) if row.id == slug]
        assert {"Hands", "Direction", "Tempo", "Giver"} <= {text.partition(":")[0] for text in how.says}


def test_the_clock_and_the_rules_of_routines_are_in_it() -> None:
    assert LIBRARY.routines
    clock = {f"routines-{info.alias}" for info in type(LIBRARY.routines.clock).model_fields.values()}
    assert clock | {"routines-gliding", "routines-gripping", "routines-dry", "rule-cap", "rule-ends"} <= set(ids(LIBRARY))


def test_each_row_has_a_name_of_its_own() -> None:
    found = ids(LIBRARY)
    assert len(found) > 400
    assert sorted({one for one in found if found.count(one) > 1}) == []
    assert [one for one in found if not re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", one)] == []


def test_the_gravest_comes_first() -> None:
    keys = [part.key for part in sheet(LIBRARY)["clinician"]]
    assert keys[:2] == ["emergency", "stops"]
    levels = [key for key in keys if key in ("emergency", "doctor-today", "not-today", "ask-first", "work-around")]
    assert levels == ["emergency", "doctor-today", "not-today", "ask-first", "work-around"]
    assert keys[-2:] == ["cautions", "zones"]
    zones = {squeezed(zone.name): max(zone.allowed.values(), default=0) for zone in LIBRARY.zones}
    most = [zones[squeezed(row.head)] for row in sheet(LIBRARY)["clinician"][-1].rows]
    assert most == sorted(most)
    assert len(most) == len(zones)


def test_a_field_that_nobody_thought_of_is_said() -> None:
    class Later(Model):
        sign: str
        new_thing: str | None = None
        warm: bool = False

    assert said(Later.model_validate({"sign": "x", "new-thing": "hot"}), {"sign"}) == ("New thing: hot.",)
    assert said(Later.model_validate({"sign": "x"}), {"sign"}) == ()


def test_a_version_is_another_as_soon_as_a_row_is() -> None:
    part = Part("case", "A case", (Group("", (Row("a", "A", ("Call.",)),)),))
    changed = replace(part, groups=(Group("", (Row("a", "A", ("Do not call.",)),)),))
    assert re.fullmatch("[a-z]{5}", part.version)
    assert part.version != changed.version
    assert part.version == replace(part, title="Another title").version


# What pages show.

LESSON = FRONT + "\nWords.\n\n/// reviews\n///\n\n/// review-sheet\n///\n"


def shown(folder: Path, *reviews: Review, lesson: str = LESSON) -> Looked:
    """The small handbook's page with both blocks, for somebody's reviews."""
    library = replace(small_library(folder, {CASE: lesson}), reviews=reviews)
    use_library(folder / "docs", library)
    return Looked(converted(lesson.partition("\n---\n")[2], folder / "docs"))


def review(part: str, **more: Any) -> Review:
    given = {"part": part, "reader": "Ada Example", "profession": "midwife", "date": datetime.date(2026, 11, 22), "verdict": "agrees"}
    return Review.model_validate(given | more)


def version(folder: Path, key: str) -> str:
    library = small_library(folder, {CASE: LESSON})
    return next(part.version for parts in sheet(library).values() for part in parts if part.key == key)


def test_today_nobody_has_read_anything(tmp_path: Path) -> None:
    assert LIBRARY.reviews == ()
    page = shown(tmp_path)
    assert words(page.one("p", "review__none")) == "Nobody has read any part yet."
    assert page.find(of="review__who") == []
    assert page.one("p", "foot-note").text.endswith("Not yet reviewed by a clinician.")


def test_somebody_who_has_read_a_part_is_named_and_the_rest_is_told(tmp_path: Path) -> None:
    read = review("zones", version=version(tmp_path / "before", "zones"), note="The flank at 2")
    page = shown(tmp_path, read)
    table = words(page.one("table", "review__who"))
    assert "Ada Example, midwife" in table
    assert "22 November 2026" in table
    assert "before the last change" not in table
    assert "Nobody has read these parts yet: Get help now;" in words(page.one("div", "review__read"))
    assert page.one("p", "foot-note").text.endswith("Not yet reviewed by a clinician.")


@pytest.mark.parametrize(
    ("part", "day", "letters"),
    [("zones", 22, "bcdfg"), ("emergency", 21, ""), ("ready", 20, None)],
    ids=["other letters", "data compared later", "lesson compared later"],
)
def test_what_has_changed_since_is_told(part: str, day: int, letters: str | None, tmp_path: Path) -> None:
    letters = version(tmp_path / "before", part) if letters == "" else letters
    read = review(part, date=datetime.date(2026, 11, day), version=letters)
    assert "before the last change" in words(shown(tmp_path, read).one("table", "review__who"))


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ({}, "Read by Ada Example (midwife) on 22 November 2026: agrees."),
        (
            {"date": datetime.date(2026, 11, 20)},
            "Read by Ada Example (midwife) on 20 November 2026, before the last change: agrees. Not reviewed by a clinician since then.",
        ),
        (
            {"profession": "massage teacher", "verdict": "disagrees"},
            "Read by Ada Example (massage teacher) on 22 November 2026: disagrees. Not yet reviewed by a clinician.",
        ),
    ],
    ids=["a clinician", "a clinician, long ago", "a teacher"],
)
def test_the_foot_of_a_lesson_names_who_has_read_it(more: dict[str, Any], end: str, tmp_path: Path) -> None:
    foot = shown(tmp_path, review("case", **more)).one("p", "foot-note").text
    assert foot == f"Checked against its sources on 22 November 2026. {end}"


def test_each_row_has_its_words_its_source_and_three_empty_cells(tmp_path: Path) -> None:
    page = shown(tmp_path)
    listed = rows(small_library(tmp_path / "again", {CASE: LESSON}))
    table = [tag for tag in page.find("tr") if any("review__t" in around.classes for around in tag.around)]
    lines = [tag for tag in table if "review__g" not in tag.classes and tag.around[-1].name == "tbody"]
    assert len(lines) == len(listed)
    for line, row in zip(lines, listed, strict=True):
        cells = [tag for tag in page.find("td") if tag.around[-1] is line]
        assert [cell.text for cell in cells[1:]] == ["", "", ""]
        assert row.id in cells[0].text
        assert row.head in cells[0].text
        assert all(text in cells[0].text for text in row.says)
        if row.certainty:
            assert CERTAINTY_WORDS[row.certainty] in cells[0].text.lower()
    assert any(words(tag).startswith("Official advice: ") for tag in page.find("small"))


def test_there_is_room_to_sign_with_each_part_to_tick(tmp_path: Path) -> None:
    page = shown(tmp_path)
    parts = sheet(small_library(tmp_path / "again", {CASE: LESSON}))
    boxes = page.find("div", "review__s")
    assert len(boxes) == len(parts) == 2
    for box, listed in zip(boxes, parts.values(), strict=True):
        for name in ("Name", "Profession", "Registration number", "Date", "Signature", *(part.version for part in listed)):
            assert name in box.text


def test_the_sheet_is_not_searched(tmp_path: Path) -> None:
    page = shown(tmp_path)
    assert "Chest pain" in page.one("div", "review").text
    assert "Chest pain" not in " ".join(section.text for section in sections_in(page.html))


def test_only_the_page_with_the_sheet_loads_its_styles() -> None:
    styled = [lesson.uri for lesson in LIBRARY.lessons if any("review.css" in style for style in styles_of(lesson))]
    assert styled == [PAGE]


@pytest.mark.parametrize(
    ("profession", "day", "is_read"),
    [("midwife", 30, True), ("massage teacher", 30, False), ("midwife", 1, False)],
    ids=["a clinician, as it stands", "no clinician", "before the last change"],
)
def test_the_cards_say_who_has_not_read_them_until_somebody_has(profession: str, day: int, is_read: bool) -> None:
    """Both cards go by the health check, the card of a routine by its routine."""
    routine = LIBRARY.by_slug["five-minutes"]
    when = datetime.date(2026, 11, day)
    reviews = tuple(review(lesson, profession=profession, date=when) for lesson in ("is-today-a-good-day", routine.slug))
    for library, missing in ((LIBRARY, True), (replace(LIBRARY, reviews=reviews), not is_read)):
        cards = "".join(screening_card(library, element("p")).itertext())
        assert cards.count("clinician") == (2 if missing else 0)
        assert ("clinician" in "".join(card_head(library, routine).itertext())) == missing
