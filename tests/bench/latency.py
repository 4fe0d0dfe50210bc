"""How long a writer waits: from a save to the changed page in a real browser, in the preview."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser import start
from tests.site.preview import Preview, preview_of

GLIDE, AT = "docs/strokes/long-glide.md", "strokes/long-glide/"
WITHIN = 60
"""Seconds after which a save that does not show is given up."""
ROUNDS = 5
_SETTLED = 2.0
"""Seconds for what follows a save when nobody waits."""


@dataclass(frozen=True)
class Edit:
    """A kind of edit: the file, what is changed into what (with a number in it), and where it shows."""

    kind: str
    file: str
    old: str
    new: str
    shows: str


EDITS = (
    Edit("lesson", GLIDE, "## Where, and where not", "## Where, and where never {}", "document.body.innerText.includes('where never {}')"),
    Edit("title", GLIDE, "title: Long glide", "title: Long glide {}", "document.querySelector('h1').innerText === 'Long glide {}'"),
    Edit("data", "docs/data/stops.yml", "sign: ", "sign: Truly{} ", "document.body.textContent.includes('Truly{}')"),
    Edit(
        "style",
        "docs/assets/stylesheets/handbook.css",
        ".hb ",
        "h1 {{ letter-spacing: {}px !important }}\n.hb ",
        "getComputedStyle(document.querySelector('h1')).letterSpacing === '{}px'",
    ),
)


@contextmanager
def looking_at(preview: Preview) -> Iterator[Page]:
    """A browser on the long glide's lesson."""
    with sync_playwright() as playwright:
        browser = start(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(preview.address + AT)
        yield page
        browser.close()


def measure(settings: Path, log: Path) -> dict[str, float]:
    """Seconds from save to page, the middle of some rounds, by the kind of edit."""
    found: dict[str, float] = {}
    with preview_of(settings.parent, log) as preview, looking_at(preview) as page:
        settle(preview)
        for edit in EDITS:
            path = preview.project / edit.file
            before = path.read_text(encoding="utf-8")
            waited = []
            for number in range(1, ROUNDS + 1):
                page.wait_for_timeout(1000 * _SETTLED)
                began = time.perf_counter()
                path.write_text(before.replace(edit.old, edit.new.format(number), 1), encoding="utf-8")
                wait(page, edit.shows.format(number))
                waited.append(time.perf_counter() - began)
            path.write_text(before, encoding="utf-8")
            found[edit.kind] = median(waited)
            page.wait_for_timeout(1000 * _SETTLED)
    return found


def settle(preview: Preview) -> None:
    """Wait until the preview's process rests."""
    stat = Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children")
    busy = -1
    while (used := _ticks(stat)) != busy:
        busy = used
        time.sleep(_SETTLED)


def _ticks(children: Path) -> int:
    """Processor time that the workers have used, as the system counts it; 0 where it cannot be asked."""
    if not children.exists():
        return 0
    workers = children.read_text(encoding="ascii").split()
    return sum(sum(map(int, Path(f"/proc/{worker}/stat").read_text(encoding="ascii").split()[13:15])) for worker in workers)


def wait(page: Page, condition: str) -> None:
    """Wait until something is true of the page, whatever is loaded meanwhile."""
    end = time.monotonic() + WITHIN
    while time.monotonic() < end:
        try:
            if page.evaluate(condition):
                return
        except Exception:  # the page was just leaving
            pass
        time.sleep(0.01)
    raise TimeoutError(condition)
