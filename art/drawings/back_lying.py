"""Draws a receiver who lies face down on a table, seen from above, on a page that shows the body map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from art.drawings import back_outline, back_relief, back_table, back_towel
from art.drawings.back_lines import inner_lines, strands
from art.drawings.back_map import BackMap
from art.drawings.back_outline import Pen
from art.drawings.back_person import Fitted, Person, arm_faces, fitted
from art.drawings.back_shade import Ease, darkness
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.body import faces_where
from art.engine.camera import Camera
from art.engine.hair import hair
from art.engine.ink import pen
from art.engine.mesh import Mesh
from art.engine.raster import Frame, Part, render

_SAMPLES = 2

_DARK = 0.54
"""Cosine to the light below which skin is shaded."""

_SHADE_OPACITY = 0.7

_SHADE_SOFT = 0.35
"""How far corners of the shade are rounded, in cm."""

_TRUNK_EASE = Ease(above=1.2, across=6.0, along=3.2, less=0.6)
_ARM_EASE = Ease(above=2.0, across=2.5, along=2.5, less=0.3)
"""The shade of the trunk runs out at the armpit, and that of the arm: without, they would meet there in a ring."""

_ARMPIT_CLEAR = 5.0
"""How far from an armpit, in cm, lines of the mesh are dropped: the fold there is drawn by the map."""

_ARMPIT_ROWS = (10, 30)
_ARMPIT_COLUMNS = (10, 22)
"""Where armpits are looked for, in cm on the map."""

_BUN = 0.012
"""Metres by which hair must stand out from hair for a line."""

_NAPE = (-6.9, -0.04)
"""Where hair ends at the nape: y in the middle, in cm down the map, and how it rises beside (cm for a square cm)."""

_TOUCH = 60
"""Samples along an outline from which on a shade counts as beginning there."""

_HIP_ROWS = np.arange(45.0, 92.0, 0.5)
"""Where hips and legs are measured for the towel, in cm down the map."""

_CREASE = ((0.0, 0.0), (-0.4, 0.9), (-0.75, 1.2), (-1.0, 1.1))
"""A fold of the skin: x as a part of its length from the outline, y in cm."""

_HOLLOWS = 0.5
"""Opacity of the shade in hollows."""

_AT_FOOT = 60
"""Nearer than this to the foot of a close-up, in drawing units, the gap below an armpit would be a stray mark: it is closed."""

_CUT_BELOW = 6
"""Drawing units by which the skin goes on below the towel."""

_PALM_CREASES = (
    # weights of wrist, index knuckle, middle knuckle, little knuckle, thumb joint for each point
    ((0.86, 0.14, 0, 0, 0), (0.52, 0.48, 0, 0, 0), (0.22, 0.58, 0, 0, 0.20)),
    ((0.20, 0.80, 0, 0, 0), (0.22, 0, 0.78, 0, 0), (0.38, 0, 0, 0.62, 0)),
)
"""Creases of an open palm: round the ball of the thumb, and below the fingers."""


@dataclass(frozen=True)
class Page:
    """A page that shows the map.

    ``view``: where the map falls; ``size``: width and height; ``towel``: where it begins at the spine (cm below C7), none where it is off
    the page; ``pen``: of the outlines; ``close``: whether muscle edges are drawn that only a close-up has room for.
    """

    view: BackMap
    size: tuple[int, int]
    towel: float | None
    pen: Pen
    close: bool = False

    def camera(self) -> Camera:
        """The camera that shows fitted bodies on this page."""
        scale = 100 * self.view.units_per_cm
        right, down = (np.array(self.size) / 2 - np.array(self.view.origin)) / scale
        return Camera((0.0, 1.0, 0.0), (-right, 0.0, -down), (0.0, 0.0, 1.0), scale, self.size)


def lying(person: Person, page: Page) -> list[str]:
    """The picture's elements, from the table to the towel."""
    body = fitted(person)
    cap, locks = hair_on(body, person)
    bare = render(page.camera(), [Part("body", body.mesh)], _SAMPLES)
    combed = render(page.camera(), [Part("body", body.mesh), Part("hair", cap)], _SAMPLES)
    towel = None if page.towel is None else back_towel.towel_over(page.view, page.towel, _half_widths(body.mesh, _HIP_ROWS))
    return [
        back_table.cradle(page.view, float(cap.vertices[:, 2].max()) * -100),
        back_table.table(page.view, page.size[1]),
        *_skin(person, body, page, bare, towel),
        *head(page, bare, combed, locks),
        "" if towel is None else back_towel.drawn(page.view, towel),
    ]


