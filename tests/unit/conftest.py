"""Property tests try the same texts on every change, and new ones at night; a busy machine is no failure."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("handbook", deadline=None, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "handbook"))
