"""Where the rules of ``docs/data/zones.yml`` hold: outlines in cm, on the right side, mirrored to the left.

The outlines are custom, on the safe side, laid round the bones by the handbook's measures: the spinous tips, ribs 11 and 12, the
hip crest (about x 10, y 45), the ridge and the tip of the shoulder blade (1.2 cm further out and down than in a body measured lying on its
back), the armpit fold.
"""

from __future__ import annotations

from handbook.atlas.geometry import Polygon

SPINE_HALF_WIDTH = 1.5
"""Half the width of the bony strip, in cm [custom]."""

OUTLINES: dict[str, Polygon] = {
    "spine": Polygon(((-SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, -13), (SPINE_HALF_WIDTH, 48.5), (-SPINE_HALF_WIDTH, 48.5))),
    "front and side of the neck": Polygon(((4.2, -13), (9, -13), (9, -6), (6.6, -2.2), (4.6, -2.2))),
    "back of the neck": Polygon(((1.5, -13), (4.2, -13), (4.6, -2.2), (1.5, -1))),
    "ridge of the shoulder blade": Polygon(((8.0, 9.6), (17, 6.6), (20.2, 5.8), (20.5, 8.2), (17, 8.4), (8.6, 11.0))),
    "tip of the shoulder blade": Polygon(((9.7, 21.8), (11.2, 21.6), (11.8, 23.2), (11, 24.6), (9.9, 24.2))),
    "armpit": Polygon(((15.4, 13.5), (20, 11), (24, 16), (18, 22), (15.2, 19))),
    "kidneys and lowest ribs": Polygon(((6, 27.5), (12.6, 31), (13.2, 40), (12, 44.2), (6, 45))),
    "flank": Polygon(((10.5, 24), (16.5, 24), (16.5, 44), (10.5, 44.6))),
    "hip crest": Polygon(((5.2, 49), (7, 46), (10, 44.4), (14, 46.5), (14, 48), (10, 46.6), (7.4, 48), (6, 50.5))),
    "sacrum": Polygon(((-5.4, 48.5), (5.4, 48.5), (4.4, 54), (2.4, 59.4), (-2.4, 59.4), (-4.4, 54))),
    "tailbone": Polygon(((-2.4, 59.4), (2.4, 59.4), (0.8, 64), (-0.8, 64))),
    "buttock": Polygon(((5.4, 50.5), (15, 48.5), (16, 66), (1.2, 66), (2.4, 59.4), (4.4, 54))),
}
"""Outline by the name of the zone's rule."""

BODY = Polygon(((0, -13), (5, -13), (5.6, -4), (12, 0.5), (18, 3), (21, 9), (16.5, 15), (15.5, 26), (14, 38), (16, 50), (16, 66), (0, 66)))
"""The right half of the back: a mark outside it is off the body."""
