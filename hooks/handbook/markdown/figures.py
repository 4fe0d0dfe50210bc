"""A figure on a page: its drawing, its caption and the names of what it numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from markdown import Markdown

from handbook.capitals import capital
from handbook.figures.labels import Label
from handbook.figures.names import detail, lay_name
from handbook.figures.people import people_of
from handbook.figures.plan import plan
from handbook.figures.svg import draw
from handbook.figures.words import describe
from handbook.library import Library
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element
from handbook.models.figure import Figure
from handbook.models.measures import Pressure

DRAWINGS = "assets/drawings/"
"""The folder of base drawings on the site."""


def figure_element(
    md: Markdown,
    library: Library,
    asked: Figure,
    pressures: Mapping[str, Pressure] | None = None,
    seconds: float | None = None,
    caption: str = "",
) -> Element:
    """A figure's element. The drawing is kept out of the tree, as text: there is nothing in it for Markdown to read."""
    laid_out, faults = plan(asked, pressures, seconds)
    if laid_out is None:
        raise ValueError(faults[0].what)
    page = current_page()
    people = people_of(PurePosixPath(page.uri).stem)
    drawing = draw(laid_out, describe(laid_out), page.root + DRAWINGS, people, library.zone_rules)
    made = element("figure", "fig fig--legend" if laid_out.labels else "fig")
    made.text = md.htmlStash.store(drawing)
    said = caption or asked.caption
    if said or laid_out.labels:
        words = element("figcaption")
        if said:
            words.append(element("p", "", said))
        if laid_out.labels:
            words.append(_legend(laid_out.labels))
        made.append(words)
    return made


def _legend(labels: tuple[Label, ...]) -> Element:
    legend = element("ol", "legend")
    for label in labels:
        name = lay_name(label.name, label.of_view)
        words = element("div", "", f"{capital(name)} ")
        if below := detail(label.name, label.of_view):
            words.append(element("small", "", below))
        legend.append(element("li", "", element("span", "d", str(label.number), aria_hidden="true"), words))
    return legend
