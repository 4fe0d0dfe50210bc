"""Close-ups painted: calm skin, the furrow of the spine, shadows that make the hands touch or float, then the hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage import measure

from art.drawings.close_up_arm import Arm
from art.drawings.close_up_details import nails, wrinkles
from art.drawings.close_up_skin import Skin, vertebrae
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.camera import Camera
from art.engine.contours import Contour, contours
from art.engine.curves import closed_path, line_path, mask_path, resample, smooth_open, spline
from art.engine.ink import ink, pen
from art.engine.raster import FAR, Frame, Part, render
from art.engine.tone import shade

LIGHT = (-0.35, 0.55, 0.78)
"""The way to the light in the camera's axes: from above, from the page's left and from the front."""

_SUPERSAMPLING = 3
_SKIN = "skin"

_CAST = 0.3
"""Opacity of shadows that hands cast."""

_CAST_GAP = -0.02
"""Metres that a hand may be sunk into what it shades."""

_LIGHT_SCALE, _LIGHT_SIZE = 1000, (900, 900)
"""Samples per metre and picture size of the view from the light."""


_TIP, _TIP_SHIFT = (0.0085, 0.005), 0.25
"""Half length and half width of the shade at the tip of a vertebra in metres, and how far it lies beside the furrow (in half widths)."""


_FOLD = 0.008
"""Metres by which a fold of skin must lie in front of the skin behind it to be drawn, and to hide the furrow."""


_CREASE, _HOLLOW, _HOLLOW_SHIFT = 1.8, 11, np.array([2.0, 5.0])
"""Widths of a crease in the skin and of the soft shade beside it, and where that lies, in drawing units."""

_LEVEL, _RIM = 0.0015, 21
"""Metres of depth between hand and skin below which the hand sinks in there, and the number of samples below which such a rim is dropped."""


@dataclass(frozen=True)
class View:
    """A close-up's frame.

    ``look_from``: the way to the eye; ``middle``: what is in the middle of the picture, in metres; ``units_per_m``, ``size``: drawing units;
    ``skin_threshold``: cosine to the light below which the back is shaded; ``cast_reach``: metres above the skin beyond which the shadow of
    an arm is too faint to be drawn; ``dent_reach``: metres around what presses the skin that are shaded as a dent.
    """

    look_from: tuple[float, float, float]
    middle: tuple[float, float, float]
    units_per_m: float = 1450
    size: tuple[int, int] = (560, 420)
    skin_threshold: float = 0.5
    cast_reach: float = 0.06
    dent_reach: float = 0.0

    @property
    def camera(self) -> Camera:
        """The camera of this view, parallel rays."""
        return Camera(self.look_from, self.middle, (0, 0, 1), self.units_per_m, self.size)


def paint(view: View, skin: Skin, arms: Sequence[Arm], creases: Sequence[Floats] = ()) -> str:
    """The picture as SVG elements. ``creases``: lines on the skin, each places along and across the back (n, 2), in metres."""
    names = [f"arm{number}" for number in range(len(arms))]
    frame = render(view.camera, [Part(_SKIN, skin.mesh), *(Part(name, arm.mesh) for name, arm in zip(names, arms, strict=True))], _SUPERSAMPLING)
    shadows = _shadows(frame, names, view.cast_reach)
    picture = _skin(view, frame, skin, shadows) + _creases(frame, skin, creases)
    for name in names:
        picture += _hand(frame, name, shadows)
    nail_data = "".join(nails(arm, frame) for arm in arms)
    picture += svg.path(nail_data, "halo", "handline", 1.0, fill_opacity=0.35)
    picture += _lines(frame, names)
    return picture + svg.path("".join(wrinkles(arm, frame, 1.0) for arm in arms), "handline", opacity=0.55)


def _places(frame: Frame) -> Floats:
    """(rows, columns, 3): the point in space that each sample shows."""
    camera = frame.camera
    rows, columns = frame.shape
    width, height = camera.size
    y, x = np.mgrid[0:rows, 0:columns] + 0.5
    view = [(x / frame.supersampling - width / 2) / camera.units_per_m, (height / 2 - y / frame.supersampling) / camera.units_per_m]
    return np.stack([*view, np.where(frame.filled, frame.depth, 0)], -1) @ camera.axes + np.asarray(camera.centre)


def _shadows(frame: Frame, names: Sequence[str], reach: float) -> Mask:
    """Where an arm keeps the light from what is seen; an arm does not shade itself, that is what its shade is for."""
    # Seen against the light, an arm shows its underside: what matters is how far that floats above the skin.
    back = -(np.asarray(LIGHT) @ frame.camera.axes)
    from_behind = Camera(back, frame.camera.centre, (0, 0, 1) if abs(back[2]) < 0.95 else (1, 0, 0), _LIGHT_SCALE, _LIGHT_SIZE)
    places = from_behind.project(_places(frame))
    shaded = np.zeros(frame.shape, dtype=bool)
    for name in names:
        index = frame.index(name)
        underside = render(from_behind, [frame.parts[index]], 1).depth_at(places.reshape(-1, 3)).reshape(frame.shape)
        floats = places[..., 2] - underside
        shaded |= (underside > FAR) & (floats > _CAST_GAP) & (floats < reach) & (frame.part != index)
    return shaded & frame.filled


def _skin(view: View, frame: Frame, skin: Skin, shadows: Mask) -> str:
    width, height = frame.camera.size
    picture = svg.path(line_path([(0, 0), (width, 0), (width, height), (0, height)], closed=True), _SKIN)
    seen = frame.mask(_SKIN)
    dark = shade(frame, seen, 5, LIGHT, view.skin_threshold, 200)
    picture += svg.path(mask_path(dark, frame.supersampling, 4, 200, 1.0), "skin2", opacity=0.6)
    picture += _dents(view, frame, skin)
    picture += _furrow(frame, skin)
    # Under the hands the shadow goes on, so that no light seam shows along their outlines.
    wide = ndimage.binary_dilation(_calm(shadows & seen, frame), iterations=frame.supersampling) & (shadows | ~seen)
    return picture + svg.path(mask_path(wide, frame.supersampling, 1.0, 60, 0.8), "cast", opacity=_CAST)


def _dents(view: View, frame: Frame, skin: Skin) -> str:
    """The skin around what presses it, which goes down with it; under the hand too, so that no light seam shows along its outline."""
    if not view.dent_reach:
        return ""
    seen = frame.mask(_SKIN)
    places = _places(frame)[seen]
    near = np.zeros(frame.shape, dtype=bool)
    near[seen] = skin.from_touch(places[:, 0], places[:, 1]) < view.dent_reach
    wide = ndimage.binary_dilation(_calm(near, frame), iterations=frame.supersampling) & (near | (frame.filled & ~seen))
    return svg.path(mask_path(wide, frame.supersampling, 1.5, 30, 0.8), "skin2", opacity=0.7)


def _furrow(frame: Frame, skin: Skin) -> str:
    """The hollow over the spine as a soft band and a thin line, with the tips of the vertebrae."""
    data = ""
    x = np.arange(-0.4, 0.4, 0.001)
    line = frame.camera.project(skin.on(x, np.zeros_like(x)))
    runs, count = ndimage.label(_bare(frame, line))
    for number in range(1, count + 1):
        run = line[runs == number, :2]
        if len(run) > 2:
            data += pen(resample(smooth_open(run, 25), 6), 1.4, raw=True)
    around = np.deg2rad(np.arange(0, 360, 45))
    tips = ""
    for tip in vertebrae(-0.4, 0.4):
        ring = frame.camera.project(skin.on(tip + _TIP[0] * np.cos(around), _TIP[1] * (np.sin(around) - _TIP_SHIFT)))
        if _bare(frame, ring).all():
            tips += closed_path(spline(ring[:, :2], 90, closed=True), 0.3)
    return svg.path(tips, "skin2", opacity=0.7) + svg.path(data, "line", opacity=0.4)


def _creases(frame: Frame, skin: Skin, creases: Sequence[Floats]) -> str:
    data, hollows = "", ""
    for crease in creases:
        x, y = spline(crease, 40).T
        line = frame.camera.project(skin.on(x, y))[:, :2]
        data += pen(line, _CREASE, raw=True)
        hollows += pen(line + _HOLLOW_SHIFT, _HOLLOW, raw=True)
    return svg.path(hollows, "skin2", opacity=0.7) + svg.path(data, "line", opacity=0.6)


def _bare(frame: Frame, page: Floats) -> Mask:
    """Which points of the skin (n, 3, as projected) no fold of skin hides; hands may: they are painted over it."""
    rows, columns = frame.shape
    x = np.clip((page[:, 0] * frame.supersampling).astype(int), 0, columns - 1)
    y = np.clip((page[:, 1] * frame.supersampling).astype(int), 0, rows - 1)
    hidden = (frame.part[y, x] == frame.index(_SKIN)) & (frame.depth[y, x] > page[:, 2] + _FOLD)
    return frame.on_page(page) & ~hidden


def _calm(mask: Mask, frame: Frame) -> Mask:
    """The mask with its ragged rim smoothed."""
    return np.asarray(ndimage.gaussian_filter(mask.astype(float), 1.8 * frame.supersampling) > 0.5)


def _hand(frame: Frame, name: str, shadows: Mask) -> str:
    seen = frame.mask(name)
    wide = ndimage.binary_dilation(seen, iterations=frame.supersampling // 2 + 1)
    picture = svg.path(mask_path(wide, frame.supersampling, 0.5, 20, 0.6), "hand")
    dark = shade(frame, seen, 4, LIGHT, 0.47, 400)
    picture += svg.path(mask_path(dark, frame.supersampling, 2.2, 400, 0.9), "hand2")
    cast = _calm(shadows & seen, frame) & seen
    return picture + svg.path(mask_path(cast, frame.supersampling, 1.0, 90, 0.8), "handline", opacity=0.25)


def _lines(frame: Frame, names: Sequence[str]) -> str:
    data = {"line": "", "handline": ""}
    for line in contours(frame, 8, bias=0.003):
        if not _wobble(line):
            data["line" if line.part == _SKIN else "handline"] += ink(line, 2.8, 0.9, smoothing=2, taper_length=14)
    for name in names:
        for run in _pressed_rims(frame, name):
            data["handline"] += pen(run, 1.5, taper_length=6, raw=True)
    return "".join(svg.path(strokes, name) for name, strokes in data.items())


def _pressed_rims(frame: Frame, name: str) -> list[Floats]:
    """Where an arm sinks into the skin: there it ends without turning away from the eye, so no contour is found."""
    seen = frame.mask(name)
    skin = frame.mask(_SKIN)
    reach = frame.supersampling
    inside = ndimage.maximum_filter(np.where(seen, frame.depth, FAR), 2 * reach + 1)
    outside = ndimage.maximum_filter(np.where(skin, frame.depth, FAR), 2 * reach + 1)
    level = (outside > FAR) & (inside > FAR) & (inside - outside < _LEVEL)
    found = []
    for rim in measure.find_contours(ndimage.gaussian_filter(seen.astype(float), 0.5 * frame.supersampling), 0.5):
        rows, columns = np.clip(np.round(rim).astype(int), 0, np.array(frame.shape) - 1).T
        runs, count = ndimage.label(ndimage.binary_opening(level[rows, columns], np.ones(_RIM)))
        for number in range(1, count + 1):
            run = (rim[runs == number, ::-1] + 0.5) / frame.supersampling
            found.append(smooth_open(run, 2.0 * frame.supersampling))
    return found


def _wobble(line: Contour) -> bool:
    """Whether a line is only an unevenness: of a hand's mesh, or of the back, whose furrow is drawn by itself."""
    if line.part == _SKIN:
        return bool(np.max(line.gap) < _FOLD)
    return bool(np.median(line.gap) < 0.0015 and line.length < 16)
