"""What a stroke may do, and who leaves what out, as its lesson shows them: from its front matter, the zones and the cautions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from handbook.atlas.zones import OPEN_GROUND, OUTLINES
from handbook.capitals import capital, small
from handbook.figures.caps import touches
from handbook.figures.plan import plan
from handbook.lessons import Lesson, stroke_taught
from handbook.library import Library
from handbook.markdown.elements import Element, element
from handbook.models.blocks import Step
from handbook.models.cautions import Caution
from handbook.models.front_matter import Stroke, Where
from handbook.models.measures import in_words
from handbook.routines.cautions import left_of, most

ACROSS = "spine"
"""The place that hands only ever lie or brush across."""
BEYOND = frozenset({"tailbone", "buttock"})
"""Zones below the towel: no stroke goes there, and no table needs to say so again."""


def where_table(meta: Stroke) -> Element:
    """Each place with how hard and how; places that are alike share a row. What the stroke may not touch comes last."""
    head = element("thead", "", element("tr", "", *(element("th", "", name) for name in ("Place", "How"))))
    body = element("tbody")
    for alike, rows in groupby(meta.where, key=lambda one: (one.pressure, one.if_asked, one.hands, one.stay, one.how)):
        del alike
        same = list(rows)
        cells = (listed([one.place for one in same]), " ".join(filter(None, (_how_hard(same[0]), _how(same[0])))))
        body.append(element("tr", "", *(element("td", "", capital(cell)) for cell in cells)))
    body.append(element("tr", "", *(element("td", "", cell) for cell in (capital(listed(keep_off(meta))), "Nothing."))))
    return element("table", "", head, body)


def keep_off(meta: Stroke) -> list[str]:
    """The places that a stroke may not touch, and what else it keeps off."""
    goes = {one.place for one in meta.where}
    return [name for name in (*OUTLINES, *OPEN_GROUND) if name not in goes | BEYOND] + list(meta.keep_off)


def _how_hard(one: Where) -> str:
    return f"{one.pressure}" + (f"; {one.if_asked} if they ask." if one.if_asked else ".")


def _how(one: Where) -> str:
    parts = [f"with {listed(list(one.hands), 'or')}" if one.hands else "", one.how or ""]
    parts.append(f"{in_words(one.stay)} at most on one spot" if one.stay else "")
    said = capital("; ".join(small(part) for part in parts if part))
    return f"{said}." if said else ""


def take_care(library: Library, lesson: Lesson) -> Element:
    """Who leaves what out in this lesson: of its stroke, or of its steps."""
    made = element("ul")
    for words, marked in care(library, lesson):
        made.append(element("li", "", element("b", "", f"{marked}:"), f" {words} "))
    return element("div", "care", element("p", "", AFTER_A_YES), made)


def care(library: Library, lesson: Lesson) -> Iterator[tuple[str, str]]:
    """What a lesson says of each caution, as (words, names); those of which it says the same share a line, what is left out comes last.

    How somebody may lie or sit is not said: it is the same for every stroke.
    """
    say = _of_stroke if isinstance(lesson.meta, Stroke) else _of_steps
    said: dict[str, list[str]] = {}
    for caution in library.cautions:
        said.setdefault(say(library, lesson, caution), []).append(caution.name)
    for words in sorted(said.keys() - {""}, key=lambda words: (words == OUT, list(said).index(words))):
        first, *rest = said[words]
        yield words, "; ".join([first, *(small(name) for name in rest)])


AFTER_A_YES = "Only after a yes from whoever looks after them:"
"""The head of the list: a caution is no answer to the health check."""

OUT = "leave it out."


def _of_stroke(library: Library, lesson: Lesson, caution: Caution) -> str:
    """What a caution leaves of the lesson's stroke, in a sentence; nothing where it leaves all."""
    assert isinstance(lesson.meta, Stroke)
    left = [(one, _most(caution, lesson.slug, one)) for one in lesson.meta.where]
    allowed = {one.place for one, limit in left if limit}
    if not allowed:
        return OUT
    cell = caution.strokes[lesson.slug]
    highest = max(limit for _, limit in left)
    parts = []
    if cell.hands and any(set(one.hands) - set(cell.hands) or not one.hands for one, _ in left):
        parts.append(f"only with {listed(list(cell.hands), 'or')}")
    if any(limit < one.most for one, limit in left if limit):
        parts.append(f"{highest} at most")
    parts += _where_not(caution, allowed, [one for one, _ in left if not _of_other_hands(one, cell.hands)])
    if cell.shirt or caution.shirt:
        parts.append("through a shirt")
    parts += [cell.note] if cell.note else []
    return ", ".join(parts) + "." if parts else ""


