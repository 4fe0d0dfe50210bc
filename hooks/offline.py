"""For a folder that is read without a server (``make offline``): put the drawings into the pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from handbook.markdown.figures import DRAWINGS
from handbook.offline import with_drawings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str | None:
    """Runs after the policy, which must not see drawings as a part of the theme. A served site keeps them in files of their own."""
    if config.use_directory_urls:
        return None
    folder = Path(config.docs_dir, DRAWINGS)
    return with_drawings(output, lambda name: _drawing(folder / f"{name}.svg"))


@cache
def _drawing(file: Path) -> str:
    return file.read_text(encoding="utf-8")
