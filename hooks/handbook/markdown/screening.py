"""The screening data on pages: the health questions that can be answered, the five levels with all their signs, and the signs afterwards.

The page is whole without its script. With it (``screening.js``) each question can be answered, the signs that belong to a yes are copied
from the list of levels, and a verdict is given; the words that only the script shows wait in a ``template``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.library import Library
from handbook.markdown.citations import cite
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element, icon
from handbook.models.data import SEEN, Condition, Help, Level, Row

LOOKS: dict[str, tuple[str, str]] = {
    "emergency": ("v-stop", "stop"),
    "doctor-today": ("v-doctor", "doctor"),
    "not-today": ("v-wait", "wait"),
    "ask-first": ("v-ask", "ask"),
    "work-around": ("v-round", "round"),
}
"""The class and the sign of each level: told apart by frame, sign and words, never by colour alone."""

AFTERWARDS: dict[Help, str] = {"emergency": "v-stop", "hospital": "v-stop", "doctor-today": "v-doctor", "pharmacist": "v-wait"}
"""The class of the signs after a massage, by the help that they need; framed like the level that is as urgent."""

NEXT = "ask-and-agree"
"""The lesson that follows when nothing speaks against a massage."""

_OPEN = frozenset({"emergency", "doctor-today"})
"""Levels whose rows always stand open: nobody should have to unfold what to do in an emergency."""

ANSWERS = {"no": "No", "yes": "Yes, or not sure"}


def questions(library: Library) -> Element:
    """The questions asked aloud, with what to listen for; each can be answered where the page's script runs."""
    listed = library.conditions.questions if library.conditions else ()
    made = element("ol", "ask")
    for number, question in enumerate(listed, start=1):
        heard = f"question-{number}-listen"
        words = (element("legend", "", element("b", "", question.ask)), element("small", "", question.listen_for, id=heard))
        answers = choices(f"question-{number}", ANSWERS, "choose choose--two")
        made.append(element("li", "", element("fieldset", "", *words, answers, aria_describedby=heard)))
    return element("div", "screening", made, *_outcome(library, len(listed)))


def choices(name: str, answers: Mapping[str, str], of: str = "choose", signs: Mapping[str, str] | None = None) -> Element:
    """Radio buttons, one an answer, with the sign of its level where there is one.

    They stay hidden until a script can do something with them, and no browser keeps what was chosen.
    """
    made = element("div", of, hidden="hidden")
    for value, words in answers.items():
        button = element("input", "", type="radio", name=name, value=value, autocomplete="off")
        sign = icon(signs[value]) if signs else None
        made.append(element("label", "choice", button, sign, element("span", "", words)))
    return made


def _outcome(library: Library, count: int) -> Iterator[Element]:
    """What the script fills: how far one is, and the verdict; and the words that it needs."""
    again = element("button", "again", "Start again", type="button")
    far = element("p", "far", element("b", "", f"0 of {count} answered."), " ", again)
    private = element("small", "", "Nothing that you tap is sent or kept. Close or reload the page, and it is gone.")
    yield element("div", "outcome no-print", role="status")
    yield element("div", "progress no-print", far, private, hidden="hidden")
    yield element(
        "template",
        "words",
        element("p", "tick", "Tick every line that fits: what to do opens below it. None fits, or not sure? No massage today."),
        element("p", "none", element("b", "", "No to every question: go on to ", _onward(library), ".")),
        element("p", "seen", "Some lines in the list are about what you see, not what you ask. They count, too."),
        element("p", "unsure", element("b", "", "No massage today, unless a line fits."), " You said yes, but ticked no line: question "),
        element("p", "onward", "Then go on to ", _onward(library), "."),
    )


def _onward(library: Library) -> str | Element:
    lesson = library.by_slug.get(NEXT)
    return element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri)) if lesson else "the next lesson"


def conditions(library: Library) -> Element:
    """The five levels, most urgent first."""
    made = element("div", "verdicts")
    for name, level in library.conditions.levels.named.items() if library.conditions else ():
        of, sign = LOOKS[name]
        head = element("div", "verdict__h", icon(sign), element("h2", "", level.title, id=name))
        section = element("section", f"verdict {of}", head, element("p", "verdict__do", level.do))
        if name == "emergency":
            section.append(_numbers(library))
        section.append(_rows(name, level))
        made.append(section)
    return made


def _numbers(library: Library) -> Element:
    numbers = library.conditions.numbers if library.conditions else ()
    rows = (element("li", "", element("b", "tel", number.call), " " + number.region) for number in numbers)
    return element("ul", "tels", *rows)


def _rows(name: str, level: Level) -> Element:
    made = element("ul", "signs")
    for row in level.rows:
        line = _row(row, _asked(row)) if name in _OPEN else _folded_row(row)
        line.set("data-asked", " ".join(map(str, row.asked)))
        made.append(line)
    return made


def signs_after(library: Library, needed: Help) -> Element:
    """The signs after a massage that need this help, with whom to call or to ring where the data say so."""
    made = element("section", f"verdict {AFTERWARDS[needed]}")
    if library.conditions is None:
        return made
    if needed == "emergency":
        made.append(_numbers(library))
    elif level := library.conditions.levels.named.get(needed):
        made.append(element("p", "verdict__do", level.do))
    made.append(element("ul", "signs", *(_row(row) for row in library.conditions.signs_after(needed))))
    return made


def _row(row: Row, asked: Element | None = None) -> Element:
    why, *what = answer(row) if row.why else (None, *answer(row))
    return element("li", "", element("b", "", row.sign), why, asked, *what)


def _folded_row(row: Condition) -> Element:
    """A sign to be found by eye; what to do unfolds. Paper and search engines get all of it."""
    summary = element("summary", "", element("span", "", element("b", "", row.sign), _asked(row)))
    return element("li", "", element("details", "sign", summary, element("div", "sign__a", *answer(row))))


def _asked(row: Condition) -> Element | None:
    """To which questions the sign belongs: how one finds it after a yes where no script runs, and on paper."""
    numbers = [str(number) for number in row.asked if number != SEEN]
    if not numbers:
        return None
    *before, last = numbers
    return element("small", "asked", f"Questions {', '.join(before)} and {last}" if before else f"Question {last}")


def answer(row: Row) -> Iterator[Element]:
    """Why, what to do, until when, and on whose word."""
    if row.why:
        yield element("small", "", row.why)
    yield element("p", "", row.action)
    when = element("p", "when", f"{row.time} ", cite(row.sources, row.certainty))
    if row.custom and row.sources:
        when.append(element("span", "own", " " + row.custom))
    yield when
