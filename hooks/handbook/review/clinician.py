"""What a clinician is asked to read, the gravest first: the health check, the stop list, who leaves what out, the zones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from handbook.figures.messages import messages
from handbook.library import Library
from handbook.models.base import Model
from handbook.models.cautions import Caution, Cell
from handbook.models.data import ZoneRule
from handbook.review.rows import Group, Part, Row, capital, row_of, said, sentence, slug, told, words

_SHOWN_ELSEWHERE = ("name", "short", "quiz", "asked", "also", "caution")
"""Fields of a sign that serve the page and not the reader: its short forms, and where it is asked about and found."""
_BEFORE_ALL_OTHERS = ("emergency", "stops", "questions")


def parts(library: Library) -> Iterator[Part]:
    """The parts in the order of what a mistake in them could do."""
    made = {part.key: part for part in (*_health_check(library), *_stops(library))}
    first = [made.pop(key) for key in _BEFORE_ALL_OTHERS if key in made]
    yield from (*first, *made.values())
    if library.cautions:
        yield Part("cautions", words()["parts"]["cautions"], tuple(_caution(library, caution) for caution in _strictest_first(library)))
    if library.zones:
        zones = sorted(library.zones, key=lambda zone: max(zone.allowed.values(), default=0))
        yield Part("zones", words()["parts"]["zones"], (Group("", tuple(map(_zone, zones))),))


def _health_check(library: Library) -> Iterator[Part]:
    data = library.conditions
    if data is None:
        return
    names = _names(library)
    for name, found in groupby(data.rows, key=lambda placed: str(placed[0][1] if placed[0][0] == "levels" else placed[0][0])):
        rows = tuple(_sign(row, name, names) for _, row in found)
        level = data.levels.named.get(name)
        if level is None:
            yield Part(name, words()["parts"].get(name, capital(name)), (Group("", rows),), data.reviewed)
            continue
        calls = [row_of(number, "region", id=f"call-{slug(number.region)}") for number in data.numbers] if name == "emergency" else []
        opening = row_of(level, "title", ("rows",), id=f"level-{name}", names=names)
        yield Part(name, level.title, (Group("", (opening, *calls, *rows)),), data.reviewed)
    asked = (row_of(one, "ask", ("short",), id=f"question-{number}") for number, one in enumerate(data.questions, start=1))
    yield Part("questions", words()["parts"]["questions"], (Group("", tuple(asked)),), data.reviewed)


def _sign(row: Model, level: str, names: Mapping[str, str]) -> Row:
    own = getattr(row, "key", "")
    return row_of(row, "sign", _SHOWN_ELSEWHERE, id=own or f"{level}-{slug(getattr(row, 'sign', ''))}", names=names)


def _known(library: Library) -> dict[str, Model]:
    """The rows of the health check by their keys; those without one cannot be named elsewhere."""
    rows = [row for _, row in library.conditions.rows] if library.conditions else []
    return {key: row for row in rows if (key := getattr(row, "key", ""))}


def _names(library: Library) -> dict[str, str]:
    return {key: getattr(row, "name", key) for key, row in _known(library).items()}


def _stops(library: Library) -> Iterator[Part]:
    if library.stops is None:
        return
    groups = []
    for who in type(library.stops).model_fields:
        rows = tuple(_stop(library, sign, who) for sign in getattr(library.stops, who))
        groups.append(Group(words()["stops"].get(who, capital(who)), rows))
    yield Part("stops", words()["parts"]["stops"], tuple(groups))


def _stop(library: Library, sign: Model, who: str) -> Row:
    """A row of the stop list. Where it names rows of the health check, its sources are theirs, and what to do where it does not say so."""
    known = _known(library)
    lent = [known[key] for key in getattr(sign, "rows", ()) if key in known]
    made = row_of(sign, "sign", id=f"{who}-{slug(getattr(sign, 'sign', ''))}", names=_names(library))
    if not lent:
        return made
    does = () if getattr(sign, "action", None) else (told(getattr(lent[0], "action", ""), _names(library)),)
    sources = tuple(dict.fromkeys(key for row in lent for key in getattr(row, "sources", ())))
    return replace(made, says=(*does, *made.says), sources=sources, certainty=getattr(lent[0], "certainty", None))


def _strictest_first(library: Library) -> list[Caution]:
    return sorted(library.cautions, key=lambda one: (one.most, sum(cell.most for cell in one.strokes.values())))


def _caution(library: Library, caution: Caution) -> Group:
    """The caution itself, and what it leaves of every stroke; a stroke that it does not decide is left out."""
    itself = row_of(caution, "tick", ("name", "keeps", "strokes"), id=f"{caution.key}.who")
    strokes = dict.fromkeys([*caution.strokes, *library.caps])
    return Group(caution.name, (itself, *(_cell(library, caution, stroke) for stroke in strokes)))


def _cell(library: Library, caution: Caution, stroke: str) -> Row:
    lesson, cell = library.by_slug.get(stroke), caution.strokes.get(stroke)
    title = lesson.meta.title if lesson else stroke
    return Row(f"{caution.key}.{stroke}", title, _left(cell) if cell else (words()["undecided"],))


def _left(cell: Cell) -> tuple[str, ...]:
    return said(cell) if cell.most else (words()["left-out"], *said(cell, ("most",)))


def _zone(zone: ZoneRule) -> Row:
    touches = messages()["pressing"]["touches"]
    may = ", ".join(words()["may"].format(touch=touches[touch], most=most) for touch, most in zone.allowed.items())
    made = row_of(zone, "name", ("allowed", "by", "mend"), id=f"zone-{slug(zone.name)}")
    return replace(made, says=(sentence(may or messages()["pressing"]["barred"]), *made.says))
