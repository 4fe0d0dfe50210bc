"""Two folders of built sites in, what differs between them out: words that people get, markup only, or a file that is no page.

It knows no engine and no theme. Who compares more than that (links, order, figures) finds a page in pieces here: ``pieces``, ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from html.parser import HTMLParser
from itertools import takewhile
from pathlib import Path

SPOKEN = ("alt", "aria-description", "aria-label", "placeholder", "title")
"""Attributes whose text people read or hear."""
UNREAD = frozenset(["script", "style"])
"""Elements whose text is no words."""
_UP = re.compile(r"(?<![\w.])(?:\.{1,2}/)+(?=[\w#])|(?<=[\"'])\.{1,2}/?(?=[\"'])")
"""The way from a page up to its site, which differs with the page's depth."""


class Kind(StrEnum):
    """How far a difference reaches."""

    ADDED = "added"
    GONE = "gone"
    WORDS = "words"
    MARKUP = "markup"
    ASSET = "asset"


@dataclass(frozen=True)
class Word:
    """A word that people get on a page; all that is no word is a ``str``: a tag, a comment, a line of a script."""

    text: str

    def __str__(self) -> str:
        return self.text


Piece = Word | str


@dataclass(frozen=True)
class Change:
    """What stood at one place of a page, and what stands there now; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """A file that is not the same in both sites: its path in the site, how it differs, and where, if both have it and it is a page."""

    file: str
    kind: Kind
    changes: tuple[Change, ...] = ()


class _Pieces(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Piece] = []
        self.unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        self.unread = tag if tag in UNREAD else self.unread

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        spoken = [name for name in SPOKEN if given.get(name)]
        if tag == "meta" and given.get("name") == "description":
            spoken.append("content")
        silent = (f'{name}="{value}"' if value is not None else name for name, value in attrs if name not in spoken)
        self.found.append(" ".join((f"<{tag}", *silent)) + ">")
        for name in spoken:
            self.found += map(Word, str(given[name]).split())

    def handle_endtag(self, tag: str) -> None:
        self.unread = ""
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.found += filter(None, map(str.strip, data.splitlines())) if self.unread else map(Word, data.split())

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")


def pieces(page: str) -> list[Piece]:
    """A page's tags, words and other pieces, in order; spaces do not count."""
    reader = _Pieces()
    reader.feed(page)
    reader.close()
    return reader.found


def words(page: str) -> list[str]:
    """The words that people get on a page, also those that are only heard, in order."""
    return [piece.text for piece in pieces(page) if isinstance(piece, Word)]


def compare(before: Path, after: Path) -> list[Difference]:
    """Every file that is not the same bytes in two sites, in the order of their paths."""
    old, new = _files(before), _files(after)
    gone = [Difference(file, Kind.GONE) for file in old - new]
    added = [Difference(file, Kind.ADDED) for file in new - old]
    changed = [_difference(file, (before / file).read_bytes(), (after / file).read_bytes()) for file in old & new]
    return sorted((*gone, *added, *filter(None, changed)), key=lambda one: one.file)


def _files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _difference(file: str, old: bytes, new: bytes) -> Difference | None:
    if old == new:
        return None
    if not file.endswith(".html"):
        return Difference(file, Kind.ASSET)
    before, after = (pieces(page.decode(errors="surrogateescape")) for page in (old, new))
    read = [[piece for piece in page if isinstance(piece, Word)] for page in (before, after)]
    return Difference(file, Kind.MARKUP if read[0] == read[1] else Kind.WORDS, tuple(_changes(before, after)))


def _changes(before: list[Piece], after: list[Piece]) -> Iterator[Change]:
    # What two pages begin and end with alike is most of them, and the matcher is slow on many pieces.
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=len(old) > 2000).get_opcodes():
        if what != "equal":
            yield Change(" ".join(map(str, old[a:b])), " ".join(map(str, new[c:d])))


def _alike(one: Sequence[Piece], other: Sequence[Piece]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def summary(differences: Sequence[Difference], most: int = 5, width: int = 100) -> list[str]:
    """Lines for a person: how many files differ and how, then each change once with the pages that have it.

    ``most`` pages or files are named in a line, and ``width`` characters of each text are shown; the rest is counted.
    """
    if not differences:
        return ["The two sites are the same, byte for byte."]
    of_kind = {kind: [one.file for one in differences if one.kind is kind] for kind in Kind}
    lines = [f"{kind}: {len(files)} ({_listed(files, most)})" for kind, files in of_kind.items() if files]
    pages: dict[Change, list[str]] = {}
    for one in differences:
        for change in dict.fromkeys(Change(_UP.sub("", change.before), _UP.sub("", change.after)) for change in one.changes):
            pages.setdefault(change, []).append(one.file)
    for change, files in sorted(pages.items(), key=lambda item: -len(item[1])):
        lines += [f"in {len(files)} ({_listed(files, most)})", f"  - {_cut(change.before, width)}", f"  + {_cut(change.after, width)}"]
    return lines


def _listed(files: Sequence[str], most: int) -> str:
    return ", ".join(files[:most]) + (f" and {len(files) - most} more" if len(files) > most else "")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[:width]}… ({len(text)} characters)"
