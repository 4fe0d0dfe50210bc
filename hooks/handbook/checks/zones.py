"""Whether the places that a page tells the rules of are on the body map, and can be numbered on the view that it names."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.figures.limits import numbered
from handbook.figures.plan import plan
from handbook.lessons import Block, Lesson
from handbook.library import Library
from handbook.models.blocks import Zones
from handbook.problems import Problem, one_of


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Places without a rule, places told twice in one lesson, and pictures that cannot number them."""
    if not library.zones:
        return
    told: set[str] = set()
    for block in lesson.named("zones"):
        if isinstance(block.options, Zones):
            yield from _block(library, lesson, block, block.options, told)


def _block(library: Library, lesson: Lesson, block: Block, asked: Zones, told: set[str]) -> Iterator[Problem]:
    path, options = lesson.file.path, block.source.options
    listed = isinstance(options.read_again().get("places"), list)
    faulty = False
    for index, place in enumerate(asked.places):
        line = options.line(("places", index) if listed else ("places",))
        if place not in library.zone_rules:
            faulty = True
            yield Problem(path, line, f"the body map has no place “{place}”", one_of(place, library.zone_rules))
        elif place in told:
            faulty = True
            yield Problem(path, line, f"the rule of “{place}” is told twice", "keep one of the two")
        told.add(place)
    for fault in () if faulty else plan(numbered(asked.view, asked.places))[1]:
        yield Problem(path, options.line(("view",) if fault.key == ("view",) else ("places",)), fault.what, fault.mend)
