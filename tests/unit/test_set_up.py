"""What the set-up for tests installs stays small: the packages that the locks name, as they lie here."""

from __future__ import annotations

from importlib.metadata import Distribution, distributions
from pathlib import Path

from tests.renew import versions
from tests.unit.bodies import ROOT

MOST = 600
"""MB: of the 700 that the set-up may need, the rest is for pip and for what small files waste on a disk."""


def megabytes(package: Distribution) -> float:
    files = [Path(str(package.locate_file(file))) for file in package.files or []]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def test_the_packages_for_tests_are_small() -> None:
    locks = ((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt"))
    named = {package for lock in locks for package in versions(lock)}
    # Not every package that is named is for this system.
    here = {package.metadata["Name"].lower().replace("_", "-"): package for package in distributions()}
    sizes = {name: megabytes(here[name]) for name in named & here.keys()}
    assert {"mkdocs-material", "playwright"} <= {name for name, size in sizes.items() if size > 10}
    largest = sorted(sizes, key=lambda name: -sizes[name])[:5]
    assert sum(sizes.values()) <= MOST, {name: round(sizes[name]) for name in largest}
