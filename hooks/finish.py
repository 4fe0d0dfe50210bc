"""Finish the site that MkDocs has built, as ``python -m handbook finish`` does it for any engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook.markdown.context import library_of
from handbook.site.finish import finish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Every file is written, those of plugins too."""
    finish(Path(config.site_dir), library_of(Path(config.docs_dir)))
