"""The build as a command: an engine makes the new site beside the last one, and the new one takes its place only when it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from handbook.site.broken import in_one_line, refused
from handbook.site.policy import has_policy
from handbook.site.swap import Place, claim, is_free, is_workplace, recover, release, swap
from handbook.site.wrong_address import WRONG_ADDRESS

_STOPS = (signal.SIGINT, signal.SIGTERM)
_READABLE_BY_ALL = 0o022


class _Stopped(Exception):
    """Somebody has stopped the build, by a signal."""


def build(given: Path, docs: Path) -> int:
    """Build the site in a folder; the exit status is 0 only where the new site has taken its place.

    A second build of the same folder does not wait for the first: it could only make the same site again, and a build that waits looks
    like one that hangs.
    """
    os.umask(_READABLE_BY_ALL)  # a site is for a web server too, whoever has built it
    for number in _STOPS:
        signal.signal(number, _stop)
    place = Place(given.resolve())
    try:
        if not place.site.name or not is_free(place.site):
            _say(f"{given}/ holds something that is not a site; name another folder: make build SITE=folder")
            return 1
        if not is_workplace(place.work):
            _say(f"{place.work} is needed for the build, and holds something else; move that away, or name another folder for the site")
            return 1
        held = claim(place)
        if held is None:
            _say(f"Another build of {given}/ is at work; wait until it has ended")
            return 1
        try:
            return _build(given, docs, place, held)
        finally:
            release(place, held)
    except OSError as error:
        _say(f"{refused(error)}. {_state(given)}")
        return 1
    except _Stopped as stopped:
        _say(f"The build was stopped. {_state(given)}")
        return 128 + int(stopped.args[0])


def _build(given: Path, docs: Path, place: Place, held: int) -> int:
    if recover(place):
        _say(f"The last build was killed in its last moment; the site that it was to replace is back in {given}/")
    _say(f"Building the handbook for {given}/")
    status = _run(_engine(place.new), held)
    if not status and not _is_finished(place.new):
        status = _run(_finisher(place.new, docs), held)
    if status:
        _say(f"{f'Signal {-status} has ended it. ' if status < 0 else ''}The site was not built. {_state(given)}")
        return 1
    _hold_stops()  # what is left takes a moment, and then the site is there
    swap(place)
    _say(f"The site is in {given}/")
    return 0


def _engine(site: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]


def _finisher(site: Path, docs: Path) -> list[str]:
    """For an engine that runs none of our hooks."""
    return [sys.executable, "-m", "handbook", "finish", "--docs", str(docs), str(site)]


def _is_finished(site: Path) -> bool:
    page = site / "index.html"
    return page.is_file() and has_policy(page.read_text(encoding="utf-8"))


def _run(command: list[str], held: int) -> int:
    """Run a step, and show what it says; its exit status, or the signal that ended it below zero."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603 (the commands are ours)
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=[held],
    ) as step:
        try:
            for line in in_one_line(step.stdout or (), Path.cwd()):
                _say(line)
            return step.wait()
        except BaseException:
            step.kill()
            raise


def _state(given: Path) -> str:
    return f"The last good site is in {given}/, as it was" if (given / WRONG_ADDRESS).is_file() else f"There is no site in {given}/"


def _say(line: str) -> None:
    """Tell what happens. A build does not fail because nobody hears it: its reader may have left, or have no such letters."""
    try:
        print(line.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding), flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(number: int, _frame: FrameType | None) -> None:
    _hold_stops()  # once is enough: what follows only tidies up
    raise _Stopped(number)


def _hold_stops() -> None:
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)
