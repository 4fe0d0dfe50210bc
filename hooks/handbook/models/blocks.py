"""The options of the blocks that a lesson is written in."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from handbook.models.base import Model, Slug, Text
from handbook.models.figure import Figure, Names
from handbook.models.measures import Pressure, PressureByPlace, Seconds
from handbook.models.screening import Help

Side = Literal["both", "left", "right"]
"""The receiver's side on which a step works; ``both``: on both at once, or on the middle."""


class Step(Model):
    """One thing that the giver does."""

    stroke: Slug | None = None
    """The lesson that teaches the stroke, where the step is one. Every step of a routine names it."""
    stand: Text | None = None
    """Where the giver stands or kneels, by the name of the place: ``at the head``. A step without it goes on where the last one was."""
    side: Side = "both"
    place: Text | None = None
    """The part of the back, in a few words for readers: ``shoulder tops``."""
    time: Seconds | None = None
    """Of the whole step in a routine; elsewhere of one way, or of one round."""
    pressure: PressureByPlace | None = None
    tempo: Text | None = None
    repeats: Annotated[int, Field(ge=1, le=99)] | None = None
    """How often the hands go round in the step's time."""
    oil: Literal["more", "blot"] | None = None
    """``more``: the giver takes oil before it; ``blot``: they dab some away, so that the hands can hold. Each takes its seconds."""
    figure: Figure | None = None

    @cached_property
    def drawn(self) -> Figure | None:
        """The step's figure, with the giver where they stand."""
        if self.figure is None or self.stand is None or self.figure.giver is not None:
            return self.figure
        return self.figure.model_copy(update={"giver": self.stand})

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


class Stop(Model):
    """The stop list: the shared one, and below it what counts in this lesson only. For whom it is follows from the lesson."""

    @model_validator(mode="before")
    @classmethod
    def _is_for_whom_the_lesson_is(cls, given: Any) -> Any:
        if isinstance(given, dict) and "who" in given:
            raise ValueError("“who” is not a known field: take it out, and write “alone: true” at the head of a guide for one alone")
        return given


class SignsAfter(Model):
    """The signs after a massage that need one kind of help."""

    help: Help


class Signs(Model):
    """Some rows of the health check, by their keys."""

    rows: Annotated[tuple[Slug, ...], Field(min_length=1)]


class DangerQuiz(Model):
    """The places of the body map that a quiz asks for, in its order."""

    places: Annotated[Names, Field(min_length=1)]


class Zones(Model):
    """Places of the body map with the rule of each, and its reason."""

    places: Annotated[Names, Field(min_length=1)]
    """By their names in ``docs/data/zones.yml``, in the order of their numbers."""
    view: Text
    """The view on which they are numbered."""


class Question(Model):
    """A question to check oneself with. Where it is about a caution, its answer begins with what the data say."""

    caution: Slug | None = None
    """What the receiver has, by its key in ``docs/data/cautions.yml``."""
    stroke: Slug | None = None
    """The stroke that it is about; the lesson's own where it is left out."""


class WhoMinds(Model):
    """Who minds what: one caution in full."""

    key: Slug
    """By its key in ``docs/data/cautions.yml``."""


class Plain(Model):
    """A block without options."""


OPTIONS: dict[str, type[Model]] = {
    "learn": Plain,
    "step": Step,
    "repeat": Repeat,
    "pressure": Plain,
    "stop": Stop,
    "question": Question,
    "where": Plain,
    "take-care": Plain,
    "caution": WhoMinds,
    "key-points": Plain,
    "note": Plain,
    "figure": Figure,
    "zones": Zones,
    "timeline": Plain,
    "builder": Plain,
    "chapters": Plain,
    "questions": Plain,
    "conditions": Plain,
    "signs": Signs,
    "signs-after": SignsAfter,
    "screening-card": Plain,
    "screening-quiz": Plain,
    "danger-quiz": DangerQuiz,
    "glossary": Plain,
    "sources": Plain,
    "gallery": Plain,
}
"""Every block by name. The order is that of the writers' guide."""

TITLED = frozenset({"step", "repeat", "pressure", "question", "note", "figure"})
"""Blocks that need a title after the bar; the others take none."""
