"""A dressed receiver on a stool, leaning on a cushion, seen square from behind: the back for massage without undressing."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.spatial.transform import Rotation

from art.drawing import BACK_LIMIT, Drawing
from art.drawings import back_outline, back_relief, clothes
from art.drawings.back_lines import inner_lines, strands
from art.drawings.back_map import DIMPLES, WHOLE_BACK
from art.drawings.back_outline import Pen
from art.drawings.back_person import anchors
from art.drawings.back_shade import darkness
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.body import Body, blend
from art.engine.camera import Camera
from art.engine.cloth import BOTTOM, TOP, dressed
from art.engine.contours import cut, edges
from art.engine.hair import hair
from art.engine.ink import pen
from art.engine.mesh import Mesh
from art.engine.pose import arm_to, curl, leg_to, signed
from art.engine.props import cushion, cylinder, rounded_box
from art.engine.raster import Frame, Part, render
from art.engine.tone import shade

_NAME = "seated-back"
_SIZE = (700, 800)
_SAMPLES = 2

_LEAN = 24.0
"""Degrees by which the trunk leans forwards; the camera looks down by as much, so that the back stays square to it."""

_BUILDS = {"neutral": 0.4, "male": 0.4, "lean": 0.2}

_BOW = {"spine02": 3, "spine01": 3, "neck01": 7, "neck02": 3, "head": -2}
"""Degrees by which spine and neck bend forwards."""

_HIPS = 0.58
"""Height of the hip joints above the floor, in metres."""

_THINGS = {"table": ("wood", "wood2"), "cushion": ("pillow", "pillow2"), "stool": ("wood", "wood2")}
"""Colours of the furniture, from the far to the near."""

_DARK = 0.46
"""Cosine to the light below which cloth and skin are shaded: later than bare backs, so that marks stand on one colour."""

_THING_PEN = Pen(1.6, 2.2)
"""Outlines of the furniture: lighter than those of the receiver."""

_THING_DARK = 0.55
"""The same for the furniture."""

_SEAT = 0.14
"""How far below the hip joints the body behind is cut by the shirt's hem instead of the mesh's steps, in metres."""

_HEM = (61.0, -0.0065)
"""The hem: y at the spine, in cm down the map, and how it bends upwards beside (cm for a square cm)."""


def seated_back() -> str:
    """The drawing."""
    body = blend(**_BUILDS)
    _sit(body)
    clothed = _with_seat(body, dressed(body, top="loose", bottom="trousers", socks=False))
    crop = hair(body, "short")
    frame = render(_camera(body), [Part("receiver", clothed), Part("hair", crop.mesh), *_furniture(body)], _SAMPLES)
    dark = darkness(frame, "receiver", clothed) < _DARK
    skin, shirt, collar = clothes.with_collar(frame, "receiver")
    hanging = _above_hem(frame)
    legs, shirt = frame.mask("receiver", BOTTOM) | (shirt & ~hanging), shirt & hanging
    folds = inner_lines(frame, "receiver", shirt & clothes.below_collar(frame, collar), 7, 12, 0.004)
    folds += inner_lines(frame, "receiver", legs, 7, 25, 0.03)
    return svg.document(
        *_SIZE,
        svg.group(
            _NAME,
            *(_thing(frame, name, *colours) for name, colours in _THINGS.items()),
            clothes.area(legs, dark, "legs", None, _SAMPLES),
            clothes.area(skin, dark, "skin", "skin2", _SAMPLES),
            clothes.area(shirt, dark, "top", "top2", _SAMPLES),
            svg.path(back_relief.lines(WHOLE_BACK), "line", opacity=clothes.HINT),
            svg.path(clothes.ribbing(collar) + folds, "line"),
            clothes.area(frame.mask("hair"), dark, "hair", None, _SAMPLES),
            svg.path(strands(frame, crop.strands, frame.mask("hair")), "hair2"),
        ),
    )


def _with_seat(body: Body, clothed: Mesh) -> Mesh:
    """The clothes with the seat as part of the shirt: where the shirt ends is told on the page."""
    centres = body.rest_mesh().centres
    behind = (centres[:, 1] > 0.0) & (centres[:, 2] > body.rest("upperleg01.L")[2] - _SEAT)
    return clothed.labelled(np.where((clothed.labels == BOTTOM) & behind, TOP, clothed.labels))


def _above_hem(frame: Frame) -> Mask:
    """The samples above the hem."""
    rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
    beside = (columns - WHOLE_BACK.origin[0]) / WHOLE_BACK.units_per_cm
    hem = WHOLE_BACK.place(np.column_stack([beside, _HEM[0] + _HEM[1] * beside**2]))[:, 1]
    return np.asarray(rows[:, None] < hem[None])


def _sit(body: Body) -> None:
    """On a stool, facing -y, forearms folded on a cushion in front."""
    body.root_rotation = Rotation.from_euler("x", _LEAN, degrees=True).as_matrix()
    for bone, degrees in _BOW.items():
        body.rotate(bone, "x", degrees)
    body.root_translation = np.array([0.0, 0.0, _HIPS]) - _hips(body)
    for side in ("L", "R"):
        sign = signed(side)
        body.rotate(f"clavicle.{side}", "z", 10 * sign)
        body.rotate(f"shoulder01.{side}", "y", 4 * sign)
        shoulder = body.head(f"upperarm01.{side}")
        arm_to(body, side, [0.05 * sign, shoulder[1] - 0.30, shoulder[2] - 0.14], [sign, 0.1, -0.55], [-sign, -0.35, 0], [0, 0, -1])
        curl(body, side, dict.fromkeys(range(2, 6), (10, 12, 8)), {2: 5, 4: -5, 5: -10})
        leg_to(body, side, [0.16 * sign, -0.42, 0.08], [0.4 * sign, -1, 0.3], [0.2 * sign, -1, -0.2])


def _hips(body: Body) -> Floats:
    return np.asarray((body.head("upperleg01.L") + body.head("upperleg01.R")) / 2)


def _furniture(body: Body) -> list[Part]:
    """Stool, table and cushion where the body needs them."""
    hips = _hips(body)
    elbow = min(body.head(f"lowerarm01.{side}")[2] for side in ("L", "R"))
    chest = float(body.head("upperarm01.L")[1])
    seat = hips[2] - 0.085
    return [
        Part("stool", cylinder([0, hips[1] - 0.01, seat - 0.05], [0, hips[1] - 0.01, seat], 0.23, steps=64)),
        Part("table", rounded_box((-0.415, 0.415), (chest - 0.72, chest - 0.10), (elbow - 0.20, elbow - 0.165), 0.04)),
        Part("cushion", cushion((-0.29, 0.29), (chest - 0.52, chest - 0.13), (elbow - 0.165, elbow - 0.03), steps=32)),
    ]


def _camera(body: Body) -> Camera:
    """Square to the back, C7 and dimples at their places on the map."""
    vertices = body.mesh().vertices
    seventh, dimple = (vertices[index] for index in anchors())
    lean = np.deg2rad(_LEAN)
    look, up = np.array([0.0, np.cos(lean), np.sin(lean)]), np.array([0.0, -np.sin(lean), np.cos(lean)])
    units_per_m = DIMPLES[1] * WHOLE_BACK.units_per_cm / float((seventh - dimple) @ up)
    below = (_SIZE[1] / 2 - WHOLE_BACK.origin[1]) / units_per_m
    return Camera(look, np.array([0.0, seventh[1], seventh[2]]) - up * below, (0, 0, 1), units_per_m, _SIZE)


def _thing(frame: Frame, name: str, colour: str, dark: str) -> str:
    """A piece of furniture with its shade, its outline and its edges."""
    mask = frame.mask(name)
    # A little wider than what is seen, so that no paper shows between neighbours; the outline of what covers it lies on its rim.
    rings = back_outline.rings(ndimage.binary_dilation(mask, iterations=1), _SAMPLES, 0.6)
    shaded = back_outline.filled(back_outline.rings(shade(frame, mask, 1.5, threshold=_THING_DARK), _SAMPLES, 1.0, 70))
    inside = ndimage.binary_erosion(mask, iterations=5)
    rims = cut(edges(frame, name), lambda points: back_outline.sampled(inside, points, _SAMPLES), 20)
    lines = "".join(pen(line.points, 1.6, line.tapered, 5, raw=True) for line in rims)
    return (
        svg.path(back_outline.filled(rings), colour)
        + svg.path(shaded, dark)
        + svg.path(back_outline.outlined(rings, _THING_PEN) + lines, "line")
    )


DRAWINGS: tuple[Drawing, ...] = (Drawing(_NAME, seated_back, BACK_LIMIT),)
