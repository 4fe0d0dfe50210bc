"""Drawings inside the pages of a folder that is read without a server."""

from __future__ import annotations

import pytest

from handbook.site.drawings import with_drawings

DRAWINGS = {
    "back": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="back"><path d="M0 0"/><use href="#back"/></g></svg>\n',
    "hands-palms": '<svg xmlns="http://www.w3.org/2000/svg"><g id="palms-left"/><g id="palms-right"/></svg>',
}


def page(*references: str) -> str:
    uses = "".join(f'<use href="../../assets/drawings/{reference}"/>' for reference in references)
    return f'<html><body><h2 id="back"></h2><svg>{uses}</svg></body></html>'


def test_each_drawing_comes_in_once_and_is_referred_to_in_the_page() -> None:
    made = with_drawings(
        page("back.svg#back", "hands-palms.svg#palms-left", "hands-palms.svg#palms-right", "back.svg#back"), DRAWINGS.__getitem__
    )
    assert ".svg#" not in made
    for name in ("drawing-back-back", "drawing-hands-palms-palms-left", "drawing-hands-palms-palms-right"):
        assert made.count(f'id="{name}"') == 1
        assert f'href="#{name}"' in made
    assert made.count('id="back"') == 1  # the heading's own
    assert '<use href="#drawing-back-back"/></g>' in made
    assert made.endswith("</svg></body></html>")


def test_a_page_without_drawings_is_as_it_was() -> None:
    assert with_drawings("<body>Hello</body>", DRAWINGS.__getitem__) == "<body>Hello</body>"


def test_what_is_no_drawing_is_told() -> None:
    with pytest.raises(ValueError, match=r"back\.svg is not one <svg> element"):
        with_drawings(page("back.svg#back"), lambda name: "nonsense")
