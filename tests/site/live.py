"""Waiting for a page in a browser, by conditions. The page's policy forbids ``eval``, which ``wait_for_function`` needs."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.conftest import PATIENCE

PHONE, ZOOMED, DESK = 390, 640, 1280
"""Widths: a phone, a window of 1280 px at 200 %, a window."""


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true."""
    page.evaluate(
        f"""async () => {{
          const end = performance.now() + {PATIENCE};
          while (!({condition})) {{
            if (performance.now() > end) throw new Error({condition!r} + ' never came true');
            await new Promise(requestAnimationFrame);
          }}
        }}"""
    )


def still(page: Page) -> None:
    """Wait until nothing moves or fades any more."""
    until(page, "document.getAnimations().every((one) => one.playState !== 'running')")


def come(page: Page, address: str, *, idle: bool = False) -> None:
    """Open a page, and wait until its scripts have run and its fonts have come; with ``idle``, until no request is on its way."""
    answer = page.goto(address, wait_until="networkidle" if idle else "load")
    assert answer is not None
    assert answer.status in (200, 304), f"{answer.status} {address}"
    expect(page.locator("#find-open")).to_be_enabled(timeout=PATIENCE)
    until(page, "document.fonts.status === 'loaded'")
