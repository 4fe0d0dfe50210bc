"""Glossary words in running text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from handbook.markdown.glossary import mark, word_list, words_of
from handbook.models.data import Term

TERMS = tuple(
    Term.model_validate(term)
    for term in (
        {"name": "low back", "term": "lumbar spine", "meaning": "Above the hips."},
        {"name": "spine", "meaning": "The row of bones."},
        {"name": "giver", "meaning": "Who gives."},
        {"name": "bumps of the spine", "meaning": "Knobs."},
        {"name": "C7 bump", "meaning": "At the neck."},
        {"name": "PSIS (dimples)", "meaning": "Two hollows."},
    )
)


def marked(html: str) -> tuple[str, list[str]]:
    root = ElementTree.fromstring(f"<div>{html}</div>")
    used = mark(root, words_of(TERMS), "../reference/glossary.md")
    return ElementTree.tostring(root, encoding="unicode")[5:-6], [term.name for term in used]


def link(words: str, anchor: str, meaning: str) -> str:
    return f'<a class="term" href="../reference/glossary.md#term-{anchor}" title="{meaning}">{words}</a>'


SPINE = link("spine", "spine", "The row of bones.")


def test_the_first_use_is_a_link_with_the_meaning() -> None:
    assert marked("<p>Off the spine, never on the spine.</p>") == (f"<p>Off the {SPINE}, never on the spine.</p>", ["spine"])


def test_the_first_use_counts_over_the_whole_page() -> None:
    html, used = marked("<p>A spine.</p><ul><li>The spine</li></ul>")
    assert html == f"<p>A {SPINE}.</p><ul><li>The spine</li></ul>"
    assert used == ["spine"]


def test_words_before_between_and_after_elements_are_found() -> None:
    html, used = marked("<p>spine <em>giver</em> and low back <b>x</b> C7 bump</p>")
    assert used == ["spine", "giver", "low back", "C7 bump"]
    assert html.count('class="term"') == 4
    assert "".join(ElementTree.fromstring(f"<p>{html}</p>").itertext()) == "spine giver and low back x C7 bump"


def test_several_in_one_text_stay_in_order() -> None:
    html, used = marked("<p>The giver minds the low back and the spine.</p>")
    assert used == ["giver", "low back", "spine"]
    assert "".join(ElementTree.fromstring(f"<p>{html}</p>").itertext()) == "The giver minds the low back and the spine."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spine", "spine"),
        ("SPINES", "spine"),
        ("Lumbar spine", "low back"),
        ("low backs", "low back"),
        ("Givers", "giver"),
        ("psis (dimples)", "PSIS (dimples)"),
    ],
)
def test_capitals_plurals_and_the_standard_term_are_the_same_word(text: str, name: str) -> None:
    html, used = marked(f"<p>{text}</p>")
    assert used == [name]
    assert f">{text}</a>" in html


@pytest.mark.parametrize("text", ["spinet", "forgiver", "spine-like", "mid-spine", "C7 bumpy", "PSIS"])
def test_parts_of_words_are_left_alone(text: str) -> None:
    assert marked(f"<p>{text}</p>") == (f"<p>{text}</p>", [])


def test_the_longest_word_wins() -> None:
    assert marked("<p>bumps of the spine</p>")[1] == ["bumps of the spine"]
    assert marked("<p>the lumbar spine and the spine</p>")[1] == ["low back", "spine"]
    oil, bowl = (Term.model_validate({"name": name, "meaning": "A thing."}) for name in ("oil", "oil bowl"))
    for terms in ((oil, bowl), (bowl, oil)):
        assert mark(ElementTree.fromstring("<p>an oil bowl</p>"), words_of(terms), "glossary.md") == [bowl]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">spine</a></p>',
        "<h2>spine</h2>",
        "<p><code>spine</code></p>",
        "<pre><code>spine</code></pre>",
        "<figure><p>spine</p></figure>",
        "<details><summary>spine</summary></details>",
        '<p class="cue"><span>spine</span></p>',
        '<p><span class="cite">[<b>spine</b>]</span></p>',
        "<table><tr><th>spine</th></tr></table>",
    ],
)
def test_where_a_link_would_disturb_there_is_none(html: str) -> None:
    assert marked(html) == (html, [])


def test_text_after_what_is_skipped_is_read() -> None:
    assert marked("<p><code>spine</code> spine</p>") == (f"<p><code>spine</code> {SPINE}</p>", ["spine"])


@pytest.mark.parametrize("text", ["gİver", "gıver", "ſpine", "Straße"])
def test_letters_whose_small_form_differs_are_never_raised(text: str) -> None:
    html, _ = marked(f"<p>{text}</p>")
    assert "".join(ElementTree.fromstring(f"<p>{html}</p>").itertext()) == text


def test_without_terms_nothing_is_marked() -> None:
    root = ElementTree.fromstring("<p>spine</p>")
    assert mark(root, words_of(()), "glossary.md") == []
    assert ElementTree.tostring(root, encoding="unicode") == "<p>spine</p>"


def test_the_words_of_a_page_are_listed_for_paper() -> None:
    made = word_list(TERMS[:2])
    assert "only-print" in made.get("class", "").split()
    assert [(part.tag, part.text) for part in made.iter() if part.tag in ("dt", "dd")] == [
        ("dt", "low back"),
        ("dd", "Above the hips."),
        ("dt", "spine"),
        ("dd", "The row of bones."),
    ]


def test_an_anchor_is_plain() -> None:
    assert [term.anchor for term in TERMS[-2:]] == ["term-c7-bump", "term-psis-dimples"]
