"""What a handbook says, cut into passages that can be compared: of the lessons, of the data that they share, at one time or another.

Facts are read from an older state of the handbook: claims with their sources, steps, caps, cautions, signs. They are looked for among the
passages of a newer one. So nothing here knows the models of today: lessons and data are read as text and as plain YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from handbook.lessons import CITATION, cited_keys
from handbook.source.blocks import BlockSource
from handbook.source.lesson_file import LessonFile, read_lesson_file
from handbook.source.located import Key, Located, read_yaml
from handbook.source.passages import HEADING, ITEM, RULE

Tree = Mapping[str, str]
"""The files of a handbook by their path, such as ``docs/strokes/long-glide.md``."""

Kind = Literal["claim", "step", "cap", "caution", "sign"]

MOST_WORDS = 400
"""A group of data with more words than this is a whole list, and no passage: it would match anything."""

MOST_IN_A_NAME = 12
"""A text of data with more words than this does not say what the data below it are about."""

_DATA = "docs/data/"
_NO_TEXT = frozenset({"sources.yml", "terms.yml"})
"""Files of data that say nothing of massage: what a source is, and other words for things."""
_NO_TEXT_FIELDS = frozenset({"sources", "misspelt", "aliases", "after", "kind", "title"})
_PLAIN = frozenset({"conditions.yml", "stops.yml"})
_EDGE = re.compile(r"^ {0,3}/{3,}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CUSTOM = re.compile(r"\s*\[custom\]")
"""A mark of older handbooks."""
_MARKS = re.compile(r"[*_`]+")
_END = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[“‘(\[]*[^\Wa-z_])")
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?(?!\w|%|[.,]\d)")
_MOST = re.compile(r"\b(?:at most|or less|no more|not more|never (?:past|more|over|above)|nothing (?:past|over)|up to \d)\b", re.I)
_CAPPED = re.compile(
    r"(?<!to )\b\d[\d–-]* (?:at most|or less|and no more)"
    r"|(?:at most|never (?:past|more than|over|above)|no more than|up to)(?: at)? \d[\d–-]*",
    re.I,
)
_BARS = re.compile(r"(?:^|[:|] *)(?:[\w-]+ )?(?:nothing|leave (?:it )?out|no|not|never|none)\b", re.I)
_AT = re.compile(r"\bat (?:most |up to )?\d[\d–-]*|\d[\d–-]* (?:at most|or less)", re.I)
_PRESSURE_FIELDS = ("most", "pressure")
_UNITS = re.compile(
    r"^\s*(?:cm|centimetres?|s|seconds?|min|minutes?|hours?|breaths?|times|fingers?|words?|kg|years?|days?|weeks?|steps?)\b"
)
_COMMA = re.compile(r",\s*(?:or\s+)?")
_CAP_TABLE = "where, and where not"
_CAUTIONS = "take care"


@dataclass(frozen=True)
class Passage:
    """A text that stands together: a paragraph, an item, a row of a table, a step, a group of data."""

    path: str
    line: int
    text: str
    around: str = ""
    """What says what the text is about, and is no part of it: the names of its lesson and its section, or of the data around it."""
    lesson: str = ""
    """The slug of its lesson; of data, of the lesson that they speak of."""
    kind: str = ""
    """The kind of its lesson: what a stroke or a routine says, it says of itself only."""
    at: Key = ()
    """The place of a group of data in its file."""
    section: str = ""
    block: str = ""
    """The name of the block that it stands in."""
    part: str = ""
    """``row`` and ``item`` of what is in a table and a list, ``group`` of data, ``step`` of a whole step."""
    citations: tuple[tuple[str, str], ...] = ()
    """The keys of its sources, each with the certainty that stands with it."""
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What a step or a group of data says under which name."""
    written: str = field(default="", compare=False)
    """The text with its citations."""

    @cached_property
    def most(self) -> int | None:
        """The highest pressure that the passage names: 0 where it bars touch, nothing where it speaks of none."""
        found = self.numbers
        return max(found) if found else 0 if _BARS.search(self.text) else None

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The pressures that the passage names; in a group of data, which has many other numbers, only what says that it is one."""
        if not (self.part == "group" and self.fields):
            return tuple(pressures(self.text))
        named = [str(self.fields[name]) for name in _PRESSURE_FIELDS if name in self.fields]
        return tuple(pressures(" ; ".join(named or _AT.findall(self.text))))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its sources."""
        return frozenset(key for key, _ in self.citations)


@dataclass(frozen=True)
class Fact:
    """Something that an older handbook said, and that a newer one may not lose by accident."""

    kind: Kind
    passage: Passage
    place: str = ""
    """Of a cap: the words that say where."""
    most: int | None = None
    """Of a cap: the most pressure there."""

    @property
    def where(self) -> str:
        """The file and line."""
        return f"{self.passage.path}:{self.passage.line}"


