"""Names of places, with offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.atlas.landmarks import LANDMARKS
from handbook.figures.places import LONGEST_OFFSET, Place, find, find_all, name_in


def at(text: str) -> tuple[float, float]:
    found = find(text)
    assert isinstance(found, Place)
    return found.point


def test_a_landmark_is_where_the_body_map_has_it() -> None:
    assert {name: at(name) for name in LANDMARKS} == {name: (mark.x, mark.y) for name, mark in LANDMARKS.items()}


@pytest.mark.parametrize(
    ("offset", "moved"),
    [("3 cm up", (0, -3)), ("2.5 cm down", (0, 2.5)), ("1 cm out", (1, 0)), ("1 cm in", (-1, 0)), ("1 cm out 2 cm up", (1, -2))],
)
def test_offsets_are_centimetres_towards_the_head_the_feet_the_side_and_the_spine(offset: str, moved: tuple[float, float]) -> None:
    waist = LANDMARKS["waist"]
    assert at(f"waist {offset}") == pytest.approx((waist.x + moved[0], waist.y + moved[1]))


@given(st.floats(0, LONGEST_OFFSET).map(lambda n: round(n, 1)), st.sampled_from(["up", "down", "out"]))
def test_every_offset_up_to_the_longest_is_understood(length: float, way: str) -> None:
    found = find(f"waist {length} cm {way}")
    assert isinstance(found, Place)
    assert found.offsets == ((f"{length}", way),)


@pytest.mark.parametrize(
    "offset", ["nan cm out", "inf cm up", "-3 cm up", "1e9 cm up", "2 out", "2 cm", "2 cm left", "two cm up", "2cm up"]
)
def test_what_is_no_offset_is_told(offset: str) -> None:
    found = find(f"waist {offset}")
    assert not isinstance(found, Place)
    assert found[0] == f"“waist {offset}” is not a place" or found[0].startswith("there is no landmark")


def test_an_offset_too_far_is_told_with_its_limit() -> None:
    found = find("waist 400 cm up")
    assert not isinstance(found, Place)
    assert found == ("400 cm is too far from “waist”", "name a nearer landmark; an offset is at most 15 cm")


def test_nothing_lies_beyond_the_spine() -> None:
    assert not isinstance(find("low back 6.4 cm in"), Place)
    assert isinstance(find("low back 6 cm in"), Place)


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    assert isinstance(find(text), Place | tuple)


def test_all_that_is_unknown_is_told_at_its_place_in_the_list() -> None:
    places, faults = find_all(("waist", "moon", "lowback"), ("glide", 0, "along"), single=False)
    assert [place.name for place in places] == ["waist"]
    assert [fault.key for fault in faults] == [("glide", 0, "along", 1), ("glide", 0, "along", 2)]
    assert find_all(("moon",), ("hold", 0, "at"), single=True)[1][0].key == ("hold", 0, "at")


def test_the_name_in_a_place() -> None:
    assert (name_in("waist 2 cm out"), name_in("waist"), name_in("??")) == ("waist", "waist", "??")
