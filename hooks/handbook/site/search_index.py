"""The search index: short plain text, with the words that people type for each lesson.

One entry a section: ``l`` its address, ``t`` its heading, ``x`` its text, ``p`` the title of its page. The entry of a page itself has
no ``p`` but ``k``, other names for it with semicolons between, and ``s``, its summary. Each glossary term is a section of the glossary,
and each row of the health check one of the page that lists them all.
``w`` below 1 lets a page stand behind others: a lesson should come before the pages that only list what it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.addresses import page_address
from handbook.lessons import Lesson
from handbook.library import Library, unique, words_people_type
from handbook.markdown.sections import Section
from handbook.models.front_matter import Reference
from handbook.models.screening import LINK

REFERENCE_WEIGHT = 0.25


def search_index(library: Library, pages: Mapping[str, Sequence[Section]], directories: bool = True) -> Iterator[str]:
    """The index as JSON, piece by piece: that of a large handbook is never in memory as a whole.

    ``pages``: each page's sections, by its file below the docs folder; ``directories``: as in ``page_address``.
    """
    yield '{"docs":['
    between = ""
    # The first page, then folder by folder: the same order whoever built the pages.
    known = sorted((uri for uri in pages if uri in library.by_uri), key=lambda uri: ("/" in uri, uri))
    for uri in known:
        for entry in _entries(library, library.by_uri[uri], pages[uri], page_address(uri, directories)):
            yield between + json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
            between = ","
    yield "]}"


def _entries(library: Library, lesson: Lesson, sections: Sequence[Section], address: str) -> Iterator[dict[str, Any]]:
    title = lesson.meta.title
    weight = {"w": REFERENCE_WEIGHT} if isinstance(lesson.meta, Reference) else {}
    is_glossary = any(lesson.named("glossary"))
    keywords = "; ".join(unique(words_people_type(library, lesson)))
    text = "" if is_glossary else sections[0].text
    yield {"l": address, "t": title, "k": keywords, "s": lesson.meta.summary, "x": text, **weight}
    for section in sections[1:]:
        yield {"l": f"{address}#{section.anchor}", "p": title, "t": section.title, "x": section.text, **weight}
    if any(lesson.named("conditions")):
        yield from _rows(library, title, address)
    for term in library.terms if is_glossary else ():
        words = f"{term.meaning} Also: {', '.join(term.also)}" if term.also else term.meaning
        name = f"{term.name} ({term.term})" if term.term and term.term != term.name else term.name
        yield {"l": f"{address}#{term.anchor}", "p": title, "t": name, "x": words, **weight}


def _rows(library: Library, title: str, address: str) -> Iterator[dict[str, Any]]:
    """The rows of the health check, each with the other words that people type for it."""
    known = library.conditions.by_key if library.conditions else {}
    for _, row in known.values():
        said = " ".join(filter(None, (row.sign, row.why, row.action, row.time)))
        words = LINK.sub(lambda match: f"“{known[match[1]][1].name}”", said) + (f" Also: {', '.join(row.also)}" if row.also else "")
        yield {"l": f"{address}#{row.anchor}", "p": title, "t": row.name, "x": words}
