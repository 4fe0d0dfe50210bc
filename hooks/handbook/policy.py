"""The content security policy of a page.

The theme has a few inline scripts, and our template one inline style (the running head on paper); each is allowed by the hash of its
text. Hashes are taken from the page without the lesson's own part, so that nothing in a lesson can ever allow itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.S)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)
_CHARSET = '<meta charset="utf-8">'


def with_policy(page: str, lesson: str = "") -> str:
    """The page with its policy right after the character set. ``lesson``: the part of it that came out of a lesson."""
    if _CHARSET not in page:
        raise ValueError(f"no {_CHARSET} in the page: the policy must come first in its head")
    shell = page.replace(lesson, "", 1) if lesson else page
    policy = _policy(tuple(_SCRIPT.findall(shell)), tuple(_STYLE.findall(shell)))
    return page.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


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
