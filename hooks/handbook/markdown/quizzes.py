"""Quizzes that are made from data: situations from the screening data, and places from the body map.

Without a script each question has its answer folded away; with it (``quiz.js``) one chooses first, and is told at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from markdown import Markdown

from handbook.figures.limits import asked, limit_of, presses, reasons, view_of
from handbook.figures.people import people_of
from handbook.figures.plan import plan
from handbook.figures.svg import draw
from handbook.figures.words import describe
from handbook.library import Library
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element, icon
from handbook.markdown.figures import DRAWINGS
from handbook.markdown.screening import LOOKS, answer, choices
from handbook.models.figure import Figure
from handbook.models.screening import Story


def screening_quiz(library: Library) -> Element:
    """Every story that the quiz tells, with the five levels to choose from; each is answered by the rows that it is about."""
    made = element("ol", "cases")
    if library.conditions is None:
        return made
    named = library.conditions.levels.named
    titles = {name: level.title for name, level in named.items()}
    signs = {name: sign for name, (_, sign) in LOOKS.items()}
    for number, story in enumerate(told(library), start=1):
        rows = [row for _, row in library.conditions.by_key.values() if row.key in story.rows]
        head = element("p", "right", icon(LOOKS[story.level][1]), element("b", "", named[story.level].title))
        said = (part for row in rows for part in (element("p", "", element("b", "", row.sign)), *answer(library, row)))
        made.append(_case(number, story.story, choices(f"case-{number}", titles, signs=signs), story.level, (head, *said)))
    return made


def told(library: Library) -> list[Story]:
    """The stories of the quiz, mixed: in the order of the data the answers would be told by their places."""
    return sorted((story for story in library.stories if story.quiz), key=lambda one: hashlib.sha256(one.story.encode()).digest())


def danger_quiz(md: Markdown, library: Library, places: Sequence[str]) -> Element:
    """How hard one may press at each place, answered from the rules of its zones."""
    made = element("ol", "cases cases--places")
    words = presses()
    for number, place in enumerate(places, start=1):
        limit = limit_of(place, library.zone_rules)
        because = " ".join(reasons(limit, library.zone_rules))
        explained = (element("p", "right", element("b", "", words[limit.press])), element("p", "", because))
        case = _case(number, asked(place), choices(f"case-{number}", words), limit.press, explained)
        case.insert(0, _picture(md, library, place, number))
        made.append(case)
    return made


def _picture(md: Markdown, library: Library, place: str, number: int) -> Element:
    """The place on the closest view, numbered as its question is."""
    laid_out, faults = plan(Figure(view=view_of(place), labels=(place,)))
    if laid_out is None:
        raise ValueError(faults[0].what)
    laid_out = replace(laid_out, labels=tuple(replace(label, number=number) for label in laid_out.labels))
    page = current_page()
    drawing = draw(laid_out, describe(laid_out), page.root + DRAWINGS, people_of(PurePosixPath(page.uri).stem), library.zone_rules)
    made = element("figure", "fig fig--spot")
    made.text = md.htmlStash.store(drawing)
    return made


def _case(number: int, story: str, answers: Element, right: str, explained: Iterable[Element]) -> Element:
    """One question: what is asked, what one can choose, and the answer."""
    asks = element("fieldset", "", element("legend", "", element("span", "num", f"{number}. "), element("b", "", story)), answers)
    folded = element("details", "quiz", element("summary", "", "The answer"), element("div", "quiz__a", *explained), data_right=right)
    return element("li", "case", asks, element("p", "told no-print", role="status"), folded)
