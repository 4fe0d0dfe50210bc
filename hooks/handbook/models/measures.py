"""Pressure and time as people write them, and as numbers.

Pressure is the handbook's 0 to 10 pressure-comfort scale [custom]: 3 to 5 is pleasant, 6 is the most that is ever given, 7 hurts.
Time is in seconds.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from handbook.models.base import Model

PRESSURE_CAP = 6
"""No step goes past this, whoever asks [custom]."""

_RANGE = re.compile(r"^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$")
_DURATION = re.compile(r"^(?:(\d+(?:\.\d+)?) ?min)? ?(?:(\d+(?:\.\d+)?) ?s)?$")


class Pressure(Model):
    """A range on the pressure-comfort scale, both ends included."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def _pressure(value: Any) -> Any:
    if isinstance(value, Pressure):
        return value
    match = _RANGE.match(str(value).strip()) if isinstance(value, str | int) and not isinstance(value, bool) else None
    if match is None:
        raise ValueError("write a number or a range on the scale, such as 2 or 3-4")
    low, high = int(match[1]), int(match[2] or match[1])
    if low > high:
        raise ValueError(f"the range runs backwards: write {high}-{low}")
    if high > PRESSURE_CAP:
        raise ValueError(f"the handbook never goes past {PRESSURE_CAP}: lower the pressure")
    return Pressure(low=low, high=high)


PressureRange = Annotated[Pressure, BeforeValidator(_pressure), WithJsonSchema({"type": ["string", "integer"], "pattern": _RANGE.pattern})]
"""``2`` or ``3-4`` in YAML."""


FROM = "from the "
"""How a step says where a pressure begins: ``{low back: 2, from the blade tips: 3-4}``."""


class Pressures(dict[str, Pressure]):
    """Pressures by the place from which each holds; nothing changes them after reading, so that a figure can be remembered by them."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def _pressures(value: Any) -> Any:
    return value if isinstance(value, dict) else {"": value}


PressureByPlace = Annotated[
    dict[str, PressureRange],
    BeforeValidator(_pressures),
    AfterValidator(Pressures),
    WithJsonSchema({"type": ["string", "integer", "object"]}),
]
"""One pressure for the whole way (key ``""``), or the pressure from each named place on."""


def place_of(key: str) -> str:
    """The landmark that a key of the pressures names: ``from the blade tips`` is ``blade tips``."""
    return key.strip().removeprefix(FROM).removeprefix("the ")


def _seconds(value: Any) -> Any:
    match = _DURATION.match(value.strip()) if isinstance(value, str) else None
    if match is None or not (match[1] or match[2]):
        raise ValueError("write the time with its unit, such as 15 s, 2 min or 1 min 30 s")
    seconds = 60 * float(match[1] or 0) + float(match[2] or 0)
    if not 0 < seconds <= 3600:
        raise ValueError("a time lies between one second and an hour")
    return seconds


Seconds = Annotated[
    float,
    BeforeValidator(_seconds),
    PlainSerializer(lambda seconds: f"{seconds:g} s"),
    WithJsonSchema({"type": "string", "pattern": _DURATION.pattern}),
]
"""``15 s``, ``2 min`` or ``1 min 30 s`` in YAML; seconds in the model."""


def in_words(seconds: float) -> str:
    """A time for readers: ``15 seconds``, ``1 minute``, ``1 minute 30 seconds``."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((minutes, "minute"), (rest, "second")) if n]
    return " ".join(parts) or "less than a second"


def clock(seconds: float) -> str:
    """A time as a clock shows it, in minutes and seconds: ``1:30``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


_SECONDS_RANGE = re.compile(r"^(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))? ?s$")


class SecondsRange(Model):
    """From how many to how many seconds, both ends included."""

    low: float
    high: float

    def __str__(self) -> str:
        many = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        return f"{many} second{'' if self.high == 1 else 's'}"


def _seconds_range(value: Any) -> Any:
    match = _SECONDS_RANGE.match(str(value).strip())
    if match is None:
        raise ValueError("write seconds or a range of them, such as 5 s or 2-3 s")
    low, high = float(match[1]), float(match[2] or match[1])
    if not 0 < low <= high:
        raise ValueError(f"the range runs backwards: write {high:g}-{low:g} s")
    return SecondsRange(low=low, high=high)


Takes = Annotated[SecondsRange, BeforeValidator(_seconds_range), WithJsonSchema({"type": "string", "pattern": _SECONDS_RANGE.pattern})]
"""``5 s`` or ``2-3 s`` in YAML."""
