"""Paints a scene whose things sink into one another: flat colours with closed outlines, then shade, cast shadows, ink.

Where a body sinks into a pillow no surface turns away from the eye, so contours alone would leave gaps; here every part has a thin outline of its
own, and contours lie over it where much depth is behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.body import Body
from art.engine.camera import Camera
from art.engine.cloth import SKIN
from art.engine.contours import Contour, contours, cut, edges
from art.engine.curves import mask_path, resample, smooth_open
from art.engine.ink import ink, pen
from art.engine.raster import Frame, Part, render
from art.engine.scene import SCENE_LIGHT
from art.engine.tone import shade


@dataclass(frozen=True)
class Look:
    """How a part (or one label of it) is painted.

    ``fill`` and ``dark``: names of the palette (no ``dark``: flat); ``softness``, ``threshold``: see ``shade``; ``lined``: whether it has an
    outline of its own.
    """

    fill: str
    dark: str | None = None
    softness: float = 2.5
    threshold: float = 0.45
    lined: bool = True


@dataclass(frozen=True)
class Scene:
    """What is in a picture, and from where it is seen.

    ``looks``: by (part, label), in any order; ``receiver``: whose spine shows as a groove, on the part "receiver"; ``giver``: whose hands cast
    shadows, the part "giver"; ``marks``: SVG elements on top of all.
    """

    camera: Camera
    parts: Sequence[Part]
    looks: Mapping[tuple[str, int], Look]
    receiver: Body | None = None
    giver: Body | None = None
    marks: str = ""


_SUPERSAMPLING = 3
_OUTLINE = 1.2
_EDGE = 1.4
"""Widths of lines in drawing units: outlines of parts, rims of boxes."""

_WIDEST, _THINNEST = 2.3, 0.8
"""Ink over the outlines, in drawing units."""

_FILL_ERROR, _SHADE_ERROR = 0.7, 1.2
_SMALLEST, _SMALLEST_SHADE = 8.0, 120.0
"""Areas below these are dropped, in square units."""

_SHALLOW = 0.008
"""Metres: contours with less depth behind, on the median, are wobbles of a surface."""

_STRAY = 40.0
"""Drawing units: shallow contours are dropped below this length."""

_HAND = 0.12
"""Metres around the middle knuckle that belong to the hand."""

_UNDER_HANDS = ("receiver", "towel", "table")
_SHADOW = (2.5, 4.0)
"""Drawing units by which the shadow of a hand lies beside it, right and down."""

_SHADOW_STRENGTH = 0.32

_STANDING = ("giver", "giver hair", "wood")
_BEDS = ("mattress", "table", "cradle")
_BED_SHADOW = (4.0, 7.0)
_BED_SHADOW_STRENGTH = 0.2
"""The same for what lies on a mattress or a table."""

_FURROW = tuple((0.0, 0.10, z) for z in np.linspace(0.655, 0.30, 30))
"""The groove over the spine, metres in the rest pose, from between the shoulder blades to the loin."""

_RIM = 0.012
"""Metres by which a surface may lie in front of the groove before it hides it."""


def picture(name: str, scene: Scene) -> str:
    """The text of the drawing: one group with the drawing's name as its id."""
    frame = render(scene.camera, scene.parts, _SUPERSAMPLING)
    inside = _colours(frame, scene.looks) + _shadows(frame, scene) + _lines(frame)
    if scene.receiver is not None:
        inside += _furrow(frame, scene.receiver)
    return svg.document(*scene.camera.size, svg.group(name, inside, scene.marks))


def _colours(frame: Frame, looks: Mapping[tuple[str, int], Look]) -> str:
    """Every part: its outline filled with the colour of its first label, the other labels over it, the shade of each."""
    found = ""
    for part in frame.parts:
        labels = np.unique(part.mesh.labels).tolist()
        for label in labels:
            look = looks[part.name, label]
            mask = frame.mask(part.name, label)
            if mask.sum() < _SMALLEST * _SUPERSAMPLING**2:
                continue
            area = frame.mask(part.name) if label == labels[0] else mask
            outline = "line" if look.lined else "none"
            found += svg.path(mask_path(area, _SUPERSAMPLING, 0.5, _SMALLEST, _FILL_ERROR), look.fill, outline, _OUTLINE)
            if look.dark:
                dark = shade(frame, mask, look.softness, SCENE_LIGHT, look.threshold, _SMALLEST_SHADE)
                found += svg.path(mask_path(dark, _SUPERSAMPLING, 1.6, _SMALLEST_SHADE, _SHADE_ERROR), look.dark)
    return found


