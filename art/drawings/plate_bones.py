"""The skeleton of the back on the plates: the whole, or parts of it, each bone over what it covers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from art.drawings import plate_paths as paths
from art.engine import svg
from art.engine.numerals import number

from handbook.atlas.bones import SACRUM_HOLES, Bone, bones  # isort: skip
from handbook.atlas.ribs import RIB_WIDTH  # isort: skip
from handbook.atlas.views import ORIGIN, UNITS_PER_CM  # isort: skip

_OUTLINE = 1.1
"""Width of the outlines of bones, in drawing units."""

_VERTEBRA = 0.9
"""The same of the small bones of the spine."""

_EDGE = {"ink": "line", "width": 0.9, "opacity": 0.45}
"""Lines on the surface of bones."""

_BEHIND = frozenset({"clavicle", "pubis"})
"""Bones that lie at the front of the body: in shade."""

_WITH_BODY = 3
"""Pieces of a vertebra that has a body: body, arch and spinous process."""

_SHADE = 0.16
"""Opacity of that shade."""

REGIONS = {"C": "region-1", "T": "region-2", "L": "region-3", "sacrum": "region-4", "coccyx": "region-5"}
"""Colours of the parts of the spine, by the first letter of the vertebra or by the bone."""


def skeleton(without: Collection[str] = (), coloured: bool = False) -> str:
    """The bones as elements, the front ones first. ``without``: names of bones to leave out, or "ribs"; ``coloured``: the spine in regions."""
    return "".join(_drawn(bone, coloured) for bone in _wanted(without))


def spine() -> str:
    """The spine alone, its parts in their colours."""
    return "".join(_drawn(bone, True) for bone in bones().values() if bone.middle)


def _wanted(without: Collection[str]) -> Iterator[Bone]:
    for bone in bones().values():
        if bone.name not in without and not (bone.name.startswith("rib ") and "ribs" in without):
            yield bone


@cache
def _drawn(bone: Bone, coloured: bool) -> str:
    if bone.name.startswith("rib "):
        return paths.both(paths.tubes(bone.lines, "bone", RIB_WIDTH, _OUTLINE))
    fill = REGIONS.get(bone.name, REGIONS.get(bone.name[0], "bone")) if coloured else "bone"
    if bone.middle:
        return "".join(_halves(bone, fill))
    first, *more = (paths.data(outline) for outline in bone.outlines)
    elements = paths.painted(fill, "line", _OUTLINE, paths.shape(first, heavy=True))
    if bone.name in _BEHIND:
        elements += svg.path(first, "line", opacity=_SHADE)
    elements += paths.strokes(bone.lines, **_EDGE)
    return paths.both(elements, *(paths.painted("bone2", "line", _OUTLINE, paths.shape(drawn, heavy=True)) for drawn in more))


def _halves(bone: Bone, fill: str) -> Iterator[str]:
    drawn = [paths.half_data(half) for half in bone.halves]
    # The body of a vertebra, its rear, hides below the next one and needs no heavy outline.
    light = bone.name[0] in "CTL" and len(drawn) == _WITH_BODY
    shapes = [paths.shape(half, heavy=not (light and index == 0)) for index, half in enumerate(drawn)]
    if bone.name == "sacrum":
        holes = svg.path("".join(_hole(*hole) for hole in SACRUM_HOLES), "line", opacity=0.7)
        shapes.insert(1, holes + paths.strokes(bone.lines, **_EDGE))
    yield paths.painted(fill, "line", _VERTEBRA, paths.both(*shapes))


def _hole(x: float, y: float, radius: float) -> str:
    """Path data of a round hole."""
    r = number(radius * UNITS_PER_CM)
    return f"M{number(ORIGIN[0] + x * UNITS_PER_CM)} {number(ORIGIN[1] + (y - radius) * UNITS_PER_CM)}a{r} {r} 0 1 0 .1 0z"
