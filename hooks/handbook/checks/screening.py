"""Whether each question leads to signs, the cards have their short words, every sign is shown, and the quizzes can ask what they should."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.figures.limits import PLACES
from handbook.library import Library
from handbook.models.blocks import DangerQuiz, SignsAfter
from handbook.models.data import Conditions, Help
from handbook.problems import Problem, one_of
from handbook.source.located import Key


def check(library: Library) -> Iterator[Problem]:
    """Questions without a sign, emergencies without short words, signs that no page shows, levels without a story, unknown places."""
    if library.conditions:
        yield from _questions(library, library.conditions)
        yield from _short(library, library.conditions)
        yield from _after(library, library.conditions)
        yield from _stories(library, library.conditions)
    yield from _places(library)


def _questions(library: Library, conditions: Conditions) -> Iterator[Problem]:
    answered = {number for level in conditions.levels.named.values() for row in level.rows for number in row.asked}
    for index in range(len(conditions.questions)):
        if index + 1 not in answered:
            mend = f"write {index + 1} into “asked” of the rows that a yes to it leads to"
            yield _problem(library, ("questions", index), f"no row answers question {index + 1}", mend)


def _short(library: Library, conditions: Conditions) -> Iterator[Problem]:
    for name, level in conditions.levels.named.items():
        for index, row in enumerate(level.rows):
            where: Key = ("levels", name, "rows", index)
            if name == "emergency" and not row.short:
                yield _problem(library, where, "this emergency has no short words for the card", "add “short: …”, a few words")
            elif name != "emergency" and row.short:
                yield _problem(library, (*where, "short"), "only emergencies stand on the card in a few words", "take “short” out")


def _after(library: Library, conditions: Conditions) -> Iterator[Problem]:
    """Lists of signs after a massage that are empty, and signs in none of the lists that the lessons show."""
    blocks = [(lesson, block) for lesson in library.written for block in lesson.named("signs-after")]
    shown: set[Help] = set()
    for lesson, block in blocks:
        if isinstance(block.options, SignsAfter):
            needed = block.options.help
            shown.add(needed)
            if not conditions.signs_after(needed):
                what = f"no sign after a massage needs “{needed}”"
                yield Problem(lesson.file.path, block.source.line, what, f"write “after: {needed}” into a row, or take the block out")
    all_known = blocks and all(isinstance(block.options, SignsAfter) for _, block in blocks)
    for where, row in conditions.rows if all_known else ():
        if row.after and row.after not in shown:
            mend = f"add a block “signs-after” with “help: {row.after}” to a lesson"
            yield _problem(library, (*where, "after"), "no lesson lists this sign after a massage", mend)


def _stories(library: Library, conditions: Conditions) -> Iterator[Problem]:
    if not any(block.name == "screening-quiz" for lesson in library.written for block in lesson.blocks):
        return
    for name, level in conditions.levels.named.items():
        if not any(row.quiz for row in level.rows):
            what = f"no row of the level “{name}” has a story for the quiz"
            yield _problem(library, ("levels", name), what, "add “quiz: …” to one of its rows, a story in one sentence")


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("conditions", key)
    return Problem(path, line, what, mend)


def _places(library: Library) -> Iterator[Problem]:
    for lesson in library.written:
        for block in lesson.named("danger-quiz"):
            if not isinstance(block.options, DangerQuiz):
                continue
            places = block.options.places
            for index, place in enumerate(places):
                written = block.source.options.value.get("places")
                line = block.source.options.line(("places", index) if isinstance(written, list) else ("places",))
                if place not in PLACES:
                    yield Problem(lesson.file.path, line, f"the body map has no place “{place}”", one_of(place, PLACES))
                elif place in places[:index]:
                    yield Problem(lesson.file.path, line, f"the quiz asks for “{place}” twice", "keep one of the two")
