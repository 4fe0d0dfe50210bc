"""Scenes of one person alone: a ball between back and wall, a squeeze of one's own shoulder, getting up slowly.

Places are in metres, z up, the floor at 0; where a person looks along is said before each scene.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import scipy.sparse as sp
from scipy import ndimage

from art.drawing import SCENE_LIMIT, Drawing
from art.drawings.staging import CLOSED, NECK, SIDES, Posture, hips, hold, lie, plant
from art.engine import svg
from art.engine.arrays import Floats, Mask
from art.engine.body import Body, blend
from art.engine.camera import Camera
from art.engine.cloth import SKIN, TOP, dressed
from art.engine.contours import Contour, contours, cut, edges
from art.engine.curves import fit_bezier, line_path, mask_path, path
from art.engine.face import face_ink
from art.engine.hair import Hair, hair
from art.engine.mesh import Mesh
from art.engine.numerals import number
from art.engine.pose import arm_to, curl, leg_to, signed
from art.engine.props import box, cushion, cylinder, rounded_box, sphere
from art.engine.raster import FAR, Frame, Part, render
from art.engine.scene import Style, fills, lines
from art.engine.seams import seams
from art.engine.strands import visible_strands
from art.engine.tubes import tube

_Colours = Mapping[tuple[str, int], tuple[str, str | None]]

_CLOTHED: _Colours = {
    ("person", 0): ("skin", "skin2"),
    ("person", 1): ("top", "top2"),
    ("person", 2): ("legs", "legs2"),
    ("person", 3): ("sock", "sock2"),
    ("hair", 0): ("hair", None),
    ("table", 0): ("cloth", "cloth2"),
    ("wood", 0): ("wood2", None),
    ("pillow", 0): ("pillow", "pillow2"),
    ("ball", 0): ("sock", "sock2"),
    ("ball", 1): ("ball", "ball2"),
    ("wall", 0): ("wall", None),
    ("wall", 1): ("wall2", None),
}
_SILVER: _Colours = {**_CLOTHED, ("hair", 0): ("towel2", None)}
_DARK: _Colours = {
    **_CLOTHED,
    ("person", 0): ("hand", "hand2"),
    ("person", 1): ("shirt", "shirt2"),
    ("person", 2): ("jeans", "jeans2"),
    ("hair", 0): ("hair3", None),
}
_STRANDS = {"hair": "hair2", "hair3": "hair2", "towel2": "cloth"}
"""The colour of strands on each colour of hair."""

_THINGS = ("table", "wood", "wall", "pillow", "ball")
"""Parts that are drawn with even strokes, not with ink: half the bytes, and calmer."""

_HEAVY_STROKE, _LIGHT_STROKE = 1.7, 1.2
"""Widths of those strokes in drawing units."""

_DEEP, _FAINT = 0.03, 0.004
"""Metres of depth behind a line from which on it is heavy, and below which it is only a wobble of the surface."""

_FIT = 0.8
"""Tolerance of strokes, in drawing units."""

_AT_RIM = 1.5
"""Drawing units from somebody's outline within which other lines are left out: the outline is there already."""

_FURROW, _FURROW_REACH, _FURROW_ROUNDS = (0.0, 0.13, 0.0), 0.13, 80
"""Cloth bridges the furrow of the seat: its place from the middle of the hip joints at rest, its reach (metres), rounds of smoothing."""

_TUFT, _TUFT_WIDTH = 0.12, 5
"""Areas of hair below this share of the largest one are tufts, also when a bridge below this width (drawing units) joins them."""

_STYLE = Style(
    edged=("person",),
    unlined=_THINGS,
    smallest=40,
    shade_smallest=320,
    fill_error=0.8,
    shade_error=1.2,
    softness={"table": 2, "pillow": 6},
)
_SMALL = replace(_STYLE, edged=(), unlined=(*_THINGS, "person", "hair"), shade_smallest=140, smallest=20)
"""For small figures: outlines and strokes instead of ink."""

