"""Give the site the date of its newest lesson, so that the same files give the same bytes on any day."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.markdown.context import library_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_pre_build(config: MkDocsConfig) -> None:
    """MkDocs takes its dates from here."""
    newest = datetime.combine(library_of(Path(config.docs_dir)).newest_check, time(), UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(newest.timestamp())))
