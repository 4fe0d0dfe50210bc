"""Ways to use the hands, with the area that presses: what the safety check goes by.

Sizes are custom, for a middling adult hand (breadth over the knuckles about 8 cm). Fingers and thumb that only lie along bear no weight,
so the pressing area is that through which the weight goes, taken generously.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HandUse:
    """A way to use the hands, as a figure draws it with the fingers pointing up.

    ``half_width`` and ``half_length`` of the pressing area in cm, across and along the fingers; ``inner_edge``: from its middle to the
    edge that must stay off the spine, in cm: of flat hands that of the thumb, of the others that of what presses; ``drawing``: the file
    of its drawing and the first part of its two ids, whose origin is the middle of that area; ``kinds``: the kinds of mark that it can
    make; ``flat``: whether the weight is spread over a flat hand; ``single``: whether both hands make one thing, of one id without a side.
    """

    half_width: float
    half_length: float
    inner_edge: float
    drawing: str
    kinds: frozenset[str]
    flat: bool = False
    single: bool = False


def _kinds(names: str) -> frozenset[str]:
    return frozenset(names.split())


HANDS: dict[str, HandUse] = {
    "palms": HandUse(3.3, 4.8, 4.4, "palms", _kinds("hold glide fan circle wring rock press"), flat=True),
    "hand over hand": HandUse(4.0, 5.2, 5.6, "hand-over-hand", _kinds("hold glide circle rock press"), flat=True, single=True),
    "heels": HandUse(3.2, 2.6, 3.3, "heels", _kinds("glide circle press hold rock")),
    "kneading hands": HandUse(3.2, 2.6, 3.2, "knead", _kinds("knead hold")),
    "wringing hands": HandUse(3.7, 5.0, 4.4, "wring", _kinds("wring hold"), flat=True),
    "finger pads": HandUse(2.8, 1.2, 2.9, "finger-pads", _kinds("hold glide circle press knead rock")),
    "fingertips": HandUse(2.8, 1.6, 2.9, "finger-pads", _kinds("glide"), flat=True),
    "thumbs": HandUse(1.1, 1.4, 1.5, "thumbs", _kinds("press circle glide")),
    "fists": HandUse(3.6, 2.4, 3.7, "fists", _kinds("glide circle press")),
    "forearm": HandUse(3.6, 7.0, 3.7, "forearm", _kinds("glide hold press")),
    "cupped hands": HandUse(4.0, 5.5, 4.1, "cupped", _kinds("tap")),
    "edges of the hands": HandUse(1.6, 4.8, 1.7, "edge", _kinds("tap")),
}
"""Every hand use by its name in a lesson."""
