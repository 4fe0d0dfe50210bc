"""The screening data on pages: the health questions that can be answered, the five levels with all their signs, and signs chosen from them.

The page is whole without its script. With it (``screening.js``) each question can be answered, the signs that belong to a yes are copied
from the list of levels, and a verdict is given; the words that only the script shows wait in a ``template``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from handbook.library import Library
from handbook.markdown.citations import cite_row
from handbook.markdown.context import Page, current_page
from handbook.markdown.elements import Element, element, icon
from handbook.models.screening import EMERGENCY, LINK, AskFirst, Condition, EmergencyNumber, Help, Level, StopSign

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

CHOOSE = "choose"
"""The lesson that leads to a routine, for those who know the way."""

_OPEN = frozenset({"emergency", "doctor-today"})
"""Levels whose rows always stand open: nobody should have to unfold what to do in an emergency."""

ANSWERS = {"no": "No", "yes": "Yes / unsure"}


def questions(library: Library) -> Element:
    """The questions asked aloud; each can be answered where the page's script runs."""
    listed = library.conditions.questions if library.conditions else ()
    made = element("ol", "ask")
    for question in listed:
        words = element("legend", "", element("b", "", question.ask))
        answers = choices(f"question-{question.key}", ANSWERS, "choose choose--two")
        made.append(element("li", "", element("fieldset", "", words, answers)))
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
    private = element("small", "", "Nothing is sent or kept.")
    ask = " You said yes, but ticked no line. New and worrying? Ask a pharmacist, a doctor or an urgent line (111) today. Questions: "
    yield element("div", "outcome no-print", role="status")
    yield element("div", "progress no-print", far, private, hidden="hidden")
    yield element(
        "template",
        "words",
        element("p", "tick", "Tick every line that fits: what to do opens under it. First: is any of the worst there now?"),
        element("p", "none", element("b", "", "No to all: go on to ", _onward(library, NEXT), ", or ", _onward(library, CHOOSE), ".")),
        element("p", "unsure", element("b", "", "No massage today, unless a line fits."), ask),
        element("p", "nothing", element("b", "", "Until there is an answer, nothing.")),
        element("p", "onward", "Then go on to ", _onward(library, NEXT), "."),
    )


def _onward(library: Library, slug: str) -> str | Element:
    lesson = library.by_slug.get(slug)
    return element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri)) if lesson else "the next lesson"


def conditions(library: Library) -> Element:
    """The five levels, most urgent first."""
    made = element("div", "verdicts")
    for name, level in library.conditions.levels.named.items() if library.conditions else ():
        of, sign = LOOKS[name]
        head = element("div", "verdict__h", icon(sign), element("h2", "", level.title, id=name))
        section = element("section", f"verdict {of}", head, element("p", "verdict__do", *prose(library, level.do)))
        if name == EMERGENCY:
            section.append(_numbers(library))
        section.append(_rows(library, name, level))
        made.append(section)
    return made


def _numbers(library: Library) -> Element:
    numbers = library.conditions.numbers if library.conditions else ()
    return element("ul", "tels", *(element("li", "", telephone(number, "tel"), f" {number.region}") for number in numbers))


def telephone(number: EmergencyNumber, of: str = "") -> Element:
    """A number that a telephone can call when it is tapped; words such as “your local number” are only words."""
    if number.call.isdecimal():
        return element("a", of, number.call, href=f"tel:{number.call}")
    return element("b", of, number.call)


def _rows(library: Library, name: str, level: Level) -> Element:
    made = element("ul", "signs signs--all")
    for row in level.rows:
        line = _row(library, row, _asked(library, row)) if name in _OPEN else _folded_row(library, row)
        line.set("id", row.anchor)
        line.set("data-asked", " ".join(row.asked))
        made.append(line)
    return made


def signs_after(library: Library, needed: Help) -> Element:
    """The signs after a massage that need this help, with whom to call or to ring where the data say so."""
    made = element("section", f"verdict {AFTERWARDS[needed]}")
    if library.conditions is None:
        return made
    if needed == EMERGENCY:
        made.append(_numbers(library))
    elif level := library.conditions.levels.named.get(needed):
        made.append(element("p", "verdict__do", *prose(library, level.do)))
    made.append(element("ul", "signs", *(_row(library, row) for row in library.conditions.signs_after(needed))))
    return made


