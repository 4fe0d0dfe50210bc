"""Puts bodies on furniture and hands on bodies: lying, sitting, standing and kneeling figures for the scenes.

The scene's frame: metres, z up, the floor at z = 0. A heading is an angle in degrees about z; 0 faces -y (towards the viewer), 90 faces +x.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from art.engine.arrays import Floats, Ints
from art.engine.body import Body
from art.engine.mesh import Mesh
from art.engine.pose import arm_to, curl, leg_to, signed, unit
from art.engine.props import cushion

SIDES = ("L", "R")

CLOSED: Mapping[int, float] = {2: 5.0, 3: 1.0, 4: -5.0, 5: -10.0}
"""Degrees of spread that bring the fingers, apart in the rest pose, together."""

SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
NECK = ("neck01", "neck02", "neck03", "head")

LYING: Mapping[str, Floats] = {
    "face down": np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
    "face up": np.array([[0.0, 0.0, 1.0], [-1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]),
    "left side": np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]]),
    "right side": np.array([[0.0, 0.0, 1.0], [0.0, -1.0, 0.0], [1.0, 0.0, 0.0]]),
}
"""Ways to lie with the crown towards +x; as columns, where the body's left, its back and its crown point."""

_UP = np.array([0.0, 0.0, 1.0])

_TRUNK = (-0.05, 0.45)
"""From where to where above the hip joints, in metres, a lying body rests on its trunk."""

_TRUNK_WIDTH = 0.17
"""How far to each side of the middle, in metres."""

_SUNK = 6.0
"""Per cent of the trunk's vertices that sink in: soft surfaces and bodies give way."""

_BALL = 0.10
"""Metres around the ball of the foot within which the sole touches the floor with it."""

_KNEE = 0.062
"""Metres from the ground to the joint of a knee that kneels on it."""

_ELBOW = 0.045
"""Metres from the skin below an elbow to its joint."""

_PALM = 0.062
"""Metres from the wrist joint to the middle of the palm."""

_WRIST = 0.035
"""Metres from what a hand lies on to the wrist joint, about; ``touch`` finds out exactly."""

_HAND_HEIGHT = 0.027
"""Thickness in metres of a hand that lies flat."""

_HAND_REACH = 0.26
"""Metres from the wrist joint within which the vertices of a hand lie."""

_FLESH = 0.035
"""Metres from a bone of the hand within which its flesh lies."""

_PRESS = -0.0015
"""Gap in metres between a hand and what it lies on: it sinks in a little."""

_KNUCKLES = ((-25.0, 25.0), (-24.0, 40.0), (-24.0, 40.0), (-24.0, 40.0), (-24.0, 40.0))
"""Degrees that the root joints of thumb and fingers bend backwards and inwards."""

_HALVINGS = 9
"""Rounds of a search by halving: angles come out to a tenth of a degree."""

_MISS = 0.02
"""Metres of reach that weigh as much, in ``solve``, as one tolerance of a number."""


def about_z(degrees: float) -> Floats:
    """Rotation matrix (3, 3) about the upright axis."""
    return np.asarray(Rotation.from_euler("z", degrees, degrees=True).as_matrix())


def towards(heading: float) -> Floats:
    """The level direction (length 1) of a heading."""
    return np.asarray(about_z(heading) @ np.array([0.0, -1.0, 0.0]))


def hips(body: Body) -> Floats:
    """The point between the two hip joints."""
    return np.asarray((body.head("upperleg01.L") + body.head("upperleg01.R")) / 2)


# ---- trunk and head


def lie(body: Body, how: str, surface: float, at: tuple[float, float] = (0.0, 0.0), heading: float = 90.0) -> None:
    """Lay a body on a level surface (metres above the floor), its root joint above ``at``, its crown towards ``heading``.

    ``how``: a key of ``LYING``.
    """
    body.root_rotation = about_z(heading - 90.0) @ LYING[how]
    body.root_translation = np.zeros(3)
    body.root_translation = np.array([at[0], at[1], 0.0]) - body.head("root") * np.array([1.0, 1.0, 0.0])
    rest_on(body, surface)


def rest_on(body: Body, surface: float) -> None:
    """Lower or raise a lying body until its trunk rests on a level surface (metres above the floor)."""
    from_hips = (body.vertices() - hips(body)) @ body.root_rotation
    trunk = (np.abs(from_hips[:, 0]) < _TRUNK_WIDTH) & (from_hips[:, 2] > _TRUNK[0]) & (from_hips[:, 2] < _TRUNK[1])
    lowest = float(np.percentile(body.vertices()[trunk, 2], _SUNK))
    body.root_translation = body.root_translation + _UP * (surface - lowest)


