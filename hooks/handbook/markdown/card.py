"""The screening data on paper: one sheet with the questions and the emergencies, and a card that folds into a wallet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.known_lessons import HEALTH_CHECK
from handbook.library import Library
from handbook.markdown.elements import Element, element, icon
from handbook.markdown.reviews import missing_review
from handbook.markdown.screening import LOOKS, prose, telephone
from handbook.models.screening import Conditions

FREE = "Back massage basics. Free to copy."


def screening_card(library: Library, reminder: Element) -> Element:
    """Both cards. ``reminder``: the writer's own words, which stand at the foot of the sheet."""
    made = element("div", "cards")
    if library.conditions:
        made.append(_sheet(library, library.conditions, reminder))
        made.append(_wallet(library, library.conditions))
    return made


def _sheet(library: Library, data: Conditions, reminder: Element) -> Element:
    made = element("section", "sheet", aria_label="The sheet")
    made.append(element("p", "sheet__t", _title(library)))
    made.append(element("p", "sheet__how", "Ask aloud, every time, before anyone undresses. “Not sure” counts as yes."))
    asked = element("ol", "sheet__q")
    for question in data.questions:
        asked.append(element("li", "", element("b", "", question.ask), *_boxes()))
    made.append(asked)
    made.append(_emergency(data))
    levels = element("dl", "sheet__l")
    for name, level in list(data.levels.named.items())[1:]:
        what = element("dd", "", *prose(library, level.do))
        levels.append(element("div", "", element("dt", "", icon(LOOKS[name][1]), level.title), what))
    made.append(levels)
    made.append(element("div", "sheet__s", _stop(library), reminder))
    made.append(element("p", "sheet__f", f"Every line, with its source: the page “{_title(library)}”. {_standing(library)}"))
    return made


def _title(library: Library) -> str:
    lesson = library.by_slug.get(HEALTH_CHECK)
    return lesson.meta.title if lesson else "Before a massage"


def _stop(library: Library) -> Element:
    """The first row of the stop list: how they say stop."""
    signs = library.stops.partner[:1] if library.stops else ()
    return element("p", "", *(part for sign in signs for part in (element("b", "", f"{sign.sign}: "), sign.action or "")))


def _boxes() -> Iterator[Element]:
    for word in ("No", "Yes"):
        yield element("span", "box", element("span", "box__o", aria_hidden="true"), word)


def _emergency(data: Conditions) -> Element:
    numbers = (element("li", "", telephone(number), " " + number.region) for number in data.numbers)
    signs = (element("li", "", row.sign if row.asked else row.name) for row in data.levels.emergency.rows)
    head = element("p", "sheet__call", icon("stop"), element("b", "", "Any one of these: no massage. Call your emergency number now."))
    return element("div", "sheet__e", head, element("ul", "sheet__n", *numbers), element("ul", "sheet__signs", *signs))


def _between(calls: Iterable[Element]) -> Iterator[str | Element]:
    for index, call in enumerate(calls):
        yield ", " if index else ""
        yield call


def _standing(library: Library) -> str:
    """Whose the card is, and who has not read the health check that it is made from."""
    return f"{FREE} {missing_review(library, library.by_slug.get(HEALTH_CHECK))}".rstrip()


def _wallet(library: Library, data: Conditions) -> Element:
    front = element("div", "wallet__face", element("p", "wallet__t", _title(library)))
    front.append(element("ol", "wallet__q", *(element("li", "", question.short) for question in data.questions)))
    front.append(element("p", "", "Yes, or not sure? No massage before you have looked it up."))
    front.append(_stop(library))
    front.append(element("p", "wallet__f", _standing(library)))
    calls = [telephone(number) for number in data.numbers if number.call.isdecimal()]
    signs = (element("li", "", row.name) for row in data.levels.emergency.rows)
    back = element("div", "wallet__face wallet__face--back")
    back.append(element("p", "wallet__call", icon("stop"), element("b", "", "Call now: ", *_between(calls))))
    back.append(element("p", "wallet__here", "Where I live, I call: ", element("span", "gap")))
    back.append(element("ul", "wallet__e", *signs))
    made = element("section", "wallet", aria_label="The card for a wallet")
    made.append(element("div", "wallet__cut", front, back))
    made.append(element("p", "wallet__how", "Cut along the outer line, fold in the middle, and glue the halves back to back."))
    return made
