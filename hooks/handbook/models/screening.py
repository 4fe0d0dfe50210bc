"""The health check: its questions, its rows on five levels, the stop list and the stories, as kept under ``docs/data/``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, WithJsonSchema, model_validator

from handbook.models.base import Model, Slug, Text, Written
from handbook.models.data import Supported
from handbook.source.located import Key

LINK = re.compile(r"\{([^{}]*)\}")
"""``{key}`` in a text of the data: becomes the name of the row of that key, with a link to it."""

MOST_TO_SAY = 25
"""Words that somebody can be asked to learn by heart before they ring."""

GENTLEST = 2
"""The most pressure, 0 to 10, of what is fine before an answer has come [custom]."""


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Words = Annotated[tuple[Text, ...], BeforeValidator(_one_or_more), Field(min_length=1), WithJsonSchema(_NAMES)]
"""Some words, or a list of such."""

Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_or_more), WithJsonSchema(_NAMES)]
"""A key, or a list of keys."""


class Question(Model):
    """One of the questions asked aloud before each massage, to be answered yes or no."""

    key: Slug
    ask: Annotated[str, Field(min_length=1, pattern=r"\?$")]
    short: Annotated[str, Field(min_length=1, max_length=80, pattern=r"\?$")]
    """The question in a few words, for the card in a wallet."""


Help = Literal["emergency", "hospital", "doctor-today", "pharmacist"]
"""Whose help a sign after a massage needs, most urgent first; where it is a level of the screening data, by the level's name."""


class Condition(Supported):
    """One row of the screening data: a sign with what to do, until when or how soon, on whose word, and where the site uses it."""

    key: Slug
    """Its name in addresses and in the texts of other rows."""
    name: Annotated[str, Field(min_length=1, max_length=48)]
    """The sign in a few words: those of links to it and, where it is an emergency, of the card in a wallet."""
    sign: Text
    why: Text | None = None
    action: Text
    time: Text
    custom: Text | None = None
    asked: Annotated[dict[Slug, Words], Field(default_factory=dict)]
    """The questions to which this sign is an answer, by their keys, each with the words of it that name the sign."""
    seen: bool = False
    """Whether the giver sees it or is told of it without asking, during a massage too."""
    also: tuple[Text, ...] = ()
    """Other words that people type for it."""
    caution: Slugs = ()
    """The cautions of the strokes and routines that the row is, by their keys."""
    after: Help | None = None
    """The help that the sign needs in the days after a massage, where it counts then, too."""

    @property
    def anchor(self) -> str:
        """The row's place on the page of the health check."""
        return f"sign-{self.key}"

    @model_validator(mode="after")
    def _comes_up(self) -> Condition:
        if not self.asked and not self.seen:
            raise ValueError("nobody asks about it and nobody sees it: write the questions into “asked”, or “seen: true”")
        return self


def _can_be_said(words: str) -> str:
    if (count := len(words.split())) > MOST_TO_SAY:
        raise ValueError(f"it has {count} words: say it in {MOST_TO_SAY} at most")
    return words


def _is_gentle(meanwhile: str) -> str:
    if any(int(number) > GENTLEST for number in re.findall(r"(?<=\bat )\d+|\d+(?= or less)", meanwhile)):
        raise ValueError(f"it allows more than {GENTLEST}: before an answer only still hands or a glide at {GENTLEST} or less is fine")
    return meanwhile


class AskFirst(Condition):
    """A row that somebody else must say yes to."""

    whom: Text
    """Who can say so."""
    words: Annotated[Text, AfterValidator(_can_be_said)]
    """What to say to them."""
    meanwhile: Annotated[Text, AfterValidator(_is_gentle)] | None = None
    """What is fine until the answer comes. Left out, nothing is."""

    @model_validator(mode="after")
    def _rests_on_a_source(self) -> AskFirst:
        if self.meanwhile and not self.sources:
            raise ValueError("no source allows what is done meanwhile: name one, or take “meanwhile” out")
        return self


class Level(Model):
    """A level of the screening data, with what to do at it."""

    title: Text
    do: Text
    rows: Annotated[tuple[Condition, ...], Field(min_length=1)]


class AskFirstLevel(Level):
    """The level whose rows say whom to ask."""

    rows: Annotated[tuple[AskFirst, ...], Field(min_length=1)]


EMERGENCY = "emergency"
"""The name of the level that does not wait."""


class Levels(Model):
    """The five levels, most urgent first."""

    emergency: Level
    doctor_today: Level
    not_today: Level
    ask_first: AskFirstLevel
    work_around: Level

    @property
    def named(self) -> dict[str, Level]:
        """The levels by their names in the data, most urgent first."""
        return {info.alias or field: getattr(self, field) for field, info in type(self).model_fields.items()}


class EmergencyNumber(Model):
    """Whom to call, by region. The number is a text: ``000`` would be 0 as a number."""

    region: Text
    call: Written


class Conditions(Model):
    """The screening data."""

    reviewed: datetime.date
    numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    levels: Levels

    @property
    def rows(self) -> Iterator[tuple[Key, Condition]]:
        """Every row with its place in the data, level by level, most urgent first."""
        for name, level in self.levels.named.items():
            for index, row in enumerate(level.rows):
                yield ("levels", name, "rows", index), row

    @cached_property
    def by_key(self) -> dict[str, tuple[str, Condition]]:
        """The name of its level and the row, by the row's key; in the order of the data."""
        return {row.key: (name, row) for name, level in self.levels.named.items() for row in level.rows}

    def signs_after(self, needed: Help) -> list[Condition]:
        """The signs after a massage that need this help."""
        return [row for _, row in self.rows if row.after == needed]


class StopSign(Model):
    """One row of the stop list: what they feel or you see, and the rows of the health check that say what it is."""

    sign: Text
    rows: Annotated[tuple[Slug, ...], Field(min_length=1)]
    action: Text | None = None
    """What to do, in fewer words than the rows have. Left out, it is the action of the only row."""

    @model_validator(mode="after")
    def _has_an_action(self) -> StopSign:
        if self.action is None and len(self.rows) > 1:
            raise ValueError("it names several rows, and nothing to do: add a line “action: …”")
        return self


class StopSigns(Model):
    """When to stop: the list for two people, and the one for somebody alone."""

    partner: Annotated[tuple[StopSign, ...], Field(min_length=1)]
    yourself: Annotated[tuple[StopSign, ...], Field(min_length=1)]

    @property
    def rows(self) -> Iterator[tuple[Key, StopSign]]:
        """Every row of both lists with its place in the data."""
        for who in type(self).model_fields:
            for index, sign in enumerate(getattr(self, who)):
                yield (who, index), sign


class Story(Model):
    """Somebody with an answer to give: what a source asks for there, and how the health check is gone through. No clinical review."""

    story: Annotated[str, Field(min_length=20, max_length=260)]
    """Who they are, what they say, and what is so."""
    level: Text
    """What the source asks for: a level of the screening data, ``go``, or ``unsure`` where no row fits."""
    sources: Annotated[Slugs, Field(min_length=1)]
    says_yes: Slugs = ()
    """The questions that they answer with yes, by their keys."""
    rows: Slugs = ()
    """The rows that they tick, by their keys."""
    quiz: bool = False
    """Whether the screening quiz tells it."""


CONDITIONS: TypeAdapter[Conditions] = TypeAdapter(Conditions)
STOPS: TypeAdapter[StopSigns] = TypeAdapter(StopSigns)
STORIES: TypeAdapter[tuple[Story, ...]] = TypeAdapter(tuple[Story, ...])
