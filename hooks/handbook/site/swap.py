"""How a new site takes the place of the last one: at once, and so that one of them is whole wherever it breaks off.

What a build needs stands in one folder beside the site: beside ``site`` it is ``site.new``, with the new site in ``new``, and for the
moment between two renames the last one in ``old``. A build that is killed in that moment leaves it there, and the next one puts it back.
The folder is locked for as long as a build works in it; the lock goes with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from handbook.site.policy import has_policy
from handbook.site.wrong_address import WRONG_ADDRESS

_NEW, _OLD = "new", "old"


@dataclass(frozen=True)
class Place:
    """Where a site is, and where its next one is made. ``site`` is the folder itself, not a link to it."""

    site: Path

    @property
    def work(self) -> Path:
        """The folder that a build has for itself, on the site's own disk, so that a rename is enough."""
        return self.site.with_name(f"{self.site.name}.new")

    @property
    def new(self) -> Path:
        """The site that is being made."""
        return self.work / _NEW

    @property
    def old(self) -> Path:
        """The last site, between the two renames."""
        return self.work / _OLD


def is_free(folder: Path) -> bool:
    """Whether nothing is lost when a site takes the place of a folder: there is none, or it is empty, or it is a site of ours."""
    held = _names(folder)
    page = folder / WRONG_ADDRESS
    return not held or (page.is_file() and has_policy(page.read_text(encoding="utf-8", errors="replace")))


def is_workplace(folder: Path) -> bool:
    """Whether a folder may be used for a build and cleared: there is none yet, or it is what another build has left over."""
    return _names(folder) <= {_NEW, _OLD}


def _names(folder: Path) -> set[str]:
    """What is in a folder, if there is one; another build may take it away at any moment. A file holds itself."""
    try:
        return set(os.listdir(folder))  # noqa: PTH208 (one step, where a path would take two)
    except FileNotFoundError:
        return set()
    except NotADirectoryError:
        return {folder.name}


def claim(place: Place) -> int | None:
    """Lock the place for one build; gives what holds the lock, to be closed in the end, or ``None`` where another build holds it.

    A program that is started with it keeps the place locked for as long as it runs, even if the build that started it is killed.
    """
    while True:
        place.work.mkdir(parents=True, exist_ok=True)
        try:
            held = os.open(place.work, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return None
        if _is_still(held, place.work):
            return held
        os.close(held)


def _is_still(held: int, folder: Path) -> bool:
    """Whether what is locked is what is there: the build before may have ended just now, and have taken its folder away."""
    try:
        return os.path.samestat(os.fstat(held), folder.stat())
    except FileNotFoundError:
        return False


def recover(place: Place) -> bool:
    """Clear what a killed build has left over; ``True`` where its last good site had to be put back."""
    lost = place.old.is_dir() and not place.site.exists()
    if lost:
        place.old.rename(place.site)
    for folder in (place.new, place.old):
        if folder.exists():
            shutil.rmtree(folder)
    return lost


def swap(place: Place) -> None:
    """The new site takes the place of the last one. Where there is none, that is one rename; else two, one right after the other."""
    if not place.site.exists() or not any(place.site.iterdir()):
        place.new.rename(place.site)
        return
    place.site.rename(place.old)
    try:
        place.new.rename(place.site)
    except OSError:
        place.old.rename(place.site)
        raise


def release(place: Place, held: int) -> None:
    """Take the build's folder away, with all that is left in it, and give up the lock. What cannot be taken away, the next build clears."""
    shutil.rmtree(place.work, ignore_errors=True)
    os.close(held)
