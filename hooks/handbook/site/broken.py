"""What an engine says when it breaks, told in one line: a traceback is for those who mend the program, not for those who run it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_TRACEBACK = "Traceback (most recent call last)"
_FRAME = re.compile(r' {2}File "(.+)", line (\d+)')
_MACHINE = re.compile(r"\w+: \[Errno (\d+)\] (.*)")
_OTHER_FOLDER = "name a folder that can be written: make build SITE=folder"
_MENDS = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.EFBIG: "allow larger files",
    errno.EIO: "look after the disk",
    errno.EROFS: _OTHER_FOLDER,
    errno.EACCES: _OTHER_FOLDER,
    errno.EPERM: _OTHER_FOLDER,
    errno.EBUSY: _OTHER_FOLDER,
    errno.EXDEV: _OTHER_FOLDER,
}
"""What the machine can refuse, with what helps."""


def in_one_line(lines: Iterable[str], project: Path) -> Iterator[str]:
    """The lines of an engine, without their ends; from its first traceback on only what it comes to."""
    left = iter(lines)
    for line in left:
        if line.startswith(_TRACEBACK):
            yield _told(list(left), project)
        else:
            yield line.rstrip("\n")


def refused(error: OSError) -> str:
    """What the machine has refused, and what helps."""
    names = " -> ".join(os.fsdecode(name) for name in (error.filename, error.filename2) if name)
    return _refusal(error.errno or 0, f"{error.strerror}{f': {names}' if names else ''}")


def _refusal(number: int, what: str) -> str:
    return f"{what}; {_MENDS.get(number, 'mend that and build again')}"


def _told(traceback: list[str], project: Path) -> str:
    """One line for a traceback: the last one that it holds, if one has led to another."""
    exception, where, indented = "it gave no reason", "", True
    for line in traceback:
        if found := _FRAME.match(line):
            path = Path(found[1])
            if path.is_relative_to(project) and ".venv" not in path.relative_to(project).parts:
                where = f"{path.relative_to(project).as_posix()}:{found[2]}: "
        elif line.startswith(_TRACEBACK):
            where = ""
        elif line.strip() and not line.startswith(" ") and indented:
            exception = line.strip()
        indented = line.startswith(" ")
    machine = _MACHINE.fullmatch(exception)
    if machine and int(machine[1]) in _MENDS:
        return _refusal(int(machine[1]), machine[2])
    if ".html:" in where:
        return f"{where}the template broke: {exception}; mend it there"
    return f"{where}{exception}; this is a fault of the program, not of a lesson: please report it with this line"
