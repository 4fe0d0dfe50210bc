"""``python -m handbook_preview``: shows the handbook while it is written. It begins anew by itself when its own program is changed."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import threading
import time
import traceback
from pathlib import Path

from handbook_preview.watching import Watch

PORT = 8000
PROGRAM = "hooks"
"""The folder whose change begins everything anew."""
NOT_AGAIN = 3
"""The exit status of a worker that it would not help to begin anew."""


def main(arguments: list[str] | None = None) -> int:
    """Keep a worker running until the writer ends it."""
    parser = argparse.ArgumentParser(prog="python -m handbook_preview", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"where to show it (default: {PORT})")
    parser.add_argument("--poll", action="store_true", help="look for changes again and again, on drives that do not tell of them")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    root = Path.cwd().resolve()
    if not (root / "docs").is_dir():
        print("docs:1: there is no such folder here; run this in the project's root")
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _worker(root, chosen.port, chosen.poll) if chosen.worker else _supervise(root, chosen.port, chosen.poll)
    except KeyboardInterrupt:
        return 0


def _supervise(root: Path, port: int, polling: bool) -> int:
    """Begin the worker, and begin it anew when its program was saved; with a mistake in it, wait for its mend."""
    command = [sys.executable, "-m", "handbook_preview", "--worker", "--port", str(port), *(["--poll"] if polling else [])]
    watch = Watch(root, [PROGRAM], polling=polling)
    try:
        while True:
            began = subprocess.Popen(command, cwd=root)  # noqa: S603 - ourselves
            try:
                if not _wait_for_change(began, watch):
                    return began.returncode
            finally:
                _end(began)
            print("The program was changed: beginning anew.", flush=True)
    finally:
        watch.stop()


def _wait_for_change(worker: subprocess.Popen[bytes], watch: Watch) -> bool:
    """Wait until the program was saved; ``False`` when the worker has ended and should not be begun anew."""
    told = False
    while True:
        if any(path.suffix == ".py" or path.name == "en.yml" for changed in watch.changes(patience=0.3) for path in changed):
            return True
        if worker.poll() is not None and not told:
            if worker.returncode in (0, NOT_AGAIN, -signal.SIGINT, -signal.SIGTERM):
                return False
            print("The program cannot run as it was saved last. It begins anew when it is mended.", flush=True)
            told = True


def _end(worker: subprocess.Popen[bytes]) -> None:
    if worker.poll() is None:
        worker.terminate()
        try:
            worker.wait(5)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def _worker(root: Path, port: int, polling: bool) -> int:
    print("Reading the handbook …", flush=True)
    began = time.perf_counter()
    try:
        from handbook_preview.proof import Proof  # what a mistake in the program breaks is the worker only
        from handbook_preview.server import Server, TakenPort
    except Exception as error:
        print(_where(error), flush=True)
        return 1

    proof = Proof(root, _say)
    try:
        server = Server(proof, port)
    except TakenPort:
        print(f"Makefile:1: port {port} is in use or not allowed; name another: make serve PORT={port + 1}", flush=True)
        return NOT_AGAIN
    watch = Watch(root, ["docs", "overrides"], ["mkdocs.yml"], polling)
    print(f"The handbook is at http://127.0.0.1:{port}/ (ready after {time.perf_counter() - began:.1f} s; end it with Ctrl+C)", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for changed in watch.changes():
            server.saved(changed)
    finally:
        watch.stop()
        server.shutdown()
    return 0


def _where(error: Exception) -> str:
    """A mistake in the program, in one line."""
    *_, at = traceback.extract_tb(error.__traceback__)
    file, line = (error.filename, error.lineno) if isinstance(error, SyntaxError) else (at.filename, at.lineno)
    return f"{Path(file or '').name}:{line}: {type(error).__name__}: {getattr(error, 'msg', error)}; mend it and save"


def _say(told: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {told}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
