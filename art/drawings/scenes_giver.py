"""Scenes of one person who massages another: at a massage table, on a floor mat, on a bed, on a chair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from art.drawing import SCENE_LIMIT, Drawing
from art.drawings.staging import (
    SIDES,
    Ground,
    Hand,
    Posture,
    arms_beside,
    arms_under_head,
    brow,
    hips,
    hold,
    kneel,
    legs_along,
    lie,
    plant,
    rest_brow,
    shoulders_forward,
    solve,
    touch,
    wrist_above,
)
from art.engine import svg
from art.engine.arrays import Floats, smoothstep
from art.engine.body import Body, blend, faces_where
from art.engine.camera import Camera
from art.engine.cloth import BOTTOM, TOP, drape, dressed
from art.engine.contours import contours
from art.engine.curves import fit_bezier, mask_path, path
from art.engine.edges import edges
from art.engine.face import face_ink
from art.engine.hair import hair
from art.engine.ink import ink, pen
from art.engine.lines import Contour
from art.engine.mesh import Mesh
from art.engine.pose import signed
from art.engine.props import Span, box, cushion, cylinder, rounded_box
from art.engine.raster import Frame, Part, render
from art.engine.scene import Style, fills
from art.engine.seams import seams
from art.engine.strands import visible_strands

_COLOURS: Mapping[tuple[str, int], tuple[str, str | None]] = {
    ("receiver", 0): ("skin", "skin2"),
    ("receiver", 1): ("top", "top2"),
    ("receiver", 2): ("legs", "legs2"),
    ("receiver", 3): ("sock", "sock2"),
    ("receiver's hair", 0): ("hair", None),
    ("giver", 0): ("hand", "hand2"),
    ("giver", 1): ("shirt", "shirt2"),
    ("giver", 2): ("jeans", "jeans2"),
    ("giver", 3): ("sock", "sock2"),
    ("giver's hair", 0): ("hair3", None),
    ("towel", 0): ("towel", "towel2"),
    ("towel", 1): ("hem", None),
    ("blanket", 0): ("cloth", "cloth2"),
    ("blanket", 1): ("cloth2", None),
    ("folded towel", 0): ("towel", "towel2"),
    ("pillow", 0): ("towel", "towel2"),
    ("cushion", 0): ("pillow", "pillow2"),
    ("upholstery", 0): ("cloth", "cloth2"),
    ("face rest", 0): ("cloth", "cloth2"),
    ("mattress", 0): ("pillow", "pillow2"),
    ("wood", 0): ("wood", "wood2"),
}
"""Fill and shade of each part and label."""

_PEOPLE = ("receiver", "giver")
_HAIRS = ("receiver's hair", "giver's hair")
_THINGS = ("upholstery", "mattress", "wood", "folded towel")
"""Parts with hard edges. Their lines are strokes of one width, which take half the bytes of ink."""

_STYLE = Style(
    softness={"towel": 8, "blanket": 8, "upholstery": 2, "wood": 2, "cushion": 6, "pillow": 6, "face rest": 4},
    fill_error=0.8,
    shade_error=1.2,
    shade_smallest=120,
)
_EDGE_WIDTH = 1.7
_EDGE_ERROR = 0.8
_SEAM_WIDTH = 1.2

_FAINT, _SHORT = 0.0045, 34
"""Skin and sheets: a line with less depth behind it (metres) and shorter than this (drawing units) is only a wobble of the surface."""

_CLOTH_FAINT, _CLOTH_SHORT = 0.012, 40
"""Clothes, likewise: small folds of the body below are not theirs."""

_SHADOW = (2.5, 4.0)
"""Drawing units by which the shadow of a hand lies to the right of it and below."""

_SHADOW_STRENGTH = 0.32

_FURROW = tuple((0.0, 0.10, z) for z in np.linspace(0.655, 0.30, 30))
"""The groove over the spine from between the shoulder blades to the loin: behind the body in its rest pose, metres."""

_FURROW_DEEP = 0.012
"""Metres in front of the groove from which on something covers it."""

_ARM = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
"""What the names of the bones of an arm begin with."""

_BROW = 0.062
"""Metres from a surface to a forehead that lies on two hands on it."""

_FAR_SLANT, _NEAR_SLANT = 18.0, 42.0
"""Degrees between the spine and the fingers of the far and the near hand."""

_SHIRT_TAIL = 0.06
"""Metres by which a shirt hangs lower behind than at the sides."""

_MARGIN = 12
"""Drawing units of paper around a picture."""

_HEM = 0.035
"""Metres of the turned edge of a sheet."""

_HAND_RADIUS = 0.115
"""Metres around its knuckles within which a hand lies."""


@dataclass(frozen=True)
class _Scene:
    """What is in a picture and from where it is seen: the posed people, their meshes, their hair, the things."""

    camera: Camera
    receiver: Body
    giver: Body
    skin: Mesh
    hair: tuple[str, str]
    things: Mapping[str, Mesh]
    furrow: bool = True


# ---- painting


def _picture(name: str, scene: _Scene) -> str:
    """The text of the drawing, cut to what is in it."""
    locks = {part: hair(body, shape) for part, body, shape in zip(_HAIRS, (scene.receiver, scene.giver), scene.hair, strict=True)}
    parts = [Part("receiver", scene.skin), Part("giver", _shirt_out(scene.giver, dressed(scene.giver)))]
    parts += [Part(part, lock.mesh) for part, lock in locks.items()]
    parts += [Part(part, mesh) for part, mesh in scene.things.items()]
    frame = render(scene.camera, parts, _STYLE.supersampling)
    strands = visible_strands(frame, locks[_HAIRS[0]].strands, _STYLE.strand_width)
    faces = face_ink(frame, scene.receiver) + face_ink(frame, scene.giver)
    inside = fills(frame, _COLOURS, _STYLE) + svg.path(strands, "hair2") + _shadows(frame, scene.giver)
    inside += svg.path(faces + (_furrow(frame, scene.receiver) if scene.furrow else ""), "line") + _lines(frame)
    rows, columns = (np.flatnonzero(frame.filled.any(axis=axis)) / frame.supersampling for axis in (1, 0))
    left, top = int(columns[0]) - _MARGIN, int(rows[0]) - _MARGIN
    width, height = int(columns[-1]) + _MARGIN - left, int(rows[-1]) + _MARGIN - top
    return svg.document(width, height, svg.group(name, inside, transform=f"translate({-left} {-top})"))


def _shirt_out(body: Body, clothed: Mesh) -> Mesh:
    """The clothed body with its shirt hanging lower behind, so that a seat that bends at the hips stays covered."""
    _, back, up = ((clothed.centres - hips(body)) @ body.root_rotation).T
    tail = 0.005 - _SHIRT_TAIL * smoothstep(0.0, 0.10, back)
    return clothed.labelled(np.where((clothed.labels == BOTTOM) & (back > 0.0) & (up > tail), TOP, clothed.labels))


def _shadows(frame: Frame, giver: Body) -> str:
    """What the giver's hands cast on the receiver: it tells that they lie on."""
    fine = frame.supersampling
    rows, columns = np.indices(frame.shape) / fine
    hands = np.zeros(frame.shape, dtype=bool)
    for side in SIDES:
        x, y, _ = frame.camera.project(giver.head(f"finger3-1.{side}"))
        hands |= np.hypot(columns - x, rows - y) < _HAND_RADIUS * frame.camera.units_per_m
    hands &= frame.mask("giver", 0)
    moved = ndimage.shift(ndimage.binary_dilation(hands, iterations=fine), (_SHADOW[1] * fine, _SHADOW[0] * fine), order=0)
    return svg.path(mask_path(moved & frame.mask("receiver"), fine, 0.6, 20, 0.9), "cast", opacity=_SHADOW_STRENGTH)


