"""From the name of a place, with offsets, to a point on the body map."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from handbook.atlas.geometry import Point
from handbook.atlas.landmarks import LANDMARKS
from handbook.figures.faults import Fault
from handbook.problems import one_of
from handbook.source.located import Key

Offsets = tuple[tuple[str, str], ...]
"""How far from a landmark, in cm as written, and which way: up, down, out or in."""

LONGEST_OFFSET = 15.0
"""In cm: what lies further away is better named by another landmark."""

_OFFSET = re.compile(r" (\d+(?:\.\d+)?) cm (up|down|out|in)")
_PLACE = re.compile(r"([a-z]+(?: [a-z]+)*?)((?: \d+(?:\.\d+)? cm (?:up|down|out|in))*)")
_WAYS: dict[str, Point] = {"up": (0, -1), "down": (0, 1), "out": (1, 0), "in": (-1, 0)}


@dataclass(frozen=True)
class Place:
    """A place on the right side: the landmark's name, the offsets (cm and way), and where it is in cm with them."""

    name: str
    point: Point
    offsets: Offsets = ()


@lru_cache(maxsize=4096)
def find(text: str) -> Place | tuple[str, str]:
    """The place that a text names, such as ``waist 2 cm out 1 cm up``; or else what is wrong with it and how to mend it."""
    match = _PLACE.fullmatch(text)
    if match is None or " cm" in match[1]:
        return f"“{text}” is not a place", "write a landmark, then offsets if you need them: waist 2 cm out 1 cm up"
    landmark = LANDMARKS.get(match[1])
    if landmark is None:
        return f"there is no landmark “{match[1]}”", one_of(match[1], LANDMARKS)
    x, y = landmark.x, landmark.y
    offsets: Offsets = tuple(_OFFSET.findall(match[2]))
    for number, way in offsets:
        length = float(number)
        if length > LONGEST_OFFSET:
            return f"{number} cm is too far from “{match[1]}”", f"name a nearer landmark; an offset is at most {LONGEST_OFFSET:g} cm"
        x, y = x + _WAYS[way][0] * length, y + _WAYS[way][1] * length
    if x < 0:
        return f"“{text}” lies beyond the spine", "take a smaller offset, or name the other side with “side”"
    return Place(match[1], (x, y), offsets)


def name_in(text: str) -> str:
    """The landmark's name in the text of a place, without its offsets."""
    match = _PLACE.fullmatch(text)
    return match[1] if match else text


def find_all(texts: tuple[str, ...], key: Key, single: bool) -> tuple[list[Place], list[Fault]]:
    """Every place of a mark, and what is wrong with the others. ``key`` leads to the list; ``single``: it may have been one text."""
    places, faults = [], []
    for index, text in enumerate(texts):
        found = find(text)
        if isinstance(found, Place):
            places.append(found)
        else:
            faults.append(Fault(key if single and len(texts) == 1 else (*key, index), *found))
    return places, faults
