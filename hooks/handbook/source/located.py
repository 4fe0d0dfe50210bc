"""Strict YAML with line numbers.

MkDocs swallows broken front matter and lets a repeated key win silently; PyYAML alone keeps no lines. This reader composes the
node tree once, refuses what is ambiguous, and remembers the line of every key.
"""

from __future__ import annotations

from collections.abc import Hashable
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
    loader = _Loader(text)
    problems: list[Problem] = []
    lines: dict[Key, int] = {}
    try:
        node = loader.get_single_node()
        if node is None:
            return Located(None, {}, first_line), []
        _walk(node, (), lines, problems, path, first_line)
        value = loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        problem = Problem(
            path,
            line,
            f"this is not valid YAML ({what})",
            "check the indent and the colon, and put text that holds “: ” or “#” in quotes",
        )
        return Located(None, {}, first_line), [problem]
    finally:
        loader.dispose()
    return Located(value, lines, first_line), problems


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
