"""Scenes around the massage itself: how to lie, how high the table should be, how to settle and how to turn somebody, how still hands rest.

Metres, z up; the viewer looks towards +y. Poses are tables of numbers found by looking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from art.drawing import SCENE_LIMIT, Drawing
from art.drawings.hung_sheet import HEM, loose_sheet, tucked_towel, uncovered
from art.drawings.outlined import BEDDING, HARD, Look, Person, Scene, picture
from art.drawings.staging import (
    CLOSED,
    LYING,
    NECK,
    SIDES,
    Ground,
    Hand,
    Posture,
    about_z,
    arm_length,
    arms_beside,
    hips,
    hold,
    kneel,
    legs_along,
    lie,
    plant,
    rest_head,
    rest_on,
    settle_on_side,
    solve,
    touch,
    wrist_above,
)
from art.engine import svg
from art.engine.arrays import Floats, unit
from art.engine.body import Body, blend, faces_where
from art.engine.camera import Camera
from art.engine.cloth import dressed
from art.engine.curves import fit_bezier, line_path, path
from art.engine.mesh import Mesh
from art.engine.numerals import numbers, rounded
from art.engine.pose import arm_to, curl, leg_to, signed, twist
from art.engine.props import box, cushion, cylinder, rounded_box
from art.engine.raster import Part

_LOOKS: Mapping[tuple[str, int], Look] = {
    **BEDDING,
    ("receiver", 0): Look("skin", "skin2", 3, 0.4),
    ("receiver hair", 0): Look("hair"),
    ("giver", 0): Look("hand", "hand2"),
    ("giver", 1): Look("shirt", "shirt2", 8, 0.36, lined=False),
    ("giver", 2): Look("jeans", "jeans2", 5, lined=False),
    ("giver", 3): Look("sock", "sock2", lined=False),
    ("giver hair", 0): Look("hair3"),
    ("towel", 0): Look("towel", "towel2", 9, 0.62),
    ("towel", HEM): Look("hem"),
    ("folded towel", 0): Look("towel", "towel2", 2, HARD),
    ("roll", 0): Look("towel", "towel2", 4, HARD),
    ("knee pillow", 0): Look("pillow", "pillow2", 6, HARD),
    ("table", 0): Look("cloth", "cloth2", 2, HARD),
    ("cradle", 0): Look("cloth", "cloth2", 4, HARD),
    ("stool", 0): Look("cloth", "cloth2", 2, HARD),
    ("wood", 0): Look("wood", "wood2", 2, HARD),
}

_UP = (0.0, 0.0, 1.0)
_EYE = 5.0
"""Distance of the viewer's eye in metres."""

_FINGERS = range(2, 6)

_TABLE_TOP = 0.66
_TABLE_LENGTH = 1.78
_TABLE_WIDTH = (-0.36, 0.32)
_TABLE_THICK = 0.075
"""A massage table: height, length without the cradle, from the near to the far side, thickness of the board."""

_TOGETHER = 1.6
"""How close the fingers of a giver's hand lie, see ``Hand.spread``: closer than they would by themselves, so that they read as one hand."""

_HIDDEN = 0.4
"""Of somebody who stands behind a table only what is higher is drawn: the rest would show as specks between the table's legs."""


# ---- how to lie


