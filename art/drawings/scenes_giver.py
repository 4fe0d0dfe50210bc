"""Scenes of one person giving a massage to another: at a massage table, on a floor mat, on a bed, on a chair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree
from skimage import measure

from art.drawing import SCENE_LIMIT, Drawing
from art.drawings.staging import (
    CLOSED,
    SIDES,
    Ground,
    Hand,
    Posture,
    arms_beside,
    arms_under_head,
    brow,
    hips,
    hold,
    in_socks,
    kneel,
    legs_along,
    lie,
    plant,
    rest_brow,
    solve,
    touch,
    wrist_above,
)
from art.engine import svg
from art.engine.arrays import Floats, Mask, along
from art.engine.body import Body, blend, faces_where
from art.engine.camera import Camera
from art.engine.cloth import BOTTOM, SKIN, SOCKS, TOP, drape, dressed
from art.engine.contours import Contour, contours, cut, edges
from art.engine.curves import fit_bezier, mask_path, path, resample, smooth_closed, smooth_open, stroke, taper
from art.engine.hair import hair
from art.engine.ink import pen
from art.engine.mesh import Mesh
from art.engine.pose import arm_to, curl, signed
from art.engine.props import box, cushion, cylinder, rounded_box
from art.engine.raster import Frame, Part, render
from art.engine.scene import Style, fills

_COLOURS: Mapping[tuple[str, int], tuple[str, str | None]] = {
    ("receiver", 0): ("skin", "skin2"),
    ("receiver", 1): ("top", "top2"),
    ("receiver", 2): ("legs", "legs2"),
    ("receiver", 3): ("sock", "sock2"),
    ("receiver hair", 0): ("hair", None),
    ("giver", 0): ("hand", "hand2"),
    ("giver", 1): ("shirt", "shirt2"),
    ("giver", 2): ("jeans", "jeans2"),
    ("giver", 3): ("sock", "sock2"),
    ("giver hair", 0): ("hair3", None),
    ("towel", 0): ("towel", "towel2"),
    ("towel", 1): ("hem", None),
    ("kneeling towel", 0): ("towel", "towel2"),
    ("white pillow", 0): ("towel", "towel2"),
    ("pillow", 0): ("pillow", "pillow2"),
    ("blanket", 0): ("cloth", "cloth2"),
    ("blanket", 1): ("cloth2", None),
    ("table", 0): ("cloth", "cloth2"),
    ("cradle", 0): ("cloth", "cloth2"),
    ("mattress", 0): ("pillow", "pillow2"),
    ("wood", 0): ("wood", "wood2"),
}
_THINGS = ("table", "mattress", "wood", "kneeling towel")
"""Parts with hard edges: their lines are strokes of one width, which take half the bytes of ink."""

_STYLE = Style(
    softness={"towel": 8, "blanket": 8, "table": 2, "wood": 2, "pillow": 6, "cradle": 4},
    fill_error=0.8,
    shade_error=1.2,
    shade_smallest=120,
)
_INK_ERROR = 0.7
"""Tolerance of the fit of ink, in drawing units."""
_HEM = 0.035
"""Metres of the turned edge of a towel."""
_MARGIN = 12
"""Drawing units of paper around a picture."""
_FINGER_LINE = 70
"""Drawing units: shorter lines of skin are fingers and faces, and thinner."""
_SEAM = 0.02
"""Metres of depth below which two things that meet on the page touch."""
_SEAM_POINTS = 20
_THING_LINE = 1.7
_SHADOW = (2.5, 4.0)
"""Drawing units by which the shadow of a hand lies beside it."""
_SHADOW_STRENGTH = 0.32
_FURROW = tuple((0.0, 0.10, z) for z in np.linspace(0.655, 0.30, 30))
"""The groove over the spine, metres in the rest pose, from between the shoulder blades to the loin."""


@dataclass(frozen=True)
class _Scene:
    """What is in a picture, and from where it is seen."""

    camera: Camera
    parts: Sequence[Part]
    receiver: Body
    furrow: bool = True


def _picture(name: str, scene: _Scene) -> str:
    """The text of the drawing, cut to what is in it."""
    frame = render(scene.camera, scene.parts, _STYLE.supersampling)
    inside = fills(frame, _COLOURS, _STYLE) + _shadows(frame)
    if scene.furrow:
        inside += _furrow(frame, scene.receiver)
    rows, columns = (np.flatnonzero(frame.filled.any(axis=axis)) / frame.supersampling for axis in (1, 0))
    left, top = int(columns[0]) - _MARGIN, int(rows[0]) - _MARGIN
    width, height = int(columns[-1]) + _MARGIN - left, int(rows[-1]) + _MARGIN - top
    return svg.document(width, height, svg.group(name, inside + _lines(frame), transform=f"translate({-left} {-top})"))


def _hand(bone: str) -> bool:
    return bone.startswith(("finger", "metacarpal", "wrist"))


def _shadows(frame: Frame) -> str:
    """What the giver's hands cast on the receiver: it tells that they lie on."""
    hands = frame.faces("giver", np.asarray(faces_where(_hand)))
    fine = frame.supersampling
    moved = ndimage.shift(ndimage.binary_dilation(hands, iterations=fine), (_SHADOW[1] * fine, _SHADOW[0] * fine), order=0)
    below = moved & frame.mask("receiver")
    return svg.path(mask_path(below, fine, 0.6, 20, 0.9), "cast", opacity=_SHADOW_STRENGTH)


