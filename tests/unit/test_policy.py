"""What may run in a page."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from handbook.lessons import read_lesson
from handbook.library import Library
from handbook.markdown.template_data import template_data
from handbook.problems import BrokenHandbook
from handbook.site.policy import LESSON_BEGINS, LESSON_ENDS, has_policy, with_policy

PAGE = '<html><head><meta charset="utf-8"><title>T</title>{head}</head><body>{body}</body></html>'


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def policy(made: str) -> dict[str, list[str]]:
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', made)
    return {name: values.split() for name, _, values in (part.partition(" ") for part in found.split("; "))}


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_the_sites_own_files_may_be_used() -> None:
    assert policy(with_policy(page())) == {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }


def test_nothing_is_unsafe() -> None:
    made = with_policy(page("<script>a()</script><style>b{}</style>", '<p onclick="c()" style="d">'))
    assert "unsafe" not in made
    assert "*" not in str(policy(made))


def test_the_policy_comes_right_after_the_character_set_and_once() -> None:
    assert not has_policy(page())
    made = with_policy(page())
    assert has_policy(made)
    assert made.startswith('<html><head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"')
    assert re.sub(r"\n<meta http-equiv[^>]*>", "", made) == page()


def test_the_inline_scripts_and_styles_of_the_theme_are_allowed_by_their_hash() -> None:
    found = policy(
        with_policy(page("<script>one()\n</script><style media=print>p{}</style>", "<script id=a>two()</script><script>one()\n</script>"))
    )
    assert found["script-src"] == ["'self'", hashed("one()\n"), hashed("two()")]
    assert found["style-src"] == ["'self'", hashed("p{}")]


@pytest.mark.parametrize(
    "script", ['<script src="a.js"></script>', '<script async src="a.js">x</script>', '<script type="application/json">{}</script>']
)
def test_scripts_from_files_and_data_need_no_hash(script: str) -> None:
    assert policy(with_policy(page(body=script)))["script-src"] == ["'self'"]


def test_a_lesson_cannot_allow_itself() -> None:
    lesson = "<script>evil()</script><style>evil{}</style>"
    made = with_policy(page("<script>good()</script>", f"<main>{LESSON_BEGINS}{lesson}{LESSON_ENDS}</main>"))
    assert policy(made)["script-src"] == ["'self'", hashed("good()")]
    assert policy(made)["style-src"] == ["'self'"]
    assert f"<main>{lesson}</main>" in made


def test_what_looks_like_the_end_of_a_lesson_is_not_it() -> None:
    lesson = f"{LESSON_ENDS}<script>evil()</script>"
    made = with_policy(page(body=f"{LESSON_BEGINS}{lesson}{LESSON_ENDS}<script>good()</script>"))
    assert policy(made)["script-src"] == ["'self'", hashed("good()")]


def test_a_lesson_whose_end_is_not_marked_is_refused() -> None:
    with pytest.raises(BrokenHandbook, match="without"):
        with_policy(page(body=f"{LESSON_BEGINS}<p>One</p>"))


def test_a_page_that_cannot_be_guarded_is_refused() -> None:
    with pytest.raises(BrokenHandbook, match="charset"):
        with_policy("<html><head></head></html>")


@pytest.mark.parametrize(
    "summary",
    ["'Slow hands, calm back\"><script>evil()</script>'", "'Slow hands and a calm \"back\" for all'", "Slow hands <b>and</b> a calm back"],
)
def test_a_summary_cannot_break_out_of_the_head_of_its_page(summary: str) -> None:
    """The theme writes the description between double quotes as it is, outside what the policy takes for the lesson."""
    text = f"---\nkind: reference\ntitle: A case\nsummary: {summary}\nchecked: 2026-11-22\n---\n"
    lesson, known, problems = read_lesson(text, "docs/case.md", "case.md")
    if problems:
        assert [problem.line for problem in problems] == [4]
        return
    assert known
    assert not set('"<>') & set(template_data(Library(), lesson, "case/")["description"])
