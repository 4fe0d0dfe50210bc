"""What is done from the command line: ``python -m handbook check``, ``build SITE``, ``finish SITE``, ``schema``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.library import Library

# Each command imports what it needs: a build starts an engine, which reads and checks everything itself.


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the project's root; the exit status is 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "check": "tell every problem, one a line",
        "build": "build the site; the last good one stays until the new one is whole",
        "finish": "do to a built site what only a whole one can have",
        "schema": "renew the editors' schemas",
    }
    parsers = {name: commands.add_parser(name, help=what) for name, what in helps.items()}
    for command in parsers.values():
        command.add_argument("--docs", type=Path, default=Path("docs"), help="the docs folder (default: docs)")
    parsers["build"].add_argument("site", type=Path, help="the folder for the site")
    parsers["finish"].add_argument("site", type=Path, help="the folder of a site that an engine has just built")
    chosen = parser.parse_args(arguments)
    match chosen.command:
        case "build":
            from handbook.site.build import build

            return build(chosen.site, chosen.docs)
        case "schema":
            return _schema(chosen.docs)
        case "finish":
            return _finish(chosen.site, chosen.docs)
        case _:
            return _check(chosen.docs)


def _sound(docs: Path) -> Library | None:
    """The library, or ``None`` where something is to mend, which is told."""
    from handbook.checks import problems_of
    from handbook.library import read_library

    library, problems = read_library(docs)
    problems = sorted({*problems, *problems_of(library)})
    for problem in problems:
        print(problem)
    return None if problems else library


def _check(docs: Path) -> int:
    library = _sound(docs)
    if library is None:
        return 1
    print(f"{len(library.lessons)} lessons, nothing to mend")
    return 0


def _finish(site: Path, docs: Path) -> int:
    from handbook.problems import BrokenHandbook, Problem
    from handbook.site.finish import finish

    if not (site / "index.html").is_file():
        print(Problem(str(site), 1, "here is no site to finish", "build it first, and name its folder"))
        return 1
    library = _sound(docs)
    if library is None:
        return 1
    try:
        print(f"{site} is finished" if finish(site, library) else f"{site} was finished already")
    except BrokenHandbook as broken:
        print(broken)
        return 1
    return 0


def _schema(docs: Path) -> int:
    from handbook.library import DATA
    from handbook.schema import SCHEMAS, schema_text

    folder = docs / DATA / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    print(f"{len(SCHEMAS)} schemas written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
