"""The docs folder as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handbook.__main__ import main
from handbook.library import read_library, unique, words_people_type
from handbook.models.base import Model
from handbook.models.blocks import OPTIONS, Step
from handbook.models.validation import fields_below
from handbook.navigation import read_chapters
from handbook.problems import BrokenHandbook, Problem, one_of
from handbook.schema import SCHEMAS
from tests.golden.small import CASE, DATA, all_told, small_docs, small_library
from tests.unit.test_lesson_file import FRONT


def test_lessons_are_found_by_slug_and_by_file(tmp_path: Path) -> None:
    library = small_library(tmp_path, {CASE: FRONT})
    assert set(library.by_slug) == {"ready", "case"}
    assert library.by_uri[CASE] is library.by_slug["case"]
    assert library.newest_check == datetime.date(2026, 11, 22)


def test_what_lies_under_data_is_no_lesson(tmp_path: Path) -> None:
    assert set(small_library(tmp_path, {"data/templates/lesson.md": "no lesson"}).by_slug) == {"ready"}


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert "case" in small_library(tmp_path, {CASE: "\ufeff" + FRONT}).by_slug


@pytest.mark.parametrize("name", ["terms", "sources", "conditions", "zones"])
def test_a_data_file_that_is_missing_is_told(tmp_path: Path, name: str) -> None:
    docs = small_docs(tmp_path, {})
    (docs / f"data/{name}.yml").unlink()
    assert f"docs/data/{name}.yml:1: the file is missing" in str(BrokenHandbook(all_told(docs)))


@pytest.mark.parametrize("file", [CASE, "data/terms.yml"])
def test_a_file_that_is_not_utf_8_is_told_and_never_raised(tmp_path: Path, file: str) -> None:
    docs = small_docs(tmp_path, {CASE: FRONT})
    (docs / file).write_bytes((docs / file).read_bytes() + "# caf\xe9\n".encode("latin-1"))
    assert [problem.path for problem in all_told(docs)] == [f"docs/{file}"]


def test_a_condition_without_a_source_is_told_how_to_mend_it(tmp_path: Path) -> None:
    conditions = (Path(__file__).parents[1] / "golden/data/conditions.yml").read_text(encoding="utf-8")
    docs = small_docs(tmp_path, {"data/conditions.yml": conditions.replace("sources: [moss-2020], certainty: low", "certainty: low")})
    (problem,) = all_told(docs)
    assert "set the certainty to custom" in str(problem)


WRITTEN = ["000", "112", "+44", "0x10", "1_000", "1e3", "0.50", "1:30", "yes", "off", "null", "~", "2026-11-22", ".inf", "08", "a b"]


@pytest.mark.parametrize("quotes", ["", "'", '"'])
@pytest.mark.parametrize("number", WRITTEN)
def test_an_emergency_number_stays_as_it_was_written(tmp_path: Path, number: str, quotes: str) -> None:
    text = (DATA / "conditions.yml").read_text(encoding="utf-8")
    changed = text.replace('call: "112"', f"call: {quotes}{number}{quotes} ")
    assert changed != text
    conditions = small_library(tmp_path, {"data/conditions.yml": changed}).conditions
    assert conditions is not None
    assert conditions.numbers[0].call == number


@pytest.mark.parametrize("number", ["[1, 2]", "{a: 1}", "", "''"])
def test_an_emergency_number_that_is_no_text_is_told(tmp_path: Path, number: str) -> None:
    text = (DATA / "conditions.yml").read_text(encoding="utf-8")
    docs = small_docs(tmp_path, {"data/conditions.yml": text.replace('call: "112"', f"call: {number}")})
    (problem,) = all_told(docs)
    assert "“numbers.1.call”" in problem.what


def test_a_character_that_nobody_sees_is_told_in_data_too(tmp_path: Path) -> None:
    text = (DATA / "terms.yml").read_text(encoding="utf-8")
    docs = small_docs(tmp_path, {"data/terms.yml": text.replace("meaning: ", "meaning:\u00a0", 1)})
    assert ["U+00A0 (no-break space)" in problem.what for problem in all_told(docs)] == [True]


def test_a_broken_entry_does_not_count_as_a_missing_one(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {CASE: FRONT.replace("reference", "guide").replace("checked:", "needs: [5]\nchecked:")})
    assert len([problem for problem in read_library(docs)[1] if problem.path.endswith("case.md")]) == 1
    stroke = FRONT.replace("reference", "routine").replace("checked:", "minutes: 5\nplace: a bed\nposition: sitting\nneeds: [5]\nchecked:")
    docs = small_docs(tmp_path, {CASE: stroke})
    assert [problem.what for problem in read_library(docs)[1]] == ["“needs.1” is “5”"]


def test_a_lesson_that_cannot_be_read_is_written_all_the_same(tmp_path: Path) -> None:
    library, problems = read_library(small_docs(tmp_path, {CASE: FRONT.replace("reference", "refrence")}))
    assert len(problems) == 1
    assert set(library.by_slug) == {"ready"}
    assert [lesson.uri for lesson in library.unread] == [CASE]
    assert [lesson.uri for lesson in library.written] == ["before/ready.md", CASE]
    assert library.slugs == {"ready", "case"}
    assert library.uris == {"before/ready.md", CASE}
    assert library.newest_check == library.by_slug["ready"].meta.checked


def test_only_the_first_page_is_the_home_page(tmp_path: Path) -> None:
    library = small_library(tmp_path, {"index.md": FRONT, "strokes/index.md": FRONT})
    assert [lesson.uri for lesson in library.lessons if lesson.is_home] == ["index.md"]


def test_words_people_type_are_those_of_the_lesson_and_of_its_terms(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert list(words_people_type(library, library.by_slug["ready"])) == ["low back", "lumbar spine", "lower back", "lumber"]
    assert unique(["b", "a", "b"]) == ["b", "a"]


def test_the_order_of_problems_is_that_of_files_and_lines() -> None:
    told = [
        Problem("b.md", 2, "x", "y"),
        Problem("a.md", 10, "x", "y"),
        Problem("b.md", 1, "x", "y"),
        Problem("a.md", 9, "x", "y"),
        Problem("a.md", 9, "x", "y"),
    ]
    assert str(BrokenHandbook(told)) == "a.md:9: x; y\na.md:10: x; y\nb.md:1: x; y\nb.md:2: x; y"


@pytest.mark.parametrize(
    ("given", "said"), [("presure", "did you mean “pressure”?"), ("xyz", "use one of: pressure, time"), (5, "use one of: pressure, time")]
)
def test_the_nearest_name_is_meant(given: object, said: str) -> None:
    assert one_of(given, ["time", "pressure"]) == said


def test_the_chapters_of_the_navigation(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(
        "a: !ENV x\nnav:\n  - Home: index.md\n  - b.md\n  - Two:\n      - c.md\n      - Deep:\n          - D: d.md\n          - https://example.org\n",
        encoding="utf-8",
    )
    assert [(chapter.title, chapter.uris) for chapter in read_chapters(settings)] == [
        ("", ("index.md",)),
        ("", ("b.md",)),
        ("Two", ("c.md", "d.md")),
    ]
    assert read_chapters(tmp_path / "none.yml") == ()


def test_the_check_command_tells_every_problem_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = small_docs(tmp_path, {CASE: FRONT + "# A\n<b>\n"})
    assert main(["check", "--docs", str(docs)]) == 1
    assert capsys.readouterr().out.splitlines() == [str(problem) for problem in all_told(docs)]


def test_the_schema_command_writes_every_schema(tmp_path: Path) -> None:
    docs = small_docs(tmp_path, {})
    assert main(["schema", "--docs", str(docs)]) == 0
    assert {path.name for path in (docs / "data/schema").iterdir()} == {f"{name}.json" for name in SCHEMAS}


def test_a_page_finds_the_options_of_its_blocks_as_they_were_read(tmp_path: Path) -> None:
    step = "\n/// step | Glide\n    time: 20 s\n    pressure: 2\n\nSlowly.\n///\n"
    library, _ = read_library(small_docs(tmp_path, {CASE: FRONT + step}))
    (block,) = library.by_slug["case"].named("step")
    assert library.options_of("step", block.source.options.text) is block.options
    assert library.options_of("step", "time: 20 s") == Step.model_validate({"time": "20 s"})
    assert library.options_of("step", "time: soon") is None
    assert library.options_of("step", "time: [") is None
    assert library.options_of("learn", block.source.options.text) is None


@pytest.mark.parametrize("model", dict.fromkeys(OPTIONS.values()), ids=lambda model: model.__name__)
def test_the_names_that_an_option_may_hold_are_those_of_its_schema(model: type[Model]) -> None:
    schema = model.model_json_schema(by_alias=True)
    parts = schema.get("$defs", {})

    def below(part: Any) -> Iterator[str]:
        led_to = parts.get(str(part.get("$ref", "")).rpartition("/")[2], {}) if isinstance(part, dict) else {}
        yield from led_to.get("properties", {})
        for inner in (led_to, *(part.values() if isinstance(part, dict) else part if isinstance(part, list) else ())):
            yield from below(inner) if inner else ()

    assert fields_below(model) == {name: frozenset(below(part)) for name, part in schema.get("properties", {}).items()}
