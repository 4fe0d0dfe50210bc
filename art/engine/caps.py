"""Hair over the skull, as a field of heights on the chart of the scalp, and strands on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from art.engine.arrays import Floats, smoothstep, unit, units
from art.engine.mesh import Mesh
from art.engine.scalp import Scalp, ear_distance

_SINK = 0.006
"""Metres by which hair dives below the skin outside its line."""

_EAR_SIDE = 0.045
"""Metres to the side from which on hair keeps off the ears."""

Made = tuple[Mesh, list[Floats]]
"""Hair as its maker returns it: the mesh, and strands on it."""


@dataclass(frozen=True, eq=False)
class Cap:
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


def faded(chart: Scalp, above: Floats, thickness: Floats, ragged: float, seed: int) -> Cap:
    """A cap of a thickness (metres, a picture) that fades out towards a hairline ``ragged`` by so many metres."""
    jitter = 0.6 * chart.noise(seed, (2.5, 2.0)) + 0.4 * chart.noise(seed + 1, (6, 5))
    above = above + 2 * ragged * jitter
    # Slower above the forehead, where a rim of full height would stand like the peak of a cap.
    ahead = smoothstep(-0.02, -0.08, chart.places[..., 1])
    fade = np.clip(above / (0.022 + 0.026 * ahead), 0, 1)
    fade = fade * fade * (3 - 2 * fade)
    outer = chart.radius + thickness * (0.12 + 0.88 * fade)
    return Cap(chart, above, np.where(above < 0, chart.radius - _SINK * smoothstep(0.0, -0.004, above), outer))


def off_ears(places: Floats, above: Floats) -> Floats:
    """A hairline that also keeps off the ears."""
    return np.where(np.abs(places[..., 0]) > _EAR_SIDE, np.minimum(above, (ear_distance(places) - 1) * 0.035), above)


def radiating(hair: Cap, count: int, seed: int) -> list[Floats]:
    """Strands that come from the crown with a slight whorl."""
    rng = np.random.default_rng(seed)
    crown = hair.chart.directions[0].mean(axis=0)
    first, second = np.array([1.0, 0.0, 0.0]), np.cross(crown, [1.0, 0.0, 0.0])
    found = []
    for _ in range(count):
        start, begin, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.15, 1.1), rng.uniform(0.35, 0.9)
        down = np.linspace(begin, begin + length, 30)
        around = start + 0.25 * (down - begin)
        beside = np.cos(around)[:, None] * first + np.sin(around)[:, None] * second
        found.append(hair.line(np.cos(down)[:, None] * crown + np.sin(down)[:, None] * beside))
    return [strand for strand in found if strand is not None]


def gathered(hair: Cap, goal: Floats, count: int, seed: int) -> list[Floats]:
    """Strands that are combed from all around to one place."""
    rng = np.random.default_rng(seed)
    first = unit(np.cross(goal, [1.0, 0.0, 0.0]))
    second = np.cross(goal, first)
    found = []
    for number in range(count):
        around = 2 * np.pi * (number + rng.uniform(0.2, 0.8)) / count
        away = np.cos(around) * first + np.sin(around) * second
        far = np.linspace(rng.uniform(0.50, 0.62), rng.uniform(1.1, 1.8), 30)
        found.append(hair.line(np.cos(far)[:, None] * goal + np.sin(far)[:, None] * away))
    return [strand for strand in found if strand is not None]
