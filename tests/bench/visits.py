"""The bytes of a visit: what a real browser fetches from the built site, over HTTP, compressed as a web server does."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import start

PHONE = {"width": 390, "height": 844}
KINDS = {
    ".html": "HTML",
    ".css": "CSS",
    ".js": "scripts",
    ".woff2": "fonts",
    ".svg": "drawings",
    ".json": "search index",
}
PACKED = {"fonts", "other"}
"""Kinds that are sent as they are: their files are compressed already."""


@dataclass(frozen=True)
class Sent:
    """One answer of the server: the file, and the bytes of its body as sent."""

    name: str
    kind: str
    size: int


@dataclass
class Visit:
    """What one visit fetched."""

    sent: list[Sent] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(one.size for one in self.sent)

    @property
    def own(self) -> int:
        """Bytes without the base drawings, which all lessons share."""
        return sum(one.size for one in self.sent if one.kind != "drawings")

    def by_kind(self) -> dict[str, tuple[int, int]]:
        """Requests and bytes of each kind, the largest first."""
        requests = Counter(one.kind for one in self.sent)
        sizes = {kind: sum(one.size for one in self.sent if one.kind == kind) for kind in requests}
        return {kind: (requests[kind], sizes[kind]) for kind in sorted(sizes, key=lambda kind: -sizes[kind])}


@dataclass(frozen=True)
class Bytes:
    """The visits that the bars are about. ``seconds``: each other lesson, by its address, read after the first."""

    first: Visit
    seconds: dict[str, Visit]
    search: Visit


class Server(ThreadingHTTPServer):
    """A site on this machine; keeps account of what it sent."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.sent: list[Sent] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def taken(self) -> Visit:
        """What was sent since the last time."""
        visit, self.sent = Visit(self.sent), []
        return visit


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = self.server.site / unquote(urlsplit(self.path).path).lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        found = file.is_file()
        body, kind = _body(file) if found else (b"", "not found")
        self.server.sent.append(Sent(self.path, kind, len(body)))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if found and kind not in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _body(file: Path) -> tuple[bytes, str]:
    kind = "icon" if file.stem == "favicon" else KINDS.get(file.suffix, "other")
    content = file.read_bytes()
    return (content if kind in PACKED else gzip.compress(content, 9, mtime=0)), kind


def measure(site: Path, first: str, others: list[str]) -> Bytes:
    """Visit the lesson at the address ``first``; each of the others after it; and search."""
    with _serving(site) as server, _browser() as browser:
        visit = _visit(browser, server, first)
        seconds = {other: _visit(browser, server, other, after=first) for other in others}
        return Bytes(visit, seconds, _search(browser, server, first))


def _visit(browser: Browser, server: Server, address: str, after: str | None = None) -> Visit:
    with _reader(browser, server) as page:
        if after is not None:
            _read(page, server.address + after)
            server.taken()
        _read(page, server.address + address)
        return server.taken()


def _search(browser: Browser, server: Server, address: str) -> Visit:
    with _reader(browser, server) as page:
        _read(page, server.address + address)
        server.taken()
        page.locator("#find-open").click()
        page.locator("#find-input").fill("neck")
        page.locator("#find-list a").first.wait_for()
        page.wait_for_load_state("networkidle")
        return server.taken()


def _read(page: Page, address: str) -> None:
    """Load a page and read it to its end; then fetch its icon, as a browser with a window does."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.evaluate("() => fetch(document.querySelector('link[rel~=icon]').href).then(answer => answer.text()).then(() => true)")


@contextmanager
def _reader(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone with nothing in its cache. A request to any other site is an error."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]}, device_scale_factor=2)
    page = context.new_page()
    strangers: list[str] = []
    page.on("request", lambda request: None if _ours(request.url, server) else strangers.append(request.url))
    yield page
    context.close()
    missing = [one.name for one in server.sent if one.kind == "not found"]
    if strangers or missing:
        raise RuntimeError("; ".join([*(f"asked another site: {url}" for url in strangers), *(f"not found: {name}" for name in missing)]))


def _ours(url: str, server: Server) -> bool:
    return url.startswith((server.address, "data:", "blob:"))


@contextmanager
def _serving(site: Path) -> Iterator[Server]:
    with Server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()
