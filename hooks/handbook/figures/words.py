"""The text alternative of a figure, from its plan: which hands, from where to where, how, how hard, how fast."""

from __future__ import annotations

from handbook.atlas.regions import REGIONS
from handbook.figures.plan import Plan
from handbook.models.measures import in_words


def describe(plan: Plan, seconds: float | None = None) -> str:
    """One or two plain sentences for somebody who cannot see the picture."""
    if plan.labels:
        named = "; ".join(f"{n}, {REGIONS[name].name.lower()}" for n, name in enumerate(plan.labels, start=1))
        return f"{plan.view.phrase} Numbered from the head down: {named}."
    if plan.hand is None:
        return plan.view.phrase
    hands = plan.hand.phrase[0].upper() + plan.hand.phrase[1:]
    if plan.kind == "hold":
        return f"{hands} rest on {plan.stops[0].landmark.phrase}, one each side of the spine, {_pressure(plan)}."
    start, *between, end = (stop.landmark.phrase for stop in plan.stops)
    verb = "drift back" if plan.homeward else "glide"
    over = f" over {_listed(between)}" if between else ""
    lane = "one each side of the spine, just beside the bones" if plan.beside_spine else "one each side of the back"
    pace = f" The way takes {in_words(seconds)}." if seconds else ""
    return f"{hands} {verb} from {start}{over} to {end}, {lane}, {_pressure(plan)}.{pace}"


def _pressure(plan: Plan) -> str:
    parts: list[str] = []
    for stop in plan.stops[: len(plan.way)] or plan.stops:
        if stop.pressure is None:
            continue
        said = f"pressure {_to(str(stop.pressure))}"
        if not parts:
            parts.append(f"at {said}")
            last = said
        elif said != last:
            parts.append(f"then at {said} from {stop.landmark.phrase}")
            last = said
    return ", ".join(parts)


def _to(numbers: str) -> str:
    return numbers.replace("–", " to ")


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
