"""How the atlas keeps bones and muscles: few points in cm, from which smooth lines and outlines are made when somebody asks for them.

Everything is on the right side. What lies on the midline is kept as its right half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.atlas.geometry import Cubic, Point, Polygon, sample, smooth

Line = tuple[Point, ...]
"""A smooth open line through its points."""

Outline = tuple[Line, ...]
"""A closed outline: smooth lines, each beginning at the corner where the one before ends. A single line closes itself, smooth all round."""

Half = tuple[Line, ...]
"""The right half of a shape on the midline: lines like those of an outline, from the upper end of the midline to its lower end."""


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
    if len(half) == 1:
        (line,) = half
        return ((*line, *mirrored(line[-2:0:-1])),)
    first, *middle, last = half
    top = (*mirrored(first[:0:-1]), *first)
    bottom = (*last, *mirrored(last[-2::-1]))
    return (top, *middle, bottom, *(mirrored(line[::-1]) for line in reversed(middle)))


def points(outline: Outline) -> Iterator[Point]:
    """The points that an outline is kept by."""
    for line in outline:
        yield from line
