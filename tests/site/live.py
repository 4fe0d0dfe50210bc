"""Waiting for a page in a browser, by conditions. The page's policy forbids ``eval``, which ``wait_for_function`` needs."""

from __future__ import annotations

import time

from playwright.sync_api import Page, expect

from tests.conftest import PATIENCE

PHONE, ZOOMED, DESK = 390, 640, 1280
"""Widths: a phone, a window of 1280 px at 200 %, a window."""


UNDRAWN = """() => [...document.querySelectorAll('svg use')].filter((use) => {
  const view = use.ownerSVGElement.getBoundingClientRect(), drawn = use.getBoundingClientRect();
  return !(drawn.width > 1 && drawn.height > 1 && view.width > 100 && view.height > 100 &&
    drawn.left < view.right && drawn.right > view.left && drawn.top < view.bottom && drawn.bottom > view.top);
}).map((use) => use.getAttribute('href'))"""
"""Base drawings that cannot be seen where they should be."""

DRAWN_WITHIN = 5
"""Seconds from the end of loading: drawings and fonts are on this machine, and a page is not held up for long by one that never comes."""

SETTLED = f"() => document.fonts.status === 'loaded' ? ({UNDRAWN})() : ['fonts']"


def undrawn(page: Page) -> list[str]:
    """Wait until a page's fonts and drawings have come; give what has not. Asks from outside, so that it works without scripts too."""
    end = time.monotonic() + DRAWN_WITHIN
    while (missing := page.evaluate(SETTLED)) and time.monotonic() < end:
        page.wait_for_timeout(20)
    found: list[str] = missing
    return found


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
