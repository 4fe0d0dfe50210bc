"""Ways to use the hands, with the area that presses: what the safety check goes by.

Sizes are custom, for a middling adult hand (breadth over the knuckles about 8 cm): the thumb and the fingers lie along without weight,
so the pressing area is the palm.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HandUse:
    """A pair of hands as a figure draws them.

    ``half_width`` and ``half_length`` of the pressing area in cm; ``reach``: from its middle to the fingertips, in cm;
    ``drawing``: the name of the pair in ``hands.svg`` (``-left`` and ``-right`` are added).
    """

    half_width: float
    half_length: float
    reach: float
    drawing: str
    phrase: str


HANDS: dict[str, HandUse] = {
    "palms": HandUse(half_width=3.4, half_length=4.5, reach=12.5, drawing="palms", phrase="both palms"),
}
