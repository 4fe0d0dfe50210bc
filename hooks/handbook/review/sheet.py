"""The whole sheet, and what a review of a part still counts for."""

from __future__ import annotations

from typing import Literal

from handbook.lessons import Lesson
from handbook.library import Library
from handbook.models.reviews import CLINICIANS, Review
from handbook.review import clinician, teacher
from handbook.review.rows import Part

Reader = Literal["clinician", "teacher"]
"""For whom a part is."""


def sheet(library: Library) -> dict[Reader, tuple[Part, ...]]:
    """Every part by who is asked to read it, the gravest first."""
    return {"clinician": tuple(clinician.parts(library)), "teacher": tuple(teacher.parts(library))}


def is_before_the_last_change(review: Review, read: Part | Lesson) -> bool:
    """Whether what was read has changed since: its letters are others, or it was compared with its sources on a later day."""
    if isinstance(read, Lesson):
        return review.date < read.meta.checked
    return review.version != read.version or (read.changed is not None and review.date < read.changed)


def reviews_of(library: Library, lesson: Lesson) -> list[Review]:
    """Who has read a lesson, in the order of the data."""
    return [review for review in library.reviews if review.part == lesson.slug]


def clinician_has_read(library: Library, lesson: Lesson) -> bool:
    """Whether a clinician has read a lesson as it stands."""
    return any(review.profession in CLINICIANS and not is_before_the_last_change(review, lesson) for review in reviews_of(library, lesson))
