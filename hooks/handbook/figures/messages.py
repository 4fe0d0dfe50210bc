"""The words of figures, by language: templates and names from ``handbook/messages``, so that a translation needs no code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.figures.places import Offsets

DEFAULT = "en"
FOLDER = Path(__file__).parent.parent / "messages"


@cache
def messages(language: str = DEFAULT) -> dict[str, Any]:
    """The words of a language by section; English where nobody has translated them yet."""
    file = FOLDER / f"{language}.yml"
    if not file.is_file():
        return messages(DEFAULT)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe loader, in C where there is one
    return words


def said_place(name: str, offsets: Offsets = (), language: str = DEFAULT) -> str:
    """A place as it stands in a sentence, with how far from the landmark it lies."""
    words = messages(language)
    said = str(words["places"].get(name, name))
    if not offsets:
        return said
    away = [words["offsets"][way].format(number=number) for number, way in offsets]
    return f"{said} ({words['list']['comma'].join(away)})"
