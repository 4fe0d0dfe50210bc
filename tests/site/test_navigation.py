"""The ways on from a page: their words come from the lessons' titles."""

from __future__ import annotations

from pathlib import Path

from handbook.library import read_library
from tests.conftest import ROOT
from tests.site.parts import read


def test_each_lesson_names_the_one_before_and_the_next(site: Path) -> None:
    library, _ = read_library(ROOT / "docs")
    titled = [chapter for chapter in library.chapters if chapter.title]  # the home page has a name of its own in the navigation
    order = [library.by_uri[uri] for chapter in titled for uri in chapter.uris]
    for before, lesson, after in zip(order, order[1:], order[2:], strict=False):
        page = read(site / lesson.uri.removesuffix(".md") / "index.html")
        (turn,) = page.find("nav", of="turn")
        assert [" ".join(link.text().split()) for link in turn.find("a")] == [
            f"Before this {before.meta.title}",
            f"Next {after.meta.title}",
        ]


def test_every_link_has_words(site: Path) -> None:
    for built in sorted(site.rglob("*.html")):
        links = [link for link in read(built).find("a") if not link.attributes.get("aria-label")]
        bare = [link.attributes for link in links if link.text().strip() in ("", "None")]
        assert bare == [], built
