"""How a receiver lies or sits."""

from __future__ import annotations

from typing import Literal

Position = Literal["face down", "on the side", "sitting"]
"""The position, as lessons and data name it."""
