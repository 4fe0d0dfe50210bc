"""Whether each figure can be drawn, keeps the rules of the body map and the caps of its stroke, and moves at a slow pace."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from handbook.figures.caps import over_cap
from handbook.figures.faults import Fault
from handbook.figures.plan import Plan, plan
from handbook.figures.safety import too_hard_there, unsafe
from handbook.figures.tempo import wrong_pace
from handbook.lessons import Block, Lesson, stroke_taught
from handbook.library import Library
from handbook.models.blocks import Step
from handbook.problems import Problem
from handbook.source.located import Key


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Every fault of every figure, at the line of the value that it is about."""
    if not library.zones:
        return
    for block, figure, pressures, seconds in lesson.figures():
        laid_out, faults = plan(figure, pressures, seconds)
        if laid_out:
            faults = judged(laid_out, library)
            stroke = stroke_taught(lesson, block)
            # Of a lesson that could not be read, nobody knows what stroke it teaches.
            if not faults and block.name == "step" and (stroke or lesson.uri in library.by_uri):
                faults = list(over_cap(laid_out, stroke, library.caps))
        yield from (_problem(lesson, block, fault) for fault in (*_twice(block), *faults))


def judged(laid_out: Plan, library: Library) -> list[Fault]:
    """What is wrong with the marks of a figure, whatever stroke they are."""
    return list(chain(unsafe(laid_out, library.zone_rules), wrong_pace(laid_out), too_hard_there(laid_out, library.positions)))


def _twice(block: Block) -> Iterator[Fault]:
    """The giver's place, said by the step and by its figure."""
    step = block.options
    if isinstance(step, Step) and step.stand and step.figure and step.figure.giver:
        yield Fault(("giver",), "the step says where the giver is, and its figure says it again", "take “giver” out; “stand” is enough")


def _problem(lesson: Lesson, block: Block, fault: Fault) -> Problem:
    written = block.source.options.read_again()
    of_step = fault.key[0] in ("pressure", "time") or (fault.key == ("giver",) and "giver" not in written.get("figure", {}))
    inside: Key = ("figure", *fault.key) if block.name == "step" and not of_step else fault.key
    inside = ("stand",) if inside == ("giver",) and block.name == "step" else inside
    return Problem(lesson.file.path, block.source.options.line(_as_written(inside, written)), fault.what, fault.mend)


def _as_written(key: Key, value: Any) -> Key:
    """The key without the steps into lists of one, which may be written without their brackets."""
    written: list[str | int] = []
    for part in key:
        if isinstance(part, int) and not isinstance(value, list):
            continue
        written.append(part)
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
    return tuple(written)
