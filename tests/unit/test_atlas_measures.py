"""The outlines of bones, muscles and kidneys, held to the measured sizes; every size is taken from the outlines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from handbook.atlas.bones import COCCYX, FEMUR, HIP_BONE, SACRUM, SCAPULA, SCAPULAR_SPINE, bones
from handbook.atlas.geometry import Point, Polygon, sample, smooth
from handbook.atlas.measures import (
    BONE_TOLERANCE,
    FIBRE_ANGLES,
    LEVEL_TOLERANCE,
    LEVELS,
    MEASURES,
    RIB_MEASURES,
    SHIFT,
    TURN,
    FibreAngle,
    Measure,
)
from handbook.atlas.muscles import MUSCLES, Part
from handbook.atlas.organs import LEFT_KIDNEY, RIGHT_KIDNEY
from handbook.atlas.ribs import FREE, RIB_WIDTH, RIBS
from handbook.atlas.shapes import Line, Outline, mirrored, polygon, whole
from handbook.atlas.vertebrae import VERTEBRAE
from handbook.atlas.zones import OUTLINES

NEAR = 0.5
"""How far from a bone a muscle may end that is fixed to it, in cm."""

LINE = 0.15
"""About the width of a drawn outline, in cm: what lies edge to edge may overlap by so much."""


# --- Taking the measure of outlines. ---


def corners(outline: Outline) -> tuple[Point, ...]:
    return polygon(outline).points


def along(line: Line, every: float = 0.1) -> list[Point]:
    return [point for point, _, _ in sample(smooth(line), every)]


def length(line: Line) -> float:
    return sample(smooth(line), 0.1)[-1][2]


def y_at(line: Line, x: float) -> float:
    return min(along(line), key=lambda point: abs(point[0] - x))[1]


def outer_x(outline: Outline, y: float) -> float:
    return max(x for x, here in corners(outline) if abs(here - y) < 0.15)


def inner_x(outline: Outline, y: float) -> float:
    return min(x for x, here in corners(outline) if abs(here - y) < 0.15)


def top(outline: Outline) -> Point:
    return min(corners(outline), key=lambda point: point[1])


def bottom(outline: Outline) -> Point:
    return max(corners(outline), key=lambda point: point[1])


def nearest(outline: Outline, point: Point) -> float:
    """How far the edge of an outline is from a point; nothing inside it."""
    shape = polygon(outline)
    return 0.0 if shape.contains(point) else min(math.dist(point, corner) for corner in shape.points)


def on_line(line: Line, point: Point) -> float:
    return min(math.dist(point, other) for other in along(line))


PARTS: dict[str, Part] = {part.name: part for muscle in MUSCLES.values() for part in muscle.parts}
TRAPEZIUS = MUSCLES["trapezius"].edge
TIPS = {vertebra.name: max(y for _, y in corners(whole(vertebra.spine))) for vertebra in VERTEBRAE if vertebra.spine}
SPANS = {v.name: max(x for x, _ in corners(whole(v.arch))) - min(x for x, _ in corners(whole(v.arch))) for v in VERTEBRAE}


def of(part: str) -> Outline:
    return PARTS[part].outline


def dimple() -> Point:
    """The end of the hip crest towards the spine."""
    return min((point for point in corners(HIP_BONE) if point[1] < 52), key=lambda point: point[0])


def acromion() -> Point:
    return max(corners(SCAPULAR_SPINE), key=lambda point: point[0])


def root() -> Point:
    """The inner end of the ridge of the shoulder blade: the middle of its inner edge."""
    low = [point for point in corners(SCAPULAR_SPINE) if point[0] < 7.3]
    return min(x for x, _ in low), sum(y for _, y in low) / len(low)


def upper_angle() -> Point:
    """The upper inner corner of the shoulder blade."""
    return min((point for point in corners(SCAPULA) if point[0] < 12), key=lambda point: point[1])


def glenoid() -> Point:
    return max(corners(SCAPULA), key=lambda point: point[0])


def end_of(part: str) -> Point:
    """Where the crest cuts off the lower edge of a muscle: its outermost corner there."""
    return max((point for line in of(part) for point in line if 44 < point[1] < 48), key=lambda point: point[0])


def hilum() -> float:
    """The innermost point of the hollow of the right kidney, at the middle of its height."""
    middle = (top(RIGHT_KIDNEY)[1] + bottom(RIGHT_KIDNEY)[1]) / 2
    return inner_x(RIGHT_KIDNEY, middle)


def poles() -> float:
    shape = corners(RIGHT_KIDNEY)
    return max(math.dist(p, q) for p in shape for q in shape)


def least_and_most_kidney(axis: int) -> tuple[float, float]:
    values = [abs(point[axis]) for kidney in (LEFT_KIDNEY, RIGHT_KIDNEY) for point in corners(kidney)]
    return min(values), max(values)


TAKEN: dict[str, Callable[[], float]] = {
    **{f"tip of {name}, y": lambda name=name: TIPS[name] for name in TIPS},  # type: ignore[misc]
    **{f"transverse processes of {name}, span": lambda name=name: SPANS[name] for name in SPANS},  # type: ignore[misc]
    "dimple (PSIS), y": lambda: dimple()[1],
    "dimple (PSIS), x": lambda: dimple()[0],
    "top of the hip crest, y": lambda: top(HIP_BONE)[1],
    "top of the hip crest, x": lambda: top(HIP_BONE)[0],
    "hip bones, half width": lambda: max(x for x, _ in corners(HIP_BONE)),
    "greater trochanter, x": lambda: max(x for x, _ in corners(FEMUR)),
    "lowest point of the sitting bone, x": lambda: bottom(HIP_BONE)[0],
    "sacrum, half width": lambda: max(x for x, _ in corners(whole(SACRUM))),
    "tip of the tailbone, y": lambda: max(y for piece in COCCYX for _, y in piece),
    "acromion, x": lambda: acromion()[0],
    "acromion, y": lambda: acromion()[1],
    "shoulder blade, length": lambda: math.dist(upper_angle(), bottom(SCAPULA)),
    "shoulder blade, breadth": lambda: math.dist(root(), glenoid()),
    "ridge of the shoulder blade, length": lambda: math.dist(root(), acromion()),
    "inner border of the shoulder blade, x": lambda: inner_x(SCAPULA, root()[1]),
    "inner end of the ridge, y": lambda: root()[1],
    "tip of the shoulder blade, y": lambda: bottom(SCAPULA)[1],
    "tip of the shoulder blade, x": lambda: bottom(SCAPULA)[0],
    "rib 7, half width": lambda: max(x for x, _ in along(RIBS[6])) + RIB_WIDTH / 2,
    "tip of rib 11, x": lambda: RIBS[10][-1][0],
    "tip of rib 11, y": lambda: RIBS[10][-1][1],
    "tip of rib 12, x": lambda: RIBS[11][-1][0],
    "tip of rib 12, y": lambda: RIBS[11][-1][1],
    "rib 11, length": lambda: length(RIBS[10]),
    "rib 12, length": lambda: length(RIBS[11]),
    "rib 9, fall from x 3 to x 9": lambda: y_at(RIBS[8], 9) - y_at(RIBS[8], 3),
    "rib 11, fall from x 3 to x 9": lambda: y_at(RIBS[10], 9) - y_at(RIBS[10], 3),
    "erector spinae, outer edge at L3, x": lambda: outer_x(of("iliocostalis"), TIPS["L3"]),
    "erector spinae, outer edge at T9, x": lambda: outer_x(of("iliocostalis"), TIPS["T9"]),
    "longissimus, outer edge at T4, x": lambda: outer_x(of("longissimus"), TIPS["T4"]),
    "between longissimus and iliocostalis at L3, x": lambda: inner_x(of("iliocostalis"), TIPS["L3"]),
    "trapezius, lower tip, y": lambda: bottom(TRAPEZIUS)[1],
    "trapezius, free edge at y 2, x": lambda: outer_x(TRAPEZIUS, 2),
    "trapezius, lower edge at T7, x": lambda: outer_x(TRAPEZIUS, TIPS["T7"]),
    "rhomboids, upper end at the spine, y": lambda: top(of("rhomboid minor"))[1],
    "rhomboids, lower end at the spine, y": lambda: max(y for x, y in corners(of("rhomboid major")) if x < 0.5),
    "quadratus lumborum, outer edge at the hip crest, x": lambda: end_of("quadratus lumborum")[0],
    "quadratus lumborum, outer end on rib 12, x": lambda: of("quadratus lumborum")[0][-1][0],
    "latissimus dorsi, upper end at the spine, y": lambda: min(y for x, y in corners(of("latissimus dorsi")) if x < 0.5),
    "latissimus dorsi, outer end on the hip crest, x": lambda: end_of("latissimus dorsi")[0],
    "gluteus maximus, lower edge, y": lambda: max(y for x, y in corners(of("gluteus maximus")) if abs(x - bottom(HIP_BONE)[0] - 1.5) < 0.1),
    "gluteus maximus, end on the thigh bone, y": lambda: bottom(of("gluteus maximus"))[1],
    "kidneys, inner limit, x": lambda: least_and_most_kidney(0)[0],
    "kidneys, outer limit, x": lambda: least_and_most_kidney(0)[1],
    "kidneys, upper limit, y": lambda: least_and_most_kidney(1)[0],
    "kidneys, lower limit, y": lambda: least_and_most_kidney(1)[1],
    "kidney, middle of the inner side, x": hilum,
    "kidney, length": poles,
    "right kidney below the left": lambda: top(RIGHT_KIDNEY)[1] - top(LEFT_KIDNEY)[1],
}

FORESHORTENED = {"rib 11, length": 0.92}
"""Rib 11 runs forward as well as down: a flat picture shows at least this part of its length."""


@pytest.mark.parametrize("measure", MEASURES, ids=[measure.name for measure in MEASURES])
def test_every_size_lies_within_its_range(measure: Measure) -> None:
    taken = TAKEN[measure.name]()
    assert measure.low * FORESHORTENED.get(measure.name, 1) <= taken <= measure.high, f"{taken:.2f}"


@pytest.mark.parametrize("measure", MEASURES, ids=[measure.name for measure in MEASURES])
def test_every_size_has_a_range_a_best_value_and_a_source(measure: Measure) -> None:
    assert measure.low <= measure.best <= measure.high
    assert measure.source
    assert measure.sure.islower() or measure.sure[0].islower()


@pytest.mark.parametrize("name", LEVELS)
def test_vertebrae_lie_at_their_levels(name: str) -> None:
    vertebra = next(v for v in VERTEBRAE if v.name == name)
    assert abs(TIPS[name] - LEVELS[name].tip) <= 0.05
    assert abs(vertebra.process - LEVELS[name].process) <= BONE_TOLERANCE
    assert abs(SPANS[name] - LEVELS[name].span) <= LEVEL_TOLERANCE


# --- Bones. ---


def test_spinous_processes_hang_down_below_their_transverse_processes() -> None:
    for vertebra in VERTEBRAE:
        if vertebra.name[0] == "T":
            assert 1.9 <= TIPS[vertebra.name] - vertebra.process <= 4.2, vertebra.name


def test_the_vertebrae_follow_each_other_without_gaps() -> None:
    for upper, lower in pairwise(VERTEBRAE):
        assert upper.process < lower.process
        shape = [y for _, y in corners(whole(upper.arch))]
        below = [y for _, y in corners(whole(lower.arch))]
        assert max(shape) > min(below), f"{upper.name} floats above {lower.name}"


@pytest.mark.parametrize("number", range(1, 13))
def test_ribs_lie_where_they_were_measured(number: int) -> None:
    line, measured = RIBS[number - 1], RIB_MEASURES[number - 1]
    widest = max(along(line), key=lambda point: point[0])
    assert abs(widest[0] + RIB_WIDTH / 2 - measured.half_width) <= BONE_TOLERANCE
    assert abs(widest[1] - measured.widest) <= BONE_TOLERANCE
    assert abs(line[1][1] - measured.neck) <= BONE_TOLERANCE
    assert length(line) <= measured.length


@pytest.mark.parametrize("number", range(1, 13))
def test_ribs_begin_at_their_vertebra(number: int) -> None:
    vertebra = next(v for v in VERTEBRAE if v.name == f"T{number}")
    assert abs(RIBS[number - 1][0][1] - vertebra.process) < 1
    assert nearest(whole(vertebra.body), RIBS[number - 1][0]) < 0.8


def test_ribs_fall_the_more_the_lower_they_are() -> None:
    falls = [y_at(line, 8) - y_at(line, 3) for line in RIBS[3:11]]
    assert falls == sorted(falls)


def test_the_two_lowest_ribs_end_at_the_back() -> None:
    """The others turn forward: they come back inwards beyond their widest point."""
    for number, line in enumerate(RIBS, start=1):
        assert (line[-1][0] == max(x for x, _ in along(line))) is (number in FREE)
    for number in FREE:
        assert RIBS[number - 1][-1][0] < max(x for x, _ in along(RIBS[8])) - 0.5


def test_the_hip_bone_covers_the_edge_of_the_sacrum() -> None:
    overlap = [point for point in corners(whole(SACRUM)) if point[0] > 0 and polygon(HIP_BONE).contains(point)]
    assert overlap
    assert max(x for x, _ in overlap) - inner_x(HIP_BONE, 50.4) > 0.8


def test_the_sitting_bone_points_inwards() -> None:
    assert bottom(HIP_BONE)[0] < top(HIP_BONE)[0] - 3


def test_the_thigh_bone_meets_the_hip_and_the_arm_the_blade() -> None:
    drawn = bones()
    assert any(polygon(HIP_BONE).contains(point) for point in corners(FEMUR))
    assert min(nearest(SCAPULA, point) for point in corners(drawn["humerus"].outlines[0])) < NEAR
    assert acromion()[0] > glenoid()[0] + 1.5
    assert acromion()[1] < min(y for _, y in corners(drawn["humerus"].outlines[0]))


def test_the_shift_moves_the_shoulder_out_and_down() -> None:
    measured_tip_of_the_blade = (9.4, 20.9)
    moved = measured_tip_of_the_blade[0] + SHIFT[0], measured_tip_of_the_blade[1] + SHIFT[1]
    assert math.dist(bottom(SCAPULA), moved) < 0.8


def test_every_bone_is_described() -> None:
    drawn = bones()
    assert len(drawn) == 24 + 12 + 8
    for name, bone in drawn.items():
        assert bone.name == name
        assert bone.outlines or bone.halves or bone.lines
        assert bone.lay
        assert bone.source
        assert bone.about.endswith(".")


def test_halves_of_bones_begin_and_end_on_the_midline() -> None:
    for bone in bones().values():
        for half in bone.halves:
            assert half[0][0] == half[-1][0] == 0, bone.name
            assert all(x > 0 for x, _ in half[1:-1]), bone.name


# --- Muscles. ---


def test_the_three_columns_lie_side_by_side() -> None:
    """From the spine outwards: spinalis, longissimus, iliocostalis."""
    columns = [of(name) for name in ("spinalis", "longissimus", "iliocostalis")]
    for y in range(-3, 52):
        reach = []
        for column in columns:
            xs = [x for x, here in corners(column) if abs(here - y) < 0.15]
            reach.append((min(xs), max(xs)) if xs else None)
        shown = [span for span in reach if span]
        assert all(left[1] <= right[0] + LINE for left, right in pairwise(shown)), y


def test_the_columns_widen_upwards() -> None:
    up = ["L5", "L3", "L1", "T12", "T10", "T8", "T6"]
    longissimus = [outer_x(of("longissimus"), TIPS[name]) for name in up]
    iliocostalis = [outer_x(of("iliocostalis"), TIPS[name]) for name in ("L5", "L3", "L1", "T12", "T10", "T7")]
    assert longissimus == sorted(longissimus)
    assert iliocostalis == sorted(iliocostalis)
    assert longissimus[-1] > 2 * longissimus[0]
    assert all(0 < inner_x(of("spinalis"), y) < outer_x(of("spinalis"), y) < 1.3 for y in range(6, 40))


SPINE_OF_BLADE = SCAPULAR_SPINE
ATTACHED: list[tuple[str, Point, Outline]] = [
    *(("rhomboid minor", line[-1], SCAPULA) for line in PARTS["rhomboid minor"].lines),
    *(("rhomboid major", line[-1], SCAPULA) for line in PARTS["rhomboid major"].lines),
    *(("levator scapulae", line[-1], SCAPULA) for line in PARTS["levator scapulae"].lines),
    *(("transverse trapezius", line[-1], SPINE_OF_BLADE) for line in PARTS["transverse trapezius"].lines),
    *(("ascending trapezius", line[-1], SPINE_OF_BLADE) for line in PARTS["ascending trapezius"].lines[:2]),
    *(("infraspinatus", line[0], SCAPULA) for line in PARTS["infraspinatus"].lines),
    *(("teres minor", line[0], SCAPULA) for line in PARTS["teres minor"].lines),
    *(("teres major", line[0], SCAPULA) for line in PARTS["teres major"].lines),
    *(
        (name, line[-1], bones()["humerus"].outlines[0])
        for name in ("infraspinatus", "teres minor", "teres major")
        for line in PARTS[name].lines
    ),
    *(("quadratus lumborum", line[-1], HIP_BONE) for line in PARTS["quadratus lumborum"].lines),
    *(("gluteus maximus", line[-1], FEMUR) for line in PARTS["gluteus maximus"].lines[:-1]),
    *(("gluteus medius", line[0], HIP_BONE) for line in PARTS["gluteus medius"].lines),
    *(("gluteus medius", line[-1], FEMUR) for line in PARTS["gluteus medius"].lines),
    ("latissimus dorsi", PARTS["latissimus dorsi"].lines[-1][0], HIP_BONE),
]


@pytest.mark.parametrize(("part", "point", "bone"), ATTACHED, ids=[f"{part} {point}" for part, point, _ in ATTACHED])
def test_muscles_end_on_the_bones_that_they_are_fixed_to(part: str, point: Point, bone: Outline) -> None:
    assert nearest(bone, point) <= NEAR, part


def test_rhomboid_major_ends_along_the_inner_border_of_the_blade() -> None:
    edge = along(of("rhomboid major")[1])
    assert max(abs(x - inner_x(SCAPULA, y)) for x, y in edge) <= NEAR
    assert abs(edge[0][1] - root()[1]) < 1
    assert edge[-1][1] > bottom(SCAPULA)[1] - 2


def test_levator_ends_on_the_upper_angle_of_the_blade() -> None:
    ends = [line[-1] for line in PARTS["levator scapulae"].lines]
    assert min(math.dist(end, upper_angle()) for end in ends) < 1.0
    assert all(y < root()[1] for _, y in ends)


def test_levator_begins_on_the_four_uppermost_vertebrae() -> None:
    tips = [v for v in VERTEBRAE if v.name in ("C1", "C2", "C3", "C4")]
    for line in PARTS["levator scapulae"].lines:
        assert tips[0].process - NEAR < line[0][1] < tips[-1].process + 1
        assert min(abs(v.span / 2 - line[0][0]) for v in tips) < 1


def test_trapezius_reaches_the_acromion_and_the_collar_bone() -> None:
    clavicle = bones()["clavicle"].outlines[0]
    assert nearest(TRAPEZIUS, (16.8, 6.2)) <= NEAR
    assert nearest(clavicle, PARTS["descending trapezius"].lines[0][-1]) <= NEAR
    assert nearest(SCAPULAR_SPINE, (11.4, 9.1)) <= NEAR


def test_the_lower_edge_of_trapezius_crosses_the_inner_border_of_the_blade() -> None:
    assert outer_x(TRAPEZIUS, 12) > inner_x(SCAPULA, 12)
    assert outer_x(TRAPEZIUS, 19.5) < inner_x(SCAPULA, 19.5)


def test_quadratus_lumborum_lies_between_the_lowest_rib_and_the_hip_crest() -> None:
    lines = PARTS["quadratus lumborum"].lines
    assert all(on_line(RIBS[11], line[0]) <= NEAR for line in lines)
    assert top(of("quadratus lumborum"))[1] > RIBS[11][1][1]
    shown = outer_x(of("quadratus lumborum"), TIPS["L3"]) - outer_x(of("iliocostalis"), TIPS["L3"])
    assert 0.6 <= shown <= 1.6


def test_serratus_reaches_the_four_lowest_ribs() -> None:
    ends = [line[-1] for line in PARTS["serratus posterior inferior"].lines]
    for number in range(9, 13):
        assert min(on_line(RIBS[number - 1], end) for end in ends) <= NEAR, number


def test_latissimus_covers_the_tip_of_the_blade() -> None:
    assert polygon(of("latissimus dorsi")).contains(bottom(SCAPULA))


def test_muscles_in_front_of_the_kidneys_edge_leave_them_bare_below_the_ribs() -> None:
    """Below rib 12 the kidney stands out beside the column, where it is least covered."""
    assert outer_x(RIGHT_KIDNEY, 40) > outer_x(of("iliocostalis"), 40) + 1


def degrees(line: Line) -> float:
    """Of the inner half of a fibre, above the horizontal going outwards; 90 is straight up."""
    way = sample(smooth(line), 0.1)
    half = next(point for point, _, gone in way if gone >= way[-1][2] / 2)
    angle = math.degrees(math.atan2(line[0][1] - half[1], half[0] - line[0][0]))
    return angle + 180 if angle < -90 else angle


@pytest.mark.parametrize("angle", FIBRE_ANGLES, ids=[angle.part for angle in FIBRE_ANGLES])
def test_fibres_run_as_they_were_measured(angle: FibreAngle) -> None:
    found = [degrees(line) for line in PARTS[angle.part].lines]
    if angle.first == angle.last:
        assert abs(sum(found) / len(found) - angle.first) <= TURN, found
        return
    low, high = sorted((angle.first, angle.last))
    assert all(low - TURN <= value <= high + TURN for value in found), found
    if angle.part != "longissimus":
        assert abs(found[0] - angle.first) <= TURN, found
        assert abs(found[-1] - angle.last) <= TURN, found


def test_fibres_lie_within_their_muscle() -> None:
    for part in PARTS.values():
        for line in part.lines:
            points = along(line, 0.5)[1:-1]
            outside = [point for point in points if nearest(part.outline, point) > 0.35]
            assert not outside, f"{part.name}: {outside[0]}"


def test_every_muscle_is_described() -> None:
    assert len(PARTS) == sum(len(muscle.parts) for muscle in MUSCLES.values())
    for name, muscle in MUSCLES.items():
        assert muscle.lay
        assert muscle.term[0].islower()
        assert muscle.phrase.startswith("the ")
        assert muscle.about.endswith(".")
        assert muscle.source
        assert any(Polygon(outline).contains(muscle.target) for outline in muscle.outlines), name
        assert muscle.fibres


def test_parts_of_trapezius_lie_edge_to_edge_within_its_outline() -> None:
    inside = polygon(TRAPEZIUS)
    for part in MUSCLES["trapezius"].parts:
        assert all(inside.contains(point) or nearest(TRAPEZIUS, point) < 0.2 for point in corners(part.outline))


def test_whole_muscles_lie_on_the_right() -> None:
    assert all(x >= 0 for part in PARTS.values() for x, _ in corners(part.outline))


# --- Kidneys and the places without pressure. ---


def kidney_points() -> Iterator[Point]:
    yield from corners(RIGHT_KIDNEY)
    yield from mirrored(corners(LEFT_KIDNEY))


def test_the_kidneys_lie_in_the_zone_where_the_long_muscles_do_not_cover_them() -> None:
    zone = OUTLINES["kidneys and lowest ribs"]
    column = [polygon(of(name)) for name in ("iliocostalis", "longissimus")]
    bare = [point for point in kidney_points() if not any(muscle.contains(point) for muscle in column) and point[0] > 6]
    assert bare
    assert [point for point in bare if not zone.contains(point)] == []


def test_the_two_lowest_ribs_lie_in_the_zone_outside_the_long_muscles() -> None:
    zone = OUTLINES["kidneys and lowest ribs"]
    for number in FREE:
        outside = [point for point in along(RIBS[number - 1]) if point[0] > 6.05 and not zone.contains(point)]
        assert outside == [], number


def test_below_the_lowest_ribs_the_zone_reaches_the_hip_crest() -> None:
    zone, crest = OUTLINES["kidneys and lowest ribs"], OUTLINES["hip crest"]
    for x in (6.4, 7, 8, 9, 10, 11):
        gap = [y / 10 for y in range(400, 500) if not zone.contains((x, y / 10)) and not crest.contains((x, y / 10))]
        bone = min(y for here, y in corners(HIP_BONE) if abs(here - x) < 0.1)
        assert all(y > bone for y in gap), x


def test_the_zones_over_bone_lie_over_the_bones() -> None:
    assert all(OUTLINES["spine"].contains((0, (v.process + TIPS.get(v.name, v.process)) / 2)) for v in VERTEBRAE)
    assert OUTLINES["tip of the shoulder blade"].contains(bottom(SCAPULA))
    assert all(
        OUTLINES["ridge of the shoulder blade"].contains(point) for point in along(((8.6, 10.3), (11.4, 9.1), (14.2, 8.1), (17.0, 6.9)))
    )
    assert OUTLINES["ridge of the shoulder blade"].contains(acromion())
    crest = [point for point in corners(HIP_BONE) if point[1] < 48 and point[0] > 6.2]
    assert [point for point in crest if not OUTLINES["hip crest"].contains(point)] == []
    visible = [point for point in corners(whole(SACRUM)) if point[0] >= 0 and point[1] > 48.6 and not polygon(HIP_BONE).contains(point)]
    assert [point for point in visible if not any(OUTLINES[name].contains(point) for name in ("sacrum", "tailbone"))] == []
    assert all(OUTLINES["tailbone"].contains(point) for piece in COCCYX[:-1] for point in corners(whole(piece)))
