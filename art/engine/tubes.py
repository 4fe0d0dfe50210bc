"""Round things along a way: locks of hair, rolled cloth."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, unit, units
from art.engine.mesh import Mesh


def tube(way: Floats, radii: Floats, steps: int = 16, flat: float = 1.0, grooves: int = 0, label: int = 0) -> Mesh:
    """A tube of changing radius (n,) along a way (n, 3), closed at both ends.

    ``steps``: corners of its section; ``flat``: how high the section is compared with its width; ``grooves``: lengthwise folds around it.
    The first n * steps vertices are the rings, in order.
    """
    tangents = units(np.gradient(way, axis=0))
    # The section is carried along without twist, so that the folds stay where they are.
    first = np.zeros_like(tangents)
    guess = np.array([1.0, 0.0, 0.0]) if abs(tangents[0, 0]) < 0.9 else np.array([0.0, 1.0, 0.0])
    for number, tangent in enumerate(tangents):
        guess = unit(guess - (guess @ tangent) * tangent)
        first[number] = guess
    second = np.cross(tangents, first)
    angles = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    fold = 1 + (0.10 * np.cos(grooves * angles) if grooves else np.zeros(steps))
    across = radii[:, None, None] * (fold * np.cos(angles))[None, :, None] * first[:, None]
    upwards = radii[:, None, None] * (flat * fold * np.sin(angles))[None, :, None] * second[:, None]
    rings = way[:, None] + across + upwards
    return loft(rings, way[0] - tangents[0] * radii[0] * 0.5, way[-1] + tangents[-1] * radii[-1] * 0.5, label)


def loft(rings: Floats, start: Floats, end: Floats, label: int = 0) -> Mesh:
    """A closed skin over rings of points (n, steps, 3), each counter-clockwise about the way onwards, with a point at each end.

    The first n * steps vertices are the rings, in order.
    """
    count, steps = rings.shape[:2]
    number = np.arange(count * steps).reshape(count, steps)
    following = np.roll(number, -1, 1)
    wall = np.stack([number[:-1], following[:-1], following[1:], number[1:]], -1).reshape(-1, 4)
    first, last = np.full(steps, count * steps), np.full(steps, count * steps + 1)
    caps = [np.stack([following[0], number[0], first, first], 1), np.stack([number[-1], following[-1], last, last], 1)]
    return Mesh.of(np.concatenate([rings.reshape(-1, 3), [start, end]]), np.concatenate([wall, *caps]), label)