def _furrow(frame: Frame, receiver: Body) -> str:
    """The groove over the spine where it is seen."""
    _, vertices = cKDTree(receiver.rest_mesh().vertices).query(np.array(_FURROW))
    points = frame.camera.project(receiver.mesh().vertices[vertices])
    line = resample(smooth_open(points, 2), 1.5)
    seen = (frame.farthest_near(line, 1.2) < line[:, 2] + 0.012) & _on(frame, line, frame.mask("receiver"))
    labels, count = ndimage.label(seen)
    data = ""
    for number in range(1, count + 1):
        run = line[labels == number, :2]
        if len(run) > 12:
            data += pen(smooth_open(run, 6), 1.3, taper_length=40, raw=True)
    return svg.path(data, "line")


def _on(frame: Frame, points: Floats, mask: Mask) -> Mask:
    """Which points of the page lie in a mask."""
    rows, columns = frame.shape
    x, y = (points[:, :2] * frame.supersampling).astype(int).T
    return np.asarray(mask[y.clip(0, rows - 1), x.clip(0, columns - 1)])


def _lines(frame: Frame) -> str:
    """Ink for people and cloth, plain strokes for things."""
    inked, plain = _seams(frame), ""
    seen = contours(frame, _STYLE.shortest, bias=0.006, gap_reach=2.5)
    socks = [line for line in seen if line.label == SOCKS]
    rest = [line for line in seen if line.label != SOCKS]
    for line in rest + cut(socks, lambda points: ~_between(frame, points, frame.mask("giver", SOCKS) | frame.mask("receiver", SOCKS))):
        if _wobble(line):
            continue
        if line.part in _THINGS:
            plain += path(fit_bezier(line.points, 0.8))
        else:
            inked += _ink(line)
    for part in frame.parts:
        for line in edges(frame, part.name):
            if part.name in _THINGS:
                plain += path(fit_bezier(line.points, 0.8))
            else:
                inked += pen(line.points, 1.6, line.tapered, taper_length=5, raw=True)
    return svg.path(plain, stroke="line", width=_THING_LINE) + svg.path(inked, "line")


def _ink(line: Contour) -> str:
    """A contour as a stroke that is heavy where much depth lies behind it; a looser fit than that of large pictures."""
    points = smooth_closed(line.points, 2) if line.closed else smooth_open(line.points, 2)
    gap = line.gap
    if line.closed:
        points, gap = np.concatenate([points, points[:1]]), np.append(gap, gap[0])
    fine = line.label == SKIN and line.length < _FINGER_LINE and line.part in ("giver", "receiver")
    widths = np.interp(gap, (0.0, 0.008, 0.04, 0.15), (0.8, 1.0, 1.7, 2.5)) * (0.75 if fine else 1.0)
    ends = (False, False) if line.closed else (True, True)
    return stroke(points, taper(along(points), widths, ends, 10), _INK_ERROR)


