"""Figures for tests, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.figures.faults import Fault
from handbook.figures.plan import Plan, plan
from handbook.figures.safety import unsafe
from handbook.figures.track import Track
from handbook.models.data import ZONES, ZoneRule
from handbook.models.figure import Figure
from handbook.models.measures import Pressure

ROOT = Path(__file__).parents[2]


@cache
def rules() -> Mapping[str, ZoneRule]:
    """The real rules of the body map."""
    listed = ZONES.validate_python(yaml.safe_load((ROOT / "docs/data/zones.yml").read_text(encoding="utf-8")))
    return {rule.name: rule for rule in listed}


def pressure(low: int, high: int | None = None) -> Pressure:
    return Pressure(low=low, high=low if high is None else high)


def figure(options: str | Mapping[str, Any], view: str = "back") -> Figure:
    """A figure from the options of a lesson, its view left out where it is the whole back."""
    given = yaml.safe_load(options) if isinstance(options, str) else options
    return Figure.model_validate({"view": view, **given})


def glide(*along: str, beside: bool = False, home: bool = False, view: str = "back") -> Figure:
    options: dict[str, object] = {"hands": "palms", "along": list(along), "return": home}
    if beside:
        options["beside"] = "spine"
    return figure({"glide": options}, view)


def hold(at: str, view: str = "back") -> Figure:
    return figure({"hold": {"hands": "palms", "at": at}}, view)


def labelled(*labels: str, view: str = "spine from behind") -> Figure:
    return figure({"labels": list(labels)}, view)


def laid_out(asked: Figure, pressures: Mapping[str, Pressure] | int | None = None, seconds: float | None = None) -> Plan:
    given = {"": pressure(pressures)} if isinstance(pressures, int) else pressures
    made, faults = plan(asked, given, seconds)
    assert faults == []
    assert made is not None
    return made


def tracks(asked: Figure, pressures: Mapping[str, Pressure] | int | None = 1) -> list[Track]:
    """Every hand's way in a figure."""
    return [track for _, track in laid_out(asked, pressures).tracks]


def faults_of(asked: Figure, pressures: Mapping[str, Pressure] | None = None) -> list[Fault]:
    made, faults = plan(asked, pressures)
    assert made is None
    return faults


def told(made: Plan) -> str:
    """What is told of a figure that breaks the rules of the body map."""
    return " | ".join(f"{fault.what}; {fault.mend}" for fault in unsafe(made, rules()))
