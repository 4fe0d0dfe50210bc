"""The back from the side: a body that stands at ease, and the spine inside it from the atlas to the tip of the tailbone.

Page: 8 units a cm, y down, the face to the page's right. The levels of the bones are those of the views from behind (C7 at y 258.4); the
curves and the sizes of the vertebrae are typical ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from art.drawing import SCENE_LIMIT, Drawing
from art.engine.arrays import Floats, Mask, unit
from art.engine.body import Body, blend
from art.engine.camera import Camera
from art.engine.contours import contours
from art.engine.curves import closed_path, line_path, mask_path, spline
from art.engine.hair import hair
from art.engine.ink import pen
from art.engine.palette import colour
from art.engine.pose import arm_to, signed
from art.engine.raster import Frame, Part, render
from art.engine.strands import visible_strands
from art.engine.svg import document, group, path
from art.engine.tone import shade

PAGE = (400, 900)
_UNITS_PER_M = 800.0

_POINTS_A_KNOT = 12
_FIT = 0.3
"""Tolerance of the bones' outlines, in drawing units."""

_WEIGHT = "translate(.4 .6)"
"""A bone's shadow side: the same outline in ink, shifted down and forwards, shows as a heavier edge."""

# Vertebra: centre of its body x, y; half the depth of the body; thickness of the disc below; tip of its spinous process x, y.
_LEVELS: tuple[tuple[str, float, float, float, float, float, float], ...] = (
    ("C2", 197.8, 191.6, 7.2, 2.6, 167.4, 198.8),
    ("C3", 200.9, 201.6, 7.5, 2.6, 168.5, 208.8),
    ("C4", 202.4, 212.0, 7.8, 2.6, 167.4, 218.4),
    ("C5", 202.0, 222.4, 8.0, 2.6, 163.9, 229.6),
    ("C6", 200.1, 233.6, 8.3, 2.6, 158.3, 242.4),
    ("C7", 196.7, 246.0, 8.6, 2.6, 152.5, 258.4),
    ("T1", 191.8, 260.4, 9.0, 2.2, 146.5, 274.4),
    ("T2", 184.8, 278.8, 9.6, 2.2, 137.5, 295.2),
    ("T3", 177.6, 298.8, 10.2, 2.3, 129.1, 319.2),
    ("T4", 171.3, 319.8, 10.8, 2.3, 124.0, 344.0),
    ("T5", 166.7, 341.5, 11.4, 2.4, 121.5, 365.6),
    ("T6", 164.0, 363.8, 12.0, 2.4, 120.4, 391.2),
    ("T7", 163.4, 386.3, 12.3, 2.6, 121.5, 417.6),
    ("T8", 164.8, 408.9, 12.7, 2.8, 124.9, 439.2),
    ("T9", 168.1, 431.4, 13.0, 3.0, 129.3, 458.4),
    ("T10", 172.9, 454.0, 13.3, 3.2, 133.6, 478.4),
    ("T11", 178.7, 476.6, 13.7, 3.4, 137.5, 500.0),
    ("T12", 185.1, 499.4, 14.0, 3.6, 140.0, 518.4),
    ("L1", 191.4, 522.7, 14.4, 4.2, 142.8, 547.2),
    ("L2", 196.6, 546.6, 14.8, 4.5, 145.0, 567.2),
    ("L3", 199.6, 570.7, 15.2, 4.9, 145.9, 586.4),
    ("L4", 198.8, 595.1, 15.6, 5.2, 142.5, 608.8),
    ("L5", 192.8, 619.3, 16.0, 5.4, 136.4, 632.0),
)
_SACRAL_BASE = (181.5, 641.3)
"""Where the body of S1 would have its centre: it gives the last disc its slant."""

_REGIONS = {"C": 1, "T": 2, "L": 3}
_SACRUM_REGION, _TAILBONE_REGION = 4, 5


@dataclass(frozen=True, eq=False)
class _Plate:
    """An end of a vertebral body: its middle, the way down the spine, the way forwards (length 1), half its depth."""

    middle: Floats
    down: Floats
    forwards: Floats
    half: float

    def at(self, share: float, below: float = 0.0) -> Floats:
        """A point on the plate: ``share`` -1 is its back rim, 1 its front rim; ``below``: units further down."""
        return np.asarray(self.middle + self.forwards * self.half * share + self.down * below)


