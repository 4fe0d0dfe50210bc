"""What a routine becomes for somebody with cautions: its variants, and the rules that hold for every set of cautions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pytest

from handbook.figures.caps import over_cap, touches
from handbook.figures.plan import Plan, plan
from handbook.figures.safety import too_hard_there, unsafe
from handbook.known_lessons import STILL_HANDS
from handbook.lessons import Lesson
from handbook.library import read_library
from handbook.models.blocks import Step
from handbook.models.cautions import CAUTIONS, Caution
from handbook.models.data import Audience
from handbook.models.front_matter import Routine
from handbook.routines import rules
from handbook.routines.cautions import fits
from handbook.routines.parts import parts_of
from handbook.routines.variants import (
    Bent,
    Setting,
    Variant,
    as_steps,
    barred,
    bend,
    choose,
    lightened,
    routine_variants,
    staying,
    variants,
    ways,
)
from tests.unit.bodies import ROOT

LIBRARY, _ = read_library(ROOT / "docs")
assert LIBRARY.routines
assert LIBRARY.routines.bending
RULES = LIBRARY.routines
ROUTINES = [lesson for lesson in LIBRARY.lessons if isinstance(lesson.meta, Routine)]


def step(**options: object) -> Step:
    return Step.model_validate({"time": "1 min", **options})


def caution(key: str, **fields: object) -> Caution:
    given = {"key": key, "name": key, "tick": key, "why": "so", "certainty": "custom", **fields}
    return CAUTIONS.validate_python([given])[0]


KNEAD = step(
    stroke="kneading",
    place="shoulder tops",
    pressure="3-4",
    repeats=20,
    figure={"view": "back", "giver": "at the head", "knead": {"hands": "kneading hands", "at": "shoulder tops"}},
)
ALL = {"still-hands": 1, "long-glide": 5, "kneading": 4}
SOFT = caution("soft", strokes={**ALL, "kneading": 2})
BARRED = caution("barred", strokes={"still-hands": 1, "long-glide": 1})
REST_ONLY = caution("rest", strokes={"still-hands": 1})
FORBIDDEN = caution("all", strokes={"raking": 1})


def setting(*cautions: Caution) -> Setting:
    return Setting(cautions, RULES, LIBRARY.zone_rules, LIBRARY.caps, shirt=False)


def said(found: Sequence[Variant]) -> list[tuple[str, int, set[str]]]:
    return [(one.kind, one.step.highest_pressure if one.step else 0, set(one.unfit)) for one in found]


def test_a_step_that_suits_everybody_has_no_other_variant() -> None:
    easy = caution("easy", strokes=ALL)
    assert said(variants("Knead", KNEAD, None, setting(easy))) == [("as written", 4, set())]


def test_first_lighter_then_a_glide_then_a_rest_then_nothing() -> None:
    found = variants("Knead", KNEAD, None, setting(SOFT, BARRED, REST_ONLY, FORBIDDEN))
    assert said(found) == [
        ("as written", 4, {"soft", "barred", "rest", "all"}),
        ("lighter", 2, {"barred", "rest", "all"}),
        ("instead", 1, {"rest", "all"}),
        ("instead", 1, {"all"}),
        ("left out", 0, set()),
    ]
    assert [one.instead.stroke for one in found if one.instead] == ["long-glide", STILL_HANDS]


def test_the_first_that_fits_all_ticked_is_chosen() -> None:
    found = variants("Knead", KNEAD, None, setting(SOFT, BARRED, REST_ONLY))
    kinds = [(one.kind, one.most) for ticked in ([], ["soft"], ["soft", "barred"], ["rest"]) if (one := choose(found, ticked))]
    assert kinds == [("as written", None), ("lighter", 2), ("instead", None), ("instead", None)]
    assert choose(found[:1], ["soft"]) is None


def test_a_lighter_step_is_drawn_as_light() -> None:
    light = lightened(step(stroke="long-glide", pressure={"low back": "2", "from the blade tips": "3-4"}), 2)
    assert [str(one) for one in light.pressures] == ["2"]
    hold = {"view": "back", "knead": {"hands": "kneading hands", "at": "shoulder tops", "pressure": "3-4"}}
    lighter = lightened(KNEAD.model_copy(update={"figure": step(figure=hold).figure}), 1)
    assert lighter.figure
    assert lighter.figure.knead[0].pressure
    assert lighter.figure.knead[0].pressure[""].high == 1
    assert (lighter.repeats, lighter.time) == (KNEAD.repeats, KNEAD.time)


def test_what_stands_in_stays_with_the_giver_or_turns_on_the_spot() -> None:
    across = step(
        stroke="kneading",
        place="side of the waist",
        side="left",
        pressure="2-3",
        figure={"view": "back", "giver": "at the right side", "knead": {"hands": "kneading hands", "at": "side rolls", "side": "left"}},
    )
    glide = variants("Lift", across, None, setting(BARRED))[1]
    assert glide.step
    assert glide.step.figure
    assert glide.step.figure.giver == "at the right hip"
    rest = variants("Lift", across, None, setting(REST_ONLY))[1]
    assert rest.step
    assert rest.step.figure
    assert rest.step.figure.giver == "at the right side"


def test_what_stands_in_on_the_side_is_mirrored_with_the_receiver() -> None:
    def circle(side: str, up: str) -> Step:
        mark = {"hands": "palms", "at": "blades 2.4 cm in 1 cm up", "side": up, "across": 3, "takes": "5 s"}
        figure = {"view": f"back on the {side} side", "giver": "behind the back", "circle": mark}
        return step(stroke="palm-circles", place="shoulder blade", side=up, pressure="2", figure=figure)

    for lies_on, up in (("left", "right"), ("right", "left")):
        one = variants("Circle", circle(lies_on, up), None, setting(BARRED))[1].step
        assert one
        assert one.figure
        assert one.side == up
        assert one.figure.view == f"back on the {lies_on} side"
        assert {mark.side for _, _, mark in one.figure.marks} == {up}


def test_hands_that_rest_may_rest_elsewhere_and_do_not_set_out() -> None:
    low = step(stroke=STILL_HANDS, place="low back", pressure="1", figure={"view": "back", "hold": {"hands": "palms", "at": "low back"}})
    closed = caution("low", closed=["beside the low spine"], strokes=ALL)
    assert [one.step.stroke for one in variants("Rest", low, None, setting(closed)) if one.step] == [STILL_HANDS, STILL_HANDS]


def test_an_end_is_never_left_out() -> None:
    rest = step(
        stroke=STILL_HANDS, place="upper back", pressure="1", figure={"view": "back", "hold": {"hands": "palms", "at": "upper back"}}
    )
    made = routine_variants([("Rest", rest), ("Knead", KNEAD), ("Rest", rest)], setting(FORBIDDEN))
    assert barred(made) == {"all"}
    assert bend(made, ["all"], RULES.gliding) is None
    assert bend(made, [], RULES.gliding) is not None


def bent_of(steps: Sequence[tuple[str, Step]], *cautions: Caution) -> list[tuple[str, float]]:
    bent = bend(routine_variants(steps, setting(*cautions)), [one.key for one in cautions], RULES.gliding)
    assert bent
    return [(one.variant.title, one.seconds) for one in bent]


def test_the_time_of_what_is_left_out_goes_to_the_nearest_rest_or_glide() -> None:
    rest = step(
        stroke=STILL_HANDS, place="upper back", pressure="1", figure={"view": "upper back", "hold": {"hands": "palms", "at": "shoulders"}}
    )
    made = [
        (Variant("as written", "Rest", rest, frozenset()),),
        (Variant("as written", "Knead", KNEAD, frozenset({"away"})), Variant("left out", "Knead", None, frozenset())),
        (Variant("as written", "More", KNEAD, frozenset()),),
        (Variant("as written", "End", rest, frozenset()),),
    ]
    bent = bend(made, ["away"], RULES.gliding)
    assert bent
    assert [(one.variant.title, one.seconds) for one in bent] == [("Rest", 120), ("More", 60), ("End", 60)]


def test_the_same_twice_running_is_one_step_as_long_as_both() -> None:
    rest = step(
        stroke=STILL_HANDS, place="upper back", pressure="1", figure={"view": "back", "hold": {"hands": "palms", "at": "upper back"}}
    )
    steps = [("Rest", rest), ("Knead", KNEAD), ("Knead again", KNEAD.model_copy(update={"time": 90.0})), ("End", rest)]
    assert bent_of(steps, BARRED) == [("Rest", 60), ("Glide over the upper back, lightly", 150), ("End", 60)]


def test_position_shirt_and_length_lead_elsewhere() -> None:
    meta = next(lesson.meta for lesson in ROUTINES if lesson.slug == "forty-five-minutes")
    assert isinstance(meta, Routine)
    known = [
        caution("sits", positions=["sitting"], strokes=ALL),
        caution("clothed", shirt=True, strokes=ALL),
        caution("short", minutes=20, strokes=ALL),
        caution("stays", strokes=ALL),
        caution("barred", strokes=ALL),
    ]
    assert ways(meta, known, ["barred"]) == {"face down": {"sits", "clothed", "short", "barred"}}
    assert [one.key for one in staying(meta, known)] == ["short", "stays", "barred"]


# ── Every routine, for every set of cautions ──


def bent_routines(lesson: Lesson) -> Iterator[tuple[frozenset[str], tuple[Bent, ...]]]:
    """Each different bent routine once, with a set of cautions that makes it; those that lead elsewhere are left out."""
    made = LIBRARY.variants_of(lesson)
    assert made
    assert isinstance(lesson.meta, Routine)
    seen: set[tuple[int, ...]] = set()
    for away in ways(lesson.meta, LIBRARY.cautions, barred(made)).values():
        keys = [one.key for one in LIBRARY.cautions if one.key not in away]
        bits = {key: 1 << n for n, key in enumerate(keys)}
        masks = [[sum(bits.get(key, 0) for key in one.unfit) for one in step] for step in made]
        for chosen in range(1 << len(keys)):
            which = tuple(next(n for n, mask in enumerate(of_step) if not mask & chosen) for of_step in masks)
            ticked = frozenset(key for key in keys if bits[key] & chosen)
            if which not in seen:
                seen.add(which)
                bent = bend(made, ticked, RULES.gliding)
                assert bent
                yield ticked, bent


_plans: dict[int, tuple[Step, Plan]] = {}


def laid_out(one: Step) -> Plan:
    if id(one) not in _plans:
        made, faults = plan(one.drawn, one.pressure or {}, one.time) if one.drawn else (None, [])
        assert made, faults
        _plans[id(one)] = one, made
    return _plans[id(one)][1]


@pytest.mark.parametrize("lesson", ROUTINES, ids=[lesson.slug for lesson in ROUTINES])
def test_every_touch_of_every_variant_fits_the_cautions_that_it_says(lesson: Lesson) -> None:
    made = LIBRARY.variants_of(lesson)
    assert made
    assert isinstance(lesson.meta, Routine)
    stays = staying(lesson.meta, LIBRARY.cautions)
    for one in chain.from_iterable(made):
        if one.step is None:
            assert one.unfit == frozenset()
            continue
        touched = touches(laid_out(one.step), one.step.stroke)
        assert touched
        assert {c.key for c in stays if not fits(c, touched, lesson.meta.shirt)} == one.unfit, one.title
        if one.kind != "as written":
            drawn = laid_out(one.step)
            told = [
                *unsafe(drawn, LIBRARY.zone_rules),
                *too_hard_there(drawn, LIBRARY.positions),
                *over_cap(drawn, one.step.stroke, LIBRARY.caps),
            ]
            assert one.kind == "lighter" or told == [], one.title
            assert one.kind != "lighter" or one.step.highest_pressure == one.most


def test_a_step_that_must_not_be_lost_never_changes() -> None:
    """What stands in for a step brings its own words: a turn or a pause among those of the step would be lost."""
    found = [
        (lesson.slug, one[0].title)
        for lesson in ROUTINES
        for one in LIBRARY.variants_of(lesson) or ()
        if any(word in one[0].title.lower() for word in ("turn over", "pause", "help them")) and len(one) > 1
    ]
    assert found == []


@pytest.mark.parametrize("lesson", ROUTINES, ids=[lesson.slug for lesson in ROUTINES])
def test_every_bent_routine_keeps_the_rules(lesson: Lesson) -> None:
    assert isinstance(lesson.meta, Routine)
    assert RULES.bending
    written = list(lesson.steps())
    audience = next(one for one in RULES.audiences if one.name == lesson.meta.audience)
    free = {one.rule for one in RULES.bending.may_break}
    count = 0
    as_written = broken(written, lesson.meta, audience, free)
    for ticked, bent in bent_routines(lesson):
        count += 1
        told = broken(list(as_steps(bent)), lesson.meta, audience, free)
        assert told <= as_written, sorted(ticked)
        for one in bent:
            assert one.variant.unfit.isdisjoint(ticked)
    assert count > 1


def broken(steps: list[tuple[str, Step]], meta: Routine, audience: Audience, free: set[str]) -> set[str]:
    """What is told of a routine, whichever step it is about."""
    parts = parts_of(steps, RULES.clock)
    found = [
        rules.right_length(parts, meta.minutes),
        rules.still_at_both_ends(parts),
        rules.both_sides_alike(parts),
        rules.fit_for(parts, audience),
        rules.rounds_fit(parts, {}),
        rules.breaths_fit(parts),
    ]
    found += [rules.gentle_slopes(parts)] if "gentle slopes" not in free else []
    found += [rules.enough_gliding(parts, meta.oil, RULES.gliding)] if "enough gliding" not in free else []
    found += [rules.enough_oil(parts, meta.oil, RULES)] if "enough oil" not in free else []
    return {breach.what for breach in chain.from_iterable(found)}