def _seams(frame: Frame) -> str:
    """Lines where a body or its clothes sink into something, which have no contour because nothing lies behind them."""
    data = ""
    for name in ("giver", "receiver"):
        body = frame.mask(name)
        people = ndimage.binary_dilation(frame.mask(f"{name} hair"), iterations=2 * frame.supersampling)
        if name == "receiver":
            people |= ndimage.binary_dilation(frame.mask("giver"), iterations=2 * frame.supersampling)
        soft = ndimage.gaussian_filter(body.astype(np.float32), 0.5 * frame.supersampling)
        for ring in measure.find_contours(np.pad(soft, 1), 0.5):
            points = smooth_open(resample((ring[:, ::-1] - 0.5) / frame.supersampling, 0.7), 3)
            one, two = _beside(points, 1.5)
            near = np.abs(frame.depth_at(one) - frame.depth_at(two)) < _SEAM
            near &= (_on(frame, one, body) ^ _on(frame, two, body)) & ~_on(frame, points, people)
            labels, count = ndimage.label(ndimage.binary_closing(near, np.ones(7)))
            for number in range(1, count + 1):
                run = points[labels == number]
                if len(run) > _SEAM_POINTS:
                    data += pen(run, 1.5, taper_length=8, raw=True)
    return data


def _beside(points: Floats, distance: float) -> tuple[Floats, Floats]:
    """Points to both sides of a line."""
    way = np.gradient(points, axis=0)
    across = np.stack([-way[:, 1], way[:, 0]], axis=1) * (distance / np.maximum(np.linalg.norm(way, axis=1), 1e-9))[:, None]
    return points + across, points - across


def _between(frame: Frame, points: Floats, mask: Mask) -> Mask:
    """Which points of a line have the mask on both sides."""
    one, two = _beside(points, 4)
    return np.asarray(ndimage.binary_opening(_on(frame, one, mask) & _on(frame, two, mask), np.ones(5)))


def _wobble(line: Contour) -> bool:
    """Whether a line only tells that a surface is not quite even."""
    gap = np.median(line.gap)
    if line.label in (TOP, BOTTOM) and line.part in ("giver", "receiver"):
        return bool(gap < 0.012 and line.length < 40)
    return bool(gap < 0.0045 and line.length < 34)


def _people(receiver: Mesh, receiver_hair: Mesh, giver: Mesh, giver_hair: Mesh) -> list[Part]:
    return [
        Part("receiver", receiver),
        Part("receiver hair", receiver_hair),
        Part("giver", giver),
        Part("giver hair", giver_hair),
    ]


def _arm(bone: str) -> bool:
    return bone.startswith(("upperarm", "lowerarm", "wrist", "finger", "metacarpal"))


def _towel(under: Sequence[Floats], floor: float, x: tuple[float, float], y: tuple[float, float], hem_first: bool) -> Mesh:
    """A towel over points with a turned edge towards the head: at the low end of x when `hem_first`."""
    sheet = drape(np.concatenate(under), floor, x, y)
    centres = sheet.centres[:, 0]
    edge = centres < x[0] + _HEM if hem_first else centres > x[1] - _HEM
    return sheet.labelled(edge.astype(int))


def _without_arms(receiver: Mesh, side: str = "") -> Floats:
    """The points of the receiver but for the arms, or for the arm of a side."""
    return receiver.keep(~faces_where(lambda bone: _arm(bone) and bone.endswith(side))).used()


def _legs(places: Sequence[tuple[float, float]], half: float, top: float) -> Mesh:
    """Four-square legs from the floor to `top`."""
    return Mesh.joined(*[box((x - half, x + half), (y - half, y + half), (0.0, top)) for x, y in places])


