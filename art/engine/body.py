"""Posable human bodies: forward kinematics, dual-quaternion skinning, subdivision.

``art/bodies.npz`` holds the baked bodies. Keys: ``v_NAME`` (vertices, 3), ``bh_NAME`` and ``bt_NAME`` (bones, 3: heads and tails of the
bones) for each build; shared by all: ``faces`` (quads, 4), ``parents`` (bones,) with -1 for the root, ``bones`` (names), ``w`` and ``wi``
(vertices, 9: weights and bones of each vertex). Metres, z up, x to the body's left, the face looks along -y.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.spatial.transform import Rotation

from art.engine.arrays import Floats, Ints, Mask, unit
from art.engine.mesh import Mesh
from art.engine.skinning import skinned
from art.engine.subdivision import Refinement, refine

_FILE = Path(__file__).parent.parent / "bodies.npz"
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


@dataclass(frozen=True, eq=False)
class Rig:
    """What all builds share: the faces, the bones, and how strongly each vertex follows which bone."""

    bones: tuple[str, ...]
    parents: Ints
    quads: Ints
    weights: Floats
    weight_bones: Ints
    index: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class _Rest:
    """One build in the rest pose."""

    vertices: Floats
    heads: Floats
    tails: Floats


@cache
def _archive() -> dict[str, npt.NDArray[np.generic]]:
    with np.load(_FILE) as archive:
        return {name: archive[name] for name in archive.files}


@cache
def rig() -> Rig:
    """The rig of all builds."""
    archive = _archive()
    bones = tuple(str(bone) for bone in archive["bones"])
    return Rig(
        bones,
        archive["parents"].astype(int),
        archive["faces"].astype(int),
        archive["w"].astype(float),
        archive["wi"].astype(int),
        {bone: index for index, bone in enumerate(bones)},
    )


def _rest(build: str) -> _Rest:
    archive = _archive()
    if f"v_{build}" not in archive:
        raise ValueError(f"no build {build!r}; there are {', '.join(BUILDS)}")
    vertices, heads, tails = (archive[f"{key}_{build}"].astype(float) for key in ("v", "bh", "bt"))
    return _Rest(vertices, heads, tails)


BUILDS: tuple[str, ...] = tuple(name.removeprefix("v_") for name in _archive() if name.startswith("v_"))
"""The builds in the file, in its order."""


@cache
def refinement(levels: int) -> Refinement:
    """The subdivision that all bodies share."""
    return refine(len(rig().weights), rig().quads, levels)


@cache
def bones_of_faces(levels: int = 2) -> Ints:
    """For each face of ``Body.mesh(levels)`` the number (see ``rig``) of the bone that its first corner follows most."""
    shared = rig()
    strongest = shared.weight_bones[np.arange(len(shared.weights)), shared.weights.argmax(1)]
    return np.asarray(strongest[shared.quads[:, 0]][refinement(levels).parents])


def faces_where(chosen: Callable[[str], bool], levels: int = 2) -> Mask:
    """The faces of ``Body.mesh(levels)`` whose bone has a chosen name."""
    return np.array([chosen(bone) for bone in rig().bones])[bones_of_faces(levels)]


class Body:
    """A body of one build in a pose that you change with ``rotate``, ``set_global`` and the root.

    Rotations are given about axes of the rest pose: a bone at rest points where it points, whatever its parents do.
    """

    def __init__(self, build: str = "neutral", rest: _Rest | None = None) -> None:
        self._at_rest = rest or _rest(build)
        self._rotations: dict[int, Floats] = {}
        self._root_rotation: Floats = np.eye(3)
        self._root_translation: Floats = np.zeros(3)
        self._placed: tuple[Floats, Floats] | None = None

    @property
    def root_rotation(self) -> Floats:
        """(3, 3): how the whole body is turned."""
        return self._root_rotation

    @root_rotation.setter
    def root_rotation(self, matrix: npt.ArrayLike) -> None:
        self._root_rotation = np.array(matrix, dtype=float)
        self._placed = None

    @property
    def root_translation(self) -> Floats:
        """(3,): where the whole body is moved after its turn, in metres. Set it anew; do not change it in place."""
        return self._root_translation

    @root_translation.setter
    def root_translation(self, vector: npt.ArrayLike) -> None:
        self._root_translation = np.array(vector, dtype=float)
        self._placed = None

    def reset(self, *bones: str) -> None:
        """Back to the rest pose: all bones, or those named. The root stays."""
        for index in [rig().index[bone] for bone in bones] or list(self._rotations):
            self._rotations.pop(index, None)
        self._placed = None

    def rotate(self, bone: str, axis: str | npt.ArrayLike, degrees: float) -> None:
        """Turn a bone about an axis of the rest pose ("x", "y", "z" or a vector), on top of its earlier turns."""
        direction = _AXES[axis] if isinstance(axis, str) else axis
        turn = Rotation.from_rotvec(unit(direction) * np.deg2rad(degrees)).as_matrix()
        index = rig().index[bone]
        self._rotations[index] = self._rotations.get(index, np.eye(3)) @ turn
        self._placed = None

    def set_global(self, bone: str, matrix: Floats) -> None:
        """Turn a bone so that it stands in space as the (3, 3) matrix says, whatever its parents do now."""
        index = rig().index[bone]
        parent = rig().parents[index]
        base = self._place()[0][parent] if parent >= 0 else self._root_rotation
        self._rotations[index] = base.T @ matrix
        self._placed = None

    def global_rotation(self, bone: str) -> Floats:
        """(3, 3): how the bone stands in space, compared with the rest pose."""
        return np.asarray(self._place()[0][rig().index[bone]])

    def parent_rotation(self, bone: str) -> Floats:
        """(3, 3): how the bone's parent stands in space."""
        parent = rig().parents[rig().index[bone]]
        return np.asarray(self._place()[0][parent]) if parent >= 0 else self._root_rotation

    def head(self, bone: str) -> Floats:
        """(3,): where the bone begins (its joint)."""
        return np.asarray(self._place()[1][rig().index[bone]])

    def tail(self, bone: str) -> Floats:
        """(3,): where the bone ends."""
        return self.place(bone, self.rest_tail(bone))

    def place(self, bone: str, points: Floats) -> Floats:
        """Points given in the rest pose, (3,) or (n, 3), carried along by the bone as if they were fixed to it."""
        index = rig().index[bone]
        rotations, heads = self._place()
        return np.asarray((points - self._at_rest.heads[index]) @ rotations[index].T + heads[index])

    def rest(self, bone: str) -> Floats:
        """(3,): where the bone begins in the rest pose."""
        return np.asarray(self._at_rest.heads[rig().index[bone]])

    def rest_tail(self, bone: str) -> Floats:
        """(3,): where the bone ends in the rest pose."""
        return np.asarray(self._at_rest.tails[rig().index[bone]])

    def vertices(self) -> Floats:
        """The posed vertices of the unrefined mesh."""
        rotations, heads = self._place()
        offsets = heads - np.einsum("nij,nj->ni", rotations, self._at_rest.heads)
        return skinned(self._at_rest.vertices, rig().weights, rig().weight_bones, rotations, offsets)

    def mesh(self, levels: int = 2) -> Mesh:
        """The posed, refined mesh, all labels 0."""
        step = refinement(levels)
        return Mesh.of(np.asarray(step.operator @ self.vertices()), step.quads)

    def rest_mesh(self, levels: int = 2) -> Mesh:
        """The same mesh in the rest pose: to tell where on the body a face lies, whatever the pose."""
        step = refinement(levels)
        return Mesh.of(np.asarray(step.operator @ self._at_rest.vertices), step.quads)

    def faces_where(self, chosen: Callable[[str], bool], levels: int = 2) -> Mask:
        """The faces of ``mesh(levels)`` whose bone has a chosen name."""
        return faces_where(chosen, levels)

    def _place(self) -> tuple[Floats, Floats]:
        """Rotation (bones, 3, 3) and head (bones, 3) of every bone in space."""
        if self._placed is None:
            parents, rest_heads = rig().parents, self._at_rest.heads
            rotations = np.zeros((len(parents), 3, 3))
            heads = np.zeros((len(parents), 3))
            for bone, parent in enumerate(parents):
                if parent < 0:
                    rotations[bone] = self._root_rotation
                    heads[bone] = self._root_rotation @ rest_heads[bone] + self._root_translation
                else:
                    rotations[bone] = rotations[parent]
                    heads[bone] = rotations[parent] @ (rest_heads[bone] - rest_heads[parent]) + heads[parent]
                turn = self._rotations.get(bone)
                if turn is not None:
                    rotations[bone] = rotations[bone] @ turn
            self._placed = rotations, heads
        return self._placed


def blend(**weights: float) -> Body:
    """A body between builds: ``blend(neutral=.35, lean=.35, female=.3)``. Weights are relative; all builds share one mesh."""
    total = sum(weights.values())
    parts = [(_rest(build), weight / total) for build, weight in weights.items()]
    return Body(
        rest=_Rest(
            sum((part.vertices * weight for part, weight in parts), np.zeros(())),
            sum((part.heads * weight for part, weight in parts), np.zeros(())),
            sum((part.tails * weight for part, weight in parts), np.zeros(())),
        )
    )