@dataclass(frozen=True)
class Posture:
    """How an upright trunk is held: ``hips`` is the point between the hip joints, angles are degrees.

    ``lean``: forwards from the hip joints; ``tilt``: sideways, to the body's left; ``bend`` and ``turn``: rounding of the spine and its
    twist to the body's left, shared by its bones; ``nod`` and ``look``: neck and head forwards and to the body's left.
    """

    hips: tuple[float, float, float]
    facing: float
    lean: float = 0.0
    tilt: float = 0.0
    bend: float = 0.0
    turn: float = 0.0
    nod: float = 0.0
    look: float = 0.0


def hold(body: Body, posture: Posture) -> None:
    """Bring root, spine and neck into a posture; arms and legs follow rigidly. Spine and neck must be in the rest pose before."""
    lean = Rotation.from_euler("yx", [-posture.tilt, posture.lean], degrees=True).as_matrix()
    body.root_rotation = about_z(posture.facing) @ lean
    body.root_translation = np.zeros(3)
    body.root_translation = np.asarray(posture.hips) - hips(body)
    for bones, bow, twist in ((SPINE, posture.bend, posture.turn), (NECK, posture.nod, posture.look)):
        for bone in bones:
            body.rotate(bone, "x", bow / len(bones))
            body.rotate(bone, "z", twist / len(bones))


def shoulders_forward(body: Body, degrees: float) -> None:
    """Bring both shoulders forwards, as arms that reach do."""
    for side in SIDES:
        body.rotate(f"clavicle.{side}", "z", -degrees * signed(side))


def rest_head(body: Body, surface: float, turn: float = 0.0) -> None:
    """Turn the head of a lying body by ``turn`` degrees to its left and let it sink or rise until it lies on a level surface."""
    for bone in NECK:
        body.rotate(bone, "z", turn / len(NECK))
    skull = np.linalg.norm(body.vertices() - body.tail("head"), axis=1) < 0.17

    def lowest() -> float:
        return float(body.vertices()[skull, 2].min())

    _nod_until(body, lowest, surface)


def rest_brow(body: Body, height: float) -> None:
    """Nod the head of a body that leans or lies face down until its forehead is at ``height`` (metres above the floor)."""
    _nod_until(body, lambda: float(brow(body)[2]), height)


def brow(body: Body) -> Floats:
    """The middle of the forehead."""
    rest = body.rest_mesh(0).vertices
    level = body.rest("head")[2] + 0.115
    front = rest[(np.abs(rest[:, 0]) < 0.012) & (np.abs(rest[:, 2] - level) < 0.02)]
    return body.place("head", front[front[:, 1].argmin()])


def _nod_until(body: Body, height: Callable[[], float], wanted: float) -> None:
    """Bend the lower neck, whose x axis points across the body even when the head is turned, until ``height`` is as wanted."""
    low, high, now = -45.0, 45.0, 0.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        for bone in NECK[:2]:
            body.rotate(bone, "x", (middle - now) / 2)
        now = middle
        low, high = (middle, high) if height() > wanted else (low, middle)


# ---- legs


def plant(
    body: Body, side: str, place: tuple[float, float], heading: float, heel: float = 0.0, out: float = 8.0, floor: float = 0.0
) -> None:
    """Put a foot on the floor, the joint at its ball above ``place``.

    ``heel``: degrees by which the heel is lifted while the toes stay down; ``out``: degrees by which the knee points out of the heading.
    """
    ankle, joint = body.rest(f"foot.{side}"), body.rest(f"toe3-1.{side}")
    length = np.linalg.norm(joint - ankle)
    slope = np.arcsin((ankle - joint)[2] / length) + np.deg2rad(heel)
    foot = (towards(heading) * np.cos(slope) - _UP * np.sin(slope)) * length
    ball = np.array([*place, floor])
    for _ in range(2):  # the first round finds out how thick the sole is
        leg_to(body, side, ball - foot, towards(heading + out * signed(side)), foot)
        _toes(body, side, heel)
        points = body.vertices()
        sole = points[np.linalg.norm(points - ball, axis=1) < _BALL]
        ball = ball + _UP * (floor - sole[:, 2].min())


def _toes(body: Body, side: str, heel: float) -> None:
    """Keep the toes level below a lifted heel."""
    bones = [f"toe{k}-1.{side}" for k in range(1, 6)]
    body.reset(*bones)
    for bone in bones:
        body.rotate(bone, "x", -heel)


