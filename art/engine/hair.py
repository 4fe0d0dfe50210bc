"""Hair: five shapes that tell people apart, on any head. Hair moves with the head, as one piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from art.engine.arrays import Floats, smoothstep, unit, units
from art.engine.body import Body
from art.engine.curves import resample, spline
from art.engine.mesh import Mesh
from art.engine.scalp import Scalp, above_line, ear_distance, scalp
from art.engine.tubes import tube

_SINK = 0.006
"""Metres by which hair dives below the skin outside its line."""

_FULL_LINE = (
    (-0.12, 0.047), (-0.085, 0.047), (-0.066, 0.034), (-0.050, -0.006), (-0.036, -0.046),
    (0.020, -0.050), (0.045, -0.084), (0.075, -0.106), (0.10, -0.112),
)  # fmt: skip
"""Height of the usual hairline from front to back (see ``above_line``): forehead, temple, in front of the ear, behind it, nape."""

_TIED_LINE = (
    (-0.12, 0.050), (-0.085, 0.048), (-0.066, 0.034), (-0.050, -0.004), (-0.036, -0.040),
    (0.020, -0.048), (0.045, -0.076), (0.075, -0.096), (0.10, -0.100),
)  # fmt: skip
"""The same, hair combed back and up."""

_RECEDED_LINE = (
    (-0.12, 0.09), (-0.066, 0.070), (-0.054, 0.030), (-0.046, -0.002), (-0.036, -0.040),
    (0.020, -0.050), (0.045, -0.082), (0.075, -0.102), (0.10, -0.108),
)  # fmt: skip
"""The same, with the temples gone."""

_BALD = (1.92, 0.25, 0.74)
"""A bald top: the angles above the horizon of the back, in radians, at which its middle line begins and ends, and its half width."""

_BUN = (0.0, 0.088, 0.034)
"""The middle of a bun, from the middle of the head."""

_TIE = (0.0, 0.093, -0.078)
"""Where long hair is tied."""

_HANGING = ((0.0, 0.112, -0.125), (0.0, 0.118, -0.19), (0.004, 0.112, -0.27), (0.0, 0.104, -0.34))
"""Where tied hair goes on an upright body: down the back."""

_ASIDE = ((0.030, 0.098, -0.120), (0.075, 0.066, -0.148), (0.118, 0.012, -0.160), (0.150, -0.050, -0.172), (0.165, -0.105, -0.190))
"""Where tied hair goes that is laid to the left: around the neck, in front of the shoulder."""


@dataclass(frozen=True, eq=False)
class Hair:
    """``mesh``: the hair in space; ``strands``: lines (n, 3) on it, to be drawn lightly where they are seen."""

    mesh: Mesh
    strands: tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class _Cap:
    """Hair over the skull: ``above`` the hairline (metres) and the ``outer`` radius, both pictures of the chart."""

    chart: Scalp
    above: Floats
    outer: Floats

    def mesh(self) -> Mesh:
        """The cap, from the middle of the head."""
        kept = self.above.ravel()[self.chart.quads].max(axis=1) > -_SINK
        return Mesh.of((self.chart.directions * self.outer[..., None]).reshape(-1, 3), self.chart.quads[kept])

    def line(self, directions: Floats, least: float = 0.004) -> Floats | None:
        """A strand over the cap in the directions (n, 3), while it is ``least`` metres above the hairline; none if that is too short."""
        way = units(directions)
        hairy = self.chart.at(self.above, way) > least
        count = len(way) if hairy.all() else int(np.argmin(hairy))
        lifted = np.maximum(self.chart.at(self.outer, way), self.chart.at(self.chart.radius, way)) + 0.0012
        return (way * lifted[:, None])[:count] if count > 8 else None


def hair(body: Body, shape: str = "short", lay: str | None = None, seed: int = 1) -> Hair:
    """Hair of a shape (one of ``HAIR``) on the posed body.

    ``lay``: the side ("L" or "R") to which tied long hair is laid, off the back; without it, it hangs down the back. ``seed``: which chance
    decides its unevenness.
    """
    if shape not in _SHAPES:
        raise ValueError(f"no hair {shape!r}; there are {', '.join(HAIR)}")
    chart = scalp(body)
    mesh, strands = _SHAPES[shape](chart, lay, seed)
    placed = mesh.moved(body.place("head", mesh.vertices + chart.middle))
    return Hair(placed, tuple(body.place("head", strand + chart.middle) for strand in strands))


def _cap(chart: Scalp, above: Floats, thickness: Floats, ragged: float, seed: int) -> _Cap:
    """A cap of a thickness (metres, a picture) that fades out towards a hairline ``ragged`` by so many metres."""
    jitter = 0.6 * chart.noise(seed, (2.5, 2.0)) + 0.4 * chart.noise(seed + 1, (6, 5))
    above = above + 2 * ragged * jitter
    fade = smoothstep(0.0, 0.022, above)
    outer = chart.radius + thickness * (0.12 + 0.88 * fade)
    return _Cap(chart, above, np.where(above < 0, chart.radius - _SINK * smoothstep(0.0, -0.004, above), outer))


def _off_ears(places: Floats, above: Floats) -> Floats:
    """A hairline that also keeps off the ears."""
    return np.where(np.abs(places[..., 0]) > 0.045, np.minimum(above, (ear_distance(places) - 1) * 0.035), above)


def _radiating(cap: _Cap, count: int, seed: int) -> list[Floats]:
    """Strands that come from the crown with a slight whorl."""
    rng = np.random.default_rng(seed)
    crown = cap.chart.directions[0].mean(axis=0)
    first, second = np.array([1.0, 0.0, 0.0]), np.cross(crown, [1.0, 0.0, 0.0])
    found = []
    for _ in range(count):
        start, begin, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.15, 1.1), rng.uniform(0.35, 0.9)
        down = np.linspace(begin, begin + length, 30)
        around = start + 0.25 * (down - begin)
        beside = np.cos(around)[:, None] * first + np.sin(around)[:, None] * second
        found.append(cap.line(np.cos(down)[:, None] * crown + np.sin(down)[:, None] * beside))
    return [strand for strand in found if strand is not None]


def _gathered(cap: _Cap, goal: Floats, count: int, seed: int) -> list[Floats]:
    """Strands that are combed from all around to one place."""
    rng = np.random.default_rng(seed)
    first = unit(np.cross(goal, [1.0, 0.0, 0.0]))
    second = np.cross(goal, first)
    found = []
    for number in range(count):
        around = 2 * np.pi * (number + rng.uniform(0.2, 0.8)) / count
        away = np.cos(around) * first + np.sin(around) * second
        far = np.linspace(rng.uniform(0.50, 0.62), rng.uniform(1.1, 1.8), 30)
        found.append(cap.line(np.cos(far)[:, None] * goal + np.sin(far)[:, None] * away))
    return [strand for strand in found if strand is not None]


def _short(chart: Scalp, _lay: str | None, seed: int) -> tuple[Mesh, list[Floats]]:
    above = _off_ears(chart.places, above_line(chart.places, _FULL_LINE))
    top = smoothstep(-0.06, 0.06, chart.places[..., 2])
    thickness = (0.007 + 0.011 * top) * (1 + 0.22 * chart.noise(seed + 2, (7, 5)))
    cap = _cap(chart, above, thickness, 0.0022, seed)
    return cap.mesh(), _radiating(cap, 26, seed)


def _thinning(chart: Scalp, _lay: str | None, seed: int) -> tuple[Mesh, list[Floats]]:
    above = _off_ears(chart.places, above_line(chart.places, _RECEDED_LINE))
    front, back, half_width = _BALD
    angles = np.linspace(back + half_width, front, 16)
    middle_line = np.stack([np.zeros(16), np.cos(angles), np.sin(angles)], 1)
    off_crown = np.arccos(np.clip((chart.directions @ middle_line.T).max(axis=-1), -1, 1)) - half_width
    above = np.minimum(above, off_crown * 0.09)
    cap = _cap(chart, above, np.full_like(above, 0.006), 0.0032, seed)
    return cap.mesh(), _radiating(cap, 30, seed) + _sparse(cap, middle_line, half_width, seed)


def _sparse(cap: _Cap, middle_line: Floats, half_width: float, seed: int) -> list[Floats]:
    """The last hairs on a bald top: short strands from its rim outwards, so that the rim is no hard line."""
    rng = np.random.default_rng(seed + 7)
    found = []
    for number in range(34):
        centre = middle_line[rng.integers(0, len(middle_line))]
        side = np.cross(centre, [1.0, 0.0, 0.0])
        around = 2 * np.pi * (number + rng.uniform(0, 1)) / 34
        away = np.cos(around) * np.array([1.0, 0.0, 0.0]) + np.sin(around) * side
        far = half_width + np.linspace(-rng.uniform(0.05, 0.22), 0.12, 20)
        found.append(cap.line(np.cos(far)[:, None] * centre + np.sin(far)[:, None] * away, least=-0.04))
    return [strand for strand in found if strand is not None]


def _curls(chart: Scalp, _lay: str | None, seed: int) -> tuple[Mesh, list[Floats]]:
    above = _off_ears(chart.places, above_line(chart.places, _FULL_LINE))
    height = smoothstep(-0.09, 0.02, chart.places[..., 2])
    thickness = (0.014 + 0.022 * height) * (1 + _bumps(chart, seed))
    cap = _cap(chart, above, thickness, 0.004, seed)
    return cap.mesh(), _rings(cap, 34, seed)


def _bumps(chart: Scalp, seed: int) -> Floats:
    """A picture from -0.5 to 0.3 with round bumps side by side, like curls from afar."""
    rng = np.random.default_rng(seed)
    seeds = units(rng.normal(size=(170, 3)))
    nearest = np.arccos(np.clip((chart.directions.reshape(-1, 3) @ seeds.T).max(axis=1), -1, 1)).reshape(chart.radius.shape)
    return np.asarray(0.3 - 0.8 * np.clip(nearest / 0.22, 0, 1) ** 2)


def _rings(cap: _Cap, count: int, seed: int) -> list[Floats]:
    """Small open loops all over."""
    rng = np.random.default_rng(seed + 5)
    found = []
    for centre in units(rng.normal(size=(count, 3))):
        first = unit(np.cross(centre, unit(rng.normal(size=3))))
        second = np.cross(centre, first)
        turn = np.linspace(0, rng.uniform(3.2, 4.6), 24)
        wide = rng.uniform(0.055, 0.09) * (1 - 0.35 * turn / turn[-1])
        found.append(cap.line(centre + wide[:, None] * (np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second)))
    return [ring for ring in found if ring is not None and len(ring) > 20]


def _combed(chart: Scalp, goal: Floats, thickness: float, seed: int) -> tuple[_Cap, list[Floats]]:
    """A smooth cap combed to one place, and its strands."""
    above = _off_ears(chart.places, above_line(chart.places, _TIED_LINE))
    top = smoothstep(-0.08, 0.05, chart.places[..., 2])
    depth = thickness * (0.7 + 0.5 * top) * (1 + 0.08 * chart.noise(seed + 2, (9, 4)))
    cap = _cap(chart, above, depth, 0.0015, seed)
    return cap, _gathered(cap, unit(goal), 26, seed)


def _bun(chart: Scalp, _lay: str | None, seed: int) -> tuple[Mesh, list[Floats]]:
    middle = np.array(_BUN)
    out = unit(middle)
    cap, strands = _combed(chart, middle, 0.009, seed)
    base = float(chart.at(cap.outer, out[None])[0])
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
    return Mesh.joined(cap.mesh(), tube(way, thick, steps=16)), [*strands, ridge[8:44], groove[20:58]]


def _long(chart: Scalp, lay: str | None, seed: int) -> tuple[Mesh, list[Floats]]:
    cap, strands = _combed(chart, np.array(_TIE), 0.013, seed)
    mirror = np.array([-1.0 if lay == "R" else 1.0, 1.0, 1.0])
    start = np.array([[0.0, 0.080, -0.066], _TIE])
    way = np.concatenate([start, np.array(_ASIDE if lay else _HANGING) * mirror])
    tail, locks = _tail(way)
    return Mesh.joined(cap.mesh(), tail), strands + locks


_LOCKS_FROM = 0.16
"""Where lines along a tail begin, as a part of its length."""

_LOCKS = ((1, 0.8), (4, 0.9), (8, 0.75), (11, 0.9), (15, 0.85), (18, 0.8))
"""The lines along a tail: on which corner of its section, and how far they go."""


def _tail(way: Floats) -> tuple[Mesh, list[Floats]]:
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


_SHAPES: dict[str, Callable[[Scalp, str | None, int], tuple[Mesh, list[Floats]]]] = {
    "short": _short,
    "bun": _bun,
    "curls": _curls,
    "long": _long,
    "thinning": _thinning,
}

HAIR: tuple[str, ...] = tuple(_SHAPES)
"""The shapes of hair."""
