"""The pages of the handbook, each made by MkDocs' own parts when it is asked for.

MkDocs builds whole sites only. What it documents for plugins is enough to make one page: its settings, files, navigation, pages and events.
Every step here is one of ``mkdocs build``, in its order; a test compares what comes out, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from handbook.markdown.context import Page as RenderedPage
from handbook.markdown.context import page_is, use_library
from handbook.markdown.record import Record, record_of
from handbook.preview import page_of
from handbook.problems import Problem
from handbook_preview.manuscript import Manuscript
from handbook_preview.tracking import Memo, note, text_of

WRONG_ADDRESS = "404.html"


@dataclass(frozen=True)
class Text:
    """A lesson as HTML, with its front matter as the template gets it, and what its page says of itself."""

    html: str
    meta: dict[str, Any]
    toc: TableOfContents
    record: Record | None


class Pages:
    """The pages of a manuscript, with the settings, files, navigation and templates as they are now."""

    def __init__(self, manuscript: Manuscript, settings: Path) -> None:
        self._manuscript = manuscript
        self._settings = settings
        self._texts: Memo[Text] = Memo(manuscript.versions)
        self.problems: dict[str, list[Problem]] = {}
        """The pages that show their problems instead of their text."""
        self.load()

    def load(self) -> None:
        """Read settings, templates and navigation, and which files there are. Raises what MkDocs raises."""
        # Our own hooks are for whole builds. What they do is done elsewhere here.
        config = load_config(str(self._settings), hooks=[], strict=False)
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
        config.mdx_configs["handbook.markdown"] = {"docs": config.docs_dir}
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages: dict[str, Page] = {}
        for file in files.documentation_pages():
            pages[file.src_uri] = file.page or Page(None, file, config)
        self._env = config.plugins.on_env(env, config=config, files=files)
        self._config, self._files, self._nav, self._pages = config, files, nav, pages
        # A title that the navigation gives stays. All others are those of the lessons, which MkDocs knows when it has read them.
        self._named = {uri for uri, page in pages.items() if page.title is not None}
        self.addresses = {file.url.removeprefix("./"): file.src_uri for file in files.documentation_pages()}

    def page(self, uri: str) -> str:
        """A page as the template makes it, before it is finished. Raises whatever the extension or the template raises."""
        self._name_pages()
        page, text = self._pages[uri], self.text(uri)
        page.content, page.meta, page.toc = text.html, text.meta, text.toc
        page.active = True
        try:
            context = get_context(self._nav, self._files, self._config, page)
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            output = self._env.get_template("main.html").render(context)
            return self._config.plugins.on_post_page(output, page=page, config=self._config)
        finally:
            page.active = False

    def text(self, uri: str) -> Text:
        """A lesson as HTML; the last one where everything that it was made from is as it was."""
        return self._broken(uri) if uri in self.problems else self._texts.get(uri, lambda: self._render(uri))

    def is_ready(self, uri: str) -> bool:
        """Whether a lesson need not be rendered to be shown."""
        return uri in self.problems or self._texts.holds(uri)

    @property
    def records(self) -> dict[str, Record]:
        """What pages say of themselves, as far as they have been rendered, by their files."""
        last = ((uri, self._texts.last(uri)) for uri in self._pages if uri not in self.problems)
        return {uri: text.record for uri, text in last if text and text.record}

    def wrong_address(self) -> str:
        """The page for a wrong address."""
        self._name_pages()
        context = get_context(self._nav, self._files, self._config, base_url="/")
        context = self._config.plugins.on_template_context(context, template_name=WRONG_ADDRESS, config=self._config)
        return str(self._env.get_template(WRONG_ADDRESS).render(context))

    def part(self, address: str) -> Path | None:
        """The file behind an address that is no page's."""
        for folder in (self._config.docs_dir, *self._config.theme.dirs):
            path = Path(folder, address)
            if path.is_file() and path.resolve().is_relative_to(Path(folder).resolve()) and path.suffix not in (".md", ".html", ".yml"):
                return path
        return None

    def _render(self, uri: str) -> Text:
        page = self._page_to_render(uri)
        assert page.markdown is not None
        page_is(RenderedPage.at(uri, page.url, page.meta))
        use_library(self._manuscript.docs, self._manuscript.library)
        note([text_of(uri)])
        page.markdown = self._config.plugins.on_page_markdown(page.markdown, page=page, config=self._config, files=self._files)
        return self._as_html(page)

    def _broken(self, uri: str) -> Text:
        page = self._page_to_render(uri)
        page_is(RenderedPage())
        page.meta.clear()
        page.markdown = page_of(self.problems[uri])
        return self._as_html(page)

    def _page_to_render(self, uri: str) -> Page:
        """A page of its own for each rendering: what MkDocs keeps on one is not for the next."""
        file: File = self._pages[uri].file
        page = Page(None, file, self._config)
        file.page = self._pages[uri]
        page = self._config.plugins.on_pre_page(page, config=self._config, files=self._files)
        page.read_source(self._config)
        return page

    def _as_html(self, page: Page) -> Text:
        page.render(self._config, self._files)
        html = self._config.plugins.on_page_content(page.content or "", page=page, config=self._config, files=self._files)
        return Text(html, dict(page.meta), page.toc, record_of(html))

    def _name_pages(self) -> None:
        """Give every page of the navigation the title of its lesson, as it has it once it is rendered."""
        titles = {lesson.uri: lesson.meta.title for lesson in self._manuscript.library.lessons}
        for uri in self._pages.keys() - self._named:
            self._pages[uri].title = titles.get(uri)