def kneel(body: Body, side: str, heading: float, floor: float, shank: float | None = None, instep: float = 0.06) -> None:
    """Put a knee before its hip on the ground at ``floor``, the shank lying backwards.

    ``heading``: where the thigh points; ``shank``: where the shank points, if not there too; ``instep``: height in metres of the ankle
    joint above the ground. ``ValueError`` when the hip is too high for the knee to reach the ground.
    """
    back = -towards(heading if shank is None else shank)
    joint, knee, ankle = (body.rest(f"{name}.{side}") for name in ("upperleg01", "lowerleg01", "foot"))
    thigh, calf = float(np.linalg.norm(knee - joint)), float(np.linalg.norm(ankle - knee))
    hip = body.head(f"upperleg01.{side}")
    fall = float(hip[2]) - floor - _KNEE
    if fall > thigh:
        raise ValueError(f"the hip is {fall:.3f} m above the knee, but the thigh measures {thigh:.3f} m")
    knee_at = hip - _UP * fall + towards(heading) * np.sqrt(thigh**2 - fall**2)
    rise = instep - _KNEE
    ankle_at = knee_at + back * np.sqrt(calf**2 - rise**2) + _UP * rise
    leg_to(body, side, ankle_at, knee_at - (hip + ankle_at) / 2, back - 0.12 * _UP)


def settle_on_side(body: Body, surface: float, below_shoulder: float) -> Mesh:
    """Bend the legs of a body that lies on its left side, bring the lower arm before the chest, and put a pillow there; returns it.

    The crown points to the low end of x. ``below_shoulder``: from the joint of the upper shoulder down to the pillow's top, in metres.
    """
    for side, way in (("L", (0.66, 0.06, 0.0)), ("R", (0.60, 0.14, -0.055))):
        leg_to(body, side, np.add(body.head(f"upperleg01.{side}"), way), (0.2, 1, 0), (0.85, 0.45, 0))
    body.rotate("clavicle.L", "z", 18)
    body.rotate("clavicle.R", "z", -10)
    below = np.add(body.head("upperarm01.L"), (-0.16, 0.30, -0.03))
    arm_to(body, "L", below, (0.7, 0.7, 0), (-0.9, -0.1, 0.1), (0, 0.3, 1))
    curl(body, "L", dict.fromkeys(range(2, 6), (12, 14, 10)), CLOSED)
    chest, top = body.head("spine02"), float(body.head("upperarm01.R")[2]) - below_shoulder
    return cushion((chest[0] - 0.44, chest[0] + 0.26), (chest[1] + 0.16, chest[1] + 0.58), (surface, top), 3.2, steps=48)


def legs_along(body: Body, surface: float, ankles: float = 0.05, apart: float = 0.11) -> None:
    """Stretch the legs of a body lying face down on a surface.

    ``ankles``: height in metres of the ankle joints above the surface; ``apart``: half the distance between them.
    """
    crown, left = body.root_rotation[:, 2], body.root_rotation[:, 0]
    middle = hips(body)
    for side in SIDES:
        joint, knee, ankle = (body.rest(f"{name}.{side}") for name in ("upperleg01", "lowerleg01", "foot"))
        length = np.linalg.norm(knee - joint) + np.linalg.norm(ankle - knee)
        drop = surface + ankles - float(middle[2])
        outwards = signed(side) * left
        place = middle - crown * np.sqrt((0.995 * length) ** 2 - drop**2) + outwards * apart + _UP * drop
        leg_to(body, side, place, 0.3 * outwards - _UP, 0.15 * outwards - crown - 0.35 * _UP)


# ---- arms of those who lie


def arms_beside(body: Body, surface: float, out: float = 0.10) -> None:
    """Lay the arms of a body lying face down beside it, palms up, elbows a little bent.

    ``out``: metres by which the wrists lie farther out than the shoulders.
    """
    crown, left = body.root_rotation[:, 2], body.root_rotation[:, 0]
    for side in SIDES:
        outwards = signed(side) * left
        body.rotate(f"clavicle.{side}", "z", 5.0 * signed(side))
        body.rotate(f"shoulder01.{side}", "y", 7.0 * signed(side))
        place = body.head(f"upperarm01.{side}") - crown * 0.955 * arm_length(body, side) + outwards * out
        place[2] = surface + 0.035
        arm_to(body, side, place, outwards + 0.9 * _UP, -crown - 0.12 * outwards, _UP - 0.25 * outwards)
        half_closed = {2: (10, 14, 8), 3: (12, 18, 10), 4: (14, 20, 12), 5: (14, 20, 12)}
        curl(body, side, half_closed, CLOSED, [(1, "add", 8), (2, "flex", 6), (3, "flex", 8)])


