"""A routine of the reader's own: the form to choose by, and the steps to choose from.

The steps are those of other lessons, as their writers wrote them. They are put into the page's text before it is read, so that they become
the same HTML here as there; a script takes them from their template. Without scripts the page says which ready routines there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.cautions import Steps, holds, in_data
from handbook.markdown.context import current_page, library_of
from handbook.markdown.elements import Element, element
from handbook.markdown.routine import actions
from handbook.models.data import OwnRoutine
from handbook.models.front_matter import Routine
from handbook.routines import rules
from handbook.routines.parts import parts_of
from handbook.routines.pool import Spare, pool
from handbook.routines.variants import barred, ways

NAME = "builder"
MINUTES = (5, 10, 15, 20, 30, 45)
"""The lengths to choose from."""

_BLOCK = re.compile(r"^///[ ]*builder[ ]*$")
_OUTER = "////"
"""Blocks nest when the outer one has more slashes."""


class PutStepsIn(Preprocessor):
    """Puts the steps of other routines into the block."""

    def __init__(self, md: Markdown, docs: Path) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, lines: list[str]) -> list[str]:
        """The lines with every step below the block's first line."""
        made: list[str] = []
        inside = False
        for line in lines:
            if _BLOCK.match(line):
                inside = True
                made += [f"{_OUTER} {NAME}", "", *self._steps()]
            elif inside and line.strip() == "///":
                inside = False
                made.append(_OUTER)
            else:
                made.append(line)
        return made

    def _steps(self) -> Iterator[str]:
        library = library_of(self.docs)
        for own in library.routines.own if library.routines else ():
            for spare in spares_of(library, own):
                text = (self.docs / spare.lesson.uri).read_text(encoding="utf-8").split("\n")
                yield from text[spare.block.source.line - 1 : spare.block.source.end]
                yield ""


def spares_of(library: Library, own: OwnRoutine) -> tuple[Spare, ...]:
    """The pool of one way to make a routine."""
    return pool([library.by_slug[slug] for slug in own.steps_of if slug in library.by_slug])


def form(library: Library) -> tuple[Element, Element]:
    """The form, and the template that takes the steps. What the script must know of the rules stands in attributes."""
    template = element("template", "builder__pool")
    own = library.routines.own if library.routines else ()
    gliding = " ".join(library.routines.gliding) if library.routines else ""
    first = " ".join(library.routines.chosen_first) if library.routines else ""
    made = element("div", "builder no-print", data_gliding=gliding, data_share=f"{rules.GLIDING_SHARE:g}", data_first=first)
    ready = element("ul", "builder__ready")
    for lesson in library.lessons:
        if isinstance(lesson.meta, Routine):
            ready.append(element("li", "", element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri))))
    made.append(
        element("div", "builder__without", element("p", "", "Choosing here needs a script. These routines are ready as they are:"), ready)
    )
    choices = element("div", "builder__form", hidden="hidden")
    choices.append(_choices("Your time", "radio", "minutes", [(str(n), f"{n} minutes") for n in MINUTES]))
    choices.append(_choices("Clothes", "radio", "back", [(_slug(one.name), one.name.capitalize()) for one in own]))
    areas = library.routines.areas if library.routines else ()
    choices.append(_choices("Where", "checkbox", "areas", [(_slug(area.name), area.name.capitalize()) for area in areas]))
    choices.append(_choices("Strokes", "checkbox", "strokes", list(_strokes(library, own))))
    choices.append(element("h2", "", "Your massage", id="your-massage"))
    made.append(choices)
    made.append(element("div", "builder__told", role="status"))
    made.append(actions())
    made.append(template)
    return made, template


def mark_spares(md: Markdown, library: Library, made: Element, sections: Sequence[Element]) -> None:
    """Tell the script what each step in the template is: its role, area and variants, and what rules know of it (`routines.parts.Part`)."""
    areas = {place: _slug(area.name) for area in (library.routines.areas if library.routines else ()) for place in area.places}
    spares = [(own, spare) for own in (library.routines.own if library.routines else ()) for spare in spares_of(library, own)]
    steps = Steps(md, library) if library.routines else None
    for section, (own, spare) in zip(sections, spares, strict=True):
        (part,) = parts_of([(str(spare.block.source.title), spare.step)])
        known = {
            "role": spare.role,
            "back": _slug(own.name),
            "area": areas.get(part.place, ""),
            "stroke": part.stroke,
            "side": part.side,
            "place": part.place,
            "low": str(part.low),
            "high": str(part.high),
            "round": f"{part.round_seconds:g}",
        }
        for name, value in known.items():
            section.set(f"data-{name}", value)
        variants = library.variants_of(spare.lesson)
        if steps and variants:
            its = variants[list(spare.lesson.named("step")).index(spare.block)]
            steps.add(section, its)
            steps.say_where_the_giver_is([section], [its])
    form = next((child for child in made if child.get("class") == "builder__form"), None)
    if form is not None and steps:
        form.insert(len(form) - 1, holds(library, "", steps.pool))
        _say_whom_it_suits(library, form)


def _say_whom_it_suits(library: Library, form: Element) -> None:
    """The way to lie and the clothes of each choice, as cautions see them. How long it lasts, the reader chooses."""
    boxes = {box.get("value"): box for box in form.iter("input") if box.get("name") == "back"}
    for own in library.routines.own if library.routines else ():
        lesson = library.by_slug.get(own.steps_of[0])
        variants = library.variants_of(lesson) if lesson else None
        if lesson and variants and isinstance(lesson.meta, Routine):
            meta = lesson.meta.model_copy(update={"minutes": MINUTES[0]})
            boxes[_slug(own.name)].set("data-away", in_data(library, ways(meta, library.cautions, barred(variants)).values()))


def _choices(title: str, kind: str, name: str, options: Sequence[tuple[str, str]]) -> Element:
    made = element("fieldset", "", element("legend", "", title))
    for value, words in options:
        made.append(
            element("label", "", element("input", "", type=kind, name=name, value=value, autocomplete="off"), element("span", "", words))
        )
    return made


def _strokes(library: Library, own: Sequence[OwnRoutine]) -> Iterator[tuple[str, str]]:
    slugs = {spare.step.stroke for one in own for spare in spares_of(library, one) if spare.role == "choose"}
    for lesson in library.lessons:
        if lesson.slug in slugs:
            yield lesson.slug, lesson.meta.title


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def has_builder(lesson: Lesson) -> bool:
    """Whether a lesson lets its reader make a routine."""
    return any(lesson.named(NAME))
