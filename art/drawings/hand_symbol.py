"""A posed hand as a symbol: its middle at (0, 0), lit like the back that it is laid on, with a soft contact shadow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from art.drawings.hand_arm import Arm, Direction, Posture, arm, in_space
from art.drawings.hand_lines import outline, strokes
from art.drawings.hand_marks import knuckles, nails, wrist_folds
from art.engine import svg
from art.engine.arrays import Mask
from art.engine.camera import Camera
from art.engine.curves import mask_path
from art.engine.hand_details import wrinkles
from art.engine.raster import Frame, Part, render
from art.engine.tone import shade

UNITS_PER_CM = 8
_SCALE = 0.9
"""The mesh's hand is 20 cm long; a middling adult's is about 18 cm."""

PAGE = (760, 1000)
MIDDLE = (380.0, 290.0)
"""Size of the page in drawing units, and where on it the middle of the hand lies. At its lower edge the arm is cut off."""

SUPERSAMPLING = 3

_LIGHT = (-0.35, 0.3)
"""Where the light comes from on the page (right, up), for a height of ``_LIGHT_HEIGHT``."""
_LIGHT_HEIGHT = 0.9
_SHADE_THRESHOLD = 0.62
_SHADE_SOFTNESS = 8.0
"""See ``art.engine.tone.shade``; only the large forms of hand and arm are shaded."""
_SHADE_SMALLEST = 200
_SHADE_OPACITY = 0.6

_CREASE = 0.9
_CREASE_OPACITY = 0.45
"""Width of wrinkles in drawing units; they and the nails are faint, for only the shape of the hand has to tell."""

_CAST_OPACITY = 0.3
_CAST_SHIFT = 0.86
"""How far a shadow falls, as a part of what the light's slant would give."""
_CAST_HEIGHT = 0.03
"""Metres: shadows of what is higher do not fall farther off, for the light is soft."""


@dataclass(frozen=True)
class Pose:
    """A posture and how it is drawn.

    ``middle``: shares of joints whose mean is the middle of the area that presses; ``view``: the way to the eye; ``sunk``: metres by which
    the lowest point of the hand lies in the skin; ``light``: where the light comes from on the page (right, up).
    """

    posture: Posture
    middle: Mapping[str, float]
    view: Direction = (0, 1, 0)
    sunk: float = 0.003
    light: tuple[float, float] = _LIGHT


@dataclass(frozen=True, eq=False)
class Seen:
    """A pose as a camera sees it: the arm in it, the picture of the arm, and where its shadow falls (rows, columns)."""

    pose: Pose
    arm: Arm
    frame: Frame
    cast: Mask


def see(pose: Pose, side: str, supersampling: int = SUPERSAMPLING) -> Seen:
    """The hand of a side ("L", "R") in a pose, its middle at ``MIDDLE``."""
    posed = arm(pose.posture, side)
    joints = sum((posed.body.head(f"{joint}.{side}") * share for joint, share in pose.middle.items()), np.zeros(3))
    scale = UNITS_PER_CM * 100 * _SCALE
    camera = Camera(in_space(side, pose.view), joints / sum(pose.middle.values()), (0, 0, 1), scale, PAGE)
    right, up = (np.array(PAGE) / 2 - MIDDLE) * (1, -1) / scale
    camera = replace(camera, centre=np.asarray(camera.centre) + right * camera.axes[0] + up * camera.axes[1])
    mesh = posed.mesh
    hand = mesh.vertices[np.unique(mesh.quads[mesh.labels > 0])]
    height = np.clip(mesh.vertices[:, 1] - hand[:, 1].min() - pose.sunk, 0, None)
    height = _CAST_HEIGHT * np.tanh(height / _CAST_HEIGHT)
    falls = -_CAST_SHIFT * (np.array(pose.light) @ camera.axes[:2]) - np.array([0, 1, 0])
    cast = render(camera, [Part("cast", mesh.moved(mesh.vertices + np.outer(height, falls)))], supersampling)
    return Seen(pose, posed, render(camera, [Part("hand", mesh)], supersampling), cast.filled)


def layers(seen: Seen, under: str = "") -> str:
    """The symbol's paths on the page, from the shadow to the ink. ``under``: what lies between shadow and hand."""
    frame, grain = seen.frame, seen.frame.supersampling
    hand = outline(frame)
    creases = wrinkles(seen.arm.body, seen.arm.side, frame, _CREASE) + knuckles(seen.arm, frame) + wrist_folds(seen.arm, frame)
    shaded = shade(frame, hand, _SHADE_SOFTNESS, (*seen.pose.light, _LIGHT_HEIGHT), _SHADE_THRESHOLD, _SHADE_SMALLEST)
    return (
        svg.path(mask_path(seen.cast | hand, grain, 1.6, 60, 1.0), "cast", opacity=_CAST_OPACITY)
        + under
        + svg.path(mask_path(hand, grain, 0.45, 30, 0.5), "hand")
        + svg.path(mask_path(shaded, grain, 2.0, _SHADE_SMALLEST, 0.8), "hand2", opacity=_SHADE_OPACITY)
        + svg.path(nails(seen.arm, frame), "halo", "handline", 0.7, opacity=_CREASE_OPACITY, fill_opacity=0.45)
        + svg.path(strokes(seen.arm, frame, hand), "handline")
        + svg.path(creases, "handline", opacity=_CREASE_OPACITY)
    )


def symbol(name: str | None, *content: str, at: tuple[float, float] = (0, 0)) -> str:
    """Layers made on the page, as a group in which the middle of the hand lies at ``at``."""
    x, y = at[0] - MIDDLE[0], at[1] - MIDDLE[1]
    return svg.group(name, svg.group(None, *content, transform=f"translate({x:g} {y:g})"))