@dataclass(frozen=True, eq=False)
class _Vertebra:
    """One vertebra as it lies on the page; ``number`` counts within its region, ``height`` is that of body and disc."""

    region: str
    number: int
    centre: Floats
    down: Floats
    half: float
    height: float
    tip: Floats
    top: _Plate
    bottom: _Plate

    @property
    def forwards(self) -> Floats:
        """The way to the belly, at right angles to the spine."""
        return _forwards(self.down)

    def behind(self, back: float, share: float) -> Floats:
        """A point ``back`` units behind the body, ``share`` of the height below its centre."""
        return np.asarray(self.centre - self.forwards * (self.half + back) + self.down * share * self.height)


def _forwards(down: Floats) -> Floats:
    return np.array([down[1], -down[0]])


def _column() -> list[_Vertebra]:
    """The vertebrae from C2 to L5."""
    centres = np.array([row[1:3] for row in _LEVELS] + [_SACRAL_BASE])
    # The axis of C2 goes on upwards as it comes from C3, a little straighter.
    above = centres[0] - (centres[1] - centres[0]) * [0.4, 1.0]
    chain = np.vstack([above, centres])
    downs = [unit(chain[k + 2] - chain[k]) for k in range(len(_LEVELS))]
    downs.append(unit(0.5 * downs[-1] + unit(centres[-1] - centres[-2])))
    halves = [row[3] for row in _LEVELS] + [_LEVELS[-1][3]]
    between = []
    for k in range(len(_LEVELS)):
        down = unit(downs[k] + downs[k + 1])
        between.append(_Plate((centres[k] + centres[k + 1]) / 2, down, _forwards(down), (halves[k] + halves[k + 1]) / 2 * 1.04))
    first = _Plate(centres[0] - downs[0] * 5.2, downs[0], _forwards(downs[0]), halves[0])
    found = []
    for k, (name, _, _, half, disc, *tip) in enumerate(_LEVELS):
        top = first if k == 0 else _lowered(between[k - 1], _LEVELS[k - 1][4] / 2)
        span = chain[k + 2] - chain[k]
        height = float(np.hypot(*span)) / (2 if k else 1.7)
        found.append(
            _Vertebra(name[0], int(name[1:]), centres[k], downs[k], half, height, np.array(tip), top, _lowered(between[k], -disc / 2))
        )
    return found


def _lowered(plate: _Plate, units: float) -> _Plate:
    return _Plate(plate.middle + plate.down * units, plate.down, plate.forwards, plate.half)


def _blob(points: npt.ArrayLike, error: float = _FIT) -> str:
    """Path data of a smooth closed line through the points (n, 2)."""
    knots = np.asarray(points, dtype=float)
    return closed_path(spline(knots, _POINTS_A_KNOT * len(knots), closed=True), error)


def _pillow(corners: Sequence[Floats], bows: Sequence[float], round_off: float) -> str:
    """A quadrilateral with rounded corners; each side is bowed inwards by ``bows`` units; ``round_off``: units cut off at a corner."""
    middle = sum(corners, np.zeros(2)) / len(corners)
    points = []
    for k, bow in enumerate(bows):
        a, b = corners[k], corners[(k + 1) % len(corners)]
        inwards = np.array([a[1] - b[1], b[0] - a[0]])
        inwards = unit(inwards if inwards @ (middle - (a + b) / 2) > 0 else -inwards)
        cut = min(round_off / float(np.hypot(*(b - a))), 0.3)
        points += [a + (b - a) * t + inwards * bow * 4 * t * (1 - t) for t in (cut, 0.5, 1 - cut)]
    return _blob(points)


def _vertebral_body(v: _Vertebra) -> str:
    waist = float(np.hypot(*(v.bottom.middle - v.top.middle)))
    return _pillow([v.top.at(-1), v.top.at(1), v.bottom.at(1), v.bottom.at(-1)], (0.5, waist * 0.085, 0.5, waist * 0.06), 2.2)


