"""Finishing that breaks off, and the sitemap."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from handbook.library import Library
from handbook.problems import BrokenHandbook
from handbook.site.finish import UNFINISHED, finish
from handbook.site.sitemap import canonical, write_sitemap


def test_a_site_whose_finishing_broke_off_is_not_taken_for_a_built_one(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a page that cannot be guarded", encoding="utf-8")
    with pytest.raises(BrokenHandbook, match="charset"):
        finish(tmp_path, Library())
    assert (tmp_path / UNFINISHED).exists()
    with pytest.raises(BrokenHandbook, match="broken off; build it anew"):
        finish(tmp_path, Library())


def test_a_page_says_its_own_address() -> None:
    assert canonical('<head><link rel="canonical" href="https://massage.example/a&amp;b/"></head>') == "https://massage.example/a&b/"
    assert canonical("<head></head>") is None


def test_the_sitemap_names_pages_in_order_with_their_days(tmp_path: Path) -> None:
    days = {"https://massage.example/b/": date(2026, 11, 30), "https://massage.example/a&b/": date(2025, 1, 2)}
    write_sitemap(tmp_path, days)
    text = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert text.splitlines()[2:4] == [
        "<url><loc>https://massage.example/a&amp;b/</loc><lastmod>2025-01-02</lastmod></url>",
        "<url><loc>https://massage.example/b/</loc><lastmod>2026-11-30</lastmod></url>",
    ]
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).decode() == text
    write_sitemap(tmp_path, {})
    assert list(tmp_path.iterdir()) == []
