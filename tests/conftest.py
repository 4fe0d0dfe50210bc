"""What the tests of the site share: the real handbook built once, a server for it, a browser, its pages."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import start

ROOT = Path(__file__).parent.parent
PREFIX = "/handbook/"
"""The site is served below a folder, as a project's pages are on many hosts, so that every address must be relative."""

SITE_URL, REPO_URL = "https://massage.example/handbook/", "https://code.example/someone/handbook"

PATIENCE = 15_000
"""Milliseconds after which a condition that has not come true is a failure."""

Build = Callable[..., subprocess.CompletedProcess[str]]


def page_addresses() -> list[str]:
    """Every page's address below the site's own, from the files of the lessons: ``""`` is the home page."""
    docs = ROOT / "docs"
    files = [path.relative_to(docs) for path in sorted(docs.rglob("*.md")) if "data" not in path.relative_to(docs).parts]
    stems = [file.with_suffix("").as_posix() for file in files]
    return [stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/" for stem in stems]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``page_at`` runs for every page, one that asks for ``lesson_at`` for every page but home."""
    everything = page_addresses()
    if "page_at" in metafunc.fixturenames:
        metafunc.parametrize("page_at", everything, ids=[address or "home" for address in everything])
    if "lesson_at" in metafunc.fixturenames:
        metafunc.parametrize("lesson_at", list(filter(None, everything)))


@pytest.hookimpl(tryfirst=True)  # before -m takes tests out by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would change a build, with our own code first to be found, and with what is given.

    A warning ends a process that is started with it, as it ends a test.
    """
    left_out = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "PYTHONPATH", "PYTHONHASHSEED", "SITE", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    paths = [*filter(None, [more.get("PYTHONPATH")]), str(ROOT / "hooks")]
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "error", **more, "PYTHONPATH": os.pathsep.join(paths)}


def mkdocs_build(project: Path, to: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """``mkdocs build --strict`` of a project into a folder, with more variables in its environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(to)]
    return subprocess.run(command, cwd=project, env=environment(**more), capture_output=True, text=True, check=False)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that ``make`` fills, once for all workers of a run: the first that asks makes it, the others wait. No test may change it."""
    own = factory.getbasetemp()
    top = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    to, making = top / name, top / f"{name}.making"
    with (top / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not to.exists():
            shutil.rmtree(making, ignore_errors=True)
            make(making)
            making.rename(to)
    return to


@pytest.fixture(scope="session")
def build() -> Build:
    """The function that builds a project's site."""
    return mkdocs_build


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to break, with this environment as its own."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("mkdocs.yml", "pyproject.toml", "Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(sys.prefix)
    return copy


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built once."""

    def make(to: Path) -> None:
        built = mkdocs_build(ROOT, to)
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook, built once for an address that is known: ``SITE_URL``."""

    def make(to: Path) -> None:
        built = mkdocs_build(ROOT, to, SITE_URL=SITE_URL, REPO_URL=REPO_URL)
        assert built.returncode == 0, built.stdout + built.stderr

    return made_once(tmp_path_factory, "placed", make)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site below ``PREFIX`` and nothing anywhere else. A wrong address gets the site's page for it, as on most hosts."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_head(self) -> Any:
        if not self.path.startswith(PREFIX):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        wrong = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(PREFIX) or not wrong.is_file():
            super().send_error(code, message, explain)
            return
        content = wrong.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A server for a site; gives the site's address on this machine, with a slash at its end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The handbook's address on this machine, with a slash at its end."""
    with served(site) as at:
        yield at


@pytest.fixture(scope="session")
def pages(address: str) -> list[str]:
    """Every page's address."""
    return [address + page for page in page_addresses()]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = start(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def _contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    kept: dict[str, BrowserContext] = {}
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def open_page(browser: Browser, _contexts: dict[str, BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens fresh tabs; contexts with the same settings are shared, so that their cache is."""
    opened: list[Page] = []

    def opener(width: int = 390, height: int = 844, **settings: Any) -> Page:
        context = _contexts.get(str(settings))
        if context is None:
            context = _contexts[str(settings)] = browser.new_context(**settings)
            context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        opened.append(page)
        return page

    yield opener
    for page in opened:
        page.close()
