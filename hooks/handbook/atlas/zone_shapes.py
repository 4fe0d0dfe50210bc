"""What a zone looks like on a drawn body: smooth shapes that lie edge to edge and end where the body ends.

The rules hold in the outlines of ``zones``. A shape covers what is seen of its outline; where two outlines overlap, one of the two shapes
does; it is nowhere on hair or on the table. The armpit's outline reaches over the back of the arm, where no hand of this handbook goes:
its shape shows the armpit and the inner side of the arm alone. The tests hold shapes and outlines to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from handbook.atlas.geometry import Point
from handbook.atlas.shapes import Line, Outline, mirrored
from handbook.atlas.silhouettes import SILHOUETTES, Edge, Silhouette, at
from handbook.atlas.zones import SPINE_HALF_WIDTH

INSET = 0.2
"""How far from the body's edge a shape ends, in cm: both lines are to be seen."""

_NAPE_GAP = 0.15
"""How far below the hairline a shape begins, in cm."""

_CREST: Line = ((4.9, 48.4), (5.5, 47.2), (6.8, 45.8), (8.4, 44.8), (10.2, 44.35), (12.0, 44.75), (13.2, 45.6), (14.3, 46.9))
"""The upper border of the hip crest, from the spine outwards; it ends at the side of the body."""

_CREST_ABOVE_KIDNEYS, _CREST_ABOVE_FLANK = _CREST[2:7], _CREST[6:]
"""What of it the kidneys' zone and the flank end at."""

_CREST_END, _BUTTOCK_SIDE = (16.4, 48.4), ((17.2, 50.5), (17.2, 53.0))
"""Where the crest ends and the buttock goes on, on a body that is no narrower."""

_BUTTOCK_TOP: Line = ((5.5, 50.9), (7.4, 50.55), (10.0, 50.15), (12.6, 49.6))
"""Where the hip crest ends and the buttock begins, outwards to the side of the body."""

_SACRUM_SIDE: Line = ((5.45, 48.4), (5.55, 49.6), (5.5, 50.9), (5.1, 53.4), (4.2, 56.4), (2.9, 59.4))
_TAILBONE_SIDE: Line = ((2.9, 59.4), (2.0, 62.0), (0.9, 64.1))

_RIBS: Line = ((10.6, 29.6), (10.6, 32.5), (10.65, 36.0), (11.2, 38.2), (12.2, 39.8), (12.9, 41.6), (13.2, 43.6), (13.2, 45.6))
"""The outer border of the kidneys and lowest ribs, downwards."""


def shape(name: str, drawing: str) -> Outline:
    """The shape of a zone on the body of a base drawing: on the right side, or whole where it lies over the midline."""
    return _shape(name, drawing if drawing in SILHOUETTES else "plate")


@cache
def _shape(name: str, drawing: str) -> Outline:
    return _SHAPES[name](SILHOUETTES[drawing])


def _within(edge: Edge, y: float) -> Point:
    """The point of the edge at a height, a little inside the body."""
    return at(edge, y) - INSET, y


def _down(edge: Edge, start: float, end: float) -> Line:
    """The edge from one height to another, a little inside the body."""
    return (_within(edge, start), *(_within(edge, y) for y, _ in edge if start + 0.5 < y < end - 0.5), _within(edge, end))


def _up(line: Line) -> Line:
    return line[::-1]


def _nape(body: Silhouette, *places: float) -> Line:
    """Along the hairline."""
    return tuple((x, body.hairline(x) + _NAPE_GAP) for x in places)


def _spine(body: Silhouette) -> Outline:
    half, foot = SPINE_HALF_WIDTH, 48.4
    (_, top), *_ = _nape(body, half)
    hairline = ((-half, top), (0.0, body.hairline(0) + _NAPE_GAP), (half, top))
    return hairline, ((half, top), (half, foot)), ((half, foot), (-half, foot)), ((-half, foot), (-half, top))


