"""The options of the blocks that a lesson is written in."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from handbook.models.base import Model, Text
from handbook.models.figure import Figure
from handbook.models.measures import Pressure, PressureByPlace, Seconds


class Step(Model):
    """One thing that the giver does."""

    time: Seconds | None = None
    pressure: PressureByPlace | None = None
    tempo: Text | None = None
    figure: Figure | None = None

    @property
    def highest_pressure(self) -> int:
        """The most pressure anywhere in the step, 0 when the step does not touch the body."""
        return max((p.high for p in (self.pressure or {}).values()), default=0)

    @property
    def pressures(self) -> tuple[Pressure, ...]:
        """The step's pressures in the order of its path."""
        return tuple((self.pressure or {}).values())


_STEPS = re.compile(r"^(\d+)(?:\s*[-–]\s*(\d+))?$")


def _steps(value: Any) -> Any:
    match = _STEPS.match(str(value).strip())
    if match is None:
        raise ValueError("name the steps by their numbers, such as 2 or 2-3")
    return int(match[1]), int(match[2] or match[1])


class Repeat(Model):
    """How often to do some steps again."""

    steps: Annotated[tuple[int, int], BeforeValidator(_steps), WithJsonSchema({"type": ["string", "integer"]})]


class Plain(Model):
    """A block without options."""


OPTIONS: dict[str, type[Model]] = {
    "learn": Plain,
    "step": Step,
    "repeat": Repeat,
    "pressure": Plain,
    "stop": Plain,
    "question": Plain,
    "key-points": Plain,
    "note": Plain,
    "figure": Figure,
    "chapters": Plain,
    "questions": Plain,
    "conditions": Plain,
    "glossary": Plain,
    "sources": Plain,
    "gallery": Plain,
}
"""Every block by name. The order is that of the writers' guide."""

TITLED = frozenset({"step", "repeat", "pressure", "question", "note", "figure"})
"""Blocks that need a title after the bar; the others take none."""
