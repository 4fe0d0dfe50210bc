"""Whether each review is of something that can be read, and of a day that can be."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.library import Library
from handbook.problems import Problem, one_of
from handbook.review.sheet import sheet
from handbook.source.located import Key

PAGE = "reference/for-reviewers.md"
"""The lesson that shows who has read what: it is checked on the day on which a review is written down."""


def check(library: Library) -> Iterator[Problem]:
    """Reviews of what is not there, of a day that the site does not know yet, or without the letters of what was read."""
    if not library.reviews:
        return
    parts = {part.key for listed in sheet(library).values() for part in listed}
    for index, review in enumerate(library.reviews):
        if review.part not in parts | library.slugs:
            what = f"the sheet has no part “{review.part}”, and there is no such lesson"
            yield _problem(library, (index, "part"), what, one_of(review.part, parts))
        elif review.part in parts and review.version is None:
            what = f"the review of “{review.part}” does not say which version was read"
            yield _problem(library, (index,), what, "add “version: …”, the five letters beside the part’s title on the sheet")
        elif review.part not in parts and review.version is not None:
            yield _problem(library, (index, "version"), f"the lesson “{review.part}” has no version", "take “version” out")
        if review.date > library.newest_check:
            what = f"the review is of {review.date}, but no lesson was checked after {library.newest_check}"
            mend = f"mend the date; if it is right, write it into “checked” of {library.docs}/{PAGE}, too"
            yield _problem(library, (index, "date"), what, mend)


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("reviews", key)
    return Problem(path, line, what, mend)
