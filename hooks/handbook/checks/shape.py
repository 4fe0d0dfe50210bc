"""Whether a lesson has the parts that its kind promises."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.lessons import Block, Lesson
from handbook.library import Library
from handbook.models.blocks import Repeat, Step
from handbook.problems import Problem

NEEDED: dict[str, tuple[str, ...]] = {
    "guide": ("learn", "key-points"),
    "stroke": ("learn", "step", "stop", "question", "key-points"),
    "routine": ("learn", "timeline", "step", "stop", "key-points"),
    "reference": (),
}
"""Blocks that a lesson of a kind cannot do without."""

ONCE = (
    "learn",
    "timeline",
    "stop",
    "key-points",
    "pressure",
    "questions",
    "conditions",
    "screening-card",
    "screening-quiz",
    "danger-quiz",
)

_EXAMPLES = {
    "learn": "add “/// learn” with a list of what the reader will learn",
    "timeline": "add “/// timeline” and a line “///” before the first step",
    "step": "add “/// step | What to do”",
    "stop": "add “/// stop” with the signs to stop at, and what to do then",
    "question": "add “/// question | …?” with its answer",
    "key-points": "add “/// key-points” with a short list, at the end",
}


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Missing and repeated blocks, steps that touch without a figure or a stop list, repeats of steps that are not there."""
    if lesson.uri in library.by_uri and not lesson.is_home:
        yield from _blocks(lesson)
        yield from _steps(lesson)


def _blocks(lesson: Lesson) -> Iterator[Problem]:
    path, kind = lesson.file.path, lesson.meta.kind
    have = [block.name for block in lesson.blocks]
    for name in NEEDED[kind]:
        if name not in have:
            yield Problem(path, 1, f"a {kind} lesson needs the block “{name}”", _EXAMPLES[name])
    for name in ONCE:
        for block in list(lesson.named(name))[1:]:
            yield Problem(path, block.source.line, f"the block “{name}” stands twice", "keep one of the two")


def _steps(lesson: Lesson) -> Iterator[Problem]:
    path = lesson.file.path
    steps = list(lesson.named("step"))
    touches = [step for step in steps if isinstance(step.options, Step) and step.options.highest_pressure > 0]
    for step in touches:
        assert isinstance(step.options, Step)
        if step.options.figure is None and lesson.meta.kind in ("stroke", "routine"):
            mend = "add “figure:” with a view and what the hands do"
            yield Problem(path, step.source.line, f"the step “{step.source.title}” touches the body and has no figure", mend)
        if step.options.time is None:
            yield _no_time(path, step)
    if touches and not any(lesson.named("stop")):
        yield Problem(path, touches[0].source.line, "this step touches the body, but the lesson has no stop list", _EXAMPLES["stop"])
    for block in lesson.named("repeat"):
        if not isinstance(block.options, Repeat):
            continue
        first, last = block.options.steps
        if not 1 <= first <= last <= len(steps):
            mend = "there is only step 1" if len(steps) == 1 else f"name steps from 1 to {len(steps)}" if steps else "write the steps first"
            line = block.source.options.line(("steps",))
            yield Problem(path, line, f"there are no steps {first} to {last} in this lesson", mend)


def _no_time(path: str, step: Block) -> Problem:
    return Problem(path, step.source.line, f"the step “{step.source.title}” touches the body and has no time", "add “time: 8 s”")
