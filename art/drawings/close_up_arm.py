"""The giver's arm for close-ups: posed by joint angles, and with finger roots that bend at the knuckles.

The bodies' own rig bends a finger where it leaves the palm. From a distance that does not matter; in a close-up a fist without knuckles is
no fist. Here the first joint of each finger sits in its knuckle and that of the thumb at the wrist, and the weights follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from scipy.spatial.transform import Rotation

from art.engine.arrays import Floats, Ints, smoothstep, unit
from art.engine.body import blend, faces_where, rig
from art.engine.mesh import Mesh
from art.engine.pose import align, hand_axes, signed, twist
from art.engine.subdivision import Refinement, refine

Direction = tuple[float, float, float]

_GIVER: Mapping[str, float] = MappingProxyType({"neutral": 0.4, "male": 0.4, "lean": 0.2})
"""The build that the giver's arm is taken from."""

_LIMB = ("upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")
"""The bones from the shoulder to the hand; the wrist bone carries the whole palm."""

_KNUCKLE_SHIFT = {2: 0.015, 3: 0.016, 4: 0.015, 5: 0.013}
"""Metres by which the first joint of a finger moves towards the wrist, from the web to the knuckle."""

_KNUCKLE_REACH = 0.011
"""Metres before and behind a knuckle over which the skin changes from palm to finger."""

_FINGER_WIDTH = 0.008
"""Metres to the side of a finger's line at which its neighbour begins to share the skin (a standard deviation)."""

_THUMB_ROOT = np.array([0.022, 0.020, 0.008])
"""The saddle joint of the thumb: metres from the wrist towards the fingers, to the thumb's side, into the palm."""

_THUMB_ALONG = (-0.012, 0.028)
"""Metres along the ball of the thumb between which the skin changes from palm to thumb."""

_THUMB_ROUND = (0.012, 0.030)
"""Metres from the line of the thumb between which the skin changes from thumb to palm."""

_NAIL_AT_REST = np.array([-0.13, 0.95, -0.30])
"""Where the thumb's nail looks in the rest pose, in the hand's axes."""

_UPPER_ARM_KEPT, _DRAWN_OUT = 0.10, 6.0
"""Metres from the elbow up to which the upper arm keeps its shape, and how many times longer it is beyond."""

_WRIST_SHARE = 0.2
"""What part of the wrist's bend the far half of the forearm takes over, so that the wrist does not kink."""

_OWN = 0.7
"""The weight above which skin belongs to a bone."""

_TWIST_SHARE = (0.3, 0.75)
"""What part of the turn between elbow and hand the two bones of the forearm take."""

_GIRTH = 1.12
"""By how much fingers are thickened: the mesh's slim ones look thin in an outline drawing."""

_LEVELS = 2


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
        rest = _rest(self.side)
        columns = [_names().index(f"finger{number}-{joint}") for joint in (2, 3)]
        return self.mesh.vertices[np.asarray(rest.refinement.operator @ rest.weights[:, columns].sum(1)) > _OWN]

    def moved(self, step: Floats) -> Arm:
        """The same arm elsewhere."""
        bones = {key: FingerBone(bone.head + step, bone.length, bone.along, bone.back) for key, bone in self.bones.items()}
        return Arm(self.side, self.mesh.moved(self.mesh.vertices + step), bones, self.wrist + step)


@dataclass(frozen=True, eq=False)
class _Rest:
    """An arm in the rest pose: skin (and its refinement), joints by name, weights (vertices, bones), the hand's axes as rows."""

    vertices: Floats
    refinement: Refinement
    heads: Mapping[str, Floats]
    tails: Mapping[str, Floats]
    weights: Floats
    axes: Floats


def pose(hold: Hold, wrist: Floats | Direction) -> Arm:
    """The arm held so, its wrist joint at a place in metres."""
    rest = _rest(hold.side)
    turns = _limb_turns(rest, hold)
    turns |= _finger_turns(rest, turns["wrist"], hold.grip) | _thumb_turns(rest, turns["wrist"], hold.grip.thumb)
    heads = _heads(rest, turns, np.asarray(wrist, dtype=float))
    skin = _skinned(rest, turns, heads)
    mesh = Mesh.of(np.asarray(rest.refinement.operator @ skin), rest.refinement.quads)
    return Arm(hold.side, mesh, _finger_bones(rest, turns, heads), heads["wrist"])


def _names() -> tuple[str, ...]:
    return (*_LIMB, *(f"finger{finger}-{joint}" for finger in range(1, 6) for joint in (1, 2, 3)))


