"""Pages that work from a folder on a disk, without a server.

There, a reference from one SVG file into another draws nothing. So each page takes in the base drawings that it shows, each once.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DRAWN = re.compile(r'href="[^"#]*assets/drawings/([\w-]+)\.svg#([\w-]+)"')
_OUTER = re.compile(r"\A\s*<svg\b[^>]*>(.*)</svg>\s*\Z", re.S)
_ID = re.compile(r'\b(id=")([\w-]+)"')
_REFERENCE = re.compile(r'(href=")#([\w-]+)"')


def with_drawings(page: str, read: Callable[[str], str]) -> str:
    """The page with its base drawings inside. ``read``: the text of a drawing by its name, without ``.svg``."""
    names = dict.fromkeys(name for name, _ in _DRAWN.findall(page))
    if not names:
        return page
    inside = "".join(_inner(name, read(name)) for name in names)
    drawn = _DRAWN.sub(lambda match: f'href="#{_id(match[1], match[2])}"', page)
    held = f'<svg class="vh" width="0" height="0" aria-hidden="true"><defs>{inside}</defs></svg>'
    return drawn.replace("</body>", f"{held}</body>", 1)


def _inner(name: str, drawing: str) -> str:
    """What is in a drawing; its names get the drawing's own in front, so that none of them is also the page's."""
    match = _OUTER.match(drawing)
    if match is None:
        raise ValueError(f"{name}.svg is not one <svg> element")
    own = _ID.sub(lambda found: f'{found[1]}{_id(name, found[2])}"', match[1])
    return _REFERENCE.sub(lambda found: f'{found[1]}#{_id(name, found[2])}"', own)


def _id(name: str, part: str) -> str:
    return f"drawing-{name}-{part}"
