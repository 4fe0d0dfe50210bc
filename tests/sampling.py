"""What is tried on every change, and what only at night: a fixed part of many like cases, the same on every machine."""

from __future__ import annotations

import hashlib

import pytest


def turn(name: str, of: int) -> int:
    """A number from 0 to ``of`` - 1 that belongs to a name for good, and is spread evenly over names."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % of


def at_night(unless: bool) -> tuple[pytest.MarkDecorator, ...]:
    """The marks of a case: none, or that it is left to ``make nightly``."""
    return () if unless else (pytest.mark.nightly,)
