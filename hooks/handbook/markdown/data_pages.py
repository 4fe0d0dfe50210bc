"""Pages that are made from the shared data: the screening questions and conditions, the glossary, the sources."""

from __future__ import annotations

from collections.abc import Callable

from handbook.library import Library
from handbook.markdown.citations import cite
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element, icon
from handbook.models.data import Condition, Level, Levels
from handbook.references import reference, shown_address

_LOOKS: dict[str, tuple[str, str]] = {
    "emergency": ("v-stop", "stop"),
    "doctor_today": ("v-doctor", "doctor"),
    "not_today": ("v-wait", "wait"),
    "ask_first": ("v-ask", "ask"),
    "work_around": ("v-round", "round"),
}
"""The class and the sign of each level: told apart by frame, sign and words, never by colour alone."""


def questions(library: Library) -> Element:
    """The questions asked aloud, with what to listen for."""
    made = element("ol", "ask")
    for question in library.conditions.questions if library.conditions else ():
        words = element("div", "", element("b", "", question.ask), element("small", "", question.listen_for))
        made.append(element("li", "", words))
    return made


def conditions(library: Library) -> Element:
    """The five levels, most urgent first."""
    made = element("div", "verdicts")
    if library.conditions is None:
        return made
    for field, info in Levels.model_fields.items():
        of, sign = _LOOKS[field]
        level: Level = getattr(library.conditions.levels, field)
        anchor = info.alias or field
        head = element("div", "verdict__h", icon(sign), element("h2", "", level.title, id=anchor))
        section = element("section", f"verdict {of}", head, element("p", "verdict__do", level.do))
        if field == "emergency":
            section.append(_numbers(library))
        section.append(element("ul", "signs", *(_row(row) for row in level.rows)))
        made.append(section)
    return made


def _numbers(library: Library) -> Element:
    numbers = library.conditions.numbers if library.conditions else ()
    rows = (element("li", "", element("b", "tel", number.call), " " + number.region) for number in numbers)
    return element("ul", "tels", *rows)


def _row(row: Condition) -> Element:
    made = element("li", "", element("b", "", row.sign))
    if row.why:
        made.append(element("small", "", row.why))
    made.append(element("p", "", row.action))
    when = element("p", "when", row.time + " ", cite(row.sources, row.certainty))
    if row.custom and row.sources:
        when.append(element("span", "own", " " + row.custom))
    made.append(when)
    return made


def glossary(library: Library) -> Element:
    """Every term, by its headword."""
    made = element("dl", "glossary")
    for term in sorted(library.terms, key=lambda term: term.name.casefold()):
        headword = element("dt", "", term.name)
        if term.term and term.term != term.name:
            headword.append(element("small", "", f" {term.term}"))
        meaning = element("dd", "", element("p", "", term.meaning))
        if term.also:
            meaning.append(element("p", "also", element("b", "", "Also:"), " " + ", ".join(term.also)))
        if term.lesson and term.lesson in library.by_slug:
            lesson = library.by_slug[term.lesson]
            link = element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri))
            meaning.append(element("p", "", element("b", "", "Lesson:"), " ", link))
        made.append(element("div", "", headword, meaning, id=term.anchor))
    return made


def sources(library: Library) -> Element:
    """Every source that a lesson or the screening data cite, by its first author."""
    used = {key for lesson in library.lessons for citation in lesson.citations for key in citation.keys}
    used |= {key for lesson in library.lessons for key in lesson.meta.sources}
    if library.conditions:
        levels = library.conditions.levels
        used |= {key for field in Levels.model_fields for row in getattr(levels, field).rows for key in row.sources}
    listed = sorted((library.source_by_key[key] for key in used), key=lambda source: reference(source).casefold())
    made = element("ul", "srcs srcs--all")
    for source in listed:
        words = element("div", "", reference(source) + " ")
        words.append(element("a", "muted", shown_address(source), href=source.address))
        words.append(element("small", "", f" {source.kind[0].upper()}{source.kind[1:]}. {source.note}"))
        made.append(element("li", "", words, id=f"source-{source.key}"))
    return made


MAKERS: dict[str, Callable[[Library], Element]] = {
    "questions": questions,
    "conditions": conditions,
    "glossary": glossary,
    "sources": sources,
}
"""What makes each part, by the name of its block."""
