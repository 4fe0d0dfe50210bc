"""Whole pictures: every part filled flat, shaded softly, inked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import ndimage

from art.engine import svg
from art.engine.arrays import Floats
from art.engine.body import Body
from art.engine.camera import Camera
from art.engine.contours import Contour, contours, edges
from art.engine.curves import mask_path
from art.engine.face import face_ink
from art.engine.ink import ink, pen
from art.engine.raster import Frame, Part, render
from art.engine.seams import seams
from art.engine.strands import visible_strands
from art.engine.tone import shade

Colours = Mapping[tuple[str, int], tuple[str, str | None]]
"""For (part, label) the names of fill and shade; a label that is missing takes the colours of label 0; no shade: flat."""

SCENE_LIGHT = (-0.4, 0.55, 0.73)
"""The way to the light in scenes: steeper than over a back, so that people and table tops part from their sides."""

_LINE = "line"

_STRANDS = {"hair": "hair2", "hair2": "hair", "hair3": "hair"}
"""For each colour of hair that of the strands on it."""

_SOFTNESS = 2.5
"""Drawing units over which forms are blurred for their shade, if a style does not say."""

_SOFT_SHADE = 0.12
"""How much sooner soft things (sheets) are dark: their shade tells their form."""

_FAINT = 0.0035
"""Metres of depth behind below which a short line is only a wobble of the surface."""

_BIAS = 0.002
"""Metres by which something must lie in front of a line to cover it: less than half a finger."""

_HAIR_RIM = 0.006
"""Metres of depth behind below which a line of hair is its rim on the skin: no line is due there."""

_STRAY = 26
"""Drawing units: faint lines below this length are dropped."""


@dataclass(frozen=True)
class Style:
    """How a scene is painted.

    ``widest`` and ``thinnest``: ink in drawing units. ``light``, ``threshold``: see ``shade``. ``softness``: of the shade of parts that are
    named; ``cloth_softness``: of cloth on bodies (labels above 0), at least. ``unlined``: parts without contours; ``edged``: parts whose
    borders of label and mesh are drawn (cloth, boxes), ``edge_width`` wide. ``inks``: the ink of a part, by name of the palette.
    ``shortest``: lines below are dropped (drawing units); ``smallest``, ``shade_smallest``: areas below are dropped (square units);
    ``fill_error``, ``shade_error``: tolerances of the fit.
    """

    supersampling: int = 3
    widest: float = 2.6
    thinnest: float = 0.75
    light: tuple[float, float, float] = SCENE_LIGHT
    threshold: float = 0.45
    softness: Mapping[str, float] = field(default_factory=dict)
    cloth_softness: float = 7
    unlined: Collection[str] = ()
    edged: Collection[str] = ()
    edge_width: float = 1.6
    strand_width: float = 1.0
    inks: Mapping[str, str] = field(default_factory=dict)
    shortest: float = 9
    smallest: float = 12
    shade_smallest: float = 70
    fill_error: float = 0.7
    shade_error: float = 1.0


def paint(
    camera: Camera,
    parts: Sequence[Part],
    colours: Colours,
    style: Style | None = None,
    strands: Mapping[str, Sequence[Floats]] | None = None,
    faces: Mapping[str, Body] | None = None,
    between: str = "",
) -> str:
    """The picture as SVG elements.

    ``strands``: lines in space on parts of hair, by the part's name (see ``Hair.strands``); ``faces``: the bodies whose faces
    get their lines, by the part's name; ``between``: elements between fills and ink.
    """
    style = style or Style()
    frame = render(camera, parts, style.supersampling)
    locks = ""
    for part, found in (strands or {}).items():
        locks += svg.path(visible_strands(frame, found, style.strand_width), _STRANDS[colours[part, 0][0]])
    looks = "".join(svg.path(face_ink(frame, body), style.inks.get(part, _LINE)) for part, body in (faces or {}).items())
    return fills(frame, colours, style) + locks + between + looks + lines(frame, style, colours)


def fills(frame: Frame, colours: Colours, style: Style) -> str:
    """Flat colour and shade of every part and label that is seen."""
    found = ""
    for part in frame.parts:
        for label in np.unique(part.mesh.labels).tolist():
            mask = frame.mask(part.name, label)
            if mask.sum() < style.smallest * frame.supersampling**2:
                continue
            fill, dark = colours.get((part.name, label)) or colours[part.name, 0]
            # A little wider than what is seen, so that no paper shows between neighbours; the ink covers the rim.
            wide = ndimage.binary_dilation(mask, iterations=frame.supersampling // 2 + 1)
            found += svg.path(mask_path(wide, frame.supersampling, 0.5, style.smallest, style.fill_error), fill)
            if dark:
                softness = max(style.softness.get(part.name, _SOFTNESS), style.cloth_softness if label else 0)
                threshold = style.threshold + (_SOFT_SHADE if part.name in style.softness else 0)
                shaded = shade(frame, mask, softness, style.light, threshold, style.shade_smallest)
                found += svg.path(mask_path(shaded, frame.supersampling, 1.6, style.shade_smallest, style.shade_error), dark)
    return found


def lines(frame: Frame, style: Style, colours: Colours | None = None) -> str:
    """Contours, edges and seams of every part that has any, one path for each ink.

    ``colours`` tell what is hair: it grows out of the skin without a line.
    """
    data: dict[str, str] = {}
    drawn: list[Contour] = []

    def add(line: Contour, strokes: str) -> None:
        drawn.append(line)
        name = style.inks.get(line.part, _LINE)
        data[name] = data.get(name, "") + strokes

    hair = {part for (part, _), (fill, _) in (colours or {}).items() if fill in _STRANDS}
    for line in contours(frame, style.shortest, bias=_BIAS, gap_reach=2.5):
        behind = np.median(line.gap)
        wobble = (behind < _FAINT and line.length < _STRAY) or (behind < _HAIR_RIM and line.part in hair)
        if line.part not in style.unlined and not wobble:
            add(line, ink(line, style.widest, style.thinnest, smoothing=1.8, taper_length=12))
    for part in frame.parts:
        if part.name in style.edged:
            for line in edges(frame, part.name):
                add(line, pen(line.points, style.edge_width, line.tapered, taper_length=5, raw=True))
    for line in seams(frame, drawn, hair):
        if line.part not in style.unlined:
            add(line, pen(line.points, style.edge_width, line.tapered, raw=True))
    return "".join(svg.path(strokes, name) for name, strokes in data.items())
