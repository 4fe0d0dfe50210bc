"""The handbook's own Markdown, as one Python-Markdown extension (``handbook.markdown``).

It renders what the checks have found good: blocks, citations, glossary words, and the head and tail that a lesson's front matter and
sources make. It lets no raw HTML through, so that nothing in a lesson can run in a reader's page.
"""

from __future__ import annotations

from typing import Any

from handbook.collector import for_good

with for_good():  # the modules
    from handbook.markdown.extension import HandbookExtension


def makeExtension(**settings: Any) -> HandbookExtension:  # noqa: N802 - the name that Python-Markdown looks for
    """Make the extension: Python-Markdown calls this by name."""
    return HandbookExtension(**settings)
