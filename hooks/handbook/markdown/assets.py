"""The style sheets and scripts that only some pages need, by the blocks that a lesson is written in."""

from __future__ import annotations

from handbook.lessons import Lesson

STYLE = "assets/stylesheets/screening.css"
STYLED = frozenset({"questions", "screening-card", "screening-quiz", "danger-quiz"})

SCREENING = "assets/javascripts/screening.js"
QUIZ = "assets/javascripts/quiz.js"
QUIZZES = frozenset({"screening-quiz", "danger-quiz"})

MANY = 5
"""Questions at the end of a lesson, from which on a button opens all their answers: fewer are opened as quickly one by one."""


def styles_of(lesson: Lesson) -> list[str]:
    """The page's own style sheets."""
    return [STYLE] if STYLED & _names(lesson) else []


def scripts_of(lesson: Lesson) -> list[str]:
    """The page's own scripts."""
    names = _names(lesson)
    quizzes = bool(QUIZZES & names) or len(list(lesson.named("question"))) >= MANY
    return [*([SCREENING] if {"questions", "conditions"} <= names else []), *([QUIZ] if quizzes else [])]


def _names(lesson: Lesson) -> set[str]:
    return {block.name for block in lesson.blocks}
