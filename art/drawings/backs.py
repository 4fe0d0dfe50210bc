"""Backs from above, face down under a towel: the base drawings of most lessons, with the same marks on different people."""

from __future__ import annotations

from functools import partial

from art.drawing import BACK_LIMIT, Drawing
from art.drawings.back_lying import Page, lying
from art.drawings.back_map import WHOLE_BACK
from art.drawings.back_outline import Pen
from art.drawings.back_person import NEUTRAL, Person
from art.engine import svg

PEOPLE: dict[str, Person] = {
    "back": Person(NEUTRAL, "short"),
    "back-woman": Person({"female": 0.9, "lean": 0.1}, "bun", 0.225, ((12, 0.98), (22, 0.96), (36, 0.93), (50, 1.0), (62, 1.02))),
    "back-man": Person(
        {"athletic": 0.8, "larger-male": 0.4, "lean": -0.2},
        "short",
        0.245,
        ((14, 1.0), (24, 0.95), (36, 0.94), (50, 0.95), (62, 0.96)),
        1.02,
    ),
    "back-older": Person(
        {"older": 1.0},
        "thinning",
        0.27,
        ((10, 0.97), (20, 0.95), (38, 0.94), (50, 0.93), (62, 0.93)),
        creases=((37.0, 4.6), (40.0, 3.2)),
        relief=0.75,
    ),
    "back-larger": Person(
        {"larger": 1.0},
        "curls",
        0.315,
        ((10, 0.98), (16, 0.95), (24, 0.91), (30, 0.94), (40, 0.99), (50, 0.98), (62, 0.95)),
        creases=((27.0, 5.6), (40.0, 7.0)),
        relief=0.5,
    ),
}
"""Who lies in which drawing."""

WHOLE = Page(WHOLE_BACK, (700, 960), towel=52.7, pen=Pen())
"""The page of them all: the towel begins just below the dimples."""


def back(name: str) -> str:
    """The drawing of one of ``PEOPLE``."""
    return svg.document(*WHOLE.size, svg.group(name, *lying(PEOPLE[name], WHOLE)))


DRAWINGS: tuple[Drawing, ...] = tuple(Drawing(name, partial(back, name), BACK_LIMIT) for name in PEOPLE)
