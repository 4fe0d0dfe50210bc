"""The contract of a lesson: what its front matter must and may say, by kind."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from handbook.models.base import Model, Slug, Text
from handbook.models.figure import Names
from handbook.models.measures import Pressure, PressureRange, Seconds, Takes
from handbook.positions import Position

_TITLE = r"^[^<>\"\\{}\n]+$"
"""Words that can stand in an attribute, in a style sheet and in a window's title as they are: the theme does not escape them."""


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class _Common(Model):
    title: Annotated[str, Field(pattern=_TITLE, max_length=60)]
    """Plain words: it also names the page in the browser, in search and at the head of each printed page."""
    summary: Annotated[str, Field(pattern=_TITLE, min_length=20, max_length=200)]
    """One or two sentences: what the reader gets. Shown under the title, in search and by search engines."""
    aliases: tuple[Text, ...] = ()
    """Other words that people use for it; shown, and searched."""
    misspelt: tuple[Text, ...] = ()
    """Wrong spellings that people type; searched, never shown."""
    after: tuple[Slug, ...] = ()
    """Lessons to read first, by slug."""
    sources: tuple[Slug, ...] = ()
    """Sources that the lesson rests on as a whole, besides those cited in its text."""
    checked: datetime.date
    """The day on which somebody last compared the lesson with its sources."""


class Guide(_Common):
    """How to prepare, to practise, to understand: reading with some doing."""

    kind: Literal["guide"]
    needs: tuple[Text, ...] = ()
    alone: bool = False
    """Whether nobody else is there when it is done: its stop list speaks to one alone."""


class Where(Model):
    """A place where a stroke may go, and how hard at most; where it says nothing it may not go.

    Custom, unless a source stands beside it in the lesson. The zones of ``docs/data/zones.yml`` bound it.
    """

    place: Text
    """A zone of the body map, or its open ground, by the name in ``docs/data/zones.yml``."""
    pressure: PressureRange
    """What is usual there, 0 to 10; its high end is the most."""
    if_asked: Annotated[int, Field(ge=1, le=6)] | None = None
    """The most when the receiver asks for more."""
    hands: Names = ()
    """The ways to use the hands that this is for; left out, it is for all that the stroke has."""
    stay: Seconds | None = None
    """The longest that the hands work on one spot there."""
    how: Text | None = None
    """What else a reader must know about this place, in a few words."""

    @property
    def most(self) -> int:
        """The most pressure there, 0 to 10."""
        return max(self.pressure.high, self.if_asked or 0)


class Tempo(Model):
    """How fast a stroke is: the seconds that one of its movements takes."""

    takes: Takes
    each: Text
    """The movement, with its article left out: ``squeeze``, ``way``."""

    def __str__(self) -> str:
        return f"{self.takes} for each {self.each}"


class Stroke(_Common):
    """One way to touch, from its purpose to its mistakes."""

    kind: Literal["stroke"]
    term: Text
    needs: Annotated[tuple[Text, ...], Field(min_length=1)]
    hand: Text
    direction: Text
    tempo: Tempo
    where: Annotated[tuple[Where, ...], Field(min_length=1)]
    """Its main place first."""
    keep_off: tuple[Text, ...] = ()
    """What else to keep off, besides the places where it may not go."""
    light: Text | None = None
    """How it is done for somebody whose cautions ask for less: the words of a step that is made lighter."""

    @property
    def pressure(self) -> Pressure:
        """What is usual at its main place, which stands first."""
        return self.where[0].pressure


class Routine(_Common):
    """Steps in order that make a whole massage of a stated length."""

    kind: Literal["routine"]
    minutes: Annotated[int, Field(ge=5, le=45)]
    needs: Annotated[tuple[Text, ...], Field(min_length=1)]
    place: Text
    position: Annotated[tuple[Position, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
    """How the receiver may lie or sit for it; the first is how its figures show them."""
    shirt: bool = False
    """Whether the receiver keeps a shirt on."""
    oil: bool = True
    audience: Text = "everyone"
    """For whom it is, by its name in ``docs/data/routines.yml``: some strokes and pressures do not suit everyone."""


class Reference(_Common):
    """Something to look things up in."""

    kind: Literal["reference"]


FrontMatter = Annotated[Guide | Stroke | Routine | Reference, Field(discriminator="kind")]

FRONT_MATTER: TypeAdapter[Guide | Stroke | Routine | Reference] = TypeAdapter(FrontMatter)
"""Reads a mapping into the model of its kind."""