def _furrow(frame: Frame, receiver: Body) -> str:
    """Path data of the groove over the spine where it is seen."""
    _, vertices = cKDTree(receiver.rest_mesh().vertices).query(np.array(_FURROW))
    groove = ndimage.gaussian_filter1d(receiver.mesh().vertices[vertices], 3, axis=0, mode="nearest")
    return visible_strands(frame, [groove], 1.3, bias=_FURROW_DEEP)


def _lines(frame: Frame) -> str:
    """Ink for people and what is soft, strokes for things."""
    inked, stroked = "", ""
    drawn: list[Contour] = []
    for line in contours(frame, _STYLE.shortest, bias=0.002, gap_reach=2.5):
        if line.part in _THINGS:
            stroked += path(fit_bezier(line.points, _EDGE_ERROR))
        elif _wobbles(line):
            continue
        else:
            inked += ink(line, _STYLE.widest, _STYLE.thinnest, smoothing=1.8, taper_length=12)
        drawn.append(line)
    for name in (part.name for part in frame.parts if part.name not in _HAIRS):
        for line in edges(frame, name, borders=name not in _PEOPLE, smoothing=4):
            if name in _THINGS:
                stroked += path(fit_bezier(line.points, _EDGE_ERROR))
            else:
                inked += pen(line.points, _STYLE.edge_width, line.tapered, taper_length=5, raw=True)
            drawn.append(line)
    for line in seams(frame, drawn, _HAIRS):
        inked += pen(line.points, _SEAM_WIDTH, line.tapered, raw=True)
    return svg.path(stroked, stroke="line", width=_EDGE_WIDTH) + svg.path(inked, "line")


