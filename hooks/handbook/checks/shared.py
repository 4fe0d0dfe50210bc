"""Whether the shared data agree among themselves and with the body map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.atlas.zones import OUTLINES
from handbook.library import Library
from handbook.problems import Problem, one_of
from handbook.source.located import Key


def check(library: Library) -> Iterator[Problem]:
    """Names that stand twice, terms and conditions that lead nowhere, zones without a rule or an outline."""
    yield from _twice(library, "terms", (term.name for term in library.terms))
    yield from _twice(library, "sources", (source.key for source in library.sources))
    yield from _twice(library, "zones", (zone.name for zone in library.zones))
    for index, term in enumerate(library.terms):
        if term.lesson and term.lesson not in library.slugs:
            what = f"there is no lesson “{term.lesson}”"
            yield _problem(library, "terms", (index, "lesson"), what, one_of(term.lesson, library.slugs))
    yield from _conditions(library)
    for index, zone in enumerate(library.zones):
        if zone.name not in OUTLINES:
            what = f"the body map has no zone “{zone.name}”"
            yield _problem(library, "zones", (index, "name"), what, one_of(zone.name, OUTLINES))
    if library.zones:
        for name in OUTLINES.keys() - library.zone_rules.keys():
            yield _problem(library, "zones", (), f"the zone “{name}” has no rule", "add one, with what is allowed there")


def _conditions(library: Library) -> Iterator[Problem]:
    if library.conditions is None or not library.sources:
        return
    levels = library.conditions.levels
    for field, info in type(levels).model_fields.items():
        for index, row in enumerate(getattr(levels, field).rows):
            for at, key in enumerate(row.sources):
                if key not in library.source_by_key:
                    where = ("levels", info.alias or field, "rows", index, "sources", at)
                    mend = "add it to docs/data/sources.yml, or cite one that stands there"
                    yield _problem(library, "conditions", where, f"there is no source “{key}”", mend)


def _twice(library: Library, name: str, values: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield _problem(library, name, (index,), f"“{value}” stands twice", "keep one of the two")
        seen.add(value)


def _problem(library: Library, name: str, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place(name, key)
    return Problem(path, line, what, mend)
