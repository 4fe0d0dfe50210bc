"""Skin that follows bones."""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from art.engine.arrays import Floats, Ints


def skinned(vertices: Floats, weights: Floats, bones: Ints, rotations: Floats, offsets: Floats) -> Floats:
    """The vertices (n, 3), moved by bones whose moves are ``rotations`` (bones, 3, 3) and then ``offsets`` (bones, 3).

    ``weights`` and ``bones`` (n, k): how strongly each vertex follows which bones. Dual quaternions: bends and twists keep their volume,
    where a mix of matrices pinches.
    """
    real = Rotation.from_matrix(rotations).as_quat()  # x, y, z, w
    dual = 0.5 * _product(np.concatenate([offsets, np.zeros((len(offsets), 1))], 1), real)
    reals, duals = real[bones], dual[bones]
    strongest = reals[np.arange(len(reals)), weights.argmax(1)]
    # A quaternion and its negative are the same turn: bring all to the side of the strongest, so that they do not cancel out.
    signs = np.where(np.einsum("vkj,vj->vk", reals, strongest) < 0, -1.0, 1.0)
    signed = (weights * signs)[..., None]
    mixed_real, mixed_dual = (signed * reals).sum(1), (signed * duals).sum(1)
    lengths = np.sqrt((mixed_real**2).sum(1, keepdims=True))
    mixed_real, mixed_dual = mixed_real / lengths, mixed_dual / lengths
    moves = 2 * _product(mixed_dual, mixed_real * np.array([-1, -1, -1, 1]))[:, :3]
    return np.asarray(Rotation.from_quat(mixed_real).apply(vertices) + moves)


def _product(a: Floats, b: Floats) -> Floats:
    """Product of quaternions (n, 4) in the order x, y, z, w."""
    ax, ay, az, aw = np.moveaxis(a, -1, 0)
    bx, by, bz, bw = np.moveaxis(b, -1, 0)
    return np.stack(
        [
            aw * bx + ax * bw + ay * bz - az * by,
            aw * by - ax * bz + ay * bw + az * bx,
            aw * bz + ax * by - ay * bx + az * bw,
            aw * bw - ax * bx - ay * by - az * bz,
        ],
        -1,
    )
