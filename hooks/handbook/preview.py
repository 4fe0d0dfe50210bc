"""What a writer's preview shows while something is wrong: the page with the mistake tells it, all others stay readable."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.library import Library
from handbook.problems import Problem


def pages_with_problems(library: Library, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems by the page that shows them. What is wrong with the shared data shows on every page."""
    everywhere: list[Problem] = []
    pages: dict[str, list[Problem]] = {}
    for problem in sorted(problems):
        if problem.path.endswith(".md"):
            pages.setdefault(problem.path.removeprefix(f"{library.docs}/"), []).append(problem)
        else:
            everywhere.append(problem)
    if everywhere:
        for lesson in library.written:
            pages.setdefault(lesson.uri, [])[:0] = everywhere
    return pages


def page_of(problems: Iterable[Problem]) -> str:
    """A page of Markdown that tells the problems."""
    told = "\n".join(map(str, problems))
    return f"# This lesson cannot be shown yet\n\nMend this and save. The page comes back by itself.\n\n~~~~~~ text\n{told}\n~~~~~~\n"
