"""Clothes as regions of the body's own mesh, pushed out and smoothed; sheets as fields of heights over what lies below them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy import ndimage

from art.engine.arrays import Floats, Ints, Mask, smoothstep
from art.engine.body import Body, bones_of_faces, refinement
from art.engine.mesh import Mesh
from art.engine.socks import in_tip, sock_tip, tucked

SKIN, TOP, BOTTOM, SOCKS = 0, 1, 2, 3
"""Labels of a dressed body."""

TOPS = ("t-shirt", "loose")
"""Tops: a T-shirt; a loose shirt with long sleeves."""


@dataclass(frozen=True)
class _Fit:
    """How a piece of cloth sits: metres off the skin, rounds of smoothing of the unrefined mesh, how strong its folds are (metres)."""

    off: float
    rounds: int
    folds: float = 0.0


_FITS = {"t-shirt": _Fit(0.012, 40), "loose": _Fit(0.020, 60, 0.004), "trousers": _Fit(0.013, 24, 0.0025)}

_LIGHT_ROUNDS = 2
"""Rounds that take the rims of filled hollows away."""

_COLLAR_DROP, _COLLAR_SLOPE, _COLLAR_HALF, _COLLAR_RISE = 0.028, 0.30, 0.06, 1.2
"""The collar lies this far (metres) below the root of the neck, higher behind than in front; beyond this to the side it rises steeply."""

_SLEEVES = {"t-shirt": ("upperarm01", "lowerarm01", 0.62), "loose": ("lowerarm01", "wrist", 0.93)}
"""Where sleeves end: from one joint to the other, that part of the way."""

_HEM_ROUNDS = 4
"""Rounds of smoothing of hems, and beside them."""

_HEM_REACH = 3
"""How many vertices beside a hem go along with it."""

_SOCK_OFF = 0.005
"""Metres of sock on the skin."""


def dressed(body: Body, top: str | None = "t-shirt", bottom: str | None = "trousers", socks: bool = True, levels: int = 2) -> Mesh:
    """The posed body in clothes; labels: 0 skin, 1 top, 2 trousers, 3 socks. ``top``: one of ``TOPS``; ``bottom``: "trousers"."""
    labels = clothing(body, top, bottom, socks, levels)
    step = refinement(levels)
    mesh = Mesh(np.asarray(step.operator @ _loosened(body, top, bottom)), step.quads, labels)
    rest = body.rest_mesh(levels).vertices
    mesh = mesh.moved(_even_hems(mesh, body, rest))
    offsets = _share(mesh, labels == SOCKS) * _SOCK_OFF * (1 - in_tip(body, rest))
    for label, garment in ((TOP, top), (BOTTOM, bottom)):
        if garment is not None:
            fit = _FITS[garment]
            offsets = offsets + _share(mesh, labels == label) * (fit.off + fit.folds * _folds(body, rest, label))
    clothed = mesh.moved(mesh.vertices + mesh.vertex_normals * offsets[:, None])
    if not socks:
        return clothed
    return Mesh.joined(clothed.moved(tucked(body, rest, clothed.vertices)), *(sock_tip(body, side, _SOCK_OFF, SOCKS) for side in "LR"))


def _loosened(body: Body, top: str | None, bottom: str | None) -> Floats:
    """The posed vertices of the unrefined body with what cloth bridges filled up: furrows, the hollow of the back."""
    labels = clothing(body, top, bottom, False, 0)
    mesh = Mesh(body.vertices(), refinement(0).quads, labels)
    neighbours = _means(_sides(mesh.quads), len(mesh.vertices))
    vertices = mesh.vertices
    for label, garment in ((TOP, top), (BOTTOM, bottom)):
        if garment is not None:
            inside = _share(mesh, labels == label) > 0.99
            evened = _smoothed(vertices, neighbours, inside, _FITS[garment].rounds, 0.5)
            # Cloth bridges hollows, but does not sink into what stands out.
            out = np.maximum(((evened - vertices) * mesh.vertex_normals).sum(axis=1), 0)
            vertices = _smoothed(vertices + mesh.vertex_normals * out[:, None], neighbours, inside, _LIGHT_ROUNDS, 0.5)
    return vertices


def clothing(body: Body, top: str | None, bottom: str | None, socks: bool, levels: int = 2) -> Ints:
    """What covers each face of ``body.mesh(levels)``: the labels of ``dressed``. Told in the rest pose, so that cloth moves with the body."""
    centres = body.rest_mesh(levels).centres
    bones = np.array(bones_of_faces(levels))
    z = centres[:, 2]
    hem, ankle = _hem(body), _ankle(body)
    labels = np.zeros(len(bones), dtype=int)
    if top is not None:
        collar = _distances(body, centres)[0] > 0
        trunk = _starts(bones, "spine", "clavicle", "shoulder", "breast", "neck", "pelvis", "root", "upperarm", "upperleg", "lowerarm")
        labels[trunk & (z > hem) & ~collar & ~_bare_arm(body, centres, bones, top)] = TOP
    leg = _starts(bones, "upperleg", "lowerleg", "pelvis", "root", "spine", "foot")
    if bottom is not None:
        labels[leg & (z <= hem) & (z > ankle)] = BOTTOM
    if socks:
        labels[(leg | _starts(bones, "toe")) & (z <= ankle)] = SOCKS
    return labels


def drape(
    under: Floats,
    floor: float,
    x: tuple[float, float],
    y: tuple[float, float],
    step: float = 0.01,
    thickness: float = 0.012,
    stretch: float = 0.10,
    label: int = 0,
) -> Mesh:
    """A sheet that lies over points (n, 3) and a level floor between the bounds, all in metres.

    ``stretch``: hollows narrower than this are bridged in part, as cloth does. The sheet lies ``thickness`` above, nowhere below what it covers.
    """
    columns, rows = int((x[1] - x[0]) / step) + 1, int((y[1] - y[0]) / step) + 1
    heights = np.full((columns, rows), float(floor))
    i = ((under[:, 0] - x[0]) / step).round().astype(int)
    j = ((under[:, 1] - y[0]) / step).round().astype(int)
    inside = (i >= 0) & (i < columns) & (j >= 0) & (j < rows)
    np.maximum.at(heights, (i[inside], j[inside]), under[inside, 2])
    heights = ndimage.grey_closing(heights, size=(5, 5))
    floor_of_cloth = ndimage.grey_dilation(heights, size=(3, 3))
    reach = int(stretch / step)
    offsets = np.arange(-(reach // 2), reach // 2 + 1)
    disc = np.hypot(offsets[:, None], offsets[None]) <= reach / 2
    padded = np.pad(floor_of_cloth, reach, mode="edge")
    bridged = ndimage.grey_closing(padded, footprint=disc)[reach:-reach, reach:-reach] if reach else floor_of_cloth
    loose = ndimage.gaussian_filter(0.5 * bridged + 0.5 * floor_of_cloth, 2.2)
    cloth = np.maximum(loose, ndimage.gaussian_filter(floor_of_cloth, 1.2)) + thickness
    cloth = np.maximum(cloth, floor_of_cloth + min(0.005, thickness))
    places = np.meshgrid(np.linspace(x[0], x[1], columns), np.linspace(y[0], y[1], rows), indexing="ij")
    number = np.arange(columns * rows).reshape(columns, rows)
    quads = np.stack([number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]], -1).reshape(-1, 4)
    return Mesh.of(np.stack([*places, cloth], -1).reshape(-1, 3), quads, label)


def _bare_arm(body: Body, centres: Floats, bones: Ints, top: str) -> Mask:
    """The faces of the arms below the sleeve."""
    on_arm = _starts(bones, "upperarm", "lowerarm", "wrist", "metacarpal", "finger")
    never = ("lowerarm",) if top == "t-shirt" else ("wrist", "metacarpal", "finger")
    return (on_arm & (_along_arm(body, centres, top) > 0)) | _starts(bones, *never)


def _folds(body: Body, rest: Floats, label: int) -> Floats:
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


def _starts(bones: Ints, *prefixes: str) -> Mask:
    return np.array([bone.startswith(prefixes) for bone in bones])


def _share(mesh: Mesh, faces: Mask) -> Floats:
    """For each vertex the part of the faces around it that are chosen."""
    corners = mesh.quads.ravel()
    chosen = np.bincount(corners, np.repeat(faces.astype(float), 4), len(mesh.vertices))
    return chosen / np.maximum(np.bincount(corners, minlength=len(mesh.vertices)), 1)


def _sides(quads: Ints) -> Ints:
    """The sides of all quads as pairs of vertices, each side once for each quad."""
    return np.sort(np.stack([quads, np.roll(quads, -1, 1)], -1).reshape(-1, 2), 1)


def _means(links: Ints, count: int) -> sp.csr_matrix:
    """The matrix that makes of each vertex the mean of those that it is linked with (n, 2); without any, nothing."""
    both = np.concatenate([links, links[:, ::-1]])
    linked = (sp.coo_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), (count, count)).tocsr() > 0).astype(float)
    return sp.diags(1 / np.maximum(np.asarray(linked.sum(1)).ravel(), 1), format="csr") @ linked


def _even_hems(mesh: Mesh, body: Body, rest: Floats) -> Floats:
    """The vertices with the borders between labels drawn straight, where they follow the zigzag of the faces."""
    unique, inverse = np.unique(_sides(mesh.quads), axis=0, return_inverse=True)
    of_side = np.repeat(mesh.labels, 4)
    low, high = np.full(len(unique), of_side.max()), np.full(len(unique), of_side.min())
    np.minimum.at(low, inverse.ravel(), of_side)
    np.maximum.at(high, inverse.ravel(), of_side)
    hems = unique[low != high]
    on_hem = np.zeros(len(mesh.vertices), dtype=bool)
    on_hem[hems.ravel()] = True
    vertices = _snapped(mesh.vertices, np.concatenate([unique, unique[:, ::-1]]), on_hem, _distances(body, rest))
    vertices = _smoothed(vertices, _means(hems, len(vertices)), on_hem, _HEM_ROUNDS, 0.5)
    neighbours = _means(unique, len(vertices))
    beside = on_hem
    for _ in range(_HEM_REACH):
        beside = np.asarray(neighbours @ beside.astype(float)) > 0
    return _smoothed(vertices, neighbours, beside & ~on_hem, _HEM_ROUNDS, 0.5)


def _snapped(vertices: Floats, sides: Ints, on_hem: Mask, distances: Floats) -> Floats:
    """The vertices on hems moved along sides of faces to where the nearest line of a hem crosses them.

    ``sides`` (n, 2), both ways round; ``distances`` (lines, vertices): signed distances from the lines, the same in every pose.
    """
    nearest = np.abs(distances).argmin(axis=0)
    start, end = sides[on_hem[sides[:, 0]]].T
    here, there = distances[nearest[start], start], distances[nearest[start], end]
    crossed = (here > 0) != (there > 0)
    start, end, here, there = start[crossed], end[crossed], here[crossed], there[crossed]
    # Of several sides of a vertex the steepest one.
    order = np.lexsort((end, -np.abs(there - here), start))
    start, first = np.unique(start[order], return_index=True)
    end, here, there = (values[order][first] for values in (end, here, there))
    moved = vertices.copy()
    moved[start] += (here / (here - there))[:, None] * (vertices[end] - vertices[start])
    return moved


def _distances(body: Body, places: Floats) -> Floats:
    """Signed distances (4, n) in metres of places of the rest pose from the lines where garments end: collar, hem, ankle, and both sleeves
    (the short ends on the upper arm, the long one above the wrist), the nearer one to a place."""
    neck = body.rest("neck01")
    sleeves = np.array([_along_arm(body, places, top) for top in TOPS])
    sleeve = np.take_along_axis(sleeves, np.abs(sleeves).argmin(axis=0)[None], axis=0)[0]
    beside = np.maximum(np.abs(places[:, 0]) - _COLLAR_HALF, 0)
    collar = places[:, 2] - neck[2] + _COLLAR_DROP - _COLLAR_SLOPE * (places[:, 1] - neck[1]) - _COLLAR_RISE * beside
    return np.stack([collar, places[:, 2] - _hem(body), places[:, 2] - _ankle(body), sleeve])


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


def _smoothed(vertices: Floats, neighbours: sp.csr_matrix, inside: Mask, rounds: int, strength: float) -> Floats:
    """Vertices inside drawn towards the mean of their neighbours, again and again; the others stay."""
    if not inside.any():
        return vertices
    rows = neighbours[np.flatnonzero(inside)]
    moved = vertices.copy()
    for _ in range(rounds):
        moved[inside] = (1 - strength) * moved[inside] + strength * (rows @ moved)
    return moved
