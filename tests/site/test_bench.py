"""What the bench measures still fits the handbook: made lessons and their plain counterparts build."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.checks import problems_of
from handbook.library import read_library
from tests.bench.builds import build
from tests.bench.lessons import make_handbook, name_of, real_count
from tests.bench.plain import make_plain

MADE = 3


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A handbook that is larger than the real one, and the same in plain words."""
    folder = tmp_path_factory.mktemp("bench")
    ours = make_handbook(folder / "ours", real_count() + MADE)
    plain = make_plain(ours, folder / "plain")
    for settings in (ours, plain):
        build(settings, settings.parent / "site")
    return ours.parent, plain.parent


def test_both_have_every_lesson(sites: tuple[Path, Path]) -> None:
    ours, plain = sites
    addresses = {path.relative_to(ours / "site") for path in (ours / "site").rglob("index.html")}
    assert {Path(name_of(number).uri.removesuffix(".md"), "index.html") for number in range(MADE)} <= addresses
    assert addresses == {path.relative_to(plain / "site") for path in (plain / "site").rglob("index.html")}


def test_the_plain_one_has_the_shared_words_too(sites: tuple[Path, Path]) -> None:
    library, problems = read_library(sites[0] / "docs")
    assert not problems
    assert library.stops
    words = (sites[1] / "docs" / "strokes" / "long-glide.md").read_text(encoding="utf-8")
    assert all(sign.sign in words and (sign.action or "") in words for sign in library.stops.partner)
    assert library.conditions
    after = (sites[1] / "docs" / "afterwards" / "soreness-and-warning-signs.md").read_text(encoding="utf-8")
    assert all(row.sign in after and row.action.partition("{")[0] in after for _, row in library.conditions.rows if row.after)


@pytest.mark.nightly
def test_a_great_many_lessons_are_fit_to_be_read(tmp_path: Path) -> None:
    settings = make_handbook(tmp_path, 400)
    library, problems = read_library(settings.parent / "docs")
    assert [*problems, *problems_of(library)] == []
    assert len(library.lessons) == 400
