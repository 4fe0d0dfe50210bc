"""The rules that make a routine safe, even and calm. All are custom, on the safe side.

Each takes the routine's parts and what else it needs, and yields what is wrong: the part (its number from 0, or ``None`` for the whole
routine), the option that it is about, the fault and its mend.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handbook.capitals import small
from handbook.known_lessons import HEALTH_CHECK, SPREAD_THE_OIL, STILL_HANDS
from handbook.models.data import Audience, RoutineRules
from handbook.models.measures import Pressure, SecondsRange, in_words
from handbook.routines.parts import Part

BREATH = 8.0
"""A slow breath, in and out, in seconds [custom]."""
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_BREATHS = re.compile(rf"\b({'|'.join(_NUMBERS)}) slow breaths?$", re.I)

RESTING = 2
"""The most pressure of the still hands that open and close a routine."""
STEEPEST = 2.0
"""The most by which the middle of the pressure may change from one part to the next."""
GLIDING_SHARE = 0.25
"""The least share of gliding in a routine with oil."""
ROUNDS_OFF = 0.05
"""By how much of a part's time its rounds may miss it; and never by more than one round."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a routine breaks."""

    part: int | None
    option: str
    what: str
    mend: str


def right_length(parts: Sequence[Part], minutes: int) -> Iterator[Breach]:
    """The seconds of the parts sum to the minutes of the title."""
    total = sum(part.seconds for part in parts)
    if parts and total != 60 * minutes:
        off = total - 60 * minutes
        mend = f"{'shorten' if off > 0 else 'lengthen'} some steps by {in_words(abs(off))} in all, or change “minutes”"
        yield Breach(None, "minutes", f"the steps take {in_words(total)}, but the routine says {minutes} minutes", mend)


def health_check_first(after: Sequence[str]) -> Iterator[Breach]:
    """The health check comes before everything else."""
    if not after or after[0] != HEALTH_CHECK:
        yield Breach(None, "after", "a routine opens with the health check", f"begin “after” with {HEALTH_CHECK}")


def still_at_both_ends(parts: Sequence[Part]) -> Iterator[Breach]:
    """Still hands open it and close it."""
    ends = ((0, "opens"), (len(parts) - 1, "closes")) if parts else ()
    for index, verb in ends:
        part = parts[index]
        if part.stroke != STILL_HANDS or not part.holds:
            yield Breach(index, "stroke", f"a routine {verb} with still hands", f"write “stroke: {STILL_HANDS}” and a figure with a hold")
        elif part.high > RESTING:
            yield Breach(
                index, "pressure", f"the still hands that a routine {verb} with rest at {part.high}", f"lighten them to {RESTING} or less"
            )


def both_sides_alike(parts: Sequence[Part]) -> Iterator[Breach]:
    """What one side gets, the other gets too: as long, and as hard."""
    done: dict[tuple[str, str], dict[str, list[tuple[float, tuple[Pressure, ...]]]]] = defaultdict(lambda: {"left": [], "right": []})
    last: dict[tuple[str, str], int] = {}
    for index, part in enumerate(parts):
        if part.side != "both":
            done[part.stroke, part.place][part.side].append((part.seconds, part.pressures))
            last[part.stroke, part.place] = index
    for (stroke, place), sides in done.items():
        left, right = (sum(seconds for seconds, _ in sides[side]) for side in ("left", "right"))
        where = f"“{stroke}” at “{place}”" if place else f"“{stroke}”"
        if left != right:
            more, less = ("left", "right") if left > right else ("right", "left")
            what = f"{where} takes {in_words(max(left, right))} on the {more}, but {in_words(min(left, right))} on the {less}"
            if not min(left, right):
                what = f"{where} is done on the {more} side only"
            yield Breach(last[stroke, place], "side", what, f"do the same on the {less}, with the same “place”")
        elif {hard for _, hard in sides["left"]} != {hard for _, hard in sides["right"]}:
            yield Breach(last[stroke, place], "pressure", f"{where} presses the two sides differently", "press both alike")


def gentle_slopes(parts: Sequence[Part]) -> Iterator[Breach]:
    """Pressure rises and falls by small steps."""
    for index, (before, part) in enumerate(itertools.pairwise(parts), start=1):
        change = part.middle - before.middle
        if abs(change) > STEEPEST:
            verb = "rises" if change > 0 else "falls"
            what = f"the pressure {verb} from {before.middle:g} to {part.middle:g} (the middle of each range) from one step to the next"
            yield Breach(index, "pressure", what, f"change it by {STEEPEST:g} at most, or put a step between")


