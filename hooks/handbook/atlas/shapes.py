"""How the atlas keeps bones and muscles: few points in cm, from which smooth lines and outlines are made when somebody asks for them.

Everything is on the right side. What lies on the midline is kept as its right half.
"""

from __future__ import annotations

from collections.abc import Sequence

from handbook.atlas.geometry import Cubic, Point, Polygon, sample, smooth

Line = tuple[Point, ...]
"""A smooth open line through its points."""

Outline = tuple[Line, ...]
"""A closed outline: smooth lines, each beginning at the corner where the one before ends. A single line closes itself, smooth all round."""

Half = Line
"""The right half of a shape on the midline: a line from the upper end of the midline to its lower end, which meets it level at both."""


def curves(outline: Outline) -> list[Cubic]:
    """The outline as smooth curves, one after the other, back to where the first begins."""
    if len(outline) == 1:
        (ring,) = outline
        return smooth((ring[-1], *ring, ring[0], ring[1]))[1:-1]
    return [curve for line in outline for curve in smooth(line)]


def polygon(outline: Outline, every: float = 0.1) -> Polygon:
    """The outline as corners, about ``every`` cm."""
    return Polygon(tuple(point for point, _, _ in sample(curves(outline), every)[:-1]))


def mirrored(line: Sequence[Point]) -> Line:
    """The same line on the left side, in the same direction."""
    return tuple((-x, y) for x, y in line)


def whole(half: Half) -> Outline:
    """The outline of a shape on the midline, smooth where it crosses the midline."""
    return ((*half, *mirrored(half[-2:0:-1])),)


def half_curves(half: Half) -> list[Cubic]:
    """The right half of that outline as smooth curves, from top to bottom."""
    return curves(whole(half))[: len(half) - 1]
