"""The build: the same bytes from the same files, a line for each mistake, and the last good site kept."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.conftest import REPO_URL, ROOT, SITE_URL, Build, environment, page_addresses
from tests.sampling import at_night
from tests.site.parts import Node, file_of, read

ANOTHER_DAY = """
import datetime, time

_AHEAD = datetime.timedelta(days=400, hours=11)
_now, _today, _time = datetime.datetime.now, datetime.date.today, time.time


class _Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return _now(tz) + _AHEAD

    @classmethod
    def utcnow(cls):
        return cls.now()


class _LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return _today() + _AHEAD


datetime.datetime, datetime.date = _Later, _LaterDay
time.time = lambda: _time() + _AHEAD.total_seconds()
"""
"""A ``sitecustomize`` that moves the clock of a Python process to another day."""

GLIDE = "docs/strokes/long-glide.md"
LINE = re.compile(r"docs/[\w/.-]+:\d+: [^;]+; .+")


def bytes_of(site: Path) -> dict[str, str]:
    """Every file of a site, with the hash of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def plant(project: Path, file: str, old: str, new: str) -> int:
    """Make a mistake; give its line."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def modes_of(site: Path) -> dict[str, int]:
    """Every file and folder of a site, with who may do what with it."""
    return {path.relative_to(site).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in [site, *site.rglob("*")]}


def alone_and_on_one_core() -> None:
    """Runs in a build's process before it: files that others may not read, one core."""
    os.umask(0o077)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def git(*arguments: str, where: Path) -> None:
    """Run git with no settings but our own."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "A writer", f"GIT_{who}_EMAIL": "writer@massage.example"}
    subprocess.run(["git", *arguments], cwd=where, env=environment(**own), capture_output=True, check=True)


def built_by_command(project: Path, to: Path, before: Callable[[], object] | None = None, **more: str) -> None:
    """The site in a folder, as ``make build`` makes it."""
    command = [sys.executable, "-m", "handbook", "build", str(to)]
    paths = os.pathsep.join(filter(None, [more.get("PYTHONPATH"), str(project / "hooks")]))
    built = subprocess.run(
        command,
        cwd=project,
        env=environment(**{**more, "PYTHONPATH": paths}),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )
    assert built.returncode == 0, built.stdout + built.stderr


def test_the_same_files_give_the_same_bytes(project: Path, placed: Path, tmp_path: Path) -> None:
    """In another folder, on another day, with other hashes, another language and time zone, on one core, by somebody who lets nobody read;
    from a ZIP without git or a clone without a past. And whether MkDocs is run by hand or by our command.
    """
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    for path in (project / "docs").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    git("init", "--quiet", where=project)
    for file in ("mkdocs.yml", "."):
        git("add", "--", file, where=project)
        git("commit", "--quiet", "--message", "One of two", where=project)
    cloned = tmp_path / "elsewhere" / "a copy"
    git("clone", "--quiet", "--depth", "1", project.as_uri(), str(cloned), where=tmp_path)
    shutil.rmtree(project / ".git")
    first, second = tmp_path / "first", tmp_path / "second"
    addresses = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    built_by_command(
        project, first, alone_and_on_one_core, PYTHONHASHSEED="1", PYTHONPATH=str(clock), TZ="Pacific/Kiritimati", **ascii_only, **addresses
    )
    built_by_command(
        cloned,
        second,
        partial(os.umask, 0o002),
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH="1",
        TZ="America/New_York",
        LC_ALL="C.UTF-8",
        **addresses,
    )
    assert len(bytes_of(first)) > len(page_addresses()) + 10
    assert bytes_of(first) == bytes_of(second) == bytes_of(placed)
    assert modes_of(first) == modes_of(second)
    assert set(modes_of(first).values()) == {0o644, 0o755}


def test_the_clock_of_a_build_can_be_moved(tmp_path: Path) -> None:
    """What the test of the bytes rests on."""
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    asked = "from mkdocs.utils import get_build_datetime as now; print(now().timestamp())"
    moved = subprocess.run(
        [sys.executable, "-c", asked], env=environment(PYTHONPATH=str(tmp_path)), capture_output=True, text=True, check=True
    )
    assert float(moved.stdout) > time.time() + 399 * 24 * 3600


def end_of_block(path: Path, line: int) -> int:
    """The next empty line: what belongs to one figure, field or sentence stands together."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, text in enumerate(lines, start=1) if number > line and not text.strip()), len(lines) + 1)