def pressures(text: str) -> Iterator[int]:
    """The numbers in a text that can be pressures on the scale from 0 to 10: a range by its end, and none that has a unit."""
    for match in _NUMBER.finditer(text):
        if not _UNITS.match(text[match.end() :]) and int(match[2] or match[1]) <= 10:
            yield int(match[2] or match[1])


# Passages.


def passages_of(tree: Tree) -> list[Passage]:
    """Every passage of a handbook: its lessons and what they share. Templates are left out."""
    slugs = frozenset(path.rpartition("/")[2].removesuffix(".md") for path in tree if _is_lesson(path))
    found: list[Passage] = []
    for path, text in sorted(tree.items()):
        if _is_lesson(path):
            found += _of_lesson(path, text, slugs)
        elif path.startswith(_DATA) and path.endswith(".yml") and path.rpartition("/")[2] not in _NO_TEXT:
            found += _groups(read_yaml(text, path)[0], path, slugs)
    return _with_what_they_name(found)


def _with_what_they_name(passages: Sequence[Passage]) -> list[Passage]:
    """Passages of data with the words and sources of the rows that they name by their key: a page prints them there."""
    rows = {str(passage.fields["key"]): passage for passage in passages if "key" in passage.fields}
    found: list[Passage] = []
    for passage in passages:
        named = (name for value in passage.fields.values() for name in _keys_in(value)) if passage.path.startswith(_DATA) else ()
        others = [rows[name] for name in dict.fromkeys(named) if name in rows and rows[name] is not passage]
        around = " ".join([passage.around, *(other.text for other in others)])
        citations = tuple(citation for one in (passage, *others) for citation in one.citations)
        found.append(replace(passage, around=around, citations=citations) if others else passage)
    return found


def _keys_in(value: Any) -> Iterator[str]:
    """The keys that a value may name: by itself, or in a list."""
    yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))


def _is_lesson(path: str) -> bool:
    return path.endswith(".md") and not path.startswith(_DATA)


def _of_lesson(path: str, text: str, slugs: frozenset[str]) -> Iterator[Passage]:
    file, _ = read_lesson_file(text, path, path.removeprefix("docs/"))
    front = file.front_matter.value if isinstance(file.front_matter.value, dict) else {}
    title, kind = str(front.get("title", "")), str(front.get("kind", ""))
    fields = (replace(group, around=f"{group.at[0]} {title}") for group in _groups(file.front_matter, path, slugs) if group.at)
    texts = (replace(one, around=f"{title} {one.around}") for one in _texts(file))
    for passage in (*fields, *_lists(file.front_matter, path), *_steps(file), *texts):
        yield replace(passage, lesson=file.slug, kind=kind, around=passage.around or title)


def _lists(front: Located, path: str) -> Iterator[Passage]:
    """The fields of a lesson that are texts or lists of texts."""
    for name, value in front.value.items() if isinstance(front.value, dict) else ():
        if not isinstance(value, dict) and name not in _NO_TEXT_FIELDS:
            words = " ".join(_scalars([one for one in value if not isinstance(one, dict)] if isinstance(value, list) else value))
            yield Passage(path, front.line((name,)), f"{name}: {words}", part="group", at=(name,))


def _steps(file: LessonFile) -> Iterator[Passage]:
    for block in file.blocks:
        if block.name == "step":
            options = block.options.value if isinstance(block.options.value, dict) else {}
            words = [block.title or "", *_scalars({name: value for name, value in options.items() if name != "figure"})]
            body = [line.text.strip() for line in file.prose if _text_from(block) <= line.number < block.end]
            fields = {**options, "title": block.title or ""}
            yield Passage(file.path, block.line, bare(" ".join([*words, *body])), block="step", part="step", fields=fields)


def _text_from(block: BlockSource) -> int:
    return block.line + 1 + (len(block.options.text.split("\n")) if block.options.value else 0)


def _texts(file: LessonFile) -> Iterator[Passage]:
    """The paragraphs, items and rows of a lesson's text."""
    section, last = "", -1
    lines: list[tuple[int, str]] = []
    for line in [*file.prose, None]:
        number, text = (line.number, line.text) if line else (-1, "")
        inside = [block for block in file.blocks if block.line <= number <= block.end]
        block = inside[-1] if inside else None
        heading = HEADING.match(text)
        apart = heading or _EDGE.match(text) or text.lstrip().startswith("|") or ITEM.match(text) or number != last + 1
        if lines and (apart or not line):
            yield _text(file, lines, section)
            lines = []
        last = number
        if heading:
            section = bare(heading[1])
        if not heading and not (block and number < _text_from(block)) and not _EDGE.match(text) and not RULE.match(text) and text:
            lines.append((number, text))


