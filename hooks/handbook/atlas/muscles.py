"""The muscles of the back, seen from behind, in cm on the body map: outlines, and lines in the direction of their fibres.

Drawn anew by the measures of this atlas (see ``measures``); what is fixed to the shoulder is moved by ``measures.SHIFT``. Edges are good to
about 2 cm: bodies differ more than that. Everything is the right one of a pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbook.atlas.geometry import Point, sample, smooth
from handbook.atlas.measures import BODYPARTS, CHRISTOPHY, GENERAL, GRAY, MASS
from handbook.atlas.shapes import Line, Outline, polygon

Layer = Literal["surface", "middle", "deep"]

_STEP = 0.5
"""Between two corners of an outline that is asked for as corners, in cm: it looks smooth."""


@dataclass(frozen=True)
class Part:
    """A muscle, or a part of one that has a name: its outline, and some of its fibres, from the inner end outwards."""

    name: str
    outline: Outline
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Muscle:
    """A muscle or a group of muscles.

    ``lay``: what to call it, with the name that books use; ``term``: the Latin name; ``phrase``: what it is, as it stands in a sentence;
    ``target``: where a label points; ``edge``: the common outline of parts that lie edge to edge (else nothing); ``tendons``: where it is
    white; ``about``: what it is fixed to, and what to know before one draws it.
    """

    lay: str
    term: str
    layer: Layer
    parts: tuple[Part, ...]
    target: Point
    phrase: str
    source: str
    about: str
    edge: Outline = ()
    tendons: tuple[Outline, ...] = ()

    @property
    def shapes(self) -> tuple[Outline, ...]:
        """The outlines to draw."""
        return (self.edge,) if self.edge else tuple(part.outline for part in self.parts)

    @property
    def outlines(self) -> tuple[tuple[Point, ...], ...]:
        """The outlines as corners close together."""
        return tuple(polygon(shape, _STEP).points for shape in self.shapes)

    @property
    def fibres(self) -> tuple[tuple[Point, ...], ...]:
        """The fibres as points close together."""
        return tuple(tuple(point for point, _, _ in sample(smooth(line), _STEP)) for part in self.parts for line in part.lines)


MUSCLES: dict[str, Muscle] = {
    "trapezius": Muscle(
        lay="kite muscle (trapezius)",
        term="musculus trapezius",
        layer="surface",
        parts=(
            Part(
                "descending trapezius",
                (
                    ((0, -1.0), (0, -13.2)),
                    ((0, -13.2), (1.6, -13.6), (3.3, -13.1)),
                    ((3.3, -13.1), (3.7, -10.5), (3.6, -7), (4.0, -4), (5.1, -1.3), (6.8, 0.6), (9.2, 2.1), (11.8, 3.5), (14.2, 4.6),
                     (16.6, 5.4)),
                    ((16.6, 5.4), (17.2, 6.1)),
                    ((17.2, 6.1), (11, 4.6), (5, 1.6), (0, -1.0)),
                ),
                (
                    ((1.4, -13.0), (2.4, -9.0), (3.6, -4.4), (6.0, -0.2), (10.4, 3.3), (14.6, 5.1)),
                    ((0.4, -9.0), (1.8, -5.4), (4.2, -1.2), (8.4, 2.7), (15.0, 5.4)),
                    ((0.4, -5.4), (2.8, -2.2), (7.2, 1.9), (15.6, 5.7)),
                    ((0.6, -2.2), (5.6, 1.3), (10.6, 4.0), (16.4, 6.0)),
                ),
            ),
            Part(
                "transverse trapezius",
                (
                    ((0, 8.6), (0, -1.0)),
                    ((0, -1.0), (5, 1.6), (11, 4.6), (17.2, 6.1)),
                    ((17.2, 6.1), (16.0, 6.7), (14.4, 7.5), (12.8, 8.2)),
                    ((12.8, 8.2), (6, 8.6), (0, 8.6)),
                ),
                (
                    ((1.6, 0.6), (7.0, 3.2), (16.4, 6.4)),
                    ((1.5, 2.6), (7.4, 4.8), (15.2, 7.0)),
                    ((0.8, 5.0), (7.4, 6.4), (14.2, 7.4)),
                    ((0.4, 7.8), (7.0, 7.9), (13.2, 7.9)),
                ),
            ),
            Part(
                "ascending trapezius",
                (
                    ((0, 32.5), (0, 8.6)),
                    ((0, 8.6), (6, 8.6), (12.8, 8.2)),
                    ((12.8, 8.2), (11.4, 9.1), (10.3, 11.4), (8.9, 14.4), (7.2, 17.4), (5.7, 19.9), (4.1, 22.8), (2.4, 26.6),
                     (1.0, 30.2), (0, 32.5)),
                ),
                (
                    ((0.4, 11.2), (5.6, 9.9), (11.4, 8.9)),
                    ((0.4, 15.0), (4.8, 12.0), (8.6, 10.4)),
                    ((0.4, 19.0), (4.4, 14.6), (7.6, 11.4)),
                    ((0.4, 22.8), (4.2, 17.0), (7.6, 12.0)),
                    ((0.4, 26.6), (4.0, 19.4), (7.9, 12.6)),
                    ((0.3, 30.8), (3.4, 22.4), (8.4, 13.0)),
                ),
            ),
        ),
        edge=(
            ((0, 32.5), (0, -13.2)),
            ((0, -13.2), (1.6, -13.6), (3.3, -13.1)),
            ((3.3, -13.1), (3.7, -10.5), (3.6, -7), (4.0, -4), (5.1, -1.3), (6.8, 0.6), (9.2, 2.1), (11.8, 3.5), (14.2, 4.6), (16.6, 5.4)),
            ((16.6, 5.4), (17.2, 6.1)),
            ((17.2, 6.1), (16.0, 6.7), (14.4, 7.5), (12.8, 8.2), (11.4, 9.1)),
            ((11.4, 9.1), (10.3, 11.4), (8.9, 14.4), (7.2, 17.4), (5.7, 19.9), (4.1, 22.8), (2.4, 26.6), (1.0, 30.2), (0, 32.5)),
        ),
        tendons=(
            (((0, 4.6), (0, -3.0)), ((0, -3.0), (0.8, -1.4), (1.6, 0.5), (1.1, 2.6), (0, 4.6))),
            (((8.0, 10.1), (11.3, 9.2)), ((11.3, 9.2), (10.7, 10.6), (9.7, 12.4)), ((9.7, 12.4), (8.0, 10.1))),
        ),
        target=(7.4, 5.6),
        phrase="the large muscle from the back of the head out to the shoulders and down to the level of the lowest ribs",
        source=f"{BODYPARTS}; {GENERAL}",
        about=(
            "From the back of the skull and the spinous processes down to T12, to the outer third of the collarbone, the acromion "
            "and the ridge of the shoulder blade. Its lower edge crosses the inner border of the blade."
        ),
    ),
    "latissimus dorsi": Muscle(
        lay="wide back muscle (latissimus dorsi)",
        term="musculus latissimus dorsi",
        layer="surface",
        parts=(
            Part(
                "latissimus dorsi",
                (
                    ((0.15, 19.9), (4, 19.7), (8, 19.4), (11.4, 18.9), (14.0, 17.5), (16.2, 15.5), (17.7, 14.0)),
                    ((17.7, 14.0), (18.4, 15.0)),
                    ((18.4, 15.0), (17.1, 17.2), (15.5, 19.8), (14.6, 22.8), (14.0, 27), (12.9, 33), (11.7, 39), (10.8, 43), (10.1, 45.4)),
                    ((10.1, 45.4), (9.3, 45.5), (8.8, 45.7)),
                    ((8.8, 45.7), (7.2, 42), (5.5, 38), (3.9, 34.4), (2.5, 31), (1.2, 27), (0.45, 23.6), (0.15, 19.9)),
                ),
                (
                    ((0.9, 21.2), (6.4, 20.7), (11.8, 19.7), (15.0, 17.4), (17.5, 14.8)),
                    ((1.0, 24.6), (6.4, 22.8), (11.6, 20.9), (14.8, 18.2), (17.6, 15.1)),
                    ((1.9, 28.4), (7.0, 25.4), (11.6, 22.6), (14.8, 19.0), (17.6, 15.4)),
                    ((3.1, 32.0), (7.4, 28.4), (11.6, 24.6), (14.8, 19.8), (17.7, 15.6)),
                    ((4.5, 35.4), (7.8, 31.6), (11.4, 27.2), (14.0, 21.6), (17.7, 15.8)),
                    ((6.2, 39.2), (8.4, 35.0), (11.4, 30.0), (13.8, 23.0)),
                    ((7.8, 42.8), (9.6, 37.6), (11.8, 31.6), (13.6, 25.0)),
                    ((9.2, 45.2), (10.5, 40.4), (12.2, 33.0), (13.4, 26.6)),
                ),
            ),
        ),
        target=(10.6, 29.0),
        phrase="the wide muscle from the lower half of the spine and the hip crest to the upper arm",
        source=f"{MASS}; {GRAY}; {GENERAL}",
        about=(
            "From the spinous processes from T7 down and the sacrum, through the fascia, and from the hip crest and the lowest "
            "ribs; over the tip of the shoulder blade, round the edge of teres major, to the front of the upper arm. Under "
            "trapezius where both lie."
        ),
    ),
    "thoracolumbar fascia": Muscle(
        lay="low-back sheet of tendon (thoracolumbar fascia)",
        term="fascia thoracolumbalis",
        layer="surface",
        parts=(
            Part(
                "thoracolumbar fascia",
                (
                    ((0, 58), (0, 20.2)),
                    ((0, 20.2), (0.45, 23.6), (1.2, 27), (2.5, 31), (3.9, 34.4), (5.5, 38), (7.2, 42), (8.8, 45.7)),
                    ((8.8, 45.7), (7.2, 46.5), (5.8, 47.9), (4.8, 50.0)),
                    ((4.8, 50.0), (3.4, 53.4), (1.6, 56.6), (0, 58)),
                ),
                (
                    ((0.3, 33.8), (1.6, 31.6)),
                    ((0.3, 38.4), (3.2, 34.4)),
                    ((0.3, 43.0), (5.0, 37.8)),
                    ((0.3, 47.6), (6.6, 41.4)),
                    ((1.0, 51.8), (7.8, 44.4)),
                    ((0.3, 56.4), (3.9, 50.8)),
                ),
            ),
        ),
        target=(3.0, 43.0),
        phrase="the strong white sheet over the muscles of the low back",
        source=GENERAL,
        about="A diamond on both sides of the spine, between the fleshy edges of latissimus dorsi and the sacrum.",
    ),
    "external oblique": Muscle(
        lay="side muscle of the belly (external oblique)",
        term="musculus obliquus externus abdominis",
        layer="surface",
        parts=(
            Part(
                "external oblique",
                (
                    ((12.6, 33.6), (11.7, 38.4), (11.3, 42.2), (11.4, 45.6)),
                    ((11.4, 45.6), (12.6, 46.4), (13.6, 48.2)),
                    ((13.6, 48.2), (14.5, 44.6), (14.3, 38), (14.3, 32), (14.4, 26)),
                    ((14.4, 26), (13.6, 29.8), (12.6, 33.6)),
                ),
                (
                    ((13.4, 31.6), (14.2, 33.0)),
                    ((12.6, 34.6), (14.1, 37.2)),
                    ((12.1, 37.8), (14.1, 41.2)),
                    ((11.7, 41.0), (14.2, 45.2)),
                    ((11.7, 44.2), (13.6, 47.4)),
                ),
            ),
        ),
        target=(12.9, 40.0),
        phrase="the muscle at the side of the waist",
        source=f"{BODYPARTS}; {GENERAL}",
        about=(
            "Its hind edge runs from the lowest ribs to the hip crest and leaves a small triangle beside latissimus dorsi. Drawn by "
            "textbooks: the coarse model has the edge up to 3 cm nearer to the spine."
        ),
    ),
    "deltoid": Muscle(
        lay="shoulder-cap muscle (deltoid)",
        term="musculus deltoideus",
        layer="surface",
        parts=(
            Part(
                "deltoid, spinal part",
                (
                    ((10.4, 10.4), (12.2, 9.5), (14.2, 8.7), (15.8, 8.1), (16.8, 8.2), (17.6, 8.7), (18.4, 7.9), (18.7, 7.1)),
                    ((18.7, 7.1), (20.0, 7.3), (21.2, 8.8), (22.0, 11.4), (22.2, 14.2), (21.9, 17.4), (21.3, 20.4), (21.0, 21.4)),
                    ((21.0, 21.4), (20.0, 18.8), (18.1, 15.6), (15.7, 13.2), (12.9, 11.6), (10.4, 10.4)),
                ),
                (
                    ((13.0, 10.3), (16.8, 12.8), (19.2, 15.8), (20.9, 20.2)),
                    ((15.2, 9.4), (18.6, 12.6), (20.2, 16.0), (21.0, 20.0)),
                    ((17.2, 9.2), (19.6, 12.2), (20.9, 16.0), (21.2, 19.6)),
                    ((19.0, 8.2), (20.7, 11.6), (21.5, 15.6), (21.4, 19.2)),
                ),
            ),
        ),
        target=(19.6, 12.0),
        phrase="the muscle that caps the shoulder",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the lower lip of the ridge and the acromion to the outer side of the upper arm, about y 15 to 21.",
    ),
    "gluteus maximus": Muscle(
        lay="large buttock muscle (gluteus maximus)",
        term="musculus gluteus maximus",
        layer="surface",
        parts=(
            Part(
                "gluteus maximus",
                (
                    ((5.2, 50.4), (6.0, 49.3), (6.9, 49.2), (9.2, 51.2), (11.6, 53.8), (13.4, 56.6), (14.3, 59.4)),
                    ((14.3, 59.4), (14.4, 62), (13.9, 66), (13.2, 70), (12.4, 74)),
                    ((12.4, 74), (11.5, 73.8)),
                    ((11.5, 73.8), (9.8, 71.3), (7.4, 69.6), (4.4, 68.6), (2.0, 66.9)),
                    ((2.0, 66.9), (0.7, 64.9), (0.6, 62.8), (1.3, 60.6), (2.7, 58.4), (3.8, 55.4), (4.6, 52.6), (5.2, 50.4)),
                ),
                (
                    ((6.6, 50.0), (10.4, 55.4), (14.0, 60.8)),
                    ((5.4, 51.4), (9.6, 57.2), (13.9, 63.2)),
                    ((4.8, 53.4), (9.0, 59.2), (13.6, 65.6)),
                    ((4.2, 55.6), (8.6, 61.2), (13.4, 67.8)),
                    ((3.3, 58.0), (8.0, 63.4), (13.0, 69.8)),
                    ((2.2, 60.2), (7.2, 65.4), (12.6, 71.6)),
                    ((1.3, 62.6), (6.4, 67.0), (12.0, 72.8)),
                    ((1.4, 65.0), (6.0, 68.4), (10.0, 71.2)),
                ),
            ),
        ),
        target=(8.2, 59.0),
        phrase="the large muscle of the buttock",
        source=f"{BODYPARTS}; {GENERAL}",
        about=(
            "From the hip crest near the dimple, the edge of the sacrum and the tailbone to the thigh bone (about y 68 to 75) and "
            "the band at its side."
        ),
    ),
    "rhomboids": Muscle(
        lay="muscles between the shoulder blades (rhomboids)",
        term="musculi rhomboidei",
        layer="middle",
        parts=(
            Part(
                "rhomboid minor",
                (
                    ((0.25, -1.2), (3.7, 4.2), (7.35, 9.0)),
                    ((7.35, 9.0), (7.0, 10.6)),
                    ((7.0, 10.6), (3.5, 6.1), (0.25, 1.0)),
                    ((0.25, 1.0), (0.25, -1.2)),
                ),
                (((0.4, -0.5), (3.6, 4.7), (7.1, 9.3)), ((0.4, 0.3), (3.5, 5.4), (7.0, 9.9))),
            ),
            Part(
                "rhomboid major",
                (
                    ((0.25, 1.6), (3.5, 6.8), (6.9, 11.2)),
                    ((6.9, 11.2), (6.85, 12.2), (7.05, 14.4), (7.7, 16.8), (8.6, 19.0), (9.3, 20.8)),
                    ((9.3, 20.8), (4.7, 16.3), (0.25, 12)),
                    ((0.25, 12), (0.25, 1.6)),
                ),
                (
                    ((0.4, 2.6), (3.5, 7.5), (6.8, 11.9)),
                    ((0.4, 4.4), (3.5, 9.0), (6.9, 13.4)),
                    ((0.4, 6.2), (3.6, 10.7), (7.1, 14.9)),
                    ((0.4, 8.0), (3.9, 12.6), (7.6, 16.7)),
                    ((0.4, 9.8), (4.2, 14.2), (8.2, 18.4)),
                    ((0.4, 11.4), (4.6, 15.6), (8.9, 20.0)),
                ),
            ),
        ),
        target=(4.4, 11.0),
        phrase="the flat muscles between the spine and the shoulder blades",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the spinous processes of C7 to T5 down and out to the inner border of the blade, from the ridge to the lower tip.",
    ),
    "levator scapulae": Muscle(
        lay="shoulder-blade lifter (levator scapulae)",
        term="musculus levator scapulae",
        layer="middle",
        parts=(
            Part(
                "levator scapulae",
                (
                    ((4.2, -9.6), (4.7, -6), (5.5, -1.6), (7.0, 2.8), (9.1, 7.0)),
                    ((9.1, 7.0), (8.2, 7.6), (7.4, 8.9)),
                    ((7.4, 8.9), (6.2, 5.0), (4.7, 0.8), (3.6, -3), (3.0, -5.6)),
                    ((3.0, -5.6), (3.1, -7.6), (3.4, -9.4), (4.2, -9.6)),
                ),
                (
                    ((3.9, -8.8), (4.5, -4.6), (5.9, 1.0), (8.6, 6.8)),
                    ((3.5, -7.4), (4.1, -3.8), (5.5, 1.4), (8.0, 7.3)),
                    ((3.3, -6.0), (4.0, -2.6), (5.4, 2.2), (7.6, 8.0)),
                ),
            ),
        ),
        target=(5.2, 0.0),
        phrase="the slim muscle from the side of the neck to the upper inner corner of the shoulder blade",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the transverse processes of C1 to C4 to the upper angle of the blade.",
    ),
    "splenius": Muscle(
        lay="bandage muscle of the neck (splenius)",
        term="musculi splenius capitis et cervicis",
        layer="middle",
        parts=(
            Part(
                "splenius cervicis",
                (
                    ((3.9, -9.3), (4.1, -4), (3.5, 2), (2.0, 10), (0.3, 16.6)),
                    ((0.3, 16.6), (0.3, 10)),
                    ((0.3, 10), (1.9, 2), (2.7, -4), (2.8, -7)),
                    ((2.8, -7), (3.9, -9.3)),
                ),
                (((0.5, 11.0), (2.4, 3.0), (3.2, -4.0), (3.3, -7.6)), ((0.5, 14.4), (2.8, 4.0), (3.7, -3.0), (3.7, -8.4))),
            ),
            Part(
                "splenius capitis",
                (
                    ((6.1, -12.6), (5.4, -8.6), (4.5, -3), (2.8, 3), (0.3, 9.5)),
                    ((0.3, 9.5), (0.25, -3.5)),
                    ((0.25, -3.5), (1.7, -7), (3.2, -10.4), (4.4, -13.2)),
                    ((4.4, -13.2), (5.4, -13.3), (6.1, -12.6)),
                ),
                (
                    ((0.4, -2.4), (2.4, -6.8), (4.7, -12.8)),
                    ((0.4, 1.0), (3.0, -4.8), (5.3, -12.8)),
                    ((0.4, 4.6), (3.3, -2.6), (5.4, -12.4)),
                    ((0.4, 8.0), (3.6, -0.6), (5.7, -12.0)),
                ),
            ),
        ),
        target=(3.2, -4.6),
        phrase="the muscle that winds round the back of the neck",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the spinous processes of C7 to T6 to the skull behind the ear and to the uppermost bones of the neck.",
    ),
    "supraspinatus": Muscle(
        lay="muscle above the ridge of the shoulder blade (supraspinatus)",
        term="musculus supraspinatus",
        layer="middle",
        parts=(
            Part(
                "supraspinatus",
                (
                    (
                        (7.6, 9.6), (8.3, 8.2), (9.4, 7.5), (12, 7.8), (14.6, 7.5), (17, 7.2), (19.4, 7.8), (19.9, 8.6),
                        (17.4, 8.4), (14.6, 8.3), (12, 9.2), (9.6, 9.8),
                    ),
                ),
                (((8.4, 8.9), (13.4, 8.3), (19.4, 8.2)), ((8.2, 9.4), (12.6, 8.8), (17.0, 7.9))),
            ),
        ),
        target=(11.0, 8.4),
        phrase="the muscle above the ridge of the shoulder blade",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the hollow above the ridge to the top of the upper arm, under the acromion; trapezius covers it.",
    ),
    "infraspinatus": Muscle(
        lay="muscle on the shoulder blade (infraspinatus)",
        term="musculus infraspinatus",
        layer="middle",
        parts=(
            Part(
                "infraspinatus",
                (
                    ((7.2, 12.3), (8.8, 11.1), (11, 10.2), (14, 9.0), (17, 8.6), (19.4, 8.5)),
                    ((19.4, 8.5), (20.3, 9.1), (20.3, 9.9)),
                    ((20.3, 9.9), (17.8, 10.8), (15.6, 12.2), (13.4, 14.6), (11.6, 17.2), (9.2, 19.7)),
                    ((9.2, 19.7), (8.1, 17.0), (7.3, 14.4), (7.2, 12.3)),
                ),
                (
                    ((7.8, 12.6), (12.6, 10.6), (19.4, 9.0)),
                    ((7.8, 14.2), (12.6, 11.5), (19.6, 9.3)),
                    ((8.1, 15.8), (12.6, 12.6), (19.7, 9.5)),
                    ((8.7, 17.4), (12.8, 13.8), (16.2, 11.2), (19.8, 9.7)),
                ),
            ),
        ),
        target=(10.6, 13.0),
        phrase="the muscle on the shoulder blade, below its ridge",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the hollow below the ridge to the top of the upper arm, under the deltoid.",
    ),
    "teres": Muscle(
        lay="muscles at the outer edge of the shoulder blade (teres)",
        term="musculi teres minor et major",
        layer="middle",
        parts=(
            Part(
                "teres minor",
                (
                    ((11.6, 17.1), (13.6, 14.5), (15.7, 12.3), (17.8, 11.0), (20.3, 9.9)),
                    ((20.3, 9.9), (20.5, 11.0)),
                    ((20.5, 11.0), (18.0, 12.5), (15.8, 14.8), (13.2, 17.7)),
                    ((13.2, 17.7), (12.4, 17.6), (11.6, 17.1)),
                ),
                (((12.3, 16.9), (15.9, 12.9), (20.2, 10.3)), ((13.0, 17.2), (16.5, 13.3), (20.3, 10.7))),
            ),
            Part(
                "teres major",
                (
                    ((9.3, 19.9), (10.5, 18.5), (11.7, 17.4), (13.1, 17.6), (15.8, 15.0), (18.0, 13.0)),
                    ((18.0, 13.0), (18.7, 14.6)),
                    ((18.7, 14.6), (16.7, 17.2), (14.2, 20.2), (11.7, 22.0), (10.5, 22.0)),
                    ((10.5, 22.0), (9.7, 21.1), (9.3, 19.9)),
                ),
                (
                    ((10.2, 20.0), (14.2, 17.4), (18.1, 13.6)),
                    ((10.4, 20.9), (14.6, 18.0), (18.3, 14.0)),
                    ((11.0, 21.5), (14.8, 18.8), (18.5, 14.4)),
                ),
            ),
        ),
        target=(15.0, 16.6),
        phrase="the two muscles from the outer edge of the shoulder blade to the upper arm",
        source=f"{BODYPARTS}; {GENERAL}",
        about=(
            "Teres minor from the outer border to the back of the upper arm; teres major from the lower tip to its front, making "
            "the fold of the armpit."
        ),
    ),
    "serratus posterior inferior": Muscle(
        lay="muscle of the lowest ribs (serratus posterior inferior)",
        term="musculus serratus posterior inferior",
        layer="middle",
        parts=(
            Part(
                "serratus posterior inferior",
                (
                    ((0.3, 30.4), (5, 28.2), (9.4, 25.5)),
                    ((9.4, 25.5), (9.9, 26.8)),
                    ((9.9, 26.8), (8.4, 28.1), (7.4, 29.3)),
                    ((7.4, 29.3), (8.9, 28.9)),
                    ((8.9, 28.9), (9.4, 30.2)),
                    ((9.4, 30.2), (7.8, 31.2), (6.8, 32.3)),
                    ((6.8, 32.3), (8.0, 32.2)),
                    ((8.0, 32.2), (8.5, 33.5)),
                    ((8.5, 33.5), (6.8, 34.2), (5.8, 35.1)),
                    ((5.8, 35.1), (6.8, 35.4)),
                    ((6.8, 35.4), (7.2, 36.6)),
                    ((7.2, 36.6), (3.8, 38.2), (0.3, 39.4)),
                    ((0.3, 39.4), (0.3, 30.4)),
                ),
                (
                    ((0.5, 30.9), (5.0, 28.9), (9.5, 26.2)),
                    ((0.5, 32.6), (4.6, 31.0), (9.0, 29.6)),
                    ((0.5, 34.6), (4.2, 33.4), (8.1, 32.9)),
                    ((0.5, 36.6), (3.8, 35.5), (6.8, 36.0)),
                    ((0.5, 38.6), (3.6, 37.2), (6.9, 36.2)),
                ),
            ),
        ),
        target=(4.6, 31.6),
        phrase="the thin muscle from the spine to the lowest ribs",
        source=f"{BODYPARTS}; {GENERAL}",
        about="From the spinous processes of T11 to L2, in four teeth, to ribs 9 to 12 beyond their angles.",
    ),
    "erector spinae": Muscle(
        lay="long back muscles (erector spinae)",
        term="musculus erector spinae",
        layer="deep",
        parts=(
            Part(
                "iliocostalis",
                (
                    (
                        (4.3, -3.6), (5.2, 0), (6.4, 4.6), (7.2, 9), (7.8, 14), (8.2, 19.5), (8.1, 25), (7.9, 28.5), (7.6, 32.5),
                        (7.1, 36.1),
                        (6.7, 41), (6.5, 43.8), (5.9, 46.9), (5.0, 49.6), (4.1, 51.5), (2.75, 53.0),
                    ),
                    (
                        (2.75, 53.0), (3.0, 50), (2.75, 46.7), (3.1, 41), (3.8, 36.1), (4.3, 32.5), (5.2, 27.5), (5.9, 22.6), (6.2, 16.6),
                        (5.8, 10.7), (5.2, 4.6), (4.6, 0), (4.3, -3.6),
                    ),
                ),
                (
                    ((3.6, 49.8), (4.0, 43.0), (5.2, 34.0), (6.6, 24.0), (6.9, 16.0), (6.2, 7.0), (5.2, 1.4)),
                    ((4.4, 49.4), (4.9, 43.0), (6.0, 34.0), (7.1, 25.0), (7.4, 17.0), (6.9, 9.0), (5.8, 3.0)),
                    ((5.2, 47.8), (5.9, 42.0), (6.8, 34.0), (7.6, 26.0), (7.8, 19.0), (7.5, 13.0)),
                ),
            ),
            Part(
                "longissimus",
                (
                    (
                        (3.0, -7.0), (3.9, -3.5), (4.6, 0), (5.2, 4.6), (5.8, 10.7), (6.2, 16.6), (5.9, 22.6), (5.2, 27.5), (4.3, 32.5),
                        (3.8, 36.1),
                        (3.1, 41), (2.75, 46.7), (3.0, 50), (2.75, 53), (2.3, 54.6), (1.6, 56.2), (0.4, 57.4),
                    ),
                    (
                        (0.4, 57.4), (0.35, 50), (0.45, 42.8), (0.75, 40.4), (1.2, 36), (1.3, 26), (1.3, 12), (1.4, 5), (1.9, 0),
                        (2.5, -4.5),
                        (3.0, -7.0),
                    ),
                ),
                (
                    ((0.9, 53.0), (1.1, 44.0), (1.9, 34.0), (2.3, 24.0), (2.3, 13.0), (2.5, 4.0), (3.0, -4.0)),
                    ((1.6, 52.6), (1.8, 44.0), (2.7, 34.0), (3.5, 25.0), (3.7, 16.0), (3.5, 7.0), (3.4, -1.0)),
                    ((2.3, 52.0), (2.3, 45.0), (3.3, 35.0), (4.6, 26.0), (5.0, 18.0), (4.8, 10.0), (4.2, 2.0)),
                ),
            ),
            Part(
                "spinalis",
                (
                    ((0.3, 4.4), (0.9, 6), (1.15, 12), (1.15, 26), (1.05, 34), (0.65, 39), (0.3, 41)),
                    ((0.3, 41), (0.25, 22), (0.3, 4.4)),
                ),
                (((0.6, 38.0), (0.7, 22.0), (0.6, 7.0)),),
            ),
        ),
        tendons=(
            (
                ((0.4, 57.4), (0.35, 50), (0.45, 41.0), (0.9, 37.0)),
                ((0.9, 37.0), (1.6, 40.6), (2.4, 43.6), (3.5, 46.4), (5.0, 49.6)),
                ((5.0, 49.6), (4.1, 51.5), (2.75, 53.0)),
                ((2.75, 53.0), (2.3, 54.6), (1.6, 56.2), (0.4, 57.4)),
            ),
        ),
        target=(5.0, 20.0),
        phrase="the long muscles that run beside the spine from the sacrum to the head",
        source=f"{BODYPARTS}; {CHRISTOPHY}; {GENERAL}",
        about=(
            "Three columns that spread upwards like a V: spinalis beside the spinous processes, longissimus to the transverse "
            "processes and ribs, iliocostalis to the angles of the ribs. Below L3 they rise from one common sheet of tendon."
        ),
    ),
    "quadratus lumborum": Muscle(
        lay="deep low-back muscle (quadratus lumborum)",
        term="musculus quadratus lumborum",
        layer="deep",
        parts=(
            Part(
                "quadratus lumborum",
                (
                    ((3.2, 31.3), (4.6, 32.9), (6.2, 35.1)),
                    ((6.2, 35.1), (7.4, 38.4), (8.1, 42), (8.5, 45.8)),
                    ((8.5, 45.8), (7.0, 46.6), (5.7, 47.9)),
                    ((5.7, 47.9), (5.2, 45.2), (4.4, 42.1), (4.2, 39.1), (4.0, 36.2), (3.55, 33.2), (3.2, 31.3)),
                ),
                (
                    ((5.9, 35.0), (7.2, 40.0), (8.2, 45.6)),
                    ((5.3, 34.4), (6.5, 40.0), (7.4, 46.1)),
                    ((4.6, 33.4), (5.7, 40.0), (6.7, 46.6)),
                    ((3.8, 32.4), (4.9, 40.0), (6.0, 47.3)),
                ),
            ),
        ),
        target=(7.5, 41.0),
        phrase="the deep muscle between the lowest rib and the hip crest",
        source=f"{CHRISTOPHY}; {MASS}; {GRAY}",
        about=(
            "From the inner half of rib 12 and the transverse processes of L1 to L4 to about 5 cm of the hip crest; only its outer "
            "edge shows beside the long muscles."
        ),
    ),
    "gluteus medius": Muscle(
        lay="side muscle of the hip (gluteus medius)",
        term="musculus gluteus medius",
        layer="deep",
        parts=(
            Part(
                "gluteus medius",
                (
                    ((7.2, 48.2), (8.6, 46.7), (10.4, 46.1), (12.0, 46.8), (13.2, 48.6), (13.6, 50.6)),
                    ((13.6, 50.6), (14.1, 54), (14.4, 58), (14.4, 61.2)),
                    ((14.4, 61.2), (13.7, 61.8)),
                    ((13.7, 61.8), (12.0, 58.6), (9.6, 54.6), (7.5, 51.4), (7.0, 49.6), (7.2, 48.2)),
                ),
                (
                    ((7.8, 51.2), (10.9, 55.4), (13.5, 60.8)),
                    ((8.2, 49.0), (11.2, 54.4), (13.7, 60.6)),
                    ((9.6, 47.6), (12.0, 53.8), (13.9, 60.4)),
                    ((11.2, 47.4), (12.8, 53.4), (14.1, 60.2)),
                    ((13.1, 49.6), (13.7, 55.0), (14.2, 60.0)),
                ),
            ),
        ),
        target=(11.4, 51.4),
        phrase="the fan-shaped muscle at the side of the hip",
        source=f"{BODYPARTS}; {GENERAL}",
        about=(
            "From the outside of the hip bone under its crest to the greater trochanter; only its upper part shows above gluteus "
            "maximus."
        ),
    ),
}  # fmt: skip
"""By the name that lessons use; those near the surface first."""
