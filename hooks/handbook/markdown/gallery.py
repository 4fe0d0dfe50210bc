"""The gallery of figures: every mark, view, place, hand use, zone and muscle that lessons can show, made from the code that draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown import Markdown

from handbook.atlas.hands import HANDS
from handbook.atlas.landmarks import LANDMARKS
from handbook.atlas.muscles import MUSCLES
from handbook.atlas.regions import REGIONS
from handbook.atlas.views import VIEWS
from handbook.capitals import capital
from handbook.figures.examples import EXAMPLES
from handbook.figures.givers import BEHIND, GIVERS
from handbook.figures.messages import messages
from handbook.figures.names import detail, lay_name
from handbook.figures.people import RECEIVERS
from handbook.lessons import options_written
from handbook.library import Library
from handbook.markdown.elements import Element, element
from handbook.markdown.figures import figure_element
from handbook.models.figure import Figure


def gallery(md: Markdown, library: Library) -> Element:
    """All of it, section by section."""
    made = element("div", "gallery")
    made.extend(_heading("Marks", "marks"))
    made.extend(_example(md, library, example.title, example.options) for example in EXAMPLES)
    made.extend(_heading("Views", "views"))
    made.extend(_example(md, library, capital(name), f"view: {name}\n") for name in VIEWS)
    for title, columns, rows in _tables(library):
        made.extend(_heading(title, title.lower().replace(" ", "-")))
        made.append(_table(columns, rows))
    return made


def _heading(title: str, anchor: str) -> Iterator[Element]:
    yield element("h2", "", title, id=anchor)


def _example(md: Markdown, library: Library, title: str, options: str) -> Element:
    figure = options_written("figure", options)
    assert isinstance(figure, Figure)
    code = element("pre", "", element("code", "", options))
    words = element("div", "gallery__words", element("h3", "", title), code)
    return element("section", "gallery__item", words, figure_element(md, library, figure))


def _tables(library: Library) -> Iterator[tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]]]:
    places = [(name, capital(lay_name(name)), f"{mark.x:g}", f"{mark.y:g}", mark.about) for name, mark in LANDMARKS.items()]
    yield "Places", ("Name", "Where", "cm out", "cm down", "How it was found"), places
    hands = [
        (name, ", ".join(sorted(use.kinds)), f"{2 * use.half_width:g} × {2 * use.half_length:g} cm", "yes" if use.flat else "no")
        for name, use in HANDS.items()
    ]
    yield "Hands", ("Name", "What they can do", "What presses", "Flat"), hands
    givers = [(name, messages()["givers"][name] or "The giver is at the left hip, facing the head.") for name in (*GIVERS, *BEHIND)]
    yield "The giver", ("Name", "What it says"), givers
    yield "The receiver", ("Name", "Drawing"), list(RECEIVERS.items())
    zones = [
        (rule.name, ", ".join(f"{what} {most}" for what, most in rule.allowed.items()) or "nothing", "yes" if rule.flat else "no", rule.why)
        for rule in library.zones
    ]
    yield "Zones", ("Name", "Allowed, with the most pressure", "Flat hands only", "Why"), zones
    muscles = [(name, detail(name), muscle.phrase, muscle.source) for name, muscle in MUSCLES.items()]
    yield "Muscles", ("Name", "Standard term", "Where it runs", "Source"), muscles
    yield "Parts of the spine", ("Name", "What it is"), [(name, region.detail) for name, region in REGIONS.items()]


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Element:
    head = element("thead", "", element("tr", "", *(element("th", "", column, scope="col") for column in columns)))
    body = element("tbody")
    for first, *rest in rows:
        body.append(element("tr", "", element("td", "", element("code", "", first)), *(element("td", "", cell) for cell in rest)))
    return element("table", "", head, body)
