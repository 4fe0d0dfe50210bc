"""Write the handbook's own search index, and leave the theme's search out of the site."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from handbook.markdown.context import library_of, sections_seen
from handbook.search import search_index

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/search.")
"""The theme's own search, which no page of the handbook loads."""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """A megabyte that nobody would ask for."""
    for file in [file for file in files if file.src_uri.startswith(THEME_SEARCH)]:
        files.remove(file)


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """The theme's search plugin gives the page its search button; reading the page again is not needed."""
    page.meta["search"] = {"exclude": True}


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Runs after the search plugin has written its index, which is empty."""
    library, sections = library_of(Path(config.docs_dir)), sections_seen()
    directories = bool(config.use_directory_urls)
    with Path(config.site_dir, "search", "search_index.json").open("w", encoding="utf-8") as file:
        file.writelines(search_index(library, sections, directories))
    if not directories:
        # Without a server a page may not fetch a file, but it may load a script.
        with Path(config.site_dir, "search", "search_index.js").open("w", encoding="utf-8") as file:
            file.writelines(chain(("handbookIndex = ",), search_index(library, sections, directories), (";\n",)))
