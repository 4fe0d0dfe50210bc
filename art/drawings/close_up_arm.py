"""The giver's arm for close-ups, posed by the angles of its joints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from art.drawings.close_up_rig import LIMB, ArmAtRest, arm_at_rest, bone_names
from art.engine.arrays import Floats, unit
from art.engine.mesh import Mesh
from art.engine.pose import align, twist

Direction = tuple[float, float, float]

_NAIL_AT_REST = np.array([-0.13, 0.95, -0.30])
"""Where the thumb's nail looks in the rest pose, in the hand's axes."""

_WRIST_SHARE = 0.2
"""What part of the wrist's bend the far half of the forearm takes over, so that the wrist does not kink."""

_OWN = 0.7
"""The weight above which skin belongs to a bone."""

_TWIST_SHARE = (0.3, 0.75)
"""What part of the turn between elbow and hand the two bones of the forearm take."""


@dataclass(frozen=True)
class Finger:
    """A finger's joints in degrees: ``spread`` to the thumb's side, then how far knuckle, middle and end joint bend into the palm."""

    spread: float
    knuckle: float
    middle: float
    end: float


@dataclass(frozen=True)
class Thumb:
    """The three bones of the thumb and its nail, as directions in the hand's axes: to the fingers, to the thumb's side, out of the palm."""

    base: Direction
    middle: Direction
    end: Direction
    nail: Direction


@dataclass(frozen=True)
class Grip:
    """What fingers (index to little) and thumb do."""

    fingers: tuple[Finger, Finger, Finger, Finger]
    thumb: Thumb


@dataclass(frozen=True)
class Hold:
    """How an arm is held in space: where the fingers point, where the palm faces, which way the forearm runs to the wrist.

    ``upper``: which way the upper arm runs to the elbow; without it the upper arm goes on from the forearm (it is outside the picture).
    """

    side: str
    fingers: Direction
    palm: Direction
    forearm: Direction
    grip: Grip
    upper: Direction | None = None


@dataclass(frozen=True, eq=False)
class FingerBone:
    """A posed bone of finger or thumb: its joint, its length in metres, where it runs and where its back (the nail's side) looks."""

    head: Floats
    length: float
    along: Floats
    back: Floats


@dataclass(frozen=True, eq=False)
class Arm:
    """A posed arm: its skin, the bones of its fingers by (finger from 1, the thumb; joint from 1) and the wrist joint."""

    side: str
    mesh: Mesh
    bones: Mapping[tuple[int, int], FingerBone]
    wrist: Floats

    def finger(self, number: int) -> Floats:
        """(n, 3): the skin of the last two bones of a finger; the thumb is number 1."""
        rest = arm_at_rest(self.side)
        columns = [bone_names().index(f"finger{number}-{joint}") for joint in (2, 3)]
        return self.mesh.vertices[np.asarray(rest.refinement.operator @ rest.weights[:, columns].sum(1)) > _OWN]

    def moved(self, step: Floats) -> Arm:
        """The same arm elsewhere."""
        bones = {key: FingerBone(bone.head + step, bone.length, bone.along, bone.back) for key, bone in self.bones.items()}
        return Arm(self.side, self.mesh.moved(self.mesh.vertices + step), bones, self.wrist + step)


def pose(hold: Hold, wrist: Floats | Direction) -> Arm:
    """The arm held so, its wrist joint at a place in metres."""
    rest = arm_at_rest(hold.side)
    turns = _limb_turns(rest, hold)
    turns |= _finger_turns(rest, turns["wrist"], hold.grip) | _thumb_turns(rest, turns["wrist"], hold.grip.thumb)
    heads = _heads(rest, turns, np.asarray(wrist, dtype=float))
    skin = _skinned(rest, turns, heads)
    mesh = Mesh.of(np.asarray(rest.refinement.operator @ skin), rest.refinement.quads)
    return Arm(hold.side, mesh, _finger_bones(rest, turns, heads), heads["wrist"])


def _limb_turns(rest: ArmAtRest, hold: Hold) -> dict[str, Floats]:
    """How the bones from the shoulder to the hand stand in space, (3, 3) each."""
    shoulder, elbow, wrist = (rest.heads[name] for name in ("upperarm01", "lowerarm01", "wrist"))
    hand = align(rest.axes[0], rest.axes[2], hold.fingers, hold.palm)
    fore = unit(hold.forearm)
    if hold.upper is None:
        turned = _shortest(hand @ (wrist - elbow), fore) @ hand
        return {**dict.fromkeys(LIMB[:3], turned), "lowerarm02": _towards(turned, hand, _WRIST_SHARE), "wrist": hand}
    hinge, turned_hinge = np.cross(elbow - shoulder, wrist - elbow), np.cross(hold.upper, fore)
    upper = align(elbow - shoulder, hinge, hold.upper, turned_hinge)
    untwisted = align(wrist - elbow, hinge, fore, turned_hinge)
    turn = Rotation.from_matrix(hand @ untwisted.T).as_quat()
    strain = 2 * np.rad2deg(np.arctan2(turn[:3] @ fore, turn[3]))
    strain = (strain + 180) % 360 - 180
    near, far = (twist(fore, strain * share) @ untwisted for share in _TWIST_SHARE)
    return {"upperarm01": upper, "upperarm02": upper, "lowerarm01": near, "lowerarm02": far, "wrist": hand}


