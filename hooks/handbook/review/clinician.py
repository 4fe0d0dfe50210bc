"""What a clinician is asked to read, the gravest first: the health check, the stop list, the stories, who leaves what out, the zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.figures.limits import in_words
from handbook.library import Library
from handbook.models.cautions import Caution, Cell
from handbook.models.data import ZoneRule
from handbook.models.screening import EMERGENCY, Conditions, StopSign, StopSigns
from handbook.review.rows import Group, Part, Row, row_of, said, slug, told, words
from handbook.verdict import GO, UNSURE

_SHOWN_ELSEWHERE = ("name", "asked", "also", "caution")
"""Fields of a sign that serve the page and not the reader: where it is asked about, found and linked to."""


def parts(library: Library) -> Iterator[Part]:
    """The parts in the order of what a mistake in them could do."""
    data, titles = library.conditions, words()["parts"]
    if data:
        first, *others = _levels(data)
        yield first
        if library.stops:
            yield Part("stops", titles["stops"], tuple(_stops(data, library.stops)))
        asked = (row_of(one, "ask", ("short",), row_id=f"question-{one.key}") for one in data.questions)
        yield Part("questions", titles["questions"], (Group("", tuple(asked)),), data.reviewed)
        yield from others
        if library.stories:
            yield Part("stories", titles["stories"], (Group("", tuple(_stories(library, data))),), data.reviewed)
    if library.cautions:
        yield Part("cautions", titles["cautions"], tuple(_caution(library, caution) for caution in _strictest_first(library)))
    if library.zones:
        zones = sorted(library.zones, key=lambda zone: max(zone.allowed.values(), default=0))
        yield Part("zones", titles["zones"], (Group("", tuple(map(_zone, zones))),))


def _levels(data: Conditions) -> Iterator[Part]:
    names = _names(data)
    for name, level in data.levels.named.items():
        opening = row_of(level, "title", ("rows",), row_id=f"level-{name}", names=names)
        calls = [row_of(number, "region", row_id=f"call-{slug(number.region)}") for number in data.numbers] if name == EMERGENCY else []
        signs = (row_of(row, "sign", _SHOWN_ELSEWHERE, names=names) for row in level.rows)
        yield Part(name, level.title, (Group("", (opening, *calls, *signs)),), data.reviewed)


def _names(data: Conditions) -> dict[str, str]:
    return {key: row.name for key, (_, row) in data.by_key.items()}


def _stops(data: Conditions, stops: StopSigns) -> Iterator[Group]:
    titles: dict[str, str] = words()["stops"]
    for who in type(stops).model_fields:
        yield Group(titles[who], tuple(_stop(data, sign, who) for sign in getattr(stops, who)))


def _stop(data: Conditions, sign: StopSign, who: str) -> Row:
    """A row of the stop list. Its sources are those of the rows that it names, and so is what to do where it does not say so."""
    names = _names(data)
    lent = [data.by_key[key][1] for key in sign.rows if key in data.by_key]
    made = row_of(sign, "sign", row_id=f"{who}-{slug(sign.sign)}", names=names)
    does = () if sign.action or not lent else (told(lent[0].action, names),)
    sources = tuple(dict.fromkeys(key for row in lent for key in row.sources))
    return replace(made, says=(*does, *made.says), sources=sources, certainty=lent[0].certainty if lent else None)


def _stories(library: Library, data: Conditions) -> Iterator[Row]:
    """What somebody says, and what the health check answers."""
    levels = {name: level.title for name, level in data.levels.named.items()}
    answers = {**levels, GO: words()["go"], UNSURE: words()["unsure"]}
    for story in library.stories:
        yield row_of(story, "story", ("says-yes", "rows", "quiz"), row_id=f"story-{slug(story.story)}", names=answers)


def _strictest_first(library: Library) -> list[Caution]:
    return sorted(library.cautions, key=lambda one: (one.most, sum(cell.most for cell in one.strokes.values())))


def _caution(library: Library, caution: Caution) -> Group:
    """The caution itself, and what it leaves of every stroke; a stroke that it does not decide is left out."""
    itself = row_of(caution, "tick", ("name", "keeps", "strokes"), row_id=f"{caution.key}.who")
    strokes = dict.fromkeys([*caution.strokes, *library.caps])
    return Group(caution.name, (itself, *(_cell(library, caution, stroke) for stroke in strokes)))


def _cell(library: Library, caution: Caution, stroke: str) -> Row:
    lesson, cell = library.by_slug.get(stroke), caution.strokes.get(stroke)
    title = lesson.meta.title if lesson else stroke
    return Row(f"{caution.key}.{stroke}", title, _left(cell) if cell else (words()["undecided"],))


def _left(cell: Cell) -> tuple[str, ...]:
    return said(cell) if cell.most else (words()["left-out"], *said(cell, ("most",)))


def _zone(zone: ZoneRule) -> Row:
    made = row_of(zone, "name", ("allowed", "flat", "by", "mend"), row_id=f"zone-{slug(zone.name)}")
    return replace(made, says=(in_words(zone), *made.says, words()["zone-numbers"]))
