"""Drawings as SVG text: paths in groups, colours of the palette, nothing else."""

from __future__ import annotations

from art.engine.numerals import number
from art.engine.palette import INKS, colour

_COLOURS = {colour(name) for name in INKS}


def path(
    data: str,
    fill: str = "none",
    stroke: str = "none",
    width: float | None = None,
    opacity: float | None = None,
    fill_opacity: float | None = None,
) -> str:
    """A path, or nothing when there is no data; lines have round ends.

    ``fill`` and ``stroke``: names of the palette, ``colour(…)``, or "none"; ``width`` of the line in drawing units.
    """
    if not data:
        return ""
    attributes = f' fill="{_paint(fill)}"'
    if stroke != "none":
        attributes += f' stroke="{_paint(stroke)}" stroke-width="{number(1 if width is None else width)}"'
        attributes += ' stroke-linecap="round" stroke-linejoin="round"'
    if opacity is not None:
        attributes += f' opacity="{_share(opacity)}"'
    if fill_opacity is not None:
        attributes += f' fill-opacity="{_share(fill_opacity)}"'
    return f'<path{attributes} d="{data}"/>'


def group(name: str | None, *children: str, transform: str | None = None) -> str:
    """Children that are drawn, named and moved together."""
    attributes = (f' id="{name}"' if name else "") + (f' transform="{transform}"' if transform else "")
    return f"<g{attributes}>{''.join(children)}</g>"


def document(width: float, height: float, *groups: str) -> str:
    """A whole file: one line, with a newline at its end."""
    content = "".join(groups)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}">{content}</svg>\n'


def _paint(value: str) -> str:
    if value == "none" or value in _COLOURS:
        return value
    if value not in INKS:
        raise ValueError(f"{value!r} is no colour of the palette")
    return colour(value)


def _share(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
