"""A preview of a project in a process of its own, as a writer starts it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import environment

STARTED_WITHIN = 60
"""Seconds."""
SILENT = 1.0
"""Seconds without a word after which a preview is at rest."""


@dataclass
class Preview:
    """A preview that runs: its project, its address, and what it has said."""

    project: Path
    address: str
    process: subprocess.Popen[str]
    log: Path

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def rest(self) -> None:
        """Wait until nothing more is said: what was saved last is taken in, and no page that is opened now comes anew because of it."""
        end = time.monotonic() + STARTED_WITHIN
        said, since = self.said(), time.monotonic()
        while time.monotonic() - since < SILENT:
            assert time.monotonic() < end, said
            time.sleep(0.05)
            if (now := self.said()) != said:
                said, since = now, time.monotonic()

    def change(self, file: str, old: str, new: str) -> None:
        """Save a file with one place changed, as an editor does."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def command(port: int) -> list[str]:
    return [sys.executable, "-m", "handbook_preview", "--port", str(port)]


@contextmanager
def preview_of(project: Path, log: Path) -> Iterator[Preview]:
    """Start a preview, wait until it shows the handbook, and end it."""
    port = free_port()
    with log.open("w", encoding="utf-8") as out:
        # The project's own program, which tests change.
        env = environment() | {"PYTHONPATH": str(project / "hooks")}
        process = subprocess.Popen(command(port), cwd=project, env=env, stdout=out, stderr=subprocess.STDOUT, text=True)
        try:
            end = time.monotonic() + STARTED_WITHIN
            while not re.search(r"The handbook is at", log.read_text(encoding="utf-8")):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < end, log.read_text(encoding="utf-8")
                time.sleep(0.05)
            yield Preview(project, f"http://127.0.0.1:{port}/", process, log)
        finally:
            process.terminate()
            process.wait(10)
