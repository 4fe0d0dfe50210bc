"""What the drawings were made from, and what came of it, in ``art/made.json``: so they can be checked without making them anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
FILE = HERE / "made.json"
NOT_PROGRAMS = frozenset({"tests", "__pycache__"})
"""Folders whose files change no drawing."""


@dataclass(frozen=True)
class Made:
    """One drawing: the hash of its bytes, and how many it may have after gzip -9."""

    sha256: str
    limit: int


@dataclass(frozen=True)
class Record:
    """The hash of all that the drawings are made from, and the drawings by name."""

    programs: str
    drawings: Mapping[str, Made]


def hash_of(data: bytes) -> str:
    """The hash by which files are told apart."""
    return hashlib.sha256(data).hexdigest()


def programs(folder: Path = HERE) -> str:
    """The hash of what drawings are made from: the programs, the bodies, and the packages that they use."""
    files = [*folder.rglob("*.py"), folder / "bodies.npz", folder / "requirements.txt"]
    inside = {file.relative_to(folder).as_posix(): file for file in files if not NOT_PROGRAMS & set(file.relative_to(folder).parts)}
    return hash_of("\n".join(f"{name} {hash_of(inside[name].read_bytes())}" for name in sorted(inside)).encode())


def read(file: Path = FILE) -> Record:
    """What was recorded when the drawings were last made."""
    found = json.loads(file.read_text(encoding="utf-8"))
    return Record(found["programs"], {name: Made(**made) for name, made in found["drawings"].items()})


def write(record: Record, file: Path = FILE) -> None:
    """Record it, a drawing a line."""
    drawings = ",\n".join(f"    {json.dumps(name)}: {json.dumps(asdict(made))}" for name, made in sorted(record.drawings.items()))
    file.write_text(f'{{\n  "programs": {json.dumps(record.programs)},\n  "drawings": {{\n{drawings}\n  }}\n}}\n', encoding="utf-8")
