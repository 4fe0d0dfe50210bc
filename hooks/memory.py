"""Let go of each page's text once it is written: at a thousand lessons it is most of what a build holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, **_: Any) -> None:
    """The Markdown has become HTML."""
    page.markdown = ""  # not None: without text MkDocs takes the page to have no title


@event_priority(-200)
def on_post_page(output: str, page: Page, **_: Any) -> None:
    """The HTML is about to be written; nothing reads it from the page after this."""
    page.content = None
