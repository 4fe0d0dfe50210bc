"""Texts that wait: in memory while they are few, else in a file that goes with the process."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

_IN_MEMORY = 8_000_000
"""Bytes of waiting texts, above which they wait on the disk."""


class Aside:
    """Texts laid aside by name, to be taken up once each. Where the disk has no room for them, ``OSError``."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed by close)
        self._places: dict[str, tuple[int, int]] = {}

    def lay(self, name: str, text: str) -> None:
        """Lay a text aside."""
        start = self._file.seek(0, 2)
        self._places[name] = start, self._file.write(text.encode())

    def take(self, name: str) -> str:
        """Take a text up again. With the last one the file is emptied: a process that builds again and again does not fill the disk."""
        start, length = self._places.pop(name)
        self._file.seek(start)
        text = self._file.read(length).decode()
        if not self._places:
            self._file.seek(0)
            self._file.truncate()
        return text

    def close(self) -> None:
        """Let go of all that still waits."""
        self._file.close()
