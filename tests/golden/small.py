"""A small handbook in a temporary folder, for tests: the shared data of ``tests/golden/data`` and one lesson that leads nowhere wrong."""

from __future__ import annotations

from pathlib import Path

from handbook.checks import problems_of
from handbook.library import Library, read_library
from handbook.problems import Problem

DATA = Path(__file__).parent / "data"

READY = """\
---
kind: guide
title: Get ready
summary: All that is done before the hands begin.
minutes: 5
checked: 2026-11-21
---

/// learn
- Begin well.
///

/// key-points
- Warm hands.
///
"""

CASE = "strokes/case.md"
"""Where the lesson of a case stands in the docs folder."""


def small_docs(folder: Path, files: dict[str, str]) -> Path:
    """A docs folder in ``folder``: the shared data, a lesson ``before/ready.md``, and ``files`` besides or instead."""
    docs = folder / "docs"
    shared = {f"data/{path.name}": path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.yml"))}
    for name, text in {"before/ready.md": READY, **shared, **files}.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(errors="surrogateescape"))
    return docs


def all_told(docs: Path) -> list[Problem]:
    """Every problem of a docs folder in the order in which a contributor sees them."""
    library, problems = read_library(docs)
    return sorted({*problems, *problems_of(library)})


def told(folder: Path, lesson: str) -> list[str]:
    """What is told of one lesson, put among the small handbook."""
    return [str(problem) for problem in all_told(small_docs(folder, {CASE: lesson}))]


def small_library(folder: Path, files: dict[str, str] | None = None) -> Library:
    """The small handbook as a library. It must have nothing to mend."""
    docs = small_docs(folder, files or {})
    assert all_told(docs) == []
    return read_library(docs)[0]