def _side_lying() -> Scene:
    """On the left side on a mattress: pillows under the head, between the knees and in the arms, the back open."""
    top = 0.16
    body = blend(male=0.7, neutral=0.3)
    lie(body, "left side", top, (0.0, 0.0), 270)
    for bone, degrees in (("spine03", 3), ("spine02", 4), ("spine01", 4), ("neck01", 6), ("neck02", 6), ("head", 5)):
        body.rotate(bone, "x", degrees)
    hugged = settle_on_side(body, top, 0.075)
    _hug(body, hugged)
    skin, head = body.mesh(), body.head("head")
    knees, ankles = (np.mean([body.head(f"{joint}.{side}") for side in SIDES], axis=0) for joint in ("lowerleg01", "foot"))
    between = _cushion_along(knees, ankles, (0.36, 0.17, 0.075))
    towel = loose_sheet(skin, [between], top, (-0.24, 0.30), (-0.24, 0.62))
    things = [
        Part("mattress", rounded_box((-1.16, 0.92), (-0.26, 0.72), (0.0, top), 0.08)),
        Part("pillow", cushion((head[0] - 0.33, head[0] + 0.10), (head[1] - 0.24, head[1] + 0.34), (top, head[2] - 0.03), 3.2)),
        Part("knee pillow", between),
        Part("chest pillow", hugged),
        Part("towel", towel),
    ]
    camera = Camera((-0.2, -1, 0.6), (-0.11, 0.1, 0.22), _UP, 385, (860, 460), _EYE)
    # The sheet falls far, in folds: a finer shade tells them.
    looks = {**_LOOKS, ("towel", 0): Look("towel", "towel2", 3, 0.5)}
    return Scene(camera, looks, things, _receiver(body, uncovered(skin, towel), "long"))


def _hug(body: Body, pillow: Mesh) -> None:
    """The upper arm of a body on its left side around a pillow before the chest."""
    shoulder, ground = body.head("upperarm01.R"), Ground(pillow)
    spot = ground.top(shoulder[0] - 0.02, shoulder[1] + 0.38)
    touch(body, "R", ground, Hand(spot, np.array((-0.7, 0.7, 0)), np.array((0.9, 0.1, 0.1))))


def _prone() -> Scene:
    """Face down on a mat: folded towels under the forehead, a thin pillow under the belly, a roll under the ankles."""
    top, length, width = 0.08, (-1.08, 1.08), (-0.52, 0.52)
    body = blend(larger=0.7, neutral=0.3)
    lie(body, "face down", top + 0.01, (0.0, 0.0), 270)
    legs_along(body, top, 0.145)
    rest_head(body, top + 0.075)
    head, waist = body.head("head"), body.head("spine05")
    ground = Ground(box(length, width, (top - 0.01, top)).subdivide(6))
    for side in SIDES:
        outwards = signed(side) * body.root_rotation[:, 0]
        spot = np.array((head[0] - 0.09, 0, top)) + outwards * 0.33
        touch(body, side, ground, Hand(spot, np.array((-1, 0, 0)) - 0.15 * outwards, outwards + np.array((0.2, 0, -0.6))))
    skin = body.mesh()
    ankles = np.mean([body.head(f"foot.{side}") for side in SIDES], axis=0)
    belly = cushion((waist[0] - 0.25, waist[0] + 0.03), (-0.36, 0.36), (top - 0.03, top + 0.09), 3.0, steps=40)
    towel = loose_sheet(skin, [belly], top, (-0.05, ankles[0] - 0.20), (-0.36, 0.36))
    across, height = ankles[0] - 0.02, top + 0.055
    things = [
        Part("table", rounded_box(length, width, (0.0, top), 0.07)),
        Part("folded towel", _folded(head, top)),
        Part("roll", cylinder((across, -0.32, height), (across, 0.32, height), 0.06)),
        Part("pillow", belly),
        Part("towel", towel),
    ]
    camera = Camera((-0.35, -1, 0.75), (-0.03, 0.0, -0.02), _UP, 336, (860, 420), _EYE)
    return Scene(camera, _LOOKS, things, _receiver(body, uncovered(skin, towel), "curls"))


def _folded(head: Floats, top: float) -> Mesh:
    """Two folded towels, one on the other, under the forehead of somebody whose crown points to the low end of x."""
    layers = [
        rounded_box((head[0] - 0.19 + less, head[0] - 0.01 - less), (-0.13 + less, 0.13 - less), (top + low, top + low + 0.03), 0.02)
        for low, less in ((0.0, 0.0), (0.031, 0.006))
    ]
    return Mesh.joined(*layers)