def enough_gliding(parts: Sequence[Part], oil: bool, gliding: Sequence[str]) -> Iterator[Breach]:
    """With oil, gliding takes at least a quarter of the time."""
    total = sum(part.seconds for part in parts)
    glides = sum(part.seconds for part in parts if part.stroke in gliding)
    if oil and total and glides < GLIDING_SHARE * total:
        need = in_words(GLIDING_SHARE * total)
        yield Breach(
            None, "oil", f"gliding takes {in_words(glides) if glides else 'no time'} of {in_words(total)}", f"glide for at least {need}"
        )


def fit_for(parts: Sequence[Part], audience: Audience) -> Iterator[Breach]:
    """No stroke that does not suit the audience, and no pressure past theirs."""
    reason = small(audience.why).rstrip(".")
    for index, part in enumerate(parts):
        if part.stroke in audience.leaves_out:
            yield Breach(
                index, "stroke", f"“{part.stroke}” is left out in a routine for “{audience.name}” ({reason})", "take another stroke"
            )
        if part.high > audience.pressure:
            what = f"{part.high} is too hard in a routine for “{audience.name}” ({reason})"
            yield Breach(index, "pressure", what, f"lighten it to {audience.pressure} or less")


def rounds_fit(parts: Sequence[Part], tempos: Mapping[str, SecondsRange]) -> Iterator[Breach]:
    """The repeats of a part take its time, with what comes before them; ``tempos``: the seconds of one movement, by stroke."""
    for index, part in enumerate(parts):
        if not part.repeats or not part.seconds:
            continue
        if part.round_seconds:
            takes = part.repeats * part.round_seconds + part.extra
            if abs(takes - part.seconds) > min(part.round_seconds, ROUNDS_OFF * part.seconds):
                fit = max(1, round(part.working / part.round_seconds))
                right = in_words(fit * part.round_seconds + part.extra)
                what = f"{_rounds(part)} take {in_words(takes)}, but the step {in_words(part.seconds)}"
                yield Breach(index, "repeats", what, f"write “repeats: {fit}” and a time of {right}, or change “takes”")
        elif tempo := tempos.get(part.stroke):
            each = part.working / part.repeats
            if not tempo.low * (1 - ROUNDS_OFF) <= each <= tempo.high * (1 + ROUNDS_OFF):
                fit = max(1, round(part.working / ((tempo.low + tempo.high) / 2)))
                what = f"{part.repeats} times in {in_words(part.seconds)} leave {each:.1f} s for each, but the stroke takes {tempo}"
                yield Breach(index, "repeats", what, f"write “repeats: {fit}”, or change the time")


def _rounds(part: Part) -> str:
    said = f"{part.repeats} rounds of {part.round_seconds:g} s, the way back included,"
    return said + (f" and {part.extra:g} s before them" if part.extra else "")


def enough_oil(parts: Sequence[Part], oil: bool, rules: RoutineRules) -> Iterator[Breach]:
    """With oil: glides get more when a portion is used up, and hands that grip find a back that has been blotted."""
    if not oil:
        return
    oiled, slippery = 0.0, False
    for index, part in enumerate(parts):
        if part.oil == "more" or part.stroke == SPREAD_THE_OIL:
            oiled, slippery = part.begin, True
        elif part.oil == "blot":
            slippery = False
        if part.stroke in rules.gripping and slippery:
            yield Breach(index, "stroke", f"hands slip in “{part.title}”: the back has oil", "add “oil: blot”")
            slippery = False
        if part.stroke in rules.gliding and part.stroke not in rules.dry and part.begin - oiled > 60 * rules.clock.oil_lasts:
            what = f"the last oil is {in_words(part.begin - oiled)} old when “{part.title}” begins"
            yield Breach(index, "stroke", what, "add “oil: more”")
            oiled = part.begin


def stands_somewhere(parts: Sequence[Part]) -> Iterator[Breach]:
    """The first part says where the giver stands or kneels."""
    if parts and parts[0].stand is None:
        yield Breach(0, "stand", "the routine does not say where the giver begins", "add “stand: …” to the first step")


def breaths_fit(parts: Sequence[Part]) -> Iterator[Breach]:
    """A number of slow breaths fits the time that they are given."""
    for index, part in enumerate(parts):
        match = _BREATHS.search(part.tempo)
        if match is None or not part.working:
            continue
        count = _NUMBERS.index(match[1].lower()) + 1
        if abs(count * BREATH - part.working) > BREATH:
            fit = max(1, round(part.working / BREATH))
            what = f"“{part.tempo}” take {in_words(count * BREATH)}, but the step leaves {in_words(part.working)}"
            word = _NUMBERS[min(fit, len(_NUMBERS)) - 1]
            yield Breach(index, "tempo", what, f"write “{word} slow breath{'' if fit == 1 else 's'}”, or change the time")


MAY_BREAK = frozenset({"enough gliding", "gentle slopes", "enough oil"})
"""The rules, by their names, that the data may let a bent routine break. The others make it safe, or are about its writer's words."""
