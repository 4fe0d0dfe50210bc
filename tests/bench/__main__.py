"""``python -m tests.bench``: measure, print one line for each bar, and exit with 1 when a bar was not met."""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench import figures, latency, visits
from tests.bench.builds import Cost, build
from tests.bench.lessons import ROOT, SETTINGS, make_handbook, real_count
from tests.bench.plain import make_plain

RATIO_BAR_REAL, RATIO_BAR_MANY = 1.40, 1.20
"""CPU time of our build beside that of plain MkDocs + Material with the same words: for the handbook as it is, and with many lessons."""
PEAK_BAR = 250
"""MB, at up to ``LARGE`` lessons."""
FIRST_BAR = 150_000
SECOND_BAR = 30_000
"""Bytes, compressed."""

COMPOSE_BAR = 5.0
"""Milliseconds of CPU to compose one figure."""
START_BAR = 0.6
"""Seconds of CPU that the figures' code adds to a build's start."""
MARKS_BAR = 4096
"""Bytes of a figure's own marks, compressed."""

REAL, MANY, LARGE, HUGE = real_count(), 300, 1000, 3000
"""How many lessons are built with. ``HUGE`` has no bars: it shows whether the cost of a lesson grows with their number."""
SAVE_BARS = {REAL: 0.5, MANY: 0.5, LARGE: 2.0}
"""Seconds from a save to the changed page in the preview, by how many lessons there are."""
STYLE_BAR = 0.3
"""The same for a style sheet."""

FIRST_LESSON = "strokes/long-glide/"
NO_LESSONS = ("reference/", "contribute/")


