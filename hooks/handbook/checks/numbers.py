"""Whether numbers on the pressure scale in running words agree with the caps of the data, and distances with the one rule.

A sentence, or a row of a table, that names a place of the back and a pressure says how hard hands may press there. What it says must not go
past the stroke's cap at that place; where no stroke is known, not past the zone's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from handbook.figures.messages import messages
from handbook.lessons import Block, Lesson
from handbook.library import Library
from handbook.models.blocks import Step
from handbook.models.front_matter import Stroke
from handbook.problems import Problem

_UNIT = (
    r"(?!\d|[.,]\d| ?(?:cm|mm|ml|g|kg|%|°|s|h|min|x|×)\b| ?(?:per cent|centimet|second|minute|hour|day|week|month|year|times?"
    r"|rounds?|breath|finger|hand|step|in \d|of \d|out of|people|trials?|stud|person|point|lesson|question|teaspoon|squeeze|press|circle"
    r"|way|glide|fan|rib|vertebra))"
)
"""What does not follow a pressure, but another kind of number."""
_NUMBER = rf"(?<![\d.–C@#-])(\d)(?:\s*[–-]\s*(\d))?{_UNIT}"
_PRESSURES = re.compile(
    rf"\b(?:at|to|pressure|past|most|than|:)\s*{_NUMBER}"
    rf"|{_NUMBER}(?= (?:at most|or less|and no more|on the|over the|if they ask)\b)"
    rf"|\|\s*(\d)[–-](\d){_UNIT}",
    re.I,
)
"""Numbers that stand as a pressure does: “at 3–4”, “never past 5”, “2 at most”, the cell “3–4”."""
_DIGIT = re.compile(r"\d")
"""Without one there is no pressure; most passages and sentences have none."""
_SENTENCE = re.compile(r"(?<=[.!?:”])\s+(?=[“A-Z])|;|\n(?=\s*[|/-])")
_DENIED = re.compile(r"\b(?:not|never|no longer|instead of|wrong|mistake|too hard|harder|if you|hurts?)\b", re.I)

_DISTANCE = re.compile(
    r"\b(?:one|two|three|four|five|a|[1-5])\s+fingers?[’']?(?:\s+(?:width|breadth)s?)?\s+(?:from|off|away from|beside|clear of)"
    r"\s+(?:the\s+)?(?:middle|spine|bones?|bumps?|backbone|midline)[^.,;]{0,24}",
    re.I,
)
_RIGHT = re.compile(r"^(?:one finger (?:from|off)|two fingers (?:from|off)) the middle", re.I)


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Pressures past a cap, and distances from the spine that are not the one rule."""
    yield from _distances(lesson)
    if library.zones and lesson.uri in library.by_uri:
        if lesson.meta.kind != "reference":
            yield from _pressures(library, lesson)
        yield from _scales(lesson)


def _distances(lesson: Lesson) -> Iterator[Problem]:
    for number, text in lesson.file.paragraphs():
        for match in _DISTANCE.finditer(text) if "finger" in text.lower() else ():
            if not _RIGHT.match(" ".join(match[0].split())):
                what = f"“{' '.join(match[0].split())}” is another distance than that of the map"
                mend = "write “one finger from the middle of the spine”, or “two fingers from the middle” where hands travel inwards"
                yield Problem(lesson.file.path, number + text[: match.start()].count("\n"), what, mend)


def _pressures(library: Library, lesson: Lesson) -> Iterator[Problem]:
    options = {number for block in lesson.blocks for number, _ in block.source.written}
    for number, whole in lesson.file.paragraphs():
        if not _DIGIT.search(whole):
            continue
        text = "\n".join("" if number + at in options else line for at, line in enumerate(whole.split("\n")))
        at = 0
        for sentence in _SENTENCE.split(text):
            begin = text.index(sentence, at)
            at = begin + len(sentence)
            if not _DIGIT.search(sentence):
                continue
            numbers = [int(found) for match in _PRESSURES.finditer(sentence) for found in match.groups() if found]
            if not numbers or _DENIED.search(sentence) or sentence.rstrip().endswith("?"):
                continue
            places = _places(sentence)
            if len(places) != 1:
                continue
            line = number + text[:begin].count("\n")
            limit = _limit(library, _stroke(library, lesson, line, sentence), places[0])
            if max(numbers) > limit:
                what = f"this says {max(numbers)} for “{places[0][0]}”, but {limit} is the most there"
                yield Problem(lesson.file.path, line, what, f"write {limit} or less, or change the cap where it is said once")


def _places(sentence: str) -> list[tuple[str, ...]]:
    """The places that a sentence names, each as the zones that its words may mean."""
    found = []
    rest = sentence
    for pattern, zones in _spoken():
        rest, times = pattern.subn(" ", rest)
        if times:
            found.append(zones)
    return found


@cache
def _spoken() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """What finds the words for a place, the longest first, with the zones that they may mean."""
    words: dict[str, list[str]] = messages()["in-words"]
    longest_first = sorted(words.items(), key=lambda one: -len(one[0]))
    return tuple((re.compile(rf"\b{spoken}\b", re.I), tuple(zones)) for spoken, zones in longest_first)


def _stroke(library: Library, lesson: Lesson, line: int, sentence: str) -> str | None:
    small = sentence.lower()
    named = [other.slug for other in library.lessons if isinstance(other.meta, Stroke) and _named(other, sentence, small)]
    if named:
        return named[0] if len(named) == 1 else None
    for block in lesson.named("step"):
        if isinstance(block.options, Step) and block.options.stroke and block.source.line <= line <= block.source.end:
            return block.options.stroke
    return lesson.slug if isinstance(lesson.meta, Stroke) else None


def _named(lesson: Lesson, sentence: str, small: str) -> bool:
    """Whether a sentence names a lesson; ``small``: the sentence in small letters, which tells quickly that most are not named."""
    if lesson.meta.title.lower() not in small and f"{lesson.slug}.md" not in small:
        return False
    return bool(re.search(rf"\b{re.escape(lesson.meta.title)}s?\b|\({lesson.slug}\.md|/{lesson.slug}\.md", sentence, re.I))


def _limit(library: Library, stroke: str | None, zones: Iterable[str]) -> int:
    """The most that the words can mean: of the stroke at any of the zones, or of any stroke."""
    rows = library.caps.get(stroke or "", ())
    caps = [one.most for one in rows if one.place in zones]
    if caps:
        return max(caps)
    rules = [library.zone_rules[name] for name in zones if name in library.zone_rules]
    return max((most for rule in rules for most in rule.allowed.values()), default=0)


def _scales(lesson: Lesson) -> Iterator[Problem]:
    """A scale that shows another range than the stroke has, or than the steps of the lesson reach."""
    for block in lesson.named("pressure"):
        shown = [int(number) for number in re.findall(r"\d+", block.source.title or "")]
        if not shown:
            continue
        if isinstance(lesson.meta, Stroke):
            right = lesson.meta.pressure
            if (min(shown), max(shown)) != (right.low, right.high):
                yield _scale(lesson, block, f"{right.low}-{right.high}" if right.low != right.high else f"{right.low}", "“where” says")
            continue
        highest = max((step.highest_pressure for _, step in lesson.steps()), default=0)
        if highest > max(shown):
            yield _scale(lesson, block, f"{min(shown)}-{highest}", "the steps reach")


def _scale(lesson: Lesson, block: Block, right: str, why: str) -> Problem:
    what = f"the scale shows {block.source.title}, but {why} {right.replace('-', '–')}"
    return Problem(lesson.file.path, block.source.line, what, f"write “/// pressure | {right}”")
