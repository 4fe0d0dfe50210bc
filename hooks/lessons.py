"""Read and check the whole handbook before MkDocs writes or wipes anything; say which page is rendered next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook.checks import problems_of
from handbook.collector import for_good, seldom
from handbook.library import read_library
from handbook.markdown.context import Page as RenderedPage
from handbook.markdown.context import page_is, use_library
from handbook.problems import BrokenHandbook

if TYPE_CHECKING:
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Check everything; nothing of a broken handbook is built, and the last good site stays."""
    docs = Path(config.docs_dir)
    with for_good():
        library, problems = read_library(docs)
        problems += problems_of(library)
    if problems:
        raise PluginError(f"The handbook was not built. Please mend:\n{BrokenHandbook(problems)}")
    seldom()
    use_library(docs, library)
    config.mdx_configs["handbook.markdown"] = {"docs": config.docs_dir}


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Tell the Markdown extension where it is, and where to write down what the template must know."""
    page_is(RenderedPage.at(page.file.src_uri, page.url, page.meta))
