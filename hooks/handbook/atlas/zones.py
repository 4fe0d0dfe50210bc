"""Where the rules of ``docs/data/zones.yml`` hold: outlines in cm, on the right side, mirrored to the left. ``zone_shapes`` draws them.

The outlines are custom, on the safe side, laid round the bones and kidneys of this atlas: the spinous processes; ribs 11 and 12 and what
lies below them down to the hip crest (outside the long muscles, from x 6), and the long muscles beside the spine at the same height; the
flank (from x 10.5); the ridge of the shoulder blade with the acromion (but for its inner 1 cm, flat under tendon) and its lower tip; the
slope of the shoulder tops, and the hollow above the collarbone, which begins where the slope turns forwards, out of sight; the hip crest,
sacrum and tailbone; the armpit and the inner side of the upper arm; the neck. The side of the waist that a hand may lift begins where the
flank does, beside the tip of rib 11.

What no zone covers is open ground: rules hold there, too, by where the middle of the hand lies, since its edge may lie on a neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Set
from functools import lru_cache

from handbook.atlas.geometry import Point, Polygon

SPINE_HALF_WIDTH = 1.5
"""Half the width of the bony strip, in cm [custom]."""

OUTLINES: dict[str, Polygon] = {
    "spine": Polygon(((-SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, 48.5), (-SPINE_HALF_WIDTH, 48.5))),
    "front and side of the neck": Polygon(((4.2, -13), (9, -13), (9, -6), (6.6, -2.2), (4.6, -2.2))),
    "back of the neck": Polygon(((1.5, -13), (4.2, -13), (4.6, -2.2), (1.5, -1))),
    "hollow above the collarbone": Polygon(
        ((5.3, -2.2), (6.6, -2.2), (9, -6), (10.9, -1.6), (16, 0.6), (16.4, 4.7), (15.5, 4.4), (10, 2.35), (6.5, 0.35))
    ),
    "shoulder tops": Polygon(((6.5, 0.35), (10, 2.35), (15.5, 4.4), (16.4, 4.7), (16, 5.4), (13.4, 7.1), (9.4, 8.8), (8, 9.2), (7.2, 3.4))),
    "ridge of the shoulder blade": Polygon(
        (
            (8, 9.2), (9.4, 8.8), (13.4, 7.1), (16, 5.4), (17.6, 5), (20.2, 5.8), (20.5, 8.2), (18, 9.2), (14.2, 9.2), (10.4, 10.8),
            (8.4, 11.3),
        )
    ),
    "tip of the shoulder blade": Polygon(((9.4, 20.8), (10.4, 20.2), (12.2, 20.6), (12.4, 22.4), (11.4, 24.4), (10.0, 24.2), (9.4, 22.6))),
    "armpit": Polygon(((15.4, 13.5), (20, 11), (24, 16), (23.5, 24), (20.6, 28), (18.2, 28), (16.4, 24), (15.2, 19.4))),
    "beside the low spine": Polygon(((SPINE_HALF_WIDTH, 27.5), (6, 27.5), (6, 46.8), (4.9, 48.5), (SPINE_HALF_WIDTH, 48.5))),
    "kidneys and lowest ribs": Polygon(
        (
            (6, 27.5), (10.5, 29.5), (10.5, 36), (10.85, 37.4), (11.35, 38.5), (12, 39.6), (12.6, 41), (12.8, 45.4), (10.2, 45),
            (8.3, 45.4), (6.6, 46.4), (6, 46.8),
        )
    ),
    "flank": Polygon(((10.5, 24), (15.2, 24), (15.2, 44), (10.5, 44.6))),
    "hip crest": Polygon(
        (
            (4.6, 49.2), (5.4, 47.6), (6.8, 45.9), (8.4, 44.9), (10.2, 44.4), (12.4, 45), (14, 46.6), (14.8, 49), (13.4, 50), (9.6, 50.1),
            (6, 50.5),
        )
    ),
    "sacrum": Polygon(((-5.4, 48.5), (5.4, 48.5), (4.9, 53.8), (2.9, 59.4), (-2.9, 59.4), (-4.9, 53.8))),
    "tailbone": Polygon(((-2.9, 59.4), (2.9, 59.4), (0.8, 64), (-0.8, 64))),
    "buttock": Polygon(((5.4, 50.5), (15, 48.5), (16, 66), (1.2, 66), (2.9, 59.4), (4.9, 53.8))),
}  # fmt: skip
"""Outline by the name of the zone's rule."""

