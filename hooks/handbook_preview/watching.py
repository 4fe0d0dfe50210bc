"""What a writer saves, told soon after it: only files that matter, and all that are saved together at once."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

QUIET = 0.03
"""Seconds without another change after which a save is over: editors write in two or three steps."""
POLLING = 0.2
"""Seconds between looks at a drive that tells nothing by itself."""

_ENDS_OF_SCRATCH = ("~", ".swp", ".swx", ".tmp", ".bak", ".pyc")
_READING = ("opened", "closed_no_write")


def is_scratch(path: Path) -> bool:
    """Whether a file is an editor's or a system's own: a lock, a copy to fall back on, a file that is half written."""
    hidden = any(part.startswith((".", "#")) or part == "__pycache__" for part in path.parts)
    return hidden or not path.suffix or path.name.endswith(_ENDS_OF_SCRATCH)


class Watch(FileSystemEventHandler):
    """Looks at folders, and at single files. ``polling``: for drives that do not tell what is saved on them."""

    def __init__(self, root: Path, folders: Iterable[str], files: Iterable[str] = (), polling: bool = False) -> None:
        self._root, self._files = root, frozenset(files)
        self._found: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = PollingObserver(timeout=POLLING) if polling else Observer()
        self._folders = tuple(folders)
        for folder in self._folders:
            self._observer.schedule(self, str(root / folder), recursive=True)
        if self._files:
            self._observer.schedule(self, str(root))
        self._observer.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in a thread of its own."""
        if event.is_directory or event.event_type in _READING:
            return
        for name in filter(None, (event.src_path, event.dest_path)):
            path = Path(str(name))
            if path.is_relative_to(self._root) and self._matters(path.relative_to(self._root)):
                self._found.put(path)

    def changes(self, patience: float | None = None) -> Iterator[set[Path]]:
        """Sets of files that were saved, made or taken away together. Ends when nothing happens for ``patience`` (seconds)."""
        while True:
            try:
                changed = {self._found.get(timeout=patience)}
            except queue.Empty:
                return
            end = time.monotonic() + QUIET
            while (left := end - time.monotonic()) > 0:
                try:
                    changed.add(self._found.get(timeout=left))
                    end = time.monotonic() + QUIET
                except queue.Empty:
                    break
            yield changed

    def stop(self) -> None:
        """Look no longer."""
        self._observer.stop()
        self._observer.join()

    def _matters(self, path: Path) -> bool:
        return not is_scratch(path) and (path.parts[0] in self._folders or path.as_posix() in self._files)
