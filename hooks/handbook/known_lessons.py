"""The lessons that rules and pages know by themselves, by their slugs."""

from __future__ import annotations

HEALTH_CHECK = "is-today-a-good-day"
"""What every routine names first under ``after``, and what the cards are the short form of."""
ASK_AND_AGREE = "ask-and-agree"
"""Where the stop word and the signal are taught."""
SOMETHING_HAPPENED = "something-happened"
"""Where “Stop now” leads."""
FINISHING = "finishing"
"""What follows a massage."""

STILL_HANDS = "still-hands"
"""Hands that rest: they open and close a routine, and are left where nothing else suits."""
LONG_GLIDE = "long-glide"
"""Hands that glide over the whole back, and that drift home."""
SPREAD_THE_OIL = "spread-the-oil"
"""What brings the oil, and so begins with a walk for it."""
