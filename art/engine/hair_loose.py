"""Hair that is not tied: short, curly, thinning. All from the middle of the head, in the rest pose."""

from __future__ import annotations

import numpy as np

from art.engine.arrays import Floats, smoothstep, unit, units
from art.engine.caps import Cap, Made, faded, off_ears, radiating
from art.engine.scalp import Scalp, above_line

_FULL_LINE = (
    (-0.12, 0.047), (-0.085, 0.047), (-0.066, 0.034), (-0.050, -0.006), (-0.036, -0.046),
    (0.020, -0.050), (0.045, -0.084), (0.075, -0.106), (0.10, -0.112),
)  # fmt: skip
"""Height of the usual hairline from front to back (see ``above_line``): forehead, temple, in front of the ear, behind it, nape."""

_RECEDED_LINE = (
    (-0.12, 0.09), (-0.066, 0.070), (-0.054, 0.030), (-0.046, -0.002), (-0.036, -0.040),
    (0.020, -0.050), (0.045, -0.082), (0.075, -0.102), (0.10, -0.108),
)  # fmt: skip
"""The same with the temples gone."""

_BALD = (1.92, 0.25, 0.74)
"""A bald top: the angles above the horizon of the back, in radians, at which its middle line begins and ends, and its half width."""

_SPARSE = 34
"""Single strands at the rim of a bald top."""

_CURLS, _CURL = 170, 0.22
"""How many curls all around the head, and the radius of one, in radians."""


def short(chart: Scalp, _lay: str | None, seed: int) -> Made:
    """Short hair, fuller on top."""
    above = off_ears(chart.places, above_line(chart.places, _FULL_LINE))
    top = smoothstep(-0.06, 0.06, chart.places[..., 2])
    thickness = (0.007 + 0.011 * top) * (1 + 0.22 * chart.noise(seed + 2, (7, 5)))
    cover = faded(chart, above, thickness, 0.0022, seed)
    return cover.mesh(), radiating(cover, 26, seed)


def thinning(chart: Scalp, _lay: str | None, seed: int) -> Made:
    """A wreath of short hair around a bald top."""
    above = off_ears(chart.places, above_line(chart.places, _RECEDED_LINE))
    front, back, half_width = _BALD
    angles = np.linspace(back + half_width, front, 16)
    middle_line = np.stack([np.zeros(16), np.cos(angles), np.sin(angles)], 1)
    off_crown = np.arccos(np.clip((chart.directions @ middle_line.T).max(axis=-1), -1, 1)) - half_width
    above = np.minimum(above, off_crown * 0.09)
    cover = faded(chart, above, np.full_like(above, 0.006), 0.0032, seed)
    return cover.mesh(), radiating(cover, 30, seed) + _sparse(cover, middle_line, half_width, seed)


def _sparse(cover: Cap, middle_line: Floats, half_width: float, seed: int) -> list[Floats]:
    """The last hairs on a bald top: short strands from its rim outwards, so that the rim is no hard line."""
    rng = np.random.default_rng(seed + 7)
    found = []
    for number in range(_SPARSE):
        centre = middle_line[rng.integers(0, len(middle_line))]
        side = np.cross(centre, [1.0, 0.0, 0.0])
        around = 2 * np.pi * (number + rng.uniform(0, 1)) / _SPARSE
        away = np.cos(around) * np.array([1.0, 0.0, 0.0]) + np.sin(around) * side
        far = half_width + np.linspace(-rng.uniform(0.05, 0.22), 0.12, 20)
        found.append(cover.line(np.cos(far)[:, None] * centre + np.sin(far)[:, None] * away, least=-0.04))
    return [strand for strand in found if strand is not None]


def curls(chart: Scalp, _lay: str | None, seed: int) -> Made:
    """Full short curls."""
    above = off_ears(chart.places, above_line(chart.places, _FULL_LINE))
    height = smoothstep(-0.09, 0.02, chart.places[..., 2])
    thickness = (0.014 + 0.022 * height) * (1 + _bumps(chart, seed))
    cover = faded(chart, above, thickness, 0.004, seed)
    return cover.mesh(), _rings(cover, 34, seed)


def _bumps(chart: Scalp, seed: int) -> Floats:
    """A picture from -0.5 to 0.3 with round bumps side by side, like curls from afar."""
    rng = np.random.default_rng(seed)
    seeds = units(rng.normal(size=(_CURLS, 3)))
    nearest = np.arccos(np.clip((chart.directions.reshape(-1, 3) @ seeds.T).max(axis=1), -1, 1)).reshape(chart.radius.shape)
    return np.asarray(0.3 - 0.8 * np.clip(nearest / _CURL, 0, 1) ** 2)


def _rings(cover: Cap, count: int, seed: int) -> list[Floats]:
    """Small open loops all over."""
    rng = np.random.default_rng(seed + 5)
    found = []
    for centre in units(rng.normal(size=(count, 3))):
        first = unit(np.cross(centre, unit(rng.normal(size=3))))
        second = np.cross(centre, first)
        turn = np.linspace(0, rng.uniform(3.2, 4.6), 24)
        wide = rng.uniform(0.055, 0.09) * (1 - 0.35 * turn / turn[-1])
        found.append(cover.line(centre + wide[:, None] * (np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second)))
    return [ring for ring in found if ring is not None and len(ring) > 20]
