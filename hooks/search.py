"""Rewrite the search index into what the handbook's search reads: small, plain text, with the words that people type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook.markdown.context import library_of
from handbook.search import compact_index

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")
"""The theme's own search, which no page of the handbook loads."""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave the theme's search out of the site: a megabyte that nobody would ask for."""
    for file in [file for file in files if file.src_uri.startswith(THEME_SEARCH)]:
        files.remove(file)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs after the search plugin has written its index."""
    index = Path(config.site_dir, "search", "search_index.json")
    library = library_of(Path(config.docs_dir))
    index.write_text(compact_index(index.read_text(encoding="utf-8"), library), encoding="utf-8")
