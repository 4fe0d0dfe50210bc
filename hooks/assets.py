"""Tell the template which style sheets and scripts a page needs besides those that every page loads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.markdown.assets import is_played, scripts_of, styles_of
from handbook.markdown.context import library_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """The page is about to be put into its template."""
    lesson = library_of(Path(config.docs_dir)).by_uri.get(page.file.src_uri)
    context["own_styles"] = styles_of(lesson) if lesson else []
    context["own_scripts"] = scripts_of(lesson) if lesson else []
    context["played"] = bool(lesson and is_played(lesson))
