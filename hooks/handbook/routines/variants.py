"""What a step of a routine becomes for somebody with cautions: its few variants, in the order of preference.

First the step as it is written; then the same, made lighter; then a light glide or a rest that stands in for it; and at last nothing: it is
left out. Each variant knows the cautions that it does not fit. What fits a set of cautions fits each of them, so the first variant none of
whose cautions is in the set is the step of that set. All variants are made beforehand; the page's script only chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handbook.atlas.views import OTHER, VIEWS
from handbook.figures.caps import Caps, over_cap, touches
from handbook.figures.givers import TURNED
from handbook.figures.plan import Plan, plan
from handbook.figures.safety import unsafe
from handbook.known_lessons import STILL_HANDS
from handbook.models.bending import Instead
from handbook.models.blocks import Side, Step
from handbook.models.cautions import Caution
from handbook.models.data import Area, RoutineRules, ZoneRule
from handbook.models.figure import KINDS, Figure, Mark
from handbook.models.front_matter import Routine
from handbook.models.measures import Pressure, Pressures
from handbook.positions import Position
from handbook.routines.cautions import fits

LIGHTER = (3, 2, 1)
"""The pressures to which a step is lightened, 0 to 10, in the order of preference."""

Kind = Literal["as written", "lighter", "instead", "left out"]


@dataclass(frozen=True)
class Variant:
    """A step as some cautions ask for it.

    ``step``: ``None`` where it is left out; ``unfit``: the cautions that it does not fit, by their keys; ``most``: the pressure to which it
    is lightened; ``instead``: what stands in for it; ``stand``: where the giver has come to, if it is said.
    """

    kind: Kind
    title: str
    step: Step | None
    unfit: frozenset[str]
    most: int | None = None
    instead: Instead | None = None
    stand: str | None = None

    def goes_on_as(self, after: Variant) -> bool:
        """Whether the step after it is the same once more, in place of another, so that both are one step."""
        if self.instead is None or self.step is None or after.step is None or after.step.oil:
            return False
        same = all(getattr(self.step, name) == getattr(after.step, name) for name in ("figure", "pressure", "side"))
        return same and self.instead == after.instead and self.stand == after.stand


@dataclass(frozen=True)
class Setting:
    """What the variants of every step of a routine go by."""

    cautions: tuple[Caution, ...]
    """Those for which the routine can be: the others lead to another routine."""
    rules: RoutineRules
    zones: Mapping[str, ZoneRule]
    caps: Caps
    shirt: bool


@dataclass(frozen=True)
class Bent:
    """A step of a bent routine: the number of the step that it was, from 0, its variant, and how long it lasts, in seconds."""

    index: int
    variant: Variant
    seconds: float


def ways(meta: Routine, cautions: Iterable[Caution], bars: Collection[str] = ()) -> dict[Position, frozenset[str]]:
    """For each position of a routine, the cautions that lead elsewhere; ``bars``: what its first or its last step cannot be fitted to."""
    known = list(cautions)
    return {
        position: frozenset(
            caution.key
            for caution in known
            if not _can_be(caution, position, meta.shirt)
            or (caution.minutes is not None and meta.minutes > caution.minutes)
            or caution.key in bars
        )
        for position in meta.position
    }


def _can_be(caution: Caution, position: Position, shirt: bool) -> bool:
    return position in caution.positions and (shirt or not caution.shirt)


def staying(meta: Routine, cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """The cautions to which the steps bend: those that need neither another position nor a shirt."""
    return tuple(caution for caution in cautions if any(_can_be(caution, position, meta.shirt) for position in meta.position))


def routine_variants(steps: Sequence[tuple[str, Step]], setting: Setting) -> tuple[tuple[Variant, ...], ...]:
    """The variants of every step of a routine."""
    made = []
    stand: str | None = None
    for index, (title, step) in enumerate(steps):
        stand = step.stand or stand
        made.append(variants(title, step, stand, setting, end=index in (0, len(steps) - 1)))
    return tuple(made)


def variants(title: str, step: Step, stand: str | None, setting: Setting, end: bool = False) -> tuple[Variant, ...]:
    """The variants of a step that some set of cautions chooses, in the order of preference.

    ``stand``: where the giver is; ``end``: whether the step opens or closes its routine, so that it cannot be left out.
    """
    return tuple(replace(variant, stand=stand) for variant in _chosen_by_some(_all(title, step, stand, setting, end)))


def _chosen_by_some(found: Iterable[Variant]) -> Iterator[Variant]:
    """The variants without those that no set chooses: an earlier one fits wherever they do."""
    before: list[frozenset[str]] = []
    for variant in found:
        if not any(unfit <= variant.unfit for unfit in before):
            before.append(variant.unfit)
            yield variant
        if not variant.unfit:
            return  # it fits everybody, so nobody comes to those after it, and they need not be made


def _all(title: str, step: Step, stand: str | None, setting: Setting, end: bool) -> Iterator[Variant]:
    yield Variant("as written", title, step, _unfit(step, setting))
    for most in LIGHTER:
        if most < step.highest_pressure:
            lighter = lightened(step, most)
            yield Variant("lighter", title, lighter, _unfit(lighter, setting), most)
    yield from _instead(step, stand, setting, end)
    if not end:
        yield Variant("left out", title, None, frozenset())


def lightened(step: Step, most: int) -> Step:
    """The same step, with no more pressure than that."""
    figure = step.figure and step.figure.model_copy(
        update={
            kind: tuple(mark.model_copy(update={"pressure": _at_most(mark.pressure, most)}) for mark in getattr(step.figure, kind))
            for kind in KINDS
            if getattr(step.figure, kind)
        }
    )
    return _copy(step, pressure=_at_most(step.pressure, most), figure=figure)


def _copy(step: Step, **changes: object) -> Step:
    """A changed step; ``model_copy`` would keep the drawn figure that the step remembers."""
    return Step.model_construct(**{**{name: getattr(step, name) for name in Step.model_fields}, **changes})


def _at_most(pressures: Mapping[str, Pressure] | None, most: int) -> Pressures | None:
    if pressures is None:
        return None
    capped = Pressures({place: Pressure(low=min(one.low, most), high=min(one.high, most)) for place, one in pressures.items()})
    first, *others = capped.values()
    return Pressures({"": first}) if all(other == first for other in others) else capped


def _instead(step: Step, stand: str | None, setting: Setting, end: bool) -> Iterator[Variant]:
    view = VIEWS[step.figure.view] if step.figure and step.figure.view in VIEWS else None
    bending = setting.rules.bending
    if view is None or not view.mapped or bending is None:
        return
    area = area_of(step.place, setting.rules.areas)
    giver = (step.figure.giver if step.figure else None) or stand
    for other in bending.steps:
        drawn = VIEWS.get(other.figure.view)
        if drawn is None or (drawn.position, drawn.shirt) != (view.position, view.shirt):
            continue
        if (other.areas and area not in other.areas) or other.only_for not in (None, step.stroke) or (end and other.stroke != STILL_HANDS):
            continue
        if step.stroke == STILL_HANDS and other.stroke != STILL_HANDS:
            continue  # hands that rest may rest elsewhere, and do not set out
        for most in range(max(one.high for one in other.pressure.values()), 0, -1):
            made = _standing_in(other, most, step, giver, setting)
            if made is not None:
                yield Variant("instead", other.title, made, _unfit(made, setting), instead=other)


def _standing_in(other: Instead, most: int, step: Step, giver: str | None, setting: Setting) -> Step | None:
    """What stands in for a step, done from where the giver is, or after turning there; ``None`` where neither can be done."""
    mirrored = VIEWS[other.figure.view].lies_on is not None and step.figure is not None and VIEWS[step.figure.view].lies_on == "right"
    for place in dict.fromkeys((giver, TURNED.get(giver or "", giver))):
        figure = other.figure.model_copy(update={"giver": place, "receiver": step.figure.receiver if step.figure else None})
        side: Side = step.side if VIEWS[other.figure.view].lies_on else "both"
        if mirrored:
            figure = _mirrored(figure)
        made = lightened(
            Step.model_construct(
                **{
                    **{name: field.get_default() for name, field in Step.model_fields.items()},
                    "stroke": other.stroke,
                    "stand": step.stand,
                    "side": side,
                    "place": other.place,
                    "time": step.time,
                    "pressure": other.pressure,
                    "tempo": other.tempo,
                    "oil": step.oil if step.oil == "more" else None,
                    "figure": figure,
                }
            ),
            most,
        )
        laid_out = _laid_out(made)
        if laid_out and not any(unsafe(laid_out, setting.zones)) and not any(over_cap(laid_out, other.stroke, setting.caps)):
            return made
    return None


def _mirrored(figure: Figure) -> Figure:
    """The same on somebody who lies on the other side."""

    def mark(one: Mark) -> Mark:
        side = one.side if one.side == "both" else OTHER[one.side]
        return one.model_copy(update={"side": side, "which": OTHER[one.which] if one.which else None})

    marks = {kind: tuple(mark(one) for one in getattr(figure, kind)) for kind in KINDS}
    return figure.model_copy(update={"view": figure.view.replace("left", "right"), **marks})


def area_of(place: str | None, areas: Iterable[Area]) -> str | None:
    """The area in which a place of a step lies, by its name."""
    return next((area.name for area in areas if place in area.places), None)


def _laid_out(step: Step) -> Plan | None:
    return plan(step.drawn, step.pressure or {}, step.time)[0] if step.drawn else None


def _unfit(step: Step, setting: Setting) -> frozenset[str]:
    laid_out = _laid_out(step)
    touched = touches(laid_out, step.stroke) if laid_out else frozenset()
    return frozenset(caution.key for caution in setting.cautions if _says_more(step, caution) or not fits(caution, touched, setting.shirt))


def _says_more(step: Step, caution: Caution) -> bool:
    """Whether the words of a step name more pressure than a caution leaves to its stroke, though its figure may show less."""
    cell = caution.strokes.get(step.stroke or "")
    return step.highest_pressure > min(caution.most, cell.most if cell else 0)


def barred(made: Sequence[Sequence[Variant]]) -> frozenset[str]:
    """The cautions that the first or the last step of a routine cannot be fitted to."""
    return frozenset(key for end in (made[0], made[-1]) for key in end[-1].unfit) if made else frozenset()


def choose(made: Sequence[Variant], ticked: Collection[str]) -> Variant | None:
    """The variant for a set of cautions, by their keys; ``None`` where none fits, which is the case at an end of a routine only."""
    return next((variant for variant in made if variant.unfit.isdisjoint(ticked)), None)


def bend(made: Sequence[Sequence[Variant]], ticked: Collection[str], gliding: Collection[str]) -> tuple[Bent, ...] | None:
    """A routine for a set of cautions; ``None`` where it cannot be fitted to it.

    A step keeps its seconds. Those of a step that is left out go to the nearest rest or glide on both sides; the same standing in twice
    running is one step.
    """
    chosen = [choose(one, ticked) for one in made]
    bent = [Bent(index, one, (one.step.time or 0.0) if one.step else 0.0) for index, one in enumerate(chosen) if one is not None]
    if len(bent) < len(chosen):
        return None
    takers = [one.index for one in bent if takes_time(one.variant.step, gliding)]
    for one in bent:
        if one.variant.step is None and takers:
            nearest = min(takers, key=lambda index: abs(index - one.index))
            bent[nearest] = replace(bent[nearest], seconds=bent[nearest].seconds + _written(made[one.index]))
    return tuple(_folded(one for one in bent if one.variant.step is not None))


def _written(made: Sequence[Variant]) -> float:
    step = made[0].step
    return (step.time or 0.0) if step else 0.0


def takes_time(step: Step | None, gliding: Collection[str]) -> bool:
    """Whether a step can last longer: hands that rest or glide, and on both sides alike."""
    return step is not None and step.side == "both" and (step.stroke == STILL_HANDS or step.stroke in gliding)


def _folded(bent: Iterable[Bent]) -> Iterator[Bent]:
    last: Bent | None = None
    for one in bent:
        if last is not None and last.variant.goes_on_as(one.variant):
            last = replace(last, seconds=last.seconds + one.seconds)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def as_steps(bent: Iterable[Bent]) -> Iterator[tuple[str, Step]]:
    """The steps of a bent routine with their titles, as they are done. What lasts longer than it was written is not counted any more."""
    for one in bent:
        step = one.variant.step
        if step is not None:
            longer = step.time != one.seconds
            yield one.variant.title, _copy(step, time=one.seconds, repeats=None, tempo=None) if longer else step
