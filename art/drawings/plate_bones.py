"""The skeleton of the back on the plates: the whole, or parts of it, each bone over what it covers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from art.drawings import plate_paths as paths
from art.engine import svg
from art.engine.numerals import number
from handbook.atlas.bones import SACRUM_HOLES, SCAPULAR_SPINE, Bone, bones
from handbook.atlas.ribs import RIB_WIDTH
from handbook.atlas.views import ORIGIN, UNITS_PER_CM

_OUTLINE = 1.1
"""Width of the outlines of bones, in drawing units."""

_VERTEBRA = 0.9
"""The same of the small bones of the spine."""

_EDGE = paths.Pen("line", 0.9, 0.45)
"""Lines on the surface of bones."""

_BEHIND = frozenset({"clavicle", "pubis"})
"""Bones that lie at the front of the body: darker."""

_WITH_BODY = 3
"""Pieces of a vertebra that has a body: body, arch and spinous process."""

REGIONS = {"C": "region-1", "T": "region-2", "L": "region-3", "sacrum": "region-4", "coccyx": "region-5"}
"""Colours of the parts of the spine, by the first letter of the vertebra or by the bone."""


def skeleton(only: Collection[str] = (), without: Collection[str] = (), mirrored: bool = True) -> str:
    """The bones as elements, the front ones first: all, ``only`` those that are named, or all ``without`` those.

    "spine" names all bones of the spine. ``mirrored``: pairs are drawn on both sides, else on the right alone.
    """
    return "".join(_drawn(bone, False, mirrored) for bone in bones().values() if _wanted(bone, only, without))


def spine() -> str:
    """The spine alone, its parts in their colours."""
    return "".join(_drawn(bone, True, True) for bone in bones().values() if bone.middle)


def ridge() -> str:
    """The ridge of the right shoulder blade with the acromion, which lies over the muscles of the blade."""
    drawn = paths.data(SCAPULAR_SPINE)
    return paths.painted("bone2", "line", _OUTLINE, paths.depth(drawn), paths.plain(drawn))


def _wanted(bone: Bone, only: Collection[str], without: Collection[str]) -> bool:
    names = {bone.name, "spine"} if bone.middle else {bone.name}
    return not names.isdisjoint(only) if only else names.isdisjoint(without)


@cache
def _drawn(bone: Bone, coloured: bool, mirrored: bool) -> str:
    if bone.middle:
        fill = REGIONS.get(bone.name, REGIONS.get(bone.name[0], "bone")) if coloured else "bone"
        return paths.painted(fill, "line", _VERTEBRA, *_halves(bone))
    elements = paths.tubes(bone.lines, "bone", RIB_WIDTH, _OUTLINE) if bone.name.startswith("rib ") else "".join(_pieces(bone))
    return paths.both(elements) if mirrored else elements


def _pieces(bone: Bone) -> Iterator[str]:
    first, *more = (paths.data(outline) for outline in bone.outlines)
    yield paths.painted("region-2" if bone.name in _BEHIND else "bone", "line", _OUTLINE, paths.depth(first), paths.plain(first))
    yield paths.strokes(bone.lines, _EDGE)
    for drawn in more:
        yield paths.painted("bone2", "line", _OUTLINE, paths.depth(drawn), paths.plain(drawn))


def _halves(bone: Bone) -> Iterator[str]:
    drawn = [paths.half_data(half) for half in bone.halves]
    # The body of a vertebra, its rear, hides below the next one and needs no heavy outline.
    light = bone.name[0] in "CTL" and len(drawn) == _WITH_BODY
    for index, half in enumerate(drawn):
        if not (light and index == 0):
            yield paths.both(paths.depth(half))
        yield paths.both(paths.plain(half))
        if bone.name == "sacrum" and index == 0:
            holes = svg.path("".join(_hole(*hole) for hole in SACRUM_HOLES), "line", opacity=0.7)
            yield paths.both(holes, paths.strokes(bone.lines, _EDGE))


def _hole(x: float, y: float, radius: float) -> str:
    """Path data of a round hole."""
    r = number(radius * UNITS_PER_CM)
    return f"M{number(ORIGIN[0] + x * UNITS_PER_CM)} {number(ORIGIN[1] + (y - radius) * UNITS_PER_CM)}a{r} {r} 0 1 0 .1 0z"
