"""Cubic Bézier curves fitted to a line of points (Schneider, "An algorithm for automatically fitting digitized curves", 1990)."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, along, unit

_END = 4
"""How many points from an end the direction of the line is read."""

_SPLIT = 3
"""How many points on each side of a split tell the direction there."""

_DEPTH = 30
"""No line is split more often than this."""

_ROUNDS = 6
"""Rounds of improving where along the curve each point belongs."""

_HOPELESS = 16.0
"""An error this many times the squared tolerance is not worth improving: split at once."""


def fit_bezier(points: Floats, error: float) -> list[Floats]:
    """Curves, each (4, 2) control points, that stay within ``error`` of the points, end to end. Fewer than two points: none."""
    moved = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1)) > 1e-6
    line = np.asarray(points, dtype=float)[np.concatenate([[True], moved])]
    if len(line) < 2:
        return []
    reach = min(_END, len(line) - 1)
    # A line that comes back to its start can have no way there in the first few points: then take the next one alone.
    start = line[reach] - line[0] if (line[reach] != line[0]).any() else line[1] - line[0]
    end = line[-1 - reach] - line[-1] if (line[-1 - reach] != line[-1]).any() else line[-2] - line[-1]
    return _fit(line, unit(start), unit(end), error, 0)


def evaluate(curve: Floats, at: Floats) -> Floats:
    """(n, 2): the points of one curve (4, 2) at the parameters (n,) from 0 to 1."""
    u = at[:, None]
    return np.asarray((1 - u) ** 3 * curve[0] + 3 * u * (1 - u) ** 2 * curve[1] + 3 * u * u * (1 - u) * curve[2] + u**3 * curve[3])


def _fit(line: Floats, start: Floats, end: Floats, error: float, depth: int) -> list[Floats]:
    if len(line) == 2:
        third = _distance(line[0], line[1]) / 3
        return [np.array([line[0], line[0] + start * third, line[1] + end * third, line[1]])]
    at = along(line)
    at = at / at[-1]
    for _ in range(_ROUNDS):
        curve = _least_squares(line, at, start, end)
        errors = ((evaluate(curve, at) - line) ** 2).sum(1)
        worst = int(errors.argmax())
        if errors[worst] < error * error:
            return [curve]
        if errors[worst] > error * error * _HOPELESS:
            break
        at = _nearer(curve, line, at)
    if depth > _DEPTH:
        return [curve]
    split = min(max(worst, 1), len(line) - 2)
    across = line[max(split - _SPLIT, 0)] - line[min(split + _SPLIT, len(line) - 1)]
    direction = unit(across) if (np.abs(across) > 1e-9).any() else start
    return _fit(line[: split + 1], start, direction, error, depth + 1) + _fit(line[split:], -direction, end, error, depth + 1)


def _nearer(curve: Floats, line: Floats, at: Floats) -> Floats:
    """One Newton step for each point towards its nearest place on the curve; the order of the points is kept."""
    u = at[:, None]
    first = 3 * (curve[1:] - curve[:-1])
    second = 2 * (first[1:] - first[:-1])
    speed = (1 - u) ** 2 * first[0] + 2 * u * (1 - u) * first[1] + u**2 * first[2]
    turn = (1 - u) * second[0] + u * second[1]
    gap = evaluate(curve, at) - line
    slope = (speed**2).sum(1) + (gap * turn).sum(1)
    step = np.where(np.abs(slope) > 1e-9, (gap * speed).sum(1) / np.where(slope == 0, 1, slope), 0)
    return np.maximum.accumulate(np.clip(at - step, 0, 1))


def _least_squares(line: Floats, at: Floats, start: Floats, end: Floats) -> Floats:
    """The curve with the given end points and directions that lies nearest to the points."""
    b0, b1, b2, b3 = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at * at * (1 - at), at**3
    a1, a2 = start[None] * b1[:, None], end[None] * b2[:, None]
    rest = line - (line[0] * (b0 + b1)[:, None] + line[-1] * (b2 + b3)[:, None])
    c11, c12, c22 = float((a1 * a1).sum()), float((a1 * a2).sum()), float((a2 * a2).sum())
    x1, x2 = float((a1 * rest).sum()), float((a2 * rest).sum())
    chord = _distance(line[0], line[-1])
    # Solved by hand, not by a library: the same bits on every machine.
    determinant = c11 * c22 - c12 * c12
    if abs(determinant) > 1e-12:
        first, second = (x1 * c22 - x2 * c12) / determinant, (c11 * x2 - c12 * x1) / determinant
    else:
        first = second = chord / 3
    wild = 4 * chord + 5
    if first < 1e-3 * chord or second < 1e-3 * chord or first > wild or second > wild:
        first = second = chord / 3
    return np.array([line[0], line[0] + start * first, line[-1] + end * second, line[-1]])


def _distance(a: Floats, b: Floats) -> float:
    return float(np.sqrt(((a - b) ** 2).sum()))
