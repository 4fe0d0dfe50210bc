"""``python -m handbook check`` tells every problem, one a line; ``finish SITE`` finishes a built site; ``schema`` renews schemas."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from handbook.checks import problems_of
from handbook.library import DATA, Library, read_library
from handbook.problems import Problem
from handbook.schema import SCHEMAS, schema_text
from handbook.site.finish import finish


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the project's root; the exit status is 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    parsers = {name: commands.add_parser(name) for name in ("check", "finish", "schema")}
    for command in parsers.values():
        command.add_argument("--docs", type=Path, default=Path("docs"), help="the docs folder (default: docs)")
    parsers["finish"].add_argument("site", type=Path, help="the folder of a site that an engine has just built")
    chosen = parser.parse_args(arguments)
    if chosen.command == "schema":
        return _schema(chosen.docs)
    library, problems = read_library(chosen.docs)
    problems = sorted({*problems, *problems_of(library)})
    for problem in problems:
        print(problem)
    if problems:
        return 1
    return _finish(chosen.site, library) if chosen.command == "finish" else _check(library)


def _check(library: Library) -> int:
    print(f"{len(library.lessons)} lessons, nothing to mend")
    return 0


def _finish(site: Path, library: Library) -> int:
    if not (site / "index.html").is_file():
        print(Problem(str(site), 1, "here is no site to finish", "build it first, and name its folder"))
        return 1
    print(f"{site} is finished" if finish(site, library) else f"{site} was finished already")
    return 0


def _schema(docs: Path) -> int:
    folder = docs / DATA / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    print(f"{len(SCHEMAS)} schemas written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