_NAPE_BORDER: Line = ((4.3, -6.0), (4.45, -4.0), (4.6, -2.1))
"""Between the back of the neck and its side, downwards from the hairline."""


def _side_of_neck(body: Silhouette) -> Outline:
    ear = body.outer[0][0] + 0.1
    inner = (*_nape(body, 4.2), *_NAPE_BORDER)
    top = (_within(body.outer, ear), inner[0])
    side = _down(body.outer, ear, inner[-1][1])
    return inner, (inner[-1], side[-1]), _up(side), top


def _back_of_neck(body: Silhouette) -> Outline:
    half = SPINE_HALF_WIDTH
    outer = (*_nape(body, 4.2), *_NAPE_BORDER)
    top = _nape(body, half, 2.8, 4.2)
    foot = (outer[-1], (3.1, -1.5), (half, -0.9))
    return top, outer, foot, ((half, -0.9), top[0])


_TOPS_FOOT: Line = ((16.2, 5.3), (14.8, 6.0), (13.4, 7.0), (11.4, 8.0), (9.4, 8.7), (8.0, 9.2), (7.3, 6.4), (7.2, 3.4))
"""Where the shoulder tops end: at the ridge of the blade, inwards, and then up towards the neck."""

_HOLLOW_EDGE: Line = ((5.2, -2.1), (5.8, -0.9), (6.5, 0.5), (8.2, 1.6), (10.0, 2.55), (12.0, 3.3), (14.0, 4.0), (15.5, 4.55), (16.4, 4.85))
"""Where the hollow above the collarbone begins, outwards; the rest of it lies in front, out of sight."""


def _behind_the_edge(body: Silhouette) -> Line:
    """Where the hollow begins, on a body that is no narrower."""
    return tuple((min(x, at(body.outer, y) - 2 * INSET), y) for x, y in _HOLLOW_EDGE)


def _hollow(body: Silhouette) -> Outline:
    inner = _behind_the_edge(body)
    outer = tuple((x - INSET / 2, y) for x, y in _down(body.outer, inner[0][1], inner[-1][1]))
    # Where neck and slope meet at an angle, a smooth line would leave the body.
    return *pairwise(outer), (outer[-1], inner[-1]), _up(inner), (inner[0], outer[0])


def _tops(body: Silhouette) -> Outline:
    slope = _behind_the_edge(body)[2:]
    return slope, (slope[-1], _TOPS_FOOT[0]), _TOPS_FOOT, (_TOPS_FOOT[-1], slope[0])


def _ridge(body: Silhouette) -> Outline:
    """Clipped to the contour of the shoulder."""
    ring = (
        (7.9, 9.3), (9.4, 8.7), (11.4, 8.0), (13.4, 7.0), (14.8, 6.0), (16.1, 5.2), (17.6, 5.0), (18.9, 5.4), (20.0, 6.2), (20.6, 7.4),
        (20.3, 8.5), (19.2, 9.1), (17.6, 9.35), (14.3, 9.35), (12.2, 10.1), (10.6, 10.85), (8.6, 11.5), (7.9, 10.6),
    )  # fmt: skip
    return (tuple((min(x, at(body.outer, y) - INSET), y) for x, y in ring),)


def _tip(_: Silhouette) -> Outline:
    return (((9.25, 21.6), (9.8, 20.4), (11.2, 19.95), (12.3, 20.6), (12.55, 22.1), (12.0, 23.8), (11.0, 24.6), (9.9, 24.3), (9.3, 23.0)),)


