"""Wrist and thumb right and wrong, side by side."""

from __future__ import annotations

from art.drawings.close_up_arm import Hold, pose
from art.drawings.close_up_frame import View
from art.drawings.close_up_grips import LONE_THUMB, THUMB
from art.drawings.close_up_paint import paint
from art.drawings.close_up_skin import back
from art.drawings.close_up_touch import lowered
from art.engine import svg
from art.engine.curves import line_path, number

_GAP = 12
"""Drawing units between the panels."""

_MARK, _MARK_RADIUS, _MARK_WIDTH = (0.5, 0.9), 30, 9
"""Where the sign of a panel stands (parts of its width and height), the radius of its disc and the width of its strokes."""

_SCALE = 1030
"""Drawing units for a metre."""

_TICK = ((-13, 1), (-4, 11), (14, -11))
_CROSS = (((-11, -11), (11, 11)), ((-11, 11), (11, -11)))
"""The signs' strokes, in drawing units from the middle of their disc."""


def right_and_wrong(size: tuple[int, int]) -> str:
    """Two panels on a page of that size: a straight wrist and a supported thumb; a bent wrist and a thumb that gives way."""
    panel = ((size[0] - _GAP) // 2, size[1])
    straight = Hold("L", (0.62, 0, -0.78), (-0.78, 0, -0.62), (0.52, -0.04, -0.80), THUMB)
    bent = Hold("L", (1, 0, 0.08), (0.08, 0, -1), (0.10, -0.04, -1), LONE_THUMB)
    tick = line_path(_TICK)
    cross = "".join(line_path(stroke) for stroke in _CROSS)
    right = _panel(straight, (-0.04, 0.088, 0.2), panel) + _sign(tick, "good", panel)
    wrong = _panel(bent, (-0.05, 0.092, 0.2), panel) + _sign(cross, "mark", panel)
    return svg.group(None, right) + svg.group(None, wrong, transform=f"translate({panel[0] + _GAP} 0)")


def _panel(hold: Hold, place: tuple[float, float, float], size: tuple[int, int]) -> str:
    skin = back()
    arm = lowered(skin, pose(hold, place), 0.0035)
    return paint(View((-0.05, -0.80, 0.52), (-0.005, 0.07, 0.09), _SCALE, size, cast_reach=0.09), skin.pressed([arm.mesh]), [arm])


def _sign(strokes: str, ink: str, size: tuple[int, int]) -> str:
    """The strokes on a pale disc."""
    r = _MARK_RADIUS
    disc = f"M{-r} 0a{r} {r} 0 0 1 {2 * r} 0a{r} {r} 0 0 1 {-2 * r} 0z"
    x, y = (number(part * side) for part, side in zip(_MARK, size, strict=True))
    return svg.group(None, svg.path(disc, "halo"), svg.path(strokes, stroke=ink, width=_MARK_WIDTH), transform=f"translate({x} {y})")
