"""The sheet for reviewers as data: parts, groups and rows, and how a record of the handbook becomes a row."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from handbook.capitals import capital
from handbook.figures.messages import messages
from handbook.models.base import Model
from handbook.models.measures import in_words

_ALWAYS_LEFT = frozenset({"key", "sources", "certainty"})
"""Fields that a row shows in places of their own."""
NO_NAMES: Mapping[str, str] = MappingProxyType({})
_WORDS_OF_AN_ID = 5
_LETTERS = "bcdfghjkmnpqrstvwxz"
_LETTERS_OF_A_VERSION = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to say yes or no to."""

    id: str
    """Its name in letters and on the page: the data's own key, or what comes from its first words."""
    head: str
    says: tuple[str, ...]
    sources: tuple[str, ...] = ()
    certainty: str | None = None
    """As in the data; ``None`` where another row of its group says it for all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under a title; a part without groups of its own has one, without a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one person reads in one go, and signs."""

    key: str
    title: str
    groups: tuple[Group, ...]
    changed: datetime.date | None = None
    """The day on which its data say that they were last compared with their sources; not all say one."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows without their groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def version(self) -> str:
        """Five letters that are others as soon as a row is. Letters only, so that YAML takes them for words."""
        number = int.from_bytes(hashlib.sha256(repr(self.groups).encode()).digest())
        letters = []
        for _ in range(_LETTERS_OF_A_VERSION):
            number, left = divmod(number, len(_LETTERS))
            letters.append(_LETTERS[left])
        return "".join(letters)


def words() -> dict[str, Any]:
    """The sheet's own words."""
    found: dict[str, Any] = messages()["review"]
    return found


def row_of(record: Model, head: str, leave: Collection[str] = (), *, row_id: str = "", names: Mapping[str, str] = NO_NAMES) -> Row:
    """A row from a record: its field ``head``, then all its other fields but those to leave.

    ``row_id``: where it has no own key, or several kinds of record share one; ``names``: what readers call the keys that stand in it.
    """
    first = str(getattr(record, head))
    return Row(
        row_id or getattr(record, "key", "") or slug(first),
        capital(told(first, names)),
        said(record, {head, *leave}, names),
        tuple(getattr(record, "sources", ())),
        getattr(record, "certainty", None),
    )


def said(record: Model, leave: Collection[str] = (), names: Mapping[str, str] = NO_NAMES) -> tuple[str, ...]:
    """The fields of a record in short sentences, in the order of the data; what is empty is not said. Nothing else is passed over."""
    labels: dict[str, str] = words()["fields"]
    made = []
    for name, info in type(record).model_fields.items():
        field, value = info.alias or name, getattr(record, name)
        if field in leave or field in _ALWAYS_LEFT or value is None or value is False or value == ():
            continue
        label = labels.get(f"{type(record).__name__}.{field}") or labels.get(field) or capital(field.replace("-", " ")) + ": {}"
        made.append(sentence(label.format(told(value, names))))
    return tuple(made)


def told(value: Any, names: Mapping[str, str]) -> str:
    """A value as a reader takes it: seconds as a time, a key alone or in ``{braces}`` as the name of what it stands for."""
    if isinstance(value, float):
        return in_words(value)
    if isinstance(value, tuple):
        parts = [told(part, names) for part in value]
        return ("; " if any("," in part for part in parts) else ", ").join(parts)
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {told(part, names)}".strip() for name, part in value.items())
    return names.get(str(value)) or re.sub(r"\{([a-z0-9-]+)\}", lambda found: f"“{names.get(found[1], found[1])}”", str(value))


def slug(text: str) -> str:
    """The first words of a text as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", ""))[:_WORDS_OF_AN_ID])


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    return capital(text) if text.endswith((".", "?", "!", ".”", "?”")) else f"{capital(text)}."
