"""What follows from a stroke's front matter and the body map together, and how names are listed in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.atlas.zones import OUTLINES
from handbook.models.front_matter import Stroke

BEYOND = frozenset({"tailbone", "buttock"})
"""Zones below the towel: no stroke goes there, and no table needs to say so again."""


def keep_off(meta: Stroke) -> list[str]:
    """The places that a stroke may not touch, and what else it keeps off."""
    goes = {one.place for one in meta.where}
    return [name for name in OUTLINES if name not in goes | BEYOND] + list(meta.keep_off)


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {last} {names[-1]}"
