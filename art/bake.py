"""Bakes the bodies of the drawings into ``art/bodies.npz``. Run once by hand, only to add or change a build: ``python -m art.bake``.

Nothing else needs what this needs, and the drawings are made without it. Set it up in an environment of its own, torch first (in its build
for the CPU; otherwise anny fetches CUDA):

    python3 -m venv bake && bake/bin/pip install torch==2.13.0 && bake/bin/pip install anny==0.6.2 numpy==2.4.6 scipy==1.17.1
    ANNY_CACHE_DIR=some/folder bake/bin/python -m art.bake

The first load works out a cache of 1.2 GB in one to three minutes, in ``ANNY_CACHE_DIR`` or else ``~/.cache/anny``; later loads take
seconds. Nothing is downloaded.

Licences: anny's code is Apache-2.0; the data that is used here (the mesh, rig and shapes of MakeHuman in ``anny/data/mpfb2``) is CC0 1.0,
and so is what is baked from it. Anny can also fetch data that may not be used commercially (topology ``smplx``, the extras ``[smpl]`` and
``[examples]``): do not ask for it.

What is in the file, and how a body is posed, says ``art/engine/body.py``. Besides that there is ``basevert`` (vertices,): the number of
each vertex in MakeHuman's ``base.obj``. Two runs write the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_FILE = Path(__file__).parent / "bodies.npz"

_GRID = 2.0**-16
"""Metres: positions are rounded to steps of this (15 micrometres, an error of 8 at most), which takes a fifth off the file."""

_ANYBODY: Mapping[str, float] = {
    "gender": 0.5,
    "age": 0.667,
    "muscle": 0.5,
    "weight": 0.5,
    "height": 0.5,
    "proportions": 0.5,
    "cupsize": 0.5,
    "firmness": 0.5,
    "african": 0.33,
    "asian": 0.33,
    "caucasian": 0.34,
}
"""What a build does not say. All from 0 to 1; gender: 0 is male, 1 female; age: 1/3 is a child, 2/3 is 25 years, 1 is 90; proportions: 0 is
the ideal of a model."""


@dataclass(frozen=True)
class Build:
    """A build: ``traits`` of the whole body as in ``_ANYBODY``, and ``changes`` of single parts, by anny's names, from -1 to 1."""

    traits: Mapping[str, float]
    changes: Mapping[str, float] = field(default_factory=dict)


def _both_sides(**changes: float) -> dict[str, float]:
    """Changes of limbs, for left and right; underscores stand for anny's hyphens."""
    return {f"{side}-{name.replace('_', '-')}": value for name, value in changes.items() for side in "lr"}


_SOME_CHEST = {"cupsize": 0.3, "firmness": 0.6}

