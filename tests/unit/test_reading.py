"""How long a page takes to read: what counts, what does not, and that lists say what heads say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.util import STX

from handbook.markdown.context import use_library
from handbook.markdown.elements import Element, element
from handbook.markdown.reading import fill, fill_page, gap, minutes_to_read, words_in
from tests.golden.small import CASE, DATA, READY, ROUTINE, STROKES, small_library
from tests.unit.pages import Looked, converted, minutes_in, rendered, words

FIVE = "one two three four five"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (FIVE, 5),
        ("don’t stop", 2),
        ("3–4, at most", 3),
        ("low-back", 1),
        ("– … “”", 0),
        ("a\n  b\tc", 3),
        ("2.5 cm", 2),
        (f"a {STX}x:1\x03 b", 2),
    ],
)
def test_the_words_of_a_text(text: str, count: int) -> None:
    assert words_in(element("p", "", text)) == count


@pytest.mark.parametrize(
    "made", [lambda: element("b", "", FIVE), lambda: element("details", "quiz", FIVE), lambda: element("figcaption", "", FIVE)]
)
def test_what_is_shown_counts_and_so_does_what_folds_out(made: Callable[[], Element]) -> None:
    assert words_in(element("div", "", "Before", made(), "behind")) == 7


@pytest.mark.parametrize(
    "made",
    [
        lambda: element("details", "sec", FIVE),
        lambda: element("span", "vh", FIVE),
        lambda: element("span", "cite cite--custom", FIVE),
        lambda: element("div", "card-head", FIVE),
        lambda: element("p", "card-foot", FIVE),
        lambda: element("details", "tl-words", FIVE),
        lambda: element("template", "", FIVE),
        lambda: element("svg", "", element("text", "", FIVE)),
        lambda: element("p", "", FIVE, hidden="hidden"),
        lambda: element("p", "", FIVE, aria_hidden="true"),
        lambda: element("img", "", alt=FIVE, aria_label=FIVE),
    ],
)
def test_what_is_not_shown_does_not_count(made: Callable[[], Element]) -> None:
    assert words_in(element("div", "", "Before", made(), "behind")) == 2


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (5000, 25)])
def test_minutes_are_rounded_up(count: int, minutes: int) -> None:
    assert minutes_to_read(element("p", "", "word " * count)) == minutes


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_words_never_take_less(some: int, more: int) -> None:
    less, all_of_it = (minutes_to_read(element("p", "", "word " * count)) for count in (some, some + more))
    assert less <= all_of_it <= less + minutes_to_read(element("p", "", "word " * more))


# Pages.


def minutes_of(lesson: str) -> str:
    problems, html = rendered(lesson)
    assert problems == []
    return words(Looked(html).one("dl", "glance")).removeprefix("Time ")


def test_a_lesson_that_grows_takes_longer() -> None:
    assert minutes_of(READY) == "1 min read"
    assert minutes_of(READY.replace("- Begin well.", f"- Begin well. {'word ' * 390}")) == "3 min read"


def test_what_a_page_shows_from_the_data_counts(tmp_path: Path) -> None:
    lesson = READY.replace("/// key-points", "/// stop\n///\n\n/// key-points")
    data = (DATA / "stops.yml").read_text(encoding="utf-8")
    minutes: list[int] = []
    for action in ("Lift your hands.", f"Lift your hands. {'Wait. ' * 400}"):
        folder = tmp_path / str(len(minutes))
        library = small_library(folder, {CASE: lesson, "data/stops.yml": data.replace("Lift your hands.", action)})
        use_library(folder / "docs", library)
        minutes.append(minutes_in(converted(lesson.split("---\n", 2)[2], folder / "docs")))
    assert minutes[1] == minutes[0] + 2


def test_the_figures_of_a_page_add_no_words() -> None:
    text = "/// figure | The spine\n    view: spine from behind\n///\n\n/// key-points"
    assert minutes_of(READY.replace("/// key-points", text)) == "1 min read"


CHAPTERS = "/// chapters\n///\n"


def test_a_list_of_lessons_says_what_their_heads_say(tmp_path: Path) -> None:
    strokes = {name: text for name, text in STROKES.items() if name.endswith(".md")}
    pages = {"before/ready.md": READY, "routines/five.md": ROUTINE, **strokes}
    pages[CASE] = pages[CASE].replace("- Begin well.", f"- Begin well. {'word ' * 900}")
    nav = "nav:\n  - Home: index.md\n  - All:\n" + "".join(f"    - {name}\n" for name in pages)
    (tmp_path / "mkdocs.yml").write_text(nav, encoding="utf-8")
    home = f"{READY.split('/// learn')[0]}\n{CHAPTERS}".replace("title: Get ready", "title: Home")
    library = small_library(tmp_path, {**STROKES, **pages, "index.md": home})
    docs = tmp_path / "docs"
    use_library(docs, library)
    first = converted(CHAPTERS, docs, "index.md")
    assert first.count("data-reading") == len(pages) - 1
    heads, minutes = {}, {}
    for name, text in pages.items():
        page = converted(text.split("---\n", 2)[2], docs, name)
        heads[name] = words(Looked(page).one("dl", "glance")).removeprefix("Time ")
        minutes[name] = minutes_in(page)
    listed = [tag.text for tag in Looked(fill_page(first, minutes)).find("span", "min")]
    assert len(listed) == len(pages)
    assert all(heads[name].startswith(said) for name, said in zip(pages, listed, strict=True))
    assert listed[1] == "5 min massage"
    assert len(set(listed)) == 3


def test_a_gap_is_filled_when_its_page_is_known() -> None:
    page = element("div", "", gap("a.md"), gap("b.md"))
    fill(page, {"a.md": 7})
    assert [place.text for place in page] == ["7 min read", None]
    html = '<p><span class="min" data-reading="a.md"></span><span class="min" data-reading="b.md"></span></p>'
    assert fill_page(html, {"a.md": 7}) == '<p><span class="min">7 min read</span></p>'
