"""Numbers in running words: what contradicts a cap is told, and nothing else."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from handbook.checks import numbers
from handbook.lessons import read_lesson
from handbook.library import Library, read_library

LIBRARY = read_library(Path(__file__).parents[2] / "docs")[0]
HEAD = "---\nkind: guide\ntitle: A case\nsummary: What the reader of this small page gets.\nchecked: 2026-11-22\n---\n\n"


def told(text: str, stroke: str | None = None) -> list[str]:
    """What is told of a guide with this text, or of a stroke's lesson with this text at its end."""
    uri, path = ("guide.md", "docs/guide.md") if stroke is None else (f"strokes/{stroke}.md", f"docs/strokes/{stroke}.md")
    written = HEAD if stroke is None else (Path(__file__).parents[2] / path).read_text(encoding="utf-8") + "\n"
    lesson, _, _ = read_lesson(written + text + "\n", path, uri)
    others = tuple(other for other in LIBRARY.lessons if other.uri != uri)
    library: Library = dataclasses.replace(LIBRARY, lessons=(*others, lesson), unread=())
    return [problem.what for problem in numbers.check_lesson(library, lesson) if problem.line > written.count("\n")]


CONTRADICTIONS = [
    ("Press the low back at 4.", None),
    ("On the low back go to 3 at most.", None),
    ("The kidneys may get pressure 3.", None),
    ("Lean in beside the low back, at 3–4.", None),
    ("Over the lowest ribs your palms may go up to 3.", None),
    ("Squeeze the back of the neck at 3 at most.", None),
    ("Rest on the sacrum at 4 or less.", None),
    ("Glide over the hip bones at 3.", None),
    ("Kneading goes to 5 on the shoulder tops.", None),
    ("| Shoulder tops | 4–5 |", None),
    ("Lift the side roll at 4.", None),
    ("A thumb may rest in the hollow at 1.", None),
    ("Nothing is nicer than an armpit held at 2.", None),
    ("Hold a palm on the tailbone at 1.", None),
    ("Press and release goes to 4 on the shoulder tops.", None),
    ("On the shoulder tops, knead at 5.", "kneading"),
    ("Beside the spine, at 5 at most.", "kneading"),
    ("On the side roll, 4 and no more.", "kneading"),
    ("Between the blades you may lean to 6.", "long-glide"),
    ("On the waist, 3 or less.", "long-glide"),
    ("Draw circles on the blade at 3.", "palm-circles"),
    ("Rest on the low back at 2.", "still-hands"),
    ("Three fingers from the spine, go on.", None),
    ("Stay two fingers’ width from the bones.", None),
    ("Keep one finger away from the bumps.", None),
    ("Begin two fingers off the spine.", None),
]


@pytest.mark.parametrize(("text", "stroke"), CONTRADICTIONS)
def test_a_planted_contradiction_is_told(text: str, stroke: str | None) -> None:
    assert len(told(text, stroke)) == 1


def test_what_a_step_says_is_held_to_the_stroke_of_the_step() -> None:
    step = "/// step | Rest\n    stroke: still-hands\n    time: 15 s\n    pressure: 1\n\n{}\n///"
    said = "Rest on the low back at 2."
    assert told(step.format(said)) == ["this says 2 for “beside the low spine”, but 1 is the most there"]
    assert told(step.format("Rest.") + f"\n\n{said}") == told(f"{said}\n\n" + step.format("Rest.")) == []


@pytest.mark.parametrize(
    ("text", "stroke"),
    [
        ("Glide over the low back at 2 or less.", None),
        ("The low back has 5 bones, and the neck has 7.", None),
        ("| Neck | cervical spine | 7 | from the skull down |", None),
        ("Glide up the low back for 8 seconds, 4 times.", None),
        ("Never press the low back at 4.", None),
        ("They ask for 5 on the low back?", None),
        ("On the low back, 3 breaths.", None),
        ("Level with L4, at the low back.", None),
        ("Kneading goes to 4 on the shoulder tops.", None),
        ("Squeeze the shoulder tops at 3–4.", "kneading"),
        ("The side roll at 3 at most.", "kneading"),
        ("Between the blades, 5 if they ask.", "long-glide"),
        ("The thumb side one finger from the middle of the spine.", None),
        ("Stop two fingers from the middle.", None),
        ("In 5 of 10 people the low back hurt.", None),
        ("Flat on the low back at 2; on the side roll at 3.", None),
    ],
)
def test_what_agrees_is_not_told(text: str, stroke: str | None) -> None:
    assert told(text, stroke) == []
