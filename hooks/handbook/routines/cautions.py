"""What cautions leave of a step. Of several cautions the stricter rule wins: for pressure, place, hands, cover and position each by itself.

So what is done fits a set of cautions when it fits each of them, and nothing but single cautions needs to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

from handbook.figures.caps import Touch
from handbook.models.cautions import Caution
from handbook.positions import Position


def most(caution: Caution, stroke: str | None, hands: str, place: str) -> int:
    """The most pressure that a caution leaves to hands at a place, 0 to 10; 0: nothing at all."""
    cell = caution.strokes.get(stroke or "")
    if cell is None or place in caution.closed or (cell.only and place not in cell.only) or (cell.hands and hands not in cell.hands):
        return 0
    return min(cell.most, caution.most)


def fits(caution: Caution, touches: Iterable[Touch], shirt: bool) -> bool:
    """Whether hands may do all this, for somebody with a caution, bare or through a shirt."""
    touched = list(touches)
    cells = [caution.strokes.get(touch.stroke or "") for touch in touched]
    if not shirt and (caution.shirt or any(cell is not None and cell.shirt for cell in cells)):
        return not touched
    return all(touch.high <= most(caution, touch.stroke, touch.hands, touch.place) for touch in touched)


def left_of(caution: Caution, touches: Iterable[Touch], shirt: bool) -> int:
    """The most pressure at which a caution leaves a step, 0 to 10; 0: it is left out. The step's own where it may stay."""
    touched = list(touches)
    highest = max((touch.high for touch in touched), default=0)
    for most_now in range(highest, 0, -1):
        if fits(caution, (touch._replace(high=min(touch.high, most_now)) for touch in touched), shirt):
            return most_now
    return 0


def takes(caution: Caution, positions: Iterable[Position]) -> bool:
    """Whether somebody with a caution may lie or sit in one of these ways."""
    return any(position in caution.positions for position in positions)
