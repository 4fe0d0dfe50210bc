"""Hands brought to the skin: lowered until they press as deep as wanted, the fingers bent until they touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from art.drawings.close_up_arm import Arm, Direction, Finger, Hold, pose
from art.drawings.close_up_skin import Skin
from art.engine.arrays import Floats

_ROUNDS = 9
"""Halvings of the range in which a finger's angle is sought: to a fifth of a degree."""

_RANGE = (-30.0, 60.0)
"""Degrees that a knuckle can bend."""


def lowered(skin: Skin, arm: Arm, press: float) -> Arm:
    """The arm straight above or below its place, so that it lies ``press`` metres deep in the skin at the deepest; negative: above it."""
    return arm.moved(np.array([0.0, 0.0, skin.depth_below(arm.mesh) - press]))


def touching(skin: Skin, hold: Hold, wrist: Floats | Direction, depths: Mapping[int, float]) -> Hold:
    """The hold with the knuckles of some fingers bent until the finger lies as deep in the skin as told (metres, by finger from 2)."""
    low, high = np.full(6, _RANGE[0]), np.full(6, _RANGE[1])
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        hold = _bent(hold, {number: float(middle[number]) for number in depths})
        arm = pose(hold, wrist)
        for number, depth in depths.items():
            points = arm.finger(number)
            inside = float((skin.on(points[:, 0], points[:, 1])[:, 2] - points[:, 2]).max()) > depth
            low[number], high[number] = (low[number], middle[number]) if inside else (middle[number], high[number])
    return hold


def _bent(hold: Hold, knuckles: Mapping[int, float]) -> Hold:
    """The hold with other angles in some knuckles."""
    first, second, third, fourth = (_at(finger, knuckles.get(number)) for number, finger in enumerate(hold.grip.fingers, 2))
    return replace(hold, grip=replace(hold.grip, fingers=(first, second, third, fourth)))


def _at(finger: Finger, knuckle: float | None) -> Finger:
    return finger if knuckle is None else replace(finger, knuckle=knuckle)
