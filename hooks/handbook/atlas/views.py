"""The base drawings, and the window that a figure shows of them.

A view of the back is mapped: the body map lies on it, so that marks can be put on it. A scene and a close-up have no body map.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from handbook.atlas.geometry import Point
from handbook.positions import Position

Side = Literal["left", "right"]

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}

_TURNS: dict[Side | None, int] = {None: 0, "left": -90, "right": 90}

UNITS_PER_CM = 8.0
ORIGIN: Point = (350.0, 258.4)
"""Where the tip of C7 lies on the drawings of the back."""


@dataclass(frozen=True)
class View:
    """A base drawing as a figure uses it.

    ``layers``: (file, id) in drawing order; ``window``: x, y, width and height in drawing units; ``mapped``: whether the body map lies on
    it, with the tip of C7 at ``origin`` and ``scale`` units to the cm; ``parts``: the point of each part that a label can name;
    ``peopled``: whether the receiver can be drawn as another person; ``shirt``: whether the receiver wears one; ``sides``: on which side a
    part is drawn, where it is on one only; ``lies_on``: the side that the receiver lies on, if on one; ``sits``: whether they sit. On the
    side the map is turned by a quarter, with the other side up. With the upper arm forward on its pillow, a shoulder blade lies a
    centimetre or two further out than on the map, and its ridge further down: the map is meant as generously. One drawing shows both: it
    is mirrored within its window for somebody on
    the right side.
    """

    layers: tuple[tuple[str, str], ...]
    window: tuple[int, int, int, int]
    mapped: bool = False
    parts: dict[str, Point] = field(default_factory=dict)
    peopled: bool = False
    shirt: bool = False
    sides: dict[str, Side] = field(default_factory=dict)
    origin: Point = ORIGIN
    scale: float = UNITS_PER_CM
    lies_on: Side | None = None
    sits: bool = False

    @property
    def position(self) -> Position:
        """How the receiver lies or sits."""
        return "on the side" if self.lies_on else "sitting" if self.sits else "face down"

    @property
    def up(self) -> Side | None:
        """The side that is up, where the receiver lies on the other."""
        return OTHER[self.lies_on] if self.lies_on else None

    @property
    def turn(self) -> int:
        """How far the body map is turned from lying with the head up, in degrees clockwise."""
        return _TURNS[self.lies_on]

    @property
    def mirrored(self) -> bool:
        """Whether the drawing is mirrored within the window."""
        return self.lies_on == "right"

    def to_drawing(self, point: Point) -> Point:
        """From cm on the body map to drawing units."""
        x, y = _turned(point, self.turn)
        return self.origin[0] + self.scale * x, self.origin[1] + self.scale * y


def _turned(point: Point, turn: int) -> Point:
    x, y = point
    return (x, y) if turn == 0 else (y, -x) if turn < 0 else (-y, x)


_BACKS: dict[str, tuple[int, int, int, int]] = {
    "back": (60, 120, 580, 670),
    "upper back": (90, 130, 520, 400),
    "lower back": (90, 400, 520, 390),
}
"""The windows on a back that lies face down."""


def _on_the_side(side: Side) -> View:
    left, width, (across, down) = 26, 688, (246.0, 210.0)
    origin = across if side == "left" else 2 * left + width - across, down
    return View((("back-on-the-side.svg", "back-on-the-side"),), (left, 24, width, 386), mapped=True, origin=origin, lies_on=side)


def _plate(name: str, sides: dict[str, Side] | None = None) -> View:
    return View(((f"{name}.svg", name),), (60, 24, 580, 782), mapped=True, sides=sides or {})


def _picture(name: str, width: int, height: int) -> View:
    return View(((f"{name}.svg", name),), (0, 0, width, height))


_SPINE_PARTS: dict[str, Point] = {
    "neck": (350.0, 212.0),
    "chest": (350.0, 394.0),
    "low back": (350.0, 574.0),
    "sacrum": (350.0, 690.0),
    "tailbone": (350.0, 751.0),
}

_DEEP_SIDES: dict[str, Side] = {
    **dict.fromkeys(
        ("rhomboids", "levator scapulae", "serratus posterior inferior", "splenius", "supraspinatus", "infraspinatus", "teres"), "left"
    ),
    **dict.fromkeys(("erector spinae", "quadratus lumborum", "gluteus medius"), "right"),
}
"""The plate of the deep muscles has its middle layer on the left and its deepest on the right."""

_CLOSE_UPS = {
    "palms": "palms",
    "hand over hand": "hand-over-hand",
    "heels": "heel",
    "kneading hands": "knead",
    "wringing hands": "wring",
    "finger pads": "finger-pads",
    "thumbs": "thumbs",
    "fists": "fist",
    "forearm": "forearm",
    "cupped hands": "cupped",
    "edges of the hands": "edge",
}
"""The close-up of each hand use."""

VIEWS: dict[str, View] = {
    **{name: View((("back.svg", "back"),), window, mapped=True, peopled=True) for name, window in _BACKS.items()},
    **{f"{name} in a shirt": View((("back-shirt.svg", "back-shirt"),), window, mapped=True, shirt=True) for name, window in _BACKS.items()},
    "seated back": View((("seated-back.svg", "seated-back"),), (60, 20, 580, 700), mapped=True, shirt=True, sits=True),
    "neck and shoulders": View(
        (("neck-and-shoulders.svg", "neck-and-shoulders"),), (0, 0, 700, 620), mapped=True, origin=(350.0, 300.0), scale=16.0
    ),
    "back on the left side": _on_the_side("left"),
    "back on the right side": _on_the_side("right"),
    "bones": _plate("bones"),
    "muscles": _plate("muscles"),
    "deep muscles": _plate("deep-muscles", _DEEP_SIDES),
    "no pressure": _plate("no-pressure"),
    "spine from behind": View((("spine-back.svg", "body-back"), ("spine-back.svg", "spine-back")), (100, 24, 500, 782), parts=_SPINE_PARTS),
    "spine from the side": View(
        (("spine-side.svg", "body-side"), ("spine-side.svg", "spine-side")),
        (38, 34, 322, 816),
        parts={
            "neck": (198.0, 222.0),
            "chest": (163.0, 386.0),
            "low back": (198.0, 571.0),
            "sacrum": (142.0, 682.0),
            "tailbone": (124.0, 754.0),
        },
    ),
    "giver at a table": _picture("scene-table", 768, 543),
    "giver kneeling at a mat": _picture("scene-mat", 803, 404),
    "giver at a bed": _picture("scene-bed", 795, 516),
    "giver behind a chair": _picture("scene-seated", 600, 734),
    "lying on the side": _picture("scene-side-lying", 860, 460),
    "lying face down": _picture("scene-prone", 860, 420),
    "table height": _picture("scene-table-height", 680, 690),
    "spreading the towel": _picture("scene-settle", 800, 650),
    "still hands": _picture("scene-hold", 800, 600),
    "turning someone over": _picture("scene-turning-over", 780, 670),
    "getting up": _picture("getting-up", 900, 400),
    "ball against a wall": _picture("ball-wall", 780, 770),
    "squeezing your own shoulder": _picture("self-squeeze", 760, 720),
    "wrists and thumbs": _picture("close-wrists", 560, 420),
    **{f"close-up of {name}": _picture(f"close-{drawing}", 560, 420) for name, drawing in _CLOSE_UPS.items()},
}
"""Every view by its name in a lesson."""
