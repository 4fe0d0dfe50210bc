"""What the health check says to a set of answers. ``screening.js`` says the same on the page; the stories are walked through this."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from handbook.models.screening import AskFirst, Condition, Conditions

GO = "go"
"""No to every question."""

UNSURE = "unsure"
"""A yes that fits no row, and nothing graver: somebody has to be asked today."""

_URGENT = ("emergency", "doctor-today")
"""Levels that a yes without a row cannot make graver."""

_WAITING = (*_URGENT, "not-today")
"""Levels at which there is no massage whatever else is so: rows of the levels behind them need not be shown."""


class Verdict(NamedTuple):
    """A level by its name (or ``GO`` or ``UNSURE``), the rows that count, and whether what stands under “meanwhile” in them is fine."""

    level: str
    rows: tuple[Condition, ...]
    meanwhile: bool


def verdict(conditions: Conditions, yes: Collection[str], ticked: Collection[str]) -> Verdict:
    """The verdict on questions answered with yes and rows ticked, all by their keys; every other question was answered with no."""
    found = [(level, row) for level, row in conditions.by_key.values() if row.key in ticked]
    if not yes and not found:
        return Verdict(GO, (), meanwhile=False)
    unsure = any(all(question not in row.asked for _, row in found) for question in yes)
    highest = found[0][0] if found else UNSURE
    rows = tuple(row for level, row in found if level == highest or highest not in _WAITING)
    if unsure and highest not in _URGENT:
        return Verdict(UNSURE, rows, meanwhile=False)
    asked = [row for row in rows if isinstance(row, AskFirst)]
    return Verdict(highest, rows, meanwhile=bool(asked) and all(row.meanwhile for row in asked) and highest not in _WAITING)
