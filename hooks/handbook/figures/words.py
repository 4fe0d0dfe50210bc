"""The text alternative of a figure, from its plan: which hands, from where to where, how, how hard, how fast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handbook.capitals import capital
from handbook.figures.messages import DEFAULT, messages, said_place
from handbook.figures.names import lay_name
from handbook.figures.plan import Laid, Plan
from handbook.figures.tempo import TRAVELLING
from handbook.figures.track import Stop
from handbook.models.figure import Circle, Glide
from handbook.models.measures import Pressure, in_words


def describe(plan: Plan, language: str = DEFAULT) -> str:
    """A few plain sentences for somebody who cannot see the picture."""
    words = messages(language)
    phrases = words["phrases"]
    said = [words["lying"][plan.view.lies_on]] if plan.view.lies_on and plan.marks else []
    said += [_numbered(laid, _mark(laid, language), phrases) for laid in plan.marks]
    said += [words["givers"][plan.giver], phrases["shirt"] if plan.view.shirt else ""] if plan.marks else [words["views"][plan.name]]
    if plan.zones:
        said.append(phrases["zones"].format(names=_listed(plan.zones, words)))
    if plan.muscles:
        said.append(phrases["muscles"].format(names=_listed([lay_name(name, language=language) for name in plan.muscles], words)))
    if plan.labels:
        parts = (phrases["label"].format(number=label.number, name=lay_name(label.name, label.of_view, language)) for label in plan.labels)
        said.append(phrases["labels"].format(names="; ".join(parts)))
    return " ".join(part for part in said if part)


def _numbered(laid: Laid, sentence: str, phrases: dict[str, str]) -> str:
    return phrases["numbered"].format(number=laid.mark.number, mark=sentence) if laid.mark.number else sentence


def _mark(laid: Laid, language: str) -> str:
    words = messages(language)
    mark, phrases = laid.mark, words["phrases"]
    single = len(laid.tracks) == 1
    kind = "return" if isinstance(mark, Glide) and mark.return_ else laid.kind
    # A wringing hand's stops are made from one place; every other track names what the lesson names.
    stops = laid.tracks[0].stops
    on_the_way = [said_place(stop.name, stop.offsets, language) for stop in stops]
    places = list(dict.fromkeys(on_the_way))
    lane = words["lanes"][_lane(laid)]
    one = single and mark.hands not in words["many-of-one-hand"]
    sentence = str(words["marks"][kind][one]).format(
        hands=words["hands"][mark.hands][single],
        places=_listed(places, words),
        start=on_the_way[0],
        over=phrases["over"].format(places=_listed(on_the_way[1:-1], words)) if on_the_way[1:-1] else "",
        end=on_the_way[-1],
        lane=phrases["lane"].format(lane=lane) if lane else "",
        pressure=_pressure(_pressing(laid), language),
        across=f"{mark.across:g}" if isinstance(mark, Circle) else "",
        turn=words["turns"][mark.turn] if isinstance(mark, Circle) else "",
    )
    if laid.seconds and laid.kind in TRAVELLING:
        sentence += " " + phrases["way" if laid.kind in ("glide", "wring") else "round"].format(time=in_words(laid.seconds))
    return capital(sentence)


def _pressing(laid: Laid) -> Sequence[Stop]:
    """The stops whose pressure is said. None begins where a way ends; that wringing hands skim over the spine stands in their sentence."""
    stops = laid.tracks[0].stops
    if laid.kind == "wring":
        return stops[:1]
    return stops[:-1] if laid.kind in ("glide", "tap") else stops


def _lane(laid: Laid) -> str:
    mark, side = laid.mark, laid.tracks[0].side
    if side == 0:
        return "middle"
    turns = " turns" if isinstance(mark, Glide) and mark.alternate else ""
    if mark.side == "both":
        return "turns" if turns else "beside" if getattr(mark, "beside", None) else "both"
    return f"beside {mark.side}" if getattr(mark, "beside", None) and not turns else f"{mark.side}{turns}"


def _pressure(stops: Sequence[Stop], language: str) -> str:
    phrases = messages(language)["phrases"]
    said, last = "", ""
    for stop in stops:
        if stop.pressure is None:
            continue
        here = _range(stop.pressure, phrases)
        if not said:
            said = phrases["pressure"].format(pressure=here)
        elif here != last:
            said += phrases["then"].format(pressure=here, place=said_place(stop.name, stop.offsets, language))
        last = here
    return said


def _range(pressure: Pressure, phrases: dict[str, str]) -> str:
    if pressure.low == pressure.high:
        return str(pressure.low)
    return str(phrases["range"].format(low=pressure.low, high=pressure.high))


def _listed(names: Sequence[str], words: dict[str, Any]) -> str:
    if len(names) == 1:
        return names[0]
    return str(words["list"]["comma"].join(names[:-1]) + words["list"]["and"] + names[-1])
