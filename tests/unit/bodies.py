"""Figures for tests, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from handbook.figures.plan import Fault, Plan, plan
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


def glide(*along: str, beside: bool = False, home: bool = False, view: str = "back") -> Figure:
    options: dict[str, object] = {"hands": "palms", "along": list(along), "return": home}
    if beside:
        options["beside"] = "spine"
    return Figure.model_validate({"view": view, "glide": options})


def hold(at: str, view: str = "back") -> Figure:
    return Figure.model_validate({"view": view, "hold": {"hands": "palms", "at": at}})


def labelled(*labels: str, view: str = "spine from behind") -> Figure:
    return Figure.model_validate({"view": view, "labels": list(labels)})


def laid_out(figure: Figure, pressures: Mapping[str, Pressure] | int | None = None) -> Plan:
    given = {"": pressure(pressures)} if isinstance(pressures, int) else pressures
    made, faults = plan(figure, given)
    assert faults == []
    assert made is not None
    return made


def faults_of(figure: Figure, pressures: Mapping[str, Pressure] | None = None) -> list[Fault]:
    made, faults = plan(figure, pressures)
    assert made is None
    return faults
