"""The giver's arm at rest, with finger roots that bend at the knuckles.

The bodies' own rig bends a finger where it leaves the palm. From a distance that does not matter; in a close-up a fist without knuckles is
no fist. Here the first joint of each finger sits in its knuckle and that of the thumb at the wrist, and the weights follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np

from art.engine.arrays import Floats, Ints, smoothstep, unit
from art.engine.body import blend, faces_where, rig
from art.engine.pose import hand_axes, signed
from art.engine.subdivision import Refinement, refine

LIMB = ("upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")
"""The bones from the shoulder to the hand; the wrist bone carries the whole palm."""

_GIVER: Mapping[str, float] = MappingProxyType({"neutral": 0.4, "female": 0.4, "lean": 0.2})
"""The build that the giver's arm is taken from."""

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

_UPPER_ARM_KEPT, _DRAWN_OUT = 0.10, 6.0
"""Metres from the elbow up to which the upper arm keeps its shape, and how many times longer it is beyond."""

_GIRTH = 1.12
"""By how much fingers are thickened: the mesh's slim ones look thin in an outline drawing."""

_LEVELS = 2


@dataclass(frozen=True, eq=False)
class ArmAtRest:
    """An arm in the rest pose.

    ``vertices`` and how they are refined; ``heads`` and ``tails`` of the bones by name; ``weights`` (vertices, bones in the order of
    ``bone_names``); ``axes``: the hand's own as rows: to the fingers, to the thumb's side, out of the palm.
    """

    vertices: Floats
    refinement: Refinement
    heads: Mapping[str, Floats]
    tails: Mapping[str, Floats]
    weights: Floats
    axes: Floats


def bone_names() -> tuple[str, ...]:
    """The bones of the arm, without its side."""
    return (*LIMB, *(f"finger{finger}-{joint}" for finger in range(1, 6) for joint in (1, 2, 3)))


def _follows(bone: str) -> str:
    """The bone of this arm that takes the place of a bone of the body (without its side)."""
    if bone.startswith("metacarpal"):
        return "wrist"
    return bone if bone in bone_names() else LIMB[0]


@cache
def arm_at_rest(side: str) -> ArmAtRest:
    """The giver's arm of a side, "L" or "R"."""
    body = blend(**_GIVER)
    heads = {name: body.rest(f"{name}.{side}") for name in bone_names()}
    tails = {name: body.rest_tail(f"{name}.{side}") for name in bone_names()}
    fingers, palm = hand_axes(body, side)
    axes = np.stack([fingers, np.cross(palm, fingers) * signed(side), palm])
    limb = {f"{name}.{side}" for name in bone_names()} | {f"metacarpal{number}.{side}" for number in range(1, 5)}
    quads, used = _compact(rig().quads[faces_where(limb.__contains__, 0)])
    vertices = body.vertices()[used]
    weights = _own_weights(used, side)
    roots = {finger: body.rest(f"metacarpal{finger - 1}.{side}") for finger in _KNUCKLE_SHIFT}
    weights = _at_knuckles(weights, vertices, heads, tails, axes, roots)
    heads["finger1-1"] = heads["wrist"] + axes.T @ _THUMB_ROOT
    weights = _at_thumb_root(weights, vertices, heads)
    vertices = vertices + _thickening(weights, vertices, heads, tails) + _drawn_out(weights, vertices, heads)
    return ArmAtRest(vertices, refine(len(vertices), quads, _LEVELS), heads, tails, weights, axes)


def _compact(quads: Ints) -> tuple[Ints, Ints]:
    """The quads with their vertices numbered from 0, and the old numbers of those."""
    used, fresh = np.unique(quads, return_inverse=True)
    return fresh.reshape(quads.shape), used


def _own_weights(used: Ints, side: str) -> Floats:
    """(vertices, bones of this arm): the body's weights, summed up."""
    shared, names = rig(), bone_names()
    columns = np.array([names.index(_follows(bone.removesuffix(f".{side}"))) for bone in shared.bones])
    weights = np.zeros((len(used), len(names)))
    for slot in range(shared.weight_bones.shape[1]):
        np.add.at(weights, (np.arange(len(used)), columns[shared.weight_bones[used, slot]]), shared.weights[used, slot])
    return np.asarray(weights / weights.sum(1, keepdims=True))


def _at_knuckles(
    weights: Floats,
    vertices: Floats,
    heads: dict[str, Floats],
    tails: Mapping[str, Floats],
    axes: Floats,
    roots: Mapping[int, Floats],
) -> Floats:
    """The weights with the fingers beginning at the knuckles; ``heads`` of the fingers move there."""
    names = bone_names()
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
    names = bone_names()
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
    for column, name in enumerate(bone_names()):
        if name.endswith(("-2", "-3")) or (name.endswith("-1") and not name.startswith("finger1")):
            way, line = vertices - heads[name], unit(tails[name] - heads[name])
            moves += (_GIRTH - 1) * weights[:, column, None] * (way - np.outer(way @ line, line))
    return moves


def _drawn_out(weights: Floats, vertices: Floats, heads: Mapping[str, Floats]) -> Floats:
    """How far each vertex moves along the upper arm, so that its end is never in the picture."""
    axis = unit(heads["upperarm01"] - heads["lowerarm01"])
    own = weights[:, :2].sum(1)
    far = np.maximum((vertices - heads["lowerarm01"]) @ axis - _UPPER_ARM_KEPT, 0)
    return np.asarray((own * far * (_DRAWN_OUT - 1))[:, None] * axis)
