"""Close-ups of the hand uses, seen from the side and above: which part of the hand touches, how fingers, thumb and wrist are held.

Places are metres on the patch of back (see ``close_up_skin``): x to the receiver's head, y to the receiver's left, the spine at y = 0. Most
hands work beyond the spine, so that the furrow is seen before them: beside the spine, never on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from art.drawing import CLOSE_UP_LIMIT, Drawing
from art.drawings.close_up_arm import Arm, Direction, Hold, pose
from art.drawings.close_up_frame import View
from art.drawings.close_up_grips import C_SHAPE, CLOSED, CUP, FIST, FLAT, HOOKED, LIFTED, LOOSE, PADS, RELAXED, THUMB
from art.drawings.close_up_paint import paint
from art.drawings.close_up_skin import Ridge, Skin, back, soft
from art.drawings.close_up_touch import lowered, touching
from art.drawings.close_up_wrists import right_and_wrong
from art.engine import svg

_SIZE = (560, 420)

_ALL_FINGERS = dict.fromkeys(range(2, 6), 0.002)
"""Metres that the fingers of a flat hand lie in the skin: just touching, all along."""


_FOLDS = tuple(
    np.array(fold)
    for fold in (
        [(-0.034, -0.130), (-0.012, -0.124), (0.014, -0.103), (0.036, -0.095)],
        [(-0.036, -0.160), (-0.010, -0.153), (0.020, -0.128), (0.046, -0.118)],
        [(-0.034, -0.190), (-0.012, -0.184), (0.018, -0.162), (0.040, -0.154)],
    )
)
"""Folds of wrung skin: places along and across the back, in metres."""

_FOOT = np.array([(0.060, -0.073), (0.085, -0.075), (0.110, -0.071), (0.135, -0.062)])
"""Where a lifted roll rises from the skin, likewise."""


def _laid(skin: Skin, hold: Hold, place: Direction, press: float, fingers: Mapping[int, float]) -> Arm:
    """A hand that presses so deep with its palm or its deepest finger, the other fingers brought to the skin (metres)."""
    wrist = lowered(skin, pose(hold, place), press).wrist
    return pose(touching(skin, hold, wrist, fingers), wrist)


def _palms() -> str:
    skin = back()
    arms = []
    for side, left in (("L", 1), ("R", -1)):
        hold = Hold(side, (1, -0.02 * left, -0.09), (0, -0.3 * left, -1), (1, -0.12 * left, -0.42), FLAT)
        arms.append(_laid(skin, hold, (-0.1, 0.088 * left, 0.2), 0.007, _ALL_FINGERS))
    view = View((-0.12, -0.62, 0.78), (-0.045, 0.012, 0), 1430)
    return paint(view, skin.pressed([arm.mesh for arm in arms]), arms)


def _hand_over_hand() -> str:
    skin = back()
    below = _laid(skin, Hold("R", (1, 0.10, -0.09), (0, -0.1, -1), (1, 0.14, -0.42), FLAT), (-0.1, 0.06, 0.2), 0.008, _ALL_FINGERS)
    above = Hold("L", (1, -0.30, -0.44), (-0.44, -0.1, -1), (1, -0.24, -0.62), CLOSED)
    on_top = _laid(skin.covered(below.mesh), above, (-0.09, 0.08, 0.2), 0.015, dict.fromkeys(range(2, 6), 0.003))
    return paint(View((-0.12, -0.66, 0.74), (-0.03, 0.06, 0.03), 1550), skin.pressed([below.mesh]), [below, on_top])


def _heel() -> str:
    skin = back()
    arm = lowered(skin, pose(Hold("R", (1, 0, 0.29), (0.29, 0.06, -1), (1, 0.06, -0.80), LIFTED), (-0.05, 0.07, 0.2)), 0.012)
    return paint(View((-0.15, -0.80, 0.50), (-0.005, 0.055, 0.05), 1620, dent_reach=0.008), skin.pressed([arm.mesh]), [arm])


def _knead() -> str:
    skin = soft().lifted(Ridge(0.01, 0.0, 0.071, 0.028, 0.24, 0.05))
    hold, wrist = Hold("R", (0, -1, -0.2), (0, 0.2, -1), (0.05, -1, -0.62), C_SHAPE), (0.0, 0.085, 0.100)
    arm = pose(touching(skin, hold, wrist, dict.fromkeys(range(2, 6), 0.005)), wrist)
    view = View((0.5, -0.66, 0.62), (0.02, -0.005, 0.035), 1700, skin_threshold=0.76, cast_reach=0.10)
    return paint(view, skin.pressed([arm.mesh], 0.3), [arm], (_FOOT,))


def _wring() -> str:
    skin = back(flank=True)
    for fold in _FOLDS:
        middle = fold.mean(axis=0)
        skin = skin.lifted(Ridge(middle[0], middle[1] - 0.006, 0.007, 0.006, 0.04, 0.02, 27))
    pulling = Hold("R", (0.05, -1, -0.22), (0, 0.22, -1), (-0.10, -1, -0.50), HOOKED)
    pushing = Hold("L", (-0.05, -1, -0.48), (0, 0.48, -1), (0.08, -1, -0.58), FLAT)
    arms = [
        _laid(skin, pulling, (0.080, -0.0, 0.2), 0.010, _ALL_FINGERS),
        _laid(skin, pushing, (-0.080, -0.075, 0.2), 0.012, _ALL_FINGERS),
    ]
    view = View((-0.28, -0.62, 0.74), (-0.01, -0.137, 0), 1250, skin_threshold=0.42)
    return paint(view, skin.pressed([arm.mesh for arm in arms]), arms, _FOLDS)


def _finger_pads() -> str:
    skin = back()
    hold = Hold("L", (1, 0, -0.34), (-0.34, -0.05, -1), (1, -0.05, -0.45), PADS)
    arm = _laid(skin, hold, (-0.09, 0.06, 0.2), 0.010, dict.fromkeys((2, 3, 4), 0.006))
    return paint(View((0.50, -0.62, 0.60), (-0.02, 0.05, 0.03), 1700, dent_reach=0.010), skin.pressed([arm.mesh]), [arm])


def _thumbs() -> str:
    skin = back()
    arm = lowered(skin, pose(Hold("L", (1, 0, -0.62), (-0.62, 0, -1), (1, -0.06, -0.75), THUMB), (-0.09, 0.088, 0.2)), 0.0035)
    # The knuckles above would cast a ragged shadow, and shade the hand in blots.
    view = View((-0.05, -0.80, 0.52), (-0.025, 0.07, 0.062), 1780, arm_threshold=0.12, cast_reach=0.02, dent_reach=0.010)
    return paint(view, skin.pressed([arm.mesh]), [arm])


def _fist() -> str:
    skin = back()
    # The forearm goes on in the line of the hand: the wrist is straight.
    arm = lowered(skin, pose(Hold("R", (0.42, 0, -1), (1, 0, 0.42), (0.42, -0.04, -1), FIST), (0.0, 0.07, 0.2)), 0.006)
    view = View((-0.3, -0.76, 0.5), (0.0, 0.065, 0.062), 1750, arm_threshold=0.07, dent_reach=0.007)
    return paint(view, skin.pressed([arm.mesh]), [arm])


def _forearm() -> str:
    skin = back()
    hold = Hold("R", (1, 0.05, -0.10), (0, 0.25, -1), (1, 0.04, 0.12), RELAXED, upper=(0.62, 0.05, -0.85))
    arm = lowered(skin, pose(hold, (0.12, 0.07, 0.2)), 0.018)
    return paint(View((-0.1, -0.64, 0.75), (0.03, 0.06, 0.07), 1100), skin.pressed([arm.mesh]), [arm])


def _cupped() -> str:
    skin = back()
    arm = lowered(skin, pose(Hold("L", (1, 0, 0.30), (0.30, 0.35, -1), (1, 0.05, -0.05), CUP), (-0.09, 0.07, 0.2)), -0.022)
    return paint(View((0.15, -0.80, 0.46), (-0.025, 0.065, 0.05), 1750, cast_reach=0.09), skin, [arm])


def _edge() -> str:
    skin = back()
    arm = lowered(skin, pose(Hold("R", (1, 0, -0.06), (0, 1, -0.18), (1, 0.05, -0.35), LOOSE), (-0.10, 0.05, 0.2)), -0.016)
    return paint(View((-0.1, -0.78, 0.56), (-0.01, 0.055, 0.065), 1700), skin, [arm])


def _drawing(name: str, picture: Callable[[], str]) -> Drawing:
    return Drawing(name, lambda: svg.document(*_SIZE, svg.group(name, picture())), CLOSE_UP_LIMIT)


DRAWINGS = (
    _drawing("close-palms", _palms),
    _drawing("close-hand-over-hand", _hand_over_hand),
    _drawing("close-heel", _heel),
    _drawing("close-knead", _knead),
    _drawing("close-wring", _wring),
    _drawing("close-finger-pads", _finger_pads),
    _drawing("close-thumbs", _thumbs),
    _drawing("close-fist", _fist),
    _drawing("close-forearm", _forearm),
    _drawing("close-cupped", _cupped),
    _drawing("close-edge", _edge),
    _drawing("close-wrists", lambda: right_and_wrong(_SIZE)),
)
