"""Whether the shared data agree among themselves and with the body map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.atlas.zones import GROUNDS, OUTLINES
from handbook.library import Library
from handbook.models.front_matter import Stroke
from handbook.problems import Problem, one_of
from handbook.source.located import Key


def check(library: Library) -> Iterator[Problem]:
    """Names that stand twice, terms that lead nowhere, sources that are not there or not used, zones without a rule or an outline."""
    yield from _twice(library, "terms", (term.name for term in library.terms))
    yield from _twice(library, "sources", (source.key for source in library.sources))
    yield from _twice(library, "zones", (zone.name for zone in library.zones))
    for index, term in enumerate(library.terms):
        if term.lesson and term.lesson not in library.slugs:
            what = f"there is no lesson “{term.lesson}”"
            yield _problem(library, "terms", (index, "lesson"), what, one_of(term.lesson, library.slugs))
    yield from _unexplained(library)
    yield from _cited(library)
    for index, zone in enumerate(library.zones):
        known = GROUNDS if zone.by == "middle" else OUTLINES
        if zone.name not in known:
            what = f"the body map has no zone “{zone.name}”" + (" of open ground" if zone.by == "middle" else "")
            yield _problem(library, "zones", (index, "name"), what, one_of(zone.name, known))
    if library.zones:
        for name in {*OUTLINES, *GROUNDS} - library.zone_rules.keys():
            yield _problem(library, "zones", (), f"the zone “{name}” has no rule", "add one, with what is allowed there")


def _unexplained(library: Library) -> Iterator[Problem]:
    """Strokes whose standard name the glossary does not explain."""
    if not library.terms:
        return
    explained = {word.casefold() for term in library.terms for word in (term.name, term.term) if word}
    for lesson in library.lessons:
        if isinstance(lesson.meta, Stroke) and lesson.meta.term.partition(" (")[0].casefold() not in explained:
            what = f"the glossary does not know the term “{lesson.meta.term}”"
            yield Problem(lesson.file.path, lesson.file.front_matter.line(("term",)), what, "add it to docs/data/terms.yml")


def _cited(library: Library) -> Iterator[Problem]:
    """Sources of the shared data that nobody can look up, and sources that nothing rests on."""
    if not library.sources:
        return
    for name, where, key in library.cited_in_data():
        if key not in library.source_by_key:
            mend = "add it to docs/data/sources.yml, or cite one that stands there"
            yield _problem(library, name, where, f"there is no source “{key}”", mend)
    cited = library.cited
    for index, source in enumerate(library.sources):
        if source.key not in cited:
            mend = "cite it where a claim rests on it, or take it out"
            yield _problem(library, "sources", (index, "key"), f"nothing rests on the source “{source.key}”", mend)


def _twice(library: Library, name: str, values: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield _problem(library, name, (index,), f"“{value}” stands twice", "keep one of the two")
        seen.add(value)


def _problem(library: Library, name: str, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place(name, key)
    return Problem(path, line, what, mend)