def main() -> int:
    """Measure what was asked for; the exit status is 1 when a bar was not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"build {LARGE:,} lessons twice, not once, and {HUGE:,} as well")
    parser.add_argument(
        "--lessons",
        type=int,
        nargs="*",
        default=[REAL, MANY, LARGE],
        help="how many lessons to build with, the real ones among them (none: only bytes)",
    )
    parser.add_argument("--no-bytes", action="store_true", help="leave out the bytes of a visit")
    parser.add_argument("--no-preview", action="store_true", help="leave out how long a writer waits")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        met = measure_figures()
        met += [] if chosen.no_bytes else measure_bytes(Path(folder, "bytes"))
        if chosen.lessons:
            build(SETTINGS, Path(folder, "warm"))  # compiles what Python compiles once
        costs = {}
        for count in sorted({*chosen.lessons, *([HUGE] if chosen.full else [])}):
            runs = 3 if count < LARGE else 2 if chosen.full and count == LARGE else 1
            good, costs[count] = measure_builds(Path(folder, str(count)), count, runs)
            met.append(good)
            if not chosen.no_preview and count in SAVE_BARS:
                met += measure_preview(Path(folder, str(count)), count)
    for (few, fewer), (many, more) in pairwise(sorted(costs.items())):
        ours, plain = (1000 * (b.cpu - a.cpu) / (many - few) for a, b in zip(fewer, more, strict=True))
        print(f"each further lesson from {few} to {many}: ours {ours:.0f} ms, plain {plain:.0f} ms")
    print("every bar was met" if all(met) else f"{met.count(False)} of {len(met)} bars were not met")
    return 0 if all(met) else 1


def measure_builds(folder: Path, count: int, runs: int) -> tuple[bool, tuple[Cost, Cost]]:
    """Build both sites in turn, so that a busy machine slows both alike."""
    ours = make_handbook(folder / "ours", count)
    plain = make_plain(ours, folder / "plain")
    costs: dict[Path, list[Cost]] = {ours: [], plain: []}
    for _ in range(runs):
        for settings in (ours, plain):
            costs[settings].append(build(settings, settings.parent / "site"))
    a, b = (Cost(median(cost.cpu for cost in costs[settings]), max(cost.peak for cost in costs[settings])) for settings in (ours, plain))
    ratio, most = a.cpu / b.cpu, RATIO_BAR_REAL if count <= REAL else RATIO_BAR_MANY
    barred = count <= LARGE
    met = not barred or (ratio <= most and a.peak <= PEAK_BAR)
    said = f"{count} lessons: ours {a.cpu:.1f} s CPU, plain {b.cpu:.1f} s, ratio {ratio:.2f}{f' (bar {most:.2f})' if barred else ''}"
    print(f"{said}, peak {a.peak:.0f} MB ({f'bar {PEAK_BAR}; ' if barred else ''}plain {b.peak:.0f}){_mark(met)}", flush=True)
    return met, (a, b)


def measure_preview(folder: Path, count: int) -> list[bool]:
    """Save files of each kind, and wait for the page in a browser."""
    met = []
    for kind, seconds in latency.measure(make_handbook(folder / "written", count), folder / "log").items():
        most = STYLE_BAR if kind == "style" else SAVE_BARS[count]
        met.append(seconds <= most)
        print(f"{count} lessons, preview: a {kind} is on the page after {seconds:.2f} s (bar {most}){_mark(met[-1])}", flush=True)
    return met


def measure_figures() -> list[bool]:
    """Compose every figure of the gallery."""
    added, composed, sizes = figures.start(), figures.compose(), figures.drawings()
    slowest, heaviest = max(composed, key=lambda one: one.milliseconds), max(composed, key=lambda one: one.size)
    met = [added <= START_BAR, slowest.milliseconds <= COMPOSE_BAR, heaviest.size <= MARKS_BAR]
    print(f"figures: their code adds {added:.2f} s to the start (bar {START_BAR}){_mark(met[0])}")
    middle = median(one.milliseconds for one in composed)
    most = f"at most {slowest.milliseconds:.1f} ms (bar {COMPOSE_BAR:.0f}), {slowest.title}"
    print(f"composing: {middle:.1f} ms, {most}{_mark(met[1])}")
    print(f"marks: at most {_kb(heaviest.size)} (bar {_kb(MARKS_BAR)}), {heaviest.title}{_mark(met[2])}")
    print(f"base drawings: {len(sizes)}, {_kb(sum(sizes.values()))} in all, the largest {_kb(max(sizes.values()))}", flush=True)
    return met


def measure_bytes(folder: Path) -> list[bool]:
    """Visit the real handbook as it is built now."""
    site = folder / "site"
    build(SETTINGS, site)
    pages = sorted(page.parent.relative_to(site).as_posix() + "/" for page in site.glob("*/*/index.html"))
    lessons = [page for page in pages if page != FIRST_LESSON and not page.startswith(NO_LESSONS)]
    found = visits.measure(site, FIRST_LESSON, lessons)
    uri, heaviest = max(found.seconds.items(), key=lambda one: one[1].size)
    own = max(visit.own for visit in found.seconds.values())
    met = [found.first.size <= FIRST_BAR, heaviest.size <= SECOND_BAR]
    print(f"first visit: {_kb(found.first.size)} (bar {FIRST_BAR / 1000:.0f}), {len(found.first.sent)} requests{_mark(met[0])}")
    _table(found.first)
    print(f"a second lesson, at most: {_kb(heaviest.size)} (bar {SECOND_BAR / 1000:.0f}), {uri}{_mark(met[1])}")
    _table(heaviest)
    within = sum(visit.size <= SECOND_BAR for visit in found.seconds.values())
    middle = median(visit.size for visit in found.seconds.values())
    print(f"  {within} of {len(found.seconds)} within it, the middle one {middle / 1000:.1f} KB; without base drawings at most {_kb(own)}")
    print(f"search, when it is opened: {_kb(found.search.size)} more")
    _table(found.search)
    sys.stdout.flush()
    return met


def _table(visit: visits.Visit) -> None:
    for kind, (requests, size) in visit.by_kind().items():
        print(f"  {kind:<14}{requests:>3}{_kb(size):>12}")


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} KB"


def _mark(met: bool) -> str:
    return "" if met else "  <- not met"


if __name__ == "__main__":
    if not (ROOT / "docs").is_dir():
        sys.exit("run this in the project's root: make bench")
    sys.exit(main())