def hair_on(body: Fitted, person: Person) -> tuple[Mesh, list[Floats]]:
    """The person's hair and its strands on the map."""
    crop = hair(body.body, person.hair)
    return crop.mesh.moved(body.to_map(crop.mesh.vertices)), [body.to_map(strand) for strand in crop.strands]


def _skin(person: Person, body: Fitted, page: Page, frame: Frame, towel: back_towel.Towel | None) -> list[str]:
    """The bare body with shade, lines and outline, as far as the towel shows it."""
    arms = frame.faces("body", arm_faces())
    skin = frame.filled if towel is None else frame.filled & (arms | ~_hidden(frame, towel))
    if page.close:
        skin = _closed_at_foot(skin)
    armpits = _armpits(frame, page.view)
    relief = back_relief.lines(page.view, page.close) + back_relief.armpit_folds(page.view, armpits, page.close)
    relief += "".join(_crease(page.view, body.mesh, *crease) for crease in person.creases)
    hollows = svg.path(back_relief.hollows(page.view), "skin2", opacity=_HOLLOWS)
    return bare_skin(body, page, frame, skin, armpits, hollows + svg.path(relief, "line", opacity=person.relief))


def bare_skin(body: Fitted, page: Page, frame: Frame, skin: Mask, armpits: list[Floats], relief: str) -> list[str]:
    """What is bare of a body with shade, lines and outline.

    ``skin``: where it is seen; ``armpits``: places on the page where the shade runs out; ``relief``: elements on the skin, below its lines.
    """
    outline = back_outline.rings(skin, _SAMPLES)
    fingers = inner_lines(frame, "body", skin & _clear_of(frame, armpits, page.view))
    return [
        svg.path(back_outline.filled(outline), "skin"),
        svg.path(_shade(frame, skin, armpits, page.view), "skin2", opacity=_SHADE_OPACITY),
        relief,
        svg.path(_palms(body, frame), "line", opacity=0.55),
        svg.path(back_outline.outlined(outline, page.pen) + fingers, "line"),
    ]


def head(page: Page, bare: Frame, combed: Frame, locks: list[Floats]) -> list[str]:
    """The hair with strands and outline, thin where it lies on skin. ``bare``, ``combed``: the body without and with hair."""
    above_nape = _above_nape(combed, page.view)
    crown = combed.mask("hair") & above_nape
    outline = back_outline.rings(crown, _SAMPLES, 1.2, 40, 2.0)
    on_skin = ndimage.binary_dilation(bare.filled & ~crown, iterations=5)
    bun = inner_lines(combed, "hair", crown, 4, 40, _BUN, 2.2)
    return [
        svg.path(back_outline.filled(outline), "hair"),
        svg.path(strands(combed, locks, above_nape & combed.filled), "hair2"),
        svg.path(back_outline.outlined(outline, page.pen, on_skin, _SAMPLES) + bun, "line"),
    ]


def _hidden(frame: Frame, towel: back_towel.Towel) -> Mask:
    """What lies under the towel, and the legs beside it."""
    rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
    under = rows[:, None] > towel.edge(columns)[None] + _CUT_BELOW
    return np.asarray(under | (rows[:, None] > towel.top[:, 1].max()))


def _crease(view: BackMap, mesh: Mesh, y: float, length: float) -> str:
    """Path data of a fold of the skin on both sides, from the outline inwards; ``y`` and ``length`` in cm."""
    edge = float(np.interp(y, *_half_widths(mesh, np.arange(y - 1, y + 2)).T))
    line = [(edge + dx * length, y + dy) for dx, dy in _CREASE]
    return "".join(pen(points, 1.3, (False, True), 50) for points in view.both(line))


def _closed_at_foot(skin: Mask) -> Mask:
    """The skin without narrow gaps at the foot of the page."""
    closed = skin.copy()
    foot = slice(skin.shape[0] - _AT_FOOT * _SAMPLES, None)
    ends = np.pad(skin[foot], ((0, _AT_FOOT), (0, 0)), mode="edge")
    closed[foot] = ndimage.binary_closing(ends, np.ones((1, _AT_FOOT)))[:-_AT_FOOT]
    return closed


