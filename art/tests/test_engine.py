"""The engine that makes the drawings: bodies, poses, what is seen, lines, paths, hair and cloth."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from art.engine import svg
from art.engine.arrays import Floats, unit
from art.engine.bezier import evaluate, fit_bezier
from art.engine.body import BUILDS, Body, blend, faces_where
from art.engine.camera import Camera
from art.engine.cloth import BOTTOM, SOCKS, TOP, TOPS, drape, dressed
from art.engine.contours import contours, cut, edges
from art.engine.curves import area, mask_path, number, numbers, path, resample, stroke, taper
from art.engine.face import face_lines
from art.engine.hair import HAIR, hair
from art.engine.ink import ink
from art.engine.lines import Contour
from art.engine.mesh import Mesh
from art.engine.palette import INKS, colour
from art.engine.pose import arm_to, curl, hand_axes, leg_to
from art.engine.props import box, cushion, cylinder, rounded_box, sphere
from art.engine.raster import Frame, Part, render
from art.engine.scalp import scalp
from art.engine.scene import Style, paint
from art.engine.seams import seams
from art.engine.tone import shade
from art.engine.tubes import tube

PAGE = (200, 200)
FRONT = Camera(look_from=(0, -1, 0), centre=(0, 0, 0), up=(0, 0, 1), units_per_m=100, size=PAGE)
"""Looks along +y: x to the right, z up, a metre is 100 units; the middle of the page is the origin."""


def seen(*meshes: Mesh, camera: Camera = FRONT) -> Frame:
    return render(camera, [Part(str(index), mesh) for index, mesh in enumerate(meshes)], 3)


def volume(mesh: Mesh) -> float:
    a, b, c = (mesh.vertices[mesh.triangles[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def cube() -> Mesh:
    corners = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
    quads = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
    return Mesh(corners, quads, np.arange(6))


class TestMesh:
    @pytest.mark.parametrize("levels", [1, 2, 3])
    def test_subdivision_has_euler_s_count(self, levels: int) -> None:
        fine = cube().subdivide(levels)
        assert len(fine.quads) == 6 * 4**levels
        assert len(fine.vertices) == len(fine.quads) + 2

    def test_subdivision_keeps_the_symmetry_of_a_cube(self) -> None:
        points = cube().subdivide(2).vertices
        whole = {tuple(point) for point in points.round(9)}
        for axes, signs in (((1, 2, 0), (1, 1, 1)), ((0, 1, 2), (-1, 1, 1)), ((1, 0, 2), (1, 1, -1))):
            assert {tuple(point) for point in (points[:, axes] * signs).round(9) + 0.0} == {tuple(np.array(p) + 0.0) for p in whole}

    def test_subdivision_hands_labels_down(self) -> None:
        assert np.bincount(cube().subdivide(2).labels).tolist() == [16] * 6

    def test_subdivision_leaves_a_flat_sheet_flat_and_its_sides_straight(self) -> None:
        places = np.array([[x, y, 0.0] for x in range(4) for y in range(4)])
        number_at = np.arange(16).reshape(4, 4)
        corners = [number_at[:-1, :-1], number_at[1:, :-1], number_at[1:, 1:], number_at[:-1, 1:]]
        fine = Mesh.of(places, np.stack(corners, -1).reshape(-1, 4)).subdivide(2).vertices
        assert np.abs(fine[:, 2]).max() == 0
        assert fine[:, :2].min() >= 0
        assert ((fine[:, 0] == 0) & (fine[:, 1] > 0.5) & (fine[:, 1] < 2.5)).sum() == 7

    @pytest.mark.parametrize(
        ("mesh", "expected"),
        [
            (cube(), 8),
            (sphere((1, 2, 3), 1), 4.18),
            (box((0, 1), (0, 2), (0, 3)), 6),
            (rounded_box((0, 1), (0, 1), (0, 1), 0.001), 1),
            (cylinder((0, 0, 0), (0, 2, 0), 1), 6.24),
            (tube(np.linspace([0, 0, 0], [0, 0, 1], 9), np.full(9, 0.1)), 0.0316),
        ],
    )
    def test_things_have_their_volume_and_face_outwards(self, mesh: Mesh, expected: float) -> None:
        assert volume(mesh) == pytest.approx(expected, rel=0.02)

    def test_a_cushion_fills_its_box_and_no_more(self) -> None:
        pillow = cushion((0, 0.4), (0, 0.3), (0, 0.1))
        assert pillow.vertices.min(axis=0) == pytest.approx([0, 0, 0], abs=1e-6)
        assert pillow.vertices.max(axis=0) == pytest.approx([0.4, 0.3, 0.1], abs=1e-6)


class TestBody:
    @pytest.mark.parametrize("build", BUILDS)
    def test_a_body_at_rest_is_its_baked_self_and_outside_out(self, build: str) -> None:
        body = Body(build)
        assert body.mesh().vertices == pytest.approx(body.rest_mesh().vertices, abs=1e-6)
        assert 0.02 < volume(body.mesh(1)) < 0.2

    def test_a_blend_lies_between(self) -> None:
        middle = blend(male=1, female=3)
        between = (Body("male").vertices() + 3 * Body("female").vertices()) / 4
        assert middle.vertices() == pytest.approx(between, abs=1e-9)
        with pytest.raises(ValueError, match="no build 'giant'"):
            blend(giant=1)

    def test_the_root_moves_all_of_it_rigidly(self) -> None:
        body = Body("lean")
        before = body.vertices()
        body.root_rotation = [[0, -1, 0], [1, 0, 0], [0, 0, 1]]
        body.root_translation = [1, 2, 3]
        assert body.vertices() == pytest.approx(before @ np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]]).T + [1, 2, 3], abs=1e-5)

    def test_what_is_fixed_to_a_bone_goes_with_it(self) -> None:
        body = Body()
        body.rotate("head", "z", 90)
        ahead = body.place("head", body.rest("head") + np.array([0, -0.1, 0])) - body.head("head")
        assert ahead == pytest.approx([0.1, 0, 0], abs=1e-9)
        body.reset("head")
        assert body.head("jaw") == pytest.approx(body.rest("jaw"))


class TestPose:
    @pytest.mark.parametrize("side", ["L", "R"])
    @pytest.mark.parametrize("place", [(0.25, -0.35, -0.10), (0.30, -0.10, -0.35), (0.10, -0.40, 0.05)])
    def test_an_arm_reaches_its_goal_bent_to_its_pole(self, side: str, place: tuple[float, float, float]) -> None:
        body, out = Body("male"), 1 if side == "L" else -1
        body.rotate("spine03", "x", 20)
        shoulder = body.head(f"upperarm01.{side}")
        goal = shoulder + np.array(place) * [out, 1, 1]
        pole = np.array([out, 0.4, -0.3])
        fingers, palm = unit([-0.3 * out, -1, -0.2]), unit([0.1, -0.2, -1])
        arm_to(body, side, goal, pole, fingers, palm)
        assert body.head(f"wrist.{side}") == pytest.approx(goal, abs=2e-4)
        way = unit(goal - shoulder)
        elbow = body.head(f"lowerarm01.{side}") - shoulder
        aside = elbow - (elbow @ way) * way
        wanted = pole - (pole @ way) * way
        assert unit(aside) @ unit(wanted) > 0.97
        turned = body.global_rotation(f"wrist.{side}")
        pointing, facing = (turned @ axis for axis in hand_axes(body, side))
        assert pointing == pytest.approx(fingers, abs=1e-6)
        assert facing @ palm > 0.9

    def test_an_arm_out_of_reach_stretches_towards_its_goal(self) -> None:
        body = Body()
        shoulder = body.head("upperarm01.L")
        arm_to(body, "L", shoulder + np.array([3, 0, 0]), (0, 0, -1), (1, 0, 0), (0, 0, -1))
        reached = body.head("wrist.L") - shoulder
        assert unit(reached) @ [1, 0, 0] > 0.999
        assert 0.4 < float(np.sqrt((reached**2).sum())) < 0.7

    def test_a_turned_hand_twists_the_forearm_bit_by_bit(self) -> None:
        body = Body()
        goal = body.head("upperarm01.L") + np.array([0.3, -0.3, -0.1])
        palms = [unit([0, np.sin(angle), -np.cos(angle)]) for angle in (0.0, 0.9)]
        turns = [arm_to(body, "L", goal, (1, 0.4, -0.5), (1, 0, 0), palm) for palm in palms]
        assert abs(turns[1] - turns[0]) == pytest.approx(np.rad2deg(0.9), abs=20)
        elbow, wrist = body.global_rotation("lowerarm01.L"), body.global_rotation("wrist.L")
        middle = body.global_rotation("lowerarm02.L")

        def angle(a: Floats, b: Floats) -> float:
            return float(np.arccos(np.clip((np.trace(a.T @ b) - 1) / 2, -1, 1)))

        assert angle(elbow, middle) < angle(elbow, wrist)
        assert angle(middle, wrist) < angle(elbow, wrist)

    @pytest.mark.parametrize("side", ["L", "R"])
    def test_a_leg_reaches_its_goal_bent_to_its_pole(self, side: str) -> None:
        body, out = Body("female"), 1 if side == "L" else -1
        hip = body.head(f"upperleg01.{side}")
        goal = hip + np.array([0.1 * out, -0.2, -0.6])
        leg_to(body, side, goal, (0.2 * out, -1, 0), (0, -1, -0.2))
        assert body.head(f"foot.{side}") == pytest.approx(goal, abs=1e-6)
        assert (body.head(f"lowerleg01.{side}") - (hip + goal) / 2)[1] < -0.05

    @pytest.mark.parametrize("side", ["L", "R"])
    def test_curling_brings_every_finger_to_the_palm(self, side: str) -> None:
        body = Body()
        palm = hand_axes(body, side)[1]
        before = {finger: body.tail(f"finger{finger}-3.{side}") for finger in range(2, 6)}
        curl(body, side, dict.fromkeys(range(2, 6), (30, 20, 10)))
        for finger, tip in before.items():
            assert (body.tail(f"finger{finger}-3.{side}") - tip) @ palm > 0.02
        curl(body, side, dict.fromkeys(range(2, 6), (30, 60, 30)))
        for finger, tip in before.items():
            knuckle = body.head(f"finger{finger}-1.{side}")
            assert ((body.tail(f"finger{finger}-3.{side}") - knuckle) ** 2).sum() < 0.6 * ((tip - knuckle) ** 2).sum()

    @pytest.mark.parametrize("side", ["L", "R"])
    def test_spread_and_thumb_turn_the_way_the_words_say(self, side: str) -> None:
        body = Body()
        towards_little = unit(body.rest(f"finger5-1.{side}") - body.rest(f"finger2-1.{side}"))
        index, thumb = body.tail(f"finger2-3.{side}"), body.tail(f"finger1-3.{side}")
        curl(body, side, spread={2: 10}, thumb=[(1, "add", 10)])
        assert (body.tail(f"finger2-3.{side}") - index) @ towards_little > 0.005
        assert (body.tail(f"finger1-3.{side}") - thumb) @ towards_little > 0.005


class TestCamera:
    def test_a_page_has_y_down_and_its_middle_at_the_centre(self) -> None:
        assert FRONT.project(np.array([[0, 0, 0], [0.5, 0, 0.25]])).tolist() == [[100, 100, 0], [150, 75, 0]]

    def test_perspective_makes_near_things_larger_and_rays_meet(self) -> None:
        camera = Camera((0, -1, 0), (0, 0, 0), (0, 0, 1), 100, PAGE, perspective=4)
        near, far = camera.project(np.array([[0.5, -1, 0], [0.5, 1, 0]]))
        assert near[0] > 150 > far[0]
        assert near[2] > far[2]
        assert camera.towards(np.array([[0.0, 0, 0], [1, 0, 0]]))[1] == pytest.approx(unit([-1, -4, 0]))


class TestLines:
    def test_the_contour_of_a_ball_is_one_circle(self) -> None:
        (line,) = contours(seen(sphere((0.1, 0, 0.2), 0.5)))
        radii = np.hypot(line.points[:, 0] - 110, line.points[:, 1] - 80)
        assert line.closed
        assert np.abs(radii - 50).max() < 0.3
        assert line.length == pytest.approx(2 * np.pi * 50, rel=0.01)

    def test_what_is_covered_is_not_drawn_and_ends_without_thinning(self) -> None:
        # The wall hides the right half of the ball.
        frame = seen(sphere((0, 0, 0), 0.5), box((0, 1), (-2, -1.9), (-1, 1)))
        (line,) = [line for line in contours(frame) if line.part == "0"]
        assert not line.closed
        assert line.points[:, 0].max() < 102.5
        assert line.length == pytest.approx(np.pi * 50, rel=0.04)
        assert line.tapered == (False, False)

    def test_the_depth_behind_a_line_makes_it_heavier(self) -> None:
        (near,) = [line for line in contours(seen(sphere((0, 0, 0), 0.3), box((-1, 1), (0.02, 0.1), (-1, 1)))) if line.part == "0"]
        (free,) = contours(seen(sphere((0, 0, 0), 0.3)))
        assert np.median(near.gap) < 0.1 < np.median(free.gap)

    def test_a_box_shows_nine_straight_edges(self) -> None:
        camera = Camera((1, -1.2, 0.8), (0, 0, 0), (0, 0, 1), 60, PAGE)
        lines = edges(seen(box((-0.5, 0.5), (-0.5, 0.5), (-0.5, 0.5)), camera=camera), "0")
        assert len(lines) == 9
        for line in lines:
            chord = line.points[-1] - line.points[0]
            off = (line.points - line.points[0]) @ np.array([-chord[1], chord[0]]) / np.sqrt(chord @ chord)
            assert np.abs(off).max() < 0.1

    def test_borders_between_labels_are_drawn(self) -> None:
        ball = sphere((0, 0, 0), 0.5)
        (line,) = edges(seen(ball.labelled((ball.centres[:, 2] > 0).astype(int))), "0")
        assert np.abs(line.points[:, 1] - 100).max() < 1
        assert np.ptp(line.points[:, 0]) == pytest.approx(100, abs=4)

    def test_what_sinks_in_gets_a_seam(self) -> None:
        # A ball more than halfway in a wall that faces the eye.
        frame = seen(box((-1, 1), (0, 0.5), (-1, 1)), sphere((0, 0.3, 0), 0.5))
        assert [line for line in contours(frame) if line.part == "1"] == []
        (line,) = seams(frame, contours(frame))
        assert line.part == "1"
        assert np.hypot(*(line.points - 100).T) == pytest.approx(np.full(len(line.points), 40), abs=0.8)

    def test_a_cut_line_does_not_thin_out_where_it_is_cut(self) -> None:
        (ring,) = contours(seen(sphere((0, 0, 0), 0.5)))
        (half,) = cut([ring], lambda points: points[:, 1] < 100)
        assert half.points[:, 1].max() < 100
        assert half.tapered == (False, False)
        assert not half.closed

    def test_ink_is_thin_at_free_ends_only(self) -> None:
        points = np.stack([np.linspace(0, 100, 140), np.full(140, 50.0)], 1)

        def height(tapered: tuple[bool, bool]) -> float:
            line = Contour(points, np.full(140, 0.2), np.zeros(140), "a", 0, False, 100, tapered)
            starts = coordinates(ink(line))
            near = starts[np.abs(starts[:, 0]) < 1.5]
            return float(np.ptp(near[:, 1]))

        assert height((True, True)) < 1 < height((False, False))


def coordinates(data: str) -> Floats:
    """The end points of a path of relative cubic curves and straight lines."""
    tokens = re.findall(r"[Mclz]|-?\d*\.?\d+", data)
    here, command, found, at = np.zeros(2), "", [], 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
            continue
        size = 6 if command == "c" else 2
        values = [float(token) for token in tokens[at : at + size]]
        here = np.array(values) if command == "M" else here + values[-2:]
        found.append(here)
        at += size
    return np.array(found)


class TestCurves:
    def test_a_fit_keeps_within_its_error_and_to_its_ends(self) -> None:
        x = np.linspace(0, 200, 400)
        line = np.stack([x, 40 * np.sin(x / 20) + 10 * np.cos(x / 7)], 1)
        for error in (0.2, 0.5, 2.0):
            curves = fit_bezier(line, error)
            drawn = np.concatenate([evaluate(curve, np.linspace(0, 1, 60)) for curve in curves])
            nearest = np.sqrt(((line[:, None] - drawn[None]) ** 2).sum(axis=2).min(axis=1))
            assert nearest.max() < error + 0.15
            assert curves[0][0].tolist() == line[0].tolist()
            assert curves[-1][3].tolist() == line[-1].tolist()
        assert len(fit_bezier(line, 2.0)) < len(fit_bezier(line, 0.2)) < 40

    def test_a_fit_of_next_to_nothing_is_nothing(self) -> None:
        assert fit_bezier(np.array([[1.0, 1.0], [1.0, 1.0]]), 0.5) == []

    def test_a_path_says_where_the_curves_end_without_drift(self) -> None:
        rng = np.random.default_rng(5)
        ends = np.cumsum(rng.normal(size=(400, 2)) * 3.3333, axis=0)
        curves = [np.array([a, a + (b - a) / 3, a + (b - a) * 2 / 3, b]) for a, b in pairwise(ends)]
        assert coordinates(path(curves)) == pytest.approx(ends, abs=0.051)

    @pytest.mark.parametrize(
        ("value", "text"), [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (3, "3"), (12.34, "12.3"), (-7.06, "-7.1"), (100.0, "100")]
    )
    def test_numbers_are_short(self, value: float, text: str) -> None:
        assert number(value) == text

    def test_numbers_can_be_told_apart(self) -> None:
        values = [1, -2, 0.5, 0.5, -0.5, 10, 0, 3.25]
        assert [float(found) for found in re.findall(r"-?\d*\.?\d+", numbers(values))] == pytest.approx(values, abs=0.051)

    def test_a_mask_is_outlined_without_specks(self) -> None:
        y, x = np.mgrid[:300, :300]
        disc = np.hypot(x - 149.5, y - 149.5) < 90
        disc[5:8, 5:8] = True
        data = mask_path(disc, 3, 0.4, 12, 0.5)
        assert data.count("M") == 1
        ring = coordinates(data)
        assert np.hypot(*(ring - 50).T) == pytest.approx(np.full(len(ring), 30), abs=0.6)
        assert mask_path(np.zeros((30, 30), dtype=bool), 3, 0.4, 12, 0.5) == ""

    def test_a_stroke_is_as_wide_as_asked(self) -> None:
        line = resample(np.array([[0.0, 0], [50, 0]]), 1)
        outline = coordinates(stroke(line, np.full(len(line), 4.0)))
        assert np.ptp(outline[:, 1]) == pytest.approx(4, abs=0.11)
        assert abs(area(np.concatenate([outline, outline[:1]]))) == pytest.approx(200, rel=0.03)

    def test_a_taper_thins_only_the_ends_that_it_is_told_to(self) -> None:
        widths = taper(np.linspace(0, 100, 101), 2.0, (True, False), 20)
        assert widths[0] < 0.5 < 1.99 < widths[30]
        assert widths[-1] == 2


class TestTone:
    def test_shade_lies_away_from_the_light_without_islands(self) -> None:
        frame = seen(sphere((0, 0, 0), 0.8))
        dark = shade(frame, frame.filled, 2, light=(-1, 0, 1), threshold=0.5, smallest=200)
        middle = np.flatnonzero(dark[300])
        assert 300 < middle.min() < 400
        assert np.flatnonzero(frame.filled[300]).max() == middle.max()
        assert dark[~frame.filled].sum() == 0

    def test_small_shade_is_dropped(self) -> None:
        frame = seen(sphere((0, 0, 0), 0.8))
        dark = shade(frame, frame.filled, 2, light=(-1, 0, 1), threshold=0.5, smallest=0)
        size = int(dark.sum() / frame.supersampling**2)
        assert shade(frame, frame.filled, 2, light=(-1, 0, 1), threshold=0.5, smallest=size + 50).sum() == 0


class TestSvg:
    def test_only_colours_of_the_palette_come_out(self) -> None:
        text = svg.document(10, 20, svg.group("a", svg.path("M0 0z", "skin", stroke=colour("line"), width=2, opacity=0.5)))
        assert text == (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><g id="a"><path fill="var(--a-skin,#f1cfb6)"'
            ' stroke="var(--a-line,#43302b)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" opacity=".5"'
            ' d="M0 0z"/></g></svg>\n'
        )
        for wrong in ("#fff", "red", "var(--a-skin,#000000)"):
            with pytest.raises(ValueError, match="no colour of the palette"):
                svg.path("M0 0z", wrong)

    def test_nothing_is_drawn_for_nothing(self) -> None:
        assert svg.path("", "skin") == ""

    def test_every_colour_is_a_short_or_long_hex(self) -> None:
        assert all(re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value) for value in INKS.values())


class TestCloth:
    def test_a_sheet_rests_on_what_is_under_it_and_on_the_floor(self) -> None:
        ball = sphere((0, 0, 0.2), 0.2).vertices
        sheet = drape(ball, 0.0, (-0.6, 0.6), (-0.6, 0.6), thickness=0.01)
        heights = sheet.vertices
        far = np.hypot(heights[:, 0], heights[:, 1]) > 0.45
        assert heights[far, 2] == pytest.approx(np.full(far.sum(), 0.01), abs=0.004)
        assert 0.40 < heights[:, 2].max() < 0.43
        for x, y, z in ball[::7]:
            near = np.hypot(heights[:, 0] - x, heights[:, 1] - y).argmin()
            assert heights[near, 2] > z

    @pytest.mark.parametrize("top", TOPS)
    def test_cloth_lies_outside_the_body_with_level_hems(self, top: str) -> None:
        body = Body("male")
        clothed, bare = dressed(body, top, socks=False), body.mesh()
        covered = np.zeros(len(bare.vertices), dtype=bool)
        covered[clothed.quads[clothed.labels > 0].ravel()] = True
        out = ((clothed.vertices - bare.vertices) * bare.vertex_normals).sum(axis=1)
        assert np.quantile(out[covered], 0.02) > -0.004
        assert np.median(out[covered]) > 0.008
        belly = {label: set(clothed.quads[clothed.labels == label].ravel().tolist()) for label in (TOP, BOTTOM)}
        hem = clothed.vertices[sorted(belly[TOP] & belly[BOTTOM]), 2]
        assert np.ptp(hem) < 0.008

    def test_a_long_sleeve_reaches_the_wrist_and_a_short_one_does_not(self) -> None:
        body = Body()
        reach = {}
        for top in TOPS:
            clothed = dressed(body, top, None, socks=False)
            reach[top] = clothed.centres[clothed.labels == TOP][:, 0].max()
        elbow, wrist = body.rest("lowerarm01.L")[0], body.rest("wrist.L")[0]
        assert reach["t-shirt"] < elbow < reach["loose"] < wrist + 0.03

    def test_a_sock_is_round_where_the_toes_are(self) -> None:
        body = Body()
        clothed = dressed(body)
        front = clothed.vertices[np.unique(clothed.quads[clothed.labels == SOCKS])][:, 1].min()
        toes = body.mesh().keep(faces_where(lambda bone: bone.startswith("toe"))).used()
        assert toes[:, 1].min() - 0.012 < front < toes[:, 1].min()


class TestHair:
    @pytest.mark.parametrize("build", ["neutral", "male", "female"])
    @pytest.mark.parametrize("shape", HAIR)
    def test_hair_stays_outside_the_skull(self, shape: str, build: str) -> None:
        body = Body(build)
        chart = scalp(body)
        offsets = hair(body, shape).mesh.used() - chart.middle
        lengths = np.sqrt((offsets**2).sum(axis=1))
        above_nape = offsets[:, 2] > -0.10
        over = lengths - chart.at(chart.radius, offsets / lengths[:, None])
        assert np.quantile(over[above_nape], 0.001) > -0.008  # the rim dives below the skin, and so does the root of a tail
        assert np.median(over[above_nape]) > 0.003
        assert over.max() < 0.25

    @pytest.mark.parametrize("shape", HAIR)
    def test_the_chart_of_a_scalp_is_its_skin(self, shape: str) -> None:
        body = Body()
        chart = scalp(body)
        top = body.rest_mesh().keep(faces_where(lambda bone: bone == "head")).used() - chart.middle
        top = top[top[:, 2] > 0.0]
        lengths = np.sqrt((top**2).sum(axis=1))
        assert chart.at(chart.radius, top / lengths[:, None]) == pytest.approx(lengths, abs=0.002)
        assert len(hair(body, shape).strands) > 5

    def test_hair_goes_with_the_head(self) -> None:
        body = Body()
        before = hair(body, "short").mesh.vertices
        body.root_translation = [0, 0, 1]
        assert hair(body, "short").mesh.vertices == pytest.approx(before + np.array([0, 0, 1]), abs=1e-9)

    def test_long_hair_is_laid_to_the_side_that_is_asked_for(self) -> None:
        sides = {side: hair(Body(), "long", lay=side).mesh.used()[:, 0] for side in ("L", "R")}
        assert sides["L"].max() > 0.13 > -sides["L"].min()
        assert -sides["R"].min() > 0.13 > sides["R"].max()

    def test_there_is_no_other_shape(self) -> None:
        with pytest.raises(ValueError, match="no hair 'mohawk'"):
            hair(Body(), "mohawk")

    def test_the_lines_of_a_face_lie_on_it(self) -> None:
        body = Body("older") if "older" in BUILDS else Body()
        skin = body.rest_mesh().keep(faces_where(lambda bone: not bone.startswith(("eye", "tongue")))).used()
        for line, width in face_lines(body):
            assert 0.5 < width < 3
            for place in line[::5]:
                assert np.sqrt(((skin - place) ** 2).sum(axis=1).min()) < 0.007


def test_a_painted_scene_names_its_colours_and_inks_its_lines() -> None:
    parts = [Part("ball", sphere((0, 0, 0), 0.5)), Part("wall", box((-0.9, 0.9), (0.6, 0.7), (-0.9, 0.9)))]
    colours: dict[tuple[str, int], tuple[str, str | None]] = {("ball", 0): ("ball", "ball2"), ("wall", 0): ("wall", None)}
    text = paint(FRONT, parts, colours, Style(edged=("wall",), inks={"ball": "handline"}))
    fills = re.findall(r'fill="([^"]+)"', text)
    assert fills == [colour(name) for name in ("ball", "ball2", "wall", "handline", "line")]
    assert paint(FRONT, parts, colours, Style(edged=("wall",), inks={"ball": "handline"})) == text
