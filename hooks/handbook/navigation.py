"""The pages that a site's navigation names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def pages_of(nav: Any) -> Iterator[str]:
    """The Markdown files in a ``nav:`` as MkDocs writes it: lists, mappings and paths, at any depth."""
    if isinstance(nav, str):
        if nav.endswith(".md"):
            yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from pages_of(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from pages_of(item)


class _Plain(yaml.SafeLoader):
    """Reads a site's settings without acting on their tags."""


_Plain.add_multi_constructor("!", lambda loader, suffix, node: None)


def read_navigation(settings: Path) -> frozenset[str]:
    """The pages named by the settings file of a site (``mkdocs.yml``)."""
    with settings.open(encoding="utf-8") as file:
        return frozenset(pages_of((yaml.load(file, _Plain) or {}).get("nav")))  # noqa: S506
