"""Where the page of a lesson is on the site."""

from __future__ import annotations


def page_address(uri: str, directories: bool = True) -> str:
    """The address of a page, from its file: ``strokes/long-glide.md`` is ``strokes/long-glide/``, or without ``directories`` a file."""
    stem = uri.removesuffix(".md")
    if not directories:
        return f"{stem}.html"
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
