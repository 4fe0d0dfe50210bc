"""Whether lessons lead to lessons that are there, and every lesson can be reached."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from handbook.lessons import Lesson
from handbook.library import SETTINGS, Library
from handbook.problems import Problem, one_of

_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


def check(library: Library) -> Iterator[Problem]:
    """Links and ``after:`` names that lead nowhere, a lesson after itself, two lessons of one slug, lessons that no reader can reach.

    Whether a link's ``#place`` is on its page is left to MkDocs, which knows the places when it has built the pages.
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
    for lesson in library.written:
        yield from _links(library, lesson)
    yield from _unreachable(library)


def _links(library: Library, lesson: Lesson) -> Iterator[Problem]:
    folder = posixpath.dirname(lesson.uri)
    for line in lesson.file.prose:
        for match in _LINK.finditer(line.text):
            target = (match[1] or match[2] or "").partition("#")[0]
            if not target or _SCHEME.match(target):
                continue
            if not target.endswith(".md"):
                yield Problem(
                    lesson.file.path, line.number, f"the link “{target}” does not name a file", "end it with the .md file of the lesson"
                )
            elif posixpath.normpath(posixpath.join(folder, target)) not in library.uris:
                known = (posixpath.relpath(uri, folder or ".") for uri in library.uris)
                yield Problem(lesson.file.path, line.number, f"the link “{target}” leads nowhere", one_of(target, known))


def _unreachable(library: Library) -> Iterator[Problem]:
    """Lessons that the site's navigation does not name."""
    reached = {uri for chapter in library.chapters for uri in chapter.uris}
    for lesson in library.lessons:
        if library.chapters and lesson.uri not in reached:
            mend = f"add a line “- {lesson.uri}” under “nav:” in {SETTINGS}"
            yield Problem(lesson.file.path, 1, "no reader can reach this lesson", mend)
