"""Edits of every kind, as writers make them: a fixed sequence for a seed. Each can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

Edit = Callable[["Writer"], str]


class Writer:
    """Somebody at work on a project's ``docs`` and ``mkdocs.yml``. Everything is drawn from ``random``."""

    def __init__(self, project: Path, random: Random) -> None:
        self.project, self.docs, self.random = project, project / "docs", random
        self._before: list[dict[Path, bytes | None]] = []
        self._made = 0

    def edit(self) -> tuple[str, set[Path]]:
        """Make an edit; what it was, and the files that it touched."""
        if self._before and self.random.random() < UNDONE:
            return "undo", self.undo()
        self._before.append({})
        told = self.random.choice(EDITS)(self)
        return told, set(self._before[-1])

    def undo(self) -> set[Path]:
        """Take the last edit back."""
        files = self._before.pop()
        for path, content in files.items():
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(exist_ok=True, parents=True)
                path.write_bytes(content)
        return set(files)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    def number(self) -> int:
        """A number that has not been used."""
        self._made += 1
        return self._made

    def lesson(self) -> Path:
        """Some lesson."""
        return self.random.choice(sorted(path for path in self.docs.rglob("*.md") if "data" not in path.parts))

    def write(self, path: Path, text: str) -> None:
        """Save a file."""
        self._before[-1].setdefault(path, path.read_bytes() if path.exists() else None)
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")

    def remove(self, path: Path) -> None:
        """Take a file away."""
        self._before[-1].setdefault(path, path.read_bytes())
        path.unlink()

    def change(self, path: Path, pattern: str, put: Callable[[re.Match[str]], str]) -> str:
        """Change one place of a file that a pattern finds; which."""
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(pattern, text, re.M))
        if not found:
            return f"nothing to change in {path.name}"
        match = self.random.choice(found)
        self.write(path, text[: match.start()] + put(match) + text[match.end() :])
        return f"{path.relative_to(self.project)}: {match[0][:40]!r}"


def words(writer: Writer) -> str:
    return "words: " + writer.change(
        writer.lesson(), r"^(?=[A-Z][a-z]+ [a-z]+[^:|\n]+$)", lambda _: f"Keep calm {'and slow ' * writer.number()}here. "
    )


def title(writer: Writer) -> str:
    return "title: " + writer.change(writer.lesson(), r"^title: .+$", lambda found: f"{found[0]} {writer.number()}")


def summary(writer: Writer) -> str:
    return "summary: " + writer.change(writer.lesson(), r"^summary: .+$", lambda _: f"summary: What is new here, number {writer.number()}.")


def checked(writer: Writer) -> str:
    return "checked: " + writer.change(writer.lesson(), r"^checked: .+$", lambda _: f"checked: 2026-11-{writer.random.randint(10, 29)}")


def pressure(writer: Writer) -> str:
    return "pressure: " + writer.change(writer.lesson(), r"^    pressure: \d$", lambda _: f"    pressure: {writer.random.randint(1, 4)}")


def seconds(writer: Writer) -> str:
    return "time: " + writer.change(writer.lesson(), r"^    time: \d+ s$", lambda _: f"    time: {writer.random.randint(8, 40)} s")


def mistake(writer: Writer) -> str:
    return "mistake: " + writer.change(writer.lesson(), r"^(title|summary|hand|place|checked): ", lambda found: f"{found[1]}x: ")


def data(writer: Writer) -> str:
    """A sentence of some data file: a term, a condition, a zone, a caution, a story, a source, a stop sign."""
    path = writer.random.choice(sorted((writer.docs / "data").glob("*.yml")))
    return "data: " + writer.change(path, r"(?<=[a-z] )(?=[a-z]+ [a-z]+ )", lambda _: "truly ")


def navigation(writer: Writer) -> str:
    """Two lines of the navigation change places."""
    return "navigation: " + writer.change(
        writer.project / "mkdocs.yml", r"^( +- \S+\.md)\n( +- \S+\.md)$", lambda found: f"{found[2]}\n{found[1]}"
    )


def another(writer: Writer) -> str:
    """A new lesson, made from another."""
    path, new = writer.lesson(), f"another-{writer.number()}.md"
    line = f"{path.relative_to(writer.docs).as_posix()}"
    text = path.read_text(encoding="utf-8")
    writer.write(path.with_name(new), text)
    return f"another: {new} " + writer.change(
        writer.project / "mkdocs.yml", rf"^( +- ){re.escape(line)}$", lambda found: f"{found[0]}\n{found[1]}{line.replace(path.name, new)}"
    )


def renamed(writer: Writer) -> str:
    """A lesson under another slug; whoever links to it leads nowhere from now on."""
    path, new = writer.lesson(), f"renamed-{writer.number()}.md"
    line = path.relative_to(writer.docs).as_posix()
    writer.write(path.with_name(new), path.read_text(encoding="utf-8"))
    writer.remove(path)
    return f"renamed: {new} " + writer.change(
        writer.project / "mkdocs.yml", rf"{re.escape(line)}$", lambda found: line.replace(path.name, new)
    )


def removed(writer: Writer) -> str:
    path = writer.lesson()
    writer.remove(path)
    return f"removed: {path.name}"


RARE: tuple[Edit, ...] = (title, summary, checked, pressure, seconds, mistake, navigation, another, renamed, removed)
EDITS: tuple[Edit, ...] = (words, words, words, data, data, data, *RARE)
UNDONE = 0.35
"""How often the last edit is taken back instead: so that mistakes do not grow without end."""
