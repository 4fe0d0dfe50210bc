"""The one place for differences between engines that are known, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.engines.compare import Difference


@dataclass(frozen=True)
class Known:
    """A difference that is no fault of ours: what it is about, its lines, and why it is there."""

    what: str
    lines: str
    reason: str

    def covers(self, one: Difference) -> bool:
        """Whether a difference is this one."""
        return one.what == self.what and re.fullmatch(self.lines, one.line) is not None


_THEME = r"assets/(stylesheets/(classic/)?(main|palette)\.min\.css|javascripts/bundle\.min\.js)"

KNOWN: dict[str, tuple[Known, ...]] = {
    "ProperDocs": (),
    "Zensical": (
        Known("words around", r"\+(Navigation|Search|Skip to content)", "its theme names more of its controls for screen readers"),
        Known("words around", r"-Table of contents|\+On this page", "its theme calls a lesson's own contents so"),
        Known("parts", rf"[+-]{_THEME}", "it brings a theme of its own, made from Material's"),
        Known("files", rf"[+-]{_THEME}", "the same files"),
        Known("files", r"\+assets/javascripts/LICENSE", "the licence of its theme's scripts stays beside them"),
    ),
}
"""By the engine that is compared with MkDocs."""


def explained(found: Iterable[Difference], known: Sequence[Known]) -> tuple[dict[Known, int], list[Difference]]:
    """How often each known difference was found, 0 too, and the differences that nobody knows."""
    counts = dict.fromkeys(known, 0)
    unknown = []
    for one in found:
        if reason := next((reason for reason in known if reason.covers(one)), None):
            counts[reason] += 1
        else:
            unknown.append(one)
    return counts, unknown
