"""A lesson's file in its parts, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from handbook.lessons import read_lesson
from handbook.source.lesson_file import LessonFile, read_lesson_file
from tests.golden.small import READY

FRONT = """\
---
kind: reference
title: A case
summary: What the reader of this small page gets.
checked: 2026-11-22
---
"""


def read(text: str) -> LessonFile:
    file, problems = read_lesson_file(text, "docs/strokes/case.md", "strokes/case.md")
    assert problems == []
    return file


def lines_told(text: str) -> list[int]:
    return [problem.line for problem in read_lesson(text, "docs/strokes/case.md", "strokes/case.md")[2]]


def test_front_matter_blocks_and_prose_have_their_lines() -> None:
    file = read(FRONT + "\nWords.\n\n/// step | Glide up\n    time: 8 s\n    pressure: 2\n\nSlide.\n///\n")
    assert file.front_matter.line(("checked",)) == 5
    (block,) = file.blocks
    assert (block.name, block.title, block.line, block.end) == ("step", "Glide up", 10, 15)
    assert block.options.value == {"time": "8 s", "pressure": 2}
    assert block.options.line(("pressure",)) == 12
    assert (8, "Words.") in {(line.number, line.text) for line in file.prose}
    assert file.slug == "case"


@pytest.mark.parametrize(("uri", "slug"), [("index.md", "index"), ("a/b/long-glide.md", "long-glide"), ("a.md", "a")])
def test_the_slug_is_the_name_of_the_file(uri: str, slug: str) -> None:
    assert read_lesson_file(FRONT, f"docs/{uri}", uri)[0].slug == slug


def test_a_block_may_have_no_title_no_options_and_no_text() -> None:
    (block,) = read(FRONT + "/// stop\n///\n").blocks
    assert (block.title, block.options.value, block.options.line(("any",))) == (None, {}, 7)


def test_a_title_may_hold_bars_and_colons() -> None:
    assert read(FRONT + "///  note |  Yes | no: both  \n///\n").blocks[0].title == "Yes | no: both"


def test_options_that_stand_apart_are_told() -> None:
    text = FRONT + "/// step | Glide\n    time: 8 s\n\n    pressure: 2\n\nSlide.\n///\n"
    file, problems = read_lesson_file(text, "docs/case.md", "case.md")
    assert [problem.line for problem in problems] == [10]
    assert file.blocks[0].options.value == {"time": "8 s"}


def test_blocks_may_stand_in_blocks_and_come_in_the_order_of_their_beginnings() -> None:
    text = FRONT + "//// note | Outer\n/// note | Inner\nWords.\n///\n////\n/// stop\n///\n"
    assert [(block.title, block.line, block.end) for block in read(text).blocks] == [("Outer", 7, 11), ("Inner", 8, 10), (None, 12, 13)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("/// note | A\nWords.\n", [7]),
        ("///\n", [7]),
        ("/// note | A\n////\n///\n", [8]),
        ("/// note | A\n/// note | B\n///\n", [7]),
        ("/// step | A\n    a: [\n///\n", [9]),
        ("/// step | A\n    - a\n///\n", [8]),
    ],
)
def test_a_broken_block_is_told_at_its_line(text: str, lines: list[int]) -> None:
    _, problems = read_lesson_file(FRONT + text, "docs/strokes/case.md", "strokes/case.md")
    assert [problem.line for problem in problems] == lines


def test_code_is_no_prose_and_holds_no_blocks() -> None:
    file = read(FRONT + "```\n/// nonsense\n<b>\n~~~\n```\n~~~~ yaml\n```\n~~~\n///\n~~~~\nAnd `<i>` or ``a ` <u>`` here.\n")
    assert file.blocks == ()
    assert [(line.number, line.text.split()) for line in file.prose] == [(17, ["And", "or", "here."])]


def test_a_bare_tick_hides_nothing() -> None:
    file, problems = read_lesson_file(FRONT + "a ` <b> and `` <i>\n", "docs/strokes/case.md", "strokes/case.md")
    assert "<b>" in file.prose[0].text
    assert [problem.what for problem in problems] == ["this tick (`) has no partner on its line"]


def test_windows_line_ends_make_no_difference() -> None:
    text = FRONT + "\n/// step | Glide\n    time: 8 s\n\nSlide.\n///\n"
    unix, windows = read(text), read(text.replace("\n", "\r\n"))
    assert unix.blocks == windows.blocks
    assert unix.prose == windows.prose
    assert unix.front_matter == windows.front_matter


# What Markdown makes a block of must be read as one, or nothing of it is checked: see tests/unit/test_markdown.py.


@pytest.mark.parametrize(
    "text",
    [
        "/// step | Tabs\n\ttime: 8 s\n\tpressure: 9\n\nPress.\n///\n",
        "- A list\n\n    /// step | In a list\n        pressure: 9\n\n    Press.\n    ///\n",
        "> /// step | In a quotation\n>     pressure: 9\n>\n> Press.\n> ///\n",
        "```\n/// step | In code that never ends\n    pressure: 9\n\nPress.\n///\n",
        " ```\n/// step | After ticks that are not at the margin\n    pressure: 9\n\nPress.\n///\n ```\n",
        "```yaml not a fence\n/// step | After ticks with words\n    pressure: 9\n\nPress.\n///\n```\n",
    ],
    ids=["tabs", "list", "quotation", "fence without end", "indented fence", "fence with words"],
)
def test_nothing_that_becomes_a_step_escapes_the_checks(text: str) -> None:
    assert lines_told(FRONT + text) != []


@pytest.mark.parametrize("kind", ["[stroke]", "{stroke: 1}", "!!set {a}", "2026-11-22", "1.5", "true"])
def test_a_kind_that_is_no_name_is_told_and_never_raised(kind: str) -> None:
    assert lines_told(FRONT.replace("kind: reference", f"kind: {kind}")) == [2]


def test_a_field_named_like_the_kind_does_not_hide_the_names_of_the_others() -> None:
    text = FRONT.replace("title: A case", "reference: A case")
    problems = read_lesson(text, "docs/case.md", "case.md")[2]
    assert {(problem.line, problem.what) for problem in problems} >= {(2, "“title” is missing"), (3, "“reference” is not a known field")}


@pytest.mark.parametrize("front", ["", "- a\n", "a\n", "5\n"])
def test_front_matter_that_is_no_list_of_fields_is_told_in_words(front: str) -> None:
    lesson, known, problems = read_lesson(f"---\n{front}---\n", "docs/case.md", "case.md")
    assert not known
    assert lesson.meta.title == "Case"
    assert len(problems) == 1
    assert "“”" not in str(problems[0])


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
LINES = st.sampled_from(
    [
        "/// step | A",
        "/// stop",
        "///",
        "////",
        "//// note | B",
        "    time: 8 s",
        "    pressure: 3-4",
        "    figure: {view: back}",
        "    a: [",
        "\ttime: 9",
        "    &x [*x]",
        "```",
        "~~~",
        "> /// note | C",
        "- a",
        "    /// note | D",
        "# A",
        "[@a; low]",
        "<b>",
        "`",
        "",
        "kind: stroke",
        "kind: [a]",
        "kind: &x {a: *x}",
        "after: [a, 1]",
        "---",
        "- b",
        "title: 1",
        "checked: 2026-02-30",
        "keep-off: {a: b}",
        "pressure: 9",
        "stroke: 1",
        "1: 2",
        "? a",
        "\x85",
        "\u2028",
        "\x0c",
    ]
)


@given(ANY_TEXT)
@example("---\nkind: [a]\n---\n")
def test_no_text_is_ever_raised(text: str) -> None:
    read_lesson(text, "docs/case.md", "case.md")


@given(ANY_TEXT)
def test_no_text_after_front_matter_is_ever_raised(text: str) -> None:
    read_lesson(FRONT + text, "docs/case.md", "case.md")


@given(ANY_TEXT)
def test_no_front_matter_is_ever_raised(text: str) -> None:
    read_lesson(f"---\n{text}\n---\n", "docs/case.md", "case.md")


@given(st.lists(LINES, max_size=12), st.lists(LINES, max_size=12))
def test_no_lines_of_a_lesson_are_ever_raised(front: list[str], body: list[str]) -> None:
    for text in ("\n".join(["---", *front, "---", *body]), FRONT + "\n".join(body)):
        _, known, problems = read_lesson(text, "docs/case.md", "case.md")
        assert known or problems


@given(st.lists(LINES, max_size=12))
def test_every_problem_lies_in_the_file(body: list[str]) -> None:
    text = FRONT + "\n".join(body)
    _, _, problems = read_lesson(text, "docs/case.md", "case.md")
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 for problem in problems)


@pytest.mark.parametrize("field", ['title: "a\\n\\"b"', "after: ['A\n\n  B']", "aliases: |\n  a\n  b", "colour: 1\n'a\n\n  b': 2"])
def test_a_problem_is_told_in_one_line(field: str) -> None:
    _, _, problems = read_lesson(FRONT.replace("title: A case\n", f"{field}\n"), "docs/case.md", "case.md")
    assert problems
    assert [problem for problem in problems if "\n" in str(problem)] == []


@pytest.mark.parametrize(
    "front",
    ["aliases:\n\t- gliding\n", "aliases:\n  -\tgliding\n", "aliases:\t[a]\n", "aliases: [a,\tb]\n", "aliases:\n  - 'a\tb'\n"],
)
def test_tabs_in_front_matter_are_read_as_mkdocs_reads_them(front: str) -> None:
    """Or MkDocs would show, at the head of the page, front matter in which nothing was told."""
    text = FRONT.replace("checked:", f"{front}checked:") + "\nWords.\n"
    file, problems = read_lesson_file(text, "docs/case.md", "case.md")
    shown, fields = get_data(text)
    assert problems or (shown.strip(), fields) == ("Words.", file.front_matter.value)


def test_a_control_character_in_front_matter_is_told_once_and_at_its_line() -> None:
    assert lines_told(FRONT.replace("A case", "A\x07case")) == [3]


def test_text_is_read_where_the_front_matter_cannot_be() -> None:
    lesson, known, problems = read_lesson("---\nkind: [\n---\n/// note | A\n///\n\nWords.\n", "docs/a/b-c.md", "a/b-c.md")
    assert not known
    assert len(problems) == 1
    assert (lesson.meta.kind, lesson.meta.title) == ("reference", "B c")
    assert [block.name for block in lesson.blocks] == ["note"]
    assert "Words." in {line.text for line in lesson.file.prose}


def test_a_good_lesson_is_read() -> None:
    lesson, known, problems = read_lesson(READY, "docs/before/ready.md", "before/ready.md")
    assert problems == []
    assert known
    assert (lesson.slug, lesson.uri, lesson.meta.title) == ("ready", "before/ready.md", "Get ready")
    assert [block.name for block in lesson.blocks] == ["learn", "key-points"]


def test_a_step_with_a_mistake_is_still_a_step() -> None:
    """Or the writer is told, besides, that the lesson needs a step, and that its repeat names steps that are not there."""
    lesson, known, problems = read_lesson(FRONT + "/// step | A\n    tme: 8 s\n///\n", "docs/case.md", "case.md")
    assert len(problems) == 1
    assert known
    assert [block.name for block in lesson.blocks] == ["step"]
