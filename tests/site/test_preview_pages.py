"""The preview's pages are never stale: after any edits they are those of a handbook that is read anew, and of a build."""

from __future__ import annotations

import difflib
import random
import re
import shutil
from pathlib import Path
from random import Random

import pytest

from handbook.library import read_library
from handbook.site.finish import finish
from handbook_preview import tracking
from handbook_preview.proof import Proof
from handbook_preview.tracking import FRONT_MATTER, LESSONS
from tests.conftest import ROOT, Build
from tests.golden.small import ROUTINE, STROKES, small_docs
from tests.site.writing import Writer

OPTIONS = """\
site_name: Small
exclude_docs: /data/
theme: {{name: material, custom_dir: {root}/overrides, font: false, features: [navigation.tabs, navigation.prune, toc.integrate]}}
extra: {{generator: false}}
plugins: [search]
markdown_extensions: [{{tables: {{use_align_attribute: true}}}}, {{toc: {{toc_depth: 1-2}}}}, sane_lists, handbook.markdown]
hooks: [{root}/hooks/lessons.py, {root}/hooks/memory.py, {root}/hooks/finish.py]
nav:
  - Home: index.md
  - All:
"""

HOME = """\
---
kind: guide
title: All lessons
summary: Every lesson of this small handbook.
checked: 2026-11-21
---

/// learn
- Begin well.
///

/// chapters
///

/// key-points
- Warm hands.
///
"""

REFERENCE = """\
---
kind: reference
title: What lessons share
summary: Words, sources and the health check of this small handbook.
checked: 2026-11-21
---

{block}
"""

