"""The site's navigation: its chapters, and the pages that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Chapter:
    """A heading of the navigation and the Markdown files under it, at any depth. A page at the top level is a chapter without a title."""

    title: str
    uris: tuple[str, ...]


def chapters_of(nav: Any) -> tuple[Chapter, ...]:
    """The chapters of a ``nav:`` as MkDocs writes it: a list of paths, and of headings with a path or a list below them."""
    made = []
    for item in nav if isinstance(nav, list) else ():
        for title, below in item.items() if isinstance(item, dict) else (("", item),):
            made.append(Chapter(str(title) if isinstance(below, list) else "", tuple(_pages(below))))
    return tuple(made)


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        if nav.endswith(".md"):
            yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _pages(item)


class _Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # whichever there is
    """Reads a site's settings without acting on their tags."""


_Plain.add_multi_constructor("!", lambda loader, suffix, node: None)


def read_chapters(settings: Path) -> tuple[Chapter, ...]:
    """The chapters in the settings file of a site (``mkdocs.yml``); none where there is no such file."""
    if not settings.is_file():
        return ()
    try:
        read = yaml.load(settings.read_text(encoding="utf-8"), _Plain)  # noqa: S506 - a safe loader of our own
    except (yaml.YAMLError, UnicodeDecodeError):
        return ()  # whoever builds the site with these settings says what is wrong with them
    return chapters_of(read.get("nav") if isinstance(read, dict) else None)
