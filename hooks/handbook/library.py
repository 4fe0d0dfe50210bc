"""The whole handbook as data: every lesson and everything that lessons share, read from the docs folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from handbook.figures.caps import Caps
from handbook.lessons import Lesson, options_written, read_lesson
from handbook.models.base import Model
from handbook.models.cautions import CAUTIONS, Caution
from handbook.models.data import ROUTINES, SOURCES, TERMS, ZONES, RoutineRules, Source, Term, ZoneRule
from handbook.models.front_matter import Routine, Stroke
from handbook.models.reviews import REVIEWS, Review
from handbook.models.screening import CONDITIONS, STOPS, STORIES, Conditions, StopSigns, Story
from handbook.models.validation import known_fields, validate
from handbook.navigation import Chapter, read_chapters
from handbook.positions import Position
from handbook.problems import Problem
from handbook.routines.variants import Setting, Variant, barred, routine_variants, staying, ways
from handbook.source.located import Key, Located, read_yaml
from handbook.source.unseen import mended

T = TypeVar("T")

DATA = "data"
"""The folder of shared data below the docs folder; it is not part of the site."""

SETTINGS = "mkdocs.yml"
"""The site's settings file, beside the docs folder."""


@dataclass(frozen=True)
class Library:
    """Everything that the pages are made from. ``lines`` keeps the place of each entry of the data files."""

    lessons: tuple[Lesson, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    conditions: Conditions | None = None
    stops: StopSigns | None = None
    stories: tuple[Story, ...] = ()
    routines: RoutineRules | None = None
    zones: tuple[ZoneRule, ...] = ()
    cautions: tuple[Caution, ...] = ()
    reviews: tuple[Review, ...] = ()
    located: dict[str, Located] = field(default_factory=dict, compare=False)
    chapters: tuple[Chapter, ...] = ()
    """The navigation; empty where the site has no settings file beside its docs folder."""
    docs: str = "docs"
    unread: tuple[Lesson, ...] = ()
    """Lessons whose front matter could not be read: their text can be checked, but nothing is known of them."""
    _variants: dict[str, tuple[tuple[Variant, ...], ...]] = field(default_factory=dict, compare=False, init=False, repr=False)
    """The checks and the page both ask for a routine's variants, so they are kept between them."""

    @cached_property
    def by_slug(self) -> dict[str, Lesson]:
        """Lessons by their slug."""
        return {lesson.slug: lesson for lesson in self.lessons}

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of all lessons, the unread ones too."""
        return frozenset(lesson.slug for lesson in self.written)

    @cached_property
    def uris(self) -> frozenset[str]:
        """The files of all lessons, the unread ones too."""
        return frozenset(lesson.uri for lesson in self.written)

    @property
    def written(self) -> tuple[Lesson, ...]:
        """All lessons, the unread ones too."""
        return self.lessons + self.unread

    @cached_property
    def by_uri(self) -> dict[str, Lesson]:
        """Lessons by their file below the docs folder."""
        return {lesson.uri: lesson for lesson in self.lessons}

    def options_of(self, block: str, text: str) -> Model | None:
        """The options of a block of that name which are written so, as its lesson has them; ``None`` where they cannot be read."""
        return self._options.get((block, text)) or options_written(block, text)

    @cached_property
    def _options(self) -> dict[tuple[str, str], Model]:
        # The same text says the same in every lesson, so a page need not know which of its blocks it is at.
        blocks = (block for lesson in self.lessons for block in lesson.blocks)
        return {(block.name, block.source.options.text): block.options for block in blocks if block.options}

    @cached_property
    def health_check(self) -> Lesson | None:
        """The lesson that lists the conditions with what to do; ``None`` in a handbook that has none."""
        return next((lesson for lesson in self.lessons if any(lesson.named("conditions"))), None)

    @cached_property
    def source_by_key(self) -> dict[str, Source]:
        """Sources by their key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def zone_rules(self) -> dict[str, ZoneRule]:
        """Zone rules by the name of their zone."""
        return {zone.name: zone for zone in self.zones}

    @cached_property
    def caution_by_key(self) -> dict[str, Caution]:
        """Cautions by their key."""
        return {caution.key: caution for caution in self.cautions}

    @cached_property
    def caps(self) -> Caps:
        """What each stroke may do, by its lesson."""
        return {lesson.slug: lesson.meta.where for lesson in self.lessons if isinstance(lesson.meta, Stroke)}

    @cached_property
    def strokes(self) -> frozenset[str]:
        """The lessons of strokes, by their slugs, with the unread ones, any of which may be one."""
        return frozenset([*self.caps, *(lesson.slug for lesson in self.unread)])

    @cached_property
    def positions(self) -> dict[str, int]:
        """The most pressure, 0 to 10, by how the receiver lies or sits."""
        return {rule.name: rule.most for rule in (self.routines.positions if self.routines else ())}

    def variants_of(self, lesson: Lesson) -> tuple[tuple[Variant, ...], ...] | None:
        """What each step of a routine becomes for the cautions that it can be fitted to; ``None`` where not every step can be read yet."""
        if self.routines is None or not isinstance(lesson.meta, Routine):
            return None
        if lesson.uri not in self._variants:
            steps = list(lesson.steps())
            if len(steps) < len(list(lesson.named("step"))) or not steps:
                return None
            setting = Setting(staying(lesson.meta, self.cautions), self.routines, self.zone_rules, self.caps, lesson.meta.shirt)
            self._variants[lesson.uri] = routine_variants(steps, setting)
        return self._variants[lesson.uri]

    def leads_away(self, lesson: Lesson) -> dict[Position, frozenset[str]]:
        """For each position of a routine, the cautions for which another routine is better; nothing where ``variants_of`` gives none."""
        made = self.variants_of(lesson)
        return ways(lesson.meta, self.cautions, barred(made)) if made and isinstance(lesson.meta, Routine) else {}

    @property
    def newest_check(self) -> datetime.date:
        """The newest ``checked:`` date of the lessons."""
        return max((lesson.meta.checked for lesson in self.lessons), default=datetime.date(1980, 1, 1))

    def cited_in_data(self) -> Iterator[tuple[str, Key, str]]:
        """Every source key in the shared data, with its file and its place there."""
        if self.conditions:
            for where, row in self.conditions.rows:
                for at, key in enumerate(row.sources):
                    yield "conditions", (*where, "sources", at), key
        for number, story in enumerate(self.stories):
            for at, key in enumerate(story.sources):
                yield "stories", (number, "sources", at), key

        supported: dict[str, tuple[ZoneRule | Caution, ...]] = {"zones": self.zones, "cautions": self.cautions}
        for name, entries in supported.items():
            for index, entry in enumerate(entries):
                for at, key in enumerate(entry.sources):
                    yield name, (index, "sources", at), key

    @cached_property
    def cited(self) -> frozenset[str]:
        """The keys of all sources on which a lesson or the shared data rest."""
        in_lessons = (
            key for lesson in self.written for keys in (lesson.meta.sources, *(one.keys for one in lesson.citations)) for key in keys
        )
        return frozenset((*in_lessons, *(key for _, _, key in self.cited_in_data())))

    def place(self, name: str, key: Key) -> tuple[str, int]:
        """Path and line of an entry of a data file, such as ``("terms", (3, "lesson"))``."""
        return f"{self.docs}/{DATA}/{name}.yml", self.located[name].line(key)


L = TypeVar("L", bound=Library)


def read_library(docs: Path) -> tuple[Library, list[Problem]]:
    """Read the docs folder. Paths in problems begin with the folder's own name. Nothing is raised for what people wrote."""
    problems: list[Problem] = []
    lessons: list[Lesson] = []
    unread: list[Lesson] = []
    for uri in lesson_files(docs):
        lesson, known, found = read_lesson_at(docs, uri)
        problems += found
        (lessons if known else unread).append(lesson)
    library = Library(lessons=tuple(lessons), chapters=read_chapters(docs.parent / SETTINGS), docs=docs.name, unread=tuple(unread))
    for name in DATA_FILES:
        library, found = with_data(library, docs, name)
        problems += found
    return library, problems


def lesson_files(docs: Path) -> list[str]:
    """The files of all lessons, below the docs folder."""
    found = (path for path in sorted(docs.rglob("*.md")) if path.is_file() and not path.name.startswith("."))
    uris = (path.relative_to(docs).as_posix() for path in found)
    return [uri for uri in uris if not uri.startswith(f"{DATA}/")]


def read_lesson_at(docs: Path, uri: str) -> tuple[Lesson, bool, list[Problem]]:
    """Read the lesson of a file, as ``read_lesson`` does."""
    problems: list[Problem] = []
    shown = f"{docs.name}/{uri}"
    text = _text_of(docs / uri, shown, problems)
    lesson, known, found = read_lesson(text or "", shown, uri)
    return lesson, known, problems if text is None else found


def with_data(library: L, docs: Path, name: str) -> tuple[L, list[Problem]]:
    """The library with one of its data files read, by its name without ``.yml``, and what is wrong in it."""
    adapter, fields_of_entry, nothing = DATA_FILES[name]
    located: dict[str, Located] = {}
    problems: list[Problem] = []
    read = _read(docs, name, adapter, located, problems, fields_of_entry)
    return replace(library, **{name: nothing if read is None else read, "located": {**library.located, **located}}), problems


DATA_FILES: dict[str, tuple[TypeAdapter[Any], list[str], Any]] = {
    "terms": (TERMS, known_fields(Term), ()),
    "sources": (SOURCES, known_fields(Source), ()),
    "conditions": (CONDITIONS, [], None),
    "stops": (STOPS, [], None),
    "stories": (STORIES, known_fields(Story), ()),
    "routines": (ROUTINES, [], None),
    "zones": (ZONES, known_fields(ZoneRule), ()),
    "cautions": (CAUTIONS, known_fields(Caution), ()),
    "reviews": (REVIEWS, known_fields(Review), ()),
}
"""The data files: how each is read, the fields of its entries, and what stands for it where it cannot be read."""


def _read(
    docs: Path,
    name: str,
    adapter: TypeAdapter[T],
    located: dict[str, Located],
    problems: list[Problem],
    fields: list[str],
) -> T | None:
    path = docs / DATA / f"{name}.yml"
    shown = f"{docs.name}/{DATA}/{name}.yml"
    located[name] = Located(None)
    if not path.is_file():
        problems.append(Problem(shown, 1, "the file is missing", "bring it back from the project's history"))
        return None
    text = _text_of(path, shown, problems)
    if text is None:
        return None
    lines, told, _ = mended(text.split("\n"), shown)
    located[name], found = read_yaml("\n".join(lines), shown)
    problems += told + found
    if found:
        return None
    entries = range(len(located[name].value)) if isinstance(located[name].value, list) else ()
    records: dict[Key, list[str]] = {(index,): fields for index in entries}
    read = validate(adapter, located[name], shown, fields=records)
    located[name] = located[name].let_go()
    problems += read[1]
    return read[0]


def _text_of(path: Path, shown: str, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        problems.append(Problem(shown, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor"))
    except OSError as error:
        problems.append(Problem(shown, 1, f"this file cannot be read: {error.strerror}", "let everybody read it, or take it away"))
    return None


def words_people_type(library: Library, lesson: Lesson) -> Iterator[str]:
    """Every other word by which a lesson should be found: its own and those of the glossary entries that lead to it."""
    meta = lesson.meta
    if isinstance(meta, Stroke):
        yield meta.term
    yield from meta.aliases
    yield from meta.misspelt
    for term in library.terms:
        if term.lesson == lesson.slug:
            yield from (term.name, *([term.term] if term.term else []), *term.also, *term.misspelt)


def unique(words: Iterable[str]) -> list[str]:
    """The words once each, in the order of their first use."""
    return list(dict.fromkeys(words))