def signs(library: Library, keys: Iterable[str]) -> Element:
    """Some rows of the list, framed by their levels and in its order; each leads to its place there."""
    made = element("div", "verdicts verdicts--some")
    wanted = frozenset(keys)
    for name, level in library.conditions.levels.named.items() if library.conditions else ():
        rows = [row for row in level.rows if row.key in wanted]
        if rows:
            of, sign = LOOKS[name]
            head = element("div", "verdict__h", icon(sign), element("p", "", level.title))
            listed = element("ul", "signs", *(_chosen_row(library, row) for row in rows))
            made.append(element("section", f"verdict {of}", head, listed))
    return made


def _chosen_row(library: Library, row: Condition) -> Element:
    why = element("small", "", row.why) if row.why else None
    action = element("p", "", *prose(library, row.action))
    return element("li", "", element("b", "", linked(library, row, row.sign)), why, action, _when(library, row))


def linked(library: Library, row: Condition, words: str) -> Element:
    """Words that lead to a row's place on the page of the health check, or plain words in a handbook that has no such page."""
    lesson = library.health_check
    if lesson is None:
        return element("span", "", words)
    page = current_page()
    return element("a", "", words, href=f"{'' if lesson.uri == page.uri else _way(page, lesson.uri)}#{row.anchor}")


@lru_cache(maxsize=1)
def _way(page: Page, uri: str) -> str:
    """A link from a page to a lesson; on most pages twenty signs lead to the same one."""
    return page.link_to(uri)


def prose(library: Library, text: str) -> Iterator[str | Element]:
    """A text of the data: each ``{key}`` in it is the name of a row, in quotes, and leads there."""
    known = library.conditions.by_key if library.conditions else {}
    end = 0
    for match in LINK.finditer(text):
        yield text[end : match.start()]
        end = match.end()
        _, row = known[match[1]]
        yield linked(library, row, f"“{row.name}”")
    yield text[end:]


def stop_signs(library: Library, listed: Iterable[StopSign]) -> Element:
    """A stop list: each sign leads to its first row in the health check, and has that row's action where it has none of its own.

    On whose word it stands is said there, in the row: twenty lines of sources under every lesson would hide the lesson's own.
    """
    known = library.conditions.by_key if library.conditions else {}
    made = element("ul", "")
    for sign in listed:
        rows = [known[key][1] for key in sign.rows]
        action = prose(library, sign.action or rows[0].action)
        made.append(element("li", "", element("b", "", linked(library, rows[0], f"{sign.sign}:")), " ", element("span", "", *action)))
    return made


def _row(library: Library, row: Condition, asked: Element | None = None) -> Element:
    why, *what = answer(library, row) if row.why else (None, *answer(library, row))
    return element("li", "", element("b", "", row.sign), why, asked, *what)


def _folded_row(library: Library, row: Condition) -> Element:
    """A sign to be found by eye; what to do unfolds. Paper and search engines get all of it."""
    summary = element("summary", "", element("span", "", element("b", "", row.sign), _asked(library, row)))
    return element("li", "", element("details", "sign", summary, element("div", "sign__a", *answer(library, row))))


def _asked(library: Library, row: Condition) -> Element | None:
    """To which questions the sign belongs: how one finds it after a yes where no script runs, and on paper."""
    listed = library.conditions.questions if library.conditions else ()
    numbers = [str(number) for number, question in enumerate(listed, start=1) if question.key in row.asked]
    if not numbers:
        return None
    *before, last = numbers
    return element("small", "asked", f"Questions {', '.join(before)} and {last}" if before else f"Question {last}")


def answer(library: Library, row: Condition) -> Iterator[Element]:
    """Why, what to do, whom to ask and what is fine until then, until when, and on whose word."""
    if row.why:
        yield element("small", "", row.why)
    yield element("p", "", *prose(library, row.action))
    if isinstance(row, AskFirst):
        yield element("p", "whom", element("strong", "", "Ask: "), row.whom, ". ", element("strong", "", "Say: "), row.words)
        if row.meanwhile:
            yield element("p", "meanwhile", element("strong", "", "Meanwhile: "), row.meanwhile)
    yield _when(library, row)
    if row.caution:
        yield element("p", "goes-along", "In a routine, tick: ", ", ".join(key.replace("-", " ") for key in row.caution), ".")
    if row.also:
        yield element("p", "also", "Also: ", ", ".join(row.also))


def _when(library: Library, row: Condition) -> Element:
    made = element("p", "when", *prose(library, row.time), " ", cite_row(row.sources, row.certainty))
    if row.custom and row.sources:
        made.append(element("span", "own", " " + row.custom))
    return made