def _disc(above: _Plate, below: _Plate) -> str:
    """The disc bulges a little in front; its ends lie under the rims of the bodies."""
    half = min(above.half, below.half) / np.array([above.half, below.half])
    a, b = above.at, below.at
    return _pillow([a(-0.9 * half[0], -1), a(0.95 * half[0], -1), b(0.95 * half[1], 1), b(-0.9 * half[1], 1)], (0, -0.7, 0, -0.2), 1.4)


def _arch(v: _Vertebra) -> str:
    return {"C": _neck_arch, "T": _chest_arch, "L": _low_arch}[v.region](v)


def _along_process(v: _Vertebra, root: Floats, upright: bool) -> tuple[Floats, Floats]:
    """The way along the spinous process to its tip, and the way across it: to the page's left, or ``upright`` to its top."""
    way = unit(v.tip - root)
    across = np.array([-way[1], way[0]])
    flip = across[1] > 0 if upright else across[0] > 0
    return way, -across if flip else across


def _chest_arch(v: _Vertebra) -> str:
    """Pedicle, joint facets, and a long spinous process that falls over the next one, most steeply in the middle of the chest."""
    at, tip = v.behind, v.tip
    way, across = _along_process(v, at(13, 0.15), upright=False)
    width = float(np.interp(v.number, [1, 6, 12], [3.0, 2.4, 3.4]))
    return _blob(
        [
            at(-2.5, -0.34), at(3, -0.30), at(5.5, -0.52), at(7.5, -0.78), at(10.2, -0.66), at(11.5, -0.34), at(14.5, -0.12),
            tip - way * 12 + across * (width + 0.5), tip - way * 2.5 + across * width * 0.95, tip + way * 0.6,
            tip - way * 2.5 - across * width * 0.9, tip - way * 11 - across * width * 0.9,
            at(12.5, 0.50), at(10.5, 0.66), at(8.0, 0.58), at(6.8, 0.28), at(4.2, 0.02), at(-2.5, 0.02),
        ]
    )  # fmt: skip


def _low_arch(v: _Vertebra) -> str:
    """Stout pedicle, tall facets, and a spinous process like the blade of a hatchet."""
    at = v.behind
    blade = (15.0, 16.5, 17.0, 15.5, 12.5)[v.number - 1]

    def edge(forwards: float, share: float, down: float = 0.0) -> Floats:
        return np.asarray(v.tip + np.array([forwards, down - blade * share]))

    return _blob(
        [
            at(-3, -0.36), at(4, -0.32), at(7, -0.50), at(10, -0.78), at(13.5, -0.66), at(14.5, -0.36), at(17.5, -0.06),
            edge(9, 0.86), edge(2.5, 0.92), edge(-0.2, 0.66), edge(0, 0.15), edge(2.2, 0, 1.8), edge(8, 0, -0.6),
            at(19, 0.44), at(16.5, 0.66), at(13.2, 0.78), at(10.6, 0.62), at(9.2, 0.22), at(5.5, 0.02), at(-3, 0.02),
        ]
    )  # fmt: skip


def _neck_arch(v: _Vertebra) -> str:
    """Short, the processes small; that of C2 is the stoutest, that of C7 the longest."""
    at, tip = v.behind, v.tip
    way, across = _along_process(v, at(13, 0.1), upright=True)
    if v.number == 2:
        return _blob(
            [
                at(-2, -0.30), at(3, -0.42), at(7, -0.34), at(11, -0.30), tip - way * 6 + across * 4.6, tip + across * 2.6 - way * 0.5,
                tip + way * 0.6 - across * 1.5, tip - way * 4 - across * 3.6, at(15, 0.42), at(11, 0.64), at(7.5, 0.72), at(5.6, 0.36),
                at(2.5, 0.18), at(-2, 0.14),
            ]
        )  # fmt: skip
    width = 2.8 if v.number == 7 else 2.3
    return _blob(
        [
            at(-2, -0.28), at(2.8, -0.36), at(5, -0.62), at(7.5, -0.78), at(10.5, -0.60), at(11.8, -0.22),
            tip - way * 7 + across * (width - 0.2), tip - way * 1.8 + across * (width + 0.3), tip + way * 0.8,
            tip - way * 1.6 - across * (width + 0.2), tip - way * 7 - across * (width - 0.1),
            at(14.5, 0.42), at(11.6, 0.66), at(8.2, 0.74), at(5.8, 0.50), at(3.6, 0.20), at(-2, 0.14),
        ]
    )  # fmt: skip


