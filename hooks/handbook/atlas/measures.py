"""Measured sizes of the back, seen from behind, with their ranges and sources: what the outlines of the atlas are held to.

In cm on the body map, right side; an adult of about 170 cm. "x" is the distance from the midline, "y" the height below the tip of C7. The
scale is that of Ernst 2013, whose 50.9 cm from C7 to the dimples runs along the skin; straight down it is about 49 cm.

Who measured: most edges of bones and muscles come from one man's model (BodyParts3D; he lay on his back), so they are good to 1 cm for
heights, 1.5 cm for bones and 2 cm for muscles. His outlines are not copied: the handbook's are drawn anew by these numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

ERNST = "Ernst 2013, doi:10.1186/1756-0500-6-58"
BODYPARTS = "Mitsuhashi 2009 (BodyParts3D, one man), doi:10.1093/nar/gkn613"
MASS = "Lee 2019 (MASS, model of bones and muscles), https://github.com/lsw9021/MASS"
CHRISTOPHY = "Christophy 2012 (model of the low back), as MyoTorso, https://github.com/MyoHub/myo_sim"
OPENSIM = "OpenSim (bones of a model), https://github.com/opensim-org/opensim-models"
ANSUR = "ANSUR II 2012 (642 adults of 170 cm), https://github.com/coleharlow12/ANSURDataAnalysis"
HEINZ = "Heinz 2003 (94 adults of 170 cm), https://github.com/cran/gclus"
SOBUSH = "Sobush 1996 (15 women), https://pubmed.ncbi.nlm.nih.gov/8749749/"
COOPERSTEIN = "Cooperstein 2015, doi:10.1186/s12998-014-0050-7"
CHHABRA = "Chhabra 2015 (126 shoulder blades), https://www.medicalsciencejournal.com/archives/2015/vol1/issue2/1-1-62"
SIRIRAJ = "Siriraj Medical Journal 2004 (97 shoulder blades), https://doaj.org/article/8f107ae2c5f941d7bb1257f0c4481f0c"
SACRA = "two series of 150 and 110 sacra, https://pubmed.ncbi.nlm.nih.gov/30487484/"
MORRIS = "Morris's box of the kidneys, https://www.egofelix.com/surface-anatomy/"
GLODNY = "Glodny 2009, https://pmc.ncbi.nlm.nih.gov/articles/PMC2813848"
GRAY = "Gray 1918, http://www.bartleby.com/107/pages/page434.html"
GENERAL = "textbooks in general"

READ = "read in the source"
MEASURED = "measured in an open data set"
BOTH = "read, and measured in an open data set"
BETWEEN = "interpolated between heights that were read"
KNOWN = "general knowledge"
MIXED = "measured in an open data set, and general knowledge"

SHIFT = (1.2, 1.2)
"""How far the bones of the shoulder and what is fixed to them lie outwards (x) and down (y) from where BodyParts3D has them, in cm.

