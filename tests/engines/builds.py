"""The handbook as each engine builds it, finished."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.conftest import ROOT, environment
from tests.engines.environments import PROPERDOCS, ZENSICAL, python_of

BELOW = ROOT / "build" / "engines"
"""Where sites are built: within the project, for Zensical builds nowhere else."""


class NotBuilt(Exception):
    """An engine did not build the handbook; what it said."""


def mkdocs(to: Path, settings: Mapping[str, str]) -> str:
    """By what the site is published with, in the environment of this program."""
    return _by_hooks("mkdocs", Path(sys.executable), to, settings)


def properdocs(to: Path, settings: Mapping[str, str]) -> str:
    """By ProperDocs, which runs MkDocs' hooks and theme."""
    return _by_hooks("properdocs", python_of("properdocs", PROPERDOCS), to, settings)


def zensical(to: Path, settings: Mapping[str, str]) -> str:
    """By Zensical, which runs no hooks. It looks at what it has built before, so that is left as it is, and a copy is finished."""
    python = python_of("zensical", ZENSICAL)
    built = to.with_name(f"{to.name}.built")
    shutil.rmtree(built, ignore_errors=True)
    shutil.rmtree(to, ignore_errors=True)
    _run([str(python), "-m", "zensical", "build", "--clean", "--strict"], SITE_DIR=str(built.relative_to(ROOT)), **settings)
    shutil.copytree(built, to)
    _run([sys.executable, "-m", "handbook", "finish", str(to)], **settings)
    return f"zensical-{_run([str(python), '-m', 'zensical', '--version']).strip()}"


Build = Callable[[Path, Mapping[str, str]], str]

ENGINES: dict[str, Build] = {"MkDocs": mkdocs, "ProperDocs": properdocs, "Zensical": zensical}
"""What builds the handbook into a folder, with settings from the environment, and says its name and version as pages do; ours first."""


def check() -> None:
    """Nothing is built of a handbook with a mistake, whichever engine: not each of them runs our checks."""
    _run([sys.executable, "-m", "handbook", "check"])


def _by_hooks(name: str, python: Path, to: Path, settings: Mapping[str, str]) -> str:
    _run([str(python), "-m", name, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(to)], **settings)
    return _run([str(python), "-c", f"import {name}; print('{name}-' + {name}.__version__)"]).strip()


def _run(command: list[str], **settings: str) -> str:
    done = subprocess.run(command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuilt(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
