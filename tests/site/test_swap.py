"""The build as a command, and everything that can break it off: the last good site stays whole, and one line says what happened.

Most run the real command with an engine made up for the test, which writes a small site and then does what the test needs; the long ones,
with the real engine, run nightly.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from handbook.site.policy import has_policy, with_policy
from handbook.site.swap import Place, claim
from tests.conftest import ROOT, environment
from tests.site.test_build import bytes_of

PLAIN = '<!doctype html><html><head><meta charset="utf-8"><title>{text}</title></head><body>{text}</body></html>'
NAMES = ("404.html", "index.html", "strokes/long-glide/index.html")

ENGINE = """
import errno, os, pathlib, sys, time

site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
here = pathlib.Path(os.environ["HERE"])
for name in {names!r}:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text({page!r}.replace("TEXT", os.environ["TEXT"]), encoding="utf-8")
print("The engine is at work", flush=True)

def wait():
    (here / "begun").touch()
    while not (here / "go").exists():
        time.sleep(0.01)

exec(os.environ.get("THEN", ""))
"""
"""An engine: it writes its site, and then does what ``THEN`` says."""

AT_A_RENAME = """
import os, signal

_rename, _count = os.rename, 0

def _broken(*args, **more):
    global _count
    _count += 1
    if _count == int(os.environ["RENAME"]):
        exec(os.environ["BREAK"])
    return _rename(*args, **more)

if "RENAME" in os.environ:
    os.rename = _broken
"""
"""A ``sitecustomize`` that breaks off just before the renames of a build."""


def small_site(folder: Path, text: str) -> dict[str, str]:
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(with_policy(PLAIN.format(text=text)), encoding="utf-8")
    return bytes_of(folder)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a site in ``public``, and an engine."""
    engine = tmp_path / "engine"
    (engine / "mkdocs").mkdir(parents=True)
    (engine / "mkdocs/__init__.py").touch()
    code = ENGINE.format(names=NAMES, page=with_policy(PLAIN.format(text="TEXT")))
    (engine / "mkdocs/__main__.py").write_text(code, encoding="utf-8")
    (engine / "sitecustomize.py").write_text(AT_A_RENAME, encoding="utf-8")
    small_site(tmp_path / "public", "the last good site")
    return tmp_path


NEW = "the new site"
END = 120
"""Seconds after which a build has hung, on a busy machine too."""

Started = subprocess.Popen[str]
Start = Callable[..., Started]


@pytest.fixture
def start(here: Path) -> Iterator[Start]:
    """Starts the command beside ``public``, in a session of its own, with the made-up engine or ``real`` with MkDocs on the handbook."""
    all_started: list[Started] = []

    def begin(
        then: str = "", to: str = "public", *, real: bool = False, before: Callable[[], object] | None = None, **more: str
    ) -> Started:
        given = {"HERE": str(here), "TEXT": NEW, "THEN": then, "PYTHONDONTWRITEBYTECODE": "1", **more}
        process = subprocess.Popen(
            [sys.executable, "-m", "handbook", "build", str(here / to) if real else to],
            cwd=ROOT if real else here,
            env=environment(**given) if real else environment(PYTHONPATH=str(here / "engine"), **given),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=before,
        )
        all_started.append(process)
        return process

    yield begin
    for process in all_started:
        kill_all(process)
        with process:
            process.wait()