def _wobbles(line: Contour) -> bool:
    """Whether a line only tells that a surface is not quite even, or where hair begins."""
    gap = float(np.median(line.gap))
    if line.part in _HAIRS:
        return gap < 0.006
    clothed = line.part in _PEOPLE and line.label in (TOP, BOTTOM)
    faint, short = (_CLOTH_FAINT, _CLOTH_SHORT) if clothed else (_FAINT, _SHORT)
    return gap < faint and line.length < short


# ---- things


def _posts(x: Sequence[float], y: Sequence[float], half: float, top: float) -> Mesh:
    """Square posts from the floor to ``top``, ``half`` as thick each way, their middles at all of x and y."""
    return Mesh.joined(*[box((a - half, a + half), (b - half, b + half), (0.0, top)) for a in x for b in y])


def _ring(centre: tuple[float, float, float], radius: tuple[float, float], half: tuple[float, float]) -> Mesh:
    """A padded ring to lay a face on: ``radius`` of its middle line along x and y, ``half`` the width and height of the pad."""
    ticks = (np.linspace(0, 2 * np.pi, count, endpoint=False) for count in (48, 16))
    around, across = np.meshgrid(*ticks, indexing="ij")
    out = half[0] * np.cos(across)
    points = np.stack([(radius[0] + out) * np.cos(around), (radius[1] + out) * np.sin(around), half[1] * np.sin(across)], axis=-1)
    number = np.arange(around.size).reshape(around.shape)
    beside, above = np.roll(number, -1, 0), np.roll(number, -1, 1)
    quads = np.stack([number, beside, np.roll(beside, -1, 1), above], axis=-1).reshape(-1, 4)
    return Mesh.of(np.asarray(centre) + points.reshape(-1, 3), quads)


def _folded(x: Span, y: Span, height: float, layers: int = 2) -> Mesh:
    """A folded towel on the floor."""
    return Mesh.joined(*[rounded_box(x, y, (height * k / layers, height * (k + 1) / layers), 0.02) for k in range(layers)])


def _sheet(under: Sequence[Floats], surface: float, x: Span, y: Span, head_first: bool = False) -> Mesh:
    """A sheet over points (n, 3) on a level surface, its edge towards the head (at the high end of x or the low one) turned: label 1."""
    sheet = drape(np.concatenate(under), surface, x, y, stretch=0.06)
    at = sheet.centres[:, 0]
    return sheet.labelled((at < x[0] + _HEM if head_first else at > x[1] - _HEM).astype(int))


def _without_arms(skin: Mesh, side: str = "") -> Floats:
    """The points of a body without its arms, or without the arm of one side."""
    return skin.keep(~faces_where(lambda bone: bone.startswith(_ARM) and bone.endswith(side))).used()


# ---- poses that the scenes share


def _palms(ground: Ground, head: int, spots: Mapping[str, tuple[float, float]]) -> dict[str, Hand]:
    """Both palms on a back at places (x, y), fingers slanting from the way to the head (``head``: +1 or -1, along x) to the far side.

    The nearer hand (towards -y) slants more, as its forearm does, so that no wrist is bent sideways by much; its elbow hangs down.
    """
    near = min(spots, key=lambda side: spots[side][1])
    hands = {}
    for side in SIDES:
        slant = np.deg2rad(_NEAR_SLANT if side == near else _FAR_SLANT)
        along = np.array([head * np.cos(slant), np.sin(slant), 0.0])
        elbow = np.array([-0.3 * along[0], -0.35, -0.6]) if side == near else np.array([0.0, 0.9, -0.3])
        hands[side] = Hand(ground.top(*spots[side]), along, elbow)
    return hands


def _lean_in(
    giver: Body, ground: Ground, hands: Mapping[str, Hand], height: float, tilt: float, start: tuple[float, float, float, float]
) -> None:
    """Bring the giver's trunk over the receiver so that the arms come out nearly straight, the hip joints ``height`` above the floor.

    ``start``: about how far the trunk leans (degrees), where the hips are (x and y) and where the trunk faces (heading).
    """

    def pose(numbers: Floats) -> None:
        lean, x, y, facing, turn = numbers.tolist()
        giver.reset()
        hold(giver, Posture((x, y, height), facing, lean, tilt=tilt, bend=6, turn=turn, nod=-14))
        shoulders_forward(giver, 7)

    solve(giver, pose, [*start, 0], [10, 0.12, 0.02, 12, 25], {side: wrist_above(ground, hands[side]) for side in SIDES})


