"""Whether what stands in for steps is safe and known, and every routine can be fitted to somebody with cautions."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.atlas.views import VIEWS
from handbook.checks.figures import judged
from handbook.figures.caps import over_cap
from handbook.figures.plan import plan
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.models.bending import Bending, Instead
from handbook.models.front_matter import Routine
from handbook.problems import Problem, one_of
from handbook.routines import rules
from handbook.source.located import Key


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """A routine that cannot be fitted to any caution."""
    if library.cautions and lesson.uri in library.by_uri and isinstance(lesson.meta, Routine):
        yield from _fits_somebody(library, lesson)


def check(library: Library) -> Iterator[Problem]:
    """Steps that stand in for others and break a rule, and rules that nobody knows."""
    bending = library.routines.bending if library.routines else None
    if bending:
        yield from _rules(library, bending)
        for index, instead in enumerate(bending.steps):
            yield from _known(library, bending, index, instead)
            yield from _safe(library, index, instead)


def _rules(library: Library, bending: Bending) -> Iterator[Problem]:
    for index, one in enumerate(bending.may_break):
        if one.rule not in rules.MAY_BREAK:
            what = f"a bent routine may not break the rule “{one.rule}”"
            yield _problem(library, ("may-break", index, "rule"), what, one_of(one.rule, rules.MAY_BREAK))


def _known(library: Library, bending: Bending, index: int, instead: Instead) -> Iterator[Problem]:
    if instead.key in {other.key for other in bending.steps[:index]}:
        yield _problem(library, ("steps", index, "key"), f"“{instead.key}” stands twice", "keep one of the two")
    areas = {area.name for area in (library.routines.areas if library.routines else ())}
    for at, area in enumerate(instead.areas):
        if area not in areas:
            yield _problem(library, ("steps", index, "areas", at), f"there is no area “{area}”", one_of(area, areas))
    for field, slug in (("stroke", instead.stroke), ("only-for", instead.only_for)):
        if slug is not None and library.strokes and slug not in library.strokes:
            yield _problem(library, ("steps", index, field), f"there is no stroke lesson “{slug}”", one_of(slug, library.strokes))


def _safe(library: Library, index: int, instead: Instead) -> Iterator[Problem]:
    key: Key = ("steps", index, "figure")
    if not library.zones:
        return
    laid_out, faults = plan(instead.figure, instead.pressure, None)
    if laid_out and not VIEWS[instead.figure.view].mapped:
        mend = "choose a view of the back"
        yield _problem(library, (*key, "view"), f"hands cannot be drawn on the view “{instead.figure.view}”", mend)
        return
    if laid_out:
        faults = judged(laid_out, library) or list(over_cap(laid_out, instead.stroke, library.caps))
    yield from (_problem(library, (*key, *fault.key), fault.what, fault.mend) for fault in faults)


def _fits_somebody(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """A routine that suits nobody with a caution, because of its position, its cover, its length, or its first and last step."""
    away, keys = library.leads_away(lesson), {caution.key for caution in library.cautions}
    if away and all(found >= keys for found in away.values()):
        line = lesson.file.front_matter.line(("position",))
        what = "this routine cannot be fitted to any caution"
        yield Problem(lesson.file.path, line, what, "open and close it with still hands, one palm each side of the upper spine, at 1")


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("routines", ("bending", *key))
    return Problem(path, line, what, mend)