def kill_all(process: Started) -> None:
    """What happens to a build when a machine runs out of memory or is switched off: it and its engine are gone at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def said(process: Started) -> str:
    """What a command says until its end. Never a traceback."""
    told, _ = process.communicate(timeout=END)
    assert "Traceback" not in told, told
    return told


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + END
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def text_of(site: Path) -> str:
    """What a site says. All its pages are there, and say the same."""
    pages = {(site / name).read_text(encoding="utf-8") for name in NAMES}
    assert len(pages) == 1
    return pages.pop().partition("<body>")[2].partition("</body>")[0]


def left_over(here: Path) -> list[str]:
    return sorted(path.name for path in here.iterdir() if path.name.startswith("public") and path.name != "public")


# ── When all is well ──


def test_the_new_site_takes_the_place_of_the_last(here: Path, start: Start) -> None:
    (here / "public/left-over.html").write_text("old", encoding="utf-8")
    building = start()
    told = said(building).splitlines()
    assert building.returncode == 0
    assert told == ["Building the handbook for public/", "The engine is at work", "The site is in public/"]
    assert text_of(here / "public") == NEW
    assert sorted(bytes_of(here / "public")) == sorted(NAMES)
    assert left_over(here) == []


@pytest.mark.parametrize("empty", [False, True])
def test_a_first_site_needs_no_second_rename(empty: bool, here: Path, start: Start) -> None:
    if empty:
        (here / "public.first").mkdir()
    building = start(to="public.first", RENAME="2", BREAK="os._exit(9)")
    said(building)
    assert building.returncode == 0
    assert text_of(here / "public.first") == NEW
    assert left_over(here) == ["public.first"]


def test_a_site_may_be_behind_a_link(here: Path, start: Start) -> None:
    (here / "linked").symlink_to("public")
    building = start(to="linked")
    said(building)
    assert building.returncode == 0
    assert (here / "linked").is_symlink()
    assert not (here / "public").is_symlink()
    assert text_of(here / "public") == NEW
    assert left_over(here) == []


def test_folders_on_the_way_to_a_first_site_are_made(here: Path, start: Start) -> None:
    building = start(to="far/away/public")
    said(building)
    assert building.returncode == 0
    assert text_of(here / "far/away/public") == NEW


def test_a_site_can_be_read_by_a_web_server_whatever_its_builder_keeps_to_himself(here: Path, start: Start) -> None:
    building = start(before=partial(os.umask, 0o077))
    said(building)
    assert building.returncode == 0
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in [here / "public", *(here / "public").rglob("*")]}
    assert modes == {True: 0o755, False: 0o644}


def test_readers_see_the_old_site_and_then_the_new_one(here: Path, start: Start) -> None:
    """Never the old one again, and never a page half written. For the moment between two renames a reader finds nothing."""
    seen: list[str] = []
    building = start()
    while building.poll() is None or NEW not in seen[-1]:
        for name in NAMES:
            try:
                seen.append((here / "public" / name).read_text(encoding="utf-8"))
            except FileNotFoundError:
                seen.append("nothing")
    old, new = (with_policy(PLAIN.format(text=text)) for text in ("the last good site", NEW))
    first = seen.index(new)
    assert old in seen[:first]
    assert set(seen[:first]) <= {old, "nothing"}
    assert set(seen[first:]) == {new}


def test_an_engine_that_runs_no_hooks_has_its_site_finished_once(here: Path, start: Start) -> None:
    plain = f"[(site / name).write_text({PLAIN.format(text=NEW)!r}) for name in {NAMES!r}]"
    (here / "docs").symlink_to(ROOT / "docs")
    (here / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    building = start(plain)
    told = said(building)
    assert building.returncode == 0, told
    assert told.count("is finished") == 1
    page = (here / "public/index.html").read_text(encoding="utf-8")
    assert has_policy(page)
    assert page.count("Content-Security-Policy") == 1
    assert text_of(here / "public") == NEW


def test_a_build_whose_reader_leaves_goes_on(here: Path, start: Start) -> None:
    building = start("wait()")
    until((here / "begun").exists)
    assert building.stdout
    building.stdout.close()
    (here / "go").touch()
    assert building.wait(END) == 0
    assert text_of(here / "public") == NEW


def test_a_terminal_without_our_letters(here: Path, start: Start) -> None:
    building = start("print('“Wringing” – done')", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "?Wringing? ? done\n" in said(building)
    assert building.returncode == 0


# ── When it is not ──


def assert_kept(here: Path, told: str, what: str) -> None:
    """The last site stays as it was, nothing is left over, and the last line says so."""
    last = told.splitlines()[-1]
    assert what in last
    assert last.endswith("The last good site is in public/, as it was")
    assert text_of(here / "public") == "the last good site"
    assert left_over(here) == []


FAULTS = {
    "an engine that says no": ("sys.exit(1)", "The site was not built."),
    "an engine that is killed": ("os.kill(os.getpid(), 9)", "Signal 9 has ended it. The site was not built."),
    "an engine that makes nothing": ("import shutil; shutil.rmtree(site); site.mkdir()", "The site was not built."),
    "an engine that breaks": ("{}['x']", "The site was not built."),
}


@pytest.mark.parametrize(("then", "what"), FAULTS.values(), ids=FAULTS)
def test_a_build_that_fails(then: str, what: str, here: Path, start: Start) -> None:
    building = start(then)
    assert_kept(here, said(building), what)
    assert building.returncode == 1


def test_a_fault_of_the_program_is_told_as_one(here: Path, start: Start) -> None:
    told = said(start("{}['x']")).splitlines()
    assert told[2].endswith("KeyError: 'x'; this is a fault of the program, not of a lesson: please report it with this line")
    assert len(told) == 4


def test_a_first_build_that_fails_leaves_nothing(here: Path, start: Start) -> None:
    told = said(start("sys.exit(1)", to="public.first"))
    assert told.splitlines()[-1] == "The site was not built. There is no site in public.first/"
    assert left_over(here) == []


def test_a_full_disk(here: Path, start: Start) -> None:
    """Made up: the error that a full disk gives."""
    building = start("raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), 'page.html')")
    told = said(building)
    assert "No space left on device: 'page.html'; make room on the disk\n" in told
    assert_kept(here, told, "The site was not built.")
    assert building.returncode == 1


def small_files(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def test_a_file_that_cannot_be_written_to_its_end(here: Path, start: Start) -> None:
    """The system's own refusal, of files above some size."""
    building = start("(site / 'big.html').write_bytes(b'x' * 100_000)", before=partial(small_files, 50_000))
    told = said(building)
    assert "File too large; allow larger files\n" in told
    assert_kept(here, told, "The site was not built.")


