"""Build a site in a process of its own, and read off what that process cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.lessons import ROOT

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """CPU time of a build, of its process and all that it started, in seconds; the most memory that it held, in MB."""

    cpu: float
    peak: float


def build(settings: Path, site: Path) -> Cost:
    """Build a site as ``make build`` does, and measure. A failed build raises, with what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(settings), "-d", str(site)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    # Where Python may not keep what it has compiled, it compiles all our modules at every build, which nobody's own machine does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=settings.parent, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{settings} could not be built:\n{said.read()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _MAXRSS_BYTES / 1e6)
