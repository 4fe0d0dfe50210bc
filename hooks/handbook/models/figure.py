"""A figure as data: a view of the body, and marks on it. Places are named, never given as coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from handbook.models.base import Model, Text
from handbook.models.measures import PressureByPlace, Seconds


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


class _OneOrMore:
    """Tells editors that a list of one may be written without its brackets."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


Names = Annotated[tuple[Text, ...], BeforeValidator(_listed), _OneOrMore()]
"""One name, or a list of names."""

Places = Annotated[Names, Field(min_length=1)]
"""One place, or a list of places: a landmark's name, with offsets if need be (``waist 2 cm out 1 cm up``)."""


class Mark(Model):
    """What all marks of hands have in common."""

    hands: Text
    """Which part of the hands, by its name in the gallery."""
    side: Literal["both", "left", "right"] = "both"
    """``both``: mirrored; else the receiver's side on which the hands work."""
    which: Literal["left", "right"] | None = None
    """The giver's hand, where one hand works and it matters which."""
    pressure: PressureByPlace | None = None
    """Where it differs from the step's."""
    takes: Seconds | None = None
    """The time of one way or one round, where it is not the step's."""
    number: Annotated[int, Field(ge=1, le=9)] | None = None
    """The mark's place in an order, drawn where it begins."""

    @property
    def places(self) -> tuple[str, ...]:
        """The places that the mark names, in its order."""
        raise NotImplementedError


class At(Mark):
    """A mark at one place or at several, one after the other."""

    at: Places

    @property
    def places(self) -> tuple[str, ...]:
        """The places, in the order in which the hands come to them."""
        return self.at


class Hold(At):
    """Hands that rest."""


class Knead(At):
    """Hands that squeeze and lift."""


class Press(At):
    """Hands that lean in, wait, and let go."""


class Rock(At):
    """Hands that rest and sway the body from side to side."""


class Wring(At):
    """Hands side by side that pass each other over the back, from flank to flank; over the spine they only skim."""


class Circle(At):
    """Hands that draw circles."""

    across: Annotated[float, Field(ge=2, le=14)] = 7.0
    """The width of the circle that the middle of the hand draws, in cm."""
    turn: Literal["outwards", "inwards"] = "outwards"
    """``outwards``: up beside the spine, then away from it."""


class Fan(At):
    """Hands that glide up and open outwards like a fan."""

    beside: Literal["spine"] | None = None
    up: Annotated[float, Field(ge=4, le=15)] = 9.0
    out: Annotated[float, Field(ge=3, le=12)] = 6.0
    """How far the hands go up and out, in cm."""


class Glide(Mark):
    """Hands that travel over the skin."""

    along: Annotated[tuple[Text, ...], Field(min_length=2)]
    """Places in the order in which the middle of the pressing area passes them."""
    beside: Literal["spine"] | None = None
    """``spine``: keep the inner edge of the hands just beside the bones all the way."""
    return_: Annotated[bool, Field(alias="return")] = False
    """The way home, with almost no weight: drawn as a broken line."""
    alternate: bool = False
    """The hands take turns."""

    @property
    def places(self) -> tuple[str, ...]:
        """The places on the way."""
        return self.along


class Tap(Mark):
    """Hands that tap lightly, one after the other, along a way."""

    over: Annotated[tuple[Text, ...], Field(min_length=2)]

    @property
    def places(self) -> tuple[str, ...]:
        """The places on the way."""
        return self.over


KINDS: dict[str, type[Mark]] = {
    "hold": Hold,
    "glide": Glide,
    "fan": Fan,
    "circle": Circle,
    "knead": Knead,
    "wring": Wring,
    "press": Press,
    "rock": Rock,
    "tap": Tap,
}
"""Every kind of mark of the hands, by the option that holds it."""


M = TypeVar("M", bound=Mark)
Marks = Annotated[tuple[M, ...], BeforeValidator(_listed), _OneOrMore()]
"""One mark, or a list of marks."""


class Figure(Model):
    """What a lesson says of one picture."""

    view: Text
    giver: Text | None = None
    """Where the giver is; a kind of mark has its own place for them where this is left out."""
    receiver: Text | None = None
    """Whose back is drawn; the lesson's own pair of people where this is left out."""
    hold: Marks[Hold] = ()
    glide: Marks[Glide] = ()
    fan: Marks[Fan] = ()
    circle: Marks[Circle] = ()
    knead: Marks[Knead] = ()
    wring: Marks[Wring] = ()
    press: Marks[Press] = ()
    rock: Marks[Rock] = ()
    tap: Marks[Tap] = ()
    zones: Names = ()
    """Zones to hatch; ``all`` for every one."""
    muscles: Names = ()
    """Muscles to colour."""
    labels: Names = ()
    """Places, zones, muscles or parts of the view to number; their names stand beside the picture."""
    caption: Text | None = None

    @property
    def marks(self) -> Iterator[tuple[str, int, Mark]]:
        """Every mark of hands: its kind, its place among those of its kind, and itself."""
        for kind in KINDS:
            for index, mark in enumerate(getattr(self, kind)):
                yield kind, index, mark
