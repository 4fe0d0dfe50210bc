"""A figure as data: a view of the body, and marks named by landmarks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handbook.models.base import Model, Text


class Hold(Model):
    """Hands that rest on a place."""

    hands: Text
    at: Text


class Glide(Model):
    """Hands that travel over the skin, mirrored to both sides of the spine."""

    hands: Text
    along: Annotated[tuple[Text, ...], Field(min_length=2)]
    """Landmarks in the order in which the middle of the palm passes them."""
    beside: Literal["spine"] | None = None
    """``spine``: keep the inner edge of the hands just beside the bones all the way."""
    return_: Annotated[bool, Field(alias="return")] = False
    """The way home, with almost no weight: drawn as a broken line."""


class Figure(Model):
    """What a lesson says of one picture."""

    view: Text
    hold: Hold | None = None
    glide: Glide | None = None
    labels: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one_mark(self) -> Figure:
        if self.hold and self.glide:
            raise ValueError("a figure shows one thing: keep “hold” or “glide”, and give the other its own step")
        return self