def as_anyone() -> None:
    """For root: without the right to write where it is forbidden."""
    change_bounds, rights = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if os.geteuid() == 0 and sys.platform == "linux":
        for right in rights:
            assert ctypes.CDLL(None).prctl(change_bounds, right, 0, 0, 0) == 0


@pytest.fixture
def locked_away(here: Path) -> Iterator[None]:
    here.chmod(0o555)
    yield
    here.chmod(0o755)


@pytest.mark.usefixtures("locked_away")
def test_a_folder_that_may_not_be_written(here: Path, start: Start) -> None:
    building = start(before=as_anyone)
    told = said(building)
    assert building.returncode == 1
    assert len(told.splitlines()) == 1
    assert_kept(here, told, f"Permission denied: {here / 'public.new'}; name a folder that can be written: make build SITE=folder.")


def test_a_site_that_may_not_be_moved(here: Path, start: Start) -> None:
    (here / "public").chmod(0o555)
    building = start(before=as_anyone)
    told = said(building)
    assert building.returncode == 1
    assert_kept(here, told, f"Permission denied: {here / 'public'} -> {here / 'public.new/old'}; name a folder that can be written")


def test_a_new_site_that_may_not_come_in_lets_the_last_one_back(here: Path, start: Start) -> None:
    building = start(RENAME="2", BREAK="raise OSError(16, os.strerror(16), *map(str, args))")
    told = said(building)
    assert building.returncode == 1
    assert_kept(here, told, "Device or resource busy")