def _of_other_hands(one: Where, hands: Sequence[str]) -> bool:
    """Whether the hands that go to a place are none of those that are left: to name them says enough."""
    return bool(hands and one.hands) and not set(one.hands) & set(hands)


def _where_not(caution: Caution, allowed: set[str], rows: Sequence[Where]) -> Iterator[str]:
    """Which places a caution closes, or which few it leaves."""
    dropped = [place for place in dict.fromkeys(one.place for one in rows) if place not in allowed]
    if ACROSS in dropped:
        yield f"not across the {ACROSS}"
        dropped.remove(ACROSS)
    if not dropped:
        return
    if caution.keeps and set(dropped) <= set(caution.closed):
        yield caution.keeps
    elif len(allowed) < len(dropped):
        yield f"only {_on([place for place in dict.fromkeys(one.place for one in rows) if place in allowed])}"
    else:
        yield f"not {_on(dropped)}"


def _on(places: Sequence[str]) -> str:
    """Places as they stand in a sentence: ``on the hip crest or beside the low spine``."""
    beside = [place for place in places if place.startswith("beside")]
    on = [place for place in places if place not in beside]
    return listed([*([f"on the {listed(on, 'or')}"] if on else []), *beside], "or")


def _most(caution: Caution, stroke: str, one: Where) -> int:
    """The most that a caution leaves at a place, with any of the hands that go there."""
    hands = one.hands or caution.strokes[stroke].hands if stroke in caution.strokes else one.hands
    return min(one.most, max((most(caution, stroke, used, one.place) for used in hands or ("",)), default=0))


def _of_steps(library: Library, lesson: Lesson, caution: Caution) -> str:
    """What a caution leaves of the lesson's steps, in a sentence; nothing where it leaves all."""
    out: list[str] = []
    lighter: dict[int, list[str]] = {}
    blocks = [block for block in lesson.named("step") if isinstance(block.options, Step)]
    for number, block in enumerate(blocks, start=1):
        step = block.options
        assert isinstance(step, Step)
        laid, _ = plan(step.drawn, step.pressure or {}, step.time) if step.drawn else (None, [])
        touched = touches(laid, stroke_taught(lesson, block)) if laid else frozenset()
        named = [touch for touch in touched if touch.stroke is not None]
        limit = left_of(caution, named, shirt=bool(laid and laid.view.shirt))
        if named and limit == 0:
            out.append(str(number))
        elif named and limit < max(touch.high for touch in named):
            lighter.setdefault(limit, []).append(str(number))
    parts = [f"leave out {_steps(out)}"] if out else []
    parts += [f"{limit} at most in {_steps(numbers)}" for limit, numbers in sorted(lighter.items(), reverse=True)]
    if blocks and len(out) == len(blocks):
        return OUT
    return "; ".join(parts) + "." if parts else ""


def _steps(numbers: Sequence[str]) -> str:
    return f"step{'' if len(numbers) == 1 else 's'} {listed(list(numbers))}"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {last} {names[-1]}"


def answer_for(library: Library, caution: Caution, stroke: str) -> str:
    """The beginning of an answer: what a caution leaves of a stroke."""
    lesson = library.by_slug[stroke]
    said = _of_stroke(library, lesson, caution)
    if said == OUT:
        return f"No. {lesson.meta.title} is left out."
    return f"Yes: {said}" if said else "Yes, as usual."
