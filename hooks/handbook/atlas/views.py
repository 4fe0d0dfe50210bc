"""The base drawings, and the window that a figure shows of them.

Drawings are in units of 1/8 cm. On the views of the back the origin of the body map lies at ``ORIGIN``; a scene has no body map.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from handbook.atlas.geometry import Point

UNITS_PER_CM = 8.0
ORIGIN: Point = (350.0, 258.4)
"""Where the tip of C7 lies on every drawing of the back."""


@dataclass(frozen=True)
class View:
    """A base drawing as a figure uses it.

    ``layers``: (file, id) in drawing order; ``window``: x, y, width and height in drawing units; ``mapped``: whether marks of the body
    map can be put on it; ``labels``: where the numbered disc of each part goes, and the point on the part that it names.
    """

    layers: tuple[tuple[str, str], ...]
    window: tuple[int, int, int, int]
    phrase: str
    mapped: bool = False
    labels: dict[str, tuple[Point, Point]] = field(default_factory=dict)


VIEWS: dict[str, View] = {
    "back": View(
        layers=(("back.svg", "back"),),
        window=(60, 120, 580, 670),
        phrase="The back from above, head at the top, a towel over the hips.",
        mapped=True,
    ),
    "back, giver at the left hip": View(
        layers=(("back.svg", "back"),),
        window=(60, 190, 580, 600),
        phrase="The back from above, head at the top, a towel over the hips.",
        mapped=True,
    ),
    "spine from behind": View(
        layers=(("spine-back.svg", "body-back"), ("spine-back.svg", "spine-back")),
        window=(100, 24, 500, 782),
        phrase="The spine drawn on a back seen from behind.",
        labels={
            "neck": ((462.0, 212.0), (350.0, 212.0)),
            "chest": ((238.0, 394.0), (350.0, 394.0)),
            "low back": ((462.0, 574.0), (350.0, 574.0)),
            "sacrum": ((238.0, 690.0), (350.0, 690.0)),
            "tailbone": ((462.0, 751.0), (350.0, 751.0)),
        },
    ),
    "spine from the side": View(
        layers=(("spine-side.svg", "body-side"), ("spine-side.svg", "spine-side")),
        window=(38, 44, 322, 806),
        phrase="The spine drawn in a body seen from the side.",
        labels={
            "neck": ((320.0, 222.0), (198.0, 222.0)),
            "chest": ((320.0, 386.0), (163.0, 386.0)),
            "low back": ((320.0, 571.0), (198.0, 571.0)),
            "sacrum": ((320.0, 682.0), (142.0, 682.0)),
            "tailbone": ((320.0, 754.0), (124.0, 754.0)),
        },
    ),
    "giver kneeling at a mat": View(
        layers=(("kneeling.svg", "kneeling"),),
        window=(69, 114, 788, 503),
        phrase="A giver kneels on a mat beside a receiver who lies face down, a towel over the hips, and rests both hands on their back.",
    ),
}


def to_drawing(point: Point) -> Point:
    """From cm on the body map to drawing units."""
    return ORIGIN[0] + UNITS_PER_CM * point[0], ORIGIN[1] + UNITS_PER_CM * point[1]
