"""Make drawings, write those that changed, tell their sizes."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from art import catalogue, look, record
from art.drawing import Drawing

_TOP = Path(__file__).parent.parent


def tell() -> int:
    """Print the names of all drawings."""
    listed, faults = catalogue.available()
    print("\n".join(listed))
    return _report(faults)


def make(names: Sequence[str], into: str | None = None, pictures: str | None = None) -> int:
    """Make the named drawings, or all; returns the exit status: 1 if one is unknown, cannot be made, or is too large.

    When all have been made for the handbook, ``art/made.json`` says from what.
    """
    listed, faults = catalogue.available()
    folder = Path(into) if into else _TOP / catalogue.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    # Of a module that cannot be imported nothing is known: a fault in it counts when all drawings are wanted, or one is missing.
    unknown = [name for name in names if name not in listed]
    for name in unknown:
        print(f"no drawing is named {name}", file=sys.stderr)
    status = _report(faults) if unknown or not names else 0
    for name in dict.fromkeys(names) if names else listed:
        if name in listed and not _make(listed[name], folder, pictures):
            status = 1
    if not (names or into or status):
        record.write(_record(listed, folder))
    return 1 if unknown else status


def _record(listed: dict[str, Drawing], folder: Path) -> record.Record:
    made = {name: record.Made(record.hash_of((folder / f"{name}.svg").read_bytes()), listed[name].limit) for name in listed}
    return record.Record(record.programs(), made)


def _make(drawing: Drawing, folder: Path, pictures: str | None) -> bool:
    """Make one and print its line; tells whether it keeps its limit."""
    start = time.perf_counter()
    text = drawing.make()
    seconds = time.perf_counter() - start
    data = text.encode()
    packed = len(gzip.compress(data, 9, mtime=0))
    file = folder / f"{drawing.name}.svg"
    changed = not file.exists() or file.read_bytes() != data
    if changed:
        file.write_bytes(data)
    if pictures:
        Path(pictures).mkdir(parents=True, exist_ok=True)
        (Path(pictures) / f"{drawing.name}.png").write_bytes(look.png(text))
    fits = packed <= drawing.limit
    remarks = ("" if changed else "  as it was") + ("" if fits else f"  TOO LARGE: at most {drawing.limit}")
    print(f"{drawing.name:<24}{len(data):>8} bytes{packed:>8} gzip{seconds:>8.1f} s{remarks}", flush=True)
    return fits


def _report(faults: dict[str, Exception]) -> int:
    for module, fault in faults.items():
        print(f"art/drawings/{module}.py cannot be imported: {type(fault).__name__}: {fault}", file=sys.stderr)
    return 1 if faults else 0
