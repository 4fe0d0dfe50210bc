"""The back of the body that lies on its side: where the drawing has the map, as ``art/tests`` measured it."""

from __future__ import annotations

import pytest

from handbook.atlas.views import VIEWS

PLACES = {
    (0.0, 0.0): (246.0, 210.0),
    (10.0, 5.0): (286.0, 130.0),
    (-3.0, 20.0): (406.0, 234.0),
}
"""Places on the back, in cm, and in the drawing, in its units."""


@pytest.mark.parametrize("place", PLACES)
def test_the_site_has_the_map_where_the_drawing_has_it(place: tuple[float, float]) -> None:
    assert VIEWS["back on the left side"].to_drawing(place) == pytest.approx(PLACES[place], abs=0.01)
