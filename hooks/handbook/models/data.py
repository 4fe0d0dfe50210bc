"""What many lessons share: terms, sources, conditions and zone rules, as kept under ``docs/data/``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, TypeAdapter, model_validator

from handbook.models.base import Model, Slug, Text, Written
from handbook.positions import Position
from handbook.source.located import Key

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


class Question(Model):
    """One of the questions asked aloud before each massage."""

    ask: Text
    listen_for: Text
    short: Annotated[str, Field(min_length=1, max_length=80, pattern=r"\?$")]
    """The question in a few words, for the card in a wallet."""


R = TypeVar("R", "Row", "StopSign")


def _with_a_source(row: R) -> R:
    if not row.sources and row.certainty != "custom":
        raise ValueError("there is no source: name one, or set the certainty to custom")
    return row


SEEN = "seen"
"""Instead of a question's number: nobody asks about the sign, the giver sees it or is told of it."""

Asked = Literal[1, 2, 3, 4, 5, 6, 7, "seen"]
"""The number of the question that a sign answers, or ``seen``."""


def _once_each(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    for one in asked:
        if asked.count(one) > 1:
            raise ValueError(f"“{one}” stands twice: keep one of the two")
    return asked


Help = Literal["emergency", "hospital", "doctor-today", "pharmacist"]
"""Whose help a sign after a massage needs, most urgent first; where it is a level of the screening data, by the level's name."""


class Row(Model):
    """A sign with what to do, until when or how soon, and on whose word."""

    sign: Text
    why: Text | None = None
    action: Text
    time: Text
    sources: tuple[Slug, ...] = ()
    certainty: Certainty
    custom: Text | None = None

    @model_validator(mode="after")
    def _has_a_source(self) -> Row:
        return _with_a_source(self)


class Condition(Row):
    """One row of the screening data, and where the site uses it."""

    asked: Annotated[tuple[Asked, ...], Field(min_length=1), AfterValidator(_once_each)]
    """The questions to which this sign is an answer."""
    short: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    """The sign of an emergency in a few words, for the card in a wallet; every emergency has it, and no other row."""
    quiz: Annotated[str, Field(min_length=20, max_length=160)] | None = None
    """A story in one sentence whose answer this row is, for the quiz."""
    after: Help | None = None
    """The help that the sign needs in the days after a massage, where it counts then, too."""


class LateSign(Row):
    """A sign that shows only after a massage: no screening asks about it."""

    after: Help


class Level(Model):
    """A level of the screening data, with what to do at it."""

    title: Text
    do: Text
    rows: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Levels(Model):
    """The five levels, most urgent first."""

    emergency: Level
    doctor_today: Level
    not_today: Level
    ask_first: Level
    work_around: Level

    @property
    def named(self) -> dict[str, Level]:
        """The levels by their names in the data, most urgent first."""
        return {info.alias or field: getattr(self, field) for field, info in type(self).model_fields.items()}


class StopSign(Model):
    """One row of the stop list: what they feel or you see, and what to do then."""

    sign: Text
    action: Text
    sources: tuple[Slug, ...] = ()
    certainty: Certainty

    @model_validator(mode="after")
    def _has_a_source(self) -> StopSign:
        return _with_a_source(self)


class StopSigns(Model):
    """When to stop: the list for two people, and the one for somebody alone."""

    partner: Annotated[tuple[StopSign, ...], Field(min_length=1)]
    yourself: Annotated[tuple[StopSign, ...], Field(min_length=1)]


class EmergencyNumber(Model):
    """Whom to call, by region."""

    region: Text
    call: Written


class Conditions(Model):
    """The screening data."""

    reviewed: datetime.date
    numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=7, max_length=7)]
    levels: Levels
    afterwards: tuple[LateSign, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Key, Condition | LateSign]]:
        """Every row with its place in the data: level by level, most urgent first, then what shows only after a massage."""
        for name, level in self.levels.named.items():
            for index, row in enumerate(level.rows):
                yield ("levels", name, "rows", index), row
        for index, late in enumerate(self.afterwards):
            yield ("afterwards", index), late

    def signs_after(self, needed: Help) -> list[Row]:
        """The signs after a massage that need this help."""
        return [row for _, row in self.rows if row.after == needed]


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


Touch = Literal["hold", "glide", "cross", "circle", "knead", "wring", "press", "rock", "tap"]
"""What hands do on a place, as far as a zone's rule tells it apart; ``cross``: travel across the body and not along it."""


TOUCHES: tuple[Touch, ...] = get_args(Touch)


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
    by: Literal["whole hand", "middle"] = "whole hand"
    """What of a hand must lie there for the rule to hold: all that presses, or, on open ground, its middle."""
    sources: tuple[Slug, ...] = ()
    certainty: Certainty = "custom"
    """How sure the reason is; the numbers are custom everywhere."""
    mend: Text
    """What a writer should do instead."""


TERMS: TypeAdapter[tuple[Term, ...]] = TypeAdapter(tuple[Term, ...])
SOURCES: TypeAdapter[tuple[Source, ...]] = TypeAdapter(tuple[Source, ...])
CONDITIONS: TypeAdapter[Conditions] = TypeAdapter(Conditions)
ROUTINES: TypeAdapter[RoutineRules] = TypeAdapter(RoutineRules)
STOPS: TypeAdapter[StopSigns] = TypeAdapter(StopSigns)
ZONES: TypeAdapter[tuple[ZoneRule, ...]] = TypeAdapter(tuple[ZoneRule, ...])
