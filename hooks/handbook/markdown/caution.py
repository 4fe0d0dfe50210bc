"""A caution as a page tells it: of whom it is true, whom they ask first, what is closed, and what else the giver minds."""

from __future__ import annotations

from handbook.figures.names import lay_name
from handbook.markdown.citations import cite
from handbook.markdown.elements import Element, element
from handbook.markdown.strokes import listed
from handbook.models.cautions import Caution


def caution(shown: Caution) -> Element:
    """One caution in full, but for what it leaves of each stroke."""
    sure = (" ", cite(shown.sources, shown.certainty)) if shown.sources else ()
    why = element("small", "", f"Why: {shown.why}", *sure, ".")
    return element("p", "caution", element("b", "", f"{shown.tick}:"), f" {' '.join(_said(shown))} ", why)


def _said(shown: Caution) -> list[str]:
    closed = listed([lay_name(place) for place in shown.closed]) if shown.closed else ""
    return [
        *([f"They ask {shown.ask} first."] if shown.ask else []),
        *([f"Leave alone: {closed}."] if closed else []),
        *([shown.also] if shown.also else []),
    ]
