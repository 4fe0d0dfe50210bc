"""What readers call the parts that a figure numbers or colours: lay name first, standard term second."""

from __future__ import annotations

from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.regions import REGIONS
from handbook.figures.messages import DEFAULT, said_place

BESIDE = "beside "
"""How a place is called that has no name of its own, only that of its neighbour: it takes no article."""


def lay_name(name: str, of_view: bool = False, language: str = DEFAULT) -> str:
    """A part's name as it stands in a sentence, by its name in lessons. ``of_view``: it is a part of the view itself, as on the spine."""
    if of_view:
        return REGIONS[name].name.lower()
    if name in LANDMARKS:
        return said_place(name, language=language)
    if name in MUSCLES:
        return MUSCLES[name].lay
    return name if name.startswith(BESIDE) else f"the {name}"


def detail(name: str, of_view: bool = False) -> str:
    """What stands below the name: the standard term, or nothing."""
    if of_view:
        return REGIONS[name].detail
    return MUSCLES[name].term if name in MUSCLES else ""


def on_place(name: str) -> str:
    """Where hands are that touch a zone or open ground: ``on the flank``, ``beside the low spine``."""
    return name if name.startswith("beside ") else f"on the {name}"
