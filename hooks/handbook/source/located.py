"""Strict YAML with line numbers.

MkDocs swallows broken front matter and lets a repeated key win silently; PyYAML alone keeps no lines. This reader refuses what is
ambiguous, and tells the line of every key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from handbook.problems import Problem

Key = tuple[str | int, ...]
"""The way to a value: keys of mappings, indices of lists."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Located:
    """Plain data, the text that it was read from, and the line of the file on which that text begins, counted from 1.

    ``value``: ``None`` also where the data have been let go of.
    """

    value: Any
    text: str = ""
    first_line: int = 1

    def let_go(self) -> Located:
        """The same without the data: what has been typed is not kept twice."""
        return Located(None, self.text, self.first_line)

    def read_again(self) -> Any:
        """The data as they are in the text, for who must know how they were written; of an empty text none."""
        return yaml.load(self.text, _Loader) if self.text else {}  # noqa: S506 - a safe loader

    @cached_property
    def lines(self) -> dict[Key, int]:
        """The line of each part. Looked up when one is asked for, which is seldom: most lessons have nothing to mend."""
        loader = _Loader(self.text)
        try:
            node = loader.get_single_node()
            return dict(_lines(node, (), self.first_line)) if node else {}
        finally:
            loader.dispose()

    def written(self, key: Key) -> str | None:
        """A single value as it stands in the file, without its quotes; ``None`` for a group, a list, and what is not there."""
        loader = _Loader(self.text)
        try:
            node = loader.get_single_node()
            for part in key:
                entries = node.value if isinstance(node, yaml.SequenceNode | yaml.MappingNode) else []
                pairs = enumerate(entries) if isinstance(node, yaml.SequenceNode) else ((_name(name), value) for name, value in entries)
                node = dict(pairs).get(part)
            return str(node.value) if isinstance(node, yaml.ScalarNode) else None
        finally:
            loader.dispose()

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
        return Located(None, "", first_line), problems
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return Located(None, "", first_line), []
        problems += _twice(node, path, first_line)
        value = _data(node, loader)
    except (yaml.YAMLError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + mark.line if mark else _first_bad_value(text, first_line)
        what = " ".join((getattr(error, "problem", None) or str(error)).split())
        mend = "check the indent and the colon, and put text that holds “: ” or “#” in quotes"
        if "\t" in text:
            mend = "indent with spaces, not with tabs"
        return Located(None, "", first_line), [Problem(path, line, f"this is not valid YAML ({what})", mend)]
    finally:
        if loader:
            loader.dispose()
    return Located(value, text, first_line), problems


_BEYOND = re.compile(r"(?<![\w.…’”)])[&*!]")
"""Signs that may begin an anchor, an alias or a tag: not those that end a word."""


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


_TEXT = "tag:yaml.org,2002:str"
_MORE_THAN_NAMES = frozenset({"tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"})
"""What the names ``<<`` and ``=`` are to YAML."""


def _data(node: yaml.Node, loader: Any) -> Any:
    """What a node says. PyYAML's own way minds aliases, of which there are none here, and takes twice as long."""
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_data(item, loader) for item in node.value]
    if any(not isinstance(key, yaml.ScalarNode) or key.tag in _MORE_THAN_NAMES for key, _ in node.value):
        return loader.construct_object(node, deep=True)
    return {_data(key, loader): _data(item, loader) for key, item in node.value}


def _lines(node: yaml.Node, at: Key, first_line: int) -> Iterator[tuple[Key, int]]:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            key = (*at, _name(key_node))
            yield key, first_line + key_node.start_mark.line
            yield from _lines(value_node, key, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield (*at, index), first_line + item.start_mark.line
            yield from _lines(item, (*at, index), first_line)


def _twice(node: yaml.Node, path: str, first_line: int) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = _name(key_node)
            if key in seen:
                yield Problem(path, first_line + key_node.start_mark.line, f"“{key}” stands twice", "keep one of the two")
            seen.add(key)
            yield from _twice(value_node, path, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item, path, first_line)


def _name(key: yaml.Node) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else str(key.value)
