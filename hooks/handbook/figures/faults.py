"""What can be wrong with a figure."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.source.located import Key


@dataclass(frozen=True)
class Fault:
    """What is wrong with a figure, and how to mend it; ``key`` leads to the value within the figure's options."""

    key: Key
    what: str
    mend: str
