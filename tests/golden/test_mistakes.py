"""Each file in ``mistakes/`` is a lesson with a mistake and, after ``=== told``, what the contributor is told of it, line by line.

Between the two, ``=== also path`` begins a further file of the docs folder, or one that stands there instead of the small handbook's own.
Such a file is saved as an editor of old would save it where the line ends with ``in latin-1``. ``=== change path`` begins changes to a file
of the shared data: what goes on a line after ``-``, what comes in its place on the lines after ``+``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden.small import CASE, DATA, all_told, small_docs

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.md"))
LATIN = " in latin-1"
_MARK = re.compile(r"^=== (told|also .+|change .+)\n", re.M)
_CHANGE = re.compile(r"- (.+)\n((?:\+ .*\n)+)")


def parts(text: str) -> tuple[dict[str, str], list[str]]:
    lesson, *rest = _MARK.split(text)
    marked = dict(zip(rest[::2], rest[1::2], strict=True))
    told = marked.pop("told").splitlines()
    files = {CASE: lesson}
    for name, file in marked.items():
        if name.startswith("change "):
            path = name.removeprefix("change ")
            files[path] = changed((DATA / path.removeprefix("data/")).read_text(encoding="utf-8"), file)
            continue
        path = name.removeprefix("also ")
        old = path.endswith(LATIN)
        # What is no UTF-8 cannot stand in a case, so it is made here.
        files[path.removesuffix(LATIN)] = file.encode("latin-1").decode("utf-8", "surrogateescape") if old else file
    return files, told


def changed(text: str, changes: str) -> str:
    """A text with changes made to it, each of which must have something to change."""
    for old, new in _CHANGE.findall(changes):
        assert old in text, old
        text = text.replace(old, "\n".join(line.removeprefix("+ ") for line in new.splitlines()))
    return text


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.stem)
def test_a_mistake_is_told(case: Path, tmp_path: Path) -> None:
    files, told = parts(case.read_text(encoding="utf-8"))
    assert [str(problem) for problem in all_told(small_docs(tmp_path, files))] == told


def test_there_are_cases() -> None:
    assert len(MISTAKES) >= 100


def test_every_case_says_what_is_told() -> None:
    assert [case.stem for case in MISTAKES if not re.search(r"(?m)^=== told$", case.read_text(encoding="utf-8"))] == []


def test_only_the_clean_cases_are_told_nothing() -> None:
    silent = {case.stem for case in MISTAKES if not parts(case.read_text(encoding="utf-8"))[1]}
    assert silent == {case.stem for case in MISTAKES if case.stem.startswith("clean-")}


def test_every_line_names_its_place_and_a_way_to_mend_it() -> None:
    lines = [line for case in MISTAKES for line in parts(case.read_text(encoding="utf-8"))[1]]
    assert [line for line in lines if not re.match(r"docs/[\w/-]+\.(md|yml):\d+: [^;]+.*; \S", line)] == []