OPEN_GROUND: dict[str, Polygon] = {
    "beside the upper spine": Polygon(
        ((0, -2), (4.6, -2.2), (6.8, -0.4), (7.2, 3.4), (7.6, 12), (8.3, 17), (9.0, 19.4), (9.3, 22), (9.3, 27.5), (0, 27.5))
    ),
    "shoulder blade": Polygon(
        (
            (7.2, 3.4), (17.2, 4.9), (20.5, 8.2), (18, 9.4), (15.4, 13.5), (15.2, 19.4), (12.2, 20.6), (10.4, 20.2), (9.3, 20.8), (8.3, 17),
            (7.6, 12),
        )
    ),
    "ribs below the shoulder blade": Polygon(((9.3, 20.8), (15.2, 19.4), (16.4, 24), (15.2, 30), (10.5, 30), (6, 28.5), (9.3, 27.5))),
}  # fmt: skip
"""The rest of the back by name: outlines for the middle of a hand, tried in this order."""

EDGES = "edges of the back"
"""What lies in no outline: the point of the shoulder, the side of the hip."""

GROUNDS = (*OPEN_GROUND, EDGES)
"""The names of all open ground."""

BODY = Polygon(
    (
        (0, -13), (5, -13), (5.6, -4), (6.8, -0.4), (10.8, 2), (15.8, 4), (19, 6.2), (21, 9), (16.5, 15), (15.3, 20), (14.8, 30),
        (14.6, 40), (16, 50), (16, 66), (0, 66),
    )
)  # fmt: skip
"""The right half of the back: a mark outside it is off the body."""

_RING = tuple((math.cos(math.tau * turn / 16), math.sin(math.tau * turn / 16)) for turn in range(16))
_SPOTS = ((0.0, 0.0), *((r * x, r * y) for r in (0.5, 1.0) for x, y in _RING))
"""Points of a pressing area, as parts of its half width and half length."""


def zones_under(middle: Point, reach: Point, names: Set[str]) -> set[str]:
    """Which of the named zones a pressing area touches, see ``places_under``."""
    return {name for name in places_under(middle, reach) if name in names}


@lru_cache(maxsize=1 << 14)
def places_under(middle: Point, reach: Point) -> tuple[str, ...]:
    """What a pressing area touches, in the order of the alphabet; ``reach``: half its size across and down, in cm.

    Of open ground it touches that under its middle, where no zone is. A hand comes by the same spots in many steps, and in every variant of
    a step, so they are kept.
    """
    left, right = middle[0] - reach[0], middle[0] + reach[0]
    top, bottom = middle[1] - reach[1], middle[1] + reach[1]
    # The body map is drawn for the right side: what lies over the midline is folded back.
    inner, outer = (0.0 if left < 0 < right else min(abs(left), abs(right))), max(abs(left), abs(right))
    near = [
        name
        for name, (x0, y0, x1, y1) in ((name, outline.box) for name, outline in OUTLINES.items())
        if y1 >= top and y0 <= bottom and x0 <= outer and x1 >= inner
    ]
    spots = [(abs(middle[0] + x * reach[0]), middle[1] + y * reach[1]) for x, y in _SPOTS] if near else []
    found = [name for name in near if any(map(OUTLINES[name].contains, spots)) or _has_corner_under(name, middle, reach)]
    ground = open_ground(middle)
    return tuple(sorted(found if ground is None else [*found, ground]))


def _has_corner_under(name: str, middle: Point, reach: Point) -> bool:
    """Whether a zone pokes into a pressing area with a corner: its sides may then pass between the spots that are looked at."""
    x, y = abs(middle[0]), middle[1]
    return any(((across - x) / reach[0]) ** 2 + ((down - y) / reach[1]) ** 2 <= 1 for across, down in OUTLINES[name].points)


def open_ground(point: Point) -> str | None:
    """The open ground at a point of either side, ``None`` in a zone."""
    folded = (abs(point[0]), point[1])
    if any(outline.contains(folded) for outline in OUTLINES.values()):
        return None
    return next((name for name, outline in OPEN_GROUND.items() if outline.contains(folded)), EDGES)
