"""Templates use only what every engine that can build the site gives them (MOVING.md)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.unit.bodies import ROOT

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
GIVEN = re.compile(
    r"page(\.(meta(\.\w+)?|content|title|url|(previous|next)_page(\.(title|url))?))?|nav\.homepage\.url|config(\.\w+)*|loop(\.\w+)?"
)
FILTERS = {"url", "join", "d"}
CALLED = {"super", "range"}


def chain(node: nodes.Node) -> str:
    """A name with what is asked of it, such as ``page.meta.title``; ``""`` for anything else."""
    if isinstance(node, nodes.Getattr):
        before = chain(node.node)
        return f"{before}.{node.attr}" if before else ""
    return node.name if isinstance(node, nodes.Name) else ""


def foreign(text: str) -> set[str]:
    """What a template uses that not every engine has."""
    read = Environment(autoescape=True).parse(text)
    own = {macro.name for macro in read.find_all(nodes.Macro)}
    inner = {id(node.node) for node in read.find_all(nodes.Getattr)}
    named = {chain(node) for node in read.find_all((nodes.Getattr, nodes.Name)) if id(node) not in inner}
    found = {name for name in named if re.match(r"(page|nav|config|loop)\b", name) and not GIVEN.fullmatch(name)}
    found |= {f"| {used.name}" for used in read.find_all(nodes.Filter) if used.name not in FILTERS}
    found |= {f"{chain(call.node) or 'something'}()" for call in read.find_all(nodes.Call) if chain(call.node) not in CALLED | own}
    return found | {f"is {test.name}" for test in read.find_all(nodes.Test)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_only_what_every_engine_gives(path: Path) -> None:
    assert foreign(path.read_text(encoding="utf-8")) == set()


def test_there_are_templates() -> None:
    assert len(TEMPLATES) >= 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ page.parent.title }}", "page.parent.title"),
        ("{% if page.is_homepage %}x{% endif %}", "page.is_homepage"),
        ("{% for one in nav.pages %}x{% endfor %}", "nav.pages"),
        ("{{ page.meta.title.upper() }}", "page.meta.title.upper()"),
        ("{{ page.meta.needs | tojson }}", "| tojson"),
        ("{{ page.meta.lessons.items() }}", "page.meta.lessons.items()"),
        ("{% if page is mapping %}x{% endif %}", "is mapping"),
        ("{{ page.file.src_uri }}", "page.file.src_uri"),
    ],
)
def test_what_not_every_engine_gives_is_told(text: str, told: str) -> None:
    assert told in foreign(text)
