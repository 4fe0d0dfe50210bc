"""Where the drawn bodies end: their edges in cm on the body map, right side. Zones are drawn up to there, and not on the table or on hair.

Measured on the base drawings; ``tests/art`` holds them to each other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Edge = tuple[tuple[float, float], ...]
"""An edge of the body: from top to bottom, y and the x that the edge has there."""


@dataclass(frozen=True)
class Silhouette:
    """The edges of a drawn body.

    ``outer``: from below the ear along the neck and over the shoulder; ``trunk``: the side from the armpit down; ``arm``: the inner side of
    the upper arm; ``nape``: y of the hairline on the midline and 4.3 cm beside it.
    """

    outer: Edge
    trunk: Edge
    arm: Edge
    nape: tuple[float, float]

    def hairline(self, x: float) -> float:
        """The y where hair ends at a distance from the midline."""
        middle, beside = self.nape
        return middle + (beside - middle) * (x / _NAPE_BESIDE) ** 2


_NAPE_BESIDE = 4.3


def at(edge: Edge, y: float) -> float:
    """The x of an edge at a height; beyond its ends that of its nearest end."""
    index = bisect_right(edge, (y, 0.0))
    if index in (0, len(edge)):
        return edge[min(index, len(edge) - 1)][1]
    (above, start), (below, end) = edge[index - 1 : index + 1]
    return start + (end - start) * (y - above) / (below - above)


_NEUTRAL = Silhouette(
    (
        (-9, 6.4), (-8, 6.1), (-7, 5.6), (-6, 5.4), (-4, 5.3), (-2, 5.6), (-1, 5.9), (0, 6.7), (2, 10.2), (4, 15.6), (5, 17.2),
        (6, 18.6), (7, 19.6), (8, 20.4), (10, 21.7),
    ),
    (
        (19.6, 15.0), (22, 14.8), (26, 14.8), (28, 14.6), (30, 14.4), (34, 14.2), (38, 14.3), (42, 14.6), (44, 14.7), (46, 15.1),
        (48, 15.6), (50, 16.3), (52, 16.9),
    ),
    ((19.6, 15.1), (21, 15.7), (24, 16.7), (28, 17.9), (32, 19.2)),
    (-7.6, -9.0),
)  # fmt: skip

SILHOUETTES: dict[str, Silhouette] = {
    "back": _NEUTRAL,
    "neck-and-shoulders": _NEUTRAL,
    "back-woman": Silhouette(
        (
            (-9, 6.5), (-8, 6.1), (-7, 5.6), (-6, 5.2), (-4, 5.1), (-2, 5.2), (-1, 5.6), (0, 6.2), (2, 9.5), (4, 15.2), (5, 17.0),
            (6, 18.4), (7, 19.5), (8, 20.3), (10, 21.6),
        ),
        (
            (19.6, 14.5), (22, 14.3), (26, 14.1), (28, 13.7), (30, 13.4), (32, 13.2), (36, 13.1), (40, 13.2), (42, 13.6), (44, 14.0),
            (46, 14.7), (48, 15.6), (50, 16.6), (52, 17.2),
        ),
        ((19.6, 15.0), (21, 15.4), (24, 16.4), (28, 17.7), (32, 19.1)),
        (-8.2, -9.3),
    ),
    "back-man": Silhouette(
        (
            (-9, 6.6), (-8, 6.4), (-7, 6.1), (-6, 5.9), (-5, 5.7), (-3, 5.9), (-2, 6.2), (-1, 6.9), (0, 8.2), (2, 13.2), (4, 17.1),
            (5, 18.4), (6, 19.7), (7, 20.6), (8, 21.4), (10, 22.6),
        ),
        (
            (21.5, 15.5), (24, 15.6), (26, 15.9), (28, 16.0), (32, 15.9), (34, 16.1), (38, 16.4), (42, 16.7), (46, 16.9), (48, 17.4),
            (50, 18.1), (52, 18.7),
        ),
        ((19.6, 15.4), (22, 16.1), (24, 16.8), (28, 17.9), (32, 19.2)),
        (-6.9, -8.1),
    ),
    "back-older": Silhouette(
        (
            (-7.9, 6.7), (-7, 6.4), (-6, 6.0), (-5, 5.7), (-3, 5.6), (-2, 5.8), (-1, 6.2), (0, 7.2), (2, 11.2), (4, 15.7), (5, 17.2),
            (6, 18.4), (7, 19.4), (8, 20.2), (10, 21.4),
        ),
        (
            (20, 14.9), (21, 14.6), (22, 14.7), (24, 15.4), (26, 15.6), (28, 15.5), (32, 15.2), (36, 15.0), (38, 15.1), (40, 15.4),
            (42, 15.8), (44, 16.3), (46, 16.7), (48, 17.2), (50, 17.9), (52, 18.4),
        ),
        ((20, 15.0), (22, 15.9), (24, 16.6), (28, 18.3), (32, 19.9)),
        (-6.9, -7.6),
    ),
    "back-larger": Silhouette(
        (
            (-8, 6.7), (-7, 6.6), (-5, 6.5), (-3, 6.5), (-2, 6.8), (-1, 7.5), (0, 8.8), (2, 13.6), (4, 17.7), (5, 19.5), (6, 21.0),
            (7, 22.2), (8, 23.2), (10, 24.7),
        ),
        (
            (23.5, 16.1), (24, 16.1), (26, 16.9), (28, 17.9), (30, 18.3), (32, 18.3), (34, 18.7), (36, 19.4), (38, 20.0), (42, 20.1),
            (44, 20.2), (46, 20.6), (48, 21.2), (50, 21.9), (52, 22.6),
        ),
        ((19.6, 15.2), (22, 16.0), (24, 17.6), (28, 18.9), (32, 20.4)),
        (-6.9, -7.7),
    ),
    "seated-back": Silhouette(
        (
            (-7, 7.4), (-6, 6.7), (-5, 6.4), (-4, 6.1), (-3, 5.7), (-2, 5.6), (-1, 5.8), (-0.4, 6.2), (-0.1, 9.0), (1, 10.7),
            (2, 12.4), (4, 16.4), (5, 18.7), (6, 20.4), (7, 21.7), (8, 22.8), (10, 24.4),
        ),
        (
            (26, 16.9), (28, 16.6), (30, 16.4), (38, 16.4), (40, 16.6), (42, 16.7), (44, 16.9), (46, 17.3), (48, 17.7), (50, 18.2),
            (52, 18.8),
        ),
        _NEUTRAL.arm,
        (-7.9, -8.4),
    ),
    "plate": Silhouette(
        (
            (-9, 6.7), (-8, 6.3), (-7, 5.9), (-6, 5.7), (-4, 5.6), (-2, 5.9), (-1, 6.3), (0, 7.2), (2, 11.3), (4, 16.4), (5, 18.2),
            (6, 19.6), (7, 20.6), (8, 21.5), (10, 22.7),
        ),
        (
            (20.5, 15.6), (26, 15.6), (30, 15.2), (36, 14.9), (40, 15.1), (44, 15.4), (46, 15.7), (48, 16.2), (50, 16.9), (52, 17.6),
        ),
        ((19.6, 15.8), (22, 16.6), (24, 17.2), (28, 18.3), (32, 19.6)),
        (-7.6, -9.0),
    ),
}  # fmt: skip
"""By the name of the base drawing; that of all plates is ``plate``."""
