"""What the preview knows at any moment: the manuscript, its pages, its mistakes, and what has changed since a browser last looked.

One thread at a time is inside. A save is taken in at once; the page that somebody looks at is made when it is asked for; what else a save
concerns (the checks of other lessons, reading times) follows in small pieces, when nobody waits.
"""

from __future__ import annotations

import json
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import ConfigurationError, MkDocsException

from handbook.checks import OF_THE_WHOLE, Check, problems_of_lesson
from handbook.lessons import Lesson
from handbook.library import SETTINGS, Library
from handbook.markdown.reading import HAS_LISTS
from handbook.preview import pages_with_problems
from handbook.problems import BrokenHandbook, Problem
from handbook.site.finish import finished_page
from handbook.site.policy import with_policy
from handbook.site.search_index import search_index
from handbook_preview.manuscript import Manuscript
from handbook_preview.pages import Pages
from handbook_preview.tracking import Memo

RELOADER = "/-/reload.js"
"""The address of the script that reloads a page, which pages load here and nowhere else."""

MENDED = "Everything is mended."

_REMEMBERED = 100
"""Changes that a browser may have missed and still be told one by one."""

_PLAIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>Mend this and save. The page comes back by itself.</p><pre>{told}</pre></body></html>"""


@dataclass(frozen=True)
class News:
    """A change: its moment, and the style sheets or that it was one of reading times, if it was one of nothing else."""

    moment: int
    styles: frozenset[str] = frozenset()
    of_times: bool = False


class Proof:
    """The preview's state. ``say`` gets what the writer should read in the terminal."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root, self._docs, self._say = root, root / "docs", say
        self._inside = threading.RLock()
        self._waiting = 0
        self._changed = threading.Condition()
        self._history = [News(_now())]
        self._manuscript = Manuscript(self._docs)
        self._checked: Memo[list[Problem]] = Memo(self._manuscript.versions)
        self._unsettled = True
        self._minutes: dict[str, int] = {}
        self.problems: list[Problem] = []
        """All mistakes that are known."""
        self._stopped: str | None = None
        self._pages: Pages | None = None
        self._load()

    # What a browser asks for.

    def page(self, address: str) -> str | None:
        """The page at an address below the site's root, as a browser gets it here; ``None`` where there is none."""
        with self._at_once():
            if self._pages is None or self._stopped:
                return self._decorated(_plain(self._stopped or ""))
            uri = self._pages.addresses.get(address)
            return None if uri is None else self._decorated(self._shown(uri))

    def wrong_address(self) -> str:
        """The page for an address that leads nowhere."""
        with self._at_once():
            return self._decorated(self._made(lambda pages: pages.wrong_address()))

    def part(self, address: str) -> Path | None:
        """The file behind an address that is no page's."""
        with self._at_once():
            return self._pages.part(address) if self._pages else None

    def search_index(self) -> str:
        """The search index of all pages."""
        with self._at_once():
            self._render_all()
            records = self._pages.records if self._pages else {}
            sections = {uri: record.sections for uri, record in records.items()}
            return "".join(search_index(self._manuscript.library, sections))

    def news(self, after: int, patience: float) -> str:
        """What changed after a moment, as JSON: pages, reading times in lists of lessons, style sheets.

        Waits for it as long as ``patience`` (seconds).
        """
        with self._changed:
            self._changed.wait_for(lambda: self._history[-1].moment > after, patience)
            missed = [news for news in self._history if news.moment > after]
            told = {
                "moment": self._history[-1].moment,
                "pages": self._history[0].moment > after or any(not news.styles and not news.of_times for news in missed),
                "times": any(news.of_times for news in missed),
                "styles": sorted(frozenset().union(*(news.styles for news in missed))),
            }
            return json.dumps(told)

    @property
    def moment(self) -> int:
        """When the last change was."""
        return self._history[-1].moment

    # What happens on the disk.

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in what was saved, made or taken away."""
        changed = set(paths)
        styles = frozenset(self._below_docs(path) for path in changed if path.suffix == ".css" and path.is_relative_to(self._docs))
        with self._at_once():
            if len(styles) < len(changed):
                began = time.perf_counter()
                self._take_in(changed)
                names = ", ".join(sorted(map(self._shown_path, changed)))
                self._say(f"{names}: taken in ({time.perf_counter() - began:.2f} s)")
            self._tell(styles if len(styles) == len(changed) else frozenset())

    def _take_in(self, changed: set[Path]) -> None:
        self._manuscript.save(changed)
        self._unsettled = True
        known = set(self._pages.addresses.values()) if self._pages else set()
        if self._stopped or known != self._manuscript.written or any(not path.is_relative_to(self._docs) for path in changed):
            self._load()
        # The mistakes in what was saved are told at once, those that it makes elsewhere as soon as they are found.
        for lesson in self._manuscript.library.written:
            if self._docs / lesson.uri in changed:
                self._problems_of(lesson)
        self._settle()

    def _load(self) -> None:
        was_stopped, self._stopped = self._stopped, None
        settings = self._root / SETTINGS
        try:
            if self._pages is None:
                self._pages = Pages(self._manuscript, settings)
            else:
                self._pages.load()
        except (ConfigurationError, MkDocsException) as error:
            self._stop(str(_of_settings(error)))
        except Exception as error:  # whatever a broken file makes of a library's code, the preview goes on
            self._stop(fault(error))
        if was_stopped and not self._stopped:
            self._say(MENDED)

    # Small pieces of work.

    def work(self) -> bool:
        """Do a small piece of what is left to do; whether there was any."""
        with self._inside:
            if self._stopped or self._pages is None:
                return False
            if self._check_next():
                return True
            if self._unsettled:
                self._unsettled = False
                self._settle()
                return True
            for uri in self._pages.addresses.values():
                if not self._pages.is_ready(uri):
                    self._render(uri)
                    return True
            return self._catch_up()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits to get inside."""
        return self._waiting > 0

    @property
    def left_to_do(self) -> set[str]:
        """The lessons whose pages must be made anew before they are shown."""
        return {uri for uri in self._pages.addresses.values() if not self._pages.is_ready(uri)} if self._pages else set()

    def settle(self) -> None:
        """Do all that is left to do."""
        while self.work():
            pass

    def raw_pages(self) -> Iterator[tuple[str, str]]:
        """Every page's address, and the page as an engine would write it, to be finished."""
        self.settle()
        with self._at_once():
            assert self._pages is not None
            for address, uri in self._pages.addresses.items():
                yield address, self._pages.page(uri)

    def _check_all(self) -> None:
        while self._check_next():
            pass
        self._settle()

    def _check_next(self) -> bool:
        """Check the next lesson, or do the next check of the whole; whether there was any."""
        library = self._manuscript.library
        for lesson in library.written:
            if not self._checked.holds(lesson.uri):
                self._problems_of(lesson)
                return True
        for check in OF_THE_WHOLE:
            if not self._checked.holds(check):
                self._checked.get(check, partial(_all_of, check, library))
                return True
        return False

    def _problems_of(self, lesson: Lesson) -> list[Problem]:
        return self._checked.get(lesson.uri, lambda: problems_of_lesson(self._manuscript.library, lesson))

    def _settle(self) -> None:
        """Put together which mistakes there are, as far as everything has been checked; tell what is new."""
        library = self._manuscript.library
        found = set(self._manuscript.problems)
        for key in (*(lesson.uri for lesson in library.written), *OF_THE_WHOLE):
            found.update(self._checked.last(key) or ())
        problems = sorted(found)
        if self._pages is not None:
            self._pages.problems = pages_with_problems(library, problems)
        if problems == self.problems:
            return
        if problems:
            self._say(f"Please mend:\n{BrokenHandbook(problems)}")
        else:
            self._say(MENDED)
        self.problems = problems
        self._tell()

    def _render(self, uri: str) -> None:
        self._made(lambda pages: pages.text(uri).html)

    def _render_all(self) -> None:
        for uri in list(self._pages.addresses.values()) if self._pages else ():
            self._render(uri)

    def _catch_up(self) -> bool:
        """Tell of pages whose lists of lessons show reading times that are others by now."""
        assert self._pages is not None
        minutes = {uri: record.minutes for uri, record in self._pages.records.items()}
        if minutes == self._minutes:
            return False
        self._minutes = minutes
        self._tell(of_times=True)
        return True

    # What is shown.

    def _shown(self, uri: str) -> str:
        assert self._pages is not None
        began, ready = time.perf_counter(), self._pages.is_ready(uri)
        page = self._made(lambda pages: pages.page(uri))
        if not ready:
            self._say(f"{uri}: made ({time.perf_counter() - began:.2f} s)")
        return page

    def _made(self, make: Callable[[Pages], str]) -> str:
        """What ``make`` makes of the pages; where it cannot, a page that says why."""
        assert self._pages is not None
        try:
            return make(self._pages)
        except TemplateSyntaxError as error:
            where = self._shown_path(Path(error.filename)) if error.filename else str(error.name)
            return _plain(str(Problem(where, error.lineno, _one_line(error), "mend the template")))
        except TemplateError as error:
            what = f"a template cannot be filled: {_one_line(error)}"
            return _plain(str(Problem("overrides", 1, what, "mend what was changed in it last")))
        except Exception as error:
            # What has not been checked yet may break what renders it: then it is checked first.
            known = len(self.problems)
            self._check_all()
            return self._made(make) if len(self.problems) > known else _plain(fault(error))

    def _decorated(self, page: str) -> str:
        """The page with the script that reloads it, and with its policy."""
        lists = ' data-lists=""' if HAS_LISTS in page else ""
        script = f'<script src="{RELOADER}" data-moment="{self.moment}"{lists} defer></script></body>'
        before, _, after = page.rpartition("</body>")
        minutes = {uri: record.minutes for uri, record in self._pages.records.items()} if self._pages else {}
        try:
            return with_policy(finished_page(f"{before}{script}{after}", minutes))
        except BrokenHandbook as error:
            return self._decorated(_plain(str(error)))

    def _stop(self, told: str) -> None:
        """Nothing can be shown until something is mended."""
        self._stopped = told
        self._say(f"Please mend:\n{told}")

    def _tell(self, styles: frozenset[str] = frozenset(), of_times: bool = False) -> None:
        with self._changed:
            self._history = [*self._history[-_REMEMBERED:], News(max(_now(), self._history[-1].moment + 1), styles, of_times)]
            self._changed.notify_all()

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Come in before the next piece of work is begun."""
        self._waiting += 1
        try:
            with self._inside:
                yield
        finally:
            self._waiting -= 1

    def _shown_path(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.name

    def _below_docs(self, path: Path) -> str:
        return path.relative_to(self._docs).as_posix()


def _all_of(check: Check, library: Library) -> list[Problem]:
    return list(check(library))


def _of_settings(error: Exception) -> Problem:
    """What MkDocs tells of its settings, with the line if it names one."""
    told = _one_line(error)
    line = re.search(r"\bline (\d+), column", told)
    told = told.removeprefix("MkDocs encountered an error parsing the configuration file: ")
    what = re.sub(r' in "[^"]*", line \d+, column \d+', "", told)
    return Problem(SETTINGS, int(line[1]) if line else 1, what, "mend what was saved last")


def _plain(told: str) -> str:
    return _PLAIN.format(title="This cannot be shown yet", told=escape(told))


def fault(error: Exception) -> str:
    """A fault of the program, in one line, with the place in it."""
    *_, at = traceback.extract_tb(error.__traceback__)
    what = f"{Path(at.filename).name}:{at.lineno}: {type(error).__name__}: {_one_line(error)}"
    return f"{what}; this is a fault of the handbook's program, not of yours: please report it with what you saved last"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _now() -> int:
    """Milliseconds: also after a restart, later moments are greater."""
    return time.time_ns() // 1_000_000