def _follows(bone: str) -> str:
    """The bone of this arm that takes the place of a bone of the body (without its side)."""
    if bone.startswith("metacarpal"):
        return "wrist"
    return bone if bone in _names() else _LIMB[0]


@cache
def _rest(side: str) -> _Rest:
    body = blend(**_GIVER)
    heads = {name: body.rest(f"{name}.{side}") for name in _names()}
    tails = {name: body.rest_tail(f"{name}.{side}") for name in _names()}
    fingers, palm = hand_axes(body, side)
    axes = np.stack([fingers, np.cross(palm, fingers) * signed(side), palm])
    limb = {f"{name}.{side}" for name in _names()} | {f"metacarpal{number}.{side}" for number in range(1, 5)}
    quads, used = _compact(rig().quads[faces_where(limb.__contains__, 0)])
    vertices = body.vertices()[used]
    weights = _own_weights(used, side)
    roots = {finger: body.rest(f"metacarpal{finger - 1}.{side}") for finger in _KNUCKLE_SHIFT}
    weights = _at_knuckles(weights, vertices, heads, tails, axes, roots)
    heads["finger1-1"] = heads["wrist"] + axes.T @ _THUMB_ROOT
    weights = _at_thumb_root(weights, vertices, heads)
    vertices = vertices + _thickening(weights, vertices, heads, tails) + _drawn_out(weights, vertices, heads)
    return _Rest(vertices, refine(len(vertices), quads, _LEVELS), heads, tails, weights, axes)


def _compact(quads: Ints) -> tuple[Ints, Ints]:
    """The quads with their vertices numbered from 0, and the old numbers of those."""
    used, fresh = np.unique(quads, return_inverse=True)
    return fresh.reshape(quads.shape), used


def _own_weights(used: Ints, side: str) -> Floats:
    """(vertices, bones of this arm): the body's weights, summed up."""
    shared, names = rig(), _names()
    columns = np.array([names.index(_follows(bone.removesuffix(f".{side}"))) for bone in shared.bones])
    weights = np.zeros((len(used), len(names)))
    for slot in range(shared.weight_bones.shape[1]):
        np.add.at(weights, (np.arange(len(used)), columns[shared.weight_bones[used, slot]]), shared.weights[used, slot])
    return weights / weights.sum(1, keepdims=True)


def _at_knuckles(
    weights: Floats,
    vertices: Floats,
    heads: dict[str, Floats],
    tails: Mapping[str, Floats],
    axes: Floats,
    roots: Mapping[int, Floats],
) -> Floats:
    """The weights with the fingers beginning at the knuckles; ``heads`` of the fingers move there."""
    names = _names()
    hand, firsts = names.index("wrist"), [names.index(f"finger{finger}-1") for finger in _KNUCKLE_SHIFT]
    shares, reached = [], []
    for finger, shift in _KNUCKLE_SHIFT.items():
        name = f"finger{finger}-1"
        across_palm = unit(heads[name] - roots[finger])
        line = unit(across_palm + unit(tails[name] - heads[name]))
        heads[name] = heads[name] - across_palm * shift
        offsets = vertices - heads[name]
        beside = (offsets - np.outer(offsets @ line, line)) @ axes[1]
        shares.append(np.exp(-0.5 * (beside / _FINGER_WIDTH) ** 2) + 1e-9)
        reached.append(smoothstep(-_KNUCKLE_REACH, _KNUCKLE_REACH, offsets @ across_palm))
    share = np.array(shares) / np.sum(shares, axis=0)
    finger_part = (np.array(reached) * share).sum(0)
    mass = weights[:, hand] + weights[:, firsts].sum(1)
    # Where the body's rig already knows whose skin it is (on the fingers), its word counts.
    known = weights[:, firsts].sum(1) / np.maximum(mass, 1e-6)
    old_share = weights[:, firsts].T / np.maximum(weights[:, firsts].sum(1), 1e-6)
    share = np.where(known > 0.05, known * old_share + (1 - known) * share, share)
    changed = weights.copy()
    changed[:, firsts] = (mass * finger_part * share).T
    changed[:, hand] = mass - changed[:, firsts].sum(1)
    return changed


def _at_thumb_root(weights: Floats, vertices: Floats, heads: Mapping[str, Floats]) -> Floats:
    """The weights with the ball of the thumb moving from its saddle joint on."""
    names = _names()
    hand, first = names.index("wrist"), names.index("finger1-1")
    line = unit(heads["finger1-2"] - heads["finger1-1"])
    offsets = vertices - heads["finger1-1"]
    way = offsets @ line
    beside = np.sqrt(((offsets - np.outer(way, line)) ** 2).sum(1))
    mass = weights[:, hand] + weights[:, first]
    part = smoothstep(*_THUMB_ALONG, way) * (1 - smoothstep(*_THUMB_ROUND, beside))
    part = np.maximum(part, weights[:, first] / np.maximum(mass, 1e-6))
    changed = weights.copy()
    changed[:, first], changed[:, hand] = mass * part, mass * (1 - part)
    return changed


