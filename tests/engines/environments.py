"""An environment of its own for each other engine, below ``.venv-engines``: made when first asked for, and anew when a lock changes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

FOLDER = ROOT / ".venv-engines"


class NoEnvironment(Exception):
    """An engine could not be installed: one line, what and why."""


@dataclass(frozen=True)
class Packages:
    """What is installed for an engine: the files of locked packages, and packages of which the newest is asked for each time."""

    locks: tuple[str, ...]
    newest: tuple[str, ...] = ()


PROPERDOCS = Packages(("requirements.txt", "requirements-engines.txt"))
ZENSICAL = Packages(("requirements.txt",), ("zensical",))
"""It changes every week: a difference is to be seen when it comes, not when somebody renews a lock."""


def python_of(engine: str, packages: Packages) -> Path:
    """The interpreter of an engine's environment, with its packages in it."""
    folder = FOLDER / engine
    python, ready = folder / "bin" / "python", folder / "ready"
    wanted = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in packages.locks)).hexdigest() + sys.version
    if not ready.is_file() or ready.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _run(engine, [sys.executable, "-m", "venv", str(folder)])
        for lock in packages.locks:
            _install(engine, python, "--require-hashes", "--requirement", str(ROOT / lock))
        ready.write_text(wanted, encoding="utf-8")
    if packages.newest:
        _install(engine, python, "--upgrade", "--upgrade-strategy", "only-if-needed", "--only-binary", ":all:", *packages.newest)
    return python


def _install(engine: str, python: Path, *what: str) -> None:
    _run(engine, [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what])


def _run(engine: str, command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("ERROR")] or ["it said nothing"]
        raise NoEnvironment(f"{engine} cannot be installed: {said[-1].removeprefix('ERROR: ')}; look at the network and at {FOLDER.name}")
