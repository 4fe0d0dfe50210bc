"""The comparison of sites: every kind of difference is seen, each under its name, and only what is listed is taken as known."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from tests.engines.compare import Difference, Site, amounts, differences, unequal
from tests.engines.known import KNOWN, Known, explained

SCRIPT = "go()"
ALLOWED = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
PAGE = f"""<!doctype html><html><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'sha256-{ALLOWED}'">
<meta name="description" content="Flat hands.">
<link rel="canonical" href="https://handbook.example/massage/strokes/glide/">
<link rel="prev" href="../rest/"><link rel="next" href="../../">
<meta name="generator" content="mkdocs-1.6.1, theme-1">
<title>Long glide</title>
<link rel="stylesheet" href="../../assets/own.0123abcd.css">
<script>{SCRIPT}</script>
</head><body>
<nav><a href="../../">Home</a><a href="../rest/">Rest</a><a href="./">Glide</a></nav>
<article><h1 id="glide">Long glide</h1><p>Both palms. See <a href="../rest/#how">how to rest</a>.</p>
<figure><svg viewBox="0 0 9 9"><title>Two palms</title>
<use href="../../assets/drawings/back.0123abcd.svg#back"/><path d="M1 2"/></svg></figure>
<a href="../rest/" rel="prev">Rest</a><a href="../../" rel="next">Home</a></article>
<footer>Free to share</footer></body></html>
"""
OTHER = '<!doctype html><html><head><title>Rest</title></head><body><article><h1 id="how">Rest</h1></article></body></html>'
FILES = {
    "index.html": OTHER.replace("Rest", "Home"),
    "strokes/rest/index.html": OTHER,
    "strokes/glide/index.html": PAGE,
    "assets/own.0123abcd.css": "p{}",
    "assets/drawings/back.0123abcd.svg": "<svg/>",
    "search/search_index.0123abcd.json": '[{"title":"Rest"},{"title":"Glide"}]',
    "sitemap.xml": "<url><loc>https://handbook.example/massage/</loc>\n<lastmod>2026-11-30</lastmod></url>",
}
GLIDE = "strokes/glide/"


def site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def changed(tmp_path: Path, file: str, old: str, new: str) -> tuple[Path, Path]:
    """A site, and the same with one change in it."""
    assert old in FILES[file]
    return site(tmp_path / "ours", FILES), site(tmp_path / "theirs", {**FILES, file: FILES[file].replace(old, new)})


def told(tmp_path: Path, file: str, old: str, new: str) -> list[Difference]:
    ours, theirs = changed(tmp_path, file, old, new)
    return differences(Site(ours), Site(theirs))


def test_equal_sites_have_no_differences(tmp_path: Path) -> None:
    ours, theirs = changed(tmp_path, "index.html", "Home", "Home")
    assert differences(Site(ours), Site(theirs)) == []
    assert unequal(ours, theirs) == []


def test_there_is_something_to_compare(tmp_path: Path) -> None:
    much = amounts(Site(site(tmp_path, FILES)))
    assert much.pop("broken links") == 0
    assert all(much.values()), much


@pytest.mark.parametrize(
    ("old", "new", "what", "lines"),
    [
        ("Both palms.", "Both fists.", "words", ["-palms.", "+fists."]),
        ("Two palms", "Two fists", "figures", None),
        ("M1 2", "M1 3", "figures", None),
        ("svg#back", "svg#side", "figures", None),
        ("../rest/#how", "../rest/", "links", ["-strokes/rest/#how", "+strokes/rest/"]),
        ("../rest/#how", "../rest/#why", "broken links", ["+strokes/glide/: strokes/rest/#why"]),
        ("../rest/#how", "../../../rest/", "broken links", ["+strokes/glide/: https://handbook.example/rest/"]),
        ("../../assets/drawings", "../../../assets/drawings", "broken links", None),
        ('<a href="../rest/">Rest</a><a href="./">Glide</a>', '<a href="./">Glide</a><a href="../rest/">Rest</a>', "order", None),
        ("Free to share", "Made by somebody", "words around", ["-Free to share", "+Made by somebody"]),
        ('<link rel="prev" href="../rest/">', "", "previous, next", ["-prev strokes/rest/"]),
        ('href="../../" rel="next"', 'href="../rest/" rel="next"', "previous, next", None),
        ("<title>Long", "<title>Short", "head", ["-Long glide", "+Short glide"]),
        ("Flat hands", "Fists", "head", ["-Flat hands.", "+Fists."]),
        ("massage/strokes/glide/", "glide/", "head", None),
        ("own.0123abcd", "another.0123abcd", "parts", ["-assets/own.css", "+assets/another.css"]),
        ("default-src 'self'", "default-src *", "policy", ["-default-src 'self'", "+default-src *"]),
        (ALLOWED, "another", "policy", None),
        (f"<script>{SCRIPT}</script>", "", "policy", [f"+allowed for nothing: {ALLOWED}"]),
        ("</head>", "<script>more()</script></head>", "policy", None),
    ],
)
def test_a_difference_is_told_by_its_name(tmp_path: Path, old: str, new: str, what: str, lines: list[str] | None) -> None:
    found = [one for one in told(tmp_path, f"{GLIDE}index.html", old, new) if one.what == what]
    assert found
    assert lines is None or [one.line for one in found] == lines


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("search/search_index.0123abcd.json", "Glide", "Slide", "index"),
        ("sitemap.xml", "massage/", "massage/x/", "sitemap"),
        ("sitemap.xml", "2026-11-30", "2026-12-01", "dates"),
    ],
)
def test_what_a_site_has_once_is_compared(tmp_path: Path, file: str, old: str, new: str, what: str) -> None:
    assert what in {one.what for one in told(tmp_path, file, old, new)}


def test_a_page_or_file_that_only_one_has_is_told(tmp_path: Path) -> None:
    ours = site(tmp_path / "ours", FILES)
    theirs = site(tmp_path / "theirs", {**FILES, "more/index.html": OTHER, "assets/more.css": ""})
    assert set(differences(Site(ours), Site(theirs))) == {Difference("pages", "", "+more/"), Difference("files", "", "+assets/more.css")}
    assert unequal(ours, theirs) == ["assets/more.css", "more/index.html"]


def test_what_stands_for_a_content_in_an_address_is_no_difference(tmp_path: Path) -> None:
    renamed = {name.replace("0123abcd", "89abcdef"): text.replace("0123abcd", "89abcdef") for name, text in FILES.items()}
    assert differences(Site(site(tmp_path / "ours", FILES)), Site(site(tmp_path / "theirs", renamed))) == []


def test_only_who_built_a_page_does_not_count_among_its_bytes(tmp_path: Path) -> None:
    assert unequal(*changed(tmp_path / "1", f"{GLIDE}index.html", "mkdocs-1.6.1", "mkdocs-ProperDocs 1.6.7")) == []
    assert unequal(*changed(tmp_path / "2", f"{GLIDE}index.html", "theme-1", "theme-2")) == [f"{GLIDE}index.html"]
    assert unequal(*changed(tmp_path / "3", "assets/own.0123abcd.css", "p{}", "p{ }")) == ["assets/own.0123abcd.css"]


def test_only_a_whole_line_of_its_kind_is_known() -> None:
    known = Known("words", r"\+Search", "a reason")
    found = [Difference("words", "a/", line) for line in ("+Search", "-Search", "+Search me")] + [Difference("head", "a/", "+Search")]
    counts, unknown = explained(found, [known])
    assert counts == {known: 1}
    assert unknown == found[1:]


def test_every_known_difference_has_a_reason() -> None:
    assert all(known.reason for engine in KNOWN.values() for known in engine)
