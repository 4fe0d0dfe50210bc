"""The sitemap: where each page is, as the page itself says, and the day on which its lesson was checked."""

from __future__ import annotations

import gzip
import html
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

SITEMAP = "sitemap.xml"
PACKED = f"{SITEMAP}.gz"

_CANONICAL = '<link rel="canonical" href="'


def canonical(page: str) -> str | None:
    """The whole address of a page, where it is known."""
    begins = page.find(_CANONICAL)
    if begins < 0:
        return None
    begins += len(_CANONICAL)
    return html.unescape(page[begins : page.index('"', begins)])


def write_sitemap(site: Path, checked: Mapping[str, date]) -> None:
    """Write the sitemap, also packed, from the pages' addresses. Without any there is none: an empty one is not valid."""
    if not checked:
        for name in (SITEMAP, PACKED):
            (site / name).unlink(missing_ok=True)
        return
    pages = "".join(
        f"<url><loc>{html.escape(address, quote=False)}</loc><lastmod>{checked[address]}</lastmod></url>\n" for address in sorted(checked)
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{pages}</urlset>\n'
    (site / SITEMAP).write_text(text, encoding="utf-8")
    (site / PACKED).write_bytes(_packed(text.encode()))


def _packed(content: bytes) -> bytes:
    """The same bytes for the same content: with no time and no name inside."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
