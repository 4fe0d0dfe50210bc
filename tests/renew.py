"""Renew what is locked, and say what that changed: ``make renew``, and ``make lock`` after a change of a ``requirements.in``.

``python -m tests.renew lock`` writes the locks anew and keeps every version that still fits. ``lock --newest`` takes the newest of each,
also of what is pinned exactly, which it pins anew. ``show BEFORE AFTER`` compares two built sites.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tests.compare import compare, summary

ROOT = Path(__file__).parents[1]
ASKED = ("requirements.in", "requirements-dev.in", "requirements-engines.in", "art/requirements.in")
"""What is asked for, in the order in which one rests on another; beside each lies its lock, which ends in ``.txt``."""
GO_BACK = "“git restore '*requirements*'” brings back what was"

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;#]+)", re.M)


def versions(lock: str) -> dict[str, str]:
    """The version of each package in the text of a lock or of what is asked for, by the one spelling of its name."""
    return {_plain(name): version for name, version in _PIN.findall(lock)}


def loosened(asked: str) -> str:
    """What is asked for, with the exact pins as the least."""
    return _PIN.sub(r"\1>=\2", asked)


def pinned(asked: str, now: dict[str, str]) -> str:
    """What is asked for, with its exact pins at the versions of now."""
    return _PIN.sub(lambda found: f"{found[1]}=={now.get(_plain(found[1]), found[2])}", asked)


def moved(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """A line for each package that has another version than before, came or went."""
    names = sorted({*before, *after})
    pairs = ((name, before.get(name, "nothing"), after.get(name, "nothing")) for name in names)
    return [f"{name}: {old} → {new}" for name, old, new in pairs if old != new]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def oldest_python(pyproject: str) -> str:
    """The oldest Python that the project promises, for which the locks must hold, too."""
    promised = re.fullmatch(r">=(\d+(?:\.\d+)*)", tomllib.loads(pyproject)["project"]["requires-python"])
    if promised is None:
        raise ValueError("pyproject.toml: requires-python names no oldest version; write “>=” and the version")
    return promised[1]


def lock(root: Path, newest: bool) -> list[str]:
    """Write every lock anew; give a line for each package that moved. What cannot be resolved raises, with what uv said."""
    python = oldest_python((root / "pyproject.toml").read_text(encoding="utf-8"))
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for name in ASKED:
        asked = root / name
        locked = asked.with_suffix(".txt")
        before |= versions(locked.read_text(encoding="utf-8"))
        if newest:
            text = asked.read_text(encoding="utf-8")
            # In the same folder, since “-c requirements.txt” is read from there.
            loose = asked.with_name(f"{asked.stem}.loose.in")
            loose.write_text(loosened(text), encoding="utf-8")
            try:
                # A pin is one version, so it must be one that every Python can have.
                now = versions(_resolved(root, loose, python, "--upgrade", "--fork-strategy", "fewest"))
            finally:
                loose.unlink()
            asked.write_text(pinned(text, now), encoding="utf-8")
        _resolved(root, asked, python, "--output-file", str(locked.relative_to(root)), *(["--upgrade"] if newest else []))
        after |= versions(locked.read_text(encoding="utf-8"))
    return moved(before, after)


def _resolved(root: Path, asked: Path, python: str, *more: str) -> str:
    """What uv makes of a list: hashes for every system, and no address of a registry."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--universal", "--python-version", python, "--generate-hashes"]
    command += [*more, str(asked.relative_to(root))]
    return subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=True).stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; the exit status is 1 when the locks could not be renewed."""
    parser = argparse.ArgumentParser(prog="python -m tests.renew", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("lock").add_argument("--newest", action="store_true", help="take the newest version of each package")
    sites = commands.add_parser("show")
    sites.add_argument("before", type=Path)
    sites.add_argument("after", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "show":
        print(*summary(compare(chosen.before, chosen.after)), sep="\n")
        return 0
    try:
        lines = lock(ROOT, chosen.newest)
    except subprocess.CalledProcessError as failed:
        print(f"{failed.cmd[-1]}: uv found no set of versions, for the reason above; {GO_BACK}", file=sys.stderr)
        return 1
    print(*(lines or ["No package moved."]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
