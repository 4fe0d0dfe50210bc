"""Muscles on the plates: flat, with lines in the direction of their fibres, and white where they are tendon."""

from __future__ import annotations

from functools import cache

from art.drawings import plate_paths as paths
from handbook.atlas.muscles import MUSCLES, Muscle

_OUTLINE = 1.2
"""Width of the outlines, in drawing units."""

_TENDON_EDGE = 0.9
"""The same of tendons within a muscle."""

_FIBRE = paths.Pen("muscle2", 1.1, 0.8)
_TENDON_FIBRE = paths.Pen("muscle2", 0.8, 0.4)
"""Lines of the fibres."""

_TENDINOUS = frozenset({"thoracolumbar fascia"})
"""What is tendon all over."""


@cache
def muscle(name: str) -> str:
    """One muscle of the atlas on the right side, as elements."""
    found: Muscle = MUSCLES[name]
    tendinous = name in _TENDINOUS
    fill, fibre = ("tendon", _TENDON_FIBRE) if tendinous else ("muscle", _FIBRE)
    elements = ""
    for shape in found.shapes:
        drawn = paths.data(shape)
        elements += paths.painted(fill, "line", _OUTLINE, paths.depth(drawn), paths.plain(drawn))
    elements += paths.painted("tendon", "line", _TENDON_EDGE, *(paths.plain(paths.data(tendon)) for tendon in found.tendons))
    return elements + paths.strokes([line for part in found.parts for line in part.lines], fibre)
