"""What a page says, section by section."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from handbook.markdown.sections import _SKIPPED, sections_of
from tests.unit.pages import rendered_sections
from tests.unit.test_markdown import FRONT, STROKE


def sections(html: str) -> list[tuple[str, str, str]]:
    return [(section.anchor, section.title, section.text) for section in sections_of(ElementTree.fromstring(f"<div>{html}</div>"))]


def test_a_page_without_headings_is_one_section() -> None:
    assert sections("<p>Slide\n  and <em>rest</em>.</p>") == [("", "", "Slide and rest.")]
    assert sections("") == [("", "", "")]


def test_the_title_of_the_page_is_that_of_its_first_section() -> None:
    assert sections("<h1>Long <em>glide</em></h1><p>A.</p>") == [("", "Long glide", "A.")]


def test_every_heading_begins_a_section() -> None:
    made = sections('<h1>T</h1>A<h2 id="b">B <b>c</b></h2><p>D.</p><h3 id="e">E</h3>F<h4 id="g">G</h4><p>H.</p>')
    assert made == [("", "T", "A"), ("b", "B c", "D."), ("e", "E", "F"), ("g", "G", "H.")]


def test_a_heading_without_an_anchor_is_no_mistake() -> None:
    assert sections("<h2>B</h2>C") == [("", "", ""), ("", "B", "C")]


def test_a_heading_deep_down_holds_for_what_comes_after_it() -> None:
    made = sections('<p>A</p><section><div><h2 id="b">B</h2></div><p>C</p></section><p>D</p>')
    assert made == [("", "", "A"), ("b", "B", "C D")]


def test_a_step_is_a_section_and_what_follows_belongs_to_the_section_before() -> None:
    step = '<section class="step"><div><h3 id="step-{0}">Step {0}</h3></div><p>Do {0}.</p></section>'
    made = sections(f'<h2 id="how">How</h2><p>First.</p>{step.format(1)}between{step.format(2)}<p>Last.</p>')
    assert made == [("", "", ""), ("how", "How", "First. between Last."), ("step-1", "Step 1", "Do 1."), ("step-2", "Step 2", "Do 2.")]


def test_a_heading_within_a_step_ends_with_its_step() -> None:
    made = sections('A<section class="step"><h3 id="step-1">S</h3>B<h4 id="c">C</h4>D</section>E')
    assert made == [("", "", "A E"), ("step-1", "S", "B"), ("c", "C", "D")]


@pytest.mark.parametrize("of", sorted(_SKIPPED))
def test_what_is_no_text_is_left_out_and_what_follows_is_kept(of: str) -> None:
    assert sections(f'<p>A<span class="x {of}">no<b>no</b></span> B</p><div class="{of}"><h2>no</h2>no</div>C') == [("", "", "A B C")]


@pytest.mark.parametrize("of", ["cite", "glance", "facts", "cue", "sec", "foot-note", "step__n", "scale"])
def test_these_are_no_text(of: str) -> None:
    assert of in _SKIPPED


@pytest.mark.parametrize("html", ["<figure>no<figcaption>no</figcaption></figure>", "<svg><text>no</text></svg>"])
def test_drawings_are_left_out(html: str) -> None:
    assert sections(f"<p>A</p>{html}<p>B</p>") == [("", "", "A B")]


def test_words_of_neighbouring_blocks_do_not_run_together() -> None:
    assert sections("<ul><li>A</li><li>B</li></ul><table><tr><td>C</td><td>D</td></tr></table>")[0][2] == "A B C D"


@pytest.mark.parametrize("inline", ["a", "em", "strong", "span", "code"])
def test_marks_within_a_word_do_not_split_it(inline: str) -> None:
    assert sections(f"<p>un<{inline}>tie</{inline}>d.</p>") == [("", "", "untied.")]


def test_what_markdown_has_put_aside_leaves_no_trace() -> None:
    # ElementTree reads no such characters, so they are put in by hand.
    root = ElementTree.fromstring("<div><p>A</p></div>")
    root[0].text = "A \x02wzxhzdk:0\x03 B"
    root[0].tail = "\x02klzzwxh:0001\x03C"
    assert [section.text for section in sections_of(root)] == ["A B C"]


def test_a_section_has_its_text_in_one_line() -> None:
    assert sections("<p>  one\n<b>\ttwo</b> </p>") == [("", "", "one two")]


def test_the_page_is_left_as_it_is() -> None:
    html = '<div><h1>A</h1><section class="step"><h3 id="s">B</h3>C</section>D<span class="cite">E</span></div>'
    root = ElementTree.fromstring(html)
    sections_of(root)
    assert ElementTree.tostring(root, encoding="unicode") == html


# --- A whole lesson, through Markdown. ---


def test_the_sections_of_a_lesson() -> None:
    made = rendered_sections(STROKE)
    assert [(section.anchor, section.title) for section in made] == [
        ("", "Long glide"),
        ("step-1", "Step 1: Rest both palms"),
        ("step-2", "Step 2: Glide up"),
        ("key-points", "Key points"),
    ]
    page, rest, up, keep = (section.text for section in made)
    assert "They feel ill: Lift your hands" in page
    assert "The giver warms the low back . In this lesson Glide." in page
    assert "Five times steps 1 to 2 Take your time." in page
    assert "Why slow? Perhaps because" in page
    assert "By the way Warm hands." in page
    assert rest == "Wait for one breath. Why: a still hand asks. Say: “Shall I begin?”"
    assert up == "Slide."
    assert keep == "Slow."


@pytest.mark.parametrize("word", ["certainty", "custom", "Moss", "Checked against", "stroking", "towels", "effleurage", "seconds"])
def test_what_stands_beside_the_text_of_a_lesson_is_not_in_its_sections(word: str) -> None:
    assert word not in " ".join(section.text for section in rendered_sections(STROKE))


def test_headings_have_the_anchors_of_the_page() -> None:
    made = rendered_sections(f"{FRONT}\nOne.\n\n## Two *words*\n\nThree.\n\n## Two *words*\n\nFour.\n")
    assert [(section.anchor, section.title, section.text) for section in made] == [
        ("", "A case", "One."),
        ("two-words", "Two words", "Three."),
        ("two-words_1", "Two words", "Four."),
    ]