def _cushion_along(start: Floats, end: Floats, half: tuple[float, float, float]) -> Mesh:
    """A pillow that lies level with its length from ``start`` to ``end``; ``half``: half its length, width and thickness in metres."""
    length, width, thick = half
    lying = cushion((-length, length), (-width, width), (-thick, thick), 3.0, steps=40)
    way = unit((end - start) * (1, 1, 0))
    turned = np.stack([way, np.cross(_UP, way), _UP])
    return lying.moved(lying.vertices @ turned + (start + end) / 2)


# ---- how high the table should be

_DOTS = np.arange(0.10, 0.62, 0.05)
"""Distances of the dots from the knuckles, in metres."""

_DOT, _DOT_HALO = 6.5, 3.0
"""Width of a dot, and how much wider its halo is, in drawing units."""

_FIST = {2: (62, 80, 45), 3: (66, 84, 45), 4: (68, 84, 45), 5: (70, 80, 42)}
_FIST_THUMB = ((1, "add", -14), (2, "flex", 25), (3, "flex", 25))


def _table_height() -> Scene:
    """A table is right when the knuckles of a hanging arm just brush it."""
    giver = blend(male=0.5, athletic=0.5)
    hold(giver, Posture((0.0, 0.0, 0.0), 90, nod=14, look=-12))
    hold_up = -giver.vertices()[:, 2].min()
    giver.root_translation = np.add(giver.root_translation, (0, 0, hold_up))
    for side in SIDES:
        plant(giver, side, (0.10 + 0.03 * signed(side), 0.10 * signed(side)), 90 - 8 * signed(side))
        _hang(giver, side)
    curl(giver, "L", dict.fromkeys(_FINGERS, (18, 24, 14)), CLOSED)
    curl(giver, "R", _FIST, CLOSED, _FIST_THUMB)
    fist = giver.mesh().keep(faces_where(lambda bone: bone.startswith("finger") and bone.endswith(".R"))).used()
    knuckles = np.array((fist[:, 0].mean(), fist[:, 1].mean(), fist[:, 2].min()))
    height, edge = knuckles[2], knuckles[1] + 0.075
    things = [
        Part("table", rounded_box((-0.62, 1.10), (edge - 0.66, edge), (height - _TABLE_THICK, height), 0.06)),
        Part("wood", _posts((-0.52, 1.00), (edge - 0.60, edge - 0.06), 0.024, height - _TABLE_THICK - 0.005)),
    ]
    camera = Camera((-0.2, -1, 0.15), (0.20, -0.2, 0.83), _UP, 305, (680, 690), _EYE)
    return Scene(camera, _LOOKS, things, giver=_giver(giver, "curls"), marks=_dotted(camera, knuckles))


def _hang(body: Body, side: str) -> None:
    """Let an arm of somebody who faces +x hang, a little off the body."""
    out = np.array((1, signed(side), 1))
    wrist = body.head(f"upperarm01.{side}") + out * (0.03, 0.09, -0.99 * arm_length(body, side))
    arm_to(body, side, wrist, out * (-1, 0.3, 0), out * (0.04, 0.02, -1), out * (-0.25, -1, 0))


def _dotted(camera: Camera, knuckles: Floats) -> str:
    """A dotted line along the table top, to both sides of the knuckles."""
    steps = np.concatenate([-_DOTS[::-1], _DOTS])
    places = camera.project(knuckles + steps[:, None] * (1.0, 0.0, 0.0))[:, :2]
    # A line of no length with round ends is a dot.
    dots = "".join(f"M{numbers(rounded(place))}h0" for place in places)
    return svg.path(dots, stroke="halo", width=_DOT + _DOT_HALO) + svg.path(dots, stroke="mark", width=_DOT)


# ---- hands at the table


