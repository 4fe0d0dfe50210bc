"""The body map: centimetres on a back, and where they fall on the page.

Origin: the tip of C7. x to the page's right, y down the back. Views "mapped" show the map at a fixed scale, so that marks measured in
centimetres fall on the drawn shoulder blades and dimples.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from art.engine.arrays import Floats

DIMPLES = (4.8, 50.9)
"""The right dimple above the buttock (PSIS)."""

FURROW = ((0.0, 7.0), (0.12, 18.0), (0.0, 31.0), (0.0, 41.0), (0.0, 47.6))
"""The groove over the spine, from between the blades to the sacrum."""

BLADE_BORDER = ((7.35, 8.9), (6.95, 11.0), (6.95, 13.4), (7.3, 15.6), (8.1, 18.0), (9.2, 20.6), (10.2, 22.1), (11.3, 21.5))
"""Inner border of the right shoulder blade, round its lower tip, as the atlas has it."""

BLADE_SPINE = ((8.1, 10.2), (11.2, 9.1), (14.0, 7.9), (16.6, 6.7))
"""Ridge of the right shoulder blade, from its root to near the shoulder point."""

NAPE = ((4.1, -7.4), (4.2, -4.8), (4.9, -2.2), (6.6, 0.3))
"""Edge of the right trapezius at the neck."""

NAPE_CORD = ((1.7, -8.2), (1.5, -6.0), (1.7, -3.6))
"""Inner edge of the right cord of the nape."""

TRAPEZIUS_ROLL = ((5.0, -2.2), (6.4, 1.0), (9.4, 3.3), (12.8, 4.6))
"""Where the right trapezius rolls over the top of the shoulder."""

TRAPEZIUS_LOWER = ((11.5, 9.6), (10.7, 11.4), (9.6, 14.0), (8.2, 17.0), (6.6, 20.4))
"""Lower outer edge of the right trapezius."""

SEVENTH = ((-1.4, 0.45), (0.0, -0.35), (1.4, 0.45))
"""The bump of C7, a small arch."""

ERECTOR = ((5.2, 34.0), (6.0, 38.0), (6.2, 42.0), (5.4, 46.0))
"""Outer edge of the right back extensors in the small of the back."""


@dataclass(frozen=True)
class BackMap:
    """How a page shows the map.

    ``units_per_cm``: drawing units for a centimetre; ``origin``: where C7 is; ``turned``: whether the head is to the page's left, the right
    side up, and not the head up.
    """

    units_per_cm: float
    origin: tuple[float, float]
    turned: bool = False

    def place(self, points: npt.ArrayLike) -> Floats:
        """Points of the map, (2,) or (n, 2) in cm, on the page."""
        places = np.asarray(points, dtype=float)
        if self.turned:
            places = places[..., ::-1] * (1.0, -1.0)
        return np.asarray(places * self.units_per_cm + np.asarray(self.origin))

    def both(self, points: npt.ArrayLike) -> tuple[Floats, Floats]:
        """A line of the right half on the page, and its mirror image on the left half."""
        line = np.asarray(points, dtype=float)
        return self.place(line), self.place(line * [-1.0, 1.0])


WHOLE_BACK = BackMap(8.0, (350.0, 258.4))
"""The map of all views of a whole back."""
