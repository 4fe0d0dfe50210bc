"""From a model's complaint to a line that a contributor can act on."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError, WithJsonSchema

from handbook.models.base import READ_BY_YAML
from handbook.problems import Problem, one_of
from handbook.source.located import Key, Located

T = TypeVar("T")

_TYPES = {
    "string_type": "text",
    READ_BY_YAML: "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "tuple_type": "a list, in [square brackets]",
    "list_type": "a list, in [square brackets]",
    "dict_type": "“name: value” lines",
    "model_type": "“name: value” lines",
    "model_attributes_type": "“name: value” lines",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date such as 2026-11-22",
    "date_from_datetime_parsing": "a date such as 2026-11-22",
    "date_parsing": "a date such as 2026-11-22",
    "date_from_datetime_inexact": "a date such as 2026-11-22",
    "int_from_float": "a whole number",
}


def validate(
    adapter: TypeAdapter[T], located: Located, path: str, *, what: str = "", fields: Mapping[Key, list[str]] | None = None
) -> tuple[T | None, list[Problem]]:
    """Read located data into a model. All problems come back, each with the line of the value that it is about.

    ``what`` names the thing in messages (``the step``); ``fields`` gives the known names at a key, for suggestions.
    """
    try:
        return adapter.validate_python(located.value), []
    except ValidationError as error:
        texts = {key: text for key in _read_by_yaml(error, located) if (text := located.written(key)) is not None}
        if texts:
            return validate(adapter, _with_texts(located, texts), path, what=what, fields=fields)
        return None, list(_problems(error, located, path, what, fields or {}))


def _read_by_yaml(error: ValidationError, located: Located) -> list[Key]:
    """Where a text was written that YAML took for something else."""
    return [_key(found["loc"], located.value) for found in error.errors() if found["type"] == READ_BY_YAML]


def _with_texts(located: Located, texts: Mapping[Key, str]) -> Located:
    value = copy.deepcopy(located.value)
    for key, text in texts.items():
        around = value
        for part in key[:-1]:
            around = around[part]
        around[key[-1]] = text
    return replace(located, value=value)


def known_fields(model: type[BaseModel]) -> list[str]:
    """The names that a model's YAML may use."""
    return [field.alias or name for name, field in model.model_fields.items()]


def fields_below(model: type[BaseModel]) -> dict[str, frozenset[str]]:
    """The names that a model's YAML may use, each with all the names that may stand anywhere below it.

    Not from the model's JSON Schema, which says the same: to make one takes longer than to read ten lessons.
    """
    return {
        field.alias or name: frozenset(_names_in((field.annotation, *field.metadata), (model,)))
        for name, field in model.model_fields.items()
    }


def _names_in(parts: tuple[Any, ...], above: tuple[type[BaseModel], ...]) -> Iterator[str]:
    """The names of the fields of all models that the parts of a type lead to. What tells editors to expect plain values leads to none."""
    if any(isinstance(part, WithJsonSchema) for part in parts):
        return
    for part in parts:
        if isinstance(part, type) and issubclass(part, BaseModel):
            if part not in above:
                for name, field in part.model_fields.items():
                    yield field.alias or name
                    yield from _names_in((field.annotation, *field.metadata), (*above, part))
        else:
            yield from _names_in(get_args(part), above)


def _problems(error: ValidationError, located: Located, path: str, what: str, fields: Mapping[Key, list[str]]) -> Iterator[Problem]:
    errors = error.errors()
    deeper = {found["loc"][:depth] for found in errors for depth in range(len(found["loc"]))}
    for found in errors:
        if found["type"] == "too_short" and found["loc"] in deeper:
            continue  # its entries have been told; the bad ones were not counted
        key = _key(found["loc"], located.value)
        if found["type"] == "missing" and _near(found["loc"], errors):
            continue  # it is there, misspelt, and that is told
        name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in key)
        where = f"{what}: " if what else ""
        line = located.line(key)
        known = fields.get(key[:-1]) or _beside(found["loc"], errors, "missing")
        yield Problem(path, line, *_words(found, where, name, key, known))


