"""What a page's template must know of its lesson. All of it goes one way: through the page's front matter, which every engine hands on."""

from __future__ import annotations

from typing import Any

from handbook.addresses import page_address
from handbook.known_lessons import ASK_AND_AGREE, FINISHING, HEALTH_CHECK, SOMETHING_HAPPENED
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.assets import is_played, scripts_of, styles_of

LED_TO = (HEALTH_CHECK, ASK_AND_AGREE, SOMETHING_HAPPENED, FINISHING)
"""The lessons that the guided massage leads to."""


def template_data(library: Library, lesson: Lesson, address: str) -> dict[str, Any]:
    """The names that the templates read from ``page.meta``. ``address``: the page's own, below the site's root.

    ``own_styles`` and ``own_scripts``: files besides those that every page loads. ``played``: whether the guided massage is on the page.
    ``home``, ``chapter``: where it stands. ``lessons``: the addresses of the lessons that the guided massage leads to, by their slugs.
    """
    directories = not address.endswith(".html")
    return {
        "description": lesson.meta.summary,
        "own_styles": styles_of(lesson),
        "own_scripts": scripts_of(lesson),
        "played": is_played(lesson),
        "home": lesson.is_home,
        "chapter": next((chapter.title for chapter in library.chapters if lesson.uri in chapter.uris), ""),
        "lessons": {slug: page_address(library.by_slug[slug].uri, directories) for slug in LED_TO if slug in library.by_slug},
        # The theme's search plugin gives the page its search button. It need not read the page again: the index is ours.
        "search": {"exclude": True},
    }
