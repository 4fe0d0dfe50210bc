"""The catalogue and the command line: they make just the drawings that the handbook has, and say what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from art import catalogue, record, workshop
from art.drawing import Drawing

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / catalogue.FOLDER

RE_MADE = ("hands-palms", "neck-and-shoulders")
"""Drawings that are quick to make: the test makes them again and compares every byte."""


def test_the_record_has_every_drawing_with_its_limit() -> None:
    listed = {name: drawing.limit for name, drawing in catalogue.catalogue().items()}
    assert {name: made.limit for name, made in record.read().drawings.items()} == listed


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

    def test_making_all_of_them_records_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(catalogue, "modules", lambda: ("good",))
        monkeypatch.setattr(catalogue, "load", lambda _: (Drawing("dot", lambda: "<svg>dot</svg>\n", 100),))
        monkeypatch.setattr(workshop, "_TOP", tmp_path)
        recorded: list[record.Record] = []
        monkeypatch.setattr(record, "write", recorded.append)
        assert workshop.make(["dot"]) == 0
        assert workshop.make([], str(tmp_path)) == 0
        assert recorded == []
        assert workshop.make([]) == 0
        dot = record.Made(record.hash_of(b"<svg>dot</svg>\n"), 100)
        assert recorded == [record.Record(record.programs(), {"dot": dot})]
