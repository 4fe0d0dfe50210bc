"""The preview in a real browser: whatever is saved shows, whatever is wrong is told, and nothing ends or hangs it."""

from __future__ import annotations

import shutil
import signal
import socket
import struct
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PATIENCE, ROOT, environment
from tests.site.live import DESK, come
from tests.site.preview import Preview, command, free_port, preview_of

Opener = Callable[..., Page]

GLIDE, AT = "docs/strokes/long-glide.md", "strokes/long-glide/"
RESTARTED = 3 * PATIENCE
"""Milliseconds: a program that was changed reads everything anew."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview of one copy for all tests, each of which mends what it breaks."""
    folder = tmp_path_factory.mktemp("preview")
    project = folder / "project"
    project.mkdir()
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy2(ROOT / "mkdocs.yml", project)
    with preview_of(project, folder / "log") as started:
        yield started


@pytest.fixture
def page(preview: Preview, open_page: Opener) -> Page:
    """The long glide's lesson in a browser that was never reloaded by hand."""
    preview.rest()
    opened = open_page(width=DESK, height=800)
    come(opened, preview.address + AT)
    return opened


def mark(page: Page) -> None:
    """Put something into the page that a reload takes away."""
    page.evaluate("() => { document.body.dataset.old = 'yes' }")


def is_old(page: Page) -> bool:
    return bool(page.evaluate("document.body.dataset.old === 'yes'"))


@pytest.fixture
def changed(preview: Preview) -> Iterator[Callable[[str, str, str], None]]:
    """Changes a file, and puts it back at the end."""
    before: dict[Path, str] = {}

    def change(file: str, old: str, new: str) -> None:
        before.setdefault(preview.project / file, (preview.project / file).read_text(encoding="utf-8"))
        preview.change(file, old, new)

    yield change
    for path, text in before.items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


Change = Callable[[str, str, str], None]

SHOWN: dict[str, tuple[str, str, str, str, str]] = {
    "a lesson": (GLIDE, "## Where, and where not", "## Where, and where never", "h2:visible", "Where, and where never"),
    "a title": (GLIDE, "title: Long glide", "title: Longer glide", "h1", "Longer glide"),
    "a data file": ("docs/data/stops.yml", "sign: ", "sign: Truly ", ".stopbar", "Truly "),
    "a template": ("overrides/main.html", "Before this", "Just before this", ".turn", "Just before this"),
    "the settings": ("mkdocs.yml", "site_name: Back massage basics", "site_name: Back massage slowly", ".md-header", "Back massage slowly"),
}


@pytest.mark.parametrize(("file", "old", "new", "where", "wanted"), SHOWN.values(), ids=SHOWN)
def test_what_is_saved_shows(file: str, old: str, new: str, where: str, wanted: str, page: Page, changed: Change) -> None:
    mark(page)
    changed(file, old, new)
    expect(page.locator(where).filter(has_text=wanted).first).to_be_attached(timeout=PATIENCE)
    assert not is_old(page)
    expect(page.locator("#find-open")).to_be_enabled()


def test_the_place_on_the_page_is_kept(page: Page, changed: Change) -> None:
    page.evaluate("() => document.getElementById('step-2').scrollIntoView()")
    before = page.evaluate("scrollY")
    assert before > 500
    mark(page)
    changed(GLIDE, "## Where, and where not", "## Where, and where never")
    expect(page.locator("h2", has_text="Where, and where never")).to_be_attached(timeout=PATIENCE)
    assert not is_old(page)
    page.wait_for_load_state()
    expect(page.locator("#find-open")).to_be_enabled()
    assert abs(page.evaluate("scrollY") - before) < 60


def test_a_style_changes_in_its_place(page: Page, preview: Preview, changed: Change) -> None:
    mark(page)
    asked = len(preview.said())
    changed("docs/assets/stylesheets/handbook.css", ".hb ", "/* new */ h1 { letter-spacing: 3px !important }\n.hb ")
    expect(page.locator("h1")).to_have_css("letter-spacing", "3px", timeout=PATIENCE)
    assert is_old(page), "nothing was loaded again but the style"
    assert "made" not in preview.said()[asked:]


