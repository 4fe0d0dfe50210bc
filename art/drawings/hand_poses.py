"""How the giver's hands are held in each use: the table of poses that ``hands_on_back`` draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from art.drawings.hand_arm import Posture, turned
from art.drawings.hand_symbol import Pose

_PALM = Posture(
    upper_arm=(-0.10, -0.75, 0.7),
    forearm=(-0.14, -0.5, 1),
    fingers=(-0.02, -0.05, 1),
    palm=(0, -1, 0),
    flex={2: (-1, 6, 4), 3: (-3, 6, 4), 4: (-1, 7, 4), 5: (1, 9, 5)},
    thumb=((1, "add", 30), (1, "twist", -28), (2, "flex", 2), (3, "flex", 6)),
)
_LEANING = replace(_PALM, upper_arm=(-0.10, -0.95, 0.9), forearm=(-0.12, -0.75, 1))
"""Whoever leans on the hands has arms that are nearly straight and come down steeply."""
_MIDDLE_OF_PALM = {"wrist": 1, "finger3-1": 1.6, "finger2-1": 0.65}

_PALMS = Pose(_PALM, _MIDDLE_OF_PALM)
_HEELS = Pose(
    replace(
        _PALM,
        upper_arm=(-0.10, -1, 0.8),
        forearm=(-0.12, -1, 1),
        fingers=(0, 0.24, 1),
        palm=(0, -1, 0.24),
        flex={2: (4, 10, 6), 3: (2, 10, 6), 4: (4, 11, 6), 5: (6, 12, 7)},
    ),
    {"wrist": 1, "finger3-1": 0.35},
)
_KNEAD = Pose(
    replace(
        _PALM,
        forearm=(-0.14, -0.6, 1),
        fingers=(0.12, -0.15, 1),
        palm=(-0.05, -1, -0.15),
        flex={2: (16, 24, 14), 3: (18, 26, 14), 4: (20, 27, 15), 5: (22, 28, 15)},
        thumb=((1, "add", -12), (1, "twist", 20), (1, "abd", -12), (2, "flex", 10), (3, "flex", 14)),
    ),
    {"finger2-2": 1, "finger1-3": 1},
    view=(-0.1, 1, 0.4),
    sunk=0.01,
)
_WRING = Pose(
    replace(
        _PALM,
        forearm=(-0.1, -0.45, 1),
        fingers=(0, -0.08, 1),
        palm=(0, -1, -0.08),
        flex={2: (14, 18, 9), 3: (16, 18, 9), 4: (17, 19, 9), 5: (18, 20, 10)},
        thumb=((1, "add", 29), (1, "twist", -28), (2, "flex", 4), (3, "flex", 10)),
    ),
    _MIDDLE_OF_PALM,
    view=(0, 1, 0.15),
    sunk=0.03,
    light=(-0.35, -0.3),
)
"""Its light comes from below left, for it mostly lies across the back, turned by 90 degrees."""
_FINGER_PADS = Pose(
    replace(
        _LEANING,
        fingers=(0, -0.25, 1),
        palm=(0, -1, -0.25),
        flex={2: (2, 20, 6), 3: (0, 24, 7), 4: (2, 23, 7), 5: (8, 26, 10)},
        thumb=((1, "add", 24), (1, "twist", -28), (1, "flex", 6), (2, "flex", 4), (3, "flex", 10)),
    ),
    {"finger2-3": 1, "finger3-3": 3.6, "finger4-3": 1, "finger3-2": -1.6},
    view=(0, 1, 0.35),
)
_THUMBS = Pose(
    replace(
        _PALM,
        upper_arm=(-0.14, -0.95, 0.9),
        forearm=(-0.06, -0.75, 1),
        fingers=(0.54, -0.2, 1),
        palm=(0, -1, -0.2),
        flex={2: (8, 14, 8), 3: (8, 15, 9), 4: (9, 16, 10), 5: (10, 17, 10)},
        thumb=((1, "add", 10), (1, "abd", -25), (1, "twist", 65), (2, "flex", -4), (3, "flex", -4)),
    ),
    {"finger1-3": 1.35, "finger1-2": -0.35},
    view=(0, 1, 0.25),
)
_FISTS = Pose(
    replace(
        _LEANING,
        fingers=(0, -0.2, 1),
        palm=(0, -1, -0.2),
        flex={2: (30, 92, 35), 3: (32, 94, 36), 4: (34, 95, 36), 5: (37, 94, 36)},
        spread={2: 9, 3: 0, 4: -9, 5: -14},
        thumb=((1, "add", 19), (1, "twist", 60), (1, "abd", -8), (2, "flex", 8), (3, "flex", 10)),
    ),
    {"finger3-2": 1, "finger4-2": 1, "finger2-3": 1, "finger3-3": 1},
    view=(-0.22, 1, 0.4),
)
_FOREARM = Pose(
    replace(
        _PALM,
        upper_arm=(-0.12, -0.85, 0.4),
        forearm=(0.08, 0.05, 1),
        fingers=(0.08, -0.12, 1),
        palm=(-0.3, -1, 0),
        flex={2: (8, 14, 8), 3: (10, 15, 8), 4: (11, 16, 9), 5: (13, 17, 9)},
        thumb=((1, "add", 18), (1, "twist", -15), (2, "flex", 6), (3, "flex", 10)),
    ),
    {"lowerarm01": 2, "wrist": 1},
)
_CUPPED = Pose(
    replace(
        _PALM,
        fingers=(0, 0.28, 1),
        palm=(0, -1, 0.28),
        flex={2: (30, 18, 8), 3: (32, 18, 8), 4: (33, 19, 8), 5: (36, 20, 8)},
        thumb=((1, "add", 24), (1, "flex", 14), (2, "flex", 8), (3, "flex", 10)),
    ),
    {"wrist": 1, "finger3-1": 3.6},
    view=(-0.15, 1, 0.3),
    sunk=-0.012,
)
_EDGE = Pose(
    replace(
        _PALM,
        upper_arm=(-0.35, -0.75, 0.7),
        forearm=(-0.22, -0.5, 1),
        fingers=(0.12, -0.1, 1),
        palm=(-1, -0.12, 0.12),
        flex={2: (0, 7, 5), 3: (3, 9, 6), 4: (6, 11, 7), 5: (8, 13, 8)},
        spread={2: 6, 3: -1, 4: -6, 5: -6},
        thumb=((1, "add", 34), (1, "abd", -6), (2, "flex", 6), (3, "flex", 8)),
    ),
    {"wrist": 1, "finger5-1": 2},
    view=(0.24, 1, 0),
)

POSES: Mapping[str, Pose] = {
    "palms": _PALMS,
    "heels": _HEELS,
    "knead": _KNEAD,
    "wring": _WRING,
    "finger-pads": _FINGER_PADS,
    "thumbs": _THUMBS,
    "fists": _FISTS,
    "forearm": _FOREARM,
    "cupped": _CUPPED,
    "edge": _EDGE,
}
"""The uses in which each hand is drawn by itself."""

_SEEN_THUMB = ((1, "add", 24), (1, "twist", -28), (2, "flex", 2), (3, "flex", 8))
LOWER_HAND = replace(_PALMS, posture=turned(replace(_PALM, thumb=_SEEN_THUMB), 16))
UPPER_HAND = replace(
    _PALMS,
    posture=turned(
        replace(_PALM, flex={2: (3, 10, 6), 3: (2, 11, 7), 4: (4, 12, 7), 5: (6, 14, 8)}, thumb=_SEEN_THUMB),
        14,
    ),
    sunk=-0.022,
)
"""Hand over hand: the two lie across each other, and the upper one drapes over the lower. Their thumbs look out, to tell two hands."""
