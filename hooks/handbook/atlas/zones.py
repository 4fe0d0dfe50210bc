"""Where the rules of ``docs/data/zones.yml`` hold: outlines in cm, on the right side, mirrored to the left. ``zone_shapes`` draws them.

The outlines are custom, on the safe side, laid round the bones and kidneys of this atlas: the spinous processes; ribs 11 and 12 and what
lies below them down to the hip crest (outside the long muscles, from x 6); the flank (from x 10.5); the ridge of the shoulder blade with
the acromion (but for its inner 1 cm, flat under tendon) and its lower tip; the hip crest, sacrum and tailbone; the armpit and the inner
side of the upper arm; the neck. The side of the waist that a hand may lift begins where the flank does, beside the tip of rib 11.
"""

from __future__ import annotations

from handbook.atlas.geometry import Polygon

SPINE_HALF_WIDTH = 1.5
"""Half the width of the bony strip, in cm [custom]."""

OUTLINES: dict[str, Polygon] = {
    "spine": Polygon(((-SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, 48.5), (-SPINE_HALF_WIDTH, 48.5))),
    "front and side of the neck": Polygon(((4.2, -13), (9, -13), (9, -6), (6.6, -2.2), (4.6, -2.2))),
    "back of the neck": Polygon(((1.5, -13), (4.2, -13), (4.6, -2.2), (1.5, -1))),
    "ridge of the shoulder blade": Polygon(
        (
            (8, 9.2), (9.4, 8.8), (13.4, 7.1), (16, 5.4), (17.6, 5), (20.2, 5.8), (20.5, 8.2), (18, 9.2), (14.2, 9.2), (10.4, 10.8),
            (8.4, 11.3),
        )
    ),
    "tip of the shoulder blade": Polygon(((9.4, 20.8), (10.4, 20.2), (12.2, 20.6), (12.4, 22.4), (11.4, 24.4), (10.0, 24.2), (9.4, 22.6))),
    "armpit": Polygon(((15.4, 13.5), (20, 11), (24, 16), (23.5, 24), (20.6, 28), (18.2, 28), (16.4, 24), (15.2, 19.4))),
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

BODY = Polygon(
    (
        (0, -13), (5, -13), (5.6, -4), (6.8, -0.4), (10.8, 2), (15.8, 4), (19, 6.2), (21, 9), (16.5, 15), (15.3, 20), (14.8, 30),
        (14.6, 40), (16, 50), (16, 66), (0, 66),
    )
)  # fmt: skip
"""The right half of the back: a mark outside it is off the body."""