@pytest.mark.parametrize("named", ["public.txt", "precious", "other-site", ".", "/"])
def test_a_target_that_is_no_site_of_ours(named: str, here: Path, start: Start) -> None:
    (here / "public.txt").write_text("mine", encoding="utf-8")
    (here / "precious").mkdir()
    (here / "precious/mine.txt").write_text("mine", encoding="utf-8")
    (here / "other-site").mkdir()
    (here / "other-site/404.html").write_text("<!doctype html>Somebody else's site", encoding="utf-8")
    before = bytes_of(here)
    building = start(to=named)
    (told,) = said(building).splitlines()
    assert told.endswith("/ holds something that is not a site; name another folder: make build SITE=folder")
    assert building.returncode == 1
    assert bytes_of(here) == before


def test_a_folder_that_a_build_needs_and_somebody_else_has(here: Path, start: Start) -> None:
    (here / "public.new").mkdir()
    (here / "public.new/mine.txt").write_text("mine", encoding="utf-8")
    before = bytes_of(here)
    building = start()
    told = said(building)
    assert building.returncode == 1
    assert told.startswith(f"{here / 'public.new'} is needed for the build, and holds something else; move that away")
    assert len(told.splitlines()) == 1
    assert bytes_of(here) == before


# ── Twice at once ──


def test_a_second_build_of_the_same_site_says_that_another_is_at_work(here: Path, start: Start) -> None:
    first = start("wait()")
    until((here / "begun").exists)
    second = start()
    assert said(second) == "Another build of public/ is at work; wait until it has ended\n"
    assert second.returncode == 1
    elsewhere = start(to="elsewhere")
    said(elsewhere)
    assert elsewhere.returncode == 0
    assert text_of(here / "public") == "the last good site"
    (here / "go").touch()
    said(first)
    assert first.returncode == 0
    assert text_of(here / "public") == NEW
    assert left_over(here) == []


def test_many_builds_at_once_leave_one_whole_site(here: Path, start: Start) -> None:
    builds = [start(TEXT=f"site {number}") for number in range(8)]
    told = [said(building) for building in builds]
    built = [number for number, building in enumerate(builds) if building.returncode == 0]
    assert built, told
    assert text_of(here / "public") in [f"site {number}" for number in built]
    others = {text for text, building in zip(told, builds, strict=True) if building.returncode}
    assert others <= {"Another build of public/ is at work; wait until it has ended\n"}
    assert left_over(here) == []


