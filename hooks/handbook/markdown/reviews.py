"""The sheet for reviewers, who has read what, and what the foot of a lesson says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from markdown import Markdown

from handbook.capitals import capital
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.context import current_page
from handbook.markdown.elements import Element, append, element
from handbook.markdown.late import append_late
from handbook.models.data import CERTAINTY_WORDS, Source
from handbook.models.reviews import CLINICIANS, Review
from handbook.review.rows import Group, Part, Row, sentence, words
from handbook.review.sheet import clinician_has_read, is_before_the_last_change, reviews_of, sheet

SOURCES = "reference/sources.md"
"""The page that lists all sources, with what was read of each."""


def review_sheet(md: Markdown, library: Library) -> Element:
    """Every part with its rows, and boxes to tick; for each reader a place to sign."""
    made = element("div", "review")
    for reader, parts in sheet(library).items():
        title = element("h2", "", words()["readers"][reader], id=f"for-a-{reader}")
        made.append(element("section", "review__for", title, *(_part(md, library, part) for part in parts), _signature(parts)))
    return made


def _part(md: Markdown, library: Library, part: Part) -> Element:
    about = words()["about"].format(key=part.key, version=part.version, rows=len(part.rows))
    columns: list[str] = words()["columns"]
    head = element("tr", "", *(element("th", "", title) for title in columns))
    table = element("table", "review__t", element("thead", "", head))
    append_late(md, table, (_group(library, group) for group in part.groups))
    return element("section", "review__p", element("h3", "", part.title, id=f"part-{part.key}"), element("p", "review__v", about), table)


def _group(library: Library, group: Group) -> Element:
    made = element("tbody")
    if group.title:
        made.append(element("tr", "review__g", element("th", "", group.title, colspan=str(len(words()["columns"])), scope="rowgroup")))
    made.extend(_row(library, row) for row in group.rows)
    return made


def _row(library: Library, row: Row) -> Element:
    cell = element("td", "", element("small", "", row.id), " ", element("b", "", sentence(row.head)), f" {' '.join(row.says)}".rstrip())
    if row.certainty or row.sources:
        cell.append(element("small", "", *_rests_on(library, row)))
    return element("tr", "", cell, *(element("td") for _ in words()["columns"][1:]))


def _rests_on(library: Library, row: Row) -> Iterator[str | Element]:
    """The certainty and the sources in words, each with a link to what was read of it."""
    yield capital(CERTAINTY_WORDS[row.certainty]) if row.certainty else words()["source"]
    for index, key in enumerate(row.sources):
        yield "; " if index else ": "
        source = library.source_by_key.get(key)
        yield element("a", "", _short(source) if source else key, href=current_page().link_to(f"{SOURCES}#source-{key}"))
    yield "."


def _short(source: Source) -> str:
    """A source in a few words: who, what, when."""
    names = [person.name for person in source.author][:1]
    return ", ".join([*names, source.title.rstrip("."), *([str(source.issued)] if source.issued else [])])


def _signature(parts: tuple[Part, ...]) -> Element:
    """Who has read which parts, to be filled in by hand."""
    said = words()["signature"]
    boxes = (element("li", "", part.title, " ", element("small", "", part.version)) for part in parts)
    lines = (element("p", "", name) for name in said["lines"])
    return element("div", "review__s", element("p", "review__s-t", said["title"]), element("ul", "", *boxes), *lines)


def reviews(library: Library) -> Element:
    """Who has read what, and what nobody has read."""
    if not library.reviews:
        return element("p", "review__none", element("b", "", words()["nobody"]))
    parts = {part.key: part for listed in sheet(library).values() for part in listed}
    head = element("tr", "", *(element("th", "", title) for title in words()["read"]))
    rows = [_review(library, review, parts) for review in library.reviews]
    made = element("div", "review__read", element("table", "review__who", element("thead", "", head), element("tbody", "", *rows)))
    unread = [part.title for key, part in parts.items() if key not in {review.part for review in library.reviews}]
    if unread:
        made.append(element("p", "", words()["nobody-else"].format(parts="; ".join(unread))))
    return made


def _review(library: Library, review: Review, parts: dict[str, Part]) -> Element:
    read = parts.get(review.part) or library.by_slug[review.part]
    title = read.meta.title if isinstance(read, Lesson) else read.title
    when = element("td", "", _day(review.date))
    if is_before_the_last_change(review, read):
        append(when, ", ")
        append(when, element("b", "", words()["stale"]))
    verdict = element("td", "", words()["verdicts"][review.verdict] + (f": {review.note}" if review.note else "."))
    return element("tr", "", element("td", "", title), element("td", "", f"{review.reader}, {review.profession}"), when, verdict)


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def closing(library: Library, lesson: Lesson) -> Element:
    """When the page was last checked, who has read it, and what has not been done yet."""
    made = element("p", "foot-note", f"Checked against its sources on {_day(lesson.meta.checked)}.")
    said = words()["foot"]
    for review in reviews_of(library, lesson):
        template = said["read-before" if is_before_the_last_change(review, lesson) else "read"]
        verdict = words()["verdicts"][review.verdict].lower()
        append(made, " " + template.format(reader=review.reader, profession=review.profession, day=_day(review.date), verdict=verdict))
    if missing := missing_review(library, lesson):
        append(made, f" {missing}")
    return made


def missing_review(library: Library, lesson: Lesson | None) -> str:
    """That no clinician has read a lesson as it is now, as nobody has read one that is not there; empty once one has."""
    if lesson and clinician_has_read(library, lesson):
        return ""
    once = lesson and any(review.profession in CLINICIANS for review in reviews_of(library, lesson))
    said: str = words()["foot"]["not-since" if once else "not-yet"]
    return said