def _lines(frame: Frame) -> str:
    """Contours as ink, rims of boxes and borders of cloth as even lines."""
    data = ""
    for line in contours(frame, 9, bias=0.006, gap_reach=2.5):
        if not _wobble(line):
            data += ink(line, _WIDEST, _THINNEST, smoothing=1.8, taper_length=12)
    for part in frame.parts:
        if part.name.endswith("hair"):
            continue  # hair ends where it thins out to nothing: its border is no line
        near = ndimage.binary_dilation(frame.mask(part.name), iterations=_SUPERSAMPLING)
        # Short gaps in what is seen are bridged: take out again what lies under fingers.
        for line in cut(edges(frame, part.name), lambda points, near=near: _sampled(near, points)):
            data += pen(line.points, _EDGE, line.tapered, taper_length=5, raw=True)
    return svg.path(data, "line")


def _wobble(line: Contour) -> bool:
    return bool(np.median(line.gap) < _SHALLOW and line.length < _STRAY)


def _shadows(frame: Frame, scene: Scene) -> str:
    """What lies on the mattress or table casts on it, and the giver's hands on what they touch: it tells that they lie on."""
    names = [part.name for part in frame.parts]
    beds = [k for k, name in enumerate(names) if name in _BEDS]
    lying = frame.filled & ~np.isin(frame.part, [*beds, *(k for k, name in enumerate(names) if name in _STANDING)])
    found = _cast(lying, np.isin(frame.part, beds), _BED_SHADOW, _BED_SHADOW_STRENGTH)
    if scene.giver is not None:
        touched = np.isin(frame.part, [k for k, name in enumerate(names) if name in _UNDER_HANDS])
        found += _cast(_hands(frame, scene.giver), touched, _SHADOW, _SHADOW_STRENGTH)
    return found


def _hands(frame: Frame, giver: Body) -> Mask:
    """Where bare skin of the giver near the knuckles is seen."""
    mesh = frame.parts[frame.index("giver")].mesh
    knuckles = np.array([giver.head(f"finger3-1.{side}") for side in ("L", "R")])
    distance, _ = cKDTree(knuckles).query(mesh.centres)
    return frame.faces("giver", (distance < _HAND) & (mesh.labels == SKIN))


def _cast(mask: Mask, on: Mask, step: tuple[float, float], strength: float) -> str:
    """The shadow of a mask, moved by a step of drawing units to the right and down, where it falls on another."""
    wide = ndimage.binary_dilation(mask, iterations=_SUPERSAMPLING)
    moved = ndimage.shift(wide, (step[1] * _SUPERSAMPLING, step[0] * _SUPERSAMPLING), order=0)
    return svg.path(mask_path(moved & on, _SUPERSAMPLING, 0.6, 20, _FILL_ERROR), "cast", opacity=strength)


def _furrow(frame: Frame, receiver: Body) -> str:
    """The groove over the spine, where it is seen."""
    _, vertices = cKDTree(receiver.rest_mesh().vertices).query(np.array(_FURROW))
    points = frame.camera.project(receiver.mesh().vertices[vertices])
    line = resample(smooth_open(points, 2), 1.5)
    seen = _sampled(frame.mask("receiver"), line) & (frame.farthest_near(line, 1.2) < line[:, 2] + _RIM)
    labels, count = ndimage.label(seen)
    runs = [line[labels == number, :2] for number in range(1, count + 1)]
    return svg.path("".join(pen(smooth_open(run, 6), 1.3, raw=True) for run in runs if len(run) > 12), "line")


def _sampled(picture: Mask, points: Floats) -> Mask:
    """The picture's values at points of the page."""
    rows, columns = picture.shape
    x, y = (points[:, :2] * _SUPERSAMPLING).astype(int).T
    return np.asarray(picture[y.clip(0, rows - 1), x.clip(0, columns - 1)])
