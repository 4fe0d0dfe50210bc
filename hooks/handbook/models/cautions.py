"""Who leaves what out: each caution with what it does to every stroke, as kept in ``docs/data/cautions.yml``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, TypeAdapter

from handbook.models.base import Model, Slug, Text
from handbook.models.data import Supported
from handbook.models.figure import Names
from handbook.positions import Position

OUT = "leave out"
"""How a cell says that a stroke is left out; a stroke without a cell is, too."""


class Cell(Model):
    """What a caution leaves of a stroke."""

    most: Annotated[int, Field(ge=0, le=6)]
    """The most pressure, 0 to 10; 0: the stroke is left out."""
    only: Names = ()
    """The only places where it is done, by their names on the body map; left out, all that the stroke has."""
    hands: Names = ()
    """The only ways to use the hands; left out, all that the stroke has."""
    shirt: bool = False
    """Whether it is done only through a shirt."""
    note: Text | None = None
    """What a reader must know besides, in a few words."""


def _cell(value: Any) -> Any:
    if value == OUT:
        return {"most": 0}
    return {"most": value} if isinstance(value, int) and not isinstance(value, bool) else value


CellOf = Annotated[Cell, BeforeValidator(_cell)]
"""A number, ``leave out``, or a group of fields."""


class Caution(Supported):
    """Something true of the receiver that does not forbid a massage, but changes it."""

    key: Slug
    name: Text
    """In a list: ``Thin bones``."""
    tick: Text
    """What a giver ticks: ``Thin bones (osteoporosis), or steroid tablets for a long time``."""
    ask: Text | None = None
    """Whose yes it needs before the first massage: ``their doctor``; nobody's, where it is left out."""
    most: Annotated[int, Field(ge=1, le=6)] = 6
    """The most pressure anywhere, 0 to 10."""
    closed: Names = ()
    """Places that are closed to every stroke, by their names on the body map."""
    keeps: Text | None = None
    """What the closed places leave, in a few words: ``only on the upper back and shoulders``."""
    positions: Annotated[tuple[Position, ...], Field(min_length=1)] = ("face down", "on the side", "sitting")
    """How they may lie or sit."""
    shirt: bool = False
    """Whether they keep a shirt on."""
    minutes: Annotated[int, Field(ge=1)] | None = None
    """The longest massage, in minutes."""
    also: Text | None = None
    """What else the giver minds, in one or two sentences."""
    why: Text
    custom: Text | None = None
    """Which part of it is ours, where the rest has a source."""
    strokes: dict[Slug, CellOf]
    """What is left of each stroke, by its lesson. What is not decided is left out."""


CAUTIONS: TypeAdapter[tuple[Caution, ...]] = TypeAdapter(tuple[Caution, ...])
