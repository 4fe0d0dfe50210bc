"""A source as a reference list prints it: authors, title, where it appeared, when, pages."""

from __future__ import annotations

from handbook.models.data import Source

MOST_AUTHORS = 3
"""More than so many are shortened to the first ones "and others"."""


def reference(source: Source) -> str:
    """The reference without its address, each part closed with a full stop."""
    parts = [_authors(source), source.title, _published(source)]
    return " ".join(part if part[-1] in ".?!" else part + "." for part in parts if part)


def shown_address(source: Source) -> str:
    """The address as text, short enough to be typed from paper."""
    if source.doi:
        return f"doi:{source.doi}"
    return str(source.url).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _authors(source: Source) -> str:
    names = [person.name for person in source.author if person.name != "et al."]
    if len(names) > MOST_AUTHORS or len(names) < len(source.author):
        return ", ".join(names[:MOST_AUTHORS]) + " and others"
    return ", ".join(names)


def _published(source: Source) -> str:
    where = source.container_title or source.publisher or ""
    if source.number:
        where = f"{where} {source.number}".strip()
    year = str(source.issued or "")
    volume = f"{source.volume or ''}{f'({source.issue})' if source.issue else ''}"
    numbers = ":".join(part for part in (volume, (source.page or "").replace("-", "–")) if part)
    when = ";".join(part for part in (year, numbers) if part)
    if where and when:
        return f"{where} {when}" if source.type == "article-journal" else f"{where}, {when}"
    return where or when
