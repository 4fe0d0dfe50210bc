"""The ways on from a page: their words come from the lessons' titles."""

from __future__ import annotations

import re
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


def test_home_says_of_each_lesson_what_its_own_head_says(site: Path) -> None:
    lines = [line for chapter in read(site / "index.html").find("ul", of="toc") for line in chapter.find("li")]
    said = {line.find("a")[0].attributes["href"]: line.find("span", of="min") for line in lines}
    heads = {address: read(site / address / "index.html").find("dl", of="glance") for address in said}
    assert {address for address in said if said[address]} == {address for address in said if heads[address]}
    for address, (place, *_) in ((address, places) for address, places in said.items() if places):
        assert re.fullmatch(r"\d+ min (read|massage)", place.text().strip()), address
        assert " ".join(heads[address][0].text().split()).startswith(f"Time {place.text().strip()}"), address


def test_every_link_has_words(site: Path) -> None:
    for built in sorted(site.rglob("*.html")):
        links = [link for link in read(built).find("a") if not link.attributes.get("aria-label")]
        bare = [link.attributes for link in links if link.text().strip() in ("", "None")]
        assert bare == [], built