def _settle() -> Scene:
    """The giver smooths the towel over the hips before the massage begins."""
    receiver = blend(female=0.5, neutral=0.5)
    _on_table(receiver, 270)
    skin = receiver.mesh()
    towel = tucked_towel(skin, _TABLE_TOP, (-0.10, 0.98), head_first=True)
    ground = Ground(towel)
    hands = {
        "R": Hand(ground.top(0.0, 0.03), np.array((0.55, -0.85, 0)), np.array((-0.9, 0.0, 0.1)), spread=_TOGETHER),
        "L": Hand(ground.top(0.21, -0.10), np.array((0.8, -0.6, 0)), np.array((0.3, 0.7, -0.1)), spread=_TOGETHER),
    }
    giver = blend(male=0.8, neutral=0.2)
    _reach(giver, ground, hands, Posture((-0.14, 0.52, 0.88), 38, lean=26, bend=12, nod=4), 0.94)
    middle = hips(giver)
    plant(giver, "L", (middle[0] + 0.14, middle[1] + 0.26), 44)
    plant(giver, "R", (middle[0] - 0.10, middle[1] + 0.22), 30)
    clothed = dressed(giver)
    things = [*_table(receiver), Part("towel", towel)]
    camera = Camera((-0.3, -1, 0.5), (0.03, 0.1, 0.81), _UP, 320, (800, 650), _EYE)
    upper = clothed.keep(clothed.centres[:, 2] > _HIDDEN)
    return Scene(camera, _LOOKS, things, _receiver(receiver, uncovered(skin, towel), "short"), Person(giver, upper, "bun", "hair"))


def _still_hands() -> Scene:
    """One hand between the shoulder blades, one on the sacrum over the towel; the giver sits at ease."""
    receiver = blend(older=0.7, male=0.3)
    _on_table(receiver, 90)
    skin = receiver.mesh()
    towel = tucked_towel(skin, _TABLE_TOP, (-0.98, 0.15), head_first=False)
    shown = uncovered(skin, towel)
    ground = Ground(Mesh.joined(shown, towel))
    blades = receiver.head("spine01")[0] + 0.04
    hands = {
        "L": Hand(ground.top(blades, 0.0), np.array((0.7, -0.75, 0)), np.array((0.5, 0.6, -0.5)), spread=_TOGETHER),
        "R": Hand(ground.top(0.03, 0.0), np.array((0.6, -0.8, 0)), np.array((-0.9, 0.1, 0.0)), spread=_TOGETHER),
    }
    giver = blend(female=1)
    _reach(giver, ground, hands, Posture((0.0, 0.52, 0.60), 32, lean=12, bend=10, nod=10), 0.9)
    x, y, _ = hips(giver)
    for side in SIDES:
        plant(giver, side, (x + 0.02 + 0.15 * signed(side), y - 0.50), 18 + 10 * signed(side))
    stool = rounded_box((x - 0.2, x + 0.2), (y - 0.16, y + 0.22), (0.46, 0.51), 0.05)
    things = [Part("stool", stool), *_table(receiver), Part("towel", towel)]
    camera = Camera((0.3, -1, 0.55), (-0.04, 0.05, 0.72), _UP, 320, (800, 600), _EYE)
    return Scene(camera, _LOOKS, things, _receiver(receiver, shown, "bun"), _giver(giver, "short"))


# ---- turning somebody over

_TURNED = 50.0
"""Degrees by which somebody who lay face down is on the way to the side."""

_NODDED = 24.0
"""Degrees by which the head leans to the arm below it."""

_WAY, _WAY_RADIUS, _WAY_ENDS = (0.05, 0.12, 0.20), 0.47, (2.0, 66.0)
"""The arrow that shows the turn: a point of its axis, which lies along x, its radius, and between which degrees it runs."""

_ARROW, _ARROW_HALO, _ARROW_HEAD = 5.5, 11.0, (16.0, 12.0)
"""Widths of the arrow and of the pale line below it, length and half width of its head, in drawing units."""


