"""Paints a scene whose things sink into one another: flat colours with closed outlines, then shade, cast shadows, ink.

Where a body sinks into a pillow no surface turns away from the eye, so contours alone would leave gaps. Here every part has a thin outline
of its own, and contours lie over it where much depth is behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from art.drawings.back_relief import Stroke
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.body import Body
from art.engine.camera import Camera
from art.engine.cloth import BOTTOM, SKIN, TOP
from art.engine.contours import Contour, contours, cut, edges
from art.engine.curves import mask_path
from art.engine.face import face_ink
from art.engine.hair import hair
from art.engine.ink import ink, pen
from art.engine.mesh import Mesh
from art.engine.raster import Frame, Part, render
from art.engine.scene import SCENE_LIGHT
from art.engine.strands import visible_strands
from art.engine.tone import shade


@dataclass(frozen=True)
class Look:
    """How a part, or one label of it, is painted.

    ``fill`` and ``dark``: names of the palette (no ``dark``: flat); ``softness``, ``threshold``: see ``shade``; ``lined``: whether it has
    an outline of its own.
    """

    fill: str
    dark: str | None = None
    softness: float = 2.5
    threshold: float = 0.45
    lined: bool = True


Looks = Mapping[tuple[str, int], Look]
"""Looks by name of the part and label."""

HARD = 0.57
"""Threshold of the shade on things: their sides are dark."""

BEDDING: Looks = {
    ("pillow", 0): Look("pillow", "pillow2", 6, HARD),
    ("chest pillow", 0): Look("pillow", "pillow2", 6, HARD),
    ("mattress", 0): Look("cloth", "cloth2", 2, HARD),
}
"""What somebody lies on and hugs."""


@dataclass(frozen=True)
class Person:
    """Somebody in a picture: the posed body, its surface (bare or dressed), the shape of the hair, and the colour of its strands."""

    body: Body
    mesh: Mesh
    hair: str
    strands: str


@dataclass(frozen=True)
class Relief:
    """What a bare back shows of bones and muscles: path data of the soft shade in its hollows, and lines."""

    hollows: str
    strokes: Sequence[Stroke]


@dataclass(frozen=True)
class Scene:
    """What is in a picture, and from where it is seen.

    ``receiver`` and ``giver`` become parts of these names and of "receiver hair" and "giver hair"; the receiver's spine shows as a groove,
    or their whole back by its ``relief``; the giver's hands cast shadows. ``marks``: SVG elements on top of all.
    """

    camera: Camera
    looks: Looks
    things: Sequence[Part]
    receiver: Person | None = None
    giver: Person | None = None
    marks: str = ""
    relief: Relief | None = None

    @property
    def people(self) -> dict[str, Person]:
        """Those who are in the picture, by the names of their parts."""
        both = {"receiver": self.receiver, "giver": self.giver}
        return {name: person for name, person in both.items() if person is not None}


_SUPERSAMPLING = 3
_OUTLINE, _EDGE, _STRAND = 1.2, 1.4, 1.0
"""Widths of lines in drawing units: outlines of parts; rims of boxes and hems; strands of hair."""

_WIDEST, _THINNEST = 2.3, 0.8
"""Ink over the outlines, in drawing units."""

_FILL_ERROR, _SHADE_ERROR = 0.7, 1.2
"""Tolerances of the fit, in drawing units."""

_SMALLEST, _SMALLEST_SHADE = 8.0, 120.0
"""Areas below these are dropped, in square units."""

_BIAS = 0.002
"""Metres by which something must lie in front of a contour to cover it: less than half a finger."""

_FAINT, _CLOTH_FAINT, _HAIR_FAINT = 0.006, 0.012, 0.006
_STRAY = 40.0
"""Metres of depth behind, on the median, below which a contour shorter than the last (drawing units) is a wobble of skin and of sheets, of
clothes; and below which one of any length is the rim of hair, where no line is due."""

_HAND = 0.12
"""Metres around the middle knuckle that belong to the hand."""

_BEDS = ("mattress", "table", "cradle")
_BESIDE_BEDS = ("giver", "giver hair", "wood", "stool")
_UNDER_HANDS = ("receiver", "towel", "table")
"""Parts on which shadows fall: of what lies on them (all but the second), and of hands."""

_BED_SHADOW, _HAND_SHADOW = (4.0, 7.0), (2.5, 4.0)
"""How far a shadow lies to the right of what casts it and below, in drawing units."""

_BED_STRENGTH, _HAND_STRENGTH = 0.2, 0.32

_FURROW = tuple((0.0, 0.10, z) for z in np.linspace(0.655, 0.30, 30))
"""The groove over the spine from between the shoulder blades to the loin: behind the body in its rest pose, metres."""

_FURROW_DEEP = 0.012
"""Metres in front of the groove from which on something covers it."""

_FURROW_WIDTH = 1.3

_HOLLOWS, _RELIEF = 0.5, 0.62
"""Opacity of the relief of a back, as on backs seen from above."""


def picture(name: str, scene: Scene) -> str:
    """The text of the drawing: one group with the drawing's name as its id."""
    locks = {person: hair(somebody.body, somebody.hair) for person, somebody in scene.people.items()}
    parts = [Part(person, somebody.mesh) for person, somebody in scene.people.items()]
    parts += [Part(f"{person} hair", lock.mesh) for person, lock in locks.items()]
    # What comes later is drawn over the outlines of what came before: people lie on things.
    frame = render(scene.camera, [*scene.things, *parts], _SUPERSAMPLING)
    inside = _colours(frame, scene.looks)
    for person, somebody in scene.people.items():
        inside += svg.path(visible_strands(frame, locks[person].strands, _STRAND), somebody.strands)
    inside += _shadows(frame, scene.giver)
    faces = "".join(face_ink(frame, somebody.body) for somebody in scene.people.values())
    furrow = ""
    if scene.relief:
        inside += svg.path(scene.relief.hollows, "skin2", opacity=_HOLLOWS) + svg.path(_bare(frame, scene.relief), "line", opacity=_RELIEF)
    elif scene.receiver:
        furrow = _furrow(frame, scene.receiver.body)
    inside += svg.path(faces + furrow + _lines(frame), "line")
    return svg.document(*scene.camera.size, svg.group(name, inside, scene.marks))


