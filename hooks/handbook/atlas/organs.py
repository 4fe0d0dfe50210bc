"""The kidneys, seen from behind, in cm on the body map: what the figure of places without pressure shows under the skin.

They lie in front of the ribs and the deep muscles, from about T11 to L3 (Morris's box); breathing moves them up and down by some
centimetres.
"""

from __future__ import annotations

from handbook.atlas.geometry import Point
from handbook.atlas.shapes import Outline

_RIGHT: tuple[Point, ...] = (
    (3.1, 33.0), (3.4, 31.6), (4.6, 31.05), (6.1, 31.5), (7.6, 33.0), (8.7, 35.0), (9.4, 37.4), (9.5, 39.5), (8.8, 41.0), (7.5, 41.55),
    (6.1, 41.0), (5.3, 39.6), (5.0, 38.2), (4.6, 37.2), (4.4, 36.2), (4.0, 35.3), (3.4, 34.4),
)  # fmt: skip
_LEFT_HIGHER = 1.25
"""How much higher the left kidney lies than the right, in cm."""

RIGHT_KIDNEY: Outline = (_RIGHT,)
LEFT_KIDNEY: Outline = (tuple((-x, y - _LEFT_HIGHER) for x, y in _RIGHT),)
"""On its own side: x is negative."""
