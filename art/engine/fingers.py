"""Hands: where they point, and how fingers close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from art.engine.arrays import Floats, unit
from art.engine.body import Body


def signed(side: str) -> int:
    """+1 for the left side ("L"), -1 for the right ("R"): x grows to the body's left."""
    return 1 if side == "L" else -1


_CURVED = 0.05
"""Sine of the bend of the thumb at rest below which it tells no axis."""


def hand_axes(body: Body, side: str) -> tuple[Floats, Floats]:
    """Where the fingers point and where the palm faces, in the rest pose (length 1)."""
    wrist, index, middle, little = (body.rest(f"{bone}.{side}") for bone in ("wrist", "finger2-1", "finger3-1", "finger5-1"))
    fingers = unit(middle - wrist)
    return fingers, unit(np.cross(fingers, index - little) * signed(side))


def finger_axes(body: Body, side: str) -> dict[str, tuple[Floats, Floats]]:
    """For each finger bone its axis of flexion (a positive turn closes the finger) and its direction, in the rest pose."""
    palm = hand_axes(body, side)[1]
    axes = {}
    for finger in range(1, 6):
        for joint in range(1, 4):
            bone = f"finger{finger}-{joint}.{side}"
            direction = _direction(body, bone)
            flexion = np.cross(direction, palm)
            if finger == 1:
                # The thumb bends across the palm: about the axis that its own two end bones show.
                bend = np.cross(_direction(body, f"finger1-2.{side}"), _direction(body, f"finger1-3.{side}"))
                flexion = bend if float((bend * bend).sum()) > _CURVED**2 else flexion
            axes[bone] = (unit(flexion), direction)
    return axes


def curl(
    body: Body,
    side: str,
    flex: Mapping[int, Sequence[float]] | None = None,
    spread: Mapping[int, float] | None = None,
    thumb: Sequence[tuple[int, str, float]] = (),
) -> None:
    """Close and spread the fingers, in degrees, on top of what they do already.

    ``flex``: for finger 1 (thumb) to 5 (little) the bends of its three joints, from the knuckle. ``spread``: turn of a finger at its
    knuckle in the plane of the palm, towards the little finger when positive (the fingers are spread at rest: 5, 1, -6 and -12 for
    fingers 2 to 5 close them). ``thumb``: turns (joint, kind, degrees) with the kinds "flex", "abd" (away from the palm), "twist" and
    "add" (towards the fingers when positive).
    """
    axes = finger_axes(body, side)
    palm = hand_axes(body, side)[1]
    for finger, bends in (flex or {}).items():
        for joint, degrees in enumerate(bends, 1):
            bone = f"finger{finger}-{joint}.{side}"
            body.rotate(bone, axes[bone][0], degrees)
    for finger, degrees in (spread or {}).items():
        body.rotate(f"finger{finger}-1.{side}", -palm * signed(side), degrees)
    for joint, kind, degrees in thumb:
        bone = f"finger1-{joint}.{side}"
        flexion, direction = axes[bone]
        turns = {"flex": flexion, "abd": np.cross(direction, palm), "twist": -direction * signed(side), "add": -palm * signed(side)}
        body.rotate(bone, turns[kind], degrees)


def _direction(body: Body, bone: str) -> Floats:
    return unit(body.rest_tail(bone) - body.rest(bone))
