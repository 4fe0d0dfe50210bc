"""Python's collector of cycles, and what it need not look at."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MADE = 10_000
"""So many things more than were let go of are made before the collector looks at them; a page or two, about a megabyte."""


@contextmanager
def for_good() -> Iterator[None]:
    """What is made inside stays until the process ends, so the collector never goes through it: that took a quarter of a build.

    Only for a process that ends with its work. One that reads again and again has to let go of what it has read before.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def seldom() -> None:
    """Let the collector look less often, for a process that makes much and soon lets it go: a build's pages, one after the other."""
    gc.set_threshold(_MADE)
