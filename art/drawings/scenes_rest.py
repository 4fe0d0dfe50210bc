"""Scenes around the massage itself: how to lie, how high the table should be, how to settle somebody, how still hands rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy import ndimage

from art.drawing import SCENE_LIMIT, Drawing
from art.drawings.outlined import Look, Scene, picture
from art.drawings.staging import (
    CLOSED,
    SIDES,
    Ground,
    Hand,
    Posture,
    arm_length,
    arms_beside,
    hips,
    hold,
    in_socks,
    legs_along,
    lie,
    plant,
    rest_head,
    solve,
    touch,
    wrist_above,
)
from art.engine import svg
from art.engine.arrays import Floats, unit
from art.engine.body import Body, blend, faces_where
from art.engine.camera import Camera
from art.engine.cloth import SOCKS, drape, dressed
from art.engine.hair import hair
from art.engine.mesh import Mesh
from art.engine.numerals import numbers, rounded
from art.engine.pose import arm_to, curl, leg_to, signed
from art.engine.props import box, cushion, cylinder, rounded_box
from art.engine.raster import Part

_LOOKS: Mapping[tuple[str, int], Look] = {
    ("receiver", 0): Look("skin", "skin2", 3, 0.4),
    ("receiver hair", 0): Look("hair"),
    ("giver", 0): Look("hand", "hand2"),
    ("giver", 1): Look("shirt", "shirt2", 8, 0.36, lined=False),
    ("giver", 2): Look("jeans", "jeans2", lined=False),
    ("giver", 3): Look("sock", "sock2", lined=False),
    ("giver hair", 0): Look("hair3"),
    ("towel", 0): Look("towel", "towel2", 9, 0.62),
    ("towel", 1): Look("hem"),
    ("folded towel", 0): Look("towel", "towel2", 2, 0.57),
    ("roll", 0): Look("towel", "towel2", 4, 0.57),
    ("pillow", 0): Look("pillow", "pillow2", 6, 0.57),
    ("knee pillow", 0): Look("pillow", "pillow2", 6, 0.57),
    ("chest pillow", 0): Look("pillow", "pillow2", 6, 0.57),
    ("table", 0): Look("cloth", "cloth2", 2, 0.57),
    ("cradle", 0): Look("cloth", "cloth2", 4, 0.57),
    ("mattress", 0): Look("cloth", "cloth2", 2, 0.57),
    ("stool", 0): Look("cloth", "cloth2", 2, 0.57),
    ("wood", 0): Look("wood", "wood2", 2, 0.57),
}


def _side_lying() -> Scene:
    """On the left side on a mattress, three pillows in place, the back open."""
    top = 0.16
    body = blend(female=0.7, neutral=0.3)
    lie(body, "left side", top, (0.0, 0.0), 270)
    for bone, degrees in (("spine03", 3), ("spine02", 4), ("spine01", 4), ("neck01", 6), ("neck02", 6), ("head", 5)):
        body.rotate(bone, "x", degrees)
    feet = {"L": (0.66, 0.06, 0.0), "R": (0.60, 0.14, -0.055)}
    for side, way in feet.items():
        leg_to(body, side, body.head(f"upperleg01.{side}") + way, (0.2, 1, 0), (0.85, 0.45, 0))
    body.rotate("clavicle.L", "z", 18)
    body.rotate("clavicle.R", "z", -10)
    arm_to(body, "L", body.head("upperarm01.L") + (-0.16, 0.30, -0.03), (0.7, 0.7, 0), (-0.9, -0.1, 0.1), (0, 0.3, 1))
    curl(body, "L", {k: (12, 14, 10) for k in range(2, 6)}, CLOSED)
    chest, shoulder = body.head("spine02"), body.head("upperarm01.R")
    hugged = cushion((chest[0] - 0.44, chest[0] + 0.26), (chest[1] + 0.16, chest[1] + 0.58), (top, shoulder[2] - 0.075), 3.2, steps=48)
    ground = Ground(hugged)
    spot = ground.top(shoulder[0] - 0.02, shoulder[1] + 0.38)
    touch(body, "R", ground, Hand(spot, np.array((-0.7, 0.7, 0)), np.array((0.9, 0.1, 0.1))))
    skin = body.mesh()
    head = body.head("head")
    pillow = cushion((head[0] - 0.33, head[0] + 0.10), (head[1] - 0.24, head[1] + 0.34), (top, head[2] - 0.03), 3.2)
    knees, ankles = (np.mean([body.head(f"{joint}.{side}") for side in SIDES], axis=0) for joint in ("lowerleg01", "foot"))
    between = _cushion_along(knees, ankles, (0.36, 0.17, 0.075))
    under = np.concatenate([skin.keep(~faces_where(_arm)).used(), between.subdivide().vertices])
    sheet = _sheet(under, top, (-0.24, 0.30), (-0.24, 0.62))
    mattress = rounded_box((-1.16, 0.92), (-0.26, 0.72), (0.0, top), 0.08)
    looks = {**_LOOKS, ("towel", 0): Look("towel", "towel2", 3, 0.5)}
    parts = [
        Part("receiver", _uncovered(skin, sheet)),
        Part("receiver hair", hair(body, "long").mesh),
        Part("towel", _hemmed(sheet, "low")),
        Part("pillow", pillow),
        Part("knee pillow", between),
        Part("chest pillow", hugged),
        Part("mattress", mattress),
    ]
    return Scene(Camera((-0.2, -1, 0.6), (-0.11, 0.1, 0.22), (0, 0, 1), 385, (860, 460), 5), parts, looks, body)


def _prone() -> Scene:
    """Face down on a mat: folded towels under the forehead, a thin pillow under the belly, a roll under the ankles."""
    top = 0.08
    body = blend(larger=0.7, neutral=0.3)
    lie(body, "face down", top + 0.01, (0.0, 0.0), 270)
    legs_along(body, top, 0.145)
    rest_head(body, top + 0.075)
    mat = rounded_box((-1.08, 1.08), (-0.52, 0.52), (0.0, top), 0.07)
    ground = Ground(box((-1.08, 1.08), (-0.52, 0.52), (top - 0.01, top)).subdivide(6))
    head, waist = body.head("head"), body.head("spine05")
    for side in SIDES:
        outwards = signed(side) * body.root_rotation[:, 0]
        spot = np.array((head[0] - 0.09, 0, top)) + outwards * 0.33
        touch(body, side, ground, Hand(spot, np.array((-1, 0, 0)) - 0.15 * outwards, outwards + np.array((0.2, 0, -0.6))))
    skin = body.mesh()
    ankles = np.mean([body.head(f"foot.{side}") for side in SIDES], axis=0)
    roll = cylinder((ankles[0] - 0.02, -0.32, top + 0.055), (ankles[0] - 0.02, 0.32, top + 0.055), 0.06)
    belly = cushion((waist[0] - 0.25, waist[0] + 0.03), (-0.36, 0.36), (top - 0.03, top + 0.09), 3.0, steps=40)
    folded = [rounded_box((head[0] - 0.19 + d, head[0] - 0.01 - d), (-0.13 + d, 0.13 - d), (top + z, top + z + 0.03), 0.02) for z, d in ((0, 0), (0.031, 0.006))]
    under = np.concatenate([skin.keep(~faces_where(_arm)).used(), belly.subdivide().vertices])
    sheet = _sheet(under, top, (-0.05, ankles[0] - 0.20), (-0.36, 0.36))
    parts = [
        Part("receiver", _uncovered(skin, sheet)),
        Part("receiver hair", hair(body, "curls").mesh),
        Part("towel", _hemmed(sheet, "low")),
        Part("roll", roll),
        Part("pillow", belly),
        Part("folded towel", Mesh.joined(*folded)),
        Part("table", mat),
    ]
    return Scene(Camera((-0.35, -1, 0.75), (-0.03, 0.0, -0.02), (0, 0, 1), 345, (860, 430), 5), parts, _LOOKS, body)


def _table_height() -> Scene:
    """A table is high enough when the knuckles of a hanging arm just brush it."""
    giver = blend(female=0.5, athletic=0.5)
    hold(giver, Posture((0.0, 0.0, 0.0), 90, nod=14, look=-12))
    giver.root_translation = giver.root_translation + (0, 0, -giver.vertices()[:, 2].min())
    for side in SIDES:
        plant(giver, side, (0.10 + 0.03 * signed(side), 0.10 * signed(side)), 90 - 8 * signed(side))
    for side in SIDES:
        out = np.array((1, signed(side), 1))
        shoulder = giver.head(f"upperarm01.{side}")
        arm_to(giver, side, shoulder + out * (0.03, 0.09, -0.99 * arm_length(giver, side)), out * (-1, 0.3, 0), out * (0.04, 0.02, -1), out * (-0.25, -1, 0))
        bends = {2: (62, 80, 45), 3: (66, 84, 45), 4: (68, 84, 45), 5: (70, 80, 42)} if side == "R" else {k: (18, 24, 14) for k in range(2, 6)}
        curl(giver, side, bends, CLOSED, [(1, "add", -14), (2, "flex", 25), (3, "flex", 25)] if side == "R" else ())
    clothed = in_socks(giver, dressed(giver), SOCKS)
    fist = giver.mesh().keep(faces_where(lambda bone: bone.startswith("finger") and bone.endswith(".R"))).used()
    height, edge = fist[:, 2].min(), fist[:, 1].mean() + 0.075
    board = rounded_box((-0.62, 1.10), (edge - 0.66, edge), (height - 0.075, height), 0.06)
    legs = _legs([(x, y) for x in (-0.52, 1.00) for y in (edge - 0.60, edge - 0.06)], 0.024, height - 0.08)
    parts = [
        Part("giver", clothed),
        Part("giver hair", hair(giver, "curls").mesh),
        Part("table", board),
        Part("wood", legs),
    ]
    camera = Camera((-0.2, -1, 0.15), (0.20, -0.2, 0.83), (0, 0, 1), 305, (680, 690), 5)
    knuckles = np.array((fist[:, 0].mean(), fist[:, 1].mean(), height))
    return Scene(camera, parts, _LOOKS, giver=giver, marks=_dots(camera, knuckles))


def _dots(camera: Camera, knuckles: Floats) -> str:
    """A dotted line along the table top, to both sides of the knuckles."""
    steps = np.concatenate([-_DOTS[::-1], _DOTS])
    places = camera.project(knuckles + steps[:, None] * (1.0, 0.0, 0.0))[:, :2]
    # A line of no length with round ends is a dot.
    return svg.path("".join(f"M{numbers(rounded(place))}h0" for place in places), stroke="mark", width=_DOT)


_DOTS = np.arange(0.10, 0.62, 0.05)
"""Distances of the dots from the knuckles, in metres."""

_DOT = 6.5
"""Width of a dot in drawing units."""


def _settle() -> Scene:
    """The giver smooths the towel over the hips before the massage begins."""
    top = 0.66
    receiver = blend(male=0.5, neutral=0.5)
    lie(receiver, "face down", top, (0.0, -0.03), 270)
    legs_along(receiver, top, 0.05)
    _arms_along(receiver, top)
    skin = receiver.mesh()
    towel = _towel(skin, top, (-0.10, 0.98))
    ground = Ground(towel)
    shown = _uncovered(skin, towel)
    giver = blend(female=0.8, neutral=0.2)
    hands = {
        "R": Hand(ground.top(0.0, 0.03), np.array((0.55, -0.85, 0)), np.array((-0.9, 0.0, 0.1)), spread=1.6),
        "L": Hand(ground.top(0.21, -0.10), np.array((0.8, -0.6, 0)), np.array((0.3, 0.7, -0.1)), spread=1.6),
    }

    def pose(numbers: Floats) -> None:
        lean, x, y, bend = numbers
        giver.reset()
        hold(giver, Posture((x, y, 0.88), 38, lean, bend=bend, nod=4))

    solve(giver, pose, (26, -0.14, 0.52, 12), (5, 0.04, 0.04, 6), {side: wrist_above(ground, hands[side]) for side in SIDES}, 0.94)
    middle = hips(giver)
    plant(giver, "L", (middle[0] + 0.14, middle[1] + 0.26), 44)
    plant(giver, "R", (middle[0] - 0.10, middle[1] + 0.22), 30)
    for side in SIDES:
        touch(giver, side, ground, hands[side])
    clothed = in_socks(giver, dressed(giver), SOCKS)
    parts = [
        Part("receiver", shown),
        Part("receiver hair", hair(receiver, "short").mesh),
        Part("towel", _hemmed(towel, "low")),
        Part("giver", clothed.keep(clothed.centres[:, 2] > _BEHIND_TABLE)),
        Part("giver hair", hair(giver, "bun").mesh),
        *_table(receiver.head("head"), top),
    ]
    return Scene(Camera((-0.3, -1, 0.5), (0.03, 0.1, 0.81), (0, 0, 1), 320, (800, 650), 5), parts, _LOOKS, receiver, giver)


def _still_hands() -> Scene:
    """One hand between the shoulder blades, one on the sacrum over the towel; the giver sits at ease."""
    top = 0.66
    receiver = blend(older=0.7, female=0.3)
    lie(receiver, "face down", top, (0.0, -0.03), 90)
    legs_along(receiver, top, 0.05)
    _arms_along(receiver, top)
    skin = receiver.mesh()
    towel = _towel(skin, top, (-0.98, 0.15))
    shown = _uncovered(skin, towel)
    ground = Ground(Mesh.joined(shown, towel))
    giver = blend(male=1)
    blades = receiver.head("spine01")[0] + 0.04
    hands = {
        "L": Hand(ground.top(blades, 0.0), np.array((0.7, -0.75, 0)), np.array((0.5, 0.6, -0.5)), spread=1.6),
        "R": Hand(ground.top(0.03, 0.0), np.array((0.75, -0.7, 0)), np.array((-0.4, 0.5, -0.6)), spread=1.6),
    }

    def pose(numbers: Floats) -> None:
        lean, x, y, bend = numbers
        giver.reset()
        hold(giver, Posture((x, y, 0.60), 32, lean, bend=bend, nod=10))

    solve(giver, pose, (12, 0.0, 0.52, 10), (5, 0.04, 0.04, 6), {side: wrist_above(ground, hands[side]) for side in SIDES}, 0.9)
    middle = hips(giver)
    for side in SIDES:
        plant(giver, side, (middle[0] + 0.02 + 0.15 * signed(side), middle[1] - 0.50), 18 + 10 * signed(side))
        touch(giver, side, ground, hands[side])
    stool = rounded_box((middle[0] - 0.2, middle[0] + 0.2), (middle[1] - 0.16, middle[1] + 0.22), (0.46, 0.51), 0.05)
    parts = [
        Part("receiver", shown),
        Part("receiver hair", hair(receiver, "bun").mesh),
        Part("towel", _hemmed(towel, "high")),
        Part("giver", in_socks(giver, dressed(giver), SOCKS)),
        Part("giver hair", hair(giver, "short").mesh),
        Part("stool", stool),
        *_table(receiver.head("head"), top),
    ]
    return Scene(Camera((0.3, -1, 0.55), (-0.04, 0.05, 0.72), (0, 0, 1), 320, (800, 600), 5), parts, _LOOKS, receiver, giver)


_BEHIND_TABLE = 0.4
"""Metres above the floor: of somebody who stands behind a table only bits would be seen below, as specks between its legs."""

_LENGTH = 1.78
"""Length of a massage table in metres, without the cradle."""


def _table(head: Floats, top: float) -> list[Part]:
    """A massage table under a body that lies along x with its face in the cradle; ``head``: the head joint."""
    way = 1 if head[0] > 0 else -1
    near, far = head[0] - 0.10 * way, head[0] - (0.10 + _LENGTH) * way
    board = rounded_box((min(near, far), max(near, far)), (-0.36, 0.32), (top - 0.075, top - 0.002), 0.07)
    legs = _legs([(x, y) for x in (near - 0.1 * way, far + 0.16 * way) for y in (-0.29, 0.25)], 0.022, top - 0.08)
    outer, inner = sorted((head[0] - 0.04 * way, head[0] + 0.24 * way))
    pads = [cushion((outer, inner), (y - 0.07, y + 0.07), (top - 0.075, top + 0.005), 3.0) for y in (-0.115, 0.055)]
    rails = [box(tuple(sorted((near - 0.1 * way, head[0] + 0.2 * way))), (y - 0.012, y + 0.012), (top - 0.072, top - 0.05)) for y in (-0.13, 0.07)]
    return [Part("table", board), Part("cradle", Mesh.joined(*pads)), Part("wood", Mesh.joined(legs, *rails))]


def _legs(places: Sequence[tuple[float, float]], half: float, top: float) -> Mesh:
    """Four-square legs from the floor to ``top``."""
    return Mesh.joined(*[box((x - half, x + half), (y - half, y + half), (0.0, top)) for x, y in places])


def _arm(bone: str) -> bool:
    return bone.startswith(("upperarm", "lowerarm", "wrist", "finger", "metacarpal"))


def _cushion_along(start: Floats, end: Floats, half: tuple[float, float, float]) -> Mesh:
    """A pillow that lies level with its length from ``start`` to ``end``; ``half``: half its length, width and thickness in metres."""
    length, width, thick = half
    lying = cushion((-length, length), (-width, width), (-thick, thick), 3.0, steps=40)
    way = unit((end - start) * (1, 1, 0))
    turned = np.stack([way, np.cross((0, 0, 1), way), (0, 0, 1)])
    return lying.moved(lying.vertices @ turned + (start + end) / 2)


def _sheet(under: Floats, floor: float, x: tuple[float, float], y: tuple[float, float], steep: float = 2.2) -> Mesh:
    """A sheet over the points and the floor; it hangs from what it covers as ``steep`` as the slope of a tent."""
    return drape(_falling(under, floor, x, y, steep), floor, x, y)


def _towel(skin: Mesh, floor: float, x: tuple[float, float]) -> Mesh:
    """A towel over hips and legs that reaches down to the table, inside the arms."""
    under = skin.keep(~faces_where(_arm)).used()
    across = under[(under[:, 0] > x[0]) & (under[:, 0] < x[1]), 1]
    return _sheet(under, floor, x, (across.min() - _BESIDE, across.max() + _BESIDE), steep=8)


def _arms_along(body: Body, top: float) -> None:
    """Arms beside a body that lies face down, clear of the towel, the fingers almost straight."""
    arms_beside(body, top, 0.10)
    for side in SIDES:
        curl(body, side, {k: (-8, -10, -6) for k in range(2, 6)})


def _uncovered(skin: Mesh, sheet: Mesh) -> Mesh:
    """The receiver without what lies below the sheet, so that nothing pokes through; arms lie beside it and stay."""
    low, high = sheet.vertices.min(axis=0) + _INSIDE, sheet.vertices.max(axis=0) - _INSIDE
    below = ((skin.centres > low) & (skin.centres < high))[:, :2].all(axis=1)
    return skin.keep(~below | faces_where(_arm))


_INSIDE = 0.012
"""Metres: what lies this far inside the borders of a sheet is surely covered."""

_BESIDE = 0.03
"""Metres of towel on the table beside the hips."""


def _falling(under: Floats, floor: float, x: tuple[float, float], y: tuple[float, float], steep: float, step: float = 0.01) -> Floats:
    """Points of a tent over the points: a sheet over them does not hug upright sides, it hangs away from them."""
    columns, rows = int((x[1] - x[0]) / step) + 1, int((y[1] - y[0]) / step) + 1
    heights = np.full((columns, rows), floor)
    i, j = ((under[:, :2] - (x[0], y[0])) / step).round().astype(int).T
    inside = (i >= 0) & (i < columns) & (j >= 0) & (j < rows)
    np.maximum.at(heights, (i[inside], j[inside]), under[inside, 2])
    heights = ndimage.grey_closing(heights, size=(5, 5))
    reach = int((heights.max() - floor) / steep / step) + 1
    offsets = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1])
    tent = np.maximum(ndimage.grey_dilation(heights, structure=-offsets * steep * step, mode="nearest"), floor)
    places = np.meshgrid(np.linspace(*x, columns), np.linspace(*y, rows), indexing="ij")
    return np.stack([*places, _in_folds(tent, step)], -1).reshape(-1, 3)


def _in_folds(heights: Floats, step: float) -> Floats:
    """Heights over a grid, (x, y), whose slopes across y hang in folds: the deeper the cloth has fallen, the deeper the folds."""
    along, across = np.indices(heights.shape).astype(float)
    fallen = 1 - (heights - heights.min()) / (heights.max() - heights.min())
    x = along * step
    waves = np.sin(2 * np.pi * x / _FOLD) + 0.6 * np.sin(2 * np.pi * x / (_FOLD * _OTHER) + 1.0)
    return np.asarray(ndimage.map_coordinates(heights, [along, across + waves * fallen * _DEEP / step], order=1, mode="nearest"))


_FOLD, _OTHER, _DEEP = 0.16, 0.57, 0.016
"""Metres from fold to fold, the share of it after which a second, weaker wave repeats, and half the depth of folds."""


_HEM = 0.035
"""Width in metres of a towel's turned edge."""


def _hemmed(sheet: Mesh, end: str) -> Mesh:
    """A sheet with a turned edge at its low or its high end of x, labelled 1."""
    x = sheet.centres[:, 0]
    return sheet.labelled((x < x.min() + _HEM if end == "low" else x > x.max() - _HEM).astype(int))


def _drawing(name: str, scene: Callable[[], Scene]) -> Drawing:
    return Drawing(name, lambda: picture(name, scene()), SCENE_LIMIT)


DRAWINGS = (
    _drawing("scene-side-lying", _side_lying),
    _drawing("scene-prone", _prone),
    _drawing("scene-table-height", _table_height),
    _drawing("scene-settle", _settle),
    _drawing("scene-hold", _still_hands),
)
