"""The content security policy of a page.

The theme has a few inline scripts, and our templates one script and one style (the running head on paper); each is allowed by the hash of
its text. Hashes are taken from the page without the lesson's own part, so that nothing in a lesson can ever allow itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from handbook.problems import broken_template

LESSON_BEGINS, LESSON_ENDS = "<!--lesson-->", "<!--/lesson-->"
"""Marks that the template sets round what comes out of a lesson. A lesson can forge none: it cannot write HTML."""

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.S)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)
_CHARSET = '<meta charset="utf-8">'
_POLICY = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="'


def has_policy(page: str) -> bool:
    """Whether a page has its policy already."""
    return _POLICY in page


def with_policy(page: str) -> str:
    """The page with its policy right after the character set, and without the marks round its lesson.

    ``BrokenHandbook`` where the templates have left out the character set or the end of the lesson.
    """
    # A lesson can be long: nothing of it is copied but into the page that comes out.
    begins, ends = page.find(LESSON_BEGINS), page.rfind(LESSON_ENDS)
    if begins >= 0 and ends < begins:
        raise broken_template(f"{LESSON_BEGINS} without {LESSON_ENDS} in a page")
    before, after = (page[:begins], page[ends + len(LESSON_ENDS) :]) if begins >= 0 else (page, "")
    if _CHARSET not in before:
        raise broken_template(f"no {_CHARSET} in a page: the policy of contents comes right after it")
    shell = before + after
    policy = _policy(tuple(_SCRIPT.findall(shell)), tuple(_STYLE.findall(shell)))
    lesson = page[begins + len(LESSON_BEGINS) : ends] if begins >= 0 else ""
    return "".join((before.replace(_CHARSET, f'{_POLICY}{policy}">', 1), lesson, after))


@lru_cache(maxsize=4096)
def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self'{_hashes(scripts)}",
            f"style-src 'self'{_hashes(styles)}",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def _hashes(texts: tuple[str, ...]) -> str:
    return "".join(f" 'sha256-{_hash(text)}'" for text in dict.fromkeys(texts))


@lru_cache(maxsize=4096)
def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
