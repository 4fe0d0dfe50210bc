"""What a routine's page has besides its steps: what to press to begin, its shape over time, and its card's head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.elements import Element, element
from handbook.models.measures import PRESSURE_CAP, clock
from handbook.review.sheet import clinician_has_read
from handbook.routines import timeline as chart
from handbook.routines.parts import Part, parts_of

WORKING = (3, 5)
"""Where the handbook works on the pressure-comfort scale [custom]."""

CARD = "card"
"""The place on a routine's page that shows and prints it as one sheet (see card.css)."""


def actions() -> Element:
    """What to press to begin. The player's button is shown by its script; the card is a link, which needs none."""
    play = element("button", "to-play", "Guide me, step by step", type="button", id="play", hidden="hidden")
    card = element("a", "to-card", "One-page card", href=f"#{CARD}")
    return element("p", "acts no-print", play, " ", card)


def card_head(library: Library, lesson: Lesson) -> Element:
    """The head of the card: on the page itself nothing of it is seen."""
    back = element("a", "card__back no-print", "Back to the whole lesson", href="#")
    title = element("p", "card__title", lesson.meta.title, element("span", "", f" {clock(sum(part.seconds for part in _parts(lesson)))}"))
    words = " ask the health questions, agree on a stop word, wash your hands."
    if not clinician_has_read(library, lesson):
        words += " No clinician has reviewed this card yet."
    first = element("p", "card__first", element("b", "", "First:"), words)
    return element("div", "card-head", back, title, first, element("p", "card__for"), id=CARD)


def card_foot() -> Element:
    """The foot of the card: when to stop, in a few lines. The whole list is in docs/data/stops.yml, and on the page."""
    signs = (
        " it hurts, tingles or goes numb, they feel faint, or they say so: lift your hands, and ask."
        " Faint: lying down, legs raised; in pregnancy, on the side. "
    )
    call = (
        " for chest pain, trouble breathing, a swollen mouth or throat (their adrenaline pen first), a drooping face, a weak arm,"
        f" slurred speech, or two weak or numb legs. Never past {PRESSURE_CAP} of 10. No weight on the spine."
    )
    return element("p", "card-foot", element("b", "", "Stop if"), signs, element("b", "", "Call the emergency number"), call)


def timeline(lesson: Lesson) -> Element:
    """The chart of a routine, and the same in words."""
    parts = _parts(lesson)
    made = element("section", "shape", element("h2", "", "The shape of it", id="shape"))
    made.append(
        element("p", "", "Numbers are the steps below. Minutes run from left to right. The band is where this handbook works, 3 to 5.")
    )
    made.append(element("div", "tl", _names(), _chart(parts)))
    made.append(element("details", "tl-words", element("summary", "", "The same in words"), _table(parts)))
    return made


def _parts(lesson: Lesson) -> tuple[Part, ...]:
    return parts_of(lesson.steps())


def _names() -> Element:
    names = [(side.capitalize(), chart.LANE * index + chart.LANE // 2) for index, side in enumerate(chart.LANES)]
    names += [("Pressure", chart.PRESSURE_TOP - 12), *((str(n), chart.level(n)) for n in (*WORKING, 0))]
    made = element("svg", "tl__names", height=str(chart.HEIGHT), width="64", aria_hidden="true")
    made.extend(element("text", "end", name, x="58", y=str(y + 5)) for name, y in names)
    return made


def _chart(parts: Sequence[Part]) -> Element:
    made = element("svg", "", height=str(chart.HEIGHT), width="100%", role="img", aria_label=chart.in_one_sentence(parts))
    made.extend(_line("lane", chart.LANE * index + chart.LANE // 2) for index in range(len(chart.LANES)))
    low, high = WORKING
    made.append(_box("band", 0, 100, chart.level(high), chart.UNIT * (high - low)))
    made.append(_line("lim", chart.level(PRESSURE_CAP)))
    made.append(element("text", "ax end", f"never past {PRESSURE_CAP}", x="100%", y=str(chart.level(PRESSURE_CAP) - 5)))
    for block in chart.blocks(parts):
        made.append(_box(f"blk blk--{block.side}", block.x, block.width, block.top, chart.BLOCK))
        of = f"n n--{block.side}" + ("" if block.roomy else " n--wide")
        made.append(element("text", of, str(block.number), x=_per_cent(block.x + block.width / 2), y=str(block.top + chart.BLOCK // 2 + 5)))
    for bar in chart.bars(parts):
        if bar.resting:
            made.append(_box("bar bar--rest", bar.x, bar.width, bar.high, chart.FLOOR - bar.high))
            continue
        made.append(_box("bar", bar.x, bar.width, bar.low, chart.FLOOR - bar.low))
        if bar.low > bar.high:
            made.append(_box("bar bar--range", bar.x, bar.width, bar.high, bar.low - bar.high))
    made.append(_line("floor", chart.FLOOR))
    made.extend(_minutes(parts))
    return made


def _minutes(parts: Sequence[Part]) -> Iterator[Element]:
    named = list(chart.minutes(parts))
    for minute, x in named:
        of = "start" if minute == 0 else "end" if minute == named[-1][0] else ""
        yield element("text", f"ax {of}".strip(), f"{minute} min" if of == "end" else str(minute), x=_per_cent(x), y=str(chart.FLOOR + 20))


def _table(parts: Sequence[Part]) -> Element:
    head = element("thead", "", element("tr", "", *(element("th", "", name, scope="col") for name in ("Step", "From", "Side", "Pressure"))))
    body = element("tbody")
    for number, part in enumerate(parts, start=1):
        pressures = ", then ".join(map(str, part.pressures))
        cells = (f"{number}. {part.title}", f"{clock(part.begin)} to {clock(part.end)}", part.side, pressures)
        body.append(element("tr", "", *(element("td", "", cell) for cell in cells)))
    return element("table", "", head, body)


def _box(of: str, x: float, width: float, top: int, height: int) -> Element:
    return element("rect", of, x=_per_cent(x), width=_per_cent(width), y=str(top), height=str(height))


def _line(of: str, y: int) -> Element:
    return element("line", of, x1="0", x2="100%", y1=str(y), y2=str(y))


def _per_cent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"
