"""Where the giver is, and so which way their fingers point and which hand works where."""

from __future__ import annotations

from dataclasses import dataclass

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
"""Every place of the giver by its name in a lesson."""

AT_THE_HIP = "at the left hip"
AT_THE_SIDE = "at the left side"