SHARED = {
    "reference/glossary.md": "/// glossary\n///",
    "reference/sources.md": "/// sources\n///",
    "reference/health.md": "/// conditions\n///",
    "reference/sheet.md": "/// review-sheet\n///",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with one lesson of each kind."""
    lessons = {name: text for name, text in STROKES.items() if name.endswith(".md")}
    lessons |= {"routines/five.md": ROUTINE, **{name: REFERENCE.format(block=block) for name, block in SHARED.items()}}
    folder = tmp_path / "small"
    small_docs(folder, {**STROKES, **lessons, "index.md": HOME})
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    nav = "".join(f"    - {name}\n" for name in ("before/ready.md", *sorted(lessons)))
    (folder / "mkdocs.yml").write_text(OPTIONS.format(root=ROOT) + nav, encoding="utf-8")
    return folder


def raw(proof: Proof) -> dict[str, str]:
    return dict(proof.raw_pages())


def quiet(_: str) -> None:
    pass


def assert_same(proof: Proof, project: Path, told: list[str]) -> None:
    """The pages and mistakes of a preview are those of another that begins now."""
    shown, fresh = raw(proof), Proof(project, quiet)
    wanted = raw(fresh)
    assert proof.problems == fresh.problems, told
    assert shown.keys() == wanted.keys(), told
    for address, page in wanted.items():
        differ = list(difflib.unified_diff(page.splitlines(), shown[address].splitlines(), "fresh", "shown", n=0, lineterm=""))
        if differ:
            pytest.fail("\n".join([address, *told, *differ]), pytrace=False)


def assert_built_alike(proof: Proof, project: Path, build: Build, folder: Path) -> None:
    """The pages of a preview are, when they are finished, those of a build, byte for byte."""
    built, shown = folder / "built", folder / "shown"
    for path in (built, shown):
        shutil.rmtree(path, ignore_errors=True)
    made = build(project, built)
    assert made.returncode == 0, made.stdout + made.stderr
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        re.sub(r", [^,\n]*hooks/finish.py|^ *- hooks/finish.py.*\n", "", settings, flags=re.M), encoding="utf-8"
    )
    made = build(project, shown)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert made.returncode == 0, made.stdout + made.stderr
    for address, page in proof.raw_pages():
        (shown / address / "index.html").write_text(page, encoding="utf-8")
    assert finish(shown, read_library(project / "docs")[0])
    for path in sorted(built.rglob("*.html")):
        assert path.read_bytes() == (shown / path.relative_to(built)).read_bytes(), path


def write_and_compare(project: Path, edits: int, every: int, seed: int, build: Build, folder: Path) -> None:
    """Make edits, and compare after every few; at the end mend what is broken, and compare with a build."""
    writer, proof = Writer(project, Random(seed)), Proof(project, quiet)
    told = [f"seed {seed}"]
    for number in range(1, edits + 1):
        what, changed = writer.edit()
        told.append(what)
        proof.saved(changed)
        proof.page("")  # somebody looks at the first page all the time
        if number % every == 0:
            assert_same(proof, project, told)
    while (proof.problems or build(project, folder / "tried").returncode) and writer.can_undo:
        proof.saved(writer.undo())
        proof.settle()
    assert_same(proof, project, told)
    assert_built_alike(proof, project, build, folder)


SEED = random.randrange(10_000)


def test_thirty_edits_of_a_small_handbook(small: Path, build: Build, tmp_path: Path) -> None:
    print(f"seed {SEED}")
    write_and_compare(small, 30, 1, SEED, build, tmp_path)


@pytest.mark.nightly
def test_three_hundred_edits_of_the_handbook(project: Path, build: Build, tmp_path: Path) -> None:
    print(f"seed {SEED}")
    write_and_compare(project, 300, 10, SEED, build, tmp_path)


TITLE = ("docs/before/ready.md", "title: Get ready", "title: Get quite ready")
PLANTED: dict[str, tuple[str, str, str]] = {
    "terms": ("docs/data/terms.yml", "meaning: ", "meaning: Truly "),
    "sources": ("docs/data/sources.yml", "title: ", "title: New "),
    "conditions": ("docs/data/conditions.yml", "why: ", "why: Now "),
    FRONT_MATTER: TITLE,
    "chapters": ("mkdocs.yml", "  - All:", "  - Everything:"),
    "text of strokes/case.md": ("docs/strokes/case.md", "Rest.\n///", "Rest well.\n///"),
}


@pytest.mark.parametrize("forgotten", PLANTED)
def test_what_is_forgotten_among_what_pages_are_made_from_is_caught(forgotten: str, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = Proof(small, quiet)
    assert_same(proof, small, ["before"])
    file, old, new = PLANTED[forgotten]
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    proof.saved({path})
    assert_same(proof, small, ["after"])
    path.write_text(text, encoding="utf-8")
    proof.saved({path})
    noted = tracking.note
    monkeypatch.setattr(tracking, "note", lambda names: noted([name for name in names if name != forgotten]))
    monkeypatch.setattr("handbook_preview.pages.note", tracking.note)
    proof = Proof(small, quiet)
    raw(proof)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    proof.saved({path})
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        assert_same(proof, small, ["forgotten"])


def test_a_lesson_that_is_saved_costs_no_other_page(small: Path) -> None:
    proof = Proof(small, quiet)
    proof.settle()
    path = small / "docs/strokes/case.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Rest.\n///", "Rest well.\n///", 1), encoding="utf-8")
    proof.saved({path})
    made_from_it = {"strokes/case.md", "reference/sheet.md", "reference/sources.md", "routines/five.md"}
    assert "strokes/case.md" in proof.left_to_do
    assert proof.left_to_do <= made_from_it


def test_a_data_file_costs_the_pages_that_it_concerns(small: Path) -> None:
    proof = Proof(small, quiet)
    proof.settle()
    path = small / "docs/data/stories.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("story: ", "story: Once. ", 1), encoding="utf-8")
    proof.saved({path})
    assert "strokes/case.md" not in proof.left_to_do


def test_a_style_costs_no_page(small: Path) -> None:
    proof = Proof(small, quiet)
    proof.settle()
    styles = small / "docs/assets/stylesheets/own.css"
    styles.write_text("p { color: red }", encoding="utf-8")
    proof.saved({styles})
    assert proof.left_to_do == set()


def test_which_lessons_there_are_is_read_by_whoever_links(small: Path) -> None:
    assert LESSONS in tracking_of_home(small)


def tracking_of_home(project: Path) -> set[str]:
    proof = Proof(project, quiet)
    with tracking.noting() as read:
        proof.page("")
    return read
