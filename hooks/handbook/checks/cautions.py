"""Whether stroke caps and cautions agree with the body map and with one another."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.atlas.hands import HANDS
from handbook.figures.caps import stroke_of
from handbook.figures.plan import plan
from handbook.figures.safety import BARRED, most_of
from handbook.lessons import Lesson, stroke_taught
from handbook.library import Library
from handbook.models.blocks import Question, Step, WhoMinds
from handbook.models.cautions import Cell
from handbook.models.data import TOUCHES, ZoneRule
from handbook.models.front_matter import Stroke, Where
from handbook.problems import Problem, one_of
from handbook.source.located import Key


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Places that nobody knows, caps past their zone, answers about what is not there."""
    if lesson.uri not in library.by_uri:
        return
    if library.zones and isinstance(lesson.meta, Stroke):
        yield from _caps(library, lesson, lesson.meta)
    yield from _questions(library, lesson)
    yield from _told(library, lesson)


def check(library: Library) -> Iterator[Problem]:
    """Cautions without a stroke to concern, and what they name that is not there."""
    yield from _cautions(library)
    yield from _audiences(library)


def _caps(library: Library, lesson: Lesson, meta: Stroke) -> Iterator[Problem]:
    path, kinds = lesson.file.path, _kinds(lesson)
    for index, one in enumerate(meta.where):
        rule = library.zone_rules.get(one.place)
        key: Key = ("where", index)
        if rule is None:
            line = lesson.file.front_matter.line((*key, "place"))
            yield Problem(path, line, f"the body map has no place “{one.place}”", one_of(one.place, library.zone_rules))
            continue
        for name in one.hands:
            if name not in HANDS:
                line = lesson.file.front_matter.line((*key, "hands"))
                yield Problem(path, line, f"there is no hand use “{name}”", one_of(name, HANDS))
        most = _most(rule, kinds, one)
        if one.most > most:
            line = lesson.file.front_matter.line((*key, "if-asked" if one.if_asked else "pressure"))
            allowed = f"{most} is the most there" if most > BARRED else "this stroke is barred there"
            mend = f"lower it to {most}" if most > BARRED else "take the place out"
            yield Problem(path, line, f"the stroke goes to {one.most} at “{one.place}”, but {allowed} ({rule.why})", mend)


def _most(rule: ZoneRule, kinds: frozenset[str], one: Where) -> int:
    """The most that a zone lets a stroke do, with the hands that go there."""
    flat = any(HANDS[name].flat for name in one.hands if name in HANDS) if one.hands else True
    return max(most_of(rule, kind, flat, across=True) for kind in kinds or TOUCHES)


def _kinds(lesson: Lesson) -> frozenset[str]:
    """What the hands do in a stroke, as its own steps show it."""
    found: set[str] = set()
    for block in lesson.named("step"):
        step = block.options
        if isinstance(step, Step) and step.drawn and stroke_taught(lesson, block) == lesson.slug:
            laid_out, _ = plan(step.drawn, step.pressure or {}, step.time)
            found |= {laid.kind for laid in laid_out.marks if stroke_of(laid, lesson.slug) == lesson.slug} if laid_out else set()
    return frozenset(found)


def _cautions(library: Library) -> Iterator[Problem]:
    strokes = library.strokes
    seen: set[str] = set()
    for index, caution in enumerate(library.cautions):
        if caution.key in seen:
            yield _problem(library, (index, "key"), f"“{caution.key}” stands twice", "keep one of the two")
        seen.add(caution.key)
        for at, place in enumerate(caution.closed):
            yield from _place(library, (index, "closed", at), place)
        for slug, cell in caution.strokes.items():
            if strokes and slug not in strokes:
                yield _problem(library, (index, "strokes", slug), f"there is no stroke lesson “{slug}”", one_of(slug, strokes))
            yield from _cell(library, (index, "strokes", slug), cell)
        if strokes and not any(cell.most for cell in caution.strokes.values()):
            what = f"“{caution.name}” leaves nothing of any stroke, so it forbids a massage"
            yield _problem(
                library, (index, "strokes"), what, "make it a row of “not-today” in docs/data/conditions.yml, or leave still hands"
            )


def _cell(library: Library, key: Key, cell: Cell) -> Iterator[Problem]:
    for at, place in enumerate(cell.only):
        yield from _place(library, (*key, "only", at), place)
    for at, name in enumerate(cell.hands):
        if name not in HANDS:
            yield _problem(library, (*key, "hands", at), f"there is no hand use “{name}”", one_of(name, HANDS))


def _place(library: Library, key: Key, place: str) -> Iterator[Problem]:
    if library.zones and place not in library.zone_rules:
        yield _problem(library, key, f"the body map has no place “{place}”", one_of(place, library.zone_rules))


def _audiences(library: Library) -> Iterator[Problem]:
    for index, audience in enumerate(library.routines.audiences if library.routines else ()):
        for at, key in enumerate(audience.cautions):
            if library.cautions and key not in library.caution_by_key:
                path, line = library.place("routines", ("audiences", index, "cautions", at))
                yield Problem(path, line, f"there is no caution “{key}”", one_of(key, library.caution_by_key))


def _questions(library: Library, lesson: Lesson) -> Iterator[Problem]:
    for block in lesson.named("question"):
        asked = block.options
        if not isinstance(asked, Question):
            continue
        line = block.source.options.line
        if asked.caution and asked.caution not in library.caution_by_key:
            mend = one_of(asked.caution, library.caution_by_key)
            yield Problem(lesson.file.path, line(("caution",)), f"there is no caution “{asked.caution}”", mend)
        if asked.stroke and asked.stroke not in library.caps:
            yield Problem(
                lesson.file.path, line(("stroke",)), f"there is no stroke lesson “{asked.stroke}”", one_of(asked.stroke, library.caps)
            )
        if asked.caution and not asked.stroke and not isinstance(lesson.meta, Stroke):
            yield Problem(lesson.file.path, line(("caution",)), "the question does not say of which stroke", "add “stroke: …”")
        if asked.stroke and not asked.caution:
            yield Problem(
                lesson.file.path, line(("stroke",)), "the question names a stroke and no caution", "add “caution: …”, or take it out"
            )


def _told(library: Library, lesson: Lesson) -> Iterator[Problem]:
    for block in lesson.named("caution"):
        if isinstance(block.options, WhoMinds) and block.options.key not in library.caution_by_key:
            key = block.options.key
            line = block.source.options.line(("key",))
            yield Problem(lesson.file.path, line, f"there is no caution “{key}”", one_of(key, library.caution_by_key))


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("cautions", key)
    return Problem(path, line, what, mend)
