"""The drawings in docs/assets/drawings: what they are made of, that they are small, and that the programs in art/ make just them."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from art import catalogue, workshop
from art.drawing import Drawing
from art.engine.palette import INKS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / catalogue.FOLDER
FILES = sorted(FOLDER.glob("*.svg"))

RE_MADE = ("hands-palms", "neck-and-shoulders")
"""Drawings that are quick to make: the test makes them again and compares every byte."""

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
def listed() -> dict[str, Drawing]:
    return catalogue.catalogue()


def test_every_drawing_is_listed_and_every_listed_one_is_there(listed: dict[str, Drawing]) -> None:
    assert sorted(listed) == sorted(file.stem for file in FILES)


def test_every_drawing_keeps_its_limit(listed: dict[str, Drawing]) -> None:
    sizes = {file.stem: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in FILES}
    assert {name: size for name, size in sizes.items() if size > listed[name].limit} == {}


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


@pytest.mark.parametrize("name", RE_MADE)
def test_making_a_drawing_again_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "art", name, "--into", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / f"{name}.svg").read_bytes() == (FOLDER / f"{name}.svg").read_bytes()


class TestWorkshop:
    """The command line, with small drawings of its own."""

    @pytest.fixture(autouse=True)
    def _small_catalogue(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def load(module: str) -> tuple[Drawing, ...]:
            if module == "broken":
                raise SyntaxError("half written")
            return (Drawing("dot", lambda: "<svg>dot</svg>\n", 100), Drawing("blot", lambda: "<svg>blot</svg>\n", 5))

        monkeypatch.setattr(catalogue, "modules", lambda: ("broken", "good"))
        monkeypatch.setattr(catalogue, "load", load)

    def test_a_broken_module_costs_only_its_own_drawings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert workshop.make(["dot"], str(tmp_path)) == 0
        assert (tmp_path / "dot.svg").read_text() == "<svg>dot</svg>\n"
        assert capsys.readouterr().err == ""
        assert workshop.make(["lost"], str(tmp_path)) == 1
        assert "art/drawings/broken.py cannot be imported: SyntaxError: half written" in capsys.readouterr().err
        assert workshop.make([], str(tmp_path)) == 1

    def test_a_drawing_over_its_limit_fails(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert workshop.make(["blot"], str(tmp_path)) == 1
        assert "TOO LARGE: at most 5" in capsys.readouterr().out

    def test_a_drawing_that_did_not_change_is_not_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        workshop.make(["dot"], str(tmp_path))
        before = (tmp_path / "dot.svg").stat().st_mtime_ns
        workshop.make(["dot"], str(tmp_path))
        assert (tmp_path / "dot.svg").stat().st_mtime_ns == before
        assert "as it was" in capsys.readouterr().out

    def test_two_drawings_of_one_name_are_a_mistake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(catalogue, "modules", lambda: ("good", "better"))
        with pytest.raises(ValueError, match="two drawings are named 'dot'"):
            catalogue.catalogue()
