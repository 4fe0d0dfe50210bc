"""Close-ups that teach the hand uses."""

from __future__ import annotations

from art.drawing import Drawing
