"""An engine that runs no hooks: the extension finds its page, its library and its mistakes itself."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from handbook.markdown import engine
from handbook.markdown.context import Page, current_page, page_is
from handbook.markdown.record import record_of
from tests.golden.small import CASE, READY, small_docs

READY_URI = "before/ready.md"


@dataclass
class ToldPage:
    """What Zensical tells of a page."""

    path: str
    url: str
    meta: dict[str, Any] = field(default_factory=dict)


class Context(Preprocessor):
    """Stands for Zensical's own: it does nothing to the text, and is there to be asked."""

    def __init__(self, md: Markdown, page: ToldPage, config: dict[str, Any]) -> None:
        super().__init__(md)
        self.page, self.config = page, config

    def run(self, lines: list[str]) -> list[str]:
        return lines


class ContextExtension(Extension):
    def __init__(self, page: ToldPage, project: Path) -> None:
        super().__init__()
        self.page, self.settings = page, {"root_dir": str(project), "docs_dir": "docs"}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(Context(md, self.page, self.settings), "rendering_context", 0)


def shown(docs: Path, page: ToldPage) -> str:
    """A page as it is when an engine with such a context renders it, from another folder than the project's."""
    text = (docs / page.path).read_text(encoding="utf-8").split("---\n", 2)[2]
    context = ContextExtension(page, docs.parent)
    return Markdown(extensions=[context, "fenced_code", "attr_list", "toc", "handbook.markdown"]).convert(text)


def ready() -> ToldPage:
    return ToldPage(READY_URI, "before/ready/", {"title": "Get ready", "kind": "guide"})


def touched(file: Path, text: str) -> None:
    """Save a file a second later than it was saved last."""
    then = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(then + 10**9, then + 10**9))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return small_docs(tmp_path, {})


def test_the_page_is_found(docs: Path) -> None:
    page_is(Page.at("know/another.md", "know/another/"))
    page = ready()
    html = shown(docs, page)
    record = record_of(html)
    assert record is not None
    assert record.uri == READY_URI
    assert "All that is done before the hands begin." in html
    assert current_page().meta is page.meta


def test_what_the_template_must_know_goes_into_the_front_matter_that_the_engine_hands_on(docs: Path) -> None:
    page = ready()
    shown(docs, page)
    assert page.meta["description"] == "All that is done before the hands begin."
    assert page.meta["home"] is False


@pytest.mark.parametrize(
    ("path", "url", "root"), [("index.md", "", ""), (READY_URI, "before/ready/", "../"), ("before/index.md", "before/", "../")]
)
def test_drawings_are_addressed_from_the_pages_file(docs: Path, path: str, url: str, root: str) -> None:
    """As links are: the engine rewrites both for the page's address."""
    (docs / path).write_text(READY, encoding="utf-8")
    shown(docs, ToldPage(path, url))
    assert (current_page().address, current_page().root) == (url, root)


def test_without_such_an_engine_the_page_is_what_was_said(docs: Path) -> None:
    said = Page.at("know/another.md", "know/another/")
    page_is(said)
    Markdown(
        extensions=["fenced_code", "attr_list", "handbook.markdown"], extension_configs={"handbook.markdown": {"docs": str(docs)}}
    ).convert("A")
    assert current_page() is said


def test_a_mistake_shows_on_its_page_and_on_no_other(docs: Path) -> None:
    touched(docs / READY_URI, READY.replace("- Warm hands.", "- <b>Warm</b> hands."))
    (docs / "before/whole.md").write_text(READY, encoding="utf-8")
    page = ready()
    broken = shown(docs, page)
    assert "This lesson cannot be shown yet" in broken
    assert f"docs/{READY_URI}:14: " in broken
    assert page.meta == {}, "the template shows it as a page without a lesson"
    assert "cannot be shown" not in shown(docs, ToldPage("before/whole.md", "before/whole/"))


@pytest.mark.parametrize("broken", ["---\nkind: guide\n", "---\nkind: [\n---\n", ""], ids=["fields missing", "not YAML", "empty"])
def test_a_page_without_its_front_matter_shows_that(docs: Path, broken: str) -> None:
    touched(docs / READY_URI, f"{broken}---\n---\nText.\n")
    assert "This lesson cannot be shown yet" in shown(docs, ready())


def test_a_page_that_is_mended_is_shown_again(docs: Path) -> None:
    touched(docs / READY_URI, READY.replace("- Warm hands.", "- <b>Warm</b> hands."))
    assert "cannot be shown" in shown(docs, ready())
    touched(docs / READY_URI, READY)
    assert "cannot be shown" not in shown(docs, ready())


def test_what_is_saved_while_the_preview_runs_is_seen(docs: Path) -> None:
    shown(docs, ready())
    touched(docs / READY_URI, READY.replace("before the hands begin", "at first"))
    assert "All that is done at first." in shown(docs, ready())


def test_a_data_file_that_is_saved_is_seen_by_the_next_page(docs: Path) -> None:
    assert "cannot be shown" not in shown(docs, ready())
    terms = docs / "data/terms.yml"
    kept = terms.read_text(encoding="utf-8")
    touched(terms, f"{kept}- name: only a name\n")
    assert "docs/data/terms.yml:" in shown(docs, ready())
    touched(terms, kept)
    assert "cannot be shown" not in shown(docs, ready())


def test_a_page_of_a_new_file_is_known(docs: Path) -> None:
    shown(docs, ready())
    (docs / CASE).parent.mkdir(exist_ok=True)
    (docs / CASE).write_text(READY.replace("Get ready", "Another"), encoding="utf-8")
    assert "All that is done" in shown(docs, ToldPage(CASE, "strokes/case/"))


def test_a_file_that_is_taken_away_is_no_longer_known(docs: Path) -> None:
    (docs / CASE).parent.mkdir(exist_ok=True)
    (docs / CASE).write_text("no lesson", encoding="utf-8")
    touched(docs / READY_URI, READY.replace("- Warm hands.", "- See [it](../strokes/case.md)."))
    shown(docs, ready())
    (docs / CASE).unlink()
    assert "cannot be shown" in shown(docs, ready())


def test_nothing_is_read_again_while_nothing_changes(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(docs, ready())
    monkeypatch.setattr(engine, "read_library", lambda _: pytest.fail("the library is read again"))
    shown(docs, ready())