_FINGERS = range(2, 6)
"""All but the thumb."""

_FLAT = np.array([1.0, 1.0, 0.0])
"""Factors that bring a place down to the floor."""

_DOWN = np.array([0.0, 0.0, -1.0])


@dataclass(frozen=True, eq=False)
class _Person:
    """Somebody in a pose, with hair; dressed when drawn."""

    body: Body
    crop: Hair

    def parts(self) -> list[Part]:
        """What is to be rendered."""
        return [Part("person", _taut(self.body, dressed(self.body))), Part("hair", self.crop.mesh)]


@dataclass(frozen=True, eq=False)
class _View:
    """A picture of one person.

    ``behind`` and ``before``: things that the person hides, and things that hide the person; ``lens``: the radius of a circle outside which
    nothing is seen, in drawing units; ``shadow``: makes elements that lie over the colours and under the lines.
    """

    camera: Camera
    person: _Person
    colours: _Colours
    style: Style = _STYLE
    behind: Sequence[Part] = ()
    before: Sequence[Part] = ()
    lens: float | None = None
    shadow: Callable[[Frame], str] | None = None


def _taut(body: Body, clothes: Mesh) -> Mesh:
    """Clothes that bridge the furrow of the seat."""
    middle = body.place("root", (body.rest("upperleg01.L") + body.rest("upperleg01.R")) / 2 + np.array(_FURROW))
    inside = np.flatnonzero(np.linalg.norm(clothes.vertices - middle, axis=1) < _FURROW_REACH)
    sides = np.stack([clothes.quads, np.roll(clothes.quads, -1, 1)], -1).reshape(-1, 2)
    count = len(clothes.vertices)
    links = sp.csr_matrix((np.ones(len(sides)), (sides[:, 0], sides[:, 1])), (count, count))[inside]
    mean = sp.diags(1 / np.asarray(links.sum(1)).ravel()) @ links
    vertices = clothes.vertices.copy()
    for _ in range(_FURROW_ROUNDS):
        vertices[inside] = mean @ vertices
    return clothes.moved(vertices)


def _painted(view: _View) -> str:
    """The picture as SVG elements."""
    style, colours = view.style, view.colours
    front = [*view.person.parts(), *view.before]
    frame = _without_tufts(render(view.camera, [*front, *view.behind], style.supersampling))
    if view.lens is not None:
        frame = _through_lens(frame, view.lens)
    # What lies behind is filled whole, as if nobody were there: its outline is simpler than what is left of it.
    found = fills(render(view.camera, view.behind, style.supersampling), colours, style) if view.behind else ""
    found += fills(replace(frame, parts=frame.parts[: len(front)]), colours, style)
    locks = visible_strands(frame, view.person.crop.strands, style.strand_width)
    found += svg.path(locks, _STRANDS[colours["hair", 0][0]])
    if view.shadow is not None:
        found += view.shadow(frame)
    found += svg.path(face_ink(frame, view.person.body), style.inks.get("person", "line")) + _strokes(frame, style)
    # Whatever its colour, hair is drawn as hair: without a line where it grows out of the skin.
    return found + lines(frame, style, {**colours, ("hair", 0): ("hair", None)})


