"""The first letter of a text."""

from __future__ import annotations


def capital(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """A text with a small letter at its beginning, for the middle of a sentence."""
    return text[:1].lower() + text[1:]
