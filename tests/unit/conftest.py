"""Property tests try the same texts every time, and a busy machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("handbook", deadline=None, derandomize=True)
settings.load_profile("handbook")
