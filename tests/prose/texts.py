"""The texts that are held to spelling and style: lessons and their templates, shared data, the words of figures, contributors' guides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from handbook.lessons import Lesson, read_lesson
from handbook.library import DATA
from handbook.models.blocks import Step
from handbook.source.lesson_file import read_lesson_file
from handbook.source.located import Key, Located, read_yaml
from tests.prose.passages import Passage, passage_of, passages_in, passages_of

ROOT = Path(__file__).parent.parent.parent


def _paths(pattern: str) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)))


SHARED = _paths(f"docs/{DATA}/*.yml")
TEMPLATES = _paths(f"docs/{DATA}/templates/*.md")
LESSONS = tuple(path for path in _paths("docs/**/*.md") if path not in TEMPLATES)
MESSAGES = ("hooks/handbook/messages/en.yml",)
GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md")
EVERYTHING = (*LESSONS, *TEMPLATES, *SHARED, *MESSAGES, *GUIDES)

_FIELDS = frozenset({"needs", "hand", "direction", "tempo", "where", "light", "keep-off", "place", "aliases", "term"})
"""What a lesson's front matter says besides its title and its summary."""
_ALSO = "also"
"""The field of a term or a row that holds other words which people type."""
_NOTE = "note"
"""The field of a source that is ours; titles and names are as their authors spell them."""
_NO_PROSE = frozenset(
    {"misspelt", "key", "lesson", "sources", "certainty", "takes", "pressure", "hands", "stay", "closed", "only"}
    | {"asked", "caution", "rows", "says-yes", "level"}
)
"""Names and numbers that the program looks up, and spellings that are wrong on purpose."""

_FENCED = re.compile(r"^([ ]*)(`{3,}).*?^\1\2[ ]*$", re.M | re.S)
_SLOT = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Text:
    """One file: its prose, and its labels, which are a few words each and no sentences."""

    path: str
    passages: tuple[Passage, ...]
    labels: tuple[Passage, ...] = ()


@cache
def read(path: str) -> Text:
    """A file of the project as a text."""
    text = (ROOT / path).read_text(encoding="utf-8-sig")
    if path.endswith(".yml"):
        return of_yaml(path, text)
    return of_lesson(read_lesson(text, path, path)[0]) if path.startswith("docs/") else of_guide(path, text)


def of_lesson(lesson: Lesson) -> Text:
    """A lesson as a text."""
    front = lesson.file.front_matter
    labels = [label for at, label in _strings(front.read_again(), (), front) if at[0] in _FIELDS and not _NO_PROSE.intersection(at)]
    tempos = [
        Passage(step.source.options.line(("tempo",)), step.options.tempo)
        for step in lesson.named("step")
        if isinstance(step.options, Step) and step.options.tempo
    ]
    return Text(lesson.file.path, tuple(passages_of(lesson)), (*labels, *tempos))


def of_yaml(path: str, text: str) -> Text:
    """A file of data or messages as a text."""
    located, _ = read_yaml(text, path)
    found = [(at, passage) for at, passage in _strings(located.value, (), located) if not _NO_PROSE.intersection(at)]
    if path.endswith("/sources.yml"):
        found = [(at, passage) for at, passage in found if at[-1] == _NOTE]
    return Text(path, tuple(passage for at, passage in found if _ALSO not in at), tuple(passage for at, passage in found if _ALSO in at))


def of_guide(path: str, text: str) -> Text:
    """A Markdown file that is no lesson as a text. Its code may stand in a list."""
    file, _ = read_lesson_file(_FENCED.sub(lambda match: "\n" * match[0].count("\n"), text), path, path)
    return Text(path, tuple(passages_in(file)))


def _strings(value: Any, at: Key, located: Located) -> Iterator[tuple[Key, Passage]]:
    """Every text in a value of a YAML file, with its place there."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, (*at, key), located)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _strings(part, (*at, index), located)
    elif isinstance(value, str):
        yield at, passage_of(located.line(at), _SLOT.sub("…", value))
