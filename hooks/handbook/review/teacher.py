"""What a teacher of massage is asked to read: what each stroke may do and how, the clock, and the rules of routines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from handbook.capitals import capital
from handbook.figures.messages import messages
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.models.base import Model
from handbook.models.front_matter import Stroke
from handbook.models.measures import PRESSURE_CAP, in_words
from handbook.review.rows import Group, Part, Row, row_of, said, sentence, slug, words
from handbook.routines.rules import BREATH, GLIDING_SHARE, RESTING, ROUNDS_OFF, STEEPEST

CHOICES = frozenset({"own", "areas", "chosen-first"})
"""What of the rules of routines is no rule, but what a reader can choose among."""
_DRAWN = frozenset({"figure"})


def parts(library: Library) -> Iterator[Part]:
    """The parts in the order of what a mistake in them could do."""
    lessons = [(lesson, lesson.meta) for lesson in library.lessons if isinstance(lesson.meta, Stroke)]
    lessons.sort(key=lambda one: (-max(where.most for where in one[1].where), one[1].title))
    if lessons:
        changed = max(meta.checked for _, meta in lessons)
        yield Part("strokes", words()["parts"]["strokes"], tuple(_stroke(lesson, meta) for lesson, meta in lessons), changed)
    if library.routines:
        names = {lesson.slug: meta.title.lower() for lesson, meta in lessons} | {one.key: one.name.lower() for one in library.cautions}
        yield Part("routines", words()["parts"]["routines"], (_fixed(), *_groups(library.routines, words()["rules"], names)))


def _stroke(lesson: Lesson, meta: Stroke) -> Group:
    labels = words()["fields"]
    how = [labels[name].format(value) for name, value in (("hand", meta.hand), ("direction", meta.direction), ("tempo", meta.tempo))]
    how += [labels["stand"].format("; ".join(_stances(lesson)) or words()["no-stance"])]
    how += [labels["light"].format(meta.light)] if meta.light else []
    how += [words()["nowhere-else"]] + ([labels["keep-off"].format(", ".join(meta.keep_off))] if meta.keep_off else [])
    seen: Counter[str] = Counter()
    rows = [Row(lesson.slug, words()["how"], tuple(map(sentence, how)), certainty="custom")]
    for one in meta.where:
        seen[one.place] += 1
        again = f"-{seen[one.place]}" if seen[one.place] > 1 else ""
        rows.append(Row(f"{lesson.slug}.{slug(one.place)}{again}", capital(one.place), said(one, ("place",))))
    return Group(meta.title, tuple(rows))


def _stances(lesson: Lesson) -> list[str]:
    """Where the giver is in the steps of a lesson, once each."""
    said_of = messages()["stands"]
    places = [step.drawn.giver if step.drawn and step.drawn.giver else step.stand for _, step in lesson.steps()]
    return [said_of.get(place, place) for place in dict.fromkeys(places) if place]


def _fixed() -> Group:
    """The rules that are the same for every routine, with their numbers."""
    numbers = {
        "cap": PRESSURE_CAP,
        "resting": RESTING,
        "steepest": f"{STEEPEST:g}",
        "gliding": f"{GLIDING_SHARE:.0%}",
        "breath": in_words(BREATH),
        "off": f"{ROUNDS_OFF:.0%}",
    }
    rows = (Row(f"rule-{name}", text.format(**numbers), ()) for name, text in words()["fixed"].items())
    return Group(words()["every-routine"], tuple(rows))


def _groups(rules: Model, title: str, names: Mapping[str, str]) -> Iterator[Group]:
    """A record's texts, numbers and names as the rows of one group; the lists of records in it, and the records, as groups of their own."""
    simple: list[Row] = []
    deeper: list[Group] = []
    titles = words()["groups"]
    for name, info in type(rules).model_fields.items():
        field, value = info.alias or name, getattr(rules, name)
        if field in CHOICES or not value:
            continue
        if isinstance(value, Model):
            deeper += _groups(value, titles.get(field, capital(field)), names)
        elif isinstance(value, tuple) and isinstance(value[0], Model):
            key, *others = type(value[0]).model_fields
            head = others[0] if key == "key" else key
            rows = tuple(row_of(one, head, _DRAWN, row_id=f"{field}-{slug(str(getattr(one, key)))}", names=names) for one in value)
            deeper.append(Group(titles.get(field, capital(field)), rows))
        else:
            leave = {other.alias or key for key, other in type(rules).model_fields.items()} - {field}
            simple.append(Row(f"routines-{field}", said(rules, leave, names)[0], ()))
    yield from ([Group(title, tuple(simple))] if simple else [])
    yield from deeper
