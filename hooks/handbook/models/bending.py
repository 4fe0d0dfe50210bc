"""How a routine bends to who lies there: what stands in for a step that does not suit somebody, and which rules it may break then."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.models.base import Model, Slug, Text
from handbook.models.figure import Figure
from handbook.models.measures import PressureByPlace


class Instead(Model):
    """A step that stands in for others. It takes their time, and the giver stays where they are.

    Its view says for which position and cover it is. Where the receiver lies on the side it is written with their right side up, and
    mirrored for the other.
    """

    key: Slug
    title: Annotated[str, Field(min_length=1, max_length=40)]
    words: Text
    """What the hands do."""
    stroke: Slug
    place: Text
    areas: tuple[Text, ...] = ()
    """The areas (``areas``, by name) of the steps that it stands in for; left out, it may stand in for a step anywhere."""
    only_for: Slug | None = None
    """The stroke that it stands in for; any, where it is left out."""
    pressure: PressureByPlace
    tempo: Text
    figure: Figure


class MayBreak(Model):
    """A rule of routines that a bent routine may break, and why that does no harm."""

    rule: Text
    why: Text


class Bending(Model):
    """What the steps of routines become for somebody with cautions."""

    lighter: Text
    """The words of a lightened step whose stroke says none of its own (``light``); ``{n}``: the most pressure."""
    heavy: tuple[Text, ...] = ()
    """Beginnings of words that ask for weight: a lightened step leaves out its sentences that have one."""
    spared: tuple[Text, ...] = ()
    """Words that turn such a sentence round (``never``): with one of them it stays."""
    ask: Text
    """What the giver says instead of asking whether they want it firmer."""
    may_break: tuple[MayBreak, ...] = ()
    steps: tuple[Instead, ...] = ()
    """In the order of preference."""
