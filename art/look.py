"""Pictures to look at while a drawing is made; nothing that ships depends on it."""

from __future__ import annotations

import re

from art.engine.palette import INKS

_PROPERTY = re.compile(r"var\(--[\w-]+,(#\w+)\)")


def plain(text: str) -> str:
    """The drawing with the light colours themselves in the place of custom properties, which few tools but browsers know."""
    return _PROPERTY.sub(r"\1", text)


def png(text: str, zoom: float = 1, background: str = INKS["paper"]) -> bytes:
    """The drawing as a PNG file on paper colour."""
    import resvg_py  # only for looking: the drawings are made without it

    return bytes(resvg_py.svg_to_bytes(svg_string=plain(text), zoom=zoom, background=background))
