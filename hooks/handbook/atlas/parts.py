"""Everything on the body map that a figure can number: landmarks, zones and muscles, by the name that lessons use."""

from __future__ import annotations

from functools import cache

from handbook.atlas.geometry import Point, Polygon
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.zones import OUTLINES


@cache
def targets() -> dict[str, Point]:
    """Where the line of a label ends on each part, on the right side, in cm."""
    zones = {name: _inside(outline) for name, outline in OUTLINES.items()}
    muscles = {name: muscle.target for name, muscle in MUSCLES.items()}
    return {name: (mark.x, mark.y) for name, mark in LANDMARKS.items()} | muscles | zones


def _inside(outline: Polygon) -> Point:
    """The middle of the outline's corners on the right side of the midline."""
    right = [(max(x, 0.0), y) for x, y in outline.points]
    return sum(x for x, _ in right) / len(right), sum(y for _, y in right) / len(right)
