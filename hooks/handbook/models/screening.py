"""The health check: its questions, its rows on five levels, and the stop list, as kept under ``docs/data/``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator

from handbook.models.base import Model, Slug, Text
from handbook.models.data import Certainty
from handbook.source.located import Key


class Question(Model):
    """One of the questions asked aloud before each massage."""

    ask: Text
    listen_for: Text
    short: Annotated[str, Field(min_length=1, max_length=80, pattern=r"\?$")]
    """The question in a few words, for the card in a wallet."""


R = TypeVar("R", "Condition", "StopSign")


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


class Condition(Model):
    """One row of the screening data: a sign with what to do, until when or how soon, on whose word, and where the site uses it."""

    key: Slug
    """Its name in addresses and in the texts of other rows."""
    name: Annotated[str, Field(min_length=1, max_length=48)]
    """The sign in a few words: the text of links to it."""
    sign: Text
    why: Text | None = None
    action: Text
    time: Text
    sources: tuple[Slug, ...] = ()
    certainty: Certainty
    custom: Text | None = None
    asked: Annotated[tuple[Asked, ...], Field(min_length=1), AfterValidator(_once_each)]
    """The questions to which this sign is an answer."""
    short: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    """The sign of an emergency in a few words, for the card in a wallet; every emergency has it, and no other row."""
    quiz: Annotated[str, Field(min_length=20, max_length=160)] | None = None
    """A story in one sentence whose answer this row is, for the quiz."""
    after: Help | None = None
    """The help that the sign needs in the days after a massage, where it counts then, too."""

    @property
    def anchor(self) -> str:
        """The row's place on the page of the health check."""
        return f"sign-{self.key}"

    @model_validator(mode="after")
    def _has_a_source(self) -> Condition:
        return _with_a_source(self)


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
    call: Annotated[str, BeforeValidator(str)]


class Conditions(Model):
    """The screening data."""

    reviewed: datetime.date
    numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=7, max_length=7)]
    levels: Levels

    @property
    def rows(self) -> Iterator[tuple[Key, Condition]]:
        """Every row with its place in the data, level by level, most urgent first."""
        for name, level in self.levels.named.items():
            for index, row in enumerate(level.rows):
                yield ("levels", name, "rows", index), row

    @property
    def by_key(self) -> dict[str, tuple[str, Condition]]:
        """The name of its level and the row, by the row's key; in the order of the data."""
        return {row.key: (name, row) for name, level in self.levels.named.items() for row in level.rows}

    def signs_after(self, needed: Help) -> list[Condition]:
        """The signs after a massage that need this help."""
        return [row for _, row in self.rows if row.after == needed]


CONDITIONS: TypeAdapter[Conditions] = TypeAdapter(Conditions)
STOPS: TypeAdapter[StopSigns] = TypeAdapter(StopSigns)