def _half_widths(mesh: Mesh, rows: Floats) -> Floats:
    """Half the width of the body without its arms at rows down the map: (y, half width) in cm."""
    points = mesh.keep(~arm_faces()).used() * 100
    half = [np.abs(points[np.abs(-points[:, 2] - row) < 0.6, 0]).max() for row in rows]
    return np.column_stack([rows, half])


def _armpits(frame: Frame, view: BackMap) -> list[Floats]:
    """Where the gaps between arms and trunk begin, on the page; sides without a gap are left out."""
    found: list[Floats] = []
    top, bottom = (round(float(view.place((0, y))[1]) * frame.supersampling) for y in _ARMPIT_ROWS)
    near, far = _ARMPIT_COLUMNS
    for sides in ((-far, -near), (near, far)):
        left, right = (max(0, round(float(view.place((x, 0))[0]) * frame.supersampling)) for x in sides)
        gap = ~frame.filled[top:bottom, left:right]
        enclosed = np.logical_or.accumulate(~gap, axis=1) & np.logical_or.accumulate(~gap[:, ::-1], axis=1)[:, ::-1]
        rows, columns = np.nonzero(gap & enclosed)
        if len(rows):
            place = np.array([left + columns[rows == rows.min()].mean(), top + rows.min()]) / frame.supersampling
            found.append(place)
    return found


def _shade(frame: Frame, skin: Mask, armpits: list[Floats], view: BackMap) -> str:
    """Path data of the shaded skin."""
    mesh, arms = frame.parts[frame.index("body")].mesh, frame.faces("body", arm_faces())
    limit = np.full(frame.shape, _DARK)
    for armpit in armpits:
        for where, ease in ((~arms, _TRUNK_EASE), (arms, _ARM_EASE)):
            limit -= where * ease.around(frame, armpit, view.units_per_cm)
    dark = _at_outline(skin & ~frame.faces("body", _fingers()) & (darkness(frame, "body", mesh) < limit), skin)
    return back_outline.filled(back_outline.rings(dark, _SAMPLES, _SHADE_SOFT * view.units_per_cm, 260))


def _fingers() -> Mask:
    """The faces of the fingers: too small for shade."""
    return faces_where(lambda bone: bone.startswith("finger"))


def _at_outline(dark: Mask, skin: Mask) -> Mask:
    """The shades that begin at an outline: an island has no cause that a reader could see."""
    labels, count = ndimage.label(ndimage.binary_opening(dark, iterations=3))
    border = ndimage.binary_dilation(~skin, iterations=4)
    touching = np.bincount(labels[border], minlength=count + 1) > _TOUCH
    touching[0] = False
    return np.asarray(touching[labels])


def _clear_of(frame: Frame, armpits: list[Floats], view: BackMap) -> Mask:
    """The samples away from the armpits."""
    rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
    clear = np.ones(frame.shape, dtype=bool)
    for x, y in armpits:
        clear &= (columns[None] - x) ** 2 + (rows[:, None] - y) ** 2 > (_ARMPIT_CLEAR * view.units_per_cm) ** 2
    return clear


def _above_nape(frame: Frame, view: BackMap) -> Mask:
    """The page down to an even line across the nape, where hair ends: heavy necks would show its lower edge in teeth."""
    rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
    beside = (columns - view.origin[0]) / view.units_per_cm
    nape = view.place(np.column_stack([beside, _NAPE[0] + _NAPE[1] * beside**2]))[:, 1]
    return np.asarray(rows[:, None] < nape[None])


def _palms(body: Fitted, frame: Frame) -> str:
    """Path data of the creases of the palms."""
    data = ""
    for side in ("L", "R"):
        joints = np.array([body.body.head(f"{bone}.{side}") for bone in ("wrist", "finger2-1", "finger3-1", "finger5-1", "finger1-2")])
        for crease in _PALM_CREASES:
            points = frame.camera.project(body.to_map(np.array(crease) @ joints))[:, :2]
            if frame.on_page(points).all():
                data += pen(points, 1.0, taper_length=18)
    return data
