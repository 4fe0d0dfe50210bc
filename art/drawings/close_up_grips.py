"""What the fingers and the thumb do in each hand use."""

from __future__ import annotations

from art.drawings.close_up_arm import Finger, Grip, Thumb

_Row = tuple[float, float, float, float]


def _grip(index: _Row, middle: _Row, ring: _Row, little: _Row, thumb: Thumb) -> Grip:
    """A grip from a row of degrees for each finger: spread, knuckle, middle joint, end joint."""
    return Grip((Finger(*index), Finger(*middle), Finger(*ring), Finger(*little)), thumb)


_BESIDE = Thumb((0.84, 0.46, 0.16), (0.96, 0.22, 0.06), (0.985, 0.12, 0.03), (-0.10, 0.35, -0.8))
"""A thumb that lies flat beside the hand."""

FLAT = _grip((4, 2, 5, 3), (0, 2, 5, 3), (-4, 2, 5, 3), (-9, 2, 6, 3), _BESIDE)
"""The whole hand lies on."""

HOOKED = _grip((3, 2, 18, 12), (0, 2, 19, 12), (-3, 2, 20, 12), (-8, 2, 20, 12), _BESIDE)
"""The whole hand lies on, the fingers bent to pull."""

CLOSED = _grip((1, 2, 5, 3), (0, 2, 5, 3), (-1, 2, 5, 3), (-5, 2, 6, 3), _BESIDE)
"""Flat, the fingers side by side."""

LIFTED = _grip(
    (3, -12, 16, 8), (0, -12, 16, 8), (-4, -11, 17, 8), (-9, -9, 18, 8),
    Thumb((0.80, 0.50, 0.25), (0.92, 0.32, 0.15), (0.95, 0.25, 0.16), (-0.2, 0.5, -0.7)),
)  # fmt: skip
"""The heel of the hand presses, the fingers stay off."""

C_SHAPE = _grip(
    (2, 30, 30, 16), (0, 32, 30, 16), (-2, 34, 30, 16), (-5, 36, 30, 16),
    Thumb((0.50, 0.72, 0.40), (0.38, 0.90, 0.14), (0.30, 0.92, 0.22), (-0.45, 0.25, -0.8)),
)  # fmt: skip
"""A wide C over a roll of muscle: the whole fingers on one side, the heel of the hand on the other, the thumb along the roll."""

PADS = _grip(
    (5, 16, 22, 2), (0, 18, 22, 2), (-7, 20, 22, 2), (-14, 2, 30, 18),
    Thumb((0.76, 0.46, 0.40), (0.90, 0.15, 0.38), (0.92, 0.02, 0.38), (-0.2, 0.7, -0.6)),
)  # fmt: skip
"""The pads of three fingers press; little finger and thumb are at rest."""

THUMB = _grip(
    (0, 78, 100, 66), (0, 78, 98, 62), (0, 78, 96, 60), (0, 78, 96, 60),
    Thumb((0.92, 0.32, 0.20), (0.90, 0.06, 0.43), (0.90, 0.06, 0.43), (0.0, 0.9, -0.4)),
)  # fmt: skip
"""A straight thumb that the closed fingers support."""

LONE_THUMB = _grip(
    (8, 20, 34, 20), (0, 26, 36, 20), (-8, 28, 38, 20), (-18, 26, 40, 20),
    Thumb((0.62, 0.50, 0.60), (0.52, 0.10, 0.85), (0.98, 0.05, 0.12), (0.0, 0.9, -0.4)),
)  # fmt: skip
"""How not to: a thumb alone, its end bent backwards, the fingers away."""

FIST = _grip(
    (1, 66, 98, 58), (0, 67, 96, 56), (-1, 67, 94, 54), (-2, 65, 92, 54),
    Thumb((0.56, 0.62, 0.54), (0.85, 0.0, 0.44), (0.90, -0.11, -0.06), (-0.15, 1, -0.05)),
)  # fmt: skip
"""A loose fist that lies on the flat of the fingers, the thumb at rest along the side of the index finger, off the skin."""

RELAXED = _grip(
    (3, 22, 30, 16), (0, 26, 32, 16), (-4, 28, 32, 16), (-8, 30, 32, 16),
    Thumb((0.70, 0.45, 0.45), (0.86, 0.2, 0.4), (0.9, 0.1, 0.4), (0, 0.7, -0.5)),
)  # fmt: skip
"""A hand that does nothing."""

CUP = _grip(
    (0, 46, 20, 10), (0, 48, 20, 10), (0, 50, 20, 10), (0, 52, 20, 10),
    Thumb((0.82, 0.40, 0.34), (0.95, 0.05, 0.28), (0.96, -0.03, 0.26), (-0.1, 0.8, -0.5)),
)  # fmt: skip
"""A hollow hand with closed fingers."""

LOOSE = _grip(
    (8, 12, 16, 8), (2, 14, 18, 8), (-5, 18, 20, 10), (-12, 20, 20, 8),
    Thumb((0.75, 0.50, 0.3), (0.90, 0.28, 0.25), (0.93, 0.2, 0.25), (-0.1, 0.6, -0.6)),
)  # fmt: skip
"""Loose fingers, a little apart."""