def _turning_over() -> Scene:
    """A helper kneels where they roll to, one hand on the far shoulder, one on the far hip; the near arm lies up beside the head."""
    top = 0.07
    body = blend(neutral=0.4, male=0.6)
    _half_turned(body, top)
    skin = body.mesh()
    ankles = np.mean([body.head(f"foot.{side}") for side in SIDES], axis=0)
    towel = tucked_towel(skin, top, (-0.10, ankles[0] - 0.16), head_first=True, beside=0.10, steep=3.0)
    shown = uncovered(skin, towel)
    ground = Ground(Mesh.joined(shown, towel))
    (shoulder_x, shoulder_y, _), (hip_x, hip_y, _) = (body.head(f"{bone}01.R") for bone in ("upperarm", "upperleg"))
    hands = {
        "L": Hand(ground.top(shoulder_x, shoulder_y + 0.01), np.array((-0.1, 1, -0.2)), np.array((-0.7, -0.2, -0.5)), spread=_TOGETHER),
        "R": Hand(ground.top(hip_x, hip_y), np.array((0.1, 1, -0.2)), np.array((0.7, -0.2, -0.5)), spread=_TOGETHER),
    }
    helper = blend(female=0.6, neutral=0.4)
    _reach(helper, ground, hands, Posture((-0.27, -0.55, 0.46), 180, lean=40, bend=14, nod=-4), 0.95)
    for side in SIDES:
        kneel(helper, side, 180 + 8 * signed(side), 0.0, 180)
    things = [Part("mattress", rounded_box((-1.18, 1.12), (-0.36, 0.56), (0.0, top - 0.002), 0.06)), Part("towel", towel)]
    camera = Camera((-1, -0.35, 0.55), (-0.23, -0.07, 0.26), _UP, 385, (780, 670), _EYE)
    return Scene(camera, _LOOKS, things, _receiver(body, shown, "short"), _giver(helper, "short"), _way_over(camera))


def _half_turned(body: Body, top: float) -> None:
    """Somebody on the way from face down to the left side, the crown towards -x: the left arm up, the right hand on the mat."""
    body.root_rotation = twist((1, 0, 0), _TURNED) @ about_z(180.0) @ LYING["face down"]
    body.root_translation = -body.head("root") * (1, 1, 0)
    rest_on(body, top)
    for bone in NECK:
        body.rotate(bone, "y", _NODDED / len(NECK))
    body.rotate("clavicle.L", "y", -28)
    x, y, _ = body.head("upperarm01.L")
    arm_to(body, "L", (x - 0.42, y, top + 0.035), (-0.2, -1, 0.1), (-1, 0.1, 0), (0, 0, -1))
    curl(body, "L", dict.fromkeys(_FINGERS, (6, 10, 6)), CLOSED)
    body.rotate("clavicle.R", "z", 14)
    x, y, _ = body.head("upperarm01.R")
    spot = np.array((x - 0.02, y + 0.24, top))
    touch(body, "R", Ground.level(spot), Hand(spot, np.array((-0.9, 0.35, 0)), np.array((0.6, 0.5, 0.5))))
    for side, ahead, y, rise in (("L", 0.86, -0.02, 0.05), ("R", 0.81, 0.10, 0.10)):
        ankle = (body.head(f"upperleg01.{side}")[0] + ahead, y, top + rise)
        leg_to(body, side, ankle, (0, 0.6, 0.2), (0.75, 0.5, -0.35))


def _way_over(camera: Camera) -> str:
    """An arrow from the far side up and over to the helper."""
    angles = np.deg2rad(np.linspace(*_WAY_ENDS, 40))
    arc = np.array(_WAY) + _WAY_RADIUS * np.stack([np.zeros_like(angles), np.cos(angles), np.sin(angles)], 1)
    line = camera.project(arc)[:, :2]
    ahead = unit(line[-1] - line[-5])
    back, aside = ahead * _ARROW_HEAD[0], np.array((-ahead[1], ahead[0])) * _ARROW_HEAD[1]
    arrow = path(fit_bezier(line, 0.4)) + line_path([line[-1] - back + aside, line[-1], line[-1] - back - aside])
    return svg.path(arrow, stroke="halo", width=_ARROW_HALO) + svg.path(arrow, stroke="mark", width=_ARROW)


