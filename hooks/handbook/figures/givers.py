"""Where the giver is, and so which way their fingers point and which hand works where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbook.atlas.views import OTHER, Side
from handbook.figures.track import Hand


@dataclass(frozen=True)
class Giver:
    """A place of the giver.

    ``turn``: how far their fingers are turned from pointing to the receiver's head, in degrees clockwise; ``on_the_right``: their hand
    on the receiver's right, where the two lie side by side; ``nearer_the_head``: their hand nearer the head, where both lie on one side.
    """

    turn: int
    on_the_right: Hand
    nearer_the_head: Hand

    @property
    def beside(self) -> bool:
        """Whether the giver reaches across the back, and not along it."""
        return self.turn % 180 != 0


GIVERS: dict[str, Giver] = {
    "at the head": Giver(180, "left", "left"),
    "at the left hip": Giver(0, "right", "right"),
    "at the right hip": Giver(0, "right", "left"),
    "behind": Giver(0, "right", "right"),
    "at the left side": Giver(90, "right", "left"),
    "at the right side": Giver(-90, "left", "right"),
}
"""Every place of the giver by its name in a lesson, beside somebody who lies face down or sits."""

BEHIND: dict[str, Giver] = {
    "behind the back": Giver(90, "right", "left"),
    "behind the hips": Giver(0, "left", "left"),
}
"""The same behind somebody who lies on the left side.

Facing the head, the left hand works: a palm lies at ease on what is upright when the thumb is up.
"""

TURNED: dict[str, str] = {
    "at the left side": "at the left hip",
    "at the right side": "at the right hip",
    "behind the back": "behind the hips",
    "behind the hips": "behind the back",
}
"""Where a giver is who only turns, without a step: what cannot be done from one of the two can often be done from the other."""

AT_THE_HIP = "at the left hip"
AT_THE_SIDE = "at the left side"
BEHIND_THE_BACK = "behind the back"


def givers(lies_on: Side | None) -> dict[str, Giver]:
    """The places of the giver by name. ``lies_on``: the side that the receiver lies on, if on one."""
    if lies_on is None:
        return GIVERS
    return BEHIND if lies_on == "left" else {name: _mirrored(giver) for name, giver in BEHIND.items()}


def _mirrored(giver: Giver) -> Giver:
    # What is mirrored is the side, too: the left hand on the right side becomes the right hand on the left.
    return replace(giver, turn=-giver.turn, nearer_the_head=OTHER[giver.nearer_the_head])
