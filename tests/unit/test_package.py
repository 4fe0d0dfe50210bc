"""The rooms of the code: what may stand where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.unit.bodies import ROOT

HOOKS = ROOT / "hooks"
ADAPTERS = sorted(HOOKS.glob("*.py"))
MODULES = sorted((HOOKS / "handbook").rglob("*.py"))
MOST_LINES = 60


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def test_there_is_something_to_look_at() -> None:
    assert len(ADAPTERS) >= 3
    assert len(MODULES) >= 30


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_the_package_does_not_know_mkdocs(path: Path) -> None:
    assert not imported(path) & {"mkdocs", "material", "zensical", "jinja2"}


def test_using_the_package_does_not_load_mkdocs() -> None:
    modules = "handbook.__main__, handbook.markdown, handbook.site.finish"
    code = f"import sys, {modules}; print([name for name in sys.modules if name.startswith('mkdocs')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("path", ADAPTERS, ids=lambda path: path.name)
def test_an_adapter_is_thin(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", ADAPTERS, ids=lambda path: path.name)
def test_every_adapter_is_named_in_the_settings(path: Path) -> None:
    assert f"- hooks/{path.name}" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


PURE = ["atlas", "figures", "models", "source", "checks"]


RULES_OF_MARKDOWN = {
    "lesson_file.py": ["from markdown.extensions.fenced_code import FencedBlockPreprocessor"],
    "blocks.py": ["from pymdownx.blocks import RE_END, RE_START"],
}


@pytest.mark.parametrize("room", PURE)
def test_only_the_markdown_room_knows_markdown(room: str) -> None:
    """But for two rules: what fenced code is, and what begins and ends a block; or two readers would see different lessons."""
    for path in (HOOKS / "handbook" / room).rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        known = [line for line in lines if re.match(r"\s*(from|import) (markdown|pymdownx)", line)]
        assert known == (RULES_OF_MARKDOWN.get(path.name, []) if room == "source" else []), path


def test_the_data_go_one_way() -> None:
    """source → models → checks → markdown: nothing earlier imports anything later."""
    order = ["atlas", "source", "models", "figures", "checks", "markdown"]
    allowed_before = {"source": {"atlas"}, "atlas": set[str]()}
    for room, earlier in allowed_before.items():
        for path in (HOOKS / "handbook" / room).rglob("*.py"):
            used = {
                line.split(".")[1].split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("from handbook.")
            }
            assert not used & (set(order) - earlier - {room}), path
    for room in ("models", "figures", "source", "atlas"):
        for path in (HOOKS / "handbook" / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "from handbook.checks" not in text, path
            assert "from handbook.markdown" not in text, path
    for path in (HOOKS / "handbook" / "checks").rglob("*.py"):
        assert "from handbook.markdown" not in path.read_text(encoding="utf-8"), path


def test_every_module_says_what_it_is_for() -> None:
    assert [path.name for path in [*MODULES, *ADAPTERS] if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []
