"""Whether lessons lead to lessons that are there, and every lesson can be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handbook.library import SETTINGS, Library
from handbook.problems import Problem, one_of


def check(library: Library) -> Iterator[Problem]:
    """``after:`` names that lead nowhere or to the lesson itself, and two lessons of one slug.

    Links in the text are checked by MkDocs itself, which knows every file of the site.
    """
    slugs = Counter(lesson.slug for lesson in library.lessons if lesson.slug != "index")
    for lesson in library.lessons:
        for index, slug in enumerate(lesson.meta.after):
            line = lesson.file.front_matter.line(("after", index))
            if slug == lesson.slug:
                yield Problem(lesson.file.path, line, "the lesson comes after itself", "take its own name out")
            elif slug not in library.slugs:
                yield Problem(lesson.file.path, line, f"there is no lesson “{slug}”", one_of(slug, library.slugs))
        if slugs[lesson.slug] > 1:
            yield Problem(lesson.file.path, 1, f"two lessons are called “{lesson.slug}”", "rename one of the files")
    yield from _unreachable(library)


def _unreachable(library: Library) -> Iterator[Problem]:
    """Lessons that the site's navigation does not name."""
    reached = {uri for chapter in library.chapters for uri in chapter.uris}
    for lesson in library.lessons:
        if library.chapters and lesson.uri not in reached:
            mend = f"add a line “- {lesson.uri}” under “nav:” in {SETTINGS}"
            yield Problem(lesson.file.path, 1, "no reader can reach this lesson", mend)