def _ring(centre: tuple[float, float, float], radius: tuple[float, float], thick: float, deep: float) -> Mesh:
    """A padded ring, as the rest for a face: `radius` along x and y of its middle line, `thick` and `deep` half the pad's width and height."""
    around, across = np.meshgrid(np.linspace(0, 2 * np.pi, 49)[:-1], np.linspace(0, 2 * np.pi, 17)[:-1], indexing="ij")
    out = thick * np.cos(across)
    points = np.stack(
        [(radius[0] + out) * np.cos(around), (radius[1] + out) * np.sin(around), deep * np.sin(across)], axis=-1
    ) + np.asarray(centre)
    number = np.arange(around.size).reshape(around.shape)
    beside, above = np.roll(number, -1, 0), np.roll(number, -1, 1)
    quads = np.stack([number, beside, np.roll(beside, -1, 1), above], axis=-1).reshape(-1, 4)
    return Mesh.of(points.reshape(-1, 3), quads)


def _table() -> str:
    """Standing in a lunge at a massage table."""
    top = 0.66
    receiver = blend(neutral=0.35, lean=0.35, male=0.3)
    lie(receiver, "face down", top - 0.015, (0.0, -0.03))
    pillow = cushion((-0.98, -0.72), (-0.24, 0.18), (top - 0.01, top + 0.11), 2.6)
    legs_along(receiver, top, 0.145)
    arms_beside(receiver, top, 0.05)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(neutral=0.5, female=0.5)
    hands = {
        "L": Hand(ground.top(0.38, 0.045), np.array([1.0, 0.05, 0.0]), np.array([0.0, 0.9, -0.3])),
        "R": Hand(ground.top(0.36, -0.11), np.array([1.0, 0.45, 0.0]), np.array([-0.3, -0.35, -0.6])),
    }

    def pose(numbers: Floats) -> None:
        lean, x, y, facing, turn = numbers
        giver.reset()
        hold(giver, Posture((x, y, 0.84), facing, lean, tilt=12, bend=6, turn=turn, nod=-14))
        _shoulders_forward(giver, 7)

    solve(giver, pose, [38, -0.34, -0.48, 104, 0], [4, 0.05, 0.015, 5, 4], {s: wrist_above(ground, hands[s]) for s in SIDES})
    middle = hips(giver)
    plant(giver, "L", (middle[0] + 0.40, -0.52), 97)
    plant(giver, "R", (middle[0] - 0.50, -0.62), 84, heel=30)
    for side in SIDES:
        touch(giver, side, ground, hands[side])
    board = rounded_box((-1.16, 0.64), (-0.33, 0.29), (top - 0.075, top - 0.002), 0.07)
    legs = _legs([(x, y) for x in (-0.98, 0.48) for y in (-0.26, 0.22)], 0.022, top - 0.08)
    cradle = _ring((0.80, -0.03, top - 0.035), (0.115, 0.095), 0.055, 0.04)
    towel = _towel([_without_arms(skin, "L"), pillow.vertices], top, (-1.13, 0.09), (-0.32, 0.27), False)
    bare = skin.keep(skin.centres[:, 0] > 0.06)
    parts = _people(bare, hair(receiver).mesh, in_socks(giver, dressed(giver), SOCKS), hair(giver, "bun").mesh)
    parts += [Part("towel", towel), Part("table", board), Part("wood", legs), Part("cradle", cradle)]
    return _picture("scene-table", _Scene(Camera((0.5, -1, 0.56), (-0.10, -0.1, 0.60), (0, 0, 1), 360, (900, 760), 5), parts, receiver))


