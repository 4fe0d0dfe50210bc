"""Strict YAML with line numbers.

MkDocs swallows broken front matter and lets a repeated key win silently; PyYAML alone keeps no lines. This reader composes the
node tree once, refuses what is ambiguous, and remembers the line of every key.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.problems import Problem

Key = tuple[str | int, ...]
"""The way to a value: keys of mappings, indices of lists."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data and the line of each part of it, counted from 1 in the file that it came from."""

    value: Any
    lines: dict[Key, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, key: Key) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key[:-1]
        return self.first_line


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Located, list[Problem]]:
    """Read one YAML document. ``first_line`` is the line of the file on which ``text`` begins."""
    problems = list(_beyond_plain(text, path, first_line))
    if problems:
        return Located(None, {}, first_line), problems
    lines: dict[Key, int] = {}
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return Located(None, {}, first_line), []
        _walk(node, (), lines, problems, path, first_line)
        value = loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + mark.line if mark else _first_bad_value(text, first_line)
        what = " ".join((getattr(error, "problem", None) or str(error)).split())
        mend = "check the indent and the colon, and put text that holds “: ” or “#” in quotes"
        if "\t" in text:
            mend = "indent with spaces, not with tabs"
        return Located(None, {}, first_line), [Problem(path, line, f"this is not valid YAML ({what})", mend)]
    finally:
        if loader:
            loader.dispose()
    return Located(value, lines, first_line), problems


_BEYOND = re.compile(r"[&*!]")


def _beyond_plain(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Anchors, aliases and tags: a lesson needs none of them, and they can hide or multiply what is read."""
    if not _BEYOND.search(text):
        return
    try:
        for token in yaml.scan(text, _Loader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                line = first_line + token.start_mark.line
                yield Problem(path, line, "“&”, “*” and “!” mean something to YAML here", "put the text in quotes")
    except (yaml.YAMLError, ValueError):
        return


def _first_bad_value(text: str, first_line: int) -> int:
    """The line of the first value that looks like a date or a number and is none."""
    loader = _Loader(text)
    try:
        nodes = [loader.get_single_node()]
        while nodes:
            node = nodes.pop(0)
            if isinstance(node, yaml.ScalarNode):
                try:
                    loader.construct_object(node)
                except (ValueError, TypeError, ArithmeticError):
                    return first_line + int(node.start_mark.line)
            elif isinstance(node, yaml.MappingNode):
                nodes[:0] = [part for pair in node.value for part in pair]
            elif isinstance(node, yaml.SequenceNode):
                nodes[:0] = node.value
    except (yaml.YAMLError, ValueError, RecursionError):
        pass
    finally:
        loader.dispose()
    return first_line


def _walk(node: yaml.Node, at: Key, lines: dict[Key, int], problems: list[Problem], path: str, first_line: int) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key_node, value_node in node.value:
            line = first_line + key_node.start_mark.line
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node.value)
            if key in seen:
                problems.append(Problem(path, line, f"“{key}” stands twice", "keep one of the two"))
            seen.add(key)
            lines[(*at, key)] = line
            _walk(value_node, (*at, key), lines, problems, path, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*at, index)] = first_line + item.start_mark.line
            _walk(item, (*at, index), lines, problems, path, first_line)
