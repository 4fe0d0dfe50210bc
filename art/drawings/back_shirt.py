"""The receiver of most pictures again, face down in a T-shirt and trousers: the back for massage without undressing."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from art.drawing import BACK_LIMIT, Drawing
from art.drawings import back_lying, back_outline, back_relief, back_table, clothes
from art.drawings.back_map import WHOLE_BACK
from art.drawings.back_person import fitted
from art.drawings.back_shade import darkness
from art.drawings.backs import PEOPLE, WHOLE
from art.engine import svg
from art.engine.arrays import Floats, Mask, smoothstep, unit
from art.engine.cloth import BOTTOM, TOP, dressed
from art.engine.curves import spline
from art.engine.ink import pen
from art.engine.mesh import Mesh
from art.engine.raster import Frame, Part, render
from art.engine.relax import share

_NAME = "back-shirt"
_SAMPLES = 2

_DARK = 0.46
"""Cosine to the light below which cloth is shaded: later than bare backs, so that marks stand on one colour."""

_HEM = (57.6, 0.0045)
"""The hem: y at the spine, in cm down the map, and how it sinks beside (cm for a square cm): over the buttocks it has a longer way."""

_FLARE = (50.0, 58.0, 0.03)
"""From where to where, in cm down the map, the shirt grows wider than the trousers below it, and by what part."""

_UNDER = 12
"""Drawing units by which skin and trousers go on below the shirt."""

_BORDER = 15.0
"""From hem and sleeve ends to the seam beside them, in drawing units."""

_SLEEVE = 12.0
"""Sleeves end farther from the spine than this, in cm."""

_CLEAR = 6
"""Samples from the shirt's border that seams leave free."""

_ARMHOLE = ((17.0, 4.6), (15.9, 8.0), (15.1, 12.5), (14.8, 17.0), (15.0, 21.5), (15.6, 27.0))
"""Where the right sleeve is sewn on: from the shoulder to the armpit."""

_FOLDS = (
    # line from its thick end, width
    (((14.7, 20.6), (13.6, 18.6), (12.2, 17.4), (10.9, 16.9)), 1.3),
    (((-14.6, 19.4), (-13.4, 17.9), (-12.0, 17.2)), 1.1),
    (((15.0, 25.4), (13.9, 26.9), (12.6, 29.6), (12.0, 32.0)), 1.3),
    (((-14.9, 24.4), (-13.6, 25.4), (-12.4, 27.6), (-11.7, 30.6)), 1.3),
    (((14.9, 36.6), (13.4, 37.7), (11.4, 37.9), (9.4, 37.4)), 1.2),
    (((-15.0, 38.4), (-13.4, 39.6), (-11.2, 39.8)), 1.2),
    (((10.4, 57.6), (9.7, 55.0), (9.6, 51.6)), 1.2),
    (((-7.6, 57.4), (-7.4, 54.8), (-7.9, 52.4)), 1.0),
    (((20.8, 26.4), (21.2, 23.4), (20.8, 20.6)), 1.1),
    (((-20.4, 26.6), (-21.0, 24.4), (-21.0, 22.6)), 1.0),
)
"""Where the shirt pulls: at armpits and waist, at the hem, in the sleeves."""

_SEAT = ((0.0, 57.0), (0.0, 62.0), (0.0, 72.0))
"""The seam at the seat of the trousers."""

_FOLD, _SEAM, _HOLLOW = 0.55, 0.5, 0.45
"""Opacities of folds, of seams, and of the shade in hollows."""


