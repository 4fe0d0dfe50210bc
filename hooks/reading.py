"""Say in lists of lessons how long each takes to read, when every page has been made and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.markdown.context import minutes_seen
from handbook.markdown.reading import fill_page

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


def on_env(env: Any, files: Files, **_: Any) -> None:
    """All pages have become HTML, and none is written yet."""
    for file in files.documentation_pages():
        if file.page and file.page.content:
            file.page.content = fill_page(file.page.content, minutes_seen())
