"""The 24 separate bones of the spine, seen from behind.

One pattern for each kind of vertebra, set to each bone's own height and width. The heights of the tips are those of the measures; the
transverse processes are evened out, since one man's differ by a centimetre from one bone to the next.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbook.atlas.shapes import Half, Line


@dataclass(frozen=True)
class Pattern:
    """A kind of vertebra as right halves.

    ``arch``: from the midline round to the midline again; x in cm, y in heights of the vertebra below the tips of its transverse
    processes. The points of ``reach`` belong to the process: their x is counted from its tip.
    ``spine``: the spinous process from its root to its tip; x in cm, y from 0 at the root to 1 at the tip. ``root``: where the root lies,
    like the y of the arch. ``body``: half width in cm, top and bottom like the y of the arch.
    """

    arch: Line
    reach: frozenset[int]
    spine: Line
    root: float
    body: tuple[float, float, float]


@dataclass(frozen=True)
class Vertebra:
    """A vertebra: its ``kind`` of pattern, where the tips of its processes lie, and how high it stands, in cm.

    ``process``: y of the tips of the transverse processes; ``span``: from one of these tips to the other; ``tip``: y of the tip of the
    spinous process.
    """

    name: str
    kind: str
    process: float
    span: float
    tip: float
    height: float

    @property
    def arch(self) -> Half:
        """The arch with its transverse processes."""
        pattern = PATTERNS[self.kind]
        return tuple(
            (x + self.span / 2 if index in pattern.reach else x, self.process + y * self.height)
            for index, (x, y) in enumerate(pattern.arch)
        )

    @property
    def spine(self) -> Half:
        """The spinous process."""
        pattern = PATTERNS[self.kind]
        if not pattern.spine:
            return ()
        root = self.process + pattern.root * self.height
        return tuple((x, root + y * (self.tip - root)) for x, y in pattern.spine)

    @property
    def body(self) -> Half:
        """The body, of which little shows from behind."""
        width, top, bottom = PATTERNS[self.kind].body
        if not width:
            return ()
        high, low = self.process + top * self.height, self.process + bottom * self.height
        rim = 0.12 * (low - high)
        middle = (high + low) / 2
        side = (width * 0.9, high), (width, high + rim), (width * 0.86, middle), (width, low - rim), (width * 0.9, low)
        return ((0, high), *side, (0, low))


# fmt: off
PATTERNS: dict[str, Pattern] = {
    "first": Pattern(
        arch=(
            (0, -0.3), (0.5, -0.34), (1.1, -0.16), (1.9, -0.5), (2.5, -0.46),
            (-0.5, -0.3), (0, 0.02), (-0.5, 0.34),
            (2.5, 0.5), (1.8, 0.56), (1.1, 0.3), (0.5, 0.22), (0, 0.44),
        ),
        reach=frozenset({5, 6, 7}),
        spine=(),
        root=0,
        body=(0, 0, 0),
    ),
    "neck": Pattern(
        arch=(
            (0, -0.3), (0.8, -0.36), (1.3, -0.62), (1.75, -0.5),
            (-0.5, -0.26), (0, 0.0), (-0.4, 0.28),
            (1.9, 0.32), (1.8, 0.6), (1.3, 0.68), (0.7, 0.46), (0, 0.52),
        ),
        reach=frozenset({4, 5, 6}),
        spine=((0, 0), (0.36, 0.2), (0.4, 0.6), (0.58, 0.88), (0.4, 1.0), (0, 0.84)),
        root=-0.04,
        body=(1.35, -0.3, 0.5),
    ),
    "last of the neck": Pattern(
        arch=(
            (0, -0.3), (0.8, -0.36), (1.4, -0.62), (1.9, -0.44),
            (-0.5, -0.28), (0, 0.02), (-0.5, 0.32),
            (2.0, 0.3), (1.75, 0.58), (1.2, 0.64), (0.6, 0.46), (0, 0.52),
        ),
        reach=frozenset({4, 5, 6}),
        spine=((0, 0), (0.38, 0.16), (0.34, 0.6), (0.42, 0.86), (0.28, 0.98), (0, 1)),
        root=-0.04,
        body=(1.4, -0.3, 0.5),
    ),
    "chest": Pattern(
        arch=(
            (0, -0.3), (0.5, -0.34), (0.85, -0.52), (1.3, -0.42), (1.6, -0.1),
            (-1.1, -0.22), (-0.5, -0.34), (0, -0.12), (-0.25, 0.14),
            (1.9, 0.24), (1.35, 0.4), (1.3, 0.6), (0.9, 0.7), (0.5, 0.54), (0, 0.6),
        ),
        reach=frozenset({5, 6, 7, 8}),
        spine=((0, 0), (0.5, 0.06), (0.48, 0.3), (0.36, 0.6), (0.36, 0.86), (0.22, 0.98), (0, 1)),
        root=-0.06,
        body=(1.6, -0.3, 0.58),
    ),
    "lowest of the chest": Pattern(
        arch=(
            (0, -0.3), (0.6, -0.34), (1.0, -0.56), (1.45, -0.46), (1.65, -0.18),
            (-0.6, -0.26), (-0.15, -0.28), (0, -0.04), (-0.35, 0.2),
            (1.6, 0.26), (1.3, 0.42), (1.3, 0.66), (0.9, 0.78), (0.5, 0.58), (0, 0.6),
        ),
        reach=frozenset({5, 6, 7, 8}),
        spine=((0, 0), (0.44, 0.08), (0.4, 0.45), (0.44, 0.8), (0.3, 0.97), (0, 1)),
        root=-0.04,
        body=(1.85, -0.3, 0.56),
    ),
    "low back": Pattern(
        arch=(
            (0, -0.26), (0.7, -0.32), (1.05, -0.58), (1.6, -0.6), (1.85, -0.32), (2.1, -0.13),
            (-0.5, -0.15), (0, 0.0), (-0.5, 0.13),
            (2.0, 0.15), (1.4, 0.28), (1.5, 0.56), (1.2, 0.76), (0.85, 0.62), (0.5, 0.38), (0, 0.44),
        ),
        reach=frozenset({6, 7, 8}),
        spine=((0, 0), (0.4, 0.08), (0.36, 0.45), (0.52, 0.78), (0.42, 0.96), (0, 1)),
        root=-0.08,
        body=(2.45, -0.44, 0.4),
    ),
    "lowest of the back": Pattern(
        arch=(
            (0, -0.26), (0.8, -0.32), (1.2, -0.58), (1.8, -0.58), (2.1, -0.34), (2.6, -0.22),
            (-0.7, -0.28), (0, -0.04), (-0.6, 0.2),
            (2.7, 0.28), (2.0, 0.32), (1.95, 0.56), (1.6, 0.72), (1.15, 0.6), (0.6, 0.38), (0, 0.44),
        ),
        reach=frozenset({6, 7, 8}),
        spine=((0, 0), (0.4, 0.1), (0.36, 0.5), (0.44, 0.8), (0.34, 0.97), (0, 1)),
        root=-0.08,
        body=(2.6, -0.44, 0.76),
    ),
}
# fmt: on
"""The kinds, from the head down."""

VERTEBRAE: tuple[Vertebra, ...] = (
    Vertebra("C1", "first", -9.4, 7.6, -9.2, 1.3),
    Vertebra("C2", "neck", -8.0, 5.4, -6.6, 1.4),
    Vertebra("C3", "neck", -6.7, 5.4, -5.6, 1.3),
    Vertebra("C4", "neck", -5.4, 5.5, -4.4, 1.3),
    Vertebra("C5", "neck", -4.1, 5.6, -3.0, 1.3),
    Vertebra("C6", "neck", -2.8, 5.8, -1.6, 1.4),
    Vertebra("C7", "last of the neck", -1.4, 6.8, 0.0, 1.5),
    Vertebra("T1", "chest", 0.0, 7.4, 2.0, 2.1),
    Vertebra("T2", "chest", 2.1, 7.2, 4.6, 2.5),
    Vertebra("T3", "chest", 4.7, 7.0, 7.6, 2.7),
    Vertebra("T4", "chest", 7.5, 7.0, 10.7, 2.7),
    Vertebra("T5", "chest", 10.2, 7.1, 13.4, 2.8),
    Vertebra("T6", "chest", 13.0, 7.2, 16.6, 2.9),
    Vertebra("T7", "chest", 16.0, 7.3, 19.9, 3.0),
    Vertebra("T8", "chest", 19.0, 7.2, 22.6, 2.9),
    Vertebra("T9", "chest", 21.8, 7.1, 25.0, 2.8),
    Vertebra("T10", "chest", 24.5, 7.0, 27.5, 2.8),
    Vertebra("T11", "lowest of the chest", 27.3, 5.6, 30.2, 2.8),
    Vertebra("T12", "lowest of the chest", 30.1, 4.8, 32.5, 3.0),
    Vertebra("L1", "low back", 33.2, 7.1, 36.1, 3.0),
    Vertebra("L2", "low back", 36.2, 8.0, 38.6, 3.0),
    Vertebra("L3", "low back", 39.1, 8.4, 41.0, 3.0),
    Vertebra("L4", "low back", 42.1, 8.8, 43.8, 3.0),
    Vertebra("L5", "lowest of the back", 45.2, 10.4, 46.7, 2.8),
)
"""From the head down."""
