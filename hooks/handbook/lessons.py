"""A lesson, read and typed: what the checks look at and the page is made from."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from handbook.models.base import Model
from handbook.models.blocks import OPTIONS, TITLED, Plain, Step
from handbook.models.figure import Figure
from handbook.models.front_matter import Guide, Reference, Routine, Stroke
from handbook.models.measures import Pressure
from handbook.models.validation import empty_values, fields_below, known_fields, shown, validate
from handbook.problems import Problem, one_of
from handbook.source.blocks import BlockSource
from handbook.source.lesson_file import LessonFile, read_lesson_file
from handbook.source.located import Key, Located
from handbook.source.options import Contract, read_options, shifted

CITATION = re.compile(r"\[(@[a-z0-9-]+(?:\s*,\s*@[a-z0-9-]+)*)\s*(?:;\s*([^\]\[]*?)\s*)?\]")
"""``[@key; certainty]`` or ``[@key, @key; certainty]``."""

_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(model) for name, model in OPTIONS.items()}
_PRESSURE: TypeAdapter[Step] = TypeAdapter(Step)
KINDS: dict[str, type[Model]] = {"guide": Guide, "stroke": Stroke, "routine": Routine, "reference": Reference}
KIND_ADAPTERS: dict[str, TypeAdapter[Any]] = {kind: TypeAdapter(model) for kind, model in KINDS.items()}


def _fits(block: str, options: Any) -> bool:
    """Whether a block may have these options."""
    try:
        return block in OPTIONS and bool(_ADAPTERS[block].validate_python(options)) and None not in options.values()
    except ValidationError:
        return False


CONTRACT = Contract({name: fields_below(model) for name, model in OPTIONS.items()}, _fits)
"""What the reader of files must know of blocks."""

Meta = Guide | Stroke | Routine | Reference
"""A lesson's front matter, of whichever kind."""


@dataclass(frozen=True)
class Block:
    """A block with its options read; ``None`` where they cannot be, which has been told."""

    source: BlockSource
    options: Model | None

    @property
    def name(self) -> str:
        """The block's name, as in ``/// step``."""
        return self.source.name


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's sources and certainty, where they stand."""

    keys: tuple[str, ...]
    certainty: str
    line: int


@dataclass(frozen=True)
class Lesson:
    """One page of the handbook."""

    file: LessonFile
    meta: Meta
    blocks: tuple[Block, ...]

    @property
    def uri(self) -> str:
        """The page's file below the docs folder."""
        return self.file.uri

    @property
    def slug(self) -> str:
        """The lesson's name in links between lessons."""
        return self.file.slug

    @property
    def is_home(self) -> bool:
        """Whether this is the site's first page, which has a frame of its own."""
        return self.uri == "index.md"

    def named(self, name: str) -> Iterator[Block]:
        """The lesson's blocks of one name, in order."""
        return iter(self._by_name.get(name, ()))

    @cached_property
    def _by_name(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.name, []).append(block)
        return found

    def steps(self) -> Iterator[tuple[str, Step]]:
        """The lesson's steps with their titles, in order; those whose options cannot be read are left out."""
        for block in self.named("step"):
            if isinstance(block.options, Step):
                yield block.source.title or "", block.options

    def figures(self) -> Iterator[tuple[Block, Figure, dict[str, Pressure], float | None]]:
        """Every figure with the pressures and the seconds of its step."""
        for block in self.blocks:
            if isinstance(block.options, Figure):
                yield block, block.options, {}, None
            elif isinstance(block.options, Step) and block.options.figure:
                yield block, block.options.drawn or block.options.figure, block.options.pressure or {}, block.options.time

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The lesson's citations in the order of its text."""
        return tuple(
            Citation(cited_keys(match[1]), " ".join((match[2] or "").split()), number + text[: match.start()].count("\n"))
            for number, text in self.file.paragraphs()
            for match in CITATION.finditer(text)
        )


def stroke_taught(lesson: Lesson, block: Block) -> str | None:
    """The stroke of a step, by its lesson: the one that it names, or else the lesson's own; ``None`` where it is neither."""
    named = block.options.stroke if isinstance(block.options, Step) else None
    return named or (lesson.slug if isinstance(lesson.meta, Stroke) else None)


