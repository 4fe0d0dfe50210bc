"""The style sheets and scripts that only some pages need, by the blocks that a lesson is written in."""

from __future__ import annotations

from handbook.lessons import Lesson

STYLES: dict[str, frozenset[str]] = {
    "assets/stylesheets/review.css": frozenset({"review-sheet", "reviews"}),
    "assets/stylesheets/screening.css": frozenset({"questions", "screening-card", "screening-quiz", "danger-quiz"}),
    "assets/stylesheets/builder.css": frozenset({"builder"}),
    "assets/stylesheets/routine.css": frozenset({"timeline", "builder"}),
    "assets/stylesheets/cautions.css": frozenset({"timeline", "builder"}),
    "assets/stylesheets/player.css": frozenset({"timeline", "builder"}),
}
"""Each style sheet, and the blocks of which any one needs it."""

SCREENING = "assets/javascripts/screening.js"
QUIZ = "assets/javascripts/quiz.js"
ROUTINE = "assets/javascripts/routine.js"
CAUTIONS = "assets/javascripts/cautions.js"
PLAYER = (
    "assets/javascripts/player/steps.js",
    "assets/javascripts/player/clock.js",
    "assets/javascripts/player/voice.js",
    "assets/javascripts/player/awake.js",
    "assets/javascripts/player/screen.js",
    "assets/javascripts/player.js",
)
BUILDER = "assets/javascripts/builder.js"
QUIZZES = frozenset({"screening-quiz", "danger-quiz"})
PLAYED = frozenset({"timeline", "builder"})

MANY = 5
"""Questions at the end of a lesson, from which on a button opens all their answers: fewer are opened as quickly one by one."""


def styles_of(lesson: Lesson) -> list[str]:
    """The page's own style sheets."""
    names = _names(lesson)
    return [style for style, blocks in STYLES.items() if blocks & names]


def scripts_of(lesson: Lesson) -> list[str]:
    """The page's own scripts, each after those that it needs."""
    names = _names(lesson)
    needed = {
        (SCREENING,): {"questions", "conditions"} <= names,
        (QUIZ,): bool(QUIZZES & names) or len(list(lesson.named("question"))) >= MANY,
        (ROUTINE, CAUTIONS, *PLAYER): is_played(lesson),
        (BUILDER,): "builder" in names,
    }
    return [script for scripts, needs_them in needed.items() if needs_them for script in scripts]


def is_played(lesson: Lesson) -> bool:
    """Whether the page has a routine on it that can be played, or will have when its reader has chosen one."""
    return bool(PLAYED & _names(lesson))


def _names(lesson: Lesson) -> set[str]:
    return {block.name for block in lesson.blocks}
