"""The giver's arm and hand as a mesh in a posture, as seen from above: fingers point up the page, the forearm comes from below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from art.engine.arrays import Floats, Ints, Mask, smoothstep, unit
from art.engine.body import Body, blend, refinement, rig
from art.engine.mesh import Mesh
from art.engine.pose import arm_to, curl, signed

Direction = tuple[float, float, float]
"""(outward, up, forward): to the little finger's side of a hand whose palm looks down, to the eye, up the page. Of any length."""

FINGERS = (1, 2, 3, 4, 5)
"""The thumb is finger 1. A free finger's faces carry its number as their label."""

_GIVER = {"neutral": 0.4, "female": 0.4, "lean": 0.2}
_LEVELS = 2

_GIRTH = {1: 1.05, 2: 1.22, 3: 1.22, 4: 1.22, 5: 1.24}
"""By how much fingers are thickened: the mesh's slim ones look splayed in an outline drawing."""

_FINGERTIP = 0.55
"""What part of the thickening is left out at the tip, so that fingers taper."""

_WRIST_GIRTH = 0.12
"""What is added to the wrist's girth, as a part of it, and the metres towards hand and elbow over which that fades out."""
_WRIST_FADE = {"hand": 0.022, "elbow": 0.06}
_FOREARM_RADIUS = 0.055

_WEB = 0.5
"""The part of a finger's first bone from which on it is free of its neighbours."""

_UPPER_ARM_KEPT = 0.10
"""Metres from the elbow up to which the upper arm keeps its shape; beyond, it is drawn out, so that it always leaves the picture."""
_DRAWN_OUT = 32.0
_UPPER_ARM_RADIUS = 0.085
_CUT = 0.19
"""Metres from the elbow (before drawing out) at which the arm ends."""


@dataclass(frozen=True)
class Posture:
    """How arm and hand are held.

    ``upper_arm`` and ``forearm``: where they point, on the way from the shoulder to the hand; ``fingers`` and ``palm``: where the hand
    points and what it faces; ``flex``, ``spread``, ``thumb``: degrees, see ``art.engine.pose.curl``.
    """

    upper_arm: Direction
    forearm: Direction
    fingers: Direction
    palm: Direction
    flex: Mapping[int, Sequence[float]]
    thumb: Sequence[tuple[int, str, float]]
    spread: Mapping[int, float] = field(default_factory=lambda: {2: 15, 3: -3, 4: -15.5, 5: -22})


@dataclass(frozen=True, eq=False)
class Arm:
    """An arm of a side ("L", "R") in a posture: the body that it belongs to, and its mesh, labelled with ``FINGERS`` or 0."""

    body: Body
    side: str
    mesh: Mesh


def in_space(side: str, direction: Direction) -> Floats:
    """A direction in the axes of the body's space: x to the body's left, y to the eye, z up the page."""
    return np.array([signed(side) * direction[0], direction[1], direction[2]])


def turned(posture: Posture, degrees: float) -> Posture:
    """The posture turned as a whole on the page, the fingers towards the thumb's side."""
    cosine, sine = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))

    def turn(direction: Direction) -> Direction:
        outward, up, forward = direction
        return outward * cosine - forward * sine, up, forward * cosine + outward * sine

    return replace(
        posture,
        upper_arm=turn(posture.upper_arm),
        forearm=turn(posture.forearm),
        fingers=turn(posture.fingers),
        palm=turn(posture.palm),
    )


