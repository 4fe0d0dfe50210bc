"""What a drawing is: a name, a way to make it, and how large it may get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

BACK_LIMIT = 12 * 1024
SCENE_LIMIT = 18 * 1024
SYMBOL_LIMIT = 7 * 1024
CLOSE_UP_LIMIT = 10 * 1024


@dataclass(frozen=True)
class Drawing:
    """One base drawing: ``make`` returns the text of ``docs/assets/drawings/NAME.svg``; ``limit``: bytes that it may have after gzip -9."""

    name: str
    make: Callable[[], str]
    limit: int
