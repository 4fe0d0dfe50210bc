"""A few lines for a calm face with lowered eyes: what the mesh shows of a face is too faint, or a blot, at the size of a scene."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from art.engine.arrays import Floats
from art.engine.body import Body, faces_where
from art.engine.curves import spline
from art.engine.raster import Frame
from art.engine.strands import visible_strands

_LIFT = 0.0015
"""Metres by which the lines lie above the skin."""

_NEAR = 0.004
"""Metres around a place within which the foremost vertex is the skin."""

_EYE = ((-0.015, -0.001), (-0.006, -0.0055), (0.005, -0.006), (0.015, 0.0005))
"""The lash line of a lowered lid, from the inner corner outwards: x and z from the middle of the eye, in metres."""

_BROW = ((-0.018, 0.021), (-0.004, 0.027), (0.010, 0.0265), (0.022, 0.019))
"""The brow, likewise."""

_NOSE = ((-0.012, -0.001), (-0.006, -0.0035), (0.0, -0.0025), (0.006, -0.0035), (0.012, -0.001))
"""The base of the nose, from its middle."""

_MOUTH = ((-0.021, 0.002), (-0.010, -0.0005), (0.0, 0.0005), (0.010, -0.0005), (0.021, 0.002))
"""The line between the lips, from its middle."""

_BROW_WIDTH, _EYE_WIDTH, _MOUTH_WIDTH, _NOSE_WIDTH = 1.6, 1.4, 1.1, 0.9
"""Widths of the lines in drawing units."""


def face_ink(frame: Frame, body: Body, scale: float = 1) -> str:
    """Path data of the seen lines of a body's face; ``scale``: of their widths."""
    return "".join(visible_strands(frame, [line], width * scale, shortest=2.5) for line, width in face_lines(body))


def face_lines(body: Body) -> list[tuple[Floats, float]]:
    """The lines of the face in space (n, 3), and the width of each in drawing units."""
    points = body.rest_mesh().keep(faces_where(lambda bone: not bone.startswith(("eye", "tongue")))).used()
    front = points[(points[:, 1] < body.rest("head")[1] - 0.03) & (points[:, 2] > body.rest_tail("jaw")[2])]
    tree = cKDTree(front[:, [0, 2]])
    nose = np.array([0.0, (body.rest_tail("special03")[2] + body.rest_tail("special01")[2]) / 2 - 0.002])
    mouth = np.array([0.0, (body.rest_tail("oris05")[2] + body.rest_tail("oris01")[2]) / 2])
    lines = [(nose + np.array(_NOSE), _NOSE_WIDTH), (mouth + np.array(_MOUTH), _MOUTH_WIDTH)]
    for side, outwards in (("L", 1), ("R", -1)):
        eye = body.rest_tail(f"eye.{side}")[[0, 2]]
        lines += [(eye + np.array(shape) * [outwards, 1], width) for shape, width in ((_EYE, _EYE_WIDTH), (_BROW, _BROW_WIDTH))]
    return [(body.place("head", _on_skin(front, tree, spline(line, 16))), width) for line, width in lines]


def _on_skin(front: Floats, tree: cKDTree, line: Floats) -> Floats:
    """Places x, z of the face (n, 2) on its skin (n, 3)."""
    nearest = tree.query_ball_point(line, _NEAR)
    depths = [front[found, 1].min() if found else front[tree.query(place)[1], 1] for found, place in zip(nearest, line, strict=True)]
    smooth = np.convolve(np.pad(depths, 2, mode="edge"), np.full(5, 0.2), mode="valid")
    return np.stack([line[:, 0], smooth - _LIFT, line[:, 1]], 1)