def _mat() -> str:
    """Kneeling on a folded towel beside a floor mat."""
    top, folded = 0.07, 0.035
    receiver = blend(female=0.7, neutral=0.3)
    lie(receiver, "face down", top, (0.0, -0.04), 270)
    legs_along(receiver, top, 0.05)
    rest_brow(receiver, top + 0.062)
    arms_under_head(receiver, top)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(male=0.6, neutral=0.4)
    hands = {
        "L": Hand(ground.top(-0.34, -0.125), np.array([-1.0, 0.45, 0.0]), np.array([0.3, -0.35, -0.6])),
        "R": Hand(ground.top(-0.36, 0.03), np.array([-1.0, 0.10, 0.0]), np.array([0.0, 0.9, -0.3])),
    }

    def pose(numbers: Floats) -> None:
        lean, x, y, facing, turn = numbers
        giver.reset()
        hold(giver, Posture((x, y, 0.46), facing, lean, tilt=-8, bend=6, turn=turn, nod=-14))
        _shoulders_forward(giver, 7)

    solve(giver, pose, [48, 0.42, -0.48, 250, 0], [4, 0.04, 0.015, 5, 4], {s: wrist_above(ground, hands[s]) for s in SIDES})
    kneel(giver, "R", 262, folded, 272)
    kneel(giver, "L", 256, folded, 266)
    for side in SIDES:
        touch(giver, side, ground, hands[side])
    mat = rounded_box((-1.06, 1.18), (-0.31, 0.36), (0.0, top - 0.002), 0.06)
    under_knees = _folded((-0.10, 0.30), (-0.76, -0.33), folded)
    towel = _towel([_without_arms(skin)], top, (-0.09, 1.10), (-0.28, 0.22), True)
    parts = _people(skin, hair(receiver, "bun").mesh, in_socks(giver, dressed(giver), SOCKS), hair(giver).mesh)
    parts += [Part("towel", towel), Part("table", mat), Part("kneeling towel", under_knees)]
    return _picture("scene-mat", _Scene(Camera((-0.5, -1, 0.56), (0.05, -0.15, 0.30), (0, 0, 1), 360, (900, 660), 5), parts, receiver))


def _bed() -> str:
    """One knee on an ordinary bed, the other foot on the floor."""
    top = 0.46
    receiver = blend(larger=0.8, neutral=0.2)
    lie(receiver, "face down", top + 0.04, (0.0, -0.07))
    legs_along(receiver, top, 0.05)
    rest_brow(receiver, top + 0.062)
    arms_under_head(receiver, top)
    skin = receiver.mesh()
    ground = Ground(skin)
    giver = blend(older=0.8, female=0.2)
    hands = {
        "L": Hand(ground.top(0.36, 0.01), np.array([1.0, 0.05, 0.0]), np.array([0.0, 0.9, -0.3])),
        "R": Hand(ground.top(0.34, -0.15), np.array([1.0, 0.45, 0.0]), np.array([-0.3, -0.35, -0.6])),
    }

    def pose(numbers: Floats) -> None:
        lean, x, y, facing, turn = numbers
        giver.reset()
        hold(giver, Posture((x, y, 0.84), facing, lean, tilt=8, bend=6, turn=turn, nod=-14))
        _shoulders_forward(giver, 7)

    solve(giver, pose, [48, -0.42, -0.47, 104, 0], [4, 0.04, 0.015, 5, 4], {s: wrist_above(ground, hands[s]) for s in SIDES})
    middle = hips(giver)
    kneel(giver, "L", 92, top + 0.01, 86, 0.085)
    plant(giver, "R", (middle[0] + 0.24, -0.62), 84)
    for side in SIDES:
        touch(giver, side, ground, hands[side])
    mattress = rounded_box((-1.16, 0.98), (-0.46, 0.46), (0.24, top - 0.002), 0.07)
    frame = rounded_box((-1.18, 1.00), (-0.47, 0.47), (0.14, 0.24), 0.03)
    legs = _legs([(x, y) for x in (-1.10, 0.92) for y in (-0.41, 0.41)], 0.03, 0.15)
    pillow = cushion((0.24, 0.62), (-0.36, 0.20), (top - 0.02, top + 0.13), 2.6)
    blanket = _towel([_without_arms(skin)], top, (-1.10, 0.10), (-0.40, 0.28), False)
    parts = _people(skin, hair(receiver, "long").mesh, in_socks(giver, dressed(giver), SOCKS), hair(giver, "short").mesh)
    parts += [Part("blanket", blanket), Part("white pillow", pillow), Part("mattress", mattress), Part("wood", Mesh.joined(frame, legs))]
    return _picture("scene-bed", _Scene(Camera((0.5, -1, 0.56), (-0.08, -0.05, 0.55), (0, 0, 1), 340, (900, 760), 5), parts, receiver))


