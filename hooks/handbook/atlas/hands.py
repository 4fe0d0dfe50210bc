"""Ways to use the hands, with the area that presses: what the safety check goes by.

Sizes are custom, for a middling adult hand (breadth over the knuckles about 8 cm): the thumb and the fingers lie along without weight,
so the pressing area is the palm from its heel to the roots of the fingers, as wide as the heel through which the weight goes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HandUse:
    """A pair of hands as a figure draws them.

    ``half_width`` and ``half_length`` of the pressing area in cm; ``inner_edge``: from its middle to the edge of the thumb, in cm;
    ``drawing``: the name of the pair in ``hands.svg`` (``-left`` and ``-right`` are added), whose origin is the middle of that area.
    """

    half_width: float
    half_length: float
    inner_edge: float
    drawing: str
    phrase: str


HANDS: dict[str, HandUse] = {
    "palms": HandUse(half_width=3.3, half_length=4.8, inner_edge=4.4, drawing="palms", phrase="both palms"),
}
