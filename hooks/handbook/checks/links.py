"""Whether lessons lead to lessons that are there, and every lesson can be reached."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from handbook.lessons import Lesson
from handbook.library import SETTINGS, Library
from handbook.problems import Problem, one_of

_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Links and ``after:`` names that lead nowhere, a lesson after itself.

    Whether a link's ``#place`` is on its page is left to MkDocs, which knows the places when it has built the pages.
    """
    for index, slug in enumerate(lesson.meta.after if lesson.uri in library.by_uri else ()):
        if slug == lesson.slug:
            what, mend = "the lesson comes after itself", "take its own name out"
        elif slug not in library.slugs:
            what, mend = f"there is no lesson “{slug}”", one_of(slug, library.slugs)
        else:
            continue
        yield Problem(lesson.file.path, lesson.file.front_matter.line(("after", index)), what, mend)
    yield from _links(library, lesson)


def check(library: Library) -> Iterator[Problem]:
    """Two lessons of one slug, lessons that no reader can reach."""
    slugs = Counter(lesson.slug for lesson in library.lessons if lesson.slug != "index")
    for lesson in library.lessons:
        if slugs[lesson.slug] > 1:
            yield Problem(lesson.file.path, 1, f"two lessons are called “{lesson.slug}”", "rename one of the files")
    yield from _unreachable(library)


def _links(library: Library, lesson: Lesson) -> Iterator[Problem]:
    folder = posixpath.dirname(lesson.uri)
    for line in lesson.file.prose:
        for match in _LINK.finditer(line.text) if "](" in line.text or "]:" in line.text else ():
            target = (match[1] or match[2] or "").partition("#")[0]
            if not target or _SCHEME.match(target):
                continue
            if not target.endswith(".md"):
                mend = "link to the .md file of a lesson, or to a whole address with https://"
                yield Problem(lesson.file.path, line.number, f"the link “{target}” leads to no lesson", mend)
            elif posixpath.normpath(posixpath.join(folder, target)) not in library.uris:
                yield Problem(lesson.file.path, line.number, f"the link “{target}” leads nowhere", _mend(library, target, folder))


def _mend(library: Library, target: str, folder: str) -> str:
    by_name = {posixpath.basename(uri): posixpath.relpath(uri, folder or ".") for uri in sorted(library.uris)}
    near = difflib.get_close_matches(posixpath.basename(target), by_name, n=1, cutoff=0.6)
    return f"did you mean “{by_name[near[0]]}”?" if near else "look up the lesson's file, and write the way to it from this one"


def _unreachable(library: Library) -> Iterator[Problem]:
    """Lessons that the site's navigation does not name."""
    reached = {uri for chapter in library.chapters for uri in chapter.uris}
    for lesson in library.lessons:
        if library.chapters and lesson.uri not in reached:
            mend = f"add a line “- {lesson.uri}” under “nav:” in {SETTINGS}"
            yield Problem(lesson.file.path, 1, "no reader can reach this lesson", mend)