def back_in_a_shirt() -> str:
    """The drawing."""
    person, page, view = PEOPLE["back"], WHOLE, WHOLE.view
    body = fitted(person)
    cloth = dressed(body.body, socks=False)
    clothed = _flared(cloth.moved(body.to_map(cloth.vertices)))
    cap, locks = back_lying.hair_on(body, person)
    bare = render(page.camera(), [Part("body", body.mesh)], _SAMPLES)
    frame = render(page.camera(), [Part("body", clothed)], _SAMPLES)
    combed = render(page.camera(), [Part("body", clothed), Part("hair", cap)], _SAMPLES)
    dark = darkness(frame, "body", clothed) < _DARK
    skin, shirt, collar = clothes.with_collar(frame, "body")
    seams = _seams(frame, skin, shirt)
    legs = frame.mask("body", BOTTOM) | (shirt & _below(frame, _hem(-_UNDER)))
    shirt &= ~_below(frame, _hem())
    skin = bare.filled & ndimage.binary_dilation(bare.filled & ~legs & ~shirt, iterations=_UNDER * _SAMPLES)
    neck = svg.path(back_relief.above_collar(view), "line", opacity=person.relief)
    folds = "".join(pen(view.place(line), width, (False, True), 60) for line, width in _FOLDS)
    return svg.document(
        *page.size,
        svg.group(
            _NAME,
            back_table.cradle(view, float(cap.vertices[:, 2].max()) * -100),
            back_table.table(view, page.size[1]),
            clothes.area(legs, dark & _right(frame), "legs", "legs2", _SAMPLES),
            svg.path(pen(view.place(_SEAT), 1.2, raw=True), "line", opacity=_SEAM),
            *back_lying.bare_skin(body, page, bare, skin, [], neck),
            clothes.area(shirt, dark, "top", "top2", _SAMPLES),
            svg.path(back_relief.hollows_below_cloth(view), "top2", opacity=_HOLLOW),
            svg.path(back_relief.below_cloth(view), "line", opacity=clothes.HINT),
            svg.path(folds, "line", opacity=_FOLD),
            svg.path(seams, "line", opacity=_SEAM),
            svg.path(clothes.ribbing(collar), "line"),
            *back_lying.head(page, frame, combed, locks),
        ),
    )


def _flared(clothed: Mesh) -> Mesh:
    """The clothes with the foot of the shirt wider than what lies below."""
    start, end, wider = _FLARE
    grown = wider * smoothstep(start, end, -100 * clothed.vertices[:, 2]) * share(clothed, clothed.labels == TOP)
    return clothed.moved(clothed.vertices * np.column_stack([1 + grown, np.ones((len(grown), 2))]))


def _hem(lower: float = 0) -> Floats:
    """The hem on the page, or a line as many drawing units below it."""
    x = np.linspace(-25, 25, 51)
    y = _HEM[0] + _HEM[1] * x**2 + lower / WHOLE_BACK.units_per_cm
    return WHOLE_BACK.place(np.column_stack([x, y]))


def _below(frame: Frame, line: Floats) -> Mask:
    """The samples below a line across the page."""
    rows, columns = (np.arange(side) / frame.supersampling for side in frame.shape)
    return np.asarray(rows[:, None] > np.interp(columns, *line.T)[None])


def _right(frame: Frame) -> Mask:
    """The right half of the page: there the trousers are shaded, and not in the cleft, where a seam runs."""
    return np.broadcast_to(np.arange(frame.shape[1]) > WHOLE_BACK.origin[0] * frame.supersampling, frame.shape)


def _seams(frame: Frame, skin: Mask, shirt: Mask) -> str:
    """Path data of the seams: beside the hem and the ends of the sleeves, and where the sleeves are sewn on."""
    inside = ndimage.binary_erosion(shirt, iterations=_CLEAR)
    lines = [_hem(-_BORDER), *_sleeve_ends(skin, shirt), *(spline(line) for line in WHOLE_BACK.both(_ARMHOLE))]
    seen = (line[back_outline.sampled(inside, line, frame.supersampling)] for line in lines)
    return "".join(pen(line, 1.2, taper_length=8, raw=True) for line in seen)


def _sleeve_ends(skin: Mask, shirt: Mask) -> list[Floats]:
    """Lines on the page as far above the ends of the sleeves as their seams lie."""
    rows, columns = np.nonzero(shirt[:-1] & skin[1:])
    ends = np.column_stack([columns, rows]) / _SAMPLES
    beside = ends[:, 0] - WHOLE_BACK.origin[0]
    found = []
    for sign in (-1, 1):
        x, y = ends[beside * sign > _SLEEVE * WHOLE_BACK.units_per_cm].T
        slope, height = np.polyfit(x, y, 1)
        across = np.linspace(x.min() - _BORDER, x.max() + _BORDER, 60)
        found.append(np.column_stack([across, slope * across + height]) + _BORDER * unit([slope, -1]))
    return found


DRAWINGS: tuple[Drawing, ...] = (Drawing(_NAME, back_in_a_shirt, BACK_LIMIT),)
