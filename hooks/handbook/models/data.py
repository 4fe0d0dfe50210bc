"""What many lessons share: terms, sources, rules of routines and of zones, as kept under ``docs/data/``."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, Field, HttpUrl, TypeAdapter, model_validator

from handbook.models.base import Model, Slug, Text
from handbook.models.bending import Bending
from handbook.positions import Position

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


class Supported(Model):
    """Something that says where it comes from, and how sure that is."""

    sources: tuple[Slug, ...] = ()
    certainty: Certainty

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.sources and self.certainty != "custom":
            raise ValueError("there is no source: name one, or set the certainty to custom")
        return self


class Audience(Model):
    """For whom a routine is, with what does not suit them [custom]."""

    name: Text
    cautions: tuple[Slug, ...] = ()
    """What they may have, by the keys of ``docs/data/cautions.yml``: every step must suit all of them together."""
    leaves_out: tuple[Slug, ...] = ()
    """Strokes that no routine for them has, by their lesson."""
    pressure: Annotated[int, Field(ge=1, le=6)] = 6
    """The most pressure, 0 to 10, besides what their cautions say."""
    why: Text


class Area(Model):
    """A part of the back that a reader can choose for a routine of their own, and the places of steps that lie in it."""

    name: Text
    places: Annotated[tuple[Text, ...], Field(min_length=1)]


class OwnRoutine(Model):
    """A way to make a routine of one's own: from whose steps. The first routine also gives its opening, its gliding and its end."""

    name: Text
    steps_of: Annotated[tuple[Slug, ...], Field(min_length=1)]


class PositionRule(Model):
    """How a receiver lies or sits, with the most pressure that a body takes like that [custom]."""

    name: Position
    most: Annotated[int, Field(ge=1, le=6)]
    why: Text


class ClockRules(Model):
    """What a step takes besides its rounds, in seconds [custom]."""

    walk: Annotated[int, Field(ge=0, le=60)]
    """To another place beside the receiver, with a hand that stays on them."""
    oil: Annotated[int, Field(ge=0, le=60)]
    """To pour oil, and to warm it."""
    blot: Annotated[int, Field(ge=0, le=60)]
    """To dab oil away."""
    lift: Annotated[int, Field(ge=0, le=10)]
    """To lift the hands and bring them back to the beginning, each round, where the figure shows no way home."""
    oil_lasts: Annotated[int, Field(ge=1, le=60)]
    """How many minutes a portion of oil lasts, before a glide needs more."""
    half_time_from: Annotated[int, Field(ge=5, le=45)]
    """The least length of a routine, in minutes, that has a word at half-time."""
    half_time: Text
    """That word."""


class RoutineRules(Model):
    """What the rules of routines go by, besides the steps themselves."""

    gliding: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Strokes that count as gliding, by their lesson."""
    gripping: tuple[Slug, ...] = ()
    """Strokes whose hands slip where there is too much oil, by their lesson: the back is blotted before them."""
    dry: tuple[Slug, ...] = ()
    """Gliding strokes that need no oil, by their lesson."""
    positions: Annotated[tuple[PositionRule, ...], Field(min_length=1)]
    clock: ClockRules
    audiences: Annotated[tuple[Audience, ...], Field(min_length=1)]
    own: tuple[OwnRoutine, ...] = ()
    areas: tuple[Area, ...] = ()
    chosen_first: tuple[Slug, ...] = ()
    """The strokes that are chosen before the reader chooses."""
    bending: Bending | None = None
    """What steps become for somebody with cautions; left out, no routine bends."""


Touch = Literal["hold", "glide", "cross", "circle", "knead", "wring", "press", "rock", "tap"]
"""What hands do on a place, as far as a zone's rule tells it apart; ``cross``: travel across the body and not along it."""


TOUCHES: tuple[Touch, ...] = get_args(Touch)


class ZoneRule(Supported):
    """What is allowed on a zone of the body map; what is not listed is barred there.

    The outlines are in ``handbook.atlas.zones``; the rules are custom, on the safe side.
    """

    name: Text
    why: Text
    allowed: dict[Touch, Annotated[int, Field(ge=0, le=10)]]
    """The most pressure (0 to 10) by what the hands do."""
    flat: bool = False
    """Whether only hands that spread their weight over a flat palm may touch it."""
    by: Literal["whole hand", "middle"] = "whole hand"
    """What of a hand must lie there for the rule to hold: all that presses, or, on open ground, its middle."""
    certainty: Certainty = "custom"
    """How sure the reason is; the numbers are custom everywhere."""
    also: Text | None = None
    """What else a reader must know of the place, in one or two sentences."""
    mend: Text
    """What a writer should do instead."""

    @model_validator(mode="after")
    def _is_sure_of_a_source(self) -> ZoneRule:
        if self.sources and self.certainty == "custom":
            raise ValueError("it has sources, and does not say how sure they are: add “certainty”, such as high")
        return self


TERMS: TypeAdapter[tuple[Term, ...]] = TypeAdapter(tuple[Term, ...])
SOURCES: TypeAdapter[tuple[Source, ...]] = TypeAdapter(tuple[Source, ...])
ROUTINES: TypeAdapter[RoutineRules] = TypeAdapter(RoutineRules)
ZONES: TypeAdapter[tuple[ZoneRule, ...]] = TypeAdapter(tuple[ZoneRule, ...])
