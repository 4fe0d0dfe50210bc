"""Who is drawn: several builds, skins and hair, so that no lesson shows the only kind of body there is.

A lesson keeps its two people. Which ones they are follows from the lesson's name, so that an author need not think of it and two builds
are alike.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

RECEIVERS: dict[str, str] = {
    "neutral": "back",
    "woman": "back-woman",
    "man": "back-man",
    "older": "back-older",
    "larger": "back-larger",
}
"""The drawing of the back of each receiver."""


@dataclass(frozen=True)
class People:
    """A receiver by name, and the classes of the style sheet that colour the receiver's skin and hair and the giver's."""

    receiver: str
    receiver_skin: int
    giver_skin: int

    def shown(self, receiver: str | None) -> People:
        """The same two, with another receiver's body where a figure asks for it."""
        return replace(self, receiver=receiver) if receiver else self

    @property
    def classes(self) -> str:
        """The classes of a figure that shows them."""
        return f"rs{self.receiver_skin} gs{self.giver_skin}{' grey' if self.receiver == 'older' else ''}"


PEOPLE: tuple[People, ...] = (
    People("neutral", 1, 3),
    People("man", 4, 2),
    People("woman", 3, 1),
    People("older", 2, 4),
    People("larger", 1, 4),
    People("woman", 2, 3),
    People("larger", 4, 3),
    People("man", 1, 2),
)


def people_of(slug: str) -> People:
    """The two people of a lesson."""
    return PEOPLE[zlib.crc32(slug.encode()) % len(PEOPLE)]
