"""Whether each routine keeps the rules of routines and fits its card, and every step that is a stroke leads to its lesson."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from handbook.atlas.views import VIEWS
from handbook.capitals import small
from handbook.figures.caps import touches
from handbook.figures.plan import plan
from handbook.lessons import Block, Lesson
from handbook.library import Library
from handbook.models.blocks import Step
from handbook.models.data import Audience
from handbook.models.front_matter import Routine, Stroke
from handbook.problems import Problem, one_of
from handbook.routines import rules
from handbook.routines.cautions import left_of, takes
from handbook.routines.parts import parts_of
from handbook.routines.pool import pool
from handbook.source.located import Key

LONGEST_TITLE = 40
"""Letters in the title of a routine's step: the player shows and speaks it, and the card has narrow columns."""
MOST_WORDS = 35
"""Words in the first paragraph of a routine's step: all that the card prints of its text."""


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Strokes without a lesson, steps of routines that leave something out, and every rule that a routine breaks."""
    if lesson.uri not in library.by_uri:
        return
    strokes = library.strokes
    for block in lesson.named("step"):
        if isinstance(block.options, Step) and block.options.stroke and block.options.stroke not in strokes:
            line, named = block.source.options.line(("stroke",)), block.options.stroke
            yield Problem(lesson.file.path, line, f"there is no stroke lesson “{named}”", _mend(named, strokes))
    if isinstance(lesson.meta, Routine):
        yield from _routine(library, lesson, lesson.meta)


def check(library: Library) -> Iterator[Problem]:
    """What the rules of routines name that is not there, and own routines that cannot be made."""
    yield from _audiences(library, library.strokes)
    yield from _own(library)


def _routine(library: Library, lesson: Lesson, meta: Routine) -> Iterator[Problem]:
    blocks = [block for block in lesson.named("step") if isinstance(block.options, Step)]
    steps = list(lesson.steps())
    for block, (_, step) in zip(blocks, steps, strict=True):
        for option in ("stroke", "place", "time", "pressure"):
            if getattr(step, option) is None:
                what = f"the step “{block.source.title}” of a routine has no {option}"
                yield Problem(lesson.file.path, block.source.line, what, f"add “{option}: …”")
        yield from _too_long_for_the_card(lesson, block)
    yield from _posed(lesson, meta)
    if len(steps) < len(list(lesson.named("step"))) or any(step.time is None or step.stroke is None for _, step in steps):
        return  # the rules would speak of what is not known yet
    parts = parts_of(steps, library.routines.clock if library.routines else None)
    tempos = {other.slug: other.meta.tempo.takes for other in library.lessons if isinstance(other.meta, Stroke)}
    found = chain(
        rules.health_check_first(meta.after),
        rules.right_length(parts, meta.minutes),
        rules.still_at_both_ends(parts),
        rules.both_sides_alike(parts),
        rules.gentle_slopes(parts),
        rules.stands_somewhere(parts),
        rules.rounds_fit(parts, tempos),
        rules.breaths_fit(parts),
    )
    yield from (_problem(lesson, blocks, breach) for breach in found)
    if library.routines is None:
        return
    yield from (_problem(lesson, blocks, breach) for breach in rules.enough_gliding(parts, meta.oil, library.routines.gliding))
    yield from (_problem(lesson, blocks, breach) for breach in rules.enough_oil(parts, meta.oil, library.routines))
    known = {audience.name: audience for audience in library.routines.audiences}
    if meta.audience in known:
        yield from (_problem(lesson, blocks, breach) for breach in rules.fit_for(parts, known[meta.audience]))
        yield from (_problem(lesson, blocks, breach) for breach in _left_out(library, meta, blocks, known[meta.audience]))
    else:
        line = lesson.file.front_matter.line(("audience",))
        yield Problem(lesson.file.path, line, f"there is no audience “{meta.audience}”", one_of(meta.audience, known))


def _left_out(library: Library, meta: Routine, blocks: list[Block], audience: Audience) -> Iterator[rules.Breach]:
    """Steps that do not suit what the routine's people may have, and a position that does not."""
    for key in audience.cautions:
        caution = library.caution_by_key.get(key)
        if caution is None:
            continue  # which is told where it stands
        name = small(caution.name)
        if not takes(caution, meta.position):
            what = f"somebody with “{name}” does not lie or sit like that, and the routine is for “{audience.name}”"
            yield rules.Breach(None, "position", what, f"use one of: {', '.join(caution.positions)}")
        for index, block in enumerate(blocks):
            step = block.options
            laid_out = plan(step.drawn, step.pressure or {}, step.time)[0] if isinstance(step, Step) and step.drawn else None
            if laid_out is None or not isinstance(step, Step):
                continue
            touched = touches(laid_out, step.stroke)
            limit = left_of(caution, touched, meta.shirt)
            if limit < max((touch.high for touch in touched), default=0):
                mend = (
                    f"lighten it to {limit} or less" if limit else "take still hands or a long glide, clear of the places that are closed"
                )
                what = f"“{step.stroke}” as it is here does not suit “{name}”, and the routine is for “{audience.name}”"
                yield rules.Breach(index, "stroke", what, mend)