def cited_keys(marks: str) -> tuple[str, ...]:
    """The source keys in ``@one, @two``."""
    return tuple(mark.strip().removeprefix("@") for mark in marks.split(",") if mark.strip())


def read_lesson(text: str, path: str, uri: str) -> tuple[Lesson, bool, list[Problem]]:
    """Read one lesson, and whether its front matter could be understood. Where not, a stand-in lets its text be checked all the same."""
    file, problems = read_lesson_file(text, path, uri, CONTRACT)
    meta, found = _read_front_matter(file.front_matter, path)
    problems += found
    blocks = []
    for source in file.blocks:
        meant, found = _meant(source, path)
        options, more = _read_options(meant, path) if meant.name in OPTIONS else (None, [])
        problems += [*found, *more]
        blocks.append(Block(replace(meant, options=meant.options.let_go()), options))
    file = replace(file, front_matter=file.front_matter.let_go(), blocks=tuple(block.source for block in blocks))
    return Lesson(file, meta or _stand_in(file), tuple(blocks)), meta is not None, problems


def options_written(block: str, text: str) -> Model | None:
    """The options of a block from their text alone, for a block that stands in no lesson; ``None`` where they cannot be read."""
    located, problems = read_options(text.split("\n"), "", 1) if text else (Located({}), [])
    return None if problems else validate(_ADAPTERS[block], located, "")[0]


def _read_front_matter(front: Located, path: str) -> tuple[Meta | None, list[Problem]]:
    if not isinstance(front.value, dict) or not front.value:
        return None, []  # which the reader of the file has told
    kind = front.value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        what = f"{shown(kind)} is not a kind of lesson" if kind else "“kind” is missing" if "kind" not in front.value else "“kind” is empty"
        return None, [Problem(path, front.line(("kind",)), what, one_of(kind or "", KINDS))]
    fields: dict[Key, list[str]] = {(): known_fields(KINDS[kind])}
    meta, found = validate(KIND_ADAPTERS[kind], front, path, fields=fields)
    return meta, [*found, *empty_values(front, path, (), found)]


def _stand_in(file: LessonFile) -> Meta:
    title = file.slug.replace("-", " ").capitalize()
    return Reference(kind="reference", title=title, summary=f"{title} cannot be read yet.", checked=datetime.date(1980, 1, 1))


def _meant(source: BlockSource, path: str) -> tuple[BlockSource, list[Problem]]:
    """The block under the name that a misspelt one was meant to have, so that the lesson is not told to lack it, too."""
    if source.name in OPTIONS:
        return source, []
    near = difflib.get_close_matches(source.name, OPTIONS, n=1, cutoff=0.6)
    told = Problem(path, source.line, f"there is no block “{source.name}”", one_of(source.name, OPTIONS))
    return replace(source, name=near[0] if near else source.name, readable=False), [told]


def _read_options(source: BlockSource, path: str) -> tuple[Model | None, list[Problem]]:
    problems = []
    if source.name in TITLED and not source.title:
        mend = f"write it after a bar: /// {source.name} | …"
        problems.append(Problem(path, source.line, f"the block “{source.name}” has no title", mend))
    elif source.name not in TITLED and source.title:
        problems.append(Problem(path, source.line, f"the block “{source.name}” takes no title", "take out the bar and the words"))
    if not source.readable:
        return None, problems
    model = OPTIONS[source.name]
    fields: dict[Key, list[str]] = {(): known_fields(model), ("figure",): known_fields(Figure)}
    if model is Plain and source.options.value:
        mend = "put an empty line before the text, or take the line out"
        line = source.options.first_line
        return None, [*problems, Problem(path, line, f"the block “{source.name}” has no options", mend)]
    options, found = validate(_ADAPTERS[source.name], source.options, path, what=f"the {source.name}", fields=fields)
    found += empty_values(source.options, path, (), found)
    if found:
        found = shifted(CONTRACT, source.name, source.written, path) or found
    if source.name == "pressure" and source.title:
        try:
            _PRESSURE.validate_python({"pressure": source.title})
        except ValueError:
            mend = "write a range on the scale after the bar, such as 3-4, and never past 6"
            found.append(Problem(path, source.line, f"“{source.title}” is not a pressure", mend))
    return options, [*problems, *found]
