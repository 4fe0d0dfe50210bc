"""What many lessons share: terms, sources, rules of routines and of zones, as kept under ``docs/data/``."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, HttpUrl, TypeAdapter, model_validator

from handbook.models.base import Model, Slug, Text

Certainty = Literal["high", "moderate", "low", "very low", "case reports", "official advice", "custom"]
"""How sure a claim is. It belongs to the claim, never to the source."""

CERTAINTY_WORDS: dict[str, str] = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very low": "very low certainty",
    "case reports": "case reports",
    "official advice": "official advice",
    "custom": "custom",
}


class Term(Model):
    """One glossary entry."""

    name: Text
    """The headword: the lay name where there is one."""
    term: Text | None = None
    """The standard term."""
    meaning: Text
    also: tuple[Text, ...] = ()
    misspelt: tuple[Text, ...] = ()
    lesson: Slug | None = None

    @property
    def anchor(self) -> str:
        """The entry's place on the glossary page."""
        return "term-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


class Person(Model):
    """An author: a person, or a body by its ``literal`` name."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @property
    def name(self) -> str:
        """The name as a reference prints it: family name, then initials."""
        if self.literal:
            return self.literal
        initials = "".join(part[0] for part in re.split(r"[\s.]+", self.given or "") if part)
        return f"{self.family} {initials}".strip()


def _year(value: Any) -> Any:
    return value.year if isinstance(value, datetime.date) else value


class Source(Model):
    """One reference, in the names of the Citation Style Language where one exists; ``kind`` and ``note`` are ours."""

    key: Slug
    type: Literal["webpage", "report", "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "paper-conference"]
    kind: Text
    author: tuple[Person, ...]
    title: Text
    issued: Annotated[int | None, BeforeValidator(_year)] = None
    container_title: Text | None = None
    publisher: Text | None = None
    number: Annotated[str | None, BeforeValidator(lambda v: v if v is None else str(v))] = None
    volume: int | str | None = None
    issue: int | str | None = None
    page: Annotated[str | None, BeforeValidator(lambda v: v if v is None else str(v))] = None
    isbn: Annotated[str | None, Field(alias="ISBN")] = None
    doi: Annotated[str | None, Field(alias="DOI", pattern=r"^10\.\S+/\S+$")] = None
    url: Annotated[HttpUrl | None, Field(alias="URL")] = None
    accessed: datetime.date
    note: Text
    """What was read of it, and what it supports."""

    @model_validator(mode="after")
    def _can_be_looked_up(self) -> Source:
        if not (self.doi or self.url):
            raise ValueError("nobody can look this source up: give its DOI or URL")
        return self

    @property
    def address(self) -> str:
        """Where to look it up: the DOI where there is one."""
        return f"https://doi.org/{self.doi}" if self.doi else str(self.url)


class Audience(Model):
    """For whom a routine is, with what does not suit them [custom]."""

    name: Text
    leaves_out: tuple[Slug, ...] = ()
    """Strokes that no routine for them has, by their lesson."""
    pressure: Annotated[int, Field(ge=1, le=6)]
    """The most pressure, 0 to 10."""
    why: Text


class Area(Model):
    """A part of the back that a reader can choose for a routine of their own, and the places of steps that lie in it."""

    name: Text
    places: Annotated[tuple[Text, ...], Field(min_length=1)]


class OwnRoutine(Model):
    """A way to make a routine of one's own: from whose steps. The first routine also gives its opening, its gliding and its end."""

    name: Text
    steps_of: Annotated[tuple[Slug, ...], Field(min_length=1)]


class RoutineRules(Model):
    """What the rules of routines go by, besides the steps themselves."""

    gliding: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Strokes that count as gliding, by their lesson."""
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)]
    own: tuple[OwnRoutine, ...] = ()
    areas: tuple[Area, ...] = ()
    chosen_first: tuple[Slug, ...] = ()
    """The strokes that are chosen before the reader chooses."""


Touch = Literal["hold", "glide", "cross", "circle", "knead", "wring", "press", "rock", "tap"]
"""What hands do on a place, as far as a zone's rule tells it apart; ``cross``: travel across the body and not along it."""


class ZoneRule(Model):
    """What is allowed on a zone of the body map; what is not listed is barred there.

    The outlines are in ``handbook.atlas.zones``; the rules are custom, on the safe side.
    """

    name: Text
    why: Text
    allowed: dict[Touch, Annotated[int, Field(ge=0, le=10)]]
    """The most pressure (0 to 10) by what the hands do."""
    flat: bool = False
    """Whether only hands that spread their weight over a flat palm may touch it."""
    mend: Text
    """What a writer should do instead."""


TERMS: TypeAdapter[tuple[Term, ...]] = TypeAdapter(tuple[Term, ...])
SOURCES: TypeAdapter[tuple[Source, ...]] = TypeAdapter(tuple[Source, ...])
ROUTINES: TypeAdapter[RoutineRules] = TypeAdapter(RoutineRules)
ZONES: TypeAdapter[tuple[ZoneRule, ...]] = TypeAdapter(tuple[ZoneRule, ...])