def _without_tufts(frame: Frame) -> Frame:
    """The frame with skin where bits of hair stick out of it, apart from the rest: below the nape of a full neck they look like dirt."""
    hair_mask = frame.mask("hair")
    thick = ndimage.binary_opening(hair_mask, iterations=_TUFT_WIDTH * frame.supersampling // 2)
    labels, count = ndimage.label(thick)
    if count == 0:
        return frame
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    kept = (sizes > _TUFT * sizes.max())[labels]
    tufts = hair_mask & ~ndimage.binary_dilation(kept, iterations=_TUFT_WIDTH * frame.supersampling)
    return replace(frame, part=np.where(tufts, frame.index("person"), frame.part), label=np.where(tufts, SKIN, frame.label))


def _through_lens(frame: Frame, radius: float) -> Frame:
    """The frame with nothing seen outside a circle around the middle of the page; lines end there, too."""
    rows, columns = frame.shape
    y, x = np.ogrid[:rows, :columns]
    outside = np.hypot(x + 0.5 - columns / 2, y + 0.5 - rows / 2) > radius * frame.supersampling
    return replace(
        frame,
        part=np.where(outside, -1, frame.part),
        triangle=np.where(outside, -1, frame.triangle),
        depth=np.where(outside, -FAR, frame.depth),  # so near that it hides every line
    )


def _strokes(frame: Frame, style: Style) -> str:
    """The lines of the parts that a style does not ink: even strokes, heavier where more depth lies behind."""
    found = [line for line in contours(frame, style.shortest, bias=0.003) if np.median(line.gap) > _FAINT]
    for part in frame.parts:
        if part.name != "hair":  # which ends where it thins out: its border is no line
            found += edges(frame, part.name)
    found = [line for line in [*found, *seams(frame)] if line.part in style.unlined]
    outline = ""
    if "person" in style.unlined:
        silhouette = frame.mask("person") | frame.mask("hair")
        outline = mask_path(silhouette, frame.supersampling, 0.5, style.smallest, style.fill_error)
        found = _off_rim(found, silhouette, frame.supersampling, style.shortest)
    heavy = outline + _fitted([line for line in found if np.median(line.gap) > _DEEP])
    light = _fitted([line for line in found if np.median(line.gap) <= _DEEP])
    return svg.path(light, stroke="line", width=_LIGHT_STROKE) + svg.path(heavy, stroke="line", width=_HEAVY_STROKE)


def _off_rim(found: Sequence[Contour], mask: Mask, supersampling: int, shortest: float) -> list[Contour]:
    """The parts of lines that do not run along the rim of a mask."""
    from_rim = np.where(mask, ndimage.distance_transform_edt(mask), ndimage.distance_transform_edt(~mask))
    rows, columns = mask.shape

    def off(points: Floats) -> Mask:
        x, y = (points * supersampling).astype(int).T
        return np.asarray(from_rim[y.clip(0, rows - 1), x.clip(0, columns - 1)] > _AT_RIM * supersampling)

    return cut(found, off, shortest)


def _fitted(found: Sequence[Contour]) -> str:
    return "".join(path(fit_bezier(line.points, _FIT)) for line in found)


def _ellipse(x: float, y: float, across: float, down: float) -> str:
    """Path data of an ellipse with these half axes."""
    half = f"a{number(across)} {number(down)} 0 1 0"
    return f"M{number(x - across)} {number(y)}{half} {number(2 * across)} 0{half} {number(-2 * across)} 0z"


def _legs(x: Sequence[float], y: Sequence[float], top: float) -> Part:
    """Legs of furniture, one at each x and y, from the floor to ``top``."""
    return Part("wood", Mesh.joined(*[cylinder((a, b, 0.0), (a, b, top), 0.024) for a in x for b in y]))


# A ball between back and wall: the person looks along +x.

_BALL_RADIUS = 0.037
_PRESSED = 0.014
"""Metres by which the ball and what it is pressed on give way."""

_BESIDE_SPINE, _BELOW_C7 = 0.058, 0.150
"""Where the ball lies, in metres: to the right of the middle, and below the last bone of the neck, so between the shoulder blades."""

_SOCK_AT, _SOCK_ENDS, _SOCK_STEPS = -0.098, (12.0, 206.0), 45
"""The sock that the ball is in: where it lies over the shoulder (metres to the right); between which degrees, seen from the right, it runs
from the back (0) over the top (90) down the front; the points of its way."""

_SOCK, _SOCK_TAPERS, _SOCK_WIDE, _CUFF = (0.019, 0.013, 0.0095), (0, 3, 8), 1.9, 5
"""Half its thickness in the ball, above it and beyond, at which points of its way; how much wider it is; the points that are its cuff, of
another colour."""

_SOCK_SECTOR, _SOCK_BAND = 7.0, 0.022
"""Degrees and metres around a point of its way within which the shirt tells how far out it lies."""

_WALL_PAGE = (780, 770)
_LENS_RADIUS, _LENS_AT = 190, (372, 64)
"""The round picture from behind, in drawing units: its radius, and where the corner of its own page lies."""

_DOTS = 24
"""Dots that mark the spine."""


def _leaning() -> _Person:
    """An older woman who leans back lightly, knees soft, hands loosely joined."""
    body = Body("older")
    hold(body, Posture((0.205, 0.0, 0.815), 90, lean=-7, bend=10, nod=3))
    for side in SIDES:
        plant(body, side, (0.47, 0.105 * signed(side)), 90 + 7 * signed(side))
    middle = hips(body)
    for side, rise, out in (("L", 0.088, 0.02), ("R", 0.115, 0.075)):
        sign = signed(side)
        body.rotate(f"clavicle.{side}", "z", -6 * sign)
        arm_to(body, side, middle + np.array([0.235, sign * out, rise]), (-0.5, sign, -0.8), (0.42, -sign, -0.22), (-1, -0.3 * sign, -0.1))
        curl(body, side, dict.fromkeys(_FINGERS, (12, 16, 10)), CLOSED, [(1, "add", 4), (2, "flex", 8)])
    return _Person(body, hair(body, "curls", seed=3))


def _ball_wall() -> str:
    """From the side; and, in a round picture, from behind, to show that the ball lies beside the spine and not on it."""
    person = _leaning()
    neck = person.body.head("neck01")
    spot = np.array([0.0, -_BESIDE_SPINE, neck[2] - _BELOW_C7])
    shirt = person.parts()[0].mesh.vertices
    back = shirt[np.hypot(shirt[:, 1] - spot[1], shirt[:, 2] - spot[2]) < 0.035, 0].min()
    wall_at = back + _PRESSED - 2 * _BALL_RADIUS
    middle = spot + np.array([wall_at + _BALL_RADIUS, 0, 0])
    clothed = person.parts()[0].mesh
    ball = Part("ball", Mesh.joined(sphere(middle, _BALL_RADIUS), _sock(clothed.keep(clothed.labels == TOP).used(), middle, neck)))
    wall = box((wall_at - 0.07, wall_at), (-0.13, 0.85), (0.0, 2.2))
    cut_through = wall.centres[:, 1] < -0.12
    behind = [Part("wall", wall.labelled(cut_through.astype(int))), ball]

    camera = Camera((0.14, -1, 0.07), (0.565, 0, 0.808), (0, 0, 1), 440, _WALL_PAGE, 6)
    main = _painted(_View(camera, person, _SILVER, behind=behind))
    feet = [0.4 * person.body.head(f"foot.{side}") + 0.6 * person.body.head(f"toe3-1.{side}") for side in SIDES]
    shadows = "".join(_ellipse(x + 4, y + 3, 60, 12) for x, y, _ in camera.project(np.array(feet) * _FLAT))
    return svg.document(*_WALL_PAGE, svg.group("ball-wall", svg.path(shadows, "wall2"), main, _from_behind(person, ball)))


def _sock(shirt: Floats, ball: Floats, neck: Floats) -> Mesh:
    """A long sock from the ball in its toe up the back, over the shoulder and down the front. ``shirt``: points that it lies on."""
    hub = np.array([neck[0] + 0.02, neck[2] - 0.13])
    offsets = shirt[:, ::2] - hub
    distances, angles = np.hypot(*offsets.T), np.rad2deg(np.arctan2(offsets[:, 1], -offsets[:, 0]))
    way = []
    for part in np.linspace(0, 1, _SOCK_STEPS):
        degrees = _SOCK_ENDS[0] + part * (_SOCK_ENDS[1] - _SOCK_ENDS[0])
        across = ball[1] + min(1.0, 2.5 * part) * (_SOCK_AT - ball[1])
        turn = np.abs((angles - degrees + 180) % 360 - 180)
        near = (turn < _SOCK_SECTOR) & (np.abs(shirt[:, 1] - across) < _SOCK_BAND)
        out = distances[near].max()
        way.append((hub[0] - out * np.cos(np.deg2rad(degrees)), across, hub[1] + out * np.sin(np.deg2rad(degrees))))
    line = ndimage.gaussian_filter1d(np.array([ball, np.add(ball, (0, 0, 0.03)), *way]), 2.0, axis=0, mode="nearest")
    thick = np.interp(np.arange(len(line)), _SOCK_TAPERS, _SOCK)
    sock = tube(line, thick, flat=_SOCK_WIDE)
    return sock.labelled((sock.centres[:, 2] < line[-_CUFF, 2]) & (sock.centres[:, 0] > hub[0]))


def _from_behind(person: _Person, ball: Part) -> str:
    neck = person.body.head("neck01")
    camera = Camera((-1, 0, 0.06), (0.2, 0, neck[2] - 0.105), (0, 0, 1), 480, (2 * _LENS_RADIUS, 2 * _LENS_RADIUS))
    ends = camera.project(np.array([neck, hips(person.body) + np.array([0, 0, 0.06])]) * (1, 0, 1))
    dots = np.linspace(ends[0, :2], ends[1, :2], _DOTS)
    rim = _ellipse(_LENS_RADIUS, _LENS_RADIUS, _LENS_RADIUS, _LENS_RADIUS)
    return svg.group(
        None,
        svg.path(rim, "wall"),
        _painted(_View(camera, person, _SILVER, before=[ball], lens=_LENS_RADIUS)),
        svg.path("".join(line_path([dot, dot]) for dot in dots), stroke="line", width=3),
        svg.path(rim, stroke="line", width=2.4),
        transform=f"translate({_LENS_AT[0]} {_LENS_AT[1]})",
    )


# A squeeze of one's own shoulder: the person looks along -y and is seen from behind.

_SEAT = 0.46
"""Height of the stool."""

_SQUEEZE_PAGE = (760, 720)
_CREST = (0.022, -0.043, 0.076)
"""Where the right wrist lies, in metres from halfway between the joints of neck and left shoulder: the heel of the hand is in front."""

_SHADOW, _SHADOW_STRENGTH = (2.5, 4.0), 0.32
"""Drawing units by which the hand's shadow lies beside it, and its opacity."""


def _squeezing() -> _Person:
    """A large woman on a stool, the right hand over the left shoulder, the left arm hanging."""
    body = Body("larger")
    hold(body, Posture((0.0, 0.0, _SEAT + 0.10), 0, lean=-9, bend=20, nod=6, look=-14))
    for side in SIDES:
        plant(body, side, (0.15 * signed(side), -0.50), 10 * signed(side))
    body.rotate("clavicle.R", "z", 16)
    body.rotate("clavicle.R", "y", -4)
    arm_to(body, "L", (0.33, -0.10, 0.585), (0.3, 1, 0), (0.05, -0.35, -1), (-1, -0.2, 0))
    curl(body, "L", dict.fromkeys(_FINGERS, (14, 20, 12)), CLOSED, [(1, "add", 4)])
    crest = (body.head("neck01") + body.head("upperarm01.L")) / 2 + np.array(_CREST)
    arm_to(body, "R", crest, (-0.3, -1, -1.2), (0.10, 1, 0.10), (0.12, 0.10, -1))
    grip = {2: (8, 26, 18), 3: (18, 32, 24), 4: (20, 34, 26), 5: (20, 30, 22)}
    curl(body, "R", grip, {2: 4, 3: 1, 4: -3, 5: -7}, [(1, "abd", -14), (2, "flex", 4)])
    return _Person(body, hair(body, "bun"))


def _self_squeeze() -> str:
    """From behind and above, on the side of the shoulder that is squeezed."""
    person = _squeezing()
    stool = rounded_box((-0.24, 0.24), (-0.22, 0.2), (_SEAT - 0.06, _SEAT), 0.08)
    view = _View(
        Camera((1, 0.70, 0.42), (0.05, -0.05, 0.90), (0, 0, 1), 640, _SQUEEZE_PAGE, 5),
        person,
        _DARK,
        replace(_STYLE, inks={"person": "handline", "hair": "handline"}, smallest=160),
        behind=[_legs((-0.18, 0.18), (-0.16, 0.14), _SEAT - 0.06), Part("table", stool)],
        shadow=partial(_shadow_of_hand, person.body),
    )
    return svg.document(*_SQUEEZE_PAGE, svg.group("self-squeeze", _painted(view)))


def _shadow_of_hand(body: Body, frame: Frame) -> str:
    """What the right hand casts on the shirt: it tells that it lies on."""
    hand = body.mesh().keep(body.faces_where(lambda bone: bone.startswith(("finger", "metacarpal", "wrist")) and bone.endswith(".R")))
    fine = frame.supersampling
    wide = ndimage.binary_dilation(render(frame.camera, [Part("hand", hand)], fine).filled, iterations=fine)
    moved = ndimage.shift(wide, (_SHADOW[1] * fine, _SHADOW[0] * fine), order=0)
    return svg.path(mask_path(moved & frame.mask("person", TOP), fine, 0.6, 30, 0.9), "cast", opacity=_SHADOW_STRENGTH)


# Getting up: the person looks along -y; the head lies at the right end of a table.

_TOP, _FRONT, _BACK = 0.48, -0.40, 0.30
"""The table: its height, and where its long sides are."""

_HIPS = _TOP + 0.115
"""Height of the hip joints of who sits on it."""

_UP_PAGE = (900, 400)
_STAGE_PAGE = (460, 680)
_STAGES_AT = ((205, 344), (535, 344), (780, 344))
"""The page of each stage, and where its middle, on the floor, comes to lie on the page of all."""

_ARROWS = ((388, 142, 462, 96), (652, 92, 712, 56))
"""From stage to stage: start and tip."""

_ARROW_WIDTH, _ARROW_HEAD = 4.5, 15
_ARROW_HALO = 1.9
"""Width of the pale line below an arrow, as a multiple of the arrow's: it parts the arrow from a dark page."""


def _riser() -> Body:
    """A man of middle age, neither slim nor large."""
    return blend(**{"neutral": 0.5, "larger-male": 0.5})


def _table(start: float, end: float) -> list[Part]:
    board = rounded_box((start, end), (_FRONT, _BACK), (_TOP - 0.085, _TOP), 0.06)
    return [_legs((start + 0.12, end - 0.12), (_FRONT + 0.07, _BACK - 0.07), _TOP - 0.085), Part("table", board)]


def _lying() -> tuple[Body, list[Part]]:
    """On the left side, knees bent, the upper hand flat in front of the chest."""
    body = _riser()
    lie(body, "left side", _TOP + 0.01, (0.0, 0.10))
    for side, rise, ahead in (("L", 0.075, 0.0), ("R", 0.15, -0.05)):
        ankle = body.head(f"upperleg01.{side}") * _FLAT + np.array([-0.54, -0.02 + ahead, _TOP + rise])
        leg_to(body, side, ankle, (-0.5, -1, 0.12), (-0.6, -0.8, 0))
    for side in SIDES:
        body.rotate(f"clavicle.{side}", "z", -12 * signed(side))
    left, right = body.head("upperarm01.L"), body.head("upperarm01.R")
    arm_to(body, "L", (left[0] + 0.16, left[1] - 0.30, _TOP + 0.045), (-0.5, -1, 0.12), (0.8, -0.5, 0), (0, 0.2, 1))
    arm_to(body, "R", (right[0] - 0.10, right[1] - 0.27, _TOP + 0.07), (-0.6, -0.3, 1), (0.5, -1, -0.1), _DOWN)
    x, y, z = body.head("head")
    pillow = cushion((x - 0.06, x + 0.27), (y - 0.22, y + 0.24), (_TOP - 0.01, z - 0.045), 3)
    return body, [*_table(-0.74, 0.90), Part("pillow", pillow)]


def _pushing_up() -> tuple[Body, list[Part]]:
    """Both hands push, the feet are over the edge, the trunk is half up."""
    body = _riser()
    hold(body, Posture((0.0, -0.18, _HIPS), 0, lean=14, tilt=-42, bend=6, nod=4))
    for bone in NECK:
        body.rotate(bone, "y", -5)
    for side, x, z in (("L", 0.02, 0.15), ("R", -0.16, 0.13)):
        leg_to(body, side, (x, -0.50, z), (x - 0.2, -1, 0.3), (-0.1, -1, -0.45))
    body.rotate("clavicle.R", "z", 10)
    arm_to(body, "L", (0.60, -0.13, _TOP + 0.05), (0.5, 0.8, 0.3), (0.75, -0.7, 0), _DOWN)
    arm_to(body, "R", (0.34, -0.315, _TOP + 0.05), (-0.8, -0.6, 0.3), (0.8, -0.4, 0), _DOWN)
    return body, _table(-0.30, 0.84)


def _sitting() -> tuple[Body, list[Part]]:
    """On the edge, feet on the floor, hands on the lap."""
    body = _riser()
    hold(body, Posture((0.0, -0.22, _HIPS), 0, lean=3, bend=8, nod=2))
    for side in SIDES:
        sign = signed(side)
        plant(body, side, (0.13 * sign, -0.71), 6 * sign)
        lap = body.head(f"upperleg01.{side}") * 0.3 + body.head(f"lowerleg01.{side}") * 0.7
        arm_to(body, side, lap + np.array([0.02 * sign, 0.06, 0.115]), (sign, 0.6, -0.2), (-0.15 * sign, -1, -0.1), _DOWN)
        curl(body, side, dict.fromkeys(_FINGERS, (6, 10, 8)), CLOSED)
    return body, _table(-0.42, 0.42)


def _getting_up() -> str:
    """Three stages from left to right, on one floor."""
    found = []
    for stage, middle, (x, y) in zip((_lying, _pushing_up, _sitting), (0.09, 0.25, 0.0), _STAGES_AT, strict=True):
        body, things = stage()
        camera = Camera((-0.25, -1, 0.32), (middle, -0.03, 0.0), (0, 0, 1), 224, _STAGE_PAGE)
        view = _View(camera, _Person(body, hair(body, "thinning")), _CLOTHED, _SMALL, behind=things)
        corner = f"translate({x - _STAGE_PAGE[0] // 2} {y - _STAGE_PAGE[1] // 2})"
        found.append(svg.group(None, _painted(view), transform=corner))
    return svg.document(*_UP_PAGE, svg.group("getting-up", *found, *[_arrow(*ends) for ends in _ARROWS]))


def _arrow(x: float, y: float, to_x: float, to_y: float) -> str:
    """An arrow that leaves steeply and comes in level."""
    head = line_path([(to_x - _ARROW_HEAD, to_y - _ARROW_HEAD * 0.7), (to_x, to_y), (to_x - _ARROW_HEAD, to_y + _ARROW_HEAD * 0.7)])
    start, bend, tip = np.array([x, y]), np.array([x + 0.15 * (to_x - x), to_y]), np.array([to_x, to_y])
    way = path([np.array([start, start + 0.7 * (bend - start), tip + 0.7 * (bend - tip), tip])])
    halo = svg.path(way + head, stroke="halo", width=_ARROW_WIDTH * _ARROW_HALO)
    return svg.group(None, halo, svg.path(way + head, stroke="mark", width=_ARROW_WIDTH))


DRAWINGS = (
    Drawing("ball-wall", _ball_wall, SCENE_LIMIT),
    Drawing("self-squeeze", _self_squeeze, SCENE_LIMIT),
    Drawing("getting-up", _getting_up, SCENE_LIMIT),
)
