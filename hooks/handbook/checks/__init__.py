"""Every rule that a handbook must keep before anything of it is written: one module a subject, all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from handbook.checks import (
    bending,
    cautions,
    certainty,
    citations,
    claims,
    custom,
    figures,
    links,
    markup,
    numbers,
    routines,
    screening,
    shape,
    shared,
    stops,
    stories,
    zones,
)
from handbook.library import Library
from handbook.problems import Problem

Check = Callable[[Library], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    shape.check,
    markup.check,
    citations.check,
    certainty.check,
    claims.check,
    custom.check,
    links.check,
    figures.check,
    cautions.check,
    numbers.check,
    routines.check,
    bending.check,
    shared.check,
    screening.check,
    zones.check,
    stops.check,
    stories.check,
)


def problems_of(library: Library) -> list[Problem]:
    """All problems of a handbook that could be read, in the order of files and lines."""
    return sorted(set(chain.from_iterable(check(library) for check in CHECKS)))