def _armpit(body: Silhouette) -> Outline:
    """The fold behind the armpit, and the inner side of the upper arm."""
    fold = max(body.arm[0][0], body.trunk[0][0])
    inner: Line = ((15.7, 12.9), (15.3, 14.6), (15.1, 17.0), (15.1, 19.0))
    inner += tuple((at(body.arm, y) + INSET, y) for y in (fold + 0.6, 22.0, 24.0, 26.0, 28.4) if y > fold)
    outer = tuple((at(body.arm, y) + width, y) for y, width in ((28.4, INSET), (27.4, 1.5), (25.4, 2.4), (22.6, 2.8), (20.0, 2.9)))
    return inner, (*outer, (17.7, 17.2), (17.0, 14.8), (15.7, 12.9))


def _low_spine(_: Silhouette) -> Outline:
    half, outer = SPINE_HALF_WIDTH, 5.9
    top, foot = ((half, 27.4), (outer, 27.6)), ((outer, 46.8), (4.9, 48.4), (half, 48.4))
    return top, (top[-1], foot[0]), foot, (foot[-1], top[0])


def _kidneys(_: Silhouette) -> Outline:
    crest = (*_up(_CREST_ABOVE_KIDNEYS), (5.9, 46.8))
    return _RIBS, crest, ((5.9, 46.8), (5.9, 38.0), (5.9, 29.0), (6.0, 27.7), (6.5, 27.2), (7.6, 27.7), (9.0, 28.5), _RIBS[0])


def _flank(body: Silhouette) -> Outline:
    end = _crest_end(body)
    side = _down(body.trunk, 23.8, end[1] - 0.4)
    top = (_RIBS[0], (10.4, 27.0), (10.4, 25.4), (10.9, 24.7), (12.2, 24.2), (13.4, 23.85), side[0])
    return side, (side[-1], end), _up((*_CREST_ABOVE_FLANK, end)), _up(_RIBS), top


def _crest_end(body: Silhouette) -> Point:
    return _no_wider(body, _CREST_END)


def _no_wider(body: Silhouette, point: Point) -> Point:
    x, y = point
    return min(x, at(body.trunk, y) - INSET), y


def _hip_crest(body: Silhouette) -> Outline:
    end = _crest_end(body)
    return (*_CREST, end), _up((*_BUTTOCK_TOP, end)), _up(_SACRUM_SIDE[:3]), (_SACRUM_SIDE[0], _CREST[0])


def _sacrum(_: Silhouette) -> Outline:
    left = mirrored(_SACRUM_SIDE)
    return _SACRUM_SIDE, (_SACRUM_SIDE[-1], left[-1]), _up(left), (left[0], _SACRUM_SIDE[0])


def _tailbone(_: Silhouette) -> Outline:
    right, left = _TAILBONE_SIDE, mirrored(_TAILBONE_SIDE)
    return right, (right[-1], (0.0, 64.7), left[-1]), _up(left), (left[0], right[0])


def _buttock(body: Silhouette) -> Outline:
    """Down to the fold below it."""
    end = _crest_end(body)
    side = (end, *(_no_wider(body, point) for point in _BUTTOCK_SIDE))
    below = ((17.1, 57.0), (17.0, 61.5), (16.4, 66.0), (14.2, 69.4), (10.0, 70.8), (6.0, 70.4), (2.8, 68.6), (1.1, 66.0), (0.9, 64.1))
    return (*_BUTTOCK_TOP, end), (*side, *below), _up(_TAILBONE_SIDE), _up(_SACRUM_SIDE[2:])


_SHAPES: dict[str, Callable[[Silhouette], Outline]] = {
    "spine": _spine,
    "front and side of the neck": _side_of_neck,
    "back of the neck": _back_of_neck,
    "hollow above the collarbone": _hollow,
    "shoulder tops": _tops,
    "ridge of the shoulder blade": _ridge,
    "tip of the shoulder blade": _tip,
    "armpit": _armpit,
    "beside the low spine": _low_spine,
    "kidneys and lowest ribs": _kidneys,
    "flank": _flank,
    "hip crest": _hip_crest,
    "sacrum": _sacrum,
    "tailbone": _tailbone,
    "buttock": _buttock,
}
"""How the shape of each zone is made."""