def test_a_script_is_loaded_anew_and_nothing_rendered(page: Page, preview: Preview, changed: Change) -> None:
    mark(page)
    asked = len(preview.said())
    changed("docs/assets/javascripts/menu.js", '"use strict";', '"use strict";\n  document.documentElement.dataset.tried = "yes";')
    expect(page.locator("html[data-tried=yes]")).to_be_attached(timeout=PATIENCE)
    assert not is_old(page)
    assert "made" not in preview.said()[asked:]


def test_a_program_that_is_changed_begins_anew_in_the_same_command(page: Page, preview: Preview, changed: Change) -> None:
    changed("hooks/handbook/markdown/reading.py", 'return f"{minutes} min read"', 'return f"{minutes} quiet min"')
    expect(page.locator(".glance", has_text="quiet min")).to_be_attached(timeout=RESTARTED)
    changed("hooks/handbook/markdown/reading.py", 'return f"{minutes} quiet min"', 'return f"{minutes} quiet min')
    expect(page.locator(".glance", has_text="quiet min")).to_be_attached()
    deadline = RESTARTED
    while "cannot run as it was saved last" not in preview.said() and deadline > 0:
        page.wait_for_timeout(100)
        deadline -= 100
    assert "cannot run as it was saved last" in preview.said()
    changed("hooks/handbook/markdown/reading.py", 'return f"{minutes} quiet min', 'return f"{minutes} min read"')
    expect(page.locator(".glance", has_text="min read")).to_be_attached(timeout=RESTARTED)
    assert preview.process.poll() is None


BROKEN: dict[str, tuple[str, str, str, str]] = {
    "a field": (GLIDE, "hand: flat palms", "hnd: flat palms", f"{GLIDE}:"),
    "a pressure": (GLIDE, "blade tips: 3-4}", "blade tips: 3-8}", f"{GLIDE}:"),
    "a data file": ("docs/data/terms.yml", "\n- name: ", "\n- nme: ", "docs/data/terms.yml:"),
    "the settings": ("mkdocs.yml", "theme:\n", "theme\n", "mkdocs.yml:"),
    "a plugin that is not there": ("mkdocs.yml", "  - search", "  - serch", "mkdocs.yml:"),
    "a template": ("overrides/main.html", "{% block content %}", "{% block contents", "overrides/main.html:"),
    "a template without its character set": (
        "overrides/main.html",
        "{% block site_meta %}\n  {{ super() }}",
        "{% block site_meta %}",
        "overrides:",
    ),
    "a name in a template": ("overrides/main.html", "{% block content %}", "{% block content %}{{ nothing.at.all }}", "overrides:"),
}