def _posed(lesson: Lesson, meta: Routine) -> Iterator[Problem]:
    """The first figure that shows the receiver otherwise than the routine has them: one cause, and one line."""
    for block, figure, _, _ in lesson.figures():
        view = VIEWS.get(figure.view)
        if block.name != "step" or view is None or not view.mapped:
            continue
        line = block.source.options.line(("figure", "view"))
        if view.position not in meta.position:
            what = f"the view “{figure.view}” shows somebody {view.position}, and the routine says {' or '.join(meta.position)}"
            yield Problem(lesson.file.path, line, what, "choose another view, or change “position”")
            return
        if view.shirt != meta.shirt:
            shown = "a shirt" if view.shirt else "a bare back"
            what = f"the view “{figure.view}” shows {shown}, and the routine says “shirt: {str(meta.shirt).lower()}”"
            yield Problem(lesson.file.path, line, what, "choose another view, or change “shirt”")
            return


def _too_long_for_the_card(lesson: Lesson, block: Block) -> Iterator[Problem]:
    title = block.source.title or ""
    if len(title) > LONGEST_TITLE:
        what = f"the title of this step has {len(title)} letters, and {LONGEST_TITLE} is the most in a routine"
        yield Problem(lesson.file.path, block.source.line, what, "say in a few words what to do")
    within = ((number, text) for number, text in lesson.file.paragraphs() if block.source.line < number < block.source.end)
    number, first = next(within, (0, ""))
    if len(first.split()) > MOST_WORDS:
        what = f"this paragraph has {len(first.split())} words, and the card has room for {MOST_WORDS}"
        yield Problem(lesson.file.path, number, what, "make it shorter, or begin a new paragraph, which the card leaves out")


def _problem(lesson: Lesson, blocks: list[Block], breach: rules.Breach) -> Problem:
    if breach.part is None:
        return Problem(lesson.file.path, lesson.file.front_matter.line((breach.option,)), breach.what, breach.mend)
    return Problem(lesson.file.path, blocks[breach.part].source.options.line((breach.option,)), breach.what, breach.mend)


def _own(library: Library) -> Iterator[Problem]:
    """Routines that would lend their steps but are not there, and steps that lie in no area, so that nobody could choose them."""
    if library.routines is None:
        return
    routines = {lesson.slug: lesson for lesson in library.lessons if isinstance(lesson.meta, Routine)}
    areas = {place for area in library.routines.areas for place in area.places}
    for index, own in enumerate(library.routines.own):
        for at, slug in enumerate(own.steps_of):
            if slug not in routines:
                path, line = library.place("routines", ("own", index, "steps-of", at))
                yield Problem(path, line, f"there is no routine “{slug}”", one_of(slug, routines) if routines else "write it first")
        for spare in pool([routines[slug] for slug in own.steps_of if slug in routines]):
            if spare.role == "choose" and spare.step.place and spare.step.place not in areas:
                line = spare.block.source.options.line(("place",))
                what = f"the place “{spare.step.place}” lies in no area of “make your own”"
                yield Problem(
                    spare.lesson.file.path, line, what, "add it to an area in docs/data/routines.yml, or use a place that stands there"
                )


def _mend(slug: str, strokes: Collection[str]) -> str:
    return one_of(slug, strokes) if strokes else "write the lesson first"


def _audiences(library: Library, strokes: Collection[str]) -> Iterator[Problem]:
    if library.routines is None or not strokes or not any(isinstance(lesson.meta, Routine) for lesson in library.lessons):
        return
    named: list[tuple[Key, str]] = [(("gliding", at), slug) for at, slug in enumerate(library.routines.gliding)]
    for index, audience in enumerate(library.routines.audiences):
        named += [(("audiences", index, "leaves-out", at), slug) for at, slug in enumerate(audience.leaves_out)]
    for key, slug in named:
        if slug not in strokes:
            path, line = library.place("routines", key)
            yield Problem(path, line, f"there is no stroke lesson “{slug}”", _mend(slug, strokes))
