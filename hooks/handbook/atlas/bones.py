"""The bones of the back, shoulder and hip, seen from behind, in cm on the body map.

Drawn anew by the measures of this atlas (see ``measures``): no outline is traced from another's drawing or model. The bones of the shoulder
are moved by ``measures.SHIFT``. What lies on the midline is kept as its right half; everything else is the right one of a pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from handbook.atlas.measures import ANSUR, BODYPARTS, CHHABRA, ERNST, GENERAL, GRAY, HEINZ, MASS, OPENSIM, SACRA
from handbook.atlas.ribs import FREE, RIBS
from handbook.atlas.shapes import Half, Line, Outline
from handbook.atlas.vertebrae import VERTEBRAE


@dataclass(frozen=True)
class Bone:
    """A bone.

    ``lay``: what to call it in a sentence; ``outlines``: closed, each over the one before; ``halves``: the same as right halves, of a bone
    on the midline; ``lines``: the middle line of a rib, or edges on the surface; ``source``: what the sizes rest on; ``about``: what to
    know before one draws it.
    """

    name: str
    lay: str
    outlines: tuple[Outline, ...]
    source: str
    about: str
    lines: tuple[Line, ...] = ()
    halves: tuple[Half, ...] = ()

    @property
    def middle(self) -> bool:
        """Whether it lies on the midline, or is the right one of a pair."""
        return bool(self.halves)


SACRUM: Half = (
    (0, 47.6), (0.8, 47.7), (1.4, 47.2), (1.9, 46.3), (2.6, 46.3), (2.9, 47.2), (4.0, 47.1), (5.2, 47.8), (5.6, 49.4), (5.3, 51.4),
    (4.5, 53.6), (3.9, 55.6), (3.1, 57.4), (2.7, 58.6), (2.0, 59.4), (1.0, 59.7), (0, 59.7),
)  # fmt: skip
"""The sacrum; its sides are covered by the hip bones."""

SACRUM_LINES: tuple[Line, ...] = (
    ((0.9, 49.4), (1.1, 52.0), (0.9, 55.0), (0.75, 58.4)),
    ((0, 56.4), (0.35, 57.4), (0.6, 58.6)),
)
"""The row of knobs beside the middle, and the gap at the lower end; right half."""

SACRUM_CREST: tuple[Half, ...] = (
    ((0, 48.2), (0.3, 48.5), (0.34, 49.3), (0, 49.7)),
    ((0, 50.2), (0.3, 50.5), (0.34, 51.3), (0, 51.7)),
    ((0, 52.2), (0.3, 52.5), (0.34, 53.3), (0, 53.7)),
    ((0, 54.2), (0.3, 54.5), (0.34, 55.3), (0, 55.7)),
)
"""The tips that are grown together to a ridge on the middle of the sacrum."""

SACRUM_HOLES: tuple[tuple[float, float, float], ...] = ((2.15, 50.2, 0.34), (2.05, 52.3, 0.32), (1.85, 54.3, 0.28), (1.65, 56.1, 0.24))
"""The holes at the back of the sacrum: x, y and radius."""

COCCYX: tuple[Half, ...] = (
    ((0, 62.7), (0.26, 62.75), (0.34, 63.1), (0.2, 63.5), (0, 63.6)),
    ((0, 61.9), (0.38, 61.95), (0.5, 62.35), (0.3, 62.8), (0, 62.85)),
    ((0, 61.0), (0.5, 61.05), (0.68, 61.5), (0.42, 61.95), (0, 62.0)),
    ((0, 59.8), (0.5, 59.3), (0.7, 59.9), (1.25, 60.2), (0.95, 60.7), (0.5, 61.1), (0, 61.1)),
)
"""The tailbone: usually four small bones, the lowest first."""

HIP_BONE: Outline = (
    (
        (4.5, 50.4), (4.8, 49.2), (5.7, 47.8), (7.0, 46.5), (8.5, 45.6), (10.2, 45.3), (11.8, 45.9), (13.0, 47.3), (13.6, 49.1),
        (13.5, 50.9),
        (12.9, 52.5), (12.5, 54.2), (12.4, 55.8), (12.7, 57.2), (12.9, 58.6), (12.3, 60.4), (11.0, 62.0), (9.7, 63.0), (8.7, 64.2),
        (7.9, 65.8), (6.8, 67.0), (5.6, 67.3), (4.7, 66.6), (4.8, 65.4), (5.7, 64.0), (6.2, 62.8), (6.0, 61.9), (5.7, 61.3), (5.3, 60.3),
        (6.2, 59.4), (7.1, 58.2), (7.6, 56.7), (7.2, 55.2), (6.2, 54.3), (5.2, 54.0), (4.7, 53.2), (4.9, 52.2), (4.6, 51.4),
    ),
)  # fmt: skip
"""Ilium and ischium, from the dimple (PSIS) round over the crest."""

HIP_LINES: tuple[Line, ...] = (
    ((6.2, 48.3), (6.6, 49.8), (6.6, 51.6), (7.2, 53.4)),
    ((10.6, 45.9), (11.0, 48.4), (10.6, 51.6), (9.6, 54.6)),
    ((5.0, 50.6), (5.9, 48.6), (7.3, 47.2), (9.0, 46.4), (10.6, 46.2), (12.0, 47.0), (12.8, 48.8)),
    ((12.2, 57.4), (10.9, 58.4), (10.1, 60.0), (10.0, 61.8)),
)
"""The lines of the muscles on the ilium, the rim of the crest and that of the joint."""

PUBIS: Outline = (
    (
        (9.4, 58.8), (6.8, 59.6), (4.4, 60.6), (1.8, 60.9), (0.5, 61.6), (0.35, 63.4), (0.6, 65.4), (1.4, 66.2), (2.8, 66.5), (4.4, 67.6),
        (5.6, 67.3), (5.0, 66.0), (3.4, 65.2), (2.6, 64.0), (3.2, 62.8), (4.8, 62.2), (6.6, 62.0), (8.4, 61.4),
    ),
)  # fmt: skip
"""The front of the hip bone, seen through the gap below the joint."""

FEMUR: Outline = (
    (
        (7.4, 60.4), (7.9, 59.2), (9.2, 58.5), (10.7, 59.0), (11.6, 60.2), (12.6, 60.6), (13.4, 60.0), (14.3, 60.1), (14.9, 61.2),
        (15.0, 63.0),
        (14.6, 65.2), (14.0, 68.0), (13.7, 72.0), (13.6, 78.0), (10.8, 78.0), (10.8, 72.0), (10.6, 69.4), (10.0, 67.8), (10.1, 66.6),
        (10.8, 65.6), (10.6, 64.6), (9.6, 63.4), (8.4, 62.9), (7.6, 61.8),
    ),
)  # fmt: skip
"""Head, neck, trochanters and the upper shaft of the thigh bone."""

FEMUR_LINES: tuple[Line, ...] = (((13.3, 60.8), (13.3, 62.4), (12.2, 64.6), (11.0, 66.4)), ((13.0, 64.2), (12.9, 68.0), (12.5, 72.0)))
"""The ridge between the trochanters, and the rough line where gluteus maximus ends."""

SCAPULA: Outline = (
    (
        (7.0, 10.4), (7.35, 9.0), (8.2, 7.6), (9.2, 7.0), (10.6, 7.1), (12.4, 7.5), (13.6, 7.9), (14.4, 7.4), (15.4, 7.0), (16.2, 7.6),
        (16.6, 8.6),
        (17.0, 9.6), (16.9, 10.8), (16.3, 11.6), (15.5, 12.2), (14.7, 13.8), (13.8, 15.9), (13.1, 17.6), (12.6, 19.2), (11.9, 20.9),
        (11.0, 22.0),
        (10.2, 22.1), (9.4, 21.0), (8.6, 19.0), (7.7, 16.8), (7.05, 14.4), (6.85, 12.2),
    ),
)  # fmt: skip
"""The blade of the shoulder blade, from the inner end of its ridge round over the upper angle."""

SCAPULA_LINES: tuple[Line, ...] = (
    ((15.7, 11.0), (14.2, 12.2), (13.2, 14.0), (12.2, 17.0), (11.0, 20.0)),
    ((8.0, 13.4), (10.4, 12.8), (12.6, 11.8)),
)
"""The ridge inside the thick lateral border, and a line of the muscle on the blade."""

SCAPULAR_SPINE: Outline = (
    (
        (17.6, 8.9), (16.8, 8.2), (15.8, 8.1), (14.2, 8.65), (12.2, 9.4), (10.4, 10.1), (8.8, 10.75), (7.8, 11.3), (7.15, 11.35),
        (6.9, 10.6),
        (7.1, 9.7), (8.0, 9.7), (9.4, 9.35), (11.4, 8.55), (13.4, 7.7), (15.0, 6.8), (16.0, 6.0), (16.9, 5.5), (17.8, 5.5), (18.5, 6.0),
        (18.75, 6.9),
    ),
    ((18.75, 6.9), (18.4, 8.0), (17.6, 8.9)),
)  # fmt: skip
"""The ridge of the shoulder blade, and the acromion at its outer end."""

CLAVICLE: Outline = (
    (
        (2.2, 5.6), (3.2, 4.9), (5.6, 4.9), (8.6, 4.2), (11.4, 3.9), (14.0, 4.5), (16.0, 5.3), (17.5, 5.5), (17.9, 6.1), (17.3, 6.7),
        (15.6, 6.5), (13.6, 5.7), (11.4, 5.1), (8.8, 5.4), (6.0, 6.2), (3.6, 6.6), (2.3, 6.4),
    ),
)  # fmt: skip
"""The collar bone; all but its outer third lies behind ribs and blade."""

HUMERUS: Outline = (
    (
        (16.4, 10.0), (16.7, 8.8), (17.6, 7.9), (18.8, 7.6), (20.0, 8.0), (20.7, 9.2), (20.7, 10.8), (20.4, 12.6), (20.6, 15.0),
        (21.2, 18.4),
        (22.5, 23.6), (23.7, 28.6), (24.9, 32.4), (26.4, 35.0), (26.8, 36.4), (26.1, 37.4), (25.0, 37.3), (24.2, 38.1), (23.3, 37.7),
        (22.7, 36.4),
        (22.8, 34.4), (22.3, 31.2), (21.2, 26.6), (19.9, 20.8), (18.9, 16.6), (18.4, 14.4), (18.1, 13.2), (17.3, 12.3), (16.6, 11.3),
    ),
)  # fmt: skip
"""The bone of the upper arm, down to the elbow."""

HUMERUS_LINES: tuple[Line, ...] = (
    ((18.2, 8.0), (18.9, 9.4), (18.7, 11.0), (17.8, 12.2)),
    ((23.7, 35.6), (24.4, 34.6), (25.2, 35.2), (25.1, 36.2)),
)
"""The rim of the joint's surface, and the hollow above the elbow."""

_NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
_PARTS = {"C": "neck", "T": "chest", "L": "low back"}


@cache
def bones() -> dict[str, Bone]:
    """Every bone by its name, those that lie in front first: drawn in this order, each covers what it covers on a skeleton."""
    paired = (
        Bone(
            "clavicle", "collar bone", (CLAVICLE,), f"{BODYPARTS}; {GENERAL}",
            "From behind only its outer third shows, above the acromion.",
        ),
        Bone("pubis", "front of the hip bone", (PUBIS,), GENERAL, "Seen through the gap below the hip joint."),
        Bone(
            "femur", "thigh bone", (FEMUR,), f"{BODYPARTS}; {HEINZ}",
            "The head lies in the joint, behind its rim; the greater trochanter stands out farthest to the side.", FEMUR_LINES,
        ),
    )  # fmt: skip
    ribs = (
        Bone(
            f"rib {number}", f"{_NUMBERS[number - 1]} rib", (), f"{BODYPARTS}; {MASS}",
            "Ends free at the back; of all bones here its length varies most." if number in FREE else "Turns forward at the side.", (line,),
        )
        for number, line in enumerate(RIBS, start=1)
    )  # fmt: skip
    vertebrae = (
        Bone(
            vertebra.name,
            f"{_NUMBERS[int(vertebra.name[1:]) - 1]} bone of the {_PARTS[vertebra.name[0]]}",
            (),
            f"{ERNST}; {BODYPARTS}; {OPENSIM}" if vertebra.name[0] != "C" else f"{BODYPARTS}; {GENERAL}",
            "Body, arch with its transverse processes, and spinous process; the arch lies on that of the bone below, like a tile.",
            halves=tuple(half for half in (vertebra.body, vertebra.arch, vertebra.spine) if half),
        )
        for vertebra in reversed(VERTEBRAE)
    )
    return {
        bone.name: bone
        for bone in (
            *paired,
            *ribs,
            Bone("coccyx", "tailbone", (), BODYPARTS, "Usually four small bones; the number varies.", halves=COCCYX),
            Bone(
                "sacrum", "flat bone between the hips", (), f"{SACRA}; {BODYPARTS}; {OPENSIM}",
                "Five bones grown into one; widest at the first two.", SACRUM_LINES, halves=(SACRUM, *SACRUM_CREST),
            ),
            *vertebrae,
            Bone(
                "hip bone", "hip bone", (HIP_BONE,), f"{BODYPARTS}; {MASS}; {ANSUR}",
                "Covers the edge of the sacrum by about 2 cm; the sitting bone points inwards.", HIP_LINES,
            ),
            Bone(
                "humerus", "bone of the upper arm", (HUMERUS,), f"{BODYPARTS}; {GRAY}",
                "Its head touches the socket of the blade, under the acromion.", HUMERUS_LINES,
            ),
            Bone(
                "scapula", "shoulder blade", (SCAPULA, SCAPULAR_SPINE), f"{BODYPARTS}; {CHHABRA}",
                "A triangle with a thick lateral border; its ridge climbs about 20 degrees to the acromion.", SCAPULA_LINES,
            ),
        )
    }  # fmt: skip
