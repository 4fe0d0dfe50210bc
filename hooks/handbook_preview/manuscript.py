"""The handbook as its writer has saved it: read file by file, so that a save costs the reading of what was saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

from handbook.library import DATA, DATA_FILES, SETTINGS, lesson_files, read_lesson_at, with_data
from handbook.navigation import read_chapters
from handbook.problems import Problem
from handbook_preview.tracking import FRONT_MATTER, LESSONS, WatchedLesson, WatchedLibrary, text_of


class Manuscript:
    """The library of a docs folder, what is wrong with its files, and a version of everything in it that can be read."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.versions: dict[str, int] = {}
        self.library = WatchedLibrary(docs=docs.name)
        self._lessons: dict[str, tuple[WatchedLesson, bool, list[Problem]]] = {}
        self._texts: dict[str, bytes] = {}
        self._data: dict[str, list[Problem]] = {}
        self._settings()
        self._read_lessons(lesson_files(docs))
        for name in DATA_FILES:
            self._read_data(name)

    @property
    def problems(self) -> list[Problem]:
        """What could not be read."""
        return [problem for _, _, problems in self._lessons.values() for problem in problems] + [
            problem for problems in self._data.values() for problem in problems
        ]

    @property
    def written(self) -> set[str]:
        """The files of all lessons."""
        return set(self._lessons)

    def save(self, paths: Iterable[Path]) -> None:
        """Read again what was saved, made or taken away."""
        lessons: set[str] = set()
        for path in paths:
            if path == self.docs.parent / SETTINGS:
                self._settings()
            elif path.is_relative_to(self.docs / DATA):
                if path.parent == self.docs / DATA and path.suffix == ".yml" and path.stem in DATA_FILES:
                    self._read_data(path.stem)
            elif path.is_relative_to(self.docs) and path.suffix == ".md":
                lessons.add(path.relative_to(self.docs).as_posix())
        if lessons:
            there = lesson_files(self.docs)
            self._read_lessons([uri for uri in there if uri in lessons or uri not in self._lessons], there)

    def _settings(self) -> None:
        chapters = read_chapters(self.docs.parent / SETTINGS)
        if chapters != self.library.chapters:
            self.library = replace(self.library, chapters=chapters)
            self._changed("chapters")

    def _read_data(self, name: str) -> None:
        library, self._data[name] = with_data(self.library, self.docs, name)
        if getattr(library, name) != getattr(self.library, name):
            self._changed(name)
        if library.located != self.library.located:
            self._changed("located")
        self.library = library

    def _read_lessons(self, uris: Iterable[str], there: Iterable[str] | None = None) -> None:
        was = {uri: known for uri, (_, known, _) in self._lessons.items()}
        for uri in uris:
            lesson, known, problems = read_lesson_at(self.docs, uri)
            watched = WatchedLesson(*(getattr(lesson, field.name) for field in fields(lesson)))
            old = self._lessons.get(uri)
            if old is None or old[0].meta != watched.meta or old[1] != known:
                self._changed(FRONT_MATTER)
            text = _bytes_of(self.docs / uri)
            if text != self._texts.get(uri):
                self._changed(text_of(uri))
            self._lessons[uri], self._texts[uri] = (watched, known, problems), text
        for uri in set(self._lessons) - set(there if there is not None else self._lessons):
            del self._lessons[uri], self._texts[uri]
            self._changed(text_of(uri))
            self._changed(FRONT_MATTER)
        if was != {uri: known for uri, (_, known, _) in self._lessons.items()}:
            self._changed(LESSONS)
        ordered = [self._lessons[uri] for uri in sorted(self._lessons, key=lambda uri: Path(uri))]
        self.library = replace(
            self.library,
            lessons=tuple(lesson for lesson, known, _ in ordered if known),
            unread=tuple(lesson for lesson, known, _ in ordered if not known),
        )

    def _changed(self, name: str) -> None:
        self.versions[name] = self.versions.get(name, 0) + 1


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
