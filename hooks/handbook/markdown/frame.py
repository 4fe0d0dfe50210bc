"""The head and the tail of a page, from its front matter: what it is, how long it takes, what it needs, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, append, element
from handbook.markdown.routine import actions
from handbook.markdown.strokes import keep_off
from handbook.models.front_matter import Guide, Reference, Routine, Stroke
from handbook.models.measures import Pressure

ABOUT_MARKS = ("evidence-at-a-glance", "how-to-read-it")
"""The lesson and the place in it where the marks of claims are explained."""


def head(library: Library, lesson: Lesson) -> list[Element]:
    """Title, summary, other names, facts at a glance, what to read first, and what it means where no source is named."""
    meta = lesson.meta
    made = [element("h1", "", meta.title)]
    if isinstance(meta, Stroke):
        made.append(element("p", "h1-term", meta.term))
    made.append(element("p", "lede", meta.summary))
    if isinstance(meta, Stroke) and meta.aliases:
        made.append(element("p", "also", element("b", "", "Also called:"), " " + ", ".join(meta.aliases)))
    if glance := list(_glance(lesson)):
        made.append(element("dl", "glance", *glance))
    if facts := list(_facts(lesson)):
        made.append(element("dl", "facts", *facts))
    if meta.after:
        made.append(_read_first(library, lesson))
    if not isinstance(meta, Reference) or lesson.citations:
        made.append(_marks(library))
    if isinstance(meta, Routine):
        made.append(actions())
    return made


def hero(lesson: Lesson, pictures: Sequence[Element]) -> Element:
    """The head of the home page: its title and summary beside its picture."""
    words = element("div", "", element("h1", "", lesson.meta.title), element("p", "lede", lesson.meta.summary))
    return element("div", "hero", words, *pictures)


def _glance(lesson: Lesson) -> Iterator[Element]:
    meta = lesson.meta
    if isinstance(meta, Reference):
        return
    minutes = f"{meta.minutes} minute{'' if meta.minutes == 1 else 's'}"
    yield _cell("Time", minutes, "to learn it" if isinstance(meta, Stroke) else "to read" if isinstance(meta, Guide) else _steps(lesson))
    if isinstance(meta, Stroke):
        yield _cell("Pressure", str(meta.pressure), "out of 10")
        yield _cell("Tempo", *_first_words(str(meta.tempo)))
    if isinstance(meta, Routine):
        pressures = [pressure for _, step in lesson.steps() for pressure in step.pressures]
        if pressures:
            most = Pressure(low=min(pressure.low for pressure in pressures), high=max(pressure.high for pressure in pressures))
            yield _cell("Pressure", str(most), "out of 10")
        yield _cell("Place", *_first_part(meta.place))
    if meta.needs:
        yield _cell("You need", meta.needs[0], ", ".join(meta.needs[1:]))


def _steps(lesson: Lesson) -> str:
    return f"{len(list(lesson.steps()))} steps"


def _first_words(tempo: str) -> tuple[str, str]:
    """A long tempo reads as a short fact with its rest below."""
    short, of, rest = tempo.partition(" for ")
    return short, f"for {rest}" if of else ""


def _first_part(place: str) -> tuple[str, str]:
    """A place reads as a short fact with what follows its comma below."""
    first, _, rest = place.partition(", ")
    return first, rest


def _cell(name: str, fact: str, more: str) -> Element:
    value = element("dd", "", fact, element("small", "", more) if more else None)
    return element("div", "", element("dt", "", name), value)


def _facts(lesson: Lesson) -> Iterator[Element]:
    meta = lesson.meta
    if isinstance(meta, Stroke):
        for name, value in (("Hands", meta.hand), ("Direction", meta.direction), ("Keep off", ", ".join(keep_off(meta)))):
            yield element("div", "", element("dt", "", name), element("dd", "", value))


def _read_first(library: Library, lesson: Lesson) -> Element:
    made = element("p", "before-this", element("b", "", "Read first:"), " ")
    known = [library.by_slug[slug] for slug in lesson.meta.after if slug in library.by_slug]
    for index, other in enumerate(known):
        append(made, ", " if index else "")
        append(made, element("a", "", other.meta.title, href=current_page().link_to(other.uri)))
    return made


def _marks(library: Library) -> Element:
    """What it means that most sentences bear no mark. It is said here, so that no lesson has to say it of each of them."""
    about = library.by_slug.get(ABOUT_MARKS[0])
    mark = element("a", "", "mark", href=current_page().link_to(f"{about.uri}#{ABOUT_MARKS[1]}")) if about else "mark"
    return element("p", "marks", "What bears no ", mark, " is custom: how people who teach massage do it, not something that was tested.")


def closing(lesson: Lesson) -> Element:
    """When the page was last checked, and what has not been done yet."""
    day = lesson.meta.checked
    when = f"{day.day} {day:%B %Y}"
    return element("p", "foot-note", f"Checked against its sources on {when}. Not yet reviewed by a clinician.")
