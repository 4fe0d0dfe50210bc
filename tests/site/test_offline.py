"""The folder that is read from a disk, without a server."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PATIENCE, ROOT, Build, page_addresses
from tests.site.live import undrawn
from tests.site.parts import part

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def folder(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("offline") / "handbook"
    built = build(ROOT, to, DIRECTORY_URLS="false")
    assert built.returncode == 0, built.stdout + built.stderr
    return to


def file_at(folder: Path, page: str) -> Path:
    return folder / (f"{page.rstrip('/')}.html" if page else "index.html")


def test_every_page_is_there_and_holds_its_drawings(folder: Path) -> None:
    for page in page_addresses():
        html = file_at(folder, page).read_text(encoding="utf-8")
        assert ".svg#" not in html, page
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), page
        for reference in re.findall(r'<use href="#([^"]+)"', html):
            assert reference in ids


@pytest.mark.parametrize("where", ["strokes/long-glide/", "know/looking-at-the-spine/", "contribute/figures/", ""])
def test_from_a_disk_every_figure_is_drawn(where: str, folder: Path, open_page: Opener) -> None:
    page = open_page(width=390)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file_at(folder, where).as_uri())
    assert undrawn(page) == []
    assert page.evaluate("getComputedStyle(document.querySelector('.hb h1')).fontFamily").startswith("Literata")
    assert wrong == []


def test_from_a_disk_links_lead_on_and_search_finds(folder: Path, open_page: Opener) -> None:
    page = open_page(width=390)
    page.goto(file_at(folder, "").as_uri())
    page.get_by_role("link", name="Long glide").first.click()
    page.wait_for_url("**/strokes/long-glide.html")
    expect(page.locator("#find-open")).to_be_enabled(timeout=PATIENCE)
    page.locator("#find-open").click()
    page.locator("#find-input").fill("effleurage")
    first = page.locator("#find-list a").first
    expect(first).to_contain_text("Long glide", timeout=PATIENCE)
    first.click()
    page.wait_for_url("**/strokes/long-glide.html**")


def test_from_a_disk_a_routine_plays(folder: Path, open_page: Opener) -> None:
    page = open_page(width=390)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file_at(folder, "routines/five-minutes/").as_uri())
    page.locator("#play").click()
    player = page.get_by_role("dialog", name="Guided massage")
    for link in player.get_by_role("link").all():
        address, _, anchor = str(link.get_attribute("href")).partition("#")
        there = (folder / "routines" / address).read_text(encoding="utf-8")
        assert f'id="{anchor}"' in there or not anchor
    for box in player.locator("[data-check]").all():
        box.check()
    player.get_by_role("button", name="Begin").click()
    player.get_by_role("button", name="Skip").click()
    expect(player.get_by_role("heading")).to_have_text("Press and release the shoulder tops")
    hands = player.locator("[data-figure] > svg:not([hidden]) > use")
    assert hands.count() > 1
    assert min(hands.evaluate_all("(all) => all.map((use) => use.getBoundingClientRect().width)")) > 1
    page.reload()
    expect(player.get_by_role("heading")).to_have_text("Press and release the shoulder tops")
    assert wrong == []


def test_a_served_site_keeps_its_drawings_in_files(site: Path) -> None:
    html = (site / "strokes/long-glide/index.html").read_text(encoding="utf-8")
    assert f"assets/drawings/{part(site, 'assets/drawings/hands-palms.svg').name}#palms-left" in html
    assert [path.suffix for path in (site / "search").iterdir()] == [".json"]
