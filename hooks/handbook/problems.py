"""A contributor's mistake, and how it is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, how to mend it.

    ``path`` is relative to the project's root, with forward slashes; ``line`` counts from 1.
    """

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.mend}"


class BrokenHandbook(Exception):
    """The handbook must not be built: carries every problem found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def one_of(given: object, known: Iterable[str]) -> str:
    """Say which names could have been meant: the nearest known one, or else all of them."""
    names = sorted(known)
    near = difflib.get_close_matches(str(given), names, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return "use one of: " + ("; " if any("," in name for name in names) else ", ").join(names)


def broken_template(what: str) -> BrokenHandbook:
    """A page that comes out of the templates without something that finishing needs."""
    return BrokenHandbook([Problem("overrides", 1, what, "mend what was changed in it last")])
