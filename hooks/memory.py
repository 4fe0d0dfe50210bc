"""Hold no page's text while others are made.

MkDocs renders all pages before it writes the first, and at a thousand lessons their texts are most of what it would hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from handbook.site.aside import Aside

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_texts = Aside()


@event_priority(-200)
def on_page_content(html: str, page: Page, **_: Any) -> str:
    """The Markdown has become HTML, which waits until the page is written."""
    page.markdown = ""  # not None: without text MkDocs takes the page to have no title
    _texts.lay(page.file.src_uri, html)
    return ""


@event_priority(200)
def on_page_context(context: object, page: Page, **_: Any) -> None:
    """The page is about to be written: everybody may look at its text from now on."""
    page.content = _texts.take(page.file.src_uri)


@event_priority(-200)
def on_post_page(output: str, page: Page, **_: Any) -> None:
    """The HTML is about to be written; nothing reads it from the page after this."""
    page.content = None


def on_shutdown() -> None:
    """The command ends, with a site or without."""
    _texts.close()
