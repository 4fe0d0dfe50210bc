"""The giver's hands from above, as symbols that a figure places on the drawings of the back: 8 units to the centimetre, fingers up.

Each file ``hands-USE.svg`` has the groups ``USE-left`` and ``USE-right``, the giver's own left and right hand, or the group ``USE`` where
the two make one thing. (0, 0) of a group is the middle of the area that presses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from art.drawing import SYMBOL_LIMIT, Drawing
from art.drawings.hand_poses import LOWER_HAND, POSES, UPPER_HAND
from art.drawings.hand_skin_roll import roll
from art.drawings.hand_symbol import MIDDLE, PAGE, layers, see, symbol
from art.engine import svg
from art.engine.pose import signed

_LETTERS = {"left": "L", "right": "R"}
"""How the engine calls the sides."""
_WIDTH = 1000
_PLACES = {"left": 350, "right": 650}
"""Width of the file of two hands in drawing units, and where their middles lie on it."""

_UPPER_AT = (2, 8)
"""Where the middle of the upper of two hands lies that make one thing: the fingertips of the lower one look out."""


@dataclass(frozen=True)
class HandMeasure:
    """What the safety check needs of a hand use, in cm from the origin of its symbol.

    ``half_width`` and ``half_length``: half axes of an ellipse that holds all that presses, across and along the fingers; ``inner_edge``:
    how far the drawn hand (not the arm) reaches towards the thumb's side, also where it does not touch.
    """

    half_width: float
    half_length: float
    inner_edge: float


HAND_MEASURES: dict[str, HandMeasure] = {
    "palms": HandMeasure(3.7, 5.0, 4.4),
    "hand-over-hand": HandMeasure(4.0, 5.2, 5.6),
    "heels": HandMeasure(3.2, 2.6, 4.9),
    "knead": HandMeasure(3.2, 4.0, 3.2),
    "wring": HandMeasure(3.7, 5.0, 4.4),
    "finger-pads": HandMeasure(2.8, 1.4, 4.9),
    "thumbs": HandMeasure(1.1, 1.4, 1.5),
    "fists": HandMeasure(3.9, 2.2, 4.8),
    "forearm": HandMeasure(3.6, 7.0, 4.6),
    "cupped": HandMeasure(4.2, 6.5, 4.9),
    "edge": HandMeasure(1.6, 4.8, 6.2),
}
"""``inner_edge`` is measured on the drawings, ink included, and rounded up; the ellipses are judged from the poses, generously."""


def _single(use: str) -> str:
    """The file of a use in which each hand is drawn by itself."""
    hands = (svg.group(None, _hand(use, side), transform=f"translate({x} {MIDDLE[1]:g})") for side, x in _PLACES.items())
    return svg.document(_WIDTH, PAGE[1], *hands)


def _hand(use: str, side: str) -> str:
    """The group of one hand of a use."""
    letter = _LETTERS[side]
    under = roll(-signed(letter), MIDDLE) if use == "knead" else ""
    return symbol(f"{use}-{side}", layers(see(POSES[use], letter), under))


def _hand_over_hand(use: str) -> str:
    """The file of the left hand under the right one."""
    lower, upper = (layers(see(pose, letter)) for pose, letter in ((LOWER_HAND, "L"), (UPPER_HAND, "R")))
    both = svg.group(use, symbol(None, lower), symbol(None, upper, at=_UPPER_AT))
    return svg.document(PAGE[0], PAGE[1], svg.group(None, both, transform=f"translate({MIDDLE[0]:g} {MIDDLE[1]:g})"))


DRAWINGS = (
    *(Drawing(f"hands-{use}", partial(_single, use), SYMBOL_LIMIT) for use in POSES),
    Drawing("hands-hand-over-hand", partial(_hand_over_hand, "hand-over-hand"), SYMBOL_LIMIT),
)
