"""Pages that are made from the shared data: the chapters, the glossary, the sources."""

from __future__ import annotations

from collections.abc import Callable

from handbook.library import Library
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element
from handbook.markdown.reading import gap
from handbook.markdown.reviews import reviews
from handbook.markdown.screening import conditions, questions
from handbook.models.front_matter import Reference, Routine
from handbook.references import reference, shown_address


def chapters(library: Library) -> Element:
    """Every chapter of the navigation with its lessons."""
    made = element("ol", "chap")
    titled = (chapter for chapter in library.chapters if chapter.title)
    for number, chapter in enumerate(titled, start=1):
        lessons = element("ul", "toc")
        for lesson in (library.by_uri[uri] for uri in chapter.uris if uri in library.by_uri):
            line = element("li", "", element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri)))
            if isinstance(lesson.meta, Routine):
                line.extend((element("span", "dots"), element("span", "min", f"{lesson.meta.minutes} min massage")))
            elif not isinstance(lesson.meta, Reference):
                line.extend((element("span", "dots"), gap(lesson.uri)))
            lessons.append(line)
        heading = element("h3", "", chapter.title, id=f"chapter-{number}")
        sign = element("span", "num", str(number), aria_hidden="true")
        made.append(element("li", "", sign, element("div", "", heading, lessons)))
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
            meaning.append(element("p", "", element("b", "", "Taught in"), " ", link))
        made.append(element("div", "", headword, meaning, id=term.anchor))
    return made


def sources(library: Library) -> Element:
    """Every source that a lesson or the screening data cite, by its first author."""
    known = library.source_by_key
    listed = sorted((known[key] for key in library.cited & known.keys()), key=lambda source: reference(source).casefold())
    made = element("ul", "srcs srcs--all")
    for source in listed:
        words = element("div", "", reference(source) + " ")
        words.append(element("a", "muted", shown_address(source), href=source.address))
        words.append(element("small", "", f" {source.kind[0].upper()}{source.kind[1:]}. {source.note}"))
        made.append(element("li", "", words, id=f"source-{source.key}"))
    return made


MAKERS: dict[str, Callable[[Library], Element]] = {
    "chapters": chapters,
    "questions": questions,
    "conditions": conditions,
    "glossary": glossary,
    "sources": sources,
    "reviews": reviews,
}
"""What makes each part, by the name of its block."""
