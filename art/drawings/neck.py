"""Neck and tops of the shoulders from above, face down, close up."""

from __future__ import annotations

from art.drawing import BACK_LIMIT, Drawing
from art.drawings.back_lying import Page, lying
from art.drawings.back_map import BackMap
from art.drawings.back_outline import Pen
from art.drawings.backs import PEOPLE
from art.engine import svg

_SIZE = (700, 620)
_MARGIN = 24
"""Drawing units that are drawn beyond the page on each side, so that outlines run off it instead of along its edge."""

CLOSE = Page(
    BackMap(16.0, (350.0 + _MARGIN, 300.0 + _MARGIN)),
    (_SIZE[0] + 2 * _MARGIN, _SIZE[1] + 2 * _MARGIN),
    towel=None,
    pen=Pen(2.2, 3.4),
    close=True,
)
"""Twice the scale of a whole back, C7 at (350, 300) of what is seen: from the hairline to below the ridges of the blades."""


def neck_and_shoulders() -> str:
    """The drawing: the person of ``back``."""
    picture = svg.group(None, *lying(PEOPLE["back"], CLOSE), transform=f"translate(-{_MARGIN} -{_MARGIN})")
    return svg.document(*_SIZE, svg.group("neck-and-shoulders", picture))


DRAWINGS: tuple[Drawing, ...] = (Drawing("neck-and-shoulders", neck_and_shoulders, BACK_LIMIT),)