def _lay_on(giver: Body, ground: Ground, hands: Mapping[str, Hand]) -> None:
    for side in SIDES:
        touch(giver, side, ground, hands[side])


# ---- the scenes


def _table() -> _Scene:
    """Standing in a lunge at a massage table."""
    top = 0.66
    receiver = blend(neutral=0.35, lean=0.35, female=0.3)
    lie(receiver, "face down", top - 0.01, (0.0, -0.035))
    legs_along(receiver, top, 0.15)
    arms_beside(receiver, top, 0.04)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(neutral=0.5, male=0.5)
    hands = _palms(ground, 1, {"L": (0.41, 0.03), "R": (0.35, -0.14)})
    _lean_in(giver, ground, hands, 0.84, 16, (38, -0.34, -0.48, 104))
    x = float(hips(giver)[0])
    plant(giver, "L", (x + 0.40, -0.52), 97)
    plant(giver, "R", (x - 0.50, -0.62), 84, heel=30)
    _lay_on(giver, ground, hands)
    roll, ends = 0.062, (-0.335, 0.25)
    angle, y = np.meshgrid(np.linspace(0, np.pi, 25), np.linspace(*ends, 60))
    on_roll = np.stack([roll * np.cos(angle) - 0.80, y, top + roll + roll * np.sin(angle)], axis=-1).reshape(-1, 3)
    hem = 0.09
    things = {
        "cushion": cylinder((-0.80, ends[0], top + roll), (-0.80, ends[1], top + roll), roll),
        # The sheet covers the near hand; the far one lies flat below it, out of sight.
        "towel": _sheet([_without_arms(skin, "L"), on_roll], top, (-1.13, hem), (-0.325, 0.20)),
        "upholstery": rounded_box((-1.16, 0.64), (-0.33, 0.29), (top - 0.075, top - 0.002), 0.07),
        "wood": _posts((-0.98, 0.48), (-0.26, 0.22), 0.022, top - 0.08),
        "face rest": _ring((0.80, -0.03, top - 0.035), (0.115, 0.095), (0.055, 0.04)),
    }
    camera = Camera((0.5, -1, 0.56), (-0.10, -0.1, 0.60), (0, 0, 1), 360, (900, 760), 5)
    return _Scene(camera, receiver, giver, skin.keep(skin.centres[:, 0] > hem - _HEM), ("short", "bun"), things)


def _mat() -> _Scene:
    """Kneeling on a folded towel beside a floor mat."""
    top, folded = 0.07, 0.035
    receiver = blend(male=0.7, neutral=0.3)
    lie(receiver, "face down", top, (0.0, -0.04), 270)
    legs_along(receiver, top)
    rest_brow(receiver, top + _BROW)
    arms_under_head(receiver, top)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(female=0.6, neutral=0.4)
    hands = _palms(ground, -1, {"L": (-0.32, -0.14), "R": (-0.40, 0.035)})
    _lean_in(giver, ground, hands, 0.46, -13, (48, 0.42, -0.48, 250))
    kneel(giver, "R", 262, folded, 272)
    kneel(giver, "L", 256, folded, 266)
    _lay_on(giver, ground, hands)
    things = {
        "towel": _sheet([_without_arms(skin)], top, (-0.09, 1.10), (-0.28, 0.22), head_first=True),
        "upholstery": rounded_box((-1.06, 1.18), (-0.31, 0.36), (0.0, top - 0.002), 0.06),
        "folded towel": _folded((-0.10, 0.30), (-0.76, -0.33), folded),
    }
    camera = Camera((-0.5, -1, 0.56), (0.05, -0.15, 0.30), (0, 0, 1), 360, (900, 660), 5)
    return _Scene(camera, receiver, giver, skin, ("bun", "short"), things)


