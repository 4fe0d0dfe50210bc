"""Places of the body map as a page tells them: numbered on a picture, and beside each number the rule and its reason, from the data."""

from __future__ import annotations

from pathlib import PurePosixPath

from markdown import Markdown

from handbook.figures.labels import Label
from handbook.figures.limits import in_words, numbered
from handbook.figures.names import lay_name
from handbook.figures.people import people_of
from handbook.figures.plan import plan
from handbook.figures.svg import draw
from handbook.figures.words import describe
from handbook.library import Library
from handbook.markdown.citations import cite
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, element
from handbook.markdown.figures import DRAWINGS
from handbook.models.blocks import Zones
from handbook.models.data import ZoneRule


def zone_rules(md: Markdown, library: Library, asked: Zones) -> Element:
    """The picture with its rules. The drawing is kept out of the tree, as text: there is nothing in it for Markdown to read."""
    laid_out, faults = plan(numbered(asked.view, asked.places))
    if laid_out is None:
        raise ValueError(faults[0].what)
    page = current_page()
    people = people_of(PurePosixPath(page.uri).stem)
    made = element("figure", "fig fig--legend")
    made.text = md.htmlStash.store(draw(laid_out, describe(laid_out), page.root + DRAWINGS, people, library.zone_rules))
    rules = element("ol", "legend", *(_row(label, library.zone_rules[label.name]) for label in laid_out.labels))
    made.append(element("figcaption", "", rules))
    return made


def _row(label: Label, rule: ZoneRule) -> Element:
    name = lay_name(rule.name).removeprefix("the ")
    may = f" {in_words(rule)} {rule.also} " if rule.also else f" {in_words(rule)} "
    words = element("div", "", element("b", "", f"{name[0].upper()}{name[1:]}:"), may)
    sure = (" ", cite(rule.sources, rule.certainty)) if rule.sources else ()
    words.append(element("small", "", f"Why: {rule.why}", *sure, "."))
    return element("li", "", element("span", "d", str(label.number), aria_hidden="true"), words)
