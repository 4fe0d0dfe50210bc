"""The comparison of two built sites: what differs, how far it reaches, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compare import Change, Difference, Kind, compare, summary, words

PAGE = """<!doctype html>
<html lang="en"><head><meta name="generator" content="one 1.0"><title>Rest</title><script>
var quiet = 1
</script></head>
<body><h1 id="rest">Rest your <em>hands</em></h1><p>Lay both   palms &amp; wait.</p>
<img src="../assets/palm.svg" alt="A palm"><!-- end --></body></html>
"""
HOME = "index.html"


def site(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def changed(tmp_path: Path, old: str, new: str) -> list[Difference]:
    assert old in PAGE
    return compare(site(tmp_path / "before", index_html=PAGE), site(tmp_path / "after", index_html=PAGE.replace(old, new, 1)))


def test_the_same_bytes_are_no_difference(tmp_path: Path) -> None:
    assert changed(tmp_path, "Rest", "Rest") == []


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("palms", "hands", Change("palms", "hands")),
        (" &amp; wait", "", Change("palms & wait.", "palms.")),
        ("<p>Lay", "<p>Now lay", Change("Lay", "Now lay")),
        ('alt="A palm"', 'alt="A hand"', Change("palm", "hand")),
        ("<title>Rest", "<title>Pause", Change("Rest", "Pause")),
    ],
)
def test_other_words_are_told_as_words(tmp_path: Path, old: str, new: str, change: Change) -> None:
    (told,) = changed(tmp_path, old, new)
    assert (told.file, told.kind) == (HOME, Kind.WORDS)
    joined = Change(" ".join(one.before for one in told.changes), " ".join(one.after for one in told.changes))
    assert joined == change


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (
            "one 1.0",
            "one 1.1",
            Change('<meta name="generator" content="one 1.0">', '<meta name="generator" content="one 1.1">'),
        ),
        ("quiet = 1", "quiet = 2", Change("var quiet = 1", "var quiet = 2")),
        ('id="rest"', 'id="rest_1"', Change('<h1 id="rest">', '<h1 id="rest_1">')),
        ("<!-- end -->", "", Change("<!-- end -->", "")),
        ("palm.svg", "hand.svg", Change('<img src="../assets/palm.svg">', '<img src="../assets/hand.svg">')),
        ("<!doctype html>", "", Change("<!doctype html>", "")),
    ],
)
def test_what_nobody_reads_is_told_as_markup(tmp_path: Path, old: str, new: str, change: Change) -> None:
    assert changed(tmp_path, old, new) == [Difference(HOME, Kind.MARKUP, (change,))]


def test_spaces_alone_are_markup_without_a_place(tmp_path: Path) -> None:
    assert changed(tmp_path, "both   palms", "both palms") == [Difference(HOME, Kind.MARKUP)]


def test_files_that_come_go_and_change_are_told_in_order(tmp_path: Path) -> None:
    before = site(tmp_path / "before", a_html=PAGE, assets__main_css="p {}", old__index_html=PAGE)
    after = site(tmp_path / "after", a_html=PAGE, assets__main_css="p { }", new__index_html=PAGE)
    told = [(one.file, one.kind) for one in compare(before, after)]
    assert told == [("assets/main.css", Kind.ASSET), ("new/index.html", Kind.ADDED), ("old/index.html", Kind.GONE)]


def test_a_page_that_is_no_utf8_is_compared(tmp_path: Path) -> None:
    before, after = site(tmp_path / "before", index_html=PAGE), site(tmp_path / "after", index_html=PAGE)
    (after / HOME).write_bytes(PAGE.encode().replace(b"Lay", b"L\xe9y"))
    assert [one.kind for one in compare(before, after)] == [Kind.WORDS]


def test_words_are_those_that_people_get() -> None:
    assert words(PAGE) == ["Rest", "Rest", "your", "hands", "Lay", "both", "palms", "&", "wait.", "A", "palm"]


def test_the_same_change_is_told_once_for_all_pages_whatever_their_depth(tmp_path: Path) -> None:
    link = '<link href="{}assets/main.{}.css">'
    ups = {"index_html": "", "a__index_html": "../", "a__b__index_html": "../../", "c__index_html": "../"}
    before = site(tmp_path / "before", **{name: link.format(up, 1) for name, up in ups.items()})
    after = site(tmp_path / "after", **{name: link.format(up, 2) for name, up in ups.items()})
    assert summary(compare(before, after), most=2) == [
        "markup: 4 (a/b/index.html, a/index.html and 2 more)",
        "in 4 (a/b/index.html, a/index.html and 2 more)",
        '  - <link href="assets/main.1.css">',
        '  + <link href="assets/main.2.css">',
    ]


def test_a_long_change_is_cut() -> None:
    told = summary([Difference(HOME, Kind.WORDS, (Change("a" * 12, ""),))], width=10)
    assert told[2:] == ["  - aaaaaaaaaa… (12 characters)", "  + "]


def test_nothing_to_tell_is_said() -> None:
    assert summary([]) == ["The two sites are the same, byte for byte."]


def test_a_page_that_moved_much_is_compared_soon(tmp_path: Path) -> None:
    """Thousands of pieces, of which the most are alike: what a matcher may take minutes for."""
    rows = [f"<tr><td>word {number}</td><td>{number % 7}</td></tr>" for number in range(3000)]
    before = site(tmp_path / "before", index_html="\n".join(rows))
    after = site(tmp_path / "after", index_html="\n".join(reversed(rows)))
    assert [one.kind for one in compare(before, after)] == [Kind.WORDS]
