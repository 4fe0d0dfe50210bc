"""Plates: what lies under the skin of the back, drawn from the body's atlas on one and the same body.

All are mapped like the views of the back: 8 units to the centimetre, the tip of C7 at (350, 258.4).
"""

from __future__ import annotations

from art.drawing import Drawing
from art.drawings import plate_bones
from art.drawings import plate_paths as paths
from art.drawings.plate_body import SIZE, hairs, skin
from art.drawings.plate_muscles import muscle
from art.engine import svg
from art.engine.numerals import number
from handbook.atlas.organs import LEFT_KIDNEY, RIGHT_KIDNEY

_LIMIT = 14 * 1024
"""Bytes of a plate when packed."""

_FAINT = 0.6
"""Opacity of bones that only tell where the rest lies."""

_SURFACE = ("rhomboids", "infraspinatus", "teres")
_OVER_BLADE = (
    "gluteus medius", "thoracolumbar fascia", "external oblique", "latissimus dorsi", "gluteus maximus", "trapezius", "deltoid",
)  # fmt: skip
"""The muscles under the skin, the deeper ones first; the ridge of the blade lies between the two groups."""

_MIDDLE = ("serratus posterior inferior", "splenius", "supraspinatus", "infraspinatus", "teres")
_OVER_RIDGE = ("levator scapulae", "rhomboids")
_DEEP = ("quadratus lumborum", "erector spinae", "gluteus medius")
"""The layers below, the deeper ones first."""

_WINDOW = (100, 24, 500, 782)
"""Window of the plate of the spine: lessons point at places in it."""


def bones() -> str:
    """The skeleton of the back with shoulders, ribs and pelvis."""
    return _plate("bones", skin(), hairs(), plate_bones.skeleton())


def muscles() -> str:
    """The muscles under the skin, on both sides."""
    under = plate_bones.skeleton(only=("sacrum", "coccyx", "hip bone", "scapula"))
    first = "".join(paths.both(muscle(name)) for name in _SURFACE)
    rest = "".join(paths.both(muscle(name)) for name in _OVER_BLADE)
    return _plate("muscles", skin(), under, first, paths.both(plate_bones.ridge()), rest, hairs())


def deep_muscles() -> str:
    """The middle layer on the left, the deep layer on the right, over faint bones; the right blade lies over the long muscles."""
    shoulder = ("scapula", "humerus")
    under = plate_bones.skeleton(without=("clavicle", "pubis", *shoulder))
    blade = plate_bones.skeleton(only=shoulder, mirrored=False)
    middle = (*(muscle(name) for name in _MIDDLE), plate_bones.ridge(), *(muscle(name) for name in _OVER_RIDGE))
    left = svg.group(None, blade, *middle, transform=paths.MIRROR)
    right = "".join(muscle(name) for name in _DEEP)
    return _plate("deep-muscles", skin(), under, left, right, blade, hairs())


def no_pressure() -> str:
    """The bones and the kidneys that want no pressure."""
    right, left = paths.data(RIGHT_KIDNEY), paths.data(LEFT_KIDNEY)
    kidneys = paths.painted("organ", "line", 1.4, *(part for drawn in (right, left) for part in (paths.depth(drawn), paths.plain(drawn))))
    bones_over = _faint(plate_bones.skeleton(without=("clavicle", "pubis", "femur", "humerus")))
    return _plate("no-pressure", skin(), kidneys, bones_over, hairs())


def spine_back() -> str:
    """The spine with its parts in colours, over faint ribs, blades and hip bones."""
    around = _faint(plate_bones.skeleton(without=("spine", "clavicle", "pubis", "femur", "humerus")))
    content = svg.group("body-back", skin(), hairs()) + svg.group("spine-back", around, plate_bones.spine())
    window = " ".join(number(value) for value in _WINDOW)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{window}">{content}</svg>\n'


def _faint(elements: str) -> str:
    return f'<g opacity="{_FAINT:g}">{elements}</g>'


def _plate(name: str, *elements: str) -> str:
    return svg.document(*SIZE, svg.group(name, *elements))


DRAWINGS: tuple[Drawing, ...] = (
    Drawing("spine-back", spine_back, _LIMIT),
    Drawing("bones", bones, _LIMIT),
    Drawing("muscles", muscles, _LIMIT),
    Drawing("deep-muscles", deep_muscles, _LIMIT),
    Drawing("no-pressure", no_pressure, _LIMIT),
)
