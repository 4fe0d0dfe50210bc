"""Read and check the whole handbook before MkDocs writes or wipes anything; say which page is rendered next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from handbook.checks import problems_of
from handbook.library import read_library
from handbook.markdown.context import Page as RenderedPage
from handbook.markdown.context import page_is, use_library
from handbook.preview import page_of, pages_with_problems
from handbook.problems import BrokenHandbook, Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("handbook")

_broken: dict[str, list[Problem]] = {}
"""Only in a preview: the pages that show their problems instead of their text."""
_previewing = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """A preview goes on when a lesson is broken; a build does not."""
    global _previewing
    _previewing = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Check everything; nothing of a broken handbook is built, and the last good site stays."""
    docs = Path(config.docs_dir)
    library, problems = read_library(docs)
    problems += problems_of(library)
    if problems and not _previewing:
        raise PluginError(f"The handbook was not built. Please mend:\n{BrokenHandbook(problems)}")
    if problems:
        log.error("Please mend:\n%s", BrokenHandbook(problems))
    _broken.clear()
    _broken.update(pages_with_problems(library, set(problems)))
    use_library(docs, library)
    config.mdx_configs["handbook.markdown"] = {"docs": config.docs_dir}


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str | None:
    """Tell the Markdown extension where it is, and where to write down what the template must know."""
    uri = page.file.src_uri
    if uri in _broken:
        page_is(RenderedPage())
        page.meta.clear()
        return page_of(_broken[uri])
    page_is(RenderedPage.at(uri, page.url, page.meta))
    return None