@pytest.mark.parametrize("then_made_anew", [False, True])
def test_a_lock_on_a_folder_that_is_gone_is_none(then_made_anew: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build before takes its folder away just when the next one has opened it, and a third may make it anew."""
    place, lock, times = Place(tmp_path / "public"), fcntl.flock, iter(range(9))

    def late(held: int, how: int) -> None:
        if next(times) == 0:
            place.work.rename(tmp_path / "gone")  # so that its number is not given to the next one
            if then_made_anew:
                place.work.mkdir()
        lock(held, how)

    monkeypatch.setattr(fcntl, "flock", late)
    held = claim(place)
    assert held is not None
    assert os.path.samestat(os.fstat(held), place.work.stat())
    os.close(held)


def test_an_engine_that_outlives_its_build_keeps_the_next_one_out(here: Path, start: Start) -> None:
    first = start("wait()")
    until((here / "begun").exists)
    first.kill()
    first.wait()
    second = start()
    assert said(second) == "Another build of public/ is at work; wait until it has ended\n"
    kill_all(first)
    first.communicate()
    third = start()
    said(third)
    assert third.returncode == 0
    assert text_of(here / "public") == NEW
    assert left_over(here) == []


# ── Broken off ──


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("to_all", [False, True], ids=["the build", "all"])
def test_a_build_that_is_stopped(number: signal.Signals, to_all: bool, here: Path, start: Start) -> None:
    """By a key, which stops the engine too, or by a signal to the build alone."""
    building = start("wait()")
    until((here / "begun").exists)
    (os.killpg if to_all else os.kill)(building.pid, number)
    told = said(building)
    assert building.returncode == 128 + number
    assert_kept(here, told, "The build was stopped.")
    with pytest.raises(ProcessLookupError):
        os.killpg(building.pid, 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_between_the_renames_is_too_late(number: signal.Signals, here: Path, start: Start) -> None:
    building = start(RENAME="2", BREAK=f"os.kill(os.getpid(), {int(number)})")
    told = said(building)
    assert building.returncode == 0, told
    assert text_of(here / "public") == NEW
    assert left_over(here) == []


def test_a_build_that_is_killed_while_its_engine_works(here: Path, start: Start) -> None:
    building = start("wait()")
    until((here / "begun").exists)
    kill_all(building)
    building.wait()
    assert text_of(here / "public") == "the last good site"
    assert left_over(here) == ["public.new"]
    said(start(TEXT="the site after"))
    assert text_of(here / "public") == "the site after"
    assert left_over(here) == []


KILL = "os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize("fails", [False, True], ids=["then built", "then failed"])
@pytest.mark.parametrize(("rename", "stays"), [(1, "the last good site"), (2, None), (3, NEW)])
def test_a_build_that_is_killed_as_it_swaps(rename: int, stays: str | None, fails: bool, here: Path, start: Start) -> None:
    """Before the first rename, between the two, and after them, while it clears up."""
    after = "import shutil; shutil.rmtree = lambda *_, **__: os.rename('', '')"
    (here / "engine/sitecustomize.py").write_text(AT_A_RENAME + (f"if 'RENAME' in os.environ:\n    {after}\n" if rename == 3 else ""))
    building = start(RENAME=str(rename), BREAK=KILL)
    building.communicate()
    assert building.returncode == -signal.SIGKILL
    if stays:
        assert text_of(here / "public") == stays
    else:
        assert not (here / "public").exists()
    told = said(start("sys.exit(1)" if fails else "", TEXT="the site after"))
    assert ("is back in public/" in told) == (stays is None)
    assert text_of(here / "public") == ((stays or "the last good site") if fails else "the site after")
    assert left_over(here) == []


# ── With the real engine ──


@pytest.fixture
def real(here: Path, site: Path) -> dict[str, str]:
    """The handbook, built, as what ``public`` holds."""
    (here / "public").rename(here / "small")
    subprocess.run(["cp", "-r", str(site), str(here / "public")], check=True)
    return bytes_of(here / "public")


@pytest.mark.nightly
def test_a_real_build_may_be_killed_at_any_moment(here: Path, start: Start, real: dict[str, str]) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    moments = random.Random(seed)
    for _ in range(12):
        building = start(real=True)
        time.sleep(moments.uniform(0, 8))
        kill_all(building)
        building.communicate()
        assert bytes_of(here / "public") == real
    building = start(real=True)
    told, _ = building.communicate()
    assert building.returncode == 0, told
    assert bytes_of(here / "public") == real
    assert left_over(here) == []


@pytest.mark.nightly
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_real_build_may_be_stopped(number: signal.Signals, here: Path, start: Start, real: dict[str, str]) -> None:
    building = start(real=True)
    until(lambda: (here / "public.new/new/404.html").exists())
    os.killpg(building.pid, number)
    told = said(building)
    assert building.returncode == 128 + number
    assert told.splitlines()[-1] == f"The build was stopped. The last good site is in {here}/public/, as it was"
    assert bytes_of(here / "public") == real
    assert left_over(here) == []


@pytest.mark.nightly
@pytest.mark.parametrize("most", [10_000, 100_000, 200_000])
def test_a_real_build_that_cannot_write(most: int, here: Path, start: Start, real: dict[str, str]) -> None:
    building = start(real=True, before=partial(small_files, most))
    told, _ = building.communicate()
    assert building.returncode == 1
    assert "Traceback" not in told
    assert "File too large" in told
    assert bytes_of(here / "public") == real
    assert left_over(here) == []
