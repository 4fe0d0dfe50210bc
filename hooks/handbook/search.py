"""The search index: what MkDocs' search plugin collected, as short plain text, with the words that people type for each lesson.

One entry a section: ``l`` its address, ``t`` its heading, ``x`` its text, ``p`` the title of its page. The entry of a page itself has no
``p`` but ``k``, other words for it, and ``s``, its summary.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from handbook.library import Library, unique, words_people_type

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def compact_index(index: str, library: Library) -> str:
    """From the plugin's JSON to ours."""
    entries = json.loads(index)["docs"]
    lessons = {page_address(lesson.uri): lesson for lesson in library.lessons}
    titles: dict[str, str] = {}
    made: list[dict[str, Any]] = []
    for entry in entries:
        location, _, anchor = entry["location"].partition("#")
        title, text = _plain(entry["title"]), _plain(entry["text"])
        if not anchor:
            lesson = lessons.get(location)
            titles[location] = lesson.meta.title if lesson else title
            keywords = unique(words_people_type(library, lesson)) if lesson else []
            summary = lesson.meta.summary if lesson else ""
            made.append({"l": location, "t": titles[location], "k": " ".join(keywords), "s": summary, "x": text})
        elif text or title:
            made.append({"l": entry["location"], "p": titles.get(location, ""), "t": title, "x": text})
    return json.dumps({"docs": made}, ensure_ascii=False, separators=(",", ":"))


def page_address(uri: str) -> str:
    """The address of a page, from its file: ``strokes/long-glide.md`` is ``strokes/long-glide/``."""
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def _plain(text: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", text))).strip()
