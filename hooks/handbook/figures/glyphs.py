"""The signs for what hands do: one function for each kind of mark.

All colours are custom properties of the style sheet; signs carry classes. Harder pressure is a wider line, a way home a broken one, and
every sign has a pale halo, so that a figure reads in grey.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations, groupby

from handbook.atlas.geometry import Cubic, Point
from handbook.atlas.views import View
from handbook.figures.paths import HEAD, arrowhead, number, path
from handbook.figures.plan import Laid
from handbook.figures.track import Track, arc
from handbook.models.figure import Circle, Glide
from handbook.models.measures import Pressure

SMALL_HEAD = HEAD * 0.72

HEAD_OF_A_CIRCLE = 0.3
"""Half the width of an arrowhead, as a part of the width of the circle that it ends."""

ROUND_THE_HAND = 1.15
"""How far out the arrows of a squeeze lie, as a part of the pressing area's half length: they leave the fingers free."""


SQUEEZE_GAP = 0.5
"""Half of what stays free between the signs of two squeezes, in cm."""


def glyph(laid: Laid, track: Track, view: View) -> str:
    """The sign of one hand's part in a mark, but for the arrowheads of a way."""
    return "".join(_GLYPHS[laid.kind](laid, track, view))


def _way(laid: Laid, track: Track, view: View) -> Iterator[str]:
    """The lines of ways; their arrowheads are drawn by ``heads``."""
    home = " mk--home" if isinstance(laid.mark, Glide) and laid.mark.return_ else ""
    for run in track.runs:
        legs = [_drawn(curve, view) for curve in run.curves]
        most = [_most(track.stops[leg].pressure) for leg in run.legs]
        groups = [[index for index, _ in group] for _, group in groupby(enumerate(most), key=lambda pair: pair[1])]
        ways = [(path([legs[index] for index in group]), most[group[0]]) for group in groups]
        yield "<g>"
        yield from (f'<path class="halo" d="{d}"/>' for d, _ in ways)
        yield from (f'<path class="mk mk--{pressure}{home}" d="{d}"/>' for d, pressure in ways)
        yield "</g>"


def heads(laid: Laid, track: Track, view: View) -> str:
    """The arrowheads of ways. They lie above all lines of a figure: one way often begins where another ends."""
    if _GLYPHS[laid.kind] is not _way:
        return ""
    size = HEAD if laid.kind == "glide" else SMALL_HEAD
    if isinstance(laid.mark, Circle):
        size = min(size, laid.mark.across * view.scale * HEAD_OF_A_CIRCLE)
    drawn = (arrowhead(_drawn(run.curves[-1], view), size) for run in track.runs)
    return "".join(f'<path class="halo halo--head" d="{d}"/><path class="mk-head" d="{d}"/>' for d in drawn)


def _ring(laid: Laid, track: Track, view: View) -> Iterator[str]:
    radius = max(track.use.half_width * view.scale, 14.0)
    for run in track.runs:
        yield _circle(view.to_drawing(track.stops[run.legs[0]].place), radius)


def _circle(middle: Point, radius: float) -> str:
    at = f'cx="{number(middle[0])}" cy="{number(middle[1])}" r="{number(radius)}"'
    return f'<circle class="halo" {at}/><circle class="hold" {at}/>'


def _press(laid: Laid, track: Track, view: View) -> Iterator[str]:
    """A ring with a point in it: lean in here."""
    for run in track.runs:
        x, y = view.to_drawing(track.stops[run.legs[0]].place)
        yield _circle((x, y), 15.0)
        yield f'<circle class="mk-head" cx="{number(x)}" cy="{number(y)}" r="6"/>'


def _squeeze(laid: Laid, track: Track, view: View) -> Iterator[str]:
    """Two arrows that curl towards each other, as fingers and thumb do."""
    places = {stop.place for other in laid.tracks for stop in other.stops}
    room = min((math.dist(a, b) / 2 - SQUEEZE_GAP for a, b in combinations(places, 2)), default=math.inf)
    for run in track.runs:
        stop = track.stops[run.legs[0]]
        middle, radius = view.to_drawing(stop.place), min(track.use.half_length * ROUND_THE_HAND, room) * view.scale
        for start in (200.0, 20.0):
            curves = arc(middle, radius, start + track.turn + view.turn, 125.0)
            yield from _small_arrow(curves, _most(stop.pressure))


def _sway(laid: Laid, track: Track, view: View) -> Iterator[str]:
    """An arrow to each side."""
    for run in track.runs:
        stop = track.stops[run.legs[0]]
        x, y = stop.place
        for way in (-1, 1):
            begin, end = x + way * 1.2, x + way * 4.6
            third = (end - begin) / 3
            curve: Cubic = ((begin, y), (begin + third, y), (end - third, y), (end, y))
            yield from _small_arrow([_drawn(curve, view)], _most(stop.pressure))


def _taps(laid: Laid, track: Track, view: View) -> Iterator[str]:
    """A row of dots."""
    curves = [_drawn(curve, view) for curve in track.runs[0].curves]
    d = path(curves)
    yield f'<path class="halo halo--tap" d="{d}"/><path class="mk mk--tap" d="{d}"/>'


def _small_arrow(curves: list[Cubic], pressure: int) -> Iterator[str]:
    way, head = path(curves), arrowhead(curves[-1], SMALL_HEAD)
    yield f'<path class="halo" d="{way}"/><path class="halo halo--head" d="{head}"/>'
    yield f'<path class="mk mk--{pressure}" d="{way}"/><path class="mk-head" d="{head}"/>'


def _drawn(curve: Cubic, view: View) -> Cubic:
    a, b, c, d = (view.to_drawing(point) for point in curve)
    return a, b, c, d


def _most(pressure: Pressure | None) -> int:
    return pressure.high if pressure else 1


_GLYPHS: dict[str, Callable[[Laid, Track, View], Iterator[str]]] = {
    "hold": _ring,
    "glide": _way,
    "fan": _way,
    "circle": _way,
    "wring": _way,
    "knead": _squeeze,
    "press": _press,
    "rock": _sway,
    "tap": _taps,
}
