"""The frame of a close-up: what the eye sees, where in space that is, and where hands keep the light from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from art.drawings.close_up_arm import Arm
from art.drawings.close_up_skin import Skin
from art.engine.arrays import Floats, Mask
from art.engine.camera import Camera
from art.engine.raster import FAR, Frame, Part, render

SKIN = "skin"
"""The part of the frame that is the receiver's back; the arms are "arm0", "arm1"."""

LIGHT = (-0.35, 0.55, 0.78)
"""The way to the light in the camera's axes: from above, from the page's left and from the front."""

_SUPERSAMPLING = 3

_SUNK = -0.02
"""Metres that a hand may be sunk into what it keeps the light from."""

_LIGHT_SCALE, _LIGHT_SIZE = 1000, (900, 900)
"""Samples per metre and picture size of the view along the light."""

_CALM = 1.8
"""Drawing units over which the rim of a mask is smoothed."""


@dataclass(frozen=True)
class View:
    """A close-up's frame.

    ``look_from``: the way to the eye; ``middle``: what is in the middle of the picture, in metres; ``units_per_m``: drawing units for a
    metre; ``size`` in drawing units; ``skin_threshold``, ``arm_threshold``: cosine to the light below which the back and the arms are
    shaded; ``cast_reach``: metres above the skin beyond which the shadow of an arm is too faint to be drawn; ``dent_reach``: metres around
    what presses the skin that are shaded as a dent.
    """

    look_from: tuple[float, float, float]
    middle: tuple[float, float, float]
    units_per_m: float = 1450
    size: tuple[int, int] = (560, 420)
    skin_threshold: float = 0.5
    arm_threshold: float = 0.47
    cast_reach: float = 0.06
    dent_reach: float = 0.0

    @property
    def camera(self) -> Camera:
        """The camera of this view, parallel rays."""
        return Camera(self.look_from, self.middle, (0, 0, 1), self.units_per_m, self.size)


def see(view: View, skin: Skin, arms: Sequence[Arm]) -> Frame:
    """The back and the arms through the view's camera."""
    parts = [Part(f"arm{number}", arm.mesh) for number, arm in enumerate(arms)]
    return render(view.camera, [Part(SKIN, skin.mesh), *parts], _SUPERSAMPLING)


def places(frame: Frame) -> Floats:
    """(rows, columns, 3): the point in space that each sample shows."""
    camera = frame.camera
    rows, columns = frame.shape
    width, height = camera.size
    y, x = np.mgrid[0:rows, 0:columns] + 0.5
    view = [(x / frame.supersampling - width / 2) / camera.units_per_m, (height / 2 - y / frame.supersampling) / camera.units_per_m]
    offsets = np.stack([*view, np.where(frame.filled, frame.depth, 0)], -1) @ camera.axes
    return np.asarray(offsets + np.asarray(camera.centre))


def shadows(frame: Frame, reach: float) -> Mask:
    """Where an arm less than ``reach`` metres above keeps the light from what is seen; not from itself: that is what its shade is for."""
    # Seen against the light, an arm shows its underside: what matters is how far that floats above the skin.
    back = -(np.asarray(LIGHT) @ frame.camera.axes)
    from_behind = Camera(back, frame.camera.centre, (0, 0, 1) if abs(back[2]) < 0.95 else (1, 0, 0), _LIGHT_SCALE, _LIGHT_SIZE)
    seen = from_behind.project(places(frame))
    shaded = np.zeros(frame.shape, dtype=bool)
    for index, part in enumerate(frame.parts):
        if part.name == SKIN:
            continue
        underside = render(from_behind, [part], 1).depth_at(seen.reshape(-1, 3)).reshape(frame.shape)
        floats = seen[..., 2] - underside
        shaded |= (underside > FAR) & (floats > _SUNK) & (floats < reach) & (frame.part != index)
    return shaded & frame.filled


def calm(mask: Mask, frame: Frame) -> Mask:
    """The mask with its ragged rim smoothed."""
    blurred = ndimage.gaussian_filter(mask.astype(float), _CALM * frame.supersampling)
    return np.asarray(blurred > 0.5)