def _on_table(body: Body, heading: float) -> None:
    """Lay a body on the table, arms beside it and clear of a towel, the fingers almost straight."""
    lie(body, "face down", _TABLE_TOP, (0.0, -0.03), heading)
    legs_along(body, _TABLE_TOP, 0.05)
    arms_beside(body, _TABLE_TOP, 0.10)
    for side in SIDES:
        curl(body, side, dict.fromkeys(_FINGERS, (-8, -10, -6)))


def _reach(giver: Body, ground: Ground, hands: Mapping[str, Hand], start: Posture, stretched: float) -> None:
    """Bring both hands to their places from a posture near to ``start``; ``stretched``: the share of the arms' length that is used."""
    x, y, height = start.hips

    def pose(found: Floats) -> None:
        lean, beside, away, bend = found
        giver.reset()
        hold(giver, Posture((beside, away, height), start.facing, lean, bend=bend, nod=start.nod))

    wrists = {side: wrist_above(ground, hand) for side, hand in hands.items()}
    solve(giver, pose, (start.lean, x, y, start.bend), (5, 0.04, 0.04, 6), wrists, stretched)
    for side, hand in hands.items():
        touch(giver, side, ground, hand)


def _table(receiver: Body) -> list[Part]:
    """A massage table under a body that lies along x with its face in the cradle."""
    head = receiver.head("head")[0]
    way = 1 if head > 0 else -1  # towards the crown
    near, far = head - 0.10 * way, head - (0.10 + _TABLE_LENGTH) * way
    under = _TABLE_TOP - _TABLE_THICK
    board = rounded_box(_span(near, far), _TABLE_WIDTH, (under, _TABLE_TOP - 0.002), 0.07)
    legs = _posts((near - 0.1 * way, far + 0.16 * way), (_TABLE_WIDTH[0] + 0.07, _TABLE_WIDTH[1] - 0.07), 0.022, under - 0.005)
    pads = [cushion(_span(head - 0.04 * way, head + 0.24 * way), (y - 0.07, y + 0.07), (under, under + 0.08), 3.0) for y in (-0.115, 0.055)]
    rails = [box(_span(near - 0.1 * way, head + 0.2 * way), (y - 0.012, y + 0.012), (under + 0.003, under + 0.025)) for y in (-0.13, 0.07)]
    return [Part("wood", Mesh.joined(legs, *rails)), Part("cradle", Mesh.joined(*pads)), Part("table", board)]


def _posts(x: tuple[float, float], y: tuple[float, float], half: float, top: float) -> Mesh:
    """Four square posts from the floor to ``top``, ``half`` as thick each way."""
    return Mesh.joined(*[box((a - half, a + half), (b - half, b + half), (0.0, top)) for a in x for b in y])


def _span(one: float, other: float) -> tuple[float, float]:
    return min(one, other), max(one, other)


def _receiver(body: Body, skin: Mesh, shape: str) -> Person:
    return Person(body, skin, shape, "hair2")


def _giver(body: Body, shape: str) -> Person:
    return Person(body, dressed(body), shape, "hair")


def _drawing(name: str, scene: Callable[[], Scene]) -> Drawing:
    return Drawing(name, lambda: picture(name, scene()), SCENE_LIMIT)


DRAWINGS = (
    _drawing("scene-side-lying", _side_lying),
    _drawing("scene-prone", _prone),
    _drawing("scene-table-height", _table_height),
    _drawing("scene-settle", _settle),
    _drawing("scene-hold", _still_hands),
    _drawing("scene-turning-over", _turning_over),
)