def arms_under_head(body: Body, surface: float) -> None:
    """Fold the arms of a body lying face down in front of it: one hand on the other below the forehead, elbows on the surface."""
    crown, left = body.root_rotation[:, 2], body.root_rotation[:, 0]
    forehead = brow(body)
    for side, height, forward in (("R", 0.0, -0.018), ("L", _HAND_HEIGHT, -0.03)):
        outwards = signed(side) * left
        body.rotate(f"clavicle.{side}", "y", -18.0 * signed(side))
        spot = forehead + outwards * 0.035 + crown * forward
        spot[2] = surface + height
        fingers = unit(0.3 * crown - outwards)
        elbow = _low_elbow(body, side, surface, spot - _PALM * fingers + _WRIST * _UP, outwards)
        touch(body, side, Ground.level(spot), Hand(spot, fingers, elbow))


def _low_elbow(body: Body, side: str, surface: float, wrist: Floats, outwards: Floats) -> Floats:
    """The direction of the elbow, the wrist in its place, for which the elbow lies on the surface."""

    def pole(degrees: int) -> Floats:
        return np.asarray(outwards * np.cos(np.deg2rad(degrees)) + _UP * np.sin(np.deg2rad(degrees)))

    def miss(degrees: int) -> float:
        arm_to(body, side, wrist, pole(degrees))
        return abs(float(body.head(f"lowerarm01.{side}")[2]) - surface - _ELBOW)

    return pole(min(range(-70, 71, 5), key=miss))


# ---- hands on things


class Ground:
    """What a hand can be laid on: the outer surface of a posed body or of a thing."""

    def __init__(self, mesh: Mesh) -> None:
        """Remember the vertices and normals of ``mesh``, which must lie closer than a finger is thick."""
        self._points = mesh.vertices
        self._normals = mesh.vertex_normals
        self._tree = cKDTree(mesh.vertices)

    @classmethod
    def level(cls, spot: Floats, half: float = 0.25, steps: int = 60) -> Ground:
        """A level place, ``half`` metres around a point."""
        ticks = np.linspace(-half, half, steps)
        x, y = np.meshgrid(ticks, ticks, indexing="ij")
        number = np.arange(steps * steps).reshape(steps, steps)
        quads = np.stack([number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]], axis=-1).reshape(-1, 4)
        return cls(Mesh.of(spot + np.stack([x, y, np.zeros_like(x)], axis=-1).reshape(-1, 3), quads))

    def gap(self, points: Floats) -> Floats:
        """Metres by which each point (n, 3) lies outside the surface; negative inside."""
        _, near = self._tree.query(points, k=4)
        return np.asarray(np.einsum("pkc,pkc->pk", points[:, None] - self._points[near], self._normals[near]).mean(axis=1))

    def top(self, x: float, y: float, radius: float = 0.012) -> Floats:
        """The highest point of the surface above (x, y). ``ValueError`` when there is none."""
        near = np.hypot(self._points[:, 0] - x, self._points[:, 1] - y) < radius
        if not near.any():
            raise ValueError(f"nothing lies at {x:.3f}, {y:.3f}")
        return np.array([x, y, self._points[near, 2].max()])

    def normal(self, spot: Floats, radius: float = 0.05) -> Floats:
        """The way out of the surface (length 1), averaged around a point over what faces the same way there."""
        _, nearest = self._tree.query(spot)
        normals = self._normals[sorted(self._tree.query_ball_point(spot, radius)) or [nearest]]
        return unit(normals[normals @ self._normals[nearest] > 0.3].mean(axis=0))


@dataclass(frozen=True)
class Hand:
    """How a hand lies: the middle of its palm at ``spot`` on the ground, its fingers towards a direction.

    ``elbow``: the direction to which the elbow points; ``bend``: degrees in the middle and end joints of the fingers; ``spread``: 1 brings
    the fingers together, 0 leaves them apart; ``thumb``: degrees by which the thumb is turned along the palm, outwards when positive.
    """

    spot: Floats
    fingers: Floats
    elbow: Floats
    bend: tuple[float, float] = (7.0, 4.0)
    spread: float = 1.0
    thumb: float = 6.0