def _towards(start: Floats, end: Floats, part: float) -> Floats:
    """The rotation (3, 3) a part of the way from one to another."""
    turn = Rotation.from_matrix(start.T @ end).as_rotvec()
    return np.asarray(start @ Rotation.from_rotvec(turn * part).as_matrix())


def _shortest(start: Floats, end: Floats) -> Floats:
    """The smallest rotation (3, 3) that brings one direction onto the other."""
    across = np.cross(unit(start), unit(end))
    sine = float(np.sqrt(across @ across))
    if sine < 1e-9:
        return np.eye(3)
    return twist(across, float(np.rad2deg(np.arctan2(sine, unit(start) @ unit(end)))))


def _finger_turns(rest: ArmAtRest, hand: Floats, grip: Grip) -> dict[str, Floats]:
    turns = {}
    to_space = hand @ rest.axes.T
    for number, finger in enumerate(grip.fingers, 2):
        spread = np.deg2rad(finger.spread)
        ahead, across = np.array([np.cos(spread), np.sin(spread), 0.0]), np.array([-np.sin(spread), np.cos(spread), 0.0])
        bend = 0.0
        for joint, degrees in enumerate((finger.knuckle, finger.middle, finger.end), 1):
            bend += np.deg2rad(degrees)
            name = f"finger{number}-{joint}"
            direction = rest.tails[name] - rest.heads[name]
            down = np.cos(bend) * ahead + np.sin(bend) * np.array([0.0, 0.0, 1.0])
            turns[name] = align(direction, rest.axes[1], to_space @ down, to_space @ across)
    return turns


def _thumb_turns(rest: ArmAtRest, hand: Floats, thumb: Thumb) -> dict[str, Floats]:
    turns = {}
    to_space = hand @ rest.axes.T
    nail_at_rest = rest.axes.T @ _NAIL_AT_REST
    for joint, direction in enumerate((thumb.base, thumb.middle, thumb.end), 1):
        name = f"finger1-{joint}"
        at_rest = rest.tails[name] - rest.heads[name]
        turns[name] = align(at_rest, nail_at_rest, to_space @ np.array(direction), to_space @ np.array(thumb.nail))
    return turns


def _heads(rest: ArmAtRest, turns: Mapping[str, Floats], wrist: Floats) -> dict[str, Floats]:
    """Where the joints are: from the wrist outwards to the fingertips and back to the shoulder."""
    heads = {"wrist": wrist}
    for later, name in zip(LIMB[:0:-1], LIMB[-2::-1], strict=True):
        heads[name] = heads[later] - turns[name] @ (rest.heads[later] - rest.heads[name])
    for finger in range(1, 6):
        before = "wrist"
        for joint in (1, 2, 3):
            name = f"finger{finger}-{joint}"
            heads[name] = heads[before] + turns[before] @ (rest.heads[name] - rest.heads[before])
            before = name
    return heads


def _skinned(rest: ArmAtRest, turns: Mapping[str, Floats], heads: Mapping[str, Floats]) -> Floats:
    """The posed vertices: every bone takes its share of the skin along."""
    skin = np.zeros_like(rest.vertices)
    for column, name in enumerate(bone_names()):
        carried = (rest.vertices - rest.heads[name]) @ turns[name].T + heads[name]
        skin += rest.weights[:, column, None] * carried
    return skin


def _finger_bones(rest: ArmAtRest, turns: Mapping[str, Floats], heads: Mapping[str, Floats]) -> dict[tuple[int, int], FingerBone]:
    bones = {}
    for finger in range(1, 6):
        back_at_rest = rest.axes.T @ _NAIL_AT_REST if finger == 1 else -rest.axes[2]
        for joint in (1, 2, 3):
            name = f"finger{finger}-{joint}"
            offset = turns[name] @ (rest.tails[name] - rest.heads[name])
            along = unit(offset)
            back = turns[name] @ back_at_rest
            bones[finger, joint] = FingerBone(heads[name], float(np.sqrt(offset @ offset)), along, unit(back - (back @ along) * along))
    return bones