BUILDS: Mapping[str, Build] = {
    "neutral": Build({"gender": 0.5, "muscle": 0.62, "weight": 0.45, "proportions": 0.8, **_SOME_CHEST}),
    "female": Build({"gender": 1, "muscle": 0.68, "weight": 0.48, "height": 0.55, "proportions": 0.85}),
    "athletic": Build({"gender": 0.75, "muscle": 1, "weight": 0.4, "proportions": 0.85, **_SOME_CHEST}),
    "lean": Build({"gender": 0.6, "muscle": 0.85, "weight": 0.3, "proportions": 0.85, **_SOME_CHEST}),
    "male": Build({"gender": 0, "muscle": 0.58, "weight": 0.45, "height": 0.45, "proportions": 0.85, "cupsize": 0.45, "firmness": 0.7}),
    # About 75: less muscle, softer, smaller, the head a little forward over a rounder nape. A woman.
    "older": Build(
        {
            "gender": 0.85,
            "age": 0.93,
            "muscle": 0.25,
            "weight": 0.7,
            "height": 0.38,
            "proportions": 1,
            "firmness": 0.1,
        },
        {"neck-back-scale-depth-incr": 0.6, "neck-trans-forward": 0.5, "head-trans-forward": 0.6, "head-age-incr": 0.5},
    ),
    # A large woman; weight alone leaves anny's bodies slim of limb and neck.
    "larger": Build(
        {"gender": 0.85, "muscle": 0.1, "weight": 1, "height": 0.47, "proportions": 1, "cupsize": 0.65, "firmness": 0.4},
        {
            "torso-scale-horiz-incr": 0.45,
            "torso-scale-depth-incr": 0.2,
            "hip-scale-horiz-incr": 0.4,
            "neck-scale-horiz-incr": 0.4,
            "measure-neck-circ-incr": 0.3,
            "neck-double-incr": 0.4,
            "head-fat-incr": 0.4,
            **_both_sides(upperarm_fat_incr=0.5, lowerarm_fat_incr=0.3, upperleg_fat_incr=0.3),
        },
    ),
    # A large man.
    "larger-male": Build(
        {"gender": 0.1, "muscle": 0.12, "weight": 1, "height": 0.42, "proportions": 1},
        {
            "torso-scale-horiz-incr": 0.4,
            "torso-scale-depth-incr": 0.25,
            "stomach-pregnant-incr": 0.15,
            "hip-scale-horiz-incr": 0.3,
            "measure-neck-circ-incr": 0.3,
            "neck-double-incr": 0.3,
            "head-fat-incr": 0.4,
            **_both_sides(upperarm_fat_incr=0.45, lowerarm_fat_incr=0.3),
        },
    ),
}
"""All builds in the order of the file. A new one goes to the end."""


def bake(builds: Mapping[str, Build]) -> dict[str, Array]:
    """The arrays of the file for these builds. Raises ``KeyError`` for a trait or a change that anny does not know."""
    # Not among the project's own requirements: the docstring of the module says why.
    import anny  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import torch  # type: ignore[import-not-found,import-untyped,unused-ignore]

    torch.set_num_threads(1)  # so that sums are always taken in the same order
    model: Any = anny.Anny(rig="makehuman", topology="anny-quads", phenotypes="all", local_changes="all").to(torch.float32)
    rest_pose = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    arrays: dict[str, Array] = {}
    for name, build in builds.items():
        unknown = (build.traits.keys() - set(model.phenotype_labels)) | (build.changes.keys() - set(model.local_change_labels))
        if unknown:
            raise KeyError(f"{name}: anny does not know {', '.join(sorted(unknown))}")
        with torch.no_grad():
            body = model(
                pose_parameters=rest_pose,
                phenotype_kwargs={key: torch.tensor([float(value)]) for key, value in {**_ANYBODY, **build.traits}.items()},
                local_changes_kwargs={key: torch.tensor([float(value)]) for key, value in build.changes.items()},
                return_bone_ends=True,
            )
        for key, found in (("v", "rest_vertices"), ("bh", "rest_bone_heads"), ("bt", "rest_bone_tails")):
            arrays[f"{key}_{name}"] = _rounded(body[found][0].numpy())
    return arrays | {
        "faces": model.faces.numpy().astype(np.int32),
        "parents": np.array([-1 if parent is None else int(parent) for parent in model.bone_parents], dtype=np.int32),
        "w": model.vertex_bone_weights.numpy().astype(np.float32),
        "wi": model.vertex_bone_indices.numpy().astype(np.int32),
        "bones": np.array(model.bone_labels),
        "basevert": model.base_mesh_vertex_indices.numpy().astype(np.int32),
    }


def write(arrays: Mapping[str, Array], path: Path) -> None:
    """An npz file whose bytes depend on the arrays alone; ``numpy.savez_compressed`` would write the time into it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            data = BytesIO()
            np.lib.format.write_array(data, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy")  # dated 1980, the first day of zip files
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data.getvalue(), compresslevel=9)


def _rounded(positions: Array) -> Array:
    """Positions in metres on the grid; powers of two keep them exact in 32 bits."""
    return (np.round(positions.astype(float) / _GRID) * _GRID).astype(np.float32)


if __name__ == "__main__":
    write(bake(BUILDS), _FILE)