MISTAKES: dict[str, tuple[str, str, str]] = {
    "a field that there is not": (GLIDE, "hand: flat palms", "hnd: flat palms"),
    "a pressure past the limit": (
        GLIDE,
        "    pressure: {low back: 2, from the blade tips: 3-4}",
        "    pressure: {low back: 2, from the blade tips: 3-8}",
    ),
    "a block that there is not": (GLIDE, "/// repeat | Five to eight times", "/// repeet | Five to eight times"),
    "a source that nobody can look up": ("docs/start/what-this-is.md", "[@moyer-2004; low]", "[@moyer-2005; low]"),
    "a claim without its certainty": ("docs/start/what-this-is.md", "[@moyer-2004; low]", "[@moyer-2004]"),
    "raw HTML": (GLIDE, "Stay light over the waist", "Stay <b>light</b> over the waist"),
    "a lesson before it that is not there": (GLIDE, "right-partner, what-you-need]", "right-partner, what-you-neeed]"),
    "a part of the body that is not there": (
        GLIDE,
        "along: [low back, waist, blade tips, upper back]",
        "along: [low back, waste, blade tips, upper back]",
    ),
    "a date that is none": (GLIDE, "checked: 2026-11-30", "checked: last week"),
    "a word's lesson that is not there": ("docs/data/terms.yml", "  lesson: right-partner", "  lesson: wrong-partner"),
}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [pytest.param(*planted, id=name, marks=at_night(unless=number % 3 == 0)) for number, (name, planted) in enumerate(MISTAKES.items())],
)
def test_a_mistake_is_told_in_one_line(file: str, old: str, new: str, project: Path, build: Build, tmp_path: Path) -> None:
    line = plant(project, file, old, new)
    built = build(project, tmp_path / "site")
    told = built.stdout + built.stderr
    assert built.returncode == 1, told
    assert "Traceback" not in told
    lines = LINE.findall(told)
    assert len(lines) == 1, told
    assert lines[0].startswith(f"{file}:"), told
    number = int(lines[0].split(":")[1])
    assert line <= number < end_of_block(project / file, line), f"the mistake is in line {line}: {lines[0]}"
    assert not (tmp_path / "site").exists() or not any((tmp_path / "site").iterdir())


def test_a_press_too_hard_for_two_places_is_told_for_each(project: Path, build: Build, tmp_path: Path) -> None:
    """Both are told at the one line, and each with its own reason."""
    line = plant(project, GLIDE, "    pressure: {low back: 2, from", "    pressure: {low back: 2, waist: 3, from")
    built = build(project, tmp_path / "site")
    assert built.returncode == 1
    lines = LINE.findall(built.stdout + built.stderr)
    (number,) = {int(told.split(":")[1]) for told in lines}
    assert line <= number < end_of_block(project / GLIDE, line)
    assert [place for place in ("beside the low spine", "on the kidneys and lowest ribs") if not any(place in told for told in lines)] == []


def test_each_of_many_mistakes_has_its_line(project: Path, build: Build, tmp_path: Path) -> None:
    places = []
    for name in ("a claim without its certainty", "a lesson before it that is not there", "raw HTML", "a word's lesson that is not there"):
        file, old, new = MISTAKES[name]
        places.append((file, plant(project, file, old, new)))
    built = build(project, tmp_path / "site")
    told = built.stdout + built.stderr
    assert built.returncode == 1
    assert "Traceback" not in told
    found = [(line.split(":")[0], int(line.split(":")[1])) for line in LINE.findall(told)]
    assert found == sorted(places), told


