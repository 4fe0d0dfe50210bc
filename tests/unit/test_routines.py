"""The rules of routines, each held to a second opinion over many made routines, and the reading of steps into parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.models.blocks import Side, Step
from handbook.models.data import Audience, ClockRules, RoutineRules
from handbook.models.measures import Pressure, SecondsRange
from handbook.routines import rules
from handbook.routines.parts import Part, parts_of

STROKES = ["still-hands", "long-glide", "kneading", "light-tapping"]
PLACES = ["low back", "shoulders"]

pressures = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda ends: Pressure(low=min(ends), high=max(ends)))
made_parts = st.lists(
    st.builds(
        Part,
        title=st.just("Touch"),
        stroke=st.sampled_from(STROKES),
        side=st.sampled_from(["both", "left", "right"]),
        place=st.sampled_from(PLACES),
        begin=st.just(0.0),
        seconds=st.integers(1, 40).map(lambda tens: 10.0 * tens),
        pressures=st.lists(pressures, min_size=1, max_size=2).map(tuple),
        holds=st.booleans(),
        repeats=st.none() | st.integers(1, 20),
        round_seconds=st.sampled_from([0.0, 4.0, 16.0]),
    ),
    min_size=1,
    max_size=8,
)
AUDIENCE = Audience.model_validate({"name": "night", "leaves-out": ["light-tapping"], "pressure": 4, "why": "It wakes people up."})


CLOCK = ClockRules.model_validate(
    {"walk": 10, "oil": 15, "blot": 10, "lift": 2, "oil-lasts": 12, "half-time-from": 20, "half-time": "Would you like to turn your head?"}
)
RULES = RoutineRules.model_validate(
    {
        "gliding": ["long-glide", "spread-the-oil", "feathering"],
        "gripping": ["kneading"],
        "dry": ["feathering"],
        "positions": [{"name": "sitting", "most": 3, "why": "Nobody leans on them."}],
        "clock": CLOCK.model_dump(by_alias=True),
        "audiences": [{"name": "everyone", "why": "The cap."}],
    }
)


def at(breaches: object) -> list[int | None]:
    return [breach.part for breach in breaches]  # type: ignore[attr-defined]


@given(made_parts, st.integers(1, 60))
def test_the_length_is_told_exactly_when_the_sum_is_off(parts: list[Part], minutes: int) -> None:
    told = list(rules.right_length(parts, minutes))
    assert bool(told) == (sum(part.seconds for part in parts) / 60 != minutes)


@given(made_parts)
def test_a_routine_that_is_as_long_as_it_says_is_told_nothing(parts: list[Part]) -> None:
    rest = replace(parts[0], seconds=60.0 - sum(part.seconds for part in parts) % 60)
    parts = [*parts, rest]
    assert list(rules.right_length(parts, round(sum(part.seconds for part in parts) / 60))) == []


@given(made_parts)
def test_both_ends_are_still(parts: list[Part]) -> None:
    wrong = {i for i in (0, len(parts) - 1) if not (parts[i].stroke == "still-hands" and parts[i].holds and parts[i].high <= 2)}
    assert set(at(rules.still_at_both_ends(parts))) == wrong


@given(made_parts)
def test_the_sides_are_alike_exactly_when_nothing_is_told(parts: list[Part]) -> None:
    def given_to(side: str) -> Counter[tuple[str, str]]:
        sums: Counter[tuple[str, str]] = Counter()
        for part in parts:
            if part.side == side:
                sums[part.stroke, part.place] += round(part.seconds)
        return sums

    def pressed(side: str) -> set[tuple[str, str, tuple[Pressure, ...]]]:
        return {(part.stroke, part.place, part.pressures) for part in parts if part.side == side}

    alike = given_to("left") == given_to("right") and pressed("left") == pressed("right")
    assert (not list(rules.both_sides_alike(parts))) == alike


@given(made_parts)
def test_a_routine_done_again_in_the_mirror_is_even(parts: list[Part]) -> None:
    other: dict[Side, Side] = {"left": "right", "right": "left", "both": "both"}
    assert list(rules.both_sides_alike([*parts, *(replace(part, side=other[part.side]) for part in parts)])) == []


@given(made_parts)
def test_slopes(parts: list[Part]) -> None:
    middles = [(min(p.low for p in part.pressures) + max(p.high for p in part.pressures)) / 2 for part in parts]
    steep = [i + 1 for i in range(len(middles) - 1) if not -2 <= middles[i + 1] - middles[i] <= 2]
    told = list(rules.gentle_slopes(parts))
    assert at(told) == steep
    ways = ["rises" if middles[i] > middles[i - 1] else "falls" for i in steep]
    assert [breach.what.split(" from ")[0] for breach in told] == [f"the pressure {way}" for way in ways]


@given(made_parts, st.booleans())
def test_gliding(parts: list[Part], oil: bool) -> None:
    share = sum(part.seconds for part in parts if part.stroke == "long-glide") / sum(part.seconds for part in parts)
    assert bool(list(rules.enough_gliding(parts, oil, ["long-glide"]))) == (oil and share < 0.25)


@given(made_parts)
def test_what_does_not_suit_the_audience(parts: list[Part]) -> None:
    expected = sum(part.stroke == "light-tapping" for part in parts) + sum(part.high > 4 for part in parts)
    assert len(list(rules.fit_for(parts, AUDIENCE))) == expected


@given(made_parts)
def test_rounds(parts: list[Part]) -> None:
    off = [
        i
        for i, part in enumerate(parts)
        if part.repeats
        and part.round_seconds
        and abs(part.repeats * part.round_seconds + part.extra - part.seconds) > min(part.round_seconds, 0.05 * part.seconds)
    ]
    assert at(rules.rounds_fit(parts, {})) == off


def test_what_is_no_way_takes_the_time_of_its_stroke() -> None:
    def told(**options: object) -> list[str]:
        parts = parts_of([step(stroke="kneading", time="1 min", **options)], CLOCK)
        return [f"{breach.what}; {breach.mend}" for breach in rules.rounds_fit(parts, {"kneading": SecondsRange(low=2, high=3)})]

    off = "{} times in 1 minute leave {} s for each, but the stroke takes 2 to 3 seconds; write “repeats: {}”, or change the time"
    assert told(repeats=24) == told(repeats=20) == told(repeats=30) == told() == []
    assert told(repeats=10) == [off.format(10, "6.0", 24)]
    assert told(repeats=24, oil="blot") == []
    assert told(repeats=30, oil="blot") == [off.format(30, "1.7", 20)]


GLIDE: dict[str, object] = {"hands": "palms", "along": ["waist", "blade tips", "upper back"], "beside": "spine", "takes": "8 s"}


def test_the_way_back_takes_its_time() -> None:
    home = {**GLIDE, "along": ["upper back", "waist"], "return": True}
    lifted, glided = ({"view": "back", "glide": [GLIDE]}, {"view": "back", "glide": [GLIDE, home]})
    assert parts_of([step(figure=lifted)], CLOCK)[0].round_seconds == 8 + CLOCK.lift
    assert parts_of([step(figure=glided)], CLOCK)[0].round_seconds == 16
    resting = {"view": "back", "glide": [GLIDE, home], "hold": {"hands": "palms", "at": "shoulders", "pressure": 1}}
    assert parts_of([step(figure=resting)], CLOCK)[0].round_seconds == 16


def test_walking_and_oil_take_their_time() -> None:
    steps = [step(stand="at the head"), step(), step(stand="at the left hip", oil="more"), step(oil="blot"), step(stroke="spread-the-oil")]
    parts = parts_of(steps, CLOCK)
    assert [part.extra for part in parts] == [0, 0, CLOCK.walk + CLOCK.oil, CLOCK.blot, CLOCK.oil]
    assert [part.stand for part in parts] == ["at the head", "at the head", *["at the left hip"] * 3]
    assert [part.extra for part in parts_of(steps)] == [0] * 5


def test_a_routine_says_where_the_giver_begins() -> None:
    assert at(rules.stands_somewhere(parts_of([step(), step(stand="at the head")]))) == [0]
    assert at(rules.stands_somewhere(parts_of([step(stand="at the head"), step()]))) == []


@pytest.mark.parametrize(
    ("tempo", "seconds", "told"), [("six slow breaths", 48, 0), ("Six slow breaths", 60, 1), ("one slow breath", 8, 0), ("slow", 99, 0)]
)
def test_breaths(tempo: str, seconds: int, told: int) -> None:
    assert len(list(rules.breaths_fit(parts_of([step(tempo=tempo, time=f"{seconds} s")], CLOCK)))) == told


def oil_told(*steps: tuple[str, Step], oil: bool = True) -> list[tuple[int | None, str]]:
    return [(breach.part, breach.mend) for breach in rules.enough_oil(parts_of(steps, CLOCK), oil, RULES)]


def test_hands_that_grip_find_a_back_that_has_been_blotted() -> None:
    oiled, knead = step(stroke="spread-the-oil"), step(stroke="kneading")
    assert oil_told(oiled, knead, knead) == [(1, "add “oil: blot”")]
    assert oil_told(oiled, step(stroke="kneading", oil="blot"), knead) == []
    assert oil_told(oiled, step(stroke="kneading", oil="blot"), step(oil="more"), knead) == [(3, "add “oil: blot”")]
    assert oil_told(knead) == oil_told(oiled, knead, oil=False) == []


def test_a_portion_of_oil_is_used_up() -> None:
    long = step(time="13 min")
    assert oil_told(step(stroke="spread-the-oil"), long, step()) == [(2, "add “oil: more”")]
    assert oil_told(step(stroke="spread-the-oil"), long, step(oil="more"), step()) == []
    assert oil_told(step(stroke="spread-the-oil"), long, step(stroke="feathering")) == []
    (used,) = rules.enough_oil(parts_of([step(stroke="spread-the-oil"), long, step()], CLOCK), True, RULES)
    assert used.what == "the last oil is 14 minutes old when “Touch” begins"


@pytest.mark.parametrize(("after", "told"), [((), 1), (("other", "is-today-a-good-day"), 1), (("is-today-a-good-day", "other"), 0)])
def test_the_health_check_comes_first(after: tuple[str, ...], told: int) -> None:
    assert len(list(rules.health_check_first(after))) == told


def step(**options: object) -> tuple[str, Step]:
    return "Touch", Step.model_validate({"stroke": "long-glide", "place": "back", "time": "1 min", "pressure": 2, **options})


def test_parts_follow_one_another_in_time() -> None:
    parts = parts_of([step(), step(time="30 s", side="left"), step(time="1 min 15 s")])
    assert [(part.begin, part.end) for part in parts] == [(0, 60), (60, 90), (90, 165)]
    assert [part.side for part in parts] == ["both", "left", "both"]


def test_a_round_is_all_ways_of_the_figure() -> None:
    glides: list[dict[str, object]] = [
        {"hands": "palms", "along": ["low back", "waist", "blade tips"], "takes": "6 s"},
        {"hands": "palms", "along": ["blade tips", "low back"], "return": True, "takes": "7 s"},
    ]
    assert parts_of([step(figure={"view": "back", "glide": glides})])[0].round_seconds == 13
    del glides[1]["takes"]
    assert parts_of([step(figure={"view": "back", "glide": glides})])[0].round_seconds == 0
    assert parts_of([step()])[0].round_seconds == 0


def test_a_part_holds_where_its_figure_does() -> None:
    held = step(figure={"view": "back", "hold": {"hands": "palms", "at": "low back"}})
    assert [part.holds for part in parts_of([held, step()])] == [True, False]


def test_the_range_of_a_part_spans_all_its_pressures() -> None:
    (part,) = parts_of([step(pressure={"low back": 2, "from the blade tips": "3-5"})])
    assert (part.low, part.high, part.middle) == (2, 5, 3.5)
