"""Which parts of the body garments cover, told in the rest pose, so that cloth moves with the body."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, Ints, Mask, smoothstep
from art.engine.body import Body, faces_where

SKIN, TOP, BOTTOM, SOCKS = 0, 1, 2, 3
"""Labels of a dressed body."""

_COLLAR_DROP, _COLLAR_SLOPE, _COLLAR_HALF, _COLLAR_RISE = 0.028, 0.30, 0.06, 1.2
"""The collar lies this far (metres) below the root of the neck, higher behind than in front; beyond this to the side it rises steeply."""

_SLEEVES = {"t-shirt": ("upperarm01", "lowerarm01", 0.62), "loose": ("lowerarm01", "wrist", 0.93)}
"""Where sleeves end: from one joint to the other, that part of the way."""

_BARE = {"t-shirt": ("lowerarm", "wrist", "metacarpal", "finger"), "loose": ("wrist", "metacarpal", "finger")}
"""Bones that the sleeves of a top never cover."""

_ARM = ("upperarm", "lowerarm", "wrist", "metacarpal", "finger")
_TRUNK = ("spine", "clavicle", "shoulder", "breast", "neck", "pelvis", "root", "upperarm", "upperleg", "lowerarm")
_LEG = ("upperleg", "lowerleg", "pelvis", "root", "spine", "foot")
"""Bones that tops can cover; that trousers can cover."""

_BUNCHES = {
    TOP: (("lowerarm01", "wrist", 0.10, 0.95), ("upperarm01", "lowerarm01", 0.55, 1.3)),
    BOTTOM: (("lowerleg01", "foot", 0.72, 1.15), ("upperleg01", "lowerleg01", 0.80, 1.25)),
}
"""Where cloth is bunched up: from one joint to the other, between those parts of the way."""

_RINGS = 5.2
"""Folds along a limb."""

_FADE_ALONG, _FADE_BESIDE, _LIMB = 0.12, 0.06, 0.16
"""Parts of the way, and metres, over which folds fade out; metres from the bone beyond which there are none."""


def clothing(body: Body, top: str | None, bottom: str | None, socks: bool, levels: int = 2) -> Ints:
    """What covers each face of ``body.mesh(levels)``: its label."""
    centres = body.rest_mesh(levels).centres
    height, hem, ankle = centres[:, 2], _hem(body), _ankle(body)
    labels = np.zeros(len(centres), dtype=int)
    if top is not None:
        collar = line_distances(body, centres)[0] > 0
        trunk = _on(_TRUNK, levels) & (height > hem) & ~collar
        sleeve = (_along_arm(body, centres, top) <= 0) & ~_on(_BARE[top], levels)
        labels[trunk & (sleeve | ~_on(_ARM, levels))] = TOP
    if bottom is not None:
        labels[_on(_LEG, levels) & (height <= hem) & (height > ankle)] = BOTTOM
    if socks:
        labels[_on((*_LEG, "toe"), levels) & (height <= ankle)] = SOCKS
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
    mirrored = np.column_stack([np.abs(rest[:, 0]), rest[:, 1], rest[:, 2]])
    height = np.zeros(len(rest))
    for start, end, low, high in _BUNCHES[label]:
        head, tail = body.rest(f"{start}.L"), body.rest(f"{end}.L")
        axis = tail - head
        along = (mirrored - head) @ axis / float(axis @ axis)
        beside = mirrored - head - along[:, None] * axis
        near = smoothstep(_LIMB, _LIMB - _FADE_BESIDE, np.sqrt((beside**2).sum(axis=1)))
        # Uneven, and aslant: rings that go straight round look like a spring.
        rings = np.sin(2 * np.pi * (_RINGS * along + 0.35 * np.sin(14 * along) + 9 * beside[:, 1] + 5 * beside[:, 0]))
        height += rings * near * smoothstep(low, low + _FADE_ALONG, along) * smoothstep(high, high - _FADE_ALONG, along)
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


def _on(prefixes: tuple[str, ...], levels: int) -> Mask:
    """The faces on bones whose names begin so."""
    return faces_where(lambda bone: bone.startswith(prefixes), levels)