def _near(missing: Key, errors: Sequence[Any]) -> bool:
    strangers = _beside(missing, errors, "extra_forbidden")
    return bool(difflib.get_close_matches(str(missing[-1]), strangers, n=1, cutoff=0.75))


def _beside(location: Key, errors: Sequence[Any], kind: str) -> list[str]:
    """The names that are wrong in one way in the same group of fields."""
    return [str(found["loc"][-1]) for found in errors if found["type"] == kind and found["loc"][:-1] == location[:-1]]


def _words(found: Any, where: str, name: str, key: Key, known: list[str]) -> tuple[str, str]:
    kind, context = found["type"], found.get("ctx", {})
    given = found["input"]
    if kind == "missing":
        return f"{where}“{name}” is missing", f"add a line “{key[-1]}: …”"
    if kind == "extra_forbidden":
        return f"{where}“{name}” is not a known field", one_of(key[-1], known) if known else "take it out"
    if kind == "literal_error":
        return f"{where}“{name}” cannot be {shown(given)}", one_of(given, _names(context))
    if kind in _TYPES:
        return f"{where}“{name}” is {shown(given)}", f"write {_TYPES[kind]}"
    if kind == "string_too_long":
        limit = context["max_length"]
        return f"{where}“{name}” has {len(given)} characters", f"shorten it to {limit}"
    if kind == "string_too_short":
        return f"{where}“{name}” has {len(given)} characters", f"write at least {context['min_length']}"
    if kind == "too_short":
        return f"{where}“{name}” has too few entries", f"name at least {context['min_length']}"
    if kind == "too_long":
        return f"{where}“{name}” has {context['actual_length']} entries", f"keep {context['max_length']}"
    if kind == "string_pattern_mismatch":
        return f"{where}“{name}” cannot be {shown(given)}", _PATTERNS.get(str(key[-1]), "use small letters, figures and hyphens")
    if kind in ("greater_than_equal", "less_than_equal"):
        word, limit = ("least", context["ge"]) if "ge" in context else ("most", context["le"])
        return f"{where}“{name}” is {shown(given)}", f"write at {word} {limit}"
    message = str(context.get("error", found["msg"]))
    first, _, mend = message.partition(": ")
    if mend:
        return f"{where}{f'“{name}” is wrong: ' if name else ''}{first}", mend
    return f"{where}“{name}” is {shown(given)}", message


_MOST_SHOWN = 60

_PATTERNS = {
    "ask": "end it with a question mark",
    "short": "end it with a question mark",
    "summary": "take out quotes, angle brackets, braces and backslashes",
    "title": "take out quotes, angle brackets, braces and backslashes",
    "DOI": "a DOI begins with 10. and holds a slash",
}


def _names(context: Any) -> list[str]:
    listed = str(context.get("expected") or "")
    return [name.strip(" '") for part in listed.split(" or ") for name in part.split(",")]


def shown(value: Any) -> str:
    """A value as a message shows it: in one short line."""
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + '…'}”"


def empty_values(located: Located, path: str, key: Key, told: Iterable[Problem]) -> list[Problem]:
    """Names with nothing after the colon. To a model they would count as left out, and a pressure left out is not checked."""
    lines = {problem.line for problem in told}
    values = located.value.items() if isinstance(located.value, dict) else ()
    return [
        Problem(path, located.line((*key, name)), f"“{name}” is empty", "write its value, or take the line out")
        for name, value in values
        if value is None and located.line((*key, name)) not in lines
    ]


def _key(location: tuple[Any, ...], value: Any) -> Key:
    """Drop what is not in the YAML from a model's location: the tag of a union, the step into a mapping's key."""
    key: list[str | int] = []
    for index, part in enumerate(location):
        inside = value[part] if _has(value, part) else None
        last = index == len(location) - 1
        if inside is not None or (last and isinstance(value, dict)) or _has(value, part):
            key.append(part)
            value = inside
    return tuple(key)


def _has(value: Any, part: Any) -> bool:
    if isinstance(value, dict):
        return part in value
    return isinstance(value, list | tuple) and isinstance(part, int) and part < len(value)
