"""A small handbook in a temporary folder, for tests: the shared data of ``tests/golden/data`` and one lesson that leads nowhere wrong."""

from __future__ import annotations

from pathlib import Path

from handbook.checks import problems_of
from handbook.library import Library, read_library
from handbook.problems import Problem

DATA = Path(__file__).parent / "data"

READY = """\
---
kind: guide
title: Get ready
summary: All that is done before the hands begin.
sources: [moss-2020, calm-board]
checked: 2026-11-21
---

/// learn
- Begin well.
///

/// key-points
- Warm hands.
///
"""

STROKE = """\
---
kind: stroke
title: {title}
term: effleurage
summary: What the reader of this small page gets.
needs: [oil]
hand: palms
direction: up
where: {where}
tempo: {{takes: 4-20 s, each: way}}
keep-off: [hair]
checked: 2026-11-21
---

/// learn
- Begin well.
///

/// step | Rest
    time: 15 s
    pressure: 1
    figure:
      view: back
      hold: {{hands: palms, at: low back}}

Rest.
///

/// stop
///

/// question | Why?
Because.
///

/// key-points
- Warm hands.
///
"""

PLACES = (
    "shoulder blade, ridge of the shoulder blade, tip of the shoulder blade, shoulder tops, ribs below the shoulder blade, "
    "edges of the back, beside the low spine, kidneys and lowest ribs, flank, hip crest, sacrum"
)


def where(upper: str, elsewhere: str) -> str:
    """Where a stroke of the small handbook may go: anywhere but on the neck, and hardest beside the upper spine."""
    rows = (f"{{place: {place}, pressure: {elsewhere}}}" for place in PLACES.split(", "))
    return f"[{{place: beside the upper spine, pressure: {upper}}}, {', '.join(rows)}, {{place: spine, pressure: 1}}]"


CAPS = {slug: where("2-4", "1-2") for slug in ("case", "long-glide", "palm-circles")} | {"still-hands": where("1", "1")}

STROKES = {
    "before/is-today-a-good-day.md": READY,
    **{f"strokes/{slug}.md": STROKE.format(title=slug.replace("-", " "), where=caps) for slug, caps in CAPS.items()},
    "data/routines.yml": (DATA / "routines.yml")
    .read_text(encoding="utf-8")
    .replace("gliding: [case]", "gliding: [long-glide]")
    .replace("[case]", "[palm-circles]"),
}
"""The lessons that a routine of the small handbook needs."""

ROUTINE = """\
---
kind: routine
title: Five minutes
summary: What the reader of this small page gets.
minutes: 5
needs: [oil]
place: a bed
position: face down
after: [is-today-a-good-day]
checked: 2026-11-21
---

/// learn
- Begin well.
///

/// timeline
///

/// step | Rest your hands
    stand: at the left hip
    stroke: still-hands
    place: low back
    time: 30 s
    pressure: 1
    figure:
      view: back
      hold: {hands: palms, at: low back}

Rest.
///

/// step | Glide
    stroke: long-glide
    place: whole back
    time: 2 min
    pressure: 2-3
    repeats: 8
    figure:
      view: back
      glide:
        - {hands: palms, along: [low back, waist, blade tips, upper back], beside: spine, pressure: 2, takes: 7.5 s}
        - {hands: palms, along: [upper back, shoulders, flanks, low back], return: true, pressure: 1, takes: 7.5 s}

Glide.
///

/// step | Circles on the left
    stroke: palm-circles
    side: left
    place: shoulder blades
    time: 1 min
    pressure: 2
    figure:
      view: upper back
      circle: {hands: palms, at: blades 2 cm in 2 cm up, side: left, across: 5, takes: 5 s}

Circle.
///

/// step | Circles on the right
    stroke: palm-circles
    side: right
    place: shoulder blades
    time: 1 min
    pressure: 2
    figure:
      view: upper back
      circle: {hands: palms, at: blades 2 cm in 2 cm up, side: right, across: 5, takes: 5 s}

Circle.
///

/// step | Rest again
    stroke: still-hands
    place: low back
    time: 30 s
    pressure: 1
    figure:
      view: back
      hold: {hands: palms, at: low back}

Rest.
///

/// stop
///

/// key-points
- Warm hands.
///
"""
"""A routine of the small handbook that keeps every rule, together with ``STROKES``."""

CASE = "strokes/case.md"
"""Where the lesson of a case stands in the docs folder."""


def small_docs(folder: Path, files: dict[str, str]) -> Path:
    """A docs folder in ``folder``: the shared data, a lesson ``before/ready.md``, and ``files`` besides or instead."""
    docs = folder / "docs"
    shared = {f"data/{path.name}": path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.yml"))}
    for name, text in {"before/ready.md": READY, **shared, **files}.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(errors="surrogateescape"))
    return docs


def all_told(docs: Path) -> list[Problem]:
    """Every problem of a docs folder in the order in which a contributor sees them."""
    library, problems = read_library(docs)
    return sorted({*problems, *problems_of(library)})


def told(folder: Path, lesson: str) -> list[str]:
    """What is told of one lesson, put among the small handbook."""
    return [str(problem) for problem in all_told(small_docs(folder, {CASE: lesson}))]


def small_library(folder: Path, files: dict[str, str] | None = None) -> Library:
    """The small handbook as a library. It must have nothing to mend."""
    docs = small_docs(folder, files or {})
    assert all_told(docs) == []
    return read_library(docs)[0]
