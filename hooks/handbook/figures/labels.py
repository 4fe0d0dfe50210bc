"""Where the numbered discs of a figure's labels go: in two columns at the edges of the picture, so that no line crosses another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from handbook.atlas.geometry import Point
from handbook.atlas.parts import targets
from handbook.atlas.views import View
from handbook.figures.faults import Fault

DISC_RADIUS = 20.0
GAP = 50.0
"""Between the middles of two discs in a column, in drawing units."""

INSET = 30.0
"""From the picture's edge to the middle of a disc."""

CLOSEST = 16.0
"""Between two places that are labelled: closer, nobody could tell which line ends where."""


@dataclass(frozen=True)
class Label:
    """A numbered disc: the part's name, the middle of the disc and the point that its line leads to, in drawing units.

    ``of_view``: whether the part is one of the view's own, and not of the body map.
    """

    name: str
    number: int
    disc: Point
    target: Point
    of_view: bool = False


def place_labels(view: View, names: Sequence[str]) -> tuple[tuple[Label, ...], list[Fault]]:
    """The discs of all labels, numbered in the order of their names; or what is wrong with them."""
    if not names:
        return (), []
    points = {name: _point(view, name) for name in names}
    faults = list(_too_close(points)) + list(_outside(view, points))
    if faults:
        return (), faults
    best: tuple[int, dict[str, Point]] | None = None
    for sides in _divisions(view, points):
        discs = {name: disc for side, group in sides.items() for name, disc in _column(view, side, group).items()}
        crossings = _crossings(discs, {name: _end(points[name], view, discs[name]) for name in discs})
        if len(discs) == len(names) and (best is None or crossings < best[0]):
            best = crossings, discs
        if best is not None and best[0] == 0:
            break
    if best is None or best[0] > 0:
        what = f"{len(names)} labels collide in this view" if best else f"there is no room for {len(names)} labels in this view"
        return (), [Fault(("labels",), what, "label fewer parts, or choose a view of a smaller part of the back")]
    discs = best[1]
    labels = (
        Label(name, number, discs[name], _end(points[name], view, discs[name]), name in view.parts)
        for number, name in enumerate(names, start=1)
    )
    return tuple(labels), []


def _point(view: View, name: str) -> Point:
    if name in view.parts:
        return view.parts[name]
    x, y = targets()[name]
    return view.to_drawing((-x if view.up == "left" else x, y))


def _end(point: Point, view: View, disc: Point) -> Point:
    """The point of a part on the side of its disc: what lies on both sides of the spine may be pointed at on either, if none is below."""
    if point in view.parts.values() or view.lies_on:
        return point
    middle = view.origin[0]
    return (2 * middle - point[0], point[1]) if disc[0] < middle else point


def _divisions(view: View, points: dict[str, Point]) -> list[dict[str, dict[str, Point]]]:
    """Ways to share the labels between the two columns, the most even first."""
    ordered = sorted(points, key=lambda name: (points[name][1], name))
    halves = (ordered[::2], ordered[1::2])
    shares = [halves, (halves[1], halves[0]), (ordered, []), ([], ordered)]
    divided = []
    for right, _ in shares:
        on_the_right = {name for name in points if view.sides.get(name, "right" if name in right else "left") == "right"}
        divided.append({side: {n: p for n, p in points.items() if (n in on_the_right) == (side == "right")} for side in ("right", "left")})
    return divided


def _column(view: View, side: str, group: dict[str, Point]) -> dict[str, Point]:
    """The discs of one column from the top down, each as near to its part's height as the others let it; nothing if they do not fit."""
    x, y, width, height = view.window
    column = x + width - INSET if side == "right" else x + INSET
    lowest, highest = y + height - INSET, y + INSET
    if (len(group) - 1) * GAP > lowest - highest:
        return {}
    names = sorted(group, key=lambda name: (group[name][1], name))
    heights: list[float] = []
    for index, name in enumerate(names):
        least = heights[-1] + GAP if heights else highest
        most = lowest - (len(names) - 1 - index) * GAP
        heights.append(min(max(group[name][1], least), most))
    return {name: (column, height_) for name, height_ in zip(names, heights, strict=True)}


def _too_close(points: dict[str, Point]) -> list[Fault]:
    names = list(points)
    return [
        Fault(("labels", names.index(two)), f"the labels “{one}” and “{two}” collide: they name one place", "keep one of the two")
        for one, two in combinations(names, 2)
        if abs(points[one][0] - points[two][0]) < CLOSEST and abs(points[one][1] - points[two][1]) < CLOSEST
    ]


def _outside(view: View, points: dict[str, Point]) -> list[Fault]:
    x, y, width, height = view.window
    return [
        Fault(("labels", index), f"“{name}” lies outside this view", "choose a view that shows it")
        for index, (name, (px, py)) in enumerate(points.items())
        if not (x <= px <= x + width and y <= py <= y + height)
    ]


def _crossings(discs: dict[str, Point], ends: dict[str, Point]) -> int:
    """How many lines cross another line or run through another's disc."""
    count = 0
    for one, two in combinations(discs, 2):
        count += _cross(discs[one], ends[one], discs[two], ends[two])
    return count


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