def touch(body: Body, side: str, ground: Ground, hand: Hand) -> None:
    """Lay a hand, its fingers in the rest pose, on the ground: the palm flat on the surface, each finger bent until it touches too."""
    normal = ground.normal(hand.spot)
    fingers = unit(hand.fingers - (hand.fingers @ normal) * normal)
    wrist = hand.spot - _PALM * fingers + _WRIST * normal
    arm_to(body, side, wrist, hand.elbow, fingers, -normal)
    curl(body, side, spread={finger: hand.spread * degrees for finger, degrees in CLOSED.items()}, thumb=[(1, "add", hand.thumb)])
    palm, *digits = _hand_vertices(body, side)
    for _ in range(4):  # each round the wrist's own bend moves the palm a little
        wrist = wrist + normal * (_PRESS - ground.gap(body.vertices()[palm]).min())
        arm_to(body, side, wrist, hand.elbow, fingers, -normal)
    curl(body, side, dict.fromkeys(range(2, 6), (0.0, *hand.bend)), thumb=[(2, "flex", 4.0), (3, "flex", 6.0)])
    _close(body, side, ground, digits)


def wrist_above(ground: Ground, hand: Hand) -> Floats:
    """Where the wrist joint comes to lie, near enough for ``solve``."""
    normal = ground.normal(hand.spot)
    return np.asarray(hand.spot - _PALM * unit(hand.fingers - (hand.fingers @ normal) * normal) + _WRIST * normal)


def _hand_vertices(body: Body, side: str) -> list[Ints]:
    """Numbers of the vertices of the palm (first) and of the ends of the five fingers: each belongs to the nearest bone of arm and hand."""
    wrist = body.head(f"wrist.{side}")
    nobody, palm = -1, 0
    bones = [(body.head(f"lowerarm01.{side}"), wrist, nobody)]
    for finger in range(1, 6):
        bones.append((wrist, body.head(f"finger{finger}-1.{side}"), palm))
        for joint in (1, 2, 3):
            name = f"finger{finger}-{joint}.{side}"
            bones.append((body.head(name), body.tail(name), finger if joint > 1 else nobody))
    points = body.vertices()
    near = np.flatnonzero(np.linalg.norm(points - wrist, axis=1) < _HAND_REACH)
    distances = np.stack([_distance(points[near], start, end) for start, end, _ in bones])
    owner = np.array([part for *_, part in bones])[distances.argmin(axis=0)]
    owner[distances.min(axis=0) > _FLESH] = nobody
    return [near[owner == part] for part in range(6)]


def _distance(points: Floats, start: Floats, end: Floats) -> Floats:
    """Distance of each point from the way between two points."""
    way = end - start
    share = np.clip((points - start) @ way / (way @ way), 0.0, 1.0)
    return np.asarray(np.linalg.norm(points - start - share[:, None] * way, axis=1))


def _close(body: Body, side: str, ground: Ground, digits: Sequence[Ints]) -> None:
    """Bend thumb and fingers at their roots until each meets the ground, within what a hand can do."""
    low, high = np.array(_KNUCKLES).T
    now = np.zeros(len(digits))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        thumb, *fingers = (middle - now).tolist()
        curl(body, side, {finger: (degrees, 0.0, 0.0) for finger, degrees in enumerate(fingers, 2)}, thumb=[(1, "flex", thumb)])
        now = middle
        points = body.vertices()
        sunk = np.array([ground.gap(points[digit]).min() < _PRESS for digit in digits])
        low, high = np.where(sunk, low, middle), np.where(sunk, middle, high)


# ---- stance


def arm_length(body: Body, side: str) -> float:
    """Metres from the shoulder joint to the wrist joint when the elbow is straight."""
    shoulder, elbow, wrist = (body.rest(f"{name}.{side}") for name in ("upperarm01", "lowerarm01", "wrist"))
    return float(np.linalg.norm(elbow - shoulder) + np.linalg.norm(wrist - elbow))


def solve(
    body: Body,
    pose: Callable[[Floats], None],
    start: npt.ArrayLike,
    tolerance: npt.ArrayLike,
    targets: Mapping[str, Floats],
    reach: float = 0.965,
) -> Floats:
    """Find the numbers (lean, place, ...) with which both arms come out nearly straight, as near to ``start`` as may be; pose the body so.

    ``pose``: poses root and trunk from the numbers, beginning with ``body.reset()``; ``tolerance``: how far each number may go to bring
    a wrist 2 cm nearer; ``targets``: for each side the place of the wrist; ``reach``: the wanted share of the arm's length (1 would lock
    the elbow).
    """
    begin, scale = np.asarray(start, dtype=float), np.asarray(tolerance, dtype=float)

    def misfit(steps: Floats) -> Floats:
        pose(begin + steps * scale)
        misses = [np.linalg.norm(place - body.head(f"upperarm01.{s}")) - reach * arm_length(body, s) for s, place in targets.items()]
        return np.concatenate([np.array(misses) / _MISS, steps])

    found = np.asarray(begin + least_squares(misfit, np.zeros(len(begin)), diff_step=1e-3).x * scale)
    pose(found)
    return found
