"""Give every page a content security policy: only this site's own files, and the theme's own inline scripts, may run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from handbook.policy import with_policy

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


@event_priority(-100)
def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Runs when nothing more is added to a page. What the lesson itself contributes is left out of what may run."""
    return with_policy(output, page.content or "")


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, **_: Any) -> str | None:
    """The same for pages that come from no lesson, such as the page for a wrong address."""
    return with_policy(output_content) if template_name.endswith(".html") else None
