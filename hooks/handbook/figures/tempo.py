"""Whether the hands of a figure travel at a pace that suits a slow massage.

The band is 1 to 11 cm a second: in the laboratory slow strokes of 1 to 10 cm a second were rated the most pleasant (Löken 2009,
doi:10.1038/nn.2312; soft brushes, never an oiled back), with a little room for rounding. A glide over the whole back takes five seconds
or more [custom].
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.figures.plan import Fault, Plan

SLOWEST = 1.0
FASTEST = 11.0
"""cm a second."""

FULL_GLIDE = 25.0
"""A glide at least so long, in cm, counts as one over the whole back."""
FULL_GLIDE_SECONDS = 5.0


def wrong_pace(plan: Plan, seconds: float | None) -> Iterator[Fault]:
    """What is wrong with the time that a step gives its glide, if anything."""
    if plan.kind != "glide" or seconds is None:
        return
    length = plan.length
    speed = length / seconds
    least = math.ceil(length / FASTEST)
    if length >= FULL_GLIDE:
        least = max(least, math.ceil(FULL_GLIDE_SECONDS))
    travel = f"the hands travel {length:.0f} cm in {seconds:g} s"
    if seconds < least:
        why = f"{speed:.0f} cm a second" if speed > FASTEST else "a glide over the whole back takes longer"
        yield Fault(("time",), f"{travel}, which is too fast ({why})", f"take at least {least} s")
    elif speed < SLOWEST:
        most = math.floor(length / SLOWEST)
        yield Fault(("time",), f"{travel}, which is too slow to be a glide", f"take at most {most} s, or write a hold")
