"""``python -m handbook check`` tells every problem, one a line; ``python -m handbook schema`` renews the editors' schemas."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook.checks import problems_of
from handbook.library import DATA, read_library
from handbook.schema import SCHEMAS, schema_text


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the project's root; the exit status is 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    parser.add_argument("command", choices=("check", "schema"))
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the docs folder (default: docs)")
    chosen = parser.parse_args(arguments)
    return _check(chosen.docs) if chosen.command == "check" else _schema(chosen.docs)


def _check(docs: Path) -> int:
    library, problems = read_library(docs)
    problems = sorted({*problems, *problems_of(library)})
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{len(library.lessons)} lessons, nothing to mend")
    return bool(problems)


def _schema(docs: Path) -> int:
    folder = docs / DATA / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    print(f"{len(SCHEMAS)} schemas written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
