"""The contract of a lesson: what its front matter must and may say, by kind."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from handbook.models.base import Model, Slug, Text
from handbook.models.measures import PressureRange

_TITLE = r"^[^<>\"\\{}\n]+$"
"""Words that can stand in an attribute, in a style sheet and in a window's title as they are: the theme does not escape them."""

Minutes = Annotated[int, Field(ge=1, le=90)]


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
    minutes: Minutes
    needs: tuple[Text, ...] = ()
    alone: bool = False
    """Whether nobody else is there when it is done: its stop list speaks to one alone."""


class Stroke(_Common):
    """One way to touch, from its purpose to its mistakes."""

    kind: Literal["stroke"]
    term: Text
    minutes: Minutes
    needs: Annotated[tuple[Text, ...], Field(min_length=1)]
    hand: Text
    direction: Text
    pressure: PressureRange
    tempo: Text
    keep_off: Annotated[tuple[Text, ...], Field(min_length=1)]


class Routine(_Common):
    """Steps in order that make a whole massage of a stated length."""

    kind: Literal["routine"]
    minutes: Annotated[int, Field(ge=5, le=45)]
    needs: Annotated[tuple[Text, ...], Field(min_length=1)]
    place: Text
    oil: bool = True
    audience: Text = "everyone"
    """For whom it is, by its name in ``docs/data/routines.yml``: some strokes and pressures do not suit everyone."""


class Reference(_Common):
    """Something to look things up in."""

    kind: Literal["reference"]


FrontMatter = Annotated[Guide | Stroke | Routine | Reference, Field(discriminator="kind")]

FRONT_MATTER: TypeAdapter[Guide | Stroke | Routine | Reference] = TypeAdapter(FrontMatter)
"""Reads a mapping into the model of its kind."""