He lay on his back, with narrow, high shoulders: his acromion lies at x 17.4, y 5.2. Standing adults of 170 cm have it at x 20.0, y 7.3
(ANSUR II). Bodies in the handbook lie with their arms by their sides, in between. The outlines of the atlas have this shift; the sizes
below do not need it, for their ranges reach over both.
"""


@dataclass(frozen=True)
class Measure:
    """A size: its range and the best single value in cm, where it comes from, and how sure it is (in words)."""

    name: str
    low: float
    high: float
    best: float
    source: str
    sure: str


@dataclass(frozen=True)
class Level:
    """A vertebra, in cm.

    ``tip``: y of its spinous process, ``sure``: how well that is known; ``span``: between the tips of its transverse processes, and
    ``process``: their y (both measured in BodyParts3D).
    """

    tip: float
    sure: str
    span: float
    process: float


@dataclass(frozen=True)
class RibMeasure:
    """A rib as measured in BodyParts3D, in cm.

    ``half_width``: to its outermost point; ``widest``: the y of that point; ``angle``: x of the point farthest back; ``length``: along the
    bone, which no flat picture shows; ``neck``: y where it leaves the spine.
    """

    half_width: float
    widest: float
    angle: float
    length: float
    neck: float


LEVEL_TOLERANCE = 1.0
BONE_TOLERANCE = 1.5
"""How far a height and a bone's edge may lie from one man's, in cm."""

LEVELS: dict[str, Level] = {
    "C7": Level(0.0, READ, 6.8, -1.3),
    "T1": Level(2.0, BETWEEN, 7.4, 0.0),
    "T2": Level(4.6, BETWEEN, 7.2, 1.8),
    "T3": Level(7.6, BETWEEN, 6.6, 4.4),
    "T4": Level(10.7, READ, 7.0, 8.5),
    "T5": Level(13.4, BETWEEN, 7.1, 10.5),
    "T6": Level(16.6, BETWEEN, 7.2, 12.4),
    "T7": Level(19.9, READ, 7.4, 17.0),
    "T8": Level(22.6, BETWEEN, 6.9, 19.9),
    "T9": Level(25.0, BETWEEN, 7.1, 22.5),
    "T10": Level(27.5, READ, 7.2, 24.4),
    "T11": Level(30.2, BETWEEN, 5.6, 27.6),
    "T12": Level(32.5, BETWEEN, 4.7, 30.1),
    "L1": Level(36.1, READ, 7.1, 33.7),
    "L2": Level(38.6, BETWEEN, 8.1, 35.9),
    "L3": Level(41.0, BETWEEN, 8.2, 38.9),
    "L4": Level(43.8, READ, 8.8, 42.0),
    "L5": Level(46.7, BETWEEN, 10.4, 45.3),
}
"""From the neck down."""

RIB_MEASURES: tuple[RibMeasure, ...] = (
    RibMeasure(7.2, 3.9, 3.5, 10.3, 1.1),
    RibMeasure(10.0, 6.5, 4.7, 18.5, 2.7),
    RibMeasure(11.3, 9.6, 6.5, 24.4, 4.8),
    RibMeasure(12.5, 15.0, 6.6, 28.3, 8.4),
    RibMeasure(13.1, 17.4, 8.1, 30.4, 10.5),
    RibMeasure(13.9, 20.3, 7.6, 31.1, 11.9),
    RibMeasure(14.2, 24.7, 8.1, 30.4, 15.7),
    RibMeasure(13.5, 29.2, 7.8, 28.1, 18.1),
    RibMeasure(13.4, 32.5, 7.3, 25.9, 20.8),
    RibMeasure(13.2, 35.9, 6.6, 24.1, 22.7),
    RibMeasure(12.0, 38.7, 5.9, 19.9, 27.2),
    RibMeasure(8.6, 37.4, 5.5, 13.0, 30.2),
)
"""From the first rib to the twelfth."""

MEASURES: tuple[Measure, ...] = (
    # the spine
    Measure("tip of T4, y", 9.7, 11.7, 10.7, ERNST, READ),
    Measure("tip of T7, y", 18.9, 20.9, 19.9, ERNST, READ),
    Measure("tip of T10, y", 26.5, 28.5, 27.5, ERNST, READ),
    Measure("tip of L1, y", 35.1, 37.1, 36.1, ERNST, READ),
    Measure("tip of L4, y", 42.8, 44.8, 43.8, ERNST, READ),
    Measure("tip of L5, y", 45.8, 48.0, 46.7, f"{ERNST}; {BODYPARTS}", MEASURED),
    Measure("transverse processes of C7, span", 6.0, 8.0, 6.8, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of T1, span", 6.6, 8.6, 7.4, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of T4, span", 6.2, 8.2, 7.0, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of T7, span", 6.6, 8.6, 7.4, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of T10, span", 6.4, 8.4, 7.2, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of T12, span", 3.9, 5.9, 4.7, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of L1, span", 6.3, 8.3, 7.1, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of L3, span", 7.4, 9.6, 8.2, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of L4, span", 8.0, 10.0, 8.8, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    Measure("transverse processes of L5, span", 9.6, 11.6, 10.4, f"{BODYPARTS}; {OPENSIM}", MEASURED),
    # the pelvis
    Measure("dimple (PSIS), y", 50.4, 51.4, 50.9, ERNST, READ),
    Measure("dimple (PSIS), x", 4.4, 5.6, 4.8, f"{BODYPARTS}; {MASS}; {OPENSIM}", MEASURED),
    Measure("top of the hip crest, y", 43.5, 46.5, 45.3, f"{BODYPARTS}; {MASS}; {ANSUR}", BOTH),
    Measure("top of the hip crest, x", 9.0, 11.5, 10.2, f"{BODYPARTS}; {MASS}", MEASURED),
    Measure("hip bones, half width", 13.0, 14.6, 13.6, f"{BODYPARTS}; {OPENSIM}; {MASS}; {HEINZ}; {ANSUR}", BOTH),
    Measure("greater trochanter, x", 14.0, 16.0, 15.0, f"{BODYPARTS}; {HEINZ}", BOTH),
    Measure("lowest point of the sitting bone, x", 4.0, 6.5, 5.0, BODYPARTS, MEASURED),
    Measure("sacrum, half width", 5.0, 6.3, 5.6, f"{SACRA}; {BODYPARTS}; {OPENSIM}", BOTH),
    Measure("tip of the tailbone, y", 61.5, 65.0, 63.5, BODYPARTS, MEASURED),
    # the shoulder
    Measure("acromion, x", 17.4, 20.5, 19.0, f"{ANSUR}; {HEINZ}; {BODYPARTS}", BOTH),
    Measure("acromion, y", 4.5, 8.0, 6.0, f"{ANSUR}; {BODYPARTS}", BOTH),
    Measure("shoulder blade, length", 13.6, 16.0, 14.8, f"{CHHABRA}; {SIRIRAJ}; {BODYPARTS}", BOTH),
    Measure("shoulder blade, breadth", 9.6, 11.0, 10.4, f"{CHHABRA}; {BODYPARTS}", BOTH),
    Measure("ridge of the shoulder blade, length", 12.3, 14.2, 13.1, f"{SIRIRAJ}; {BODYPARTS}", BOTH),
    Measure("inner border of the shoulder blade, x", 5.5, 8.8, 7.0, f"{BODYPARTS}; {SOBUSH}", BOTH),
    Measure("inner end of the ridge, y", 7.6, 11.0, 9.5, BODYPARTS, MEASURED),
    Measure("tip of the shoulder blade, y", 19.9, 25.0, 22.0, f"{COOPERSTEIN}; {BODYPARTS}", BOTH),
    Measure("tip of the shoulder blade, x", 8.0, 10.6, 9.4, BODYPARTS, MEASURED),
    # the ribs
    Measure("rib 7, half width", 13.2, 15.3, 14.2, f"{BODYPARTS}; {MASS}; {ANSUR}", MEASURED),
    Measure("tip of rib 11, x", 9.5, 12.5, 11.6, BODYPARTS, MEASURED),
    Measure("tip of rib 11, y", 36.5, 40.5, 39.3, BODYPARTS, MEASURED),
    Measure("tip of rib 12, x", 6.0, 9.5, 8.4, BODYPARTS, MEASURED),
    Measure("tip of rib 12, y", 35.0, 40.0, 38.7, BODYPARTS, MEASURED),
    Measure("rib 11, length", 17.0, 22.0, 19.9, BODYPARTS, MEASURED),
    Measure("rib 12, length", 8.0, 15.0, 13.0, BODYPARTS, MEASURED),
    Measure("rib 9, fall from x 3 to x 9", 3.0, 5.0, 4.0, BODYPARTS, MEASURED),
    Measure("rib 11, fall from x 3 to x 9", 5.2, 7.6, 6.4, BODYPARTS, MEASURED),
    # the muscles
    Measure("erector spinae, outer edge at L3, x", 5.8, 7.5, 6.8, f"{BODYPARTS}; {CHRISTOPHY}", MEASURED),
    Measure("erector spinae, outer edge at T9, x", 6.8, 9.9, 8.0, f"{BODYPARTS}; {CHRISTOPHY}", MEASURED),
    Measure("longissimus, outer edge at T4, x", 4.5, 6.5, 5.8, BODYPARTS, MEASURED),
    Measure("between longissimus and iliocostalis at L3, x", 2.5, 4.0, 3.0, BODYPARTS, MEASURED),
    Measure("trapezius, lower tip, y", 31.0, 33.5, 32.5, f"{BODYPARTS}; {GENERAL}", MIXED),
    Measure("trapezius, free edge at y 2, x", 6.0, 9.5, 7.5, BODYPARTS, MEASURED),
    Measure("trapezius, lower edge at T7, x", 4.5, 7.5, 6.3, BODYPARTS, MEASURED),
    Measure("rhomboids, upper end at the spine, y", -2.0, 1.0, -0.5, f"{BODYPARTS}; {GENERAL}", MIXED),
    Measure("rhomboids, lower end at the spine, y", 10.5, 14.0, 12.0, f"{BODYPARTS}; {GENERAL}", MIXED),
    Measure("quadratus lumborum, outer edge at the hip crest, x", 7.0, 9.5, 8.3, f"{CHRISTOPHY}; {MASS}; {GRAY}", BOTH),
    Measure("quadratus lumborum, outer end on rib 12, x", 5.0, 7.0, 6.2, f"{CHRISTOPHY}; {GRAY}", BOTH),
    Measure("latissimus dorsi, upper end at the spine, y", 18.9, 21.0, 19.9, f"{MASS}; {GENERAL}", MIXED),
    Measure("latissimus dorsi, outer end on the hip crest, x", 8.0, 11.5, 10.0, f"{MASS}; {GENERAL}", MIXED),
    Measure("gluteus maximus, lower edge, y", 66.0, 72.0, 69.0, BODYPARTS, MEASURED),
    Measure("gluteus maximus, end on the thigh bone, y", 68.0, 76.0, 72.0, BODYPARTS, MEASURED),
    # the kidneys
    Measure("kidneys, inner limit, x", 2.5, 4.5, 3.0, MORRIS, READ),
    Measure("kidneys, outer limit, x", 8.5, 10.0, 9.5, MORRIS, READ),
    Measure("kidneys, upper limit, y", 29.5, 32.5, 30.2, MORRIS, READ),
    Measure("kidneys, lower limit, y", 39.5, 42.5, 41.5, MORRIS, READ),
    Measure("kidney, middle of the inner side, x", 4.0, 5.0, 5.0, MORRIS, READ),
    Measure("kidney, length", 9.8, 12.4, 11.0, GLODNY, READ),
    Measure("right kidney below the left", 1.0, 2.5, 1.25, MORRIS, READ),
)
"""Every size that the outlines are checked for."""


@dataclass(frozen=True)
class FibreAngle:
    """Which way the fibres of a part run: degrees above the horizontal going outwards, of the ``first`` fibre and of the ``last``.

    Measured along the inner half of a fibre, since some bend. Where both are one number, it is the mean of all fibres.
    """

    part: str
    first: float
    last: float
    sure: str


TURN = 12.0
"""How far a fibre may turn from its measured angle, in degrees."""

FIBRE_ANGLES: tuple[FibreAngle, ...] = (
    FibreAngle("descending trapezius", -70, -28, MEASURED),
    FibreAngle("transverse trapezius", -19, 7, MEASURED),
    FibreAngle("ascending trapezius", 18, 74, MEASURED),
    FibreAngle("rhomboid minor", -55, -55, MEASURED),
    FibreAngle("rhomboid major", -56, -47, MEASURED),
    FibreAngle("levator scapulae", -72, -72, MEASURED),
    FibreAngle("supraspinatus", 0, 0, MEASURED),
    FibreAngle("infraspinatus", 20, 40, MEASURED),
    FibreAngle("teres minor", 40, 40, MEASURED),
    FibreAngle("teres major", 40, 40, MEASURED),
    FibreAngle("deltoid, spinal part", -60, -60, MEASURED),
    FibreAngle("latissimus dorsi", 7, 70, MIXED),
    FibreAngle("spinalis", 90, 90, MEASURED),
    FibreAngle("longissimus", 85, 95, MEASURED),
    FibreAngle("iliocostalis", 80, 80, MEASURED),
    FibreAngle("splenius capitis", 60, 60, MEASURED),
    FibreAngle("splenius cervicis", 75, 75, MEASURED),
    FibreAngle("serratus posterior inferior", 34, 25, MEASURED),
    FibreAngle("quadratus lumborum", -75, -85, MEASURED),
    FibreAngle("external oblique", -60, -60, MEASURED),
    FibreAngle("gluteus maximus", -53, -35, MEASURED),
    FibreAngle("gluteus medius", -45, -90, MEASURED),
)
"""The parts of muscles by name, their upper or inner fibre first."""
