"""People who lie face down: build, hair, where the arms lie; the body posed and fitted to the body map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.interpolate import PchipInterpolator

from art.drawings.back_map import DIMPLES
from art.engine.arrays import Floats, Mask
from art.engine.body import Body, blend, faces_where, refinement, rig
from art.engine.mesh import Mesh
from art.engine.pose import arm_to, curl, leg_to, signed, unit

NEUTRAL = {"neutral": 0.35, "lean": 0.35, "female": 0.3}
"""The receiver of most pictures."""

_C7_HEIGHT = 0.752
"""Height of the tip of C7 in the rest frame of the neutral body, in metres: the rig has its joint a centimetre below."""

_DIMPLE_HEIGHT = 0.243
"""Height of the dimples there."""

_ARM_PARTS = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")

_RELAXED = {2: (12, 22, 12), 3: (13, 24, 13), 4: (15, 25, 13), 5: (13, 22, 12)}
"""Bends of the fingers of a hand that lies palm up, asleep."""

_CLOSED = {2: 22, 3: 1, 4: -15, 5: -24}
"""Turns that lay the fingers, splayed at rest, against each other."""

_THUMB = ((1, "add", 22), (1, "flex", 6), (2, "flex", 6), (3, "flex", 14))
"""The thumb beside the palm."""


@dataclass(frozen=True)
class Person:
    """One receiver.

    ``builds``: weights of the baked bodies; ``hair``: a shape of the hair module; ``arms``: how far the wrist lies out of the line below
    the shoulder, as a part of the arm's length; ``girth``: factors of the trunk's width at places (cm below C7) down the back, to tell
    builds apart that the baked bodies have alike; ``breadth``: width of the whole body against its height on the map, at most 4 % from 1;
    ``creases``: folds of the skin at the waist: how far below C7, and how long (cm); ``relief``: opacity of the lines of blades and spine.
    """

    builds: Mapping[str, float]
    hair: str
    arms: float = 0.22
    girth: tuple[tuple[float, float], ...] = ()
    breadth: float = 1.0
    creases: tuple[tuple[float, float], ...] = ()
    relief: float = 0.62


@dataclass(frozen=True, eq=False)
class Fitted:
    """A posed body on the map: the tip of C7 at the origin, dimples at their place. Metres, x to the body's left, z up."""

    body: Body
    mesh: Mesh
    scale: Floats
    origin: Floats

    def to_map(self, points: Floats) -> Floats:
        """Points of the posed body, (3,) or (n, 3), in the fitted frame."""
        return (points - self.origin) * self.scale


def is_arm(bone: str) -> bool:
    """Whether a bone belongs to the arm from the shoulder joint on."""
    return bone.startswith(_ARM_PARTS)


def arm_faces() -> Mask:
    """The faces of the refined body that belong to the arms."""
    return faces_where(is_arm)


def lie_prone(body: Body, arms: float) -> None:
    """Face down, seen standing on the page: arms by the sides, palms up, legs a little apart, the head bent into the cradle."""
    for side in ("L", "R"):
        sign = signed(side)
        body.rotate(f"clavicle.{side}", "z", 5 * sign)
        body.rotate(f"shoulder01.{side}", "y", 7 * sign)
        start = body.head(f"upperarm01.{side}")
        length = float(np.linalg.norm(body.rest(f"lowerarm01.{side}") - body.rest(f"upperarm01.{side}")))
        length += float(np.linalg.norm(body.rest(f"wrist.{side}") - body.rest(f"lowerarm01.{side}")))
        wrist = start + unit([arms * sign, -0.12, -1.0]) * length * 0.985  # a little short of straight
        arm_to(body, side, wrist, [0.6 * sign, 0.7, 0], [-0.05 * sign, -0.02, -1], [-0.30 * sign, 0.95, 0])
        leg_to(body, side, np.array([0.12 * sign, 0.03, -0.76]), [0.25 * sign, -1, 0], [-0.15 * sign, -0.3, -1])
        curl(body, side, _RELAXED, _CLOSED, _THUMB)
    body.rotate("neck01", "x", -6)
    body.rotate("neck02", "x", -4)


def fitted(person: Person) -> Fitted:
    """The person face down, turned to the map's scale."""
    body = blend(**person.builds)
    lie_prone(body, person.arms)
    mesh = body.mesh()
    seventh, dimple = (mesh.vertices[index] for index in anchors())
    height = DIMPLES[1] / 100 / (seventh[2] - dimple[2])
    scale = np.array([height * person.breadth, height, height])
    origin = np.array([0.0, seventh[1], seventh[2]])
    vertices = (mesh.vertices - origin) * scale
    if person.girth:
        vertices = _girthed(vertices, person.girth)
    return Fitted(body, mesh.moved(vertices), scale, origin)


@cache
def anchors() -> tuple[int, int]:
    """Vertices of the refined body at the tip of C7 and in the left dimple: the same in all builds, which share one mesh."""
    vertices = blend(**NEUTRAL).rest_mesh().vertices
    behind = vertices[:, 1] > 0
    found = []
    for x, z in ((0.0, _C7_HEIGHT), (DIMPLES[0] / 100, _DIMPLE_HEIGHT)):
        distance = np.hypot(vertices[:, 0] - x, vertices[:, 2] - z)
        found.append(int(np.where(behind, distance, np.inf).argmin()))
    return found[0], found[1]


@cache
def _trunk_share() -> Floats:
    """For each vertex of the refined body how far it follows bones of trunk and legs, 0 to 1."""
    shared = rig()
    trunk = np.array([bone.startswith(("root", "pelvis", "spine", "upperleg", "breast")) for bone in shared.bones])
    share = (shared.weights * trunk[shared.weight_bones]).sum(axis=1)
    return np.asarray(np.clip(refinement(2).operator @ share, 0.0, 1.0))


def _girthed(vertices: Floats, girth: tuple[tuple[float, float], ...]) -> Floats:
    """The trunk widened or narrowed along the back."""
    places, factors = np.array(girth).T
    factor = PchipInterpolator(places / 100, factors, extrapolate=True)(np.clip(-vertices[:, 2], places[0] / 100, places[-1] / 100))
    widened = vertices.copy()
    widened[:, 0] *= 1 + (factor - 1) * _trunk_share()
    return widened