def arm(posture: Posture, side: str) -> Arm:
    """The arm of a side ("L", "R") in a posture."""
    body = blend(**_GIVER)
    shoulder, elbow, wrist = (body.rest(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist"))
    upper, fore, fingers, palm = (
        unit(in_space(side, direction)) for direction in (posture.upper_arm, posture.forearm, posture.fingers, posture.palm)
    )
    to_wrist = upper * np.linalg.norm(elbow - shoulder) + fore * np.linalg.norm(wrist - elbow)
    arm_to(body, side, body.head(f"upperarm01.{side}") + to_wrist, upper, fingers, palm)
    curl(body, side, posture.flex, posture.spread, posture.thumb)
    vertices = _drawn_out(body, side, body.vertices() + _carried(body, _thickening(body, side)))
    step = refinement(_LEVELS)
    mesh = Mesh(np.asarray(step.operator @ vertices), step.quads, _labels(body, side))
    return Arm(body, side, mesh.keep(_kept(body, side)))


def _thickening(body: Body, side: str) -> Floats:
    """For each vertex of the unrefined mesh how far it moves outwards, in the rest pose."""
    rest = body.rest_mesh(0).vertices
    moves = np.zeros_like(rest)
    for finger in FINGERS:
        weight = _finger_weight(finger, side)
        near = np.flatnonzero(weight > 0.02)
        foot, way = _on_finger(body, finger, side, rest[near])
        bones = len(finger_bones(finger, side))
        fade = smoothstep(-0.2, 0.5, way) * (1 - _FINGERTIP * smoothstep(bones - 1.5, bones, way))
        moves[near] += ((_GIRTH[finger] - 1) * weight[near] * fade)[:, None] * (rest[near] - foot)
    elbow, wrist = body.rest(f"lowerarm01.{side}"), body.rest(f"wrist.{side}")
    way, outwards = _from_axis(rest, wrist, unit(wrist - elbow))
    fade = np.exp(-((way / np.where(way > 0, _WRIST_FADE["hand"], _WRIST_FADE["elbow"])) ** 2))
    near_axis = (outwards**2).sum(axis=1) < _FOREARM_RADIUS**2
    return np.asarray(moves + (_WRIST_GIRTH * fade * near_axis)[:, None] * outwards)


def _carried(body: Body, moves: Floats) -> Floats:
    """Moves of the vertices in the rest pose, turned with the bones."""
    shared = rig()
    rotations = np.stack([body.global_rotation(bone) for bone in shared.bones])
    carried = np.zeros_like(moves)
    moving = np.flatnonzero(moves.any(axis=1))
    turns = rotations[shared.weight_bones[moving]]
    carried[moving] = np.einsum("vk,vkij,vj->vi", shared.weights[moving], turns, moves[moving])
    return carried


def _drawn_out(body: Body, side: str, vertices: Floats) -> Floats:
    """The vertices with an upper arm so long that its end is never seen."""
    elbow, shoulder = body.head(f"lowerarm01.{side}"), body.head(f"upperarm01.{side}")
    axis = unit(shoulder - elbow)
    way, outwards = _from_axis(vertices, elbow, axis)
    far = np.clip(way - _UPPER_ARM_KEPT, 0, None) * ((outwards**2).sum(axis=1) < _UPPER_ARM_RADIUS**2)
    return np.asarray(vertices + (far * (_DRAWN_OUT - 1))[:, None] * axis)


def _kept(body: Body, side: str) -> Mask:
    """The faces of the refined mesh that belong to the arm, without the shoulder."""
    kinds = ("upperarm", "lowerarm", "wrist", "metacarpal", "finger")
    own = body.faces_where(lambda bone: bone.endswith(f".{side}") and bone.startswith(kinds), _LEVELS)
    upper = body.faces_where(lambda bone: bone.startswith("upperarm"), _LEVELS)
    elbow, shoulder = body.rest(f"lowerarm01.{side}"), body.rest(f"upperarm01.{side}")
    way, outwards = _from_axis(body.rest_mesh(_LEVELS).centres, elbow, unit(shoulder - elbow))
    beyond = (way > _CUT) | ((outwards**2).sum(axis=1) > _UPPER_ARM_RADIUS**2)
    return np.asarray(own & ~(upper & beyond))


def _labels(body: Body, side: str) -> Ints:
    """For each face of the refined mesh the finger of whose free part it is, or 0."""
    mesh = body.rest_mesh(_LEVELS)
    labels = np.zeros(len(mesh.quads), dtype=int)
    operator = refinement(_LEVELS).operator
    for finger in FINGERS:
        weight = np.asarray(operator @ _finger_weight(finger, side))[mesh.quads].mean(axis=1)
        near = np.flatnonzero(weight > 0.5)
        _, way = _on_finger(body, finger, side, mesh.centres[near])
        labels[near[way > _WEB]] = finger
    return labels


def finger_bones(finger: int, side: str) -> tuple[str, ...]:
    """The bones of a finger from its knuckle on; of the thumb only the two that stand free of the palm."""
    return tuple(f"finger{finger}-{joint}.{side}" for joint in ((2, 3) if finger == 1 else (1, 2, 3)))


@cache
def _finger_weight(finger: int, side: str) -> Floats:
    """For each vertex of the unrefined mesh how strongly it follows a finger."""
    shared = rig()
    bones = [shared.index[bone] for bone in finger_bones(finger, side)]
    return np.asarray((np.isin(shared.weight_bones, bones) * shared.weights).sum(axis=1))


def _on_finger(body: Body, finger: int, side: str, points: Floats) -> tuple[Floats, Floats]:
    """For points of the rest pose the nearest place on the finger's bones (n, 3), and the way in bones: 1.5 is half down the second."""
    nearest = np.full(len(points), np.inf)
    foot, way = np.zeros_like(points), np.zeros(len(points))
    for number, bone in enumerate(finger_bones(finger, side)):
        start, end = body.rest(bone), body.rest_tail(bone)
        part = np.clip((points - start) @ (end - start) / ((end - start) ** 2).sum(), -1 if number == 0 else 0, 1)
        place = start + part[:, None] * (end - start)
        distance = ((points - place) ** 2).sum(axis=1)
        closer = distance < nearest
        nearest[closer], foot[closer], way[closer] = distance[closer], place[closer], number + part[closer]
    return foot, way


def _from_axis(points: Floats, start: Floats, axis: Floats) -> tuple[Floats, Floats]:
    """How far points lie along an axis (n,), and how they lie off it (n, 3)."""
    way = (points - start) @ axis
    return way, points - start - way[:, None] * axis