_SACRUM = (
    (176, 661), (157, 680), (141, 703), (131, 724), (127.5, 735), (124, 738.5), (119.5, 737), (118, 728), (116.2, 719), (118.2, 711),
    (117.2, 703), (120, 694), (119.6, 686), (123.4, 676), (123.8, 668), (128.6, 659), (130.5, 651), (136, 645.5), (142, 647), (150, 644.5),
    (156, 636), (159, 626.5), (163, 624.5), (166, 629), (168, 634.5),
)  # fmt: skip
"""Front side downwards, tip, back side upwards with the crest's knobs, the joint facet; the top is added from the last disc."""

_SACRAL_RIM = ((1.5, -0.3), (0, 0), (-1.5, -0.6), (-0.6, 1.6))
"""How the rim of the sacrum's top is rounded, from behind: steps from the corners of the last disc."""

_EAR_FACET = ((168, 640), (178, 645), (176, 655), (163, 663), (151, 674), (145, 672), (150, 660), (158, 649))
"""Where the hip bone joins the sacrum."""

_SACRAL_SEAMS = (((155.5, 681), (147, 676)), ((140, 703.5), (131.5, 697)), ((130.5, 723), (124.5, 719)))

# The bones of the tailbone: middle x, y, half length, half thickness, turn in radians.
_TAILBONE = (
    (121.5, 746, 5.2, 4.8, -0.25),
    (124.5, 754, 4.2, 4.0, -0.45),
    (128.6, 760.2, 3.4, 3.2, -0.75),
    (133.4, 764.4, 2.8, 2.8, -0.95),
)
_TAILBONE_SHAPE = ((-0.9, -0.7), (0, -0.92), (0.95, -0.75), (0.8, 0), (0.7, 0.8), (0, 1), (-0.7, 0.8), (-0.85, 0))

# The two uppermost vertebrae, from the centre of C2's body: the tooth of the axis, front and back arch of the atlas.
_TOOTH = ((-6.6, -3), (-4.2, -10), (-3.6, -16), (-0.6, -19), (2.4, -16), (2.6, -10), (6, -3.5), (0, -1))
_ATLAS_FRONT = ((4.4, -16.1), (7.6, -15.1), (9, -11.9), (6.6, -8.9), (4.2, -9.5), (3.8, -12.5))
_ATLAS_BACK = (
    (-1.5, -17.5), (-6, -18.7), (-10, -17.1), (-13, -14.7), (-22, -14.3), (-30, -14.1), (-33, -11.3), (-30.6, -8.3), (-22, -9.5),
    (-13.5, -9.9), (-10, -7.1), (-4, -6.3), (0.8, -7.9), (1.6, -13.5),
)  # fmt: skip


def _bone(outline: str, region: int) -> str:
    """A bone with its heavier shadow side."""
    return f'<path transform="{_WEIGHT}" fill="{colour("line")}" d="{outline}"/>' + path(outline, f"region-{region}", "line", 1)


def _detail(outline: str) -> str:
    return path(outline, "none", "line", 0.9, opacity=0.5)


def _region(bones: Sequence[_Vertebra], crown: str = "") -> str:
    """The vertebrae of one region: arches from below upwards (each lies over the next), the bodies; then the ``crown``."""
    region = _REGIONS[bones[0].region]
    arches = [_bone(_arch(bone), region) for bone in reversed(bones)]
    bodies = [_bone(_vertebral_body(bone), region) for bone in bones]
    facets = "".join(_facet(bone) for bone in bones)
    return group(None, *arches, *bodies, _detail(facets), crown)


