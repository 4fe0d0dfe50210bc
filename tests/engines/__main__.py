"""``make engines``: builds the handbook with each engine, compares what readers get, and tells what is not the same."""

from __future__ import annotations

import sys

from tests.engines.builds import BELOW, ENGINES, NotBuilt, check
from tests.engines.compare import ASPECTS, Site, amounts, by_aspect, differences
from tests.engines.environments import NoEnvironment
from tests.engines.known import KNOWN, explained
from tests.engines.seen import SITE_URL

SETTINGS = {"SITE_URL": SITE_URL, "REPO_URL": "https://code.example/massage"}
"""As a published site has them: so their addresses are compared, too."""
MOST = 5
"""Lines of each kind that are told; the rest is counted."""


def main() -> int:
    """1 where there is a difference without a reason, or an engine that builds nothing."""
    try:
        check()
        names, sites = _built()
    except (NoEnvironment, NotBuilt) as error:
        print(error)
        return 1
    ours, *others = sites
    found = {engine: differences(sites[ours], sites[engine]) for engine in others}
    much = amounts(sites[ours])
    print(f"\n{'':16}" + "".join(f"{names[engine]:>28}" for engine in sites))
    for what in ASPECTS:
        told = (_told(len(by_aspect(found[engine])[what])) for engine in others)
        print(f"{what:16}{much[what]:>28,}" + "".join(f"{one:>28}" for one in told))
    failed = False
    for engine in others:
        counts, unknown = explained(found[engine], KNOWN[engine])
        print(f"\n{names[engine]}: {len(found[engine])} lines differ, {len(unknown)} without a known reason")
        for known, count in counts.items():
            gone = "" if count else "; it is gone, take it out of tests/engines/known.py"
            print(f"  {known.what}, {count} lines: {known.reason}{gone}")
        for lines in by_aspect(unknown).values():
            for line in lines[:MOST]:
                print(f"  not known: {str(line)[:200]}")
            if len(lines) > MOST:
                print(f"  and {len(lines) - MOST} more of {lines[0].what}")
        failed = failed or bool(unknown)
    return int(failed)


def _built() -> tuple[dict[str, str], dict[str, Site]]:
    names, sites = {}, {}
    for engine, build in ENGINES.items():
        print(f"── {engine}", flush=True)
        folder = BELOW / engine.lower()
        names[engine] = build(folder, SETTINGS)
        sites[engine] = Site(folder)
    return names, sites


def _told(count: int) -> str:
    return f"{count:,} lines differ" if count else "the same"


if __name__ == "__main__":
    sys.exit(main())
