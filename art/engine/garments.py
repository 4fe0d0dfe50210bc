"""Which parts of the body garments cover, told in the rest pose, so that cloth moves with the body."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, Ints, Mask, smoothstep
from art.engine.body import Body, bones_of_faces

SKIN, TOP, BOTTOM, SOCKS = 0, 1, 2, 3
"""Labels of a dressed body."""

_COLLAR_DROP, _COLLAR_SLOPE, _COLLAR_HALF, _COLLAR_RISE = 0.028, 0.30, 0.06, 1.2
"""The collar lies this far (metres) below the root of the neck, higher behind than in front; beyond this to the side it rises steeply."""

_SLEEVES = {"t-shirt": ("upperarm01", "lowerarm01", 0.62), "loose": ("lowerarm01", "wrist", 0.93)}
"""Where sleeves end: from one joint to the other, that part of the way."""


def clothing(body: Body, top: str | None, bottom: str | None, socks: bool, levels: int = 2) -> Ints:
    """What covers each face of ``body.mesh(levels)``: its label."""
    centres = body.rest_mesh(levels).centres
    bones = np.array(bones_of_faces(levels))
    z = centres[:, 2]
    hem, ankle = _hem(body), _ankle(body)
    labels = np.zeros(len(bones), dtype=int)
    if top is not None:
        collar = line_distances(body, centres)[0] > 0
        trunk = _starts(bones, "spine", "clavicle", "shoulder", "breast", "neck", "pelvis", "root", "upperarm", "upperleg", "lowerarm")
        labels[trunk & (z > hem) & ~collar & ~_bare_arm(body, centres, bones, top)] = TOP
    leg = _starts(bones, "upperleg", "lowerleg", "pelvis", "root", "spine", "foot")
    if bottom is not None:
        labels[leg & (z <= hem) & (z > ankle)] = BOTTOM
    if socks:
        labels[(leg | _starts(bones, "toe")) & (z <= ankle)] = SOCKS
    return labels


def line_distances(body: Body, places: Floats) -> Floats:
    """Signed distances (4, n) in metres of places of the rest pose from the lines where garments end: collar, hem, ankle, sleeve.

    Of the two ends that sleeves can have, on the upper arm and above the wrist, the nearer one counts.
    """
    neck = body.rest("neck01")
    sleeves = np.array([_along_arm(body, places, top) for top in _SLEEVES])
    sleeve = np.take_along_axis(sleeves, np.abs(sleeves).argmin(axis=0)[None], axis=0)[0]
    beside = np.maximum(np.abs(places[:, 0]) - _COLLAR_HALF, 0)
    collar = places[:, 2] - neck[2] + _COLLAR_DROP - _COLLAR_SLOPE * (places[:, 1] - neck[1]) - _COLLAR_RISE * beside
    return np.stack([collar, places[:, 2] - _hem(body), places[:, 2] - _ankle(body), sleeve])


def folds(body: Body, rest: Floats, label: int) -> Floats:
    """How far cloth stands off beside its even distance (-1 to 1): rings where sleeves and legs are bunched up, told in the rest pose."""
    bunches = (("lowerarm01", "wrist", 0.10, 0.95), ("upperarm01", "lowerarm01", 0.55, 1.3)) if label == TOP else (
        ("lowerleg01", "foot", 0.72, 1.15),
        ("upperleg01", "lowerleg01", 0.80, 1.25),
    )  # fmt: skip
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]])
    height = np.zeros(len(rest))
    for start, end, low, high in bunches:
        head, tail = body.rest(f"{start}.L"), body.rest(f"{end}.L")
        axis = tail - head
        along = (mirrored - head) @ axis / float(axis @ axis)
        beside = mirrored - head - along[:, None] * axis
        near = smoothstep(0.16, 0.10, np.sqrt((beside**2).sum(axis=1)))
        lean = 9 * beside[:, 1] + 5 * beside[:, 0]
        rings = np.sin(2 * np.pi * (along * 5.2 + 0.35 * np.sin(14 * along) + lean))
        height += rings * near * smoothstep(low, low + 0.12, along) * smoothstep(high, high - 0.12, along)
    return np.clip(height, -1, 1)


def _hem(body: Body) -> float:
    """Height of the lower end of tops, in the rest pose."""
    return float(body.rest("upperleg01.L")[2]) + 0.005


def _ankle(body: Body) -> float:
    """Height of the lower end of trousers, in the rest pose."""
    return float(body.rest("foot.L")[2]) + 0.03


def _along_arm(body: Body, places: Floats, top: str) -> Floats:
    """Metres that places of the rest pose lie beyond the end of the sleeves of a top, along the arm."""
    start, end, share = _SLEEVES[top]
    head, tail = body.rest(f"{start}.L"), body.rest(f"{end}.L")
    length = float(np.sqrt(((tail - head) ** 2).sum()))
    mirrored = np.column_stack([np.abs(places[:, 0]), places[:, 1], places[:, 2]])
    return (mirrored - head) @ (tail - head) / length - share * length


def _bare_arm(body: Body, centres: Floats, bones: Ints, top: str) -> Mask:
    """The faces of the arms below the sleeve."""
    on_arm = _starts(bones, "upperarm", "lowerarm", "wrist", "metacarpal", "finger")
    never = ("lowerarm",) if top == "t-shirt" else ("wrist", "metacarpal", "finger")
    return (on_arm & (_along_arm(body, centres, top) > 0)) | _starts(bones, *never)


def _starts(bones: Ints, *prefixes: str) -> Mask:
    return np.array([bone.startswith(prefixes) for bone in bones])
