"""Everything on the body map that a figure can number: landmarks, zones, open ground and muscles, by the name that lessons use."""

from __future__ import annotations

from functools import cache

from handbook.atlas.geometry import Point
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.shapes import polygon
from handbook.atlas.zone_shapes import shape
from handbook.atlas.zones import EDGES, OUTLINES

_MODEL = "back"
"""The base drawing whose shapes tell where a zone is pointed at."""

_POINTED: dict[str, Point] = {
    "front and side of the neck": (5.1, -7.8),
    "hollow above the collarbone": (10.0, 2.2),
    "shoulder tops": (LANDMARKS["shoulder tops"].x, LANDMARKS["shoulder tops"].y),
    "kidneys and lowest ribs": (7.8, 35.0),
}
"""A narrow zone is pointed at where it is widest, away from its neighbour; that of the kidneys where one of them lies."""

_OPEN: dict[str, Point] = {
    "beside the upper spine": (LANDMARKS["between the blades"].x, LANDMARKS["between the blades"].y),
    "shoulder blade": (LANDMARKS["blades"].x, LANDMARKS["blades"].y),
    "ribs below the shoulder blade": (9.0, 25.6),
    EDGES: (17.6, 10.6),
}
"""Where open ground is pointed at: a part of it that is not close to a zone."""

_EVERY = 0.5
"""How finely a border is followed, in cm."""


@cache
def targets() -> dict[str, Point]:
    """Where the line of a label ends on each part, on the right side, in cm."""
    zones = {name: _inside(name) for name in OUTLINES} | _POINTED
    muscles = {name: muscle.target for name, muscle in MUSCLES.items()}
    return {name: (mark.x, mark.y) for name, mark in LANDMARKS.items()} | muscles | zones | _OPEN


def _inside(zone: str) -> Point:
    """A point of the zone on the right side: the middle of its outline's corners, or of its drawn border, if that lies elsewhere."""
    drawn = polygon(shape(zone, _MODEL), _EVERY)
    middle = _middle(OUTLINES[zone].points)
    return middle if drawn.contains(middle) else _middle(drawn.points)


def _middle(points: tuple[Point, ...]) -> Point:
    """The middle of an outline's corners on the right side of the midline."""
    right = [(max(x, 0.0), y) for x, y in points]
    return sum(x for x, _ in right) / len(right), sum(y for _, y in right) / len(right)