def empty(path: Path) -> None:
    path.write_text("", encoding="utf-8")


def cut(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8")[:300], encoding="utf-8")


def binary(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00nonsense")


@pytest.mark.parametrize("spoil", [empty, cut, binary], ids=["empty", "cut", "not-text"])
@pytest.mark.parametrize("file", [GLIDE, "docs/data/conditions.yml"])
def test_a_spoilt_file_is_told_without_a_traceback(
    spoil: Callable[[Path], None], file: str, project: Path, build: Build, tmp_path: Path
) -> None:
    spoil(project / file)
    built = build(project, tmp_path / "site")
    told = built.stdout + built.stderr
    assert built.returncode == 1, told
    assert "Traceback" not in told
    assert any(line.startswith(f"{file}:") for line in LINE.findall(told)), told


# ── make build ──


def make(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``make build`` in a copy of the project, without setting up its environment anew."""
    command = ["make", "--old-file=.venv/site.ready", "build", *arguments]
    return subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False)


@pytest.fixture
def built_project(project: Path, site: Path) -> Path:
    """A copy of the project with a site in it."""
    shutil.copytree(site, project / "public")
    return project


def dead_link(project: Path) -> None:
    plant(project, GLIDE, "## Where, and where not", "## Where, and where not\n\nSee [another lesson](no-such-lesson.md).\n")


def dead_anchor(project: Path) -> None:
    plant(
        project,
        GLIDE,
        "## Where, and where not",
        "## Where, and where not\n\nSee [another part](../before/right-partner.md#no-such-part).\n",
    )


def no_such_page_in_the_navigation(project: Path) -> None:
    plant(project, "mkdocs.yml", "      - strokes/long-glide.md", "      - strokes/long-glide.md\n      - strokes/longer-glide.md")


def broken_lesson(project: Path) -> None:
    plant(project, *MISTAKES["a pressure past the limit"])


def broken_template(project: Path) -> None:
    plant(project, "overrides/main.html", "{% block content %}", "{% block content %}{{ nothing.at.all }}")


BREAKS = [broken_lesson, dead_link, dead_anchor, no_such_page_in_the_navigation, broken_template]


@pytest.mark.parametrize("spoil", BREAKS, ids=[spoil.__name__ for spoil in BREAKS])
def test_a_failed_build_keeps_the_last_good_site(spoil: Callable[[Path], None], built_project: Path) -> None:
    before = bytes_of(built_project / "public")
    spoil(built_project)
    made = make(built_project, "SITE=public")
    told = made.stdout + made.stderr
    assert made.returncode != 0, told
    assert "Traceback" not in told
    assert "The site was not built. The last good site is in public/, as it was\n" in told
    assert bytes_of(built_project / "public") == before
    assert sorted(path.name for path in built_project.glob("public*")) == ["public"]


@pytest.mark.parametrize("spoil", [dead_link, dead_anchor, no_such_page_in_the_navigation], ids=lambda spoil: spoil.__name__)
def test_what_only_mkdocs_finds_fails_the_build_too(spoil: Callable[[Path], None], project: Path, build: Build, tmp_path: Path) -> None:
    spoil(project)
    built = build(project, tmp_path / "site")
    told = built.stdout + built.stderr
    assert built.returncode == 1, told
    assert "Traceback" not in told
    assert re.search(r"long-glide\.md|longer-glide\.md", told)


def test_a_first_build_makes_the_folder(project: Path, site: Path) -> None:
    made = make(project, "SITE=public")
    assert made.returncode == 0, made.stdout + made.stderr
    assert bytes_of(project / "public") == bytes_of(site)


def test_a_new_build_takes_the_place_of_the_old(built_project: Path) -> None:
    (built_project / "public/left-over.html").write_text("old", encoding="utf-8")
    plant(built_project, GLIDE, "## Where, and where not", "## Where, and where never")
    made = make(built_project, "SITE=public/")
    assert made.returncode == 0, made.stdout + made.stderr
    assert not (built_project / "public/left-over.html").exists()
    assert "Where, and where never" in (built_project / "public/strokes/long-glide/index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in built_project.glob("public*")) == ["public"]


@pytest.mark.parametrize("target", ["docs", "public.d"])
def test_a_folder_that_is_not_a_site_is_left_alone(target: str, project: Path) -> None:
    folder = project / target
    folder.mkdir(exist_ok=True)
    (folder / "precious.txt").write_text("mine", encoding="utf-8")
    before = bytes_of(folder)
    made = make(project, f"SITE={target}")
    assert made.returncode != 0
    assert bytes_of(folder) == before
    assert "not a site" in made.stdout + made.stderr
    assert "Building documentation" not in made.stdout + made.stderr, "nothing is begun"


# ── What is built ──


def test_the_sitemap_names_every_page_with_the_day_of_its_lesson(placed: Path) -> None:
    text = (placed / "sitemap.xml").read_text(encoding="utf-8")
    told = dict(re.findall("<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", text))
    checked = {page: re.search("^checked: (.*)$", lesson_of(page).read_text(encoding="utf-8"), re.M) for page in page_addresses()}
    assert told == {SITE_URL + page: found[1] for page, found in checked.items() if found}
    assert len(told) == text.count("<url>") == len(page_addresses())
    assert len(set(told.values())) > 1, "the lessons were not all checked on one day"


def lesson_of(page: str) -> Path:
    """The Markdown file behind a page's address."""
    docs = ROOT / "docs"
    return docs / f"{page.rstrip('/')}.md" if page.strip("/") and not page.endswith("index") else docs / "index.md"


def test_the_packed_sitemap_is_the_same_and_holds_no_time(placed: Path) -> None:
    packed = (placed / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (placed / "sitemap.xml").read_bytes()
    assert packed[:10] == b"\x1f\x8b\x08" + bytes(5) + b"\x02\xff"


def test_where_the_address_is_known_every_page_says_it(placed: Path) -> None:
    for page in page_addresses():
        tree = read(file_of(placed, page))
        (canonical,) = tree.find("link", rel="canonical")
        assert canonical.attributes["href"] == SITE_URL + page
        assert [link.attributes["href"] for link in tree.find("a", of="md-source")[:1]] == [REPO_URL]
        assert_offline(tree)
    assert read(placed / "404.html").find("link", rel="canonical") == []
    wrong = [given for given in absolute(read(placed / "404.html")) if not given.startswith((SITE_URL, REPO_URL))]
    assert wrong == [], "the page for a wrong address is served at any depth, so its own addresses start at the site's"


def absolute(page: Node) -> list[str]:
    """The addresses of a page as a browser resolves them, deep in the site."""
    given = [node.attributes[name] for node in page.all() for name in ("href", "src") if name in node.attributes]
    return [urljoin(SITE_URL + "no/such/page/", one) for one in given if not one.startswith("#")]


def assert_offline(page: Node) -> None:
    """Nothing is loaded from another site."""
    loaded = [node.attributes.get("src", "") for node in page.all() if "src" in node.attributes]
    loaded += [
        node.attributes["href"] for node in page.find("link") if node.attributes["rel"] in ("stylesheet", "icon", "preload", "preconnect")
    ]
    assert [one for one in loaded if urlsplit(one).netloc] == []


def test_without_addresses_no_page_links_to_one(site: Path) -> None:
    assert list(site.glob("sitemap*")) == [], "an empty one is not valid"
    for page in page_addresses():
        tree = read(file_of(site, page))
        assert tree.find("link", rel="canonical") == []
        assert tree.find(of="md-source") == []
        assert_offline(tree)


def test_the_data_is_not_published(site: Path) -> None:
    assert not (site / "data").exists()
    assert [path for path in site.rglob("*") if path.suffix in (".yml", ".yaml", ".py", ".md")] == []