def _facet(v: _Vertebra) -> str:
    """The end of the transverse process, which points at the viewer."""
    if v.region == "C":
        return ""
    middle, size = (v.behind(8.5, -0.02), 4.0) if v.region == "T" else (v.behind(6, -0.14), 3.1)
    turns = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    return _blob(middle + size * np.stack([np.cos(turns), np.sin(turns) * 0.85], 1))


def _sacrum(last: _Vertebra) -> str:
    middle, front, back = (last.bottom.at(share, 5.2) for share in (0, 0.98, -0.92))
    top = np.array([back, middle + last.bottom.down * 0.6, front, front]) + _SACRAL_RIM
    bone = _bone(_blob(np.vstack([top, _SACRUM])), _SACRUM_REGION)
    return group(None, bone, _detail(_blob(_EAR_FACET) + "".join(line_path(seam) for seam in _SACRAL_SEAMS)))


def _tailbone() -> str:
    bones = []
    for x, y, length, thickness, turn in reversed(_TAILBONE):
        across, down = np.cos(turn), np.sin(turn)
        shape = np.array(_TAILBONE_SHAPE) * [length, thickness]
        bones.append(_bone(_blob(shape @ [[across, down], [-down, across]] + [x, y]), _TAILBONE_REGION))
    return group(None, *bones)


def _spine() -> str:
    column = _column()
    below = [bone.top for bone in column[1:]] + [_lowered(column[-1].bottom, _LEVELS[-1][4])]
    discs = "".join(_disc(bone.bottom, plate) for bone, plate in zip(column, below, strict=True))
    regions = {letter: [bone for bone in column if bone.region == letter] for letter in _REGIONS}
    axis = column[0].centre
    neck = _REGIONS["C"]
    tooth = _bone(_blob(axis + _TOOTH), neck)
    atlas = _bone(_blob(axis + _ATLAS_FRONT), neck) + _bone(_blob(axis + _ATLAS_BACK), neck)
    return group(
        "spine-side",
        _tailbone(),
        _sacrum(column[-1]),
        path(discs, "bone2", "line", 1),
        _region(regions["L"]),
        _region(regions["T"]),
        tooth,
        _region(regions["C"], crown=atlas),
    )


_CENTRE = (0.0, -0.04, 0.5125)
"""The middle of the page on the body, in metres: it puts C7 at y 258.4."""

_ARM = ("upperarm", "lowerarm", "wrist", "metacarpal", "finger")
_ARM_HANGS = (0.07, -0.075, -0.515)
"""Shoulder to wrist, outwards, backwards, upwards in metres for the left arm."""

_ARM_FROM, _ARM_UNTIL = 205.0, 600.0
"""Of the arm's lines only those before the first x and above the second y are drawn."""

_WAIST = ((60, 667), (150, 663), (215, 655), (340, 643))
"""Top of the trousers, from the back to the belly."""

_SPAN = 60.0
"""Radius in drawing units of the hollows that the trousers bridge."""

_BAND = 11.0
"""Height of the waistband."""

_EAR = (
    (195.6, 158), (195, 149), (199.5, 142.6), (207, 141.8), (212.3, 146.8), (212.4, 155), (209.6, 163), (209, 169.5), (205.5, 174.6),
    (201.4, 172), (198.6, 165.5),
)  # fmt: skip
_EAR_LOBE, _EAR_SIZE = np.array([202.0, 174.0]), 1.25
_EAR_FOLD = ((199.6, 156), (199.4, 149.5), (204, 146.3), (208.4, 149.3), (207.4, 155.5), (204.2, 160.5))
_JAW = ((213, 183), (216, 202), (226, 221), (243, 233.5), (258, 237.5))

_DARK = 0.38
"""Cosine to the light below which it is dark."""

_OUTLINE, _EDGE = 2.2, 1.5
"""Widths of lines in drawing units."""

_HINT = 0.5
"""Opacity of lines that are only hinted at."""

_SUPERSAMPLING = 2

_SOFT = 0.6
"""Opacity of the shade on the skin."""


