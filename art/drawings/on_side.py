"""The back of a receiver who lies on the left side, as the giver sees it who kneels behind: head to the left, the right side up.

The trunk is rolled forwards a little, on to a pillow in the arms, and the camera looks down by as much: it is square to the back, so that
the body map lies on it, turned by a quarter. Whoever lies on the right side is the same picture mirrored.
"""

from __future__ import annotations

import numpy as np

from art.drawing import BACK_LIMIT, Drawing
from art.drawings import back_relief
from art.drawings.back_map import DIMPLES, BackMap
from art.drawings.back_person import NEUTRAL, anchors
from art.drawings.hung_sheet import HEM, loose_sheet, uncovered
from art.drawings.outlined import BEDDING, Look, Person, Relief, Scene, picture
from art.drawings.staging import Ground, Hand, lie, rest_on, settle_on_side, touch
from art.engine.body import Body, blend
from art.engine.camera import Camera
from art.engine.mesh import Mesh
from art.engine.pose import twist
from art.engine.props import cushion, rounded_box
from art.engine.raster import Part

_NAME = "back-on-the-side"
_SIZE = (740, 450)
MAP = BackMap(8.0, (246.0, 210.0), turned=True)
"""Where the body map lies on the page."""

_ROLL = 12.0
"""Degrees by which the trunk is rolled forwards."""

_BOW = {"spine03": 2, "spine02": 2, "spine01": 2, "neck01": 4, "neck02": 4, "head": 3}
"""Degrees by which spine and neck bend forwards."""

_TOP = 0.16
"""Height of the mattress, in metres."""

_TOWEL = 52.7
"""Where the towel begins at the spine, in cm down the map: as on backs seen from above."""

_SAG, _SAG_AT = 0.012, 17.0
"""How far the towel's edge sinks, in metres, at a distance from the spine, in cm."""

_LOOKS = {
    **BEDDING,
    ("receiver", 0): Look("skin", "skin2", 3, 0.4),
    ("receiver hair", 0): Look("hair"),
    ("towel", 0): Look("towel", "towel2", 3, 0.5),
    ("towel", HEM): Look("hem"),
}


def on_the_side() -> str:
    """The drawing."""
    body = blend(**NEUTRAL)
    hugged = lie_on_the_side(body)
    skin, head = body.mesh(), body.head("head")
    camera = camera_for(skin)
    towel = _towel(skin, camera)
    pillow = cushion((head[0] - 0.30, head[0] + 0.10), (head[1] - 0.22, head[1] + 0.34), (_TOP, head[2] - 0.03), 3.2)
    things = [
        Part("mattress", rounded_box((-1.26, 1.1), (-0.22, 0.72), (0.0, _TOP), 0.08)),
        Part("pillow", pillow),
        Part("chest pillow", hugged),
        Part("towel", towel),
    ]
    receiver = Person(body, uncovered(skin, towel), "bun", "hair2")
    relief = Relief(back_relief.hollows(MAP), tuple(back_relief.strokes(MAP)))
    return picture(_NAME, Scene(camera, _LOOKS, things, receiver, relief=relief))


def lie_on_the_side(body: Body) -> Mesh:
    """On the left side, rolled forwards, knees bent, both arms around a pillow; returns the pillow."""
    lie(body, "left side", _TOP, (0.0, 0.0), 270)
    body.root_rotation = twist((1, 0, 0), -_ROLL) @ body.root_rotation
    for bone, degrees in _BOW.items():
        body.rotate(bone, "x", degrees)
    rest_on(body, _TOP)
    pillow = settle_on_side(body, _TOP, 0.095)
    shoulder, ground = body.head("upperarm01.R"), Ground(pillow)
    spot = ground.top(shoulder[0] + 0.05, shoulder[1] + 0.42)
    touch(body, "R", ground, Hand(spot, np.array((-0.3, 1.0, 0)), np.array((0.7, 0.0, -0.5))))
    return pillow


def camera_for(skin: Mesh) -> Camera:
    """Square to the back, C7 and dimples at their places on the map."""
    seventh, dimple = (skin.vertices[index] for index in anchors())
    units_per_m = DIMPLES[1] * MAP.units_per_cm / float(dimple[0] - seventh[0])
    roll = np.deg2rad(_ROLL)
    up = np.array([0.0, np.sin(roll), np.cos(roll)])
    right, below = (np.array(_SIZE) / 2 - np.array(MAP.origin)) / units_per_m
    return Camera((0.0, -np.cos(roll), np.sin(roll)), seventh + np.array([right, 0.0, 0.0]) - up * below, (0, 0, 1), units_per_m, _SIZE)


def _towel(skin: Mesh, camera: Camera) -> Mesh:
    """A towel over hips and legs; its edge sinks where it goes round them."""
    start = float(skin.vertices[anchors()[0], 0]) + _TOWEL * MAP.units_per_cm / camera.units_per_m
    laid = loose_sheet(skin, [], _TOP, (start, 0.62), (-0.17, 0.62))
    away = camera.project(laid.vertices)[:, 1] - MAP.origin[1]
    sunk = _SAG * (away / (_SAG_AT * MAP.units_per_cm)) ** 2
    return laid.moved(laid.vertices + sunk[:, None] * (1.0, 0.0, 0.0))


DRAWINGS: tuple[Drawing, ...] = (Drawing(_NAME, on_the_side, BACK_LIMIT),)