def _seated() -> str:
    """Behind a dressed person who sits the wrong way round on a chair."""
    seat, rail = 0.46, 0.84
    receiver = blend(older=0.7, male=0.3)
    hold(receiver, Posture((-0.05, 0.0, seat + 0.095), 90, lean=17, bend=22, nod=34))
    for side in SIDES:
        plant(receiver, side, (0.34, 0.33 * signed(side)), 90 + 28 * signed(side), out=20)
    forehead = brow(receiver)
    pad = float(forehead[2]) - 0.062
    for side, height in (("R", 0.0), ("L", 0.027)):
        out = signed(side)
        spot = np.array([forehead[0] - (0.035 if height else 0.025), 0.03 * out, pad + height])
        touch(receiver, side, Ground.level(spot), Hand(spot, np.array([0.25, -out, 0.0]), np.array([0.1, out, -0.8])))
    clothed = in_socks(receiver, dressed(receiver), SOCKS)
    ground = Ground(clothed)
    giver = blend(female=0.7, athletic=0.3)
    hands = {}
    for side in SIDES:
        between = 0.20 * receiver.head("neck01") + 0.80 * receiver.head(f"upperarm01.{side}")
        hands[side] = Hand(
            ground.top(between[0] - 0.05, between[1]),
            np.array([1.0, 0.25 * signed(side), -0.4]),
            np.array([-0.1, 0.8 * signed(side), -0.6]),
            (18.0, 14.0),
            thumb=-16.0,
        )

    def pose(numbers: Floats) -> None:
        lean, x = numbers
        giver.reset()
        hold(giver, Posture((x, 0.0, 0.90), 90, lean, bend=6, nod=2))
        _shoulders_forward(giver, 5)

    solve(giver, pose, [18, -0.55], [4, 0.1], {s: wrist_above(ground, hands[s]) for s in SIDES})
    middle = hips(giver)
    plant(giver, "L", (middle[0] + 0.20, 0.13), 96)
    plant(giver, "R", (middle[0] - 0.30, -0.13), 80, heel=18)
    for side in SIDES:
        touch(giver, side, ground, hands[side])
    uprights = [box((x - 0.018, x + 0.018), (y - 0.018, y + 0.018), (0.0, up)) for x, up in ((-0.165, seat - 0.05), (0.30, rail)) for y in (-0.175, 0.175)]
    rails = [box((0.288, 0.312), (-0.157, 0.157), span) for span in ((rail - 0.10, rail), (0.58, 0.64))]
    chair = Mesh.joined(*uprights, *rails)
    board = rounded_box((-0.21, 0.28), (-0.21, 0.21), (seat - 0.045, seat - 0.005), 0.04)
    pillow = cushion((0.21, 0.48), (-0.22, 0.22), (0.66, pad), 4.5)
    parts = _people(clothed, hair(receiver, "thinning").mesh, in_socks(giver, dressed(giver), SOCKS), hair(giver, "long").mesh)
    parts += [Part("pillow", pillow), Part("table", board), Part("wood", chair)]
    camera = Camera((0.35, -1, 0.28), (-0.12, 0, 0.78), (0, 0, 1), 380, (700, 800), 5)
    return _picture("scene-seated", _Scene(camera, parts, receiver, furrow=False))


def _folded(x: tuple[float, float], y: tuple[float, float], height: float) -> Mesh:
    """A towel folded twice, lying on the floor."""
    layers = 2
    return Mesh.joined(*[rounded_box(x, y, (height * k / layers, height * (k + 1) / layers), 0.02) for k in range(layers)])


def _shoulders_forward(body: Body, degrees: float) -> None:
    """Bring the shoulders forwards as arms that reach do."""
    for side in SIDES:
        body.rotate(f"clavicle.{side}", "z", -degrees * signed(side))


DRAWINGS = (
    Drawing("scene-table", _table, SCENE_LIMIT),
    Drawing("scene-mat", _mat, SCENE_LIMIT),
    Drawing("scene-bed", _bed, SCENE_LIMIT),
    Drawing("scene-seated", _seated, SCENE_LIMIT),
)
