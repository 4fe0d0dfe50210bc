"""Strict YAML with line numbers."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.source.located import Located, read_yaml

DOCUMENT = """\
title: Glide
needs:
  - oil
  - {what: towel, how-many: 2}

after: [one,
  two]
"""

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


def test_the_value_is_plain_data() -> None:
    located, problems = read_yaml(DOCUMENT, "a.yml")
    assert problems == []
    assert located.value == {"title": "Glide", "needs": ["oil", {"what": "towel", "how-many": 2}], "after": ["one", "two"]}


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 1),
        (("needs",), 2),
        (("needs", 0), 3),
        (("needs", 1), 4),
        (("needs", 1, "how-many"), 4),
        (("after",), 6),
        (("after", 0), 6),
        (("after", 1), 7),
    ],
)
def test_every_value_has_its_line(key: tuple[str | int, ...], line: int) -> None:
    assert read_yaml(DOCUMENT, "a.yml")[0].line(key) == line
    assert read_yaml(DOCUMENT, "a.yml", first_line=11)[0].line(key) == line + 10


def test_a_value_that_is_not_there_has_the_line_around_it() -> None:
    located, _ = read_yaml(DOCUMENT, "a.yml", first_line=5)
    assert located.line(("needs", 1, "colour")) == 8
    assert located.line(("needs", 7)) == 6
    assert located.line(("nothing",)) == 5
    assert located.line(()) == 5


def test_a_key_that_stands_twice_is_told_at_its_second_line() -> None:
    _, problems = read_yaml("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", "a.yml", first_line=10)
    assert [(p.line, p.what) for p in problems] == [(13, "“c” stands twice"), (14, "“a” stands twice")]
    assert {p.path for p in problems} == {"a.yml"}


def test_the_same_key_in_two_places_is_not_told() -> None:
    assert read_yaml("- {a: 1}\n- {a: 1, b: {a: 1}}\n", "a.yml")[1] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", 1),
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ("a:\n\t- b\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: {b\n", 2),
    ],
)
def test_broken_yaml_is_told_at_its_line(text: str, line: int) -> None:
    located, problems = read_yaml(text, "a.yml", first_line=20)
    assert located.value is None
    assert [problem.line for problem in problems] == [line + 19]
    assert problems[0].what.startswith("this is not valid YAML (")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: *b\n", [1]),
        ("a: !new b\n", [1]),
        ("a: 1\nb: &c 2\n", [2]),
        ("a: 1\nb: &c\n  d: !!set {e}\nf: *c\n", [2, 3, 4]),
        ("? &a b\n: c\n", [1]),
        ("a: &x [*x]\n", [1, 1]),
    ],
)
def test_anchors_aliases_and_tags_are_refused_at_their_lines(text: str, lines: list[int]) -> None:
    located, problems = read_yaml(text, "a.yml", first_line=5)
    assert located.value is None
    assert [problem.line for problem in problems] == [line + 4 for line in lines]
    assert {problem.mend for problem in problems} == {"put the text in quotes"}


@pytest.mark.parametrize(
    "text", ["a: 'b & c'\n", 'a: "*b"\n', "a: Stop!\n", "a: oil & towel\n", "a: 2 * 3  # & more!\n", "a: |\n  &b *c !d\n"]
)
def test_the_same_signs_inside_text_are_text(text: str) -> None:
    assert read_yaml(text, "a.yml")[1] == []


def test_nothing_written_is_no_value_and_no_problem() -> None:
    assert read_yaml("", "a.yml", first_line=3) == (Located(None, "", 3), [])
    assert read_yaml("# only a remark\n", "a.yml")[0].value is None


def test_no_tag_makes_an_object() -> None:
    located, problems = read_yaml("a: !!python/object/apply:os.system [echo]\n", "a.yml")
    assert located.value is None
    assert problems


@pytest.mark.parametrize(
    "value", ["!!timestamp soon", "!!int ''", "!!bool perhaps", "!!float ''", "1:" * 400 + "1.0", "9" * 5000, "2026-13-45"]
)
def test_a_value_that_cannot_be_made_is_told_and_never_raised(value: str) -> None:
    located, problems = read_yaml(f"a: 1\nb: {value}\n", "a.yml")
    assert len(problems) == 1
    assert located.value is None


def test_a_date_of_no_day_is_told_at_its_own_line() -> None:
    _, problems = read_yaml("a: 1\nb: 2\nchecked: 2026-13-45\n", "a.yml")
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x\n  b: *x\n", "- &x [1]\n- &y [*y, *x]\n"])
def test_data_that_hold_themselves_are_told_and_never_raised(text: str) -> None:
    assert read_yaml(text, "a.yml")[1]


@given(ANY_TEXT, st.integers(1, 50))
@example("a: &x [*x]", 1)
@example("? {a: 1}\n: b", 1)
@example("\x00", 1)
@example("%YAML 9.9\n---\na: b", 1)
def test_no_text_is_ever_raised(text: str, first_line: int) -> None:
    located, problems = read_yaml(text, "a.yml", first_line)
    assert all(problem.line >= first_line for problem in problems)
    assert all(line >= first_line for line in located.lines.values())


PIECES = st.sampled_from(
    [
        "a",
        "b",
        ": ",
        ":",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&x ",
        "*x",
        "!!int ",
        "!!timestamp ",
        "!!bool ",
        "!!set ",
        "<<: ",
        "? ",
        "'",
        '"',
        "|\n",
        ">\n",
        "#",
        "1",
        "-1",
        "0x",
        "0b",
        "1:2",
        ".inf",
        "2026-02-31",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "\t",
        "~",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_text_made_of_yaml_signs_is_ever_raised(text: str) -> None:
    read_yaml(text, "a.yml")


SCALARS = st.none() | st.booleans() | st.integers(-1000, 1000) | st.text("abc xyz:#'\"-", max_size=8)
KEYS = st.text("abcxyz", min_size=1, max_size=4)
DATA = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [x, 2, 3.5, yes, ~, 2026-11-22, 0x1F, 12:30:45]\n",
        "<<: {a: 1}\nb: 2\n",
        "<<: [{a: 1}, {b: 2}]\n",
        "c: {<<: {a: 1, b: 2}, b: 3}\n",
        "=: 1\n",
        "1: a\nnull: b\ntrue: c\n2026-11-22: d\n",
        "k: |\n  two\n  lines\nz: >\n  one\n  line\n",
        "- {a: []}\n- [[], {}]\n",
    ],
)
def test_data_are_those_of_plain_yaml(text: str) -> None:
    import yaml

    assert read_yaml(text, "a.yml") == (Located(yaml.safe_load(text), text), [])


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_name_that_is_no_single_value_is_told(key: str) -> None:
    assert [problem.line for problem in read_yaml(f"? {key}\n: c\n", "a.yml")[1]] == [1]


def test_data_that_were_let_go_of_keep_their_lines_and_can_be_read_again() -> None:
    located, _ = read_yaml("a: 1\nb: [x, 2]\n", "a.yml", first_line=4)
    light = located.let_go()
    assert light.value is None
    assert (light.line(("b", 1)), light.written(("b", 0))) == (5, "x")
    assert light.read_again() == located.value == {"a": 1, "b": ["x", 2]}
    assert Located({}).let_go().read_again() == {}


@given(DATA)
def test_what_is_written_is_what_is_read(data: object) -> None:
    import yaml

    assert read_yaml(yaml.safe_dump(data), "a.yml")[0].value == data
