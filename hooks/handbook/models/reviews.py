"""Who has read what, as kept in ``docs/data/reviews.yml``."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from handbook.models.base import Model, Slug, Text

Profession = Literal["doctor", "midwife", "nurse", "paramedic", "pharmacist", "physiotherapist", "massage teacher", "massage therapist"]

CLINICIANS: frozenset[Profession] = frozenset({"doctor", "midwife", "nurse", "paramedic", "pharmacist", "physiotherapist"})
"""The professions whose reading counts as a clinician's."""

Verdict = Literal["agrees", "agrees with changes", "disagrees"]
"""What a reader came to. Never yes or no, which YAML would not keep as words."""


class Review(Model):
    """One reading of one part, by one person, who signed it."""

    part: Slug
    """A part of the sheet for reviewers by its name there, or a lesson by its own."""
    reader: Text
    profession: Profession
    date: datetime.date
    verdict: Verdict
    note: Text | None = None
    version: Annotated[str, Field(pattern=r"^[a-z]{5}$")] | None = None
    """The letters beside the part's title on the sheet that was read; a lesson has none."""


REVIEWS: TypeAdapter[tuple[Review, ...]] = TypeAdapter(
    Annotated[tuple[Review, ...], BeforeValidator(lambda read: [] if read is None else read)]
)
"""A file with nothing in it but its comments says that nobody has read anything."""
