"""What may not stand in a lesson's text: raw HTML, pictures from elsewhere, attribute lists, links that run something.

The Markdown extension does not let any of these through either; here the writer is told.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.problems import Problem

_RUNS = re.compile(r"[(<:]\s*(?:javascript|vbscript|data|file)\s*:", re.I)

_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"<[/!?]?[a-z][a-z0-9-]*(?=[\s/>]|$)(?![^<>]*@)|<!--", re.I),
        "raw HTML is not used here",
        "write it in Markdown, or with a block",
    ),
    (re.compile(r"!\[(?!custom\]|@)"), "pictures are not linked here", "describe the picture in a “figure” block, and it is drawn"),
    (re.compile(r"\{:|\{\s*[#.][\w-]+\s*\}"), "attribute lists are not used here", "take out the braces and what is in them"),
    (
        _RUNS,
        "this link runs or reads something on the reader's device",
        "link to a page instead, with https or a path to a .md file",
    ),
    (re.compile(r"^\s{0,3}#(?!#)|^=+\s*$"), "the title stands in the front matter", "begin sections with ##"),
)


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """Every line that breaks a rule, once a rule."""
    for line in lesson.file.prose:
        for pattern, what, mend in _RULES:
            text = html.unescape(line.text) if pattern is _RUNS and "&" in line.text else line.text
            if pattern.search(text):
                yield Problem(lesson.file.path, line.number, what, mend)