def _thickening(weights: Floats, vertices: Floats, heads: Mapping[str, Floats], tails: Mapping[str, Floats]) -> Floats:
    """How far each vertex moves away from the bone of its finger."""
    moves = np.zeros_like(vertices)
    for column, name in enumerate(_names()):
        if name.endswith(("-2", "-3")) or (name.endswith("-1") and not name.startswith("finger1")):
            way, line = vertices - heads[name], unit(tails[name] - heads[name])
            moves += (_GIRTH - 1) * weights[:, column, None] * (way - np.outer(way @ line, line))
    return moves


def _drawn_out(weights: Floats, vertices: Floats, heads: Mapping[str, Floats]) -> Floats:
    """How far each vertex moves along the upper arm, so that its end is never in the picture."""
    axis = unit(heads["upperarm01"] - heads["lowerarm01"])
    own = weights[:, :2].sum(1)
    far = np.maximum((vertices - heads["lowerarm01"]) @ axis - _UPPER_ARM_KEPT, 0)
    return (own * far * (_DRAWN_OUT - 1))[:, None] * axis


def _limb_turns(rest: _Rest, hold: Hold) -> dict[str, Floats]:
    """How the bones from the shoulder to the hand stand in space, (3, 3) each."""
    shoulder, elbow, wrist = (rest.heads[name] for name in ("upperarm01", "lowerarm01", "wrist"))
    hand = align(rest.axes[0], rest.axes[2], hold.fingers, hold.palm)
    fore = unit(hold.forearm)
    if hold.upper is None:
        turned = _shortest(hand @ (wrist - elbow), fore) @ hand
        return {**dict.fromkeys(_LIMB[:3], turned), "lowerarm02": _towards(turned, hand, _WRIST_SHARE), "wrist": hand}
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
    return start @ np.asarray(Rotation.from_rotvec(Rotation.from_matrix(start.T @ end).as_rotvec() * part).as_matrix())


def _shortest(start: Floats, end: Floats) -> Floats:
    """The smallest rotation (3, 3) that brings one direction onto the other."""
    across = np.cross(unit(start), unit(end))
    sine = float(np.sqrt(across @ across))
    if sine < 1e-9:
        return np.eye(3)
    return twist(across, float(np.rad2deg(np.arctan2(sine, unit(start) @ unit(end)))))


def _finger_turns(rest: _Rest, hand: Floats, grip: Grip) -> dict[str, Floats]:
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


def _thumb_turns(rest: _Rest, hand: Floats, thumb: Thumb) -> dict[str, Floats]:
    turns = {}
    to_space = hand @ rest.axes.T
    nail_at_rest = rest.axes.T @ _NAIL_AT_REST
    for joint, direction in enumerate((thumb.base, thumb.middle, thumb.end), 1):
        name = f"finger1-{joint}"
        at_rest = rest.tails[name] - rest.heads[name]
        turns[name] = align(at_rest, nail_at_rest, to_space @ np.array(direction), to_space @ np.array(thumb.nail))
    return turns


def _heads(rest: _Rest, turns: Mapping[str, Floats], wrist: Floats) -> dict[str, Floats]:
    """Where the joints are: from the wrist outwards to the fingertips and back to the shoulder."""
    heads = {"wrist": wrist}
    for later, name in zip(_LIMB[:0:-1], _LIMB[-2::-1], strict=True):
        heads[name] = heads[later] - turns[name] @ (rest.heads[later] - rest.heads[name])
    for finger in range(1, 6):
        before = "wrist"
        for joint in (1, 2, 3):
            name = f"finger{finger}-{joint}"
            heads[name] = heads[before] + turns[before] @ (rest.heads[name] - rest.heads[before])
            before = name
    return heads


def _skinned(rest: _Rest, turns: Mapping[str, Floats], heads: Mapping[str, Floats]) -> Floats:
    """The posed vertices: every bone takes its share of the skin along."""
    skin = np.zeros_like(rest.vertices)
    for column, name in enumerate(_names()):
        carried = (rest.vertices - rest.heads[name]) @ turns[name].T + heads[name]
        skin += rest.weights[:, column, None] * carried
    return skin


def _finger_bones(rest: _Rest, turns: Mapping[str, Floats], heads: Mapping[str, Floats]) -> dict[tuple[int, int], FingerBone]:
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
