"""How hands are held in close-ups."""

from __future__ import annotations

import numpy as np

from art.drawings.close_up_arm import Hold, pose
from art.drawings.close_up_grips import FIST


def test_the_thumb_of_a_loose_fist_lies_along_it_and_does_not_stick_out() -> None:
    arm = pose(Hold("R", (1, 0, 0), (0, 0, 1), (1, 0, 0), FIST), (0, 0, 0))
    thumb, fingers = arm.finger(1), np.concatenate([arm.finger(number) for number in (2, 3)])
    to_the_fingers, out_of_the_palm = 0, 2
    for way in (to_the_fingers, out_of_the_palm):
        assert thumb[:, way].max() <= fingers[:, way].max() + 0.002  # metres
