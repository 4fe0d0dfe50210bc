"""Serves the preview on this machine: pages as they are asked for, and word of every change to the browsers that look at them."""

from __future__ import annotations

import errno
import mimetypes
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from handbook.site.finish import INDEX
from handbook_preview.proof import RELOADER, Proof, fault

PATIENCE = 25.0
"""Seconds that a browser is kept waiting for news before it asks again."""
NEWS = "/-/news"

_SCRIPT = Path(__file__).with_name("reload.js")
_PAUSE = 0.005
"""Seconds between pieces of work while somebody waits."""


class TakenPort(Exception):
    """Something else serves on this port."""


class Server(ThreadingHTTPServer):
    """A server for one proof, and the thread that works on what is left to do."""

    daemon_threads = True

    def __init__(self, proof: Proof, port: int) -> None:
        self.proof = proof
        self._idle = threading.Event()
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                raise TakenPort(str(port)) from error
            raise
        threading.Thread(target=self._work, daemon=True).start()

    def saved(self, paths: set[Path]) -> None:
        """Take in a save, and go on working."""
        self.proof.saved(paths)
        self._idle.set()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone is no mistake; anything else is one of ours, told in one line."""
        error = sys.exception()
        if isinstance(error, Exception) and not isinstance(error, ConnectionError):
            print(fault(error), flush=True)

    def _work(self) -> None:
        while True:
            while self.proof.work():
                while self.proof.is_wanted:
                    time.sleep(_PAUSE)
            self._idle.wait()
            self._idle.clear()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        proof = self.server.proof
        if path == NEWS:
            after = parse_qs(asked.query).get("after", ["0"])[0]
            self._send(proof.news(int(after) if after.isdecimal() else 0, PATIENCE), "application/json")
        elif path == RELOADER:
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        elif path == f"/{INDEX}":
            self._send(proof.search_index(), "application/json")
        elif page := proof.page(path.removeprefix("/")):
            self._send(page, "text/html")
        elif part := proof.part(path.removeprefix("/")):
            self._send(part.read_bytes(), mimetypes.guess_type(part.name)[0] or "application/octet-stream")
        elif not path.endswith("/") and proof.page(path.removeprefix("/") + "/"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(proof.wrong_address(), "text/html", HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815

    def _send(self, content: str | bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """What was asked for is not the writer's concern."""