@pytest.mark.parametrize(("file", "old", "new", "told"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_shown_and_its_mend_too(
    file: str, old: str, new: str, told: str, page: Page, preview: Preview, changed: Change
) -> None:
    changed(file, old, new)
    expect(page.locator("pre")).to_contain_text(told, timeout=PATIENCE)
    assert "Traceback" not in page.locator("pre").inner_text()
    changed(file, new, old)
    expect(page.locator("h1").first).to_have_text("Long glide", timeout=PATIENCE)
    assert preview.process.poll() is None
    assert "Traceback" not in preview.said()


def test_what_editors_and_systems_leave_about_does_no_harm(page: Page, preview: Preview, changed: Change) -> None:
    docs = preview.project / "docs"
    (docs / "strokes/.#long-glide.md").symlink_to("somebody@a.machine.1234:5678")
    (docs / "strokes/#long-glide.md#").write_text("half written", encoding="utf-8")
    (docs / "strokes/long-glide.md~").write_text("old", encoding="utf-8")
    (docs / "strokes/.long-glide.md.swp").write_bytes(b"\xff\xfe")
    (docs / "folder.md").mkdir()
    (docs / "strokes/round").symlink_to(docs / "strokes")
    shutil.move(docs / "strokes/raking.md", docs.parent / "raking.md")
    (docs / "strokes/raking.md").symlink_to(docs.parent / "raking.md")
    try:
        changed(GLIDE, "## Where, and where not", "## Where, and where never")
        expect(page.locator("h2", has_text="Where, and where never")).to_be_attached(timeout=PATIENCE)
        come(page, preview.address + "strokes/raking/")
        expect(page.locator("h1")).to_have_text("Raking")
        assert "Please mend" not in preview.said().rpartition("Everything is mended")[2]
    finally:
        (docs / "strokes/raking.md").unlink()
        shutil.move(docs.parent / "raking.md", docs / "strokes/raking.md")
        for left in (".#long-glide.md", "#long-glide.md#", "long-glide.md~", ".long-glide.md.swp", "round"):
            (docs / "strokes" / left).unlink()
        (docs / "folder.md").rmdir()


def test_a_file_that_is_written_in_two_steps(page: Page, preview: Preview) -> None:
    path = preview.project / GLIDE
    text = path.read_text(encoding="utf-8")
    mark(page)
    path.write_text("", encoding="utf-8")
    path.write_text(text.replace("## Where, and where not", "## Where, and where never"), encoding="utf-8")
    expect(page.locator("h2", has_text="Where, and where never")).to_be_attached(timeout=PATIENCE)
    Path(shutil.copy2(path, path.with_name("4913.tmp"))).replace(path)
    path.write_text(text, encoding="utf-8")
    expect(page.locator("h2", has_text="Where, and where not")).to_be_attached(timeout=PATIENCE)


def test_links_search_and_wrong_addresses_work(page: Page, preview: Preview) -> None:
    page.locator("#find-open").click()
    page.locator("#find-input").fill("effleurage")
    expect(page.locator("#find-list a").first).to_contain_text("Long glide", timeout=PATIENCE)
    answer = page.goto(preview.address + "no/such/page")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("This page is not here")
    page.get_by_role("link", name="Start again").click()
    expect(page.locator("h1")).to_contain_text("Back massage")


def test_nothing_leaves_the_machine_and_the_policy_holds(preview: Preview, open_page: Opener) -> None:
    page = open_page(width=DESK)
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    come(page, preview.address + AT)
    assert [url for url in asked if not url.startswith((preview.address, "data:"))] == []
    assert wrong == []
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1


def test_a_browser_that_breaks_off_is_no_mistake(preview: Preview) -> None:
    host, port = preview.address.removeprefix("http://").rstrip("/").split(":")
    for asked in (b"", b"GET /strokes/long", f"GET /{AT} HTTP/1.1\r\n\r\n".encode(), b"GET /-/news?after=0 HTTP/1.1\r\n\r\n"):
        browser = socket.create_connection((host, int(port)))
        browser.sendall(asked)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing it is a reset
        browser.close()
    preview.rest()
    assert "Traceback" not in preview.said()
    assert "fault" not in preview.said()


def test_a_port_in_use_is_told_in_one_line(preview: Preview) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        env = environment() | {"PYTHONPATH": str(preview.project / "hooks")}
        ran = subprocess.run(command(port), cwd=preview.project, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode != 0
    assert f"make serve PORT={port + 1}" in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


def test_it_ends_when_it_is_told_to(preview: Preview, tmp_path: Path) -> None:
    with preview_of(preview.project, tmp_path / "log") as another:
        another.process.send_signal(signal.SIGINT)
        assert another.process.wait(15) == 0
        assert "Traceback" not in another.said()


def test_without_a_handbook_it_says_so(tmp_path: Path) -> None:
    ran = subprocess.run(command(free_port()), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 1
    assert ran.stdout.startswith("docs:1: ")
