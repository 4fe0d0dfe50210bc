"""What figures cost: to load their code at a build's start, and to compose one; and how many bytes the drawings are."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median

import yaml

from handbook.figures import plan as plans
from handbook.figures.examples import EXAMPLES
from handbook.figures.people import PEOPLE
from handbook.figures.safety import unsafe
from handbook.figures.svg import draw
from handbook.figures.tempo import wrong_pace
from handbook.figures.words import describe
from handbook.library import read_library
from handbook.models.figure import Figure
from tests.bench.lessons import ROOT

MODULES = "handbook.checks.figures, handbook.figures.svg, handbook.figures.words, handbook.markdown.gallery"
TIMES = 20

_START = f"""
import time
import handbook.lessons, markdown, pymdownx.blocks, yaml
began = time.process_time()
import {MODULES}
from handbook.atlas.parts import targets
from handbook.figures.messages import messages
targets(), messages()
print(time.process_time() - began)
"""


@dataclass(frozen=True)
class Composed:
    """CPU milliseconds to lay out, check, describe and draw one example, and the compressed bytes of its marks."""

    title: str
    milliseconds: float
    size: int


def start() -> float:
    """Seconds of CPU that loading the figures' code adds, the median of some fresh processes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", _START]
    runs = [subprocess.run(command, env=environment, capture_output=True, text=True, check=True) for _ in range(5)]
    return median(float(run.stdout) for run in runs)


def compose() -> list[Composed]:
    """Every example of the gallery, the median of some runs; nothing is remembered from one run to the next."""
    rules = read_library(ROOT / "docs")[0].zone_rules
    found = []
    for example in EXAMPLES:
        asked = Figure.model_validate(yaml.safe_load(example.options))
        costs, drawing = [], ""
        for _ in range(TIMES):
            plans.forget()
            began = time.process_time()
            made, _faults = plans.plan(asked)
            assert made is not None
            assert not [*unsafe(made, rules), *wrong_pace(made)]
            drawing = draw(made, describe(made), "../../assets/drawings/", PEOPLE[0], rules)
            costs.append(1000 * (time.process_time() - began))
        found.append(Composed(example.title, median(costs), len(gzip.compress(drawing.encode(), 9))))
    return found


def drawings() -> dict[str, int]:
    """Compressed bytes of every base drawing."""
    files = sorted((ROOT / "docs/assets/drawings").glob("*.svg"))
    return {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
