"""ProperDocs builds the same site as MkDocs, to the byte, but for the name of who built it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.builds import properdocs
from tests.engines.compare import unequal


@pytest.mark.nightly
def test_properdocs_builds_the_same_bytes(site: Path, tmp_path: Path) -> None:
    built = tmp_path / "site"
    assert properdocs(built, {}) == "properdocs-1.6.7"
    page = (built / "index.html").read_text(encoding="utf-8")
    assert '<meta name="generator" content="mkdocs-ProperDocs 1.6.7, ' in page
    assert unequal(site, built) == []
