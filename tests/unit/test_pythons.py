"""The Pythons that the project promises, looks for, tries once a week and tells maintainers of are the same."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from tests.renew import oldest_python
from tests.unit.bodies import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROMISED = oldest_python(PYPROJECT)
JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
TRIED: list[str] = JOBS["pythons"]["strategy"]["matrix"]["python"]


def minor(version: str) -> int:
    """7 of 3.7 or 3.7.5."""
    return int(version.split(".")[1])


def test_every_python_from_the_oldest_to_the_newest_is_tried_once_a_week() -> None:
    assert [minor(version) for version in TRIED] == list(range(minor(PROMISED), minor(TRIED[-1]) + 1))
    assert all(isinstance(version, str) for version in TRIED), "3.10 without quotes is 3.1"
    assert JOBS["pythons"]["if"] == "github.event_name == 'schedule'"
    assert JOBS["pythons"]["strategy"]["fail-fast"] is False


def test_the_makefile_looks_for_the_same_newest_first() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"for python in \$\(PYTHON\) python3 (.+); do", makefile)
    assert listed.split() == [f"python{version}" for version in reversed(TRIED)]
    oldest = PROMISED.replace(".", ", ")
    assert f"sys.version_info < ({oldest})" in makefile
    assert f"Python {PROMISED} or newer is needed" in makefile


def test_all_other_jobs_share_one_of_them() -> None:
    steps = [step for name, job in JOBS.items() if name != "pythons" for step in job["steps"]]
    set_up = {step["with"]["python-version"] for step in steps if step.get("uses", "").startswith("actions/setup-python@")}
    assert len(set_up) == 1
    assert set_up <= set(TRIED)


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_readers_are_told_the_oldest(file: str) -> None:
    told = re.findall(r"Python (\d+\.\d+(?:\.\d+)?) or newer", (ROOT / file).read_text(encoding="utf-8"))
    assert told
    assert set(told) == {PROMISED}


def test_style_and_types_are_those_of_the_oldest() -> None:
    tools = tomllib.loads(PYPROJECT)["tool"]
    assert tools["ruff"]["target-version"] == f"py3{minor(PROMISED)}"
    assert tools["mypy"]["python_version"] == f"3.{minor(PROMISED)}"


def test_maintainers_are_told_when_each_ends() -> None:
    told = re.findall(r"^\| Python (3\.\d+) \| [A-Z][a-z]+ 20\d\d \|", (ROOT / "MAINTAINING.md").read_text(encoding="utf-8"), re.M)
    assert told == TRIED
