"""Renewing the locks: what is pinned moves, what is not stays as it is asked for, and each move is told."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import renew
from tests.unit.bodies import ROOT

ASKED = """# What builds.
Mark_down==3.1
-c other.txt
yaml>=6,<7  # reads
ruff==0.2; python_version > "3"
"""
LOCK = """mark-down==3.2 \\
    --hash=sha256:ab==cd
yaml==6.1 \\
    --hash=sha256:ef
    # via -r x.in
"""


def test_an_exact_pin_is_loosened_and_pinned_anew_and_nothing_else_moves() -> None:
    assert renew.loosened(ASKED) == ASKED.replace("==", ">=")
    assert renew.pinned(ASKED, renew.versions(LOCK)) == ASKED.replace("3.1", "3.2")


def test_names_are_read_in_any_spelling() -> None:
    assert renew.versions(LOCK) == {"mark-down": "3.2", "yaml": "6.1"}
    assert renew.versions(ASKED) == {"mark-down": "3.1", "ruff": "0.2"}


def test_each_move_is_told() -> None:
    assert renew.moved({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"}) == ["b: 1 → 2", "c: 1 → nothing", "d: nothing → 1"]


def test_the_oldest_python_is_that_of_the_project() -> None:
    assert renew.oldest_python((ROOT / "pyproject.toml").read_text(encoding="utf-8")) == "3.11.5"
    with pytest.raises(ValueError, match="requires-python names no oldest version"):
        renew.oldest_python('[project]\nrequires-python = "<4"\n')


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with one pinned package and one that is not, and their locks."""
    (tmp_path / "art").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.11.5"\n', encoding="utf-8")
    for name in renew.ASKED:
        (tmp_path / name).write_text("-c base.txt\n", encoding="utf-8")
        (tmp_path / name).with_suffix(".txt").write_text("", encoding="utf-8")
    (tmp_path / "requirements.in").write_text("one==1\ntwo>=1\n", encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("one==1\ntwo==1\n", encoding="utf-8")
    return tmp_path


def resolver(command: Sequence[str], cwd: Path, **_: object) -> subprocess.CompletedProcess[str]:
    """A stand-in for uv that knows version 2 of both packages, keeps what is locked, and takes the newest only where it may."""
    asked = (cwd / command[-1]).read_text(encoding="utf-8")
    out = command[command.index("--output-file") + 1] if "--output-file" in command else ""
    kept = renew.versions((cwd / out).read_text(encoding="utf-8")) if out and "--upgrade" not in command else {}
    pins = renew.versions(asked)
    found = {name: pins.get(name) or kept.get(name) or "2" for name in ("one", "two") if name in asked}
    text = "".join(f"{name}=={version}\n" for name, version in found.items())
    if out:
        (cwd / out).write_text(text, encoding="utf-8")
    return subprocess.CompletedProcess(command, 0, stdout=text)


def test_without_the_newest_every_version_is_kept(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", resolver)
    assert renew.lock(small, newest=False) == []
    assert (small / "requirements.in").read_text(encoding="utf-8") == "one==1\ntwo>=1\n"


def test_the_newest_moves_locks_and_exact_pins(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", resolver)
    assert renew.lock(small, newest=True) == ["one: 1 → 2", "two: 1 → 2"]
    assert (small / "requirements.in").read_text(encoding="utf-8") == "one==2\ntwo>=1\n"
    assert list(small.rglob("*.loose.in")) == []


def test_what_cannot_be_resolved_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(command: Sequence[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fails)
    assert renew.main(["lock"]) == 1
    said = "uv found no set of versions, for the reason above; “git restore '*requirements*'” brings back what was"
    assert capsys.readouterr().err == f"requirements.in: {said}\n"


def test_two_sites_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("before", "<p>old"), ("after", "<p>new")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    assert renew.main(["show", str(tmp_path / "before"), str(tmp_path / "after")]) == 0
    assert capsys.readouterr().out.splitlines() == ["words: 1 (index.html)", "in 1 (index.html)", "  - old", "  + new"]


def test_every_list_has_its_lock_and_every_lock_its_list() -> None:
    found = {path.relative_to(ROOT).as_posix() for folder in (ROOT, ROOT / "art") for path in folder.glob("requirements*")}
    assert found == {name for asked in renew.ASKED for name in (asked, asked.replace(".in", ".txt"))}


@pytest.mark.parametrize("name", renew.ASKED)
def test_a_lock_has_a_hash_for_each_package_and_no_address(name: str) -> None:
    text = (ROOT / name).with_suffix(".txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert packages
    assert [line for line in packages if not line.endswith("\\")] == []
    assert "://" not in text
    assert "--find-links" not in text