def _text(file: LessonFile, lines: list[tuple[int, str]], section: str) -> Passage:
    number, first = lines[0]
    text = "\n".join([ITEM.sub("", first), *(line for _, line in lines[1:])])
    inside = [block for block in file.blocks if block.line <= number <= block.end]
    block = inside[-1] if inside else None
    part = "row" if first.lstrip().startswith("|") else "item" if ITEM.match(first) else ""
    around = f"{section} {block.title or '' if block else ''}"
    return Passage(
        file.path,
        number,
        bare(text),
        around,
        section=section,
        block=block.name if block else "",
        part=part,
        citations=tuple(_cited(text)),
        written=text,
    )


def _cited(text: str) -> Iterator[tuple[str, str]]:
    for match in CITATION.finditer(text):
        for key in cited_keys(match[1] or ""):
            yield key, " ".join((match[2] or "").split())


def bare(text: str) -> str:
    """A text without its citations, its links' addresses and its marks."""
    text = _LINK.sub(r"\1", CITATION.sub("", _CUSTOM.sub("", text)))
    return " ".join(_MARKS.sub("", text).strip().strip("|").split())


def _groups(located: Located, path: str, slugs: frozenset[str]) -> Iterator[Passage]:
    """Every group of a YAML file with its own words and the names around it; also each single value that is said of a lesson."""
    for at, value, around in _walk(located.value, (), ""):
        if isinstance(value, dict) and at:
            words = " ".join(_scalars(value))
            if words and len(words.split()) <= MOST_WORDS:
                certainty = str(value.get("certainty", ""))
                listed = value.get("sources")
                citations = tuple((str(key), certainty) for key in listed) if isinstance(listed, list) else ()
                about = next((str(part) for part in reversed(at) if part in slugs), "")
                yield Passage(path, located.line(at), words, around, about, at=at, part="group", citations=citations, fields=value)
        elif at and at[-1] in slugs and not isinstance(value, list):
            yield Passage(path, located.line(at), f"{at[-1]} {value}", around, str(at[-1]), at=at, part="group")


def _walk(value: Any, at: Key, around: str) -> Iterator[tuple[Key, Any, str]]:
    yield at, value, around
    if isinstance(value, dict):
        own = " ".join(name for part in value.values() for name in _names_of(part))
        for name, part in value.items():
            yield from _walk(part, (*at, name), f"{around} {own} {name}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _walk(part, (*at, index), around)


def _names_of(value: Any) -> Iterator[str]:
    """What a value says of the data around it: a few words, or a list of names."""
    for part in value if isinstance(value, list) else [value]:
        if not isinstance(part, dict | list) and part is not None and len(str(part).split()) <= MOST_IN_A_NAME:
            yield str(part)


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("sources", "certainty", "misspelt"):
                yield from (str(name), *_scalars(part)) if isinstance(part, dict) else _scalars(part)
    elif isinstance(value, list):
        for part in value:
            yield from _scalars(part)
    elif value is not None:
        yield str(value)


# Facts.


def facts_of(tree: Tree) -> list[Fact]:
    """What a handbook must not lose: cited claims, steps, caps, cautions, signs with what to do."""
    found: list[Fact] = []
    for passage in passages_of(tree):
        found += _facts_in(passage)
    return found


def _facts_in(passage: Passage) -> Iterator[Fact]:
    name = passage.path.rpartition("/")[2]
    if name in _PLAIN:
        if "sign" in passage.fields and "action" in passage.fields:
            yield Fact("sign", passage)
            if passage.keys:
                yield Fact("claim", passage)
        return
    if passage.part == "group":
        return
    if passage.part == "step":
        yield Fact("step", passage)
        return
    yield from _claims(passage)
    section = passage.section.lower()
    if (section == _CAUTIONS or passage.block == "stop") and passage.part == "item":
        yield from _cautions(passage)
    elif section == _CAP_TABLE and passage.part == "row":
        place, _, how = passage.text.partition("|")
        if place.strip().lower() != "place":
            yield Fact("cap", passage, place.strip(), replace(passage, text=how.strip()).most)
        return
    for sentence in _END.split(passage.text):
        if capped := list(_capped(sentence)):
            yield Fact("cap", replace(passage, text=sentence), sentence, max(capped))


def _capped(sentence: str) -> Iterator[int]:
    """The numbers that a sentence says are the most; all of its numbers where it says so of none of them by itself."""
    if _MOST.search(sentence):
        named = [*pressures(" ; ".join(match[0] for match in _CAPPED.finditer(sentence)))]
        yield from named or pressures(sentence)


def _cautions(passage: Passage) -> Iterator[Fact]:
    """What somebody must mind, once for each of those whom an item names together: “Thin bones, or thin skin: leave it out”."""
    whom, colon, what = passage.text.partition(":")
    for one in _COMMA.split(whom) if colon else [whom]:
        if one.strip():
            yield Fact("caution", replace(passage, text=f"{one.strip()}{colon}{what}"), most=max(pressures(what), default=None))


def _claims(passage: Passage) -> Iterator[Fact]:
    """The sentences of a passage that bear a source."""
    for sentence in _END.split(passage.written):
        if citations := tuple(_cited(sentence)):
            yield Fact("claim", replace(passage, text=bare(sentence), citations=citations))
