"""Poses: arms and legs reach a place, hands turn, fingers curl. Directions and places are in space, sides are "L" and "R"."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial.transform import Rotation

from art.engine.arrays import Floats, unit
from art.engine.body import Body
from art.engine.fingers import curl, finger_axes, hand_axes, signed

__all__ = ["align", "arm_to", "curl", "finger_axes", "hand_axes", "leg_to", "signed", "twist", "unit"]

_REACH = 0.9995
"""No limb stretches beyond this part of its length: at full length its bend has no direction."""

_FOREARM_TWIST = {"lowerarm01": 0.3, "lowerarm02": 0.72}
"""What part of the hand's turn about the forearm each bone of the forearm takes; the wrist takes the rest."""

_WRIST_SHARE = 0.18
"""What part of the wrist's bend the far bone of the forearm takes over, so that the wrist does not kink."""

_AIMS = 4
"""Rounds of aiming: after the third the wrist is within a tenth of a millimetre."""


def align(first: npt.ArrayLike, second: npt.ArrayLike, to_first: npt.ArrayLike, to_second: npt.ArrayLike) -> Floats:
    """The rotation (3, 3) that brings direction ``first`` onto ``to_first``, and ``second`` as near to ``to_second`` as it can."""
    return _frame(to_first, to_second) @ _frame(first, second).T


def twist(axis: npt.ArrayLike, degrees: float) -> Floats:
    """The rotation (3, 3) about an axis."""
    return np.asarray(Rotation.from_rotvec(unit(axis) * np.deg2rad(degrees)).as_matrix())


def arm_to(
    body: Body,
    side: str,
    wrist: npt.ArrayLike,
    elbow_towards: npt.ArrayLike,
    fingers: npt.ArrayLike | None = None,
    palm: npt.ArrayLike | None = None,
) -> float:
    """Bring the wrist to a place, the elbow bent towards a direction; turn the hand so that fingers and palm face as told.

    Out of reach, the arm stretches towards the place. Without ``fingers`` the hand follows the forearm. Returns the twist of the forearm in
    degrees, a measure of how strained the pose is: beyond about 90 choose another elbow or another palm.
    """
    start = body.head(f"upperarm01.{side}")
    way = np.asarray(wrist, dtype=float) - start
    lengths = _arm_lengths(body, side)
    target = start + way * min(1.0, sum(lengths) * _REACH / _length(way))
    aim, strain = target, 0.0
    # The bend that the forearm takes over from the wrist moves the wrist a little: aim that much to the other side.
    for _ in range(_AIMS if fingers is not None else 1):
        turned_fore = _reach(body, side, aim, elbow_towards, lengths)
        if fingers is not None:
            turned_hand = align(*hand_axes(body, side), fingers, fingers if palm is None else palm)
            strain = _turn_hand(body, side, turned_fore, turned_hand)
        aim = aim + target - body.head(f"wrist.{side}")
    return strain


