"""Hair that is combed to one place: a bun, a tail. All from the middle of the head, in the rest pose."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, smoothstep, unit, units
from art.engine.caps import Cap, Made, faded, gathered, off_ears
from art.engine.curves import resample, spline
from art.engine.mesh import Mesh
from art.engine.scalp import Scalp, above_line
from art.engine.tubes import tube

_TIED_LINE = (
    (-0.12, 0.050), (-0.085, 0.048), (-0.066, 0.034), (-0.050, -0.004), (-0.036, -0.040),
    (0.020, -0.048), (0.045, -0.076), (0.075, -0.096), (0.10, -0.100),
)  # fmt: skip
"""Height of the hairline of combed hair from front to back (see ``above_line``)."""

_BUN = (0.0, 0.088, 0.034)
"""The middle of a bun, from the middle of the head."""

_TIE = (0.0, 0.093, -0.078)
"""Where long hair is tied."""

_HANGING = ((0.0, 0.112, -0.125), (0.0, 0.118, -0.19), (0.004, 0.112, -0.27), (0.0, 0.104, -0.34))
"""Where tied hair goes on an upright body: down the back."""

_ASIDE = ((0.030, 0.098, -0.120), (0.075, 0.066, -0.148), (0.118, 0.012, -0.160), (0.150, -0.050, -0.172), (0.165, -0.105, -0.190))
"""Where tied hair goes that is laid to the left: around the neck, in front of the shoulder."""

_LOCKS_FROM = 0.16
"""Where lines along a tail begin, as a part of its length."""

_LOCKS = ((1, 0.8), (4, 0.9), (8, 0.75), (11, 0.9), (15, 0.85), (18, 0.8))
"""The lines along a tail: on which corner of its section, and how far they go."""


def _combed(chart: Scalp, goal: Floats, thickness: float, seed: int) -> tuple[Cap, list[Floats]]:
    """A smooth cap combed to one place, and its strands."""
    above = off_ears(chart.places, above_line(chart.places, _TIED_LINE))
    top = smoothstep(-0.08, 0.05, chart.places[..., 2])
    depth = thickness * (0.7 + 0.5 * top) * (1 + 0.08 * chart.noise(seed + 2, (9, 4)))
    cover = faded(chart, above, depth, 0.0015, seed)
    return cover, gathered(cover, unit(goal), 26, seed)


def bun(chart: Scalp, _lay: str | None, seed: int) -> Made:
    """Hair combed to a bun at the back of the head."""
    middle = np.array(_BUN)
    out = unit(middle)
    cover, strands = _combed(chart, middle, 0.009, seed)
    base = float(chart.at(cover.outer, out[None])[0])
    side = np.array([1.0, 0.0, 0.0])
    up = np.cross(out, side)
    # One and a half turns of a thick strand: from behind a bun is a snail, from the side a knob.
    turn = np.linspace(0, 3.4 * np.pi, 70)
    wide = 0.030 - 0.024 * turn / turn[-1]
    lift = base - 0.002 + 0.026 * (turn / turn[-1]) ** 0.8
    way = out * lift[:, None] + wide[:, None] * (np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * up)
    thick = 0.022 * smoothstep(-0.15, 0.25, turn / turn[-1]) * (1 - 0.25 * turn / turn[-1])
    ridge = way + out * (thick * 0.96)[:, None]
    inwards = units(out * lift[:, None] - way + 1e-9)
    groove = way + out * (thick * 0.72)[:, None] - inwards * (thick * 0.66)[:, None]
    return Mesh.joined(cover.mesh(), tube(way, thick, steps=16)), [*strands, ridge[8:44], groove[20:58]]


def long(chart: Scalp, lay: str | None, seed: int) -> Made:
    """Long hair tied at the nape; ``lay``: the side to which its tail is laid, or none, then it hangs."""
    cover, strands = _combed(chart, np.array(_TIE), 0.013, seed)
    mirror = np.array([-1.0 if lay == "R" else 1.0, 1.0, 1.0])
    start = np.array([[0.0, 0.080, -0.066], _TIE])
    way = np.concatenate([start, np.array(_ASIDE if lay else _HANGING) * mirror])
    tail, locks = _tail(way)
    return Mesh.joined(cover.mesh(), tail), strands + locks


def _tail(way: Floats) -> Made:
    """Tied hair along a way: thin at the tie, then full, then a tip; and a few lines along it."""
    line = resample(spline(way, 90), 0.004)
    at = np.linspace(0, 1, len(line))
    thick = 0.012 + 0.014 * smoothstep(0.12, 0.40, at)
    thick = thick * (1 - 0.85 * smoothstep(0.62, 1.0, at))
    mesh = tube(line, thick, steps=20, flat=0.75, grooves=5)
    rings = mesh.vertices[: len(line) * 20].reshape(len(line), 20, 3)
    first = int(_LOCKS_FROM * len(line))
    locks = [rings[first : int(end * len(line)), column] for column, end in _LOCKS]
    return mesh, locks
