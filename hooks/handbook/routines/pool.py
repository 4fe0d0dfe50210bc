"""The steps from which a reader makes a routine of their own: every step of some routines once, with the part that it plays.

A page cannot know beforehand what a reader will choose. So it holds the steps, and its script puts some of them in order, by the same
rules as ``handbook.routines.rules``; the tests hold what it makes to those rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from handbook.known_lessons import LONG_GLIDE, SPREAD_THE_OIL
from handbook.lessons import Block, Lesson
from handbook.models.blocks import Side, Step

Role = Literal["open", "oil", "glide", "choose", "again", "close"]
"""``open`` and ``close``: how it begins and ends; ``oil``: spreads it; ``glide`` and ``again``: the first and the last gliding;
``choose``: what the reader may choose."""


@dataclass(frozen=True)
class Spare:
    """A step in the pool: the lesson and the block that it is written in, and its role."""

    lesson: Lesson
    block: Block
    step: Step
    role: Role

    @property
    def key(self) -> tuple[str, str, Side]:
        """What makes it the same step as another."""
        return self.step.stroke or "", self.step.place or "", self.step.side


def pool(lessons: Sequence[Lesson]) -> tuple[Spare, ...]:
    """The steps of routines without those that say the same as another; the first routine gives the frame."""
    spares = [spare for index, lesson in enumerate(lessons) for spare in _spares(lesson) if index == 0 or spare.role == "choose"]
    seen = {spare.key for spare in spares if spare.role != "choose"}
    made = []
    for spare in spares:
        if spare.role == "choose":
            if spare.key in seen:
                continue
            seen.add(spare.key)
        made.append(spare)
    return tuple(made)


def _spares(lesson: Lesson) -> Iterator[Spare]:
    steps = [(block, block.options) for block in lesson.named("step") if isinstance(block.options, Step)]
    glides = [index for index, (_, step) in enumerate(steps) if step.stroke == LONG_GLIDE and step.side == "both"]
    frame: dict[int, Role] = {0: "open", len(steps) - 1: "close"}
    if glides:
        frame |= {glides[-1]: "again", glides[0]: "glide"}
    for index, (block, step) in enumerate(steps):
        yield Spare(lesson, block, step, "oil" if step.stroke == SPREAD_THE_OIL else frame.get(index, "choose"))
