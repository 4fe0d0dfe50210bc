"""The extension itself: what it adds to Python-Markdown, what it takes away, and how it puts a page together."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook.markdown import glossary, late
from handbook.markdown.blocks import LessonBlocks
from handbook.markdown.builder import PutStepsIn, has_builder
from handbook.markdown.cautions import PutVariantsIn
from handbook.markdown.citations import CitationProcessor, number, source_list
from handbook.markdown.context import current_page, library_of
from handbook.markdown.elements import Element, element
from handbook.markdown.engine import FindPage, docs_of
from handbook.markdown.frame import head, hero
from handbook.markdown.reading import fill, minutes_to_read
from handbook.markdown.record import Record, comment
from handbook.markdown.reviews import closing
from handbook.markdown.routine import card_foot, card_head
from handbook.markdown.sections import sections_of
from handbook.markdown.template_data import template_data
from handbook.problems import BrokenHandbook, Problem

GLOSSARY = "reference/glossary.md"
"""The glossary's page, to which glossary words link."""

_AFTER_INLINE_BEFORE_TOC = 15
_AFTER_TOC = 3
_BEFORE_INLINE = 25
_BEFORE_LINKS = 165
_AFTER_FENCES = 5
"""Fenced code is read first: a block that is only shown is not filled."""
_FIRST = 1000
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_SCHEME = re.compile(r"^[\s\x00-\x20]*([a-z][a-z0-9+.\-\s]*):", re.I)

_words_of = lru_cache(maxsize=1)(glossary.words_of)
"""The glossary is the same for every page of a build."""


class HandbookExtension(Extension):
    """The handbook's Markdown."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"docs": ["docs", "the docs folder, with the shared data in it"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown."""
        docs = str(docs_of(md) or self.getConfig("docs"))
        # Raw HTML and pictures are taken out of the language: what looks like a tag is shown as text.
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.preprocessors.register(FindPage(md, Path(docs)), "handbook_page", _FIRST)
        md.inlinePatterns.register(CitationProcessor(), "citation", _BEFORE_LINKS)
        md.preprocessors.register(PutStepsIn(md, Path(docs)), "handbook_builder", _AFTER_FENCES)
        LessonBlocks(docs).extendMarkdown(md)
        md.treeprocessors.register(PutVariantsIn(md, Path(docs)), "handbook_variants", _BEFORE_INLINE)
        md.treeprocessors.register(PageProcessor(md, Path(docs)), "handbook_page", _AFTER_INLINE_BEFORE_TOC)
        late.register(md)
        md.treeprocessors.register(RecordKeeper(md), "handbook_record", _AFTER_TOC)


class PageProcessor(Treeprocessor):
    """Puts the page together when its text has become elements."""

    def __init__(self, md: Markdown, docs: Path) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, root: Element) -> None:
        """Head, stop list, text, key points, sources, closing line; in this order on screen and on paper."""
        disarm_links(root)
        library = library_of(self.docs)
        lesson = library.by_uri.get(current_page().uri)
        if lesson is None:
            number(root)
            return
        meta = lesson.meta
        words = [] if meta.kind == "reference" else glossary.mark(root, _words_of(library.terms), current_page().link_to(GLOSSARY))
        opening = [hero(lesson, _taken(root, "fig"))] if lesson.is_home else [*head(library, lesson), *_taken(root, "stopbar")]
        if meta.kind == "routine" or has_builder(lesson):
            opening.append(card_head(library, lesson))
            root.append(card_foot())
        for index, made in enumerate(opening):
            root.insert(index, made)
        keys = list(dict.fromkeys([*number(root), *meta.sources]))
        if unknown := [key for key in keys if key not in library.source_by_key]:
            told = Problem(lesson.file.path, 1, f"there is no source “{unknown[0]}”", "add it to docs/data/sources.yml")
            raise BrokenHandbook([told])
        if words and not lesson.is_home:
            root.append(glossary.word_list(words))
        if keys:
            root.append(source_list(library, keys))
        if not lesson.is_home:
            root.append(closing(library, lesson))
        page = current_page()
        page.meta.update(template_data(library, lesson, page.address))


class RecordKeeper(Treeprocessor):
    """Writes what the page says of itself into it, when its headings have their anchors."""

    def run(self, root: Element) -> None:
        """The time that it takes to read goes into its head at once: the page knows its own."""
        uri, minutes = current_page().uri, minutes_to_read(root)
        fill(root, {uri: minutes})
        kept = comment(Record(uri, minutes, tuple(sections_of(root))))
        root.append(element("p", "", self.md.htmlStash.store(kept)))


def disarm_links(root: Element) -> None:
    """Take the address out of every link that could run something; the checks have told the writer already."""
    for link in root.iter("a"):
        match = _SCHEME.match(html.unescape(link.get("href", "")))
        if match and re.sub(r"\s", "", match[1]).lower() not in _SCHEMES:
            del link.attrib["href"]


def _taken(root: Element, of: str) -> list[Element]:
    found = [child for child in root if child.get("class") == of]
    for child in found:
        root.remove(child)
    return found