def _standing() -> Body:
    """A body at ease, its arms hanging."""
    body = blend(neutral=0.35, lean=0.35, female=0.3)
    for side in ("L", "R"):
        out = np.array([signed(side), 1, 1])
        shoulder = body.head(f"upperarm01.{side}")
        arm_to(body, side, shoulder + out * _ARM_HANGS, out * (0.35, 1, 0))
    return body


def _person() -> str:
    """The body, quiet enough not to vie with the spine: no face, the arm only hinted at, trousers from the hips down."""
    body = _standing()
    mesh = body.mesh()
    arms = body.faces_where(lambda bone: bone.startswith(_ARM))
    near = body.faces_where(lambda bone: bone.endswith(".R"))
    locks = hair(body, "short")
    parts = [Part("trunk", mesh.keep(~arms)), Part("hair", locks.mesh)]
    camera = Camera((-1, 0, 0), _CENTRE, (0, 0, 1), _UNITS_PER_M, PAGE)
    trunk = render(camera, parts, _SUPERSAMPLING)
    whole = render(camera, [*parts, Part("arm", mesh.keep(arms & near))], _SUPERSAMPLING)
    seen = ndimage.binary_fill_holes(trunk.filled)
    rows, columns = np.indices(seen.shape) / _SUPERSAMPLING
    below_waist = rows > np.interp(columns, *spline(_WAIST).T)
    figure = seen | (_bridged(seen) & below_waist)
    cloth = figure & below_waist
    bare = figure & ~cloth & ~trunk.mask("hair")
    return group(
        "body-side",
        path(_area(figure), "skin"),
        path(_area(cloth), "legs", "line", _EDGE),
        path(_shade(trunk, cloth), "legs2"),
        path(_band(cloth), "line", opacity=_HINT),
        path(_shade(whole, bare), "skin2", opacity=_SOFT),
        path(_arm(whole), "line", opacity=_HINT),
        path(_area(trunk.mask("hair")), "hair", "line", _EDGE),
        path(visible_strands(trunk, locks.strands), "hair2"),
        path(_area(figure), "none", "line", _OUTLINE),
        path(pen(_JAW, 1.2), "line", opacity=_HINT),
        path(_blob(_larger(_EAR)), "skin", "line", _EDGE),
        path(pen(_larger(_EAR_FOLD), 1.0, taper_length=5), "line", opacity=_HINT),
    )


def _larger(points: npt.ArrayLike) -> Floats:
    """Lines of the ear at its size on this head: they are traced smaller."""
    return np.asarray(_EAR_LOBE + _EAR_SIZE * (np.asarray(points) - _EAR_LOBE))


def _bridged(mask: Mask) -> Mask:
    """The mask with its narrow hollows filled, as cloth spans them."""
    reach = _SPAN * _SUPERSAMPLING
    wide = ndimage.distance_transform_edt(~mask) < reach
    return np.asarray(ndimage.distance_transform_edt(wide) > reach)


def _area(mask: Mask) -> str:
    return mask_path(mask, _SUPERSAMPLING, 1.3, 60, 0.35)


def _shade(frame: Frame, mask: Mask) -> str:
    return mask_path(shade(frame, mask, 8, threshold=_DARK), _SUPERSAMPLING, 3, 300, 1.0)


def _arm(frame: Frame) -> str:
    """The front edge of the upper arm, which fades out below the elbow: the whole arm would hide what the picture is about."""
    lines = [line.points[(line.points[:, 0] > _ARM_FROM) & (line.points[:, 1] < _ARM_UNTIL)] for line in contours(frame, part="arm")]
    return "".join(pen(line, 1.7, taper_length=90, raw=True) for line in lines if len(line) > 2)


def _band(cloth: Mask) -> str:
    """The lower edge of the waistband, from rim to rim."""
    line = np.add(spline(_WAIST), (0, _BAND))
    inside = cloth[tuple((line[:, ::-1] * _SUPERSAMPLING).astype(int).T)]
    return pen(line[inside], 1.2, ends=(False, False), raw=True)


def _side_view() -> str:
    return document(*PAGE, _person(), _spine())


DRAWINGS = (Drawing("spine-side", _side_view, SCENE_LIMIT),)
