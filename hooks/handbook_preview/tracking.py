"""What a result was made from, noted while it is made: a library and lessons that tell when they are read.

A result holds as long as everything that was read for it is as it was. What is told apart: each data file, the navigation, which lessons
there are, the front matter of all lessons together, and the text of each lesson.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from functools import cached_property
from typing import Any, Generic, TypeVar

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.models.base import Model
from handbook.routines.variants import Variant

T = TypeVar("T")

FRONT_MATTER = "front matter"
"""That of all lessons."""
LESSONS = "lessons"
"""Which lessons there are."""

_reads: ContextVar[set[str] | None] = ContextVar("reads", default=None)


def text_of(uri: str) -> str:
    """The name of a lesson's text among what is read."""
    return f"text of {uri}"


def note(names: Iterable[str]) -> None:
    """Say that something is read."""
    reads = _reads.get()
    if reads is not None:
        reads.update(names)


@contextmanager
def noting() -> Iterator[set[str]]:
    """Collect what is read inside; whoever notes outside learns of it too."""
    inside: set[str] = set()
    token = _reads.set(inside)
    try:
        yield inside
    finally:
        _reads.reset(token)
        note(inside)


class WatchedLesson(Lesson):
    """A lesson that tells when its front matter or its text is read. Its name is no secret."""

    @property
    def uri(self) -> str:
        """The page's file below the docs folder."""
        uri: str = object.__getattribute__(self, "file").uri
        return uri

    @property
    def slug(self) -> str:
        """The lesson's name in links between lessons."""
        slug: str = object.__getattribute__(self, "file").slug
        return slug

    def __getattribute__(self, name: str) -> Any:
        if name in ("file", "blocks", "citations"):
            note([text_of(object.__getattribute__(self, "file").uri)])
        elif name == "meta":
            note([FRONT_MATTER])
        return super().__getattribute__(name)


_FIELDS = frozenset(field.name for field in fields(Library)) - {"docs", "_variants"}
_KEPT = frozenset(name for name, value in vars(Library).items() if isinstance(value, cached_property))


class WatchedLibrary(Library):
    """A library that tells which of its parts are read, also by what it works out once and keeps."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            note([LESSONS if name == "unread" else name])
        elif name in _KEPT:
            kept = object.__getattribute__(self, "__dict__")
            read = f"read for {name}"
            if read not in kept:
                with noting() as kept[read]:
                    super().__getattribute__(name)
            note(kept[read])
        return super().__getattribute__(name)

    def options_of(self, block: str, text: str) -> Model | None:
        """As the library does. It is found among those of all lessons, but hangs on this text alone, which whoever has it has read."""
        token = _reads.set(None)
        try:
            return super().options_of(block, text)
        finally:
            _reads.reset(token)

    def variants_of(self, lesson: Lesson) -> tuple[tuple[Variant, ...], ...] | None:
        """As the library does. It keeps these too, by lesson: whoever gets them has read all that they are made from."""
        note(("routines", "cautions", "zones", LESSONS, FRONT_MATTER))
        return super().variants_of(lesson)


class Memo(Generic[T]):
    """Results by their keys, each with what was read for it. ``versions`` tells the version of everything that can be read."""

    def __init__(self, versions: dict[str, int]) -> None:
        self._versions = versions
        self._kept: dict[Hashable, tuple[T, dict[str, int]]] = {}

    def holds(self, key: Hashable) -> bool:
        """Whether there is a result, and everything that it was made from is as it was."""
        return key in self._kept and all(self._versions.get(name, 0) == version for name, version in self._kept[key][1].items())

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result that holds, or a new one. What ``make`` raises is not kept."""
        if self.holds(key):
            result, read = self._kept[key]
            note(read)
            return result
        with noting() as reads:
            result = make()
        self._kept[key] = result, {name: self._versions.get(name, 0) for name in reads}
        return result

    def last(self, key: Hashable) -> T | None:
        """The last result, whether it holds or not."""
        return self._kept[key][0] if key in self._kept else None