def _colours(frame: Frame, looks: Looks) -> str:
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
    """Path data: contours as ink, rims of boxes and borders of cloth as even lines."""
    data = "".join(
        ink(line, _WIDEST, _THINNEST, smoothing=1.8, taper_length=12)
        for line in contours(frame, 9, bias=_BIAS, gap_reach=2.5)
        if not _wobbles(line)
    )
    for part in frame.parts:
        if part.name.endswith("hair"):
            continue  # hair ends where it thins out to nothing: its border is no line
        near = ndimage.binary_dilation(frame.mask(part.name), iterations=_SUPERSAMPLING)

        def shows(points: Floats, near: Mask = near) -> Mask:
            return _sampled(near, points)

        # Edges bridge short gaps in what is seen: take out again what lies under fingers.
        for line in cut(edges(frame, part.name), shows):
            data += pen(line.points, _EDGE, line.tapered, taper_length=5, raw=True)
    return data


def _wobbles(line: Contour) -> bool:
    """Whether a line only tells that a surface is not quite even, or where hair begins."""
    behind = float(np.median(line.gap))
    if line.part.endswith("hair"):
        return behind < _HAIR_FAINT
    clothed = line.part == "giver" and line.label in (TOP, BOTTOM)
    return behind < (_CLOTH_FAINT if clothed else _FAINT) and line.length < _STRAY


def _shadows(frame: Frame, giver: Person | None) -> str:
    """What lies on a mattress or table casts on it, and the giver's hands on what they touch: it tells that they lie on."""
    beds = _seen(frame, _BEDS)
    lying = frame.filled & ~beds & ~_seen(frame, _BESIDE_BEDS)
    found = _cast(lying, beds, _BED_SHADOW, _BED_STRENGTH)
    if giver is not None:
        found += _cast(_hands(frame, giver), _seen(frame, _UNDER_HANDS), _HAND_SHADOW, _HAND_STRENGTH)
    return found


def _seen(frame: Frame, names: Sequence[str]) -> Mask:
    """Where any of the named parts is seen."""
    return np.isin(frame.part, [number for number, part in enumerate(frame.parts) if part.name in names])


def _hands(frame: Frame, giver: Person) -> Mask:
    """Where bare skin of the giver near the knuckles is seen."""
    knuckles = np.array([giver.body.head(f"finger3-1.{side}") for side in ("L", "R")])
    distance, _ = cKDTree(knuckles).query(giver.mesh.centres)
    return frame.faces("giver", (distance < _HAND) & (giver.mesh.labels == SKIN))


def _cast(mask: Mask, on: Mask, step: tuple[float, float], strength: float) -> str:
    """The shadow of a mask, moved by a step of drawing units to the right and down, where it falls on another."""
    wide = ndimage.binary_dilation(mask, iterations=_SUPERSAMPLING)
    moved = ndimage.shift(wide, (step[1] * _SUPERSAMPLING, step[0] * _SUPERSAMPLING), order=0)
    return svg.path(mask_path(moved & on, _SUPERSAMPLING, 0.6, 20, _FILL_ERROR), "cast", opacity=strength)


def _bare(frame: Frame, relief: Relief) -> str:
    """Path data of the lines of a relief that lie on skin with all their length."""
    skin = frame.mask("receiver")
    return "".join(stroke.drawn for stroke in relief.strokes if _sampled(skin, stroke.points).all())


def _furrow(frame: Frame, receiver: Body) -> str:
    """Path data of the groove over the spine where it is seen."""
    _, vertices = cKDTree(receiver.rest_mesh().vertices).query(np.array(_FURROW))
    groove = ndimage.gaussian_filter1d(receiver.mesh().vertices[vertices], 3, axis=0, mode="nearest")
    return visible_strands(frame, [groove], _FURROW_WIDTH, bias=_FURROW_DEEP)


def _sampled(picture: Mask, points: Floats) -> Mask:
    """The picture's values at points of the page."""
    rows, columns = picture.shape
    x, y = (points[:, :2] * _SUPERSAMPLING).astype(int).T
    return np.asarray(picture[y.clip(0, rows - 1), x.clip(0, columns - 1)])