def _bed() -> _Scene:
    """One knee on an ordinary bed, the other foot on the floor."""
    top = 0.46
    receiver = blend(larger=0.8, neutral=0.2)
    lie(receiver, "face down", top + 0.04, (0.0, -0.045))
    legs_along(receiver, top)
    rest_brow(receiver, top + _BROW)
    arms_under_head(receiver, top)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(older=0.8, male=0.2)
    hands = _palms(ground, 1, {"L": (0.39, 0.03), "R": (0.28, -0.15)})
    _lean_in(giver, ground, hands, 0.84, 13, (48, -0.42, -0.50, 104))
    kneel(giver, "L", 92, top + 0.01, 86, 0.085)
    plant(giver, "R", (float(hips(giver)[0]) + 0.24, -0.62), 84)
    _lay_on(giver, ground, hands)
    frame = rounded_box((-1.18, 1.00), (-0.47, 0.47), (0.14, 0.24), 0.03)
    things = {
        "blanket": _sheet([_without_arms(skin)], top, (-1.10, 0.10), (-0.40, 0.30)),
        "pillow": cushion((0.24, 0.62), (-0.34, 0.24), (top - 0.02, top + 0.13)),
        "mattress": rounded_box((-1.16, 0.98), (-0.46, 0.46), (0.24, top - 0.002), 0.07),
        "wood": Mesh.joined(frame, _posts((-1.10, 0.92), (-0.41, 0.41), 0.03, 0.15)),
    }
    camera = Camera((0.5, -1, 0.56), (-0.08, -0.05, 0.55), (0, 0, 1), 340, (900, 760), 5)
    return _Scene(camera, receiver, giver, skin, ("long", "short"), things)


def _seated() -> _Scene:
    """Behind a dressed person who sits the wrong way round on a chair and leans on a cushion over its back."""
    seat, rail = 0.46, 0.84
    receiver = blend(older=0.7, female=0.3)
    hold(receiver, Posture((-0.05, 0.0, seat + 0.095), 90, lean=17, bend=22, nod=34))
    for side in SIDES:
        plant(receiver, side, (0.34, 0.33 * signed(side)), 90 + 28 * signed(side), out=20)
    forehead = brow(receiver)
    pad = float(forehead[2]) - _BROW
    for side, back, height in (("R", 0.025, 0.0), ("L", 0.035, 0.027)):
        out = signed(side)
        spot = np.array([forehead[0] - back, 0.03 * out, pad + height])
        touch(receiver, side, Ground.level(spot), Hand(spot, np.array([0.25, -out, 0.0]), np.array([0.1, out, -0.8])))
    clothed = dressed(receiver)
    ground = Ground(clothed)
    giver = blend(male=0.7, athletic=0.3)
    hands = {}
    for side in SIDES:
        out = signed(side)
        # On top of the shoulder, between the neck and the shoulder joint.
        between = 0.2 * receiver.head("neck01") + 0.8 * receiver.head(f"upperarm01.{side}")
        fingers, elbow = np.array([1.0, 0.25 * out, -0.4]), np.array([-0.1, 0.8 * out, -0.6])
        hands[side] = Hand(ground.top(between[0] - 0.05, between[1]), fingers, elbow, (18.0, 14.0), thumb=-16.0)

    def pose(numbers: Floats) -> None:
        lean, x = numbers.tolist()
        giver.reset()
        hold(giver, Posture((x, 0.0, 0.90), 90, lean, bend=6, nod=2))
        shoulders_forward(giver, 5)

    solve(giver, pose, [18, -0.55], [4, 0.1], {side: wrist_above(ground, hands[side]) for side in SIDES})
    x = float(hips(giver)[0])
    plant(giver, "L", (x + 0.20, 0.13), 96)
    plant(giver, "R", (x - 0.30, -0.13), 80, heel=18)
    _lay_on(giver, ground, hands)
    post = 0.018
    bars = [
        _posts((-0.165,), (-0.175, 0.175), post, seat - 0.05),
        _posts((0.30,), (-0.175, 0.175), post, rail),
        *[box((0.288, 0.312), (-0.157, 0.157), z) for z in ((rail - 0.10, rail), (0.58, 0.64))],
    ]
    things = {
        "cushion": cushion((0.21, 0.48), (-0.22, 0.22), (0.66, pad), 4.5),
        "upholstery": rounded_box((-0.21, 0.28), (-0.21, 0.21), (seat - 0.045, seat - 0.005), 0.04),
        "wood": Mesh.joined(*bars),
    }
    camera = Camera((0.35, -1, 0.28), (-0.12, 0, 0.78), (0, 0, 1), 380, (700, 800), 5)
    return _Scene(camera, receiver, giver, clothed, ("thinning", "long"), things, furrow=False)


def _drawing(name: str, scene: Callable[[], _Scene]) -> Drawing:
    return Drawing(name, lambda: _picture(name, scene()), SCENE_LIMIT)


DRAWINGS = (
    _drawing("scene-table", _table),
    _drawing("scene-mat", _mat),
    _drawing("scene-bed", _bed),
    _drawing("scene-seated", _seated),
)
