"""Find a browser for the tests, or fetch one: ``python -m tests.browser``.

The system's Chromium or Chrome where there is one; else the one that Playwright provides; else Debian's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
"""The tests open pages of this machine only, as root in containers too; the browser asks nobody for anything."""


def find() -> str | None:
    """The path of a browser that can be started, if there is one."""
    for name in filter(None, (os.environ.get("CHROME"), *NAMES)):
        if path := shutil.which(name):
            return path
    if MAC.is_file():
        return str(MAC)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def fetch() -> None:
    """Get a browser, by the first way that works."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find() or not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
    subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a browser; say where."""
    if not find():
        fetch()
    path = find()
    if path is None:
        print("No browser was found. Install Chromium or Chrome, or name one: CHROME=/path/to/it make test", file=sys.stderr)
        return 1
    print(f"Tests use {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
