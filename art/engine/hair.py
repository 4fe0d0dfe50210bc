"""Hair: five shapes that tell people apart, on any head. Hair moves with the head, as one piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from art.engine.arrays import Floats
from art.engine.body import Body
from art.engine.caps import Made
from art.engine.hair_loose import curls, short, thinning
from art.engine.hair_tied import bun, long
from art.engine.mesh import Mesh
from art.engine.scalp import Scalp, scalp

_SHAPES: dict[str, Callable[[Scalp, str | None, int], Made]] = {
    "short": short,
    "bun": bun,
    "curls": curls,
    "long": long,
    "thinning": thinning,
}

HAIR: tuple[str, ...] = tuple(_SHAPES)
"""The shapes of hair."""


@dataclass(frozen=True, eq=False)
class Hair:
    """``mesh``: the hair in space; ``strands``: lines (n, 3) on it, to be drawn lightly where they are seen."""

    mesh: Mesh
    strands: tuple[Floats, ...]


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
