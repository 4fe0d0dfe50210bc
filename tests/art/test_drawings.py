"""The drawings in docs/assets/drawings: what they are made of, that they are small, and that the programs in art/ made them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from art import catalogue, record
from art.engine.palette import INKS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / catalogue.FOLDER
FILES = sorted(FOLDER.glob("*.svg"))

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    "svg": {"viewBox"},
    "g": {"id", "transform", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity"},
    "path": {"id", "d", "transform", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "fill-opacity"},
}
"""All that a drawing may hold: no text, no styles, no scripts, no gradients, no pictures, no addresses."""

PAINT = re.compile(r"none|var\(--a-(?P<name>[\w-]+),(?P<light>#[0-9a-f]{3,6})\)")


def elements(file: Path) -> Iterator[ET.Element]:
    return ET.fromstring(file.read_text(encoding="utf-8")).iter()


@pytest.fixture(scope="module")
def made() -> record.Record:
    return record.read()


def test_every_drawing_is_listed_and_every_listed_one_is_there(made: record.Record) -> None:
    assert sorted(made.drawings) == sorted(file.stem for file in FILES)


def test_every_drawing_keeps_its_limit(made: record.Record) -> None:
    sizes = {file.stem: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in FILES}
    assert {name: size for name, size in sizes.items() if size > made.drawings[name].limit} == {}


def test_every_drawing_is_as_its_program_made_it(made: record.Record) -> None:
    changed = [file.name for file in FILES if record.hash_of(file.read_bytes()) != made.drawings[file.stem].sha256]
    assert changed == [], "a drawing is changed by its program in art/drawings: change that, then make drawings"


def test_the_drawings_are_made_by_the_programs_as_they_are(made: record.Record) -> None:
    assert record.programs() == made.programs, "art/ has changed since the drawings were made: make drawings"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_is_one_line_of_allowed_elements(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.endswith("</svg>\n")
    assert text.count("\n") == 1
    for element in elements(file):
        name = str(element.tag).removeprefix(SVG)
        assert set(element.attrib) <= ELEMENTS[name], f"{name} {element.attrib.keys()}"
        assert not (element.text or "").strip()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_has_only_the_colours_of_the_palette(file: Path) -> None:
    for element in elements(file):
        for attribute in ("fill", "stroke"):
            value = element.get(attribute, "none")
            match = PAINT.fullmatch(value)
            assert match, value
            assert value == "none" or INKS.get(match["name"]) == match["light"], value


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_drawing_can_be_referred_to(file: Path) -> None:
    named = [element.get("id") for element in elements(file) if element.get("id")]
    assert named, "no group has an id"
    assert len(named) == len(set(named))


def test_the_back_in_a_shirt_lies_where_the_bare_back_does() -> None:
    def paths(name: str, *colours: str) -> list[str | None]:
        wanted = {f"var(--a-{colour},{INKS[colour]})" for colour in colours}
        return [path.get("d") for path in elements(FOLDER / f"{name}.svg") if path.get("fill") in wanted]

    for colours in (("cloth", "cloth2"), ("hair", "hair2")):
        assert paths("back-shirt", *colours) == paths("back", *colours) != []
    assert paths("back-shirt", "towel") == []
    assert paths("back", "top") == []


class TestRecord:
    """What is recorded of the programs, tried on small ones."""

    @pytest.fixture
    def art(self, tmp_path: Path) -> Path:
        for name in ("pen.py", "engine/line.py", "tests/test_pen.py", "bodies.npz", "requirements.txt", "README.md"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(name)
        return tmp_path

    @pytest.mark.parametrize("file", ["pen.py", "engine/line.py", "bodies.npz", "requirements.txt"])
    def test_a_change_of_what_draws_is_seen(self, file: str, art: Path) -> None:
        before = record.programs(art)
        (art / file).write_text("changed")
        assert record.programs(art) != before

    def test_a_program_with_another_name_is_another(self, art: Path) -> None:
        before = record.programs(art)
        (art / "pen.py").rename(art / "pencil.py")
        assert record.programs(art) != before

    @pytest.mark.parametrize("file", ["tests/test_pen.py", "README.md"])
    def test_a_change_of_anything_else_is_none(self, file: str, art: Path) -> None:
        before = record.programs(art)
        (art / file).write_text("changed")
        assert record.programs(art) == before

    def test_what_is_written_can_be_read(self, tmp_path: Path) -> None:
        given = record.Record("a", {"dot": record.Made("b", 5), "blot": record.Made("c", 6)})
        record.write(given, tmp_path / "made.json")
        assert record.read(tmp_path / "made.json") == given
