"""Whether the hands of a figure travel at a pace that suits a slow massage.

The band is 1 to 11 cm a second: in the laboratory slow strokes of 1 to 10 cm a second were rated the most pleasant (Löken 2009,
doi:10.1038/nn.2312; soft brushes, never an oiled back), with a little room for rounding. A glide over the whole back takes five seconds
or more [custom].
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.figures.faults import Fault
from handbook.figures.plan import Laid, Plan
from handbook.source.located import Key

SLOWEST = 1.0
FASTEST = 11.0
"""cm a second."""

COMFORTABLE = 5.0
"""A middling pace, in cm a second, to suggest a time by."""

FULL_GLIDE = 25.0
"""A glide at least so long, in cm, counts as one over the whole back."""
FULL_GLIDE_SECONDS = 5.0

TRAVELLING = ("glide", "fan", "circle", "wring")
"""Kinds of mark whose hands travel over the skin."""


def wrong_pace(plan: Plan) -> Iterator[Fault]:
    """What is wrong with the time of each mark whose hands travel, if anything."""
    for laid in plan.marks:
        if laid.kind in TRAVELLING and laid.seconds is not None:
            yield from _wrong(laid, laid.seconds)


def _wrong(laid: Laid, seconds: float) -> Iterator[Fault]:
    length = max(track.length for track in laid.tracks)
    speed = length / seconds
    least = math.ceil(length / FASTEST)
    if laid.kind == "glide" and length >= FULL_GLIDE:
        least = max(least, math.ceil(FULL_GLIDE_SECONDS))
    key: Key = (*laid.key, "takes") if laid.mark.takes is not None else ("time",)
    travel = f"the hands travel {length:.0f} cm in {seconds:g} s"
    if seconds < least:
        why = f"{speed:.0f} cm a second" if speed > FASTEST else "a glide over the whole back takes longer"
        yield Fault(key, f"{travel}, which is too fast ({why})", f"take at least {least} s")
    elif speed < SLOWEST:
        one_way = f"say how long one way takes, such as “takes: {max(least, round(length / COMFORTABLE))} s”"
        mend = one_way if key == ("time",) else f"take at most {math.floor(length / SLOWEST)} s"
        yield Fault(key, f"{travel}, which is too slow to be a {laid.kind}", f"{mend}, or write a hold")