def _arm_lengths(body: Body, side: str) -> tuple[float, float]:
    shoulder, elbow, hand = (body.rest(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist"))
    return _length(elbow - shoulder), _length(hand - elbow)


def _reach(body: Body, side: str, wrist: Floats, elbow_towards: npt.ArrayLike, lengths: tuple[float, float]) -> Floats:
    """Set upper arm and forearm, the hand as it hangs; returns how the forearm stands in space (3, 3)."""
    names = [f"{bone}.{side}" for bone in ("upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist")]
    body.reset(*names)
    shoulder, elbow, hand = body.rest(names[0]), body.rest(names[2]), body.rest(names[4])
    upper, fore, pole = _two_bones(body.head(names[0]), wrist, elbow_towards, *lengths)
    hinge_at_rest = np.cross(elbow - shoulder, hand - elbow)
    across = np.cross(unit(upper), unit(fore))
    hinge = across if _length(across) > 0.02 else np.cross(pole, unit(upper + fore))
    turned_upper = align(elbow - shoulder, hinge_at_rest, upper, hinge)
    turned_fore = align(hand - elbow, hinge_at_rest, fore, hinge)
    # The shoulder swings without twist; half of the twist comes at each bone of the upper arm.
    parent = body.parent_rotation(names[0])
    swung = _shortest(parent @ (elbow - shoulder), upper) @ parent
    body.set_global(names[0], _between(swung, turned_upper, 0.5))
    body.set_global(names[1], turned_upper)
    body.set_global(names[2], turned_fore)
    return turned_fore


def _turn_hand(body: Body, side: str, turned_fore: Floats, turned_hand: Floats) -> float:
    """Set the bones from the elbow to the wrist; returns the twist in degrees."""
    fore = unit(turned_fore @ (body.rest(f"wrist.{side}") - body.rest(f"lowerarm01.{side}")))
    x, y, z, w = Rotation.from_matrix(turned_hand @ turned_fore.T).as_quat()
    angle = 2 * np.arctan2(float(np.dot([x, y, z], fore)), w)
    angle = (angle + np.pi) % (2 * np.pi) - np.pi
    fully_twisted = Rotation.from_rotvec(fore * angle).as_matrix() @ turned_fore
    bend = Rotation.from_matrix(turned_hand @ fully_twisted.T).as_rotvec()
    for bone, part in _FOREARM_TWIST.items():
        turn = Rotation.from_rotvec(fore * angle * part).as_matrix()
        if bone == "lowerarm02":
            turn = Rotation.from_rotvec(bend * _WRIST_SHARE).as_matrix() @ turn
        body.set_global(f"{bone}.{side}", turn @ turned_fore)
    body.set_global(f"wrist.{side}", turned_hand)
    return float(np.rad2deg(angle))


def leg_to(body: Body, side: str, ankle: npt.ArrayLike, knee_towards: npt.ArrayLike, toes: npt.ArrayLike | None = None) -> None:
    """Bring the ankle to a place, the knee bent towards a direction, the foot pointing as told; out of reach, the leg stretches."""
    names = [f"{bone}.{side}" for bone in ("upperleg01", "upperleg02", "lowerleg01", "lowerleg02", "foot")]
    body.reset(*names)
    hip, knee, foot = body.rest(names[0]), body.rest(names[2]), body.rest(names[4])
    upper, lower, pole = _two_bones(body.head(names[0]), ankle, knee_towards, _length(knee - hip), _length(foot - knee))
    forwards = np.array([0.0, -1.0, 0.0])
    hinge_at_rest = np.cross(forwards, unit(foot - hip))
    hinge = np.cross(pole, unit(upper + lower))
    body.set_global(names[0], align(knee - hip, hinge_at_rest, upper, hinge))
    body.set_global(names[2], align(foot - knee, hinge_at_rest, lower, hinge))
    if toes is not None:
        body.set_global(names[4], align(body.rest(f"toe3-1.{side}") - foot, hinge_at_rest, toes, hinge))


def _two_bones(start: Floats, target: npt.ArrayLike, towards: npt.ArrayLike, first: float, second: float) -> tuple[Floats, Floats, Floats]:
    """The two bones as vectors, and the direction in which their joint sticks out, at right angles to the way to the target."""
    way = np.asarray(target, dtype=float) - start
    heading = unit(way)
    distance = min(_length(way), (first + second) * _REACH)
    cosine = (first * first + distance * distance - second * second) / (2 * first * distance)
    wanted = np.asarray(towards, dtype=float)
    pole = unit(wanted - np.dot(wanted, heading) * heading)
    upper = heading * first * cosine + pole * first * np.sqrt(max(0.0, 1 - cosine * cosine))
    return upper, heading * distance - upper, pole


def _frame(first: npt.ArrayLike, second: npt.ArrayLike) -> Floats:
    x = unit(first)
    other = np.asarray(second, dtype=float)
    z = unit(other - np.dot(other, x) * x)
    return np.stack([x, np.cross(z, x), z], 1)


def _shortest(start: Floats, end: Floats) -> Floats:
    """The smallest turn that brings one direction onto another."""
    a, b = unit(start), unit(end)
    axis = np.cross(a, b)
    sine = _length(axis)
    if sine < 1e-9:
        return np.eye(3)
    return np.asarray(Rotation.from_rotvec(axis / sine * np.arctan2(sine, float(np.dot(a, b)))).as_matrix())


def _between(start: Floats, end: Floats, part: float) -> Floats:
    return np.asarray(start @ Rotation.from_rotvec(Rotation.from_matrix(start.T @ end).as_rotvec() * part).as_matrix())


def _length(vector: Floats) -> float:
    return float(np.sqrt((vector * vector).sum()))
