"""Start a browser for the tests, or fetch one: ``python -m tests.browser``.

A headless shell is Chromium without its windows: it lays out, runs and prints the same pages for two thirds of the work. It is taken where
there is one or where one can be had, from Playwright or from Debian; else the system's Chromium or Chrome does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = [
    "--no-sandbox",
    "--font-render-hinting=none",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""The tests open pages of this machine only, as root in containers too; the browser asks nobody for anything. Letters are as wide as on a
screen of today: unlike a browser with windows, a shell would else round their widths to whole pixels."""


def start(playwright: Playwright) -> Browser:
    """The browser that ``CHROME`` names, or the lightest there is. Raises Playwright's ``Error`` where there is none."""
    if path := _on_path([os.environ.get("CHROME"), *SHELLS]):
        return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    try:
        return playwright.chromium.launch(args=ARGUMENTS)
    except Error:
        path = _on_path(NAMES) or (str(MAC) if MAC.is_file() else None)
        if path is None:
            raise
        return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def fetch(*, needed: bool) -> None:
    """Get a headless shell, by the first way that works; a password is asked for only where a browser is ``needed``."""
    playwright = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if subprocess.run(playwright, capture_output=True, check=False).returncode == 0:
        return
    if shutil.which("apt-get") and (os.geteuid() == 0 or needed):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", SHELLS[0]], check=False)


def main() -> int:
    """Make sure that there is a browser; say which."""
    if not _on_path([os.environ.get("CHROME"), *SHELLS]):
        print("── A browser for the tests", flush=True)
        fetch(needed=_version() is None)
    version = _version()
    if version is None:
        print("No browser was found. Install Chromium or Chrome, or name one: CHROME=/path/to/it make test", file=sys.stderr)
        return 1
    print(f"Tests use Chromium {version}")
    return 0


def _version() -> str | None:
    with sync_playwright() as playwright:
        try:
            browser = start(playwright)
        except Error:
            return None
        version = browser.version
        browser.close()
        return version


def _on_path(names: Iterable[str | None]) -> str | None:
    return next((path for name in names if name and (path := shutil.which(name))), None)


if __name__ == "__main__":
    sys.exit(main())
