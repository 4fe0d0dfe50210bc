"""The same handbook for plain MkDocs + Material: the same words as headings, paragraphs, lists and tables.

No figures, no hooks, no template of ours, no Markdown extension of ours. The theme's features, the shape of the navigation and the
checks that MkDocs itself makes are the same. What our build adds out of its own (tooltips, words used on paper) is not written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import dirname, relpath

import yaml
from mkdocs.utils.yaml import yaml_load

from handbook.atlas.regions import REGIONS
from handbook.figures.names import detail, lay_name
from handbook.lessons import CITATION, Block, Lesson, cited_keys
from handbook.library import Library, read_library
from handbook.markdown.quizzes import told
from handbook.models.blocks import Repeat, Signs, SignsAfter, Step, Stop
from handbook.models.data import CERTAINTY_WORDS
from handbook.models.figure import Figure
from handbook.models.front_matter import Guide, Reference, Routine, Stroke
from handbook.models.measures import in_words
from handbook.models.screening import LINK, AskFirst, Condition, Levels, StopSign
from handbook.references import reference, shown_address
from handbook.routines.parts import parts_of
from tests.bench.lessons import real_settings

OUR_THEME_SETTINGS = ("custom_dir", "favicon", "icon")
OUR_EXTENSION = "handbook.markdown"
KEPT_SETTINGS = ("site_name", "site_description", "copyright", "strict", "validation", "extra")

_ANCHOR = re.compile(r"\]\(((?:[^)\s:#]+\.md)?)#[^)\s]*\)")


def make_plain(handbook: Path, folder: Path) -> Path:
    """Write the plain counterpart of a made handbook into a folder; returns its settings file."""
    library, problems = read_library(handbook.parent / "docs")
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    for lesson in library.lessons:
        path = folder / "docs" / lesson.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(lesson, (handbook.parent / "docs" / lesson.uri).read_text(encoding="utf-8"), library), encoding="utf-8")
    settings = folder / "mkdocs.yml"
    real = real_settings()
    with handbook.open(encoding="utf-8") as file:
        nav = yaml_load(file)["nav"]
    made = {
        **{name: real[name] for name in KEPT_SETTINGS},
        "nav": nav,
        "theme": {name: value for name, value in real["theme"].items() if name not in OUR_THEME_SETTINGS},
        "markdown_extensions": [extension for extension in real["markdown_extensions"] if extension != OUR_EXTENSION],
        "plugins": ["search"],
    }
    settings.write_text(yaml.safe_dump(made, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return settings


def page(lesson: Lesson, text: str, library: Library) -> str:
    """One lesson as plain Markdown."""
    cited: dict[str, int] = {}
    body = "\n".join(_body(lesson, text, library))
    body = CITATION.sub(lambda match: _numbered(match, cited), body)
    # The anchors that our build makes are not those of plain headings.
    body = _ANCHOR.sub(lambda match: f"]({match[1] or Path(lesson.uri).name})", body)
    meta = lesson.meta
    front = {"title": meta.title, "description": meta.summary}
    keys = list(dict.fromkeys([*cited, *meta.sources]))
    parts = ["---", yaml.safe_dump(front, allow_unicode=True, width=1000).rstrip(), "---", "", *_head(lesson, library), body]
    if keys:
        parts += ["", "## Where this comes from", "", *(f"1. {_source(library, key)}" for key in keys)]
    day = meta.checked
    parts += ["", f"Checked against its sources on {day.day} {day:%B %Y}. Not yet reviewed by a clinician.", ""]
    return "\n".join(parts)


def _numbered(match: re.Match[str], cited: dict[str, int]) -> str:
    numbers = [str(cited.setdefault(key, len(cited) + 1)) for key in cited_keys(match[1])]
    return rf"\[{', '.join([*numbers, CERTAINTY_WORDS[' '.join(match[2].split())]])}\]"


def _source(library: Library, key: str) -> str:
    source = library.source_by_key[key]
    return f"{reference(source)} [{shown_address(source)}]({source.address})"


def _head(lesson: Lesson, library: Library) -> Iterator[str]:
    meta = lesson.meta
    yield f"# {meta.title}"
    yield ""
    if isinstance(meta, Stroke):
        yield f"{meta.term}\n"
    yield f"{meta.summary}\n"
    if isinstance(meta, Stroke) and meta.aliases:
        yield f"**Also called:** {', '.join(meta.aliases)}\n"
    if not isinstance(meta, Reference):
        facts = [("Time", f"{meta.minutes} minutes")] if isinstance(meta, Routine) else []
        if isinstance(meta, Stroke):
            facts += [("Pressure", f"{meta.pressure} out of 10"), ("Tempo", str(meta.tempo))]
            facts += [("Hands", meta.hand), ("Direction", meta.direction), ("Keep off", ", ".join(meta.keep_off))]
        if isinstance(meta, Routine):
            facts.append(("Place", meta.place))
        if meta.needs:
            facts.append(("You need", ", ".join(meta.needs)))
        yield "| At a glance | |\n| --- | --- |"
        yield "\n".join(f"| {name} | {fact} |" for name, fact in facts)
        yield ""
    if meta.after:
        others = [library.by_slug[slug] for slug in meta.after]
        yield f"**Read first:** {', '.join(_link(lesson, other) for other in others)}\n"


def _link(lesson: Lesson, other: Lesson) -> str:
    return f"[{other.meta.title}]({relpath(other.uri, dirname(lesson.uri) or '.')})"


def _body(lesson: Lesson, text: str, library: Library) -> Iterator[str]:
    lines = text.splitlines()
    opened = {block.source.line: block for block in lesson.blocks}
    closed = {block.source.end for block in lesson.blocks}
    number = lines.index("---", 1) + 1
    steps = 0
    while number < len(lines):
        number += 1
        line = lines[number - 1]
        if block := opened.get(number):
            steps += block.name == "step"
            while number < len(lines) and lines[number].startswith("    "):
                number += 1
            yield "\n".join(_opening(block, steps, lesson, library))
        elif number in closed:
            yield ""
        else:
            yield re.sub(r"^(Why|Say):", r"**\1:**", line)


def _opening(block: Block, step: int, lesson: Lesson, library: Library) -> Iterator[str]:
    """What a block begins with, each part followed by an empty line."""
    title, options = block.source.title, block.options
    if block.name in _FROM_DATA:
        yield from _FROM_DATA[block.name](lesson, library)
    elif isinstance(options, Step):
        yield f"### Step {step}: {title}\n"
        cue = [in_words(options.time)] if options.time else []
        if options.pressures:
            cue.append(f"Pressure **{', then '.join(map(str, options.pressures))}**")
        if options.tempo:
            cue.append(options.tempo)
        yield f"{', '.join(cue)}\n"
    elif isinstance(options, Stop):
        yield f"{_HEADINGS['stop']}\n"
        yield "".join(f"- {_stop(sign, library)}\n" for sign in _stops(lesson, library))
    elif isinstance(options, Signs) and library.conditions:
        chosen = (row for key, (_, row) in library.conditions.by_key.items() if key in options.rows)
        yield "".join(f"- {_condition(row, library)}\n" for row in chosen)
    elif isinstance(options, SignsAfter) and library.conditions:
        yield "".join(f"- {_condition(row, library)}\n" for row in library.conditions.signs_after(options.help))
    elif isinstance(options, Repeat):
        yield f"**{title}** steps {options.steps[0]} to {options.steps[1]}\n"
    elif isinstance(options, Figure):
        yield f"{title}\n"
        yield "".join(f"1. {lay_name(name, name in REGIONS)} {detail(name, name in REGIONS)}\n" for name in options.labels)
    elif block.name == "pressure":
        yield f"| {' | '.join(map(str, range(11)))} |\n|{' --- |' * 11}\n"
        yield f"- **{title}** here\n- **3–5** where the whole handbook works\n- **6** strong: only when they ask, and never more"
        yield "- **7 and over** (hatched) hurts: ease off at once\n"
    else:
        yield f"{_HEADINGS.get(block.name, '**{}**').format(title)}\n"


_HEADINGS = {
    "learn": "**In this lesson**",
    "stop": "## Stop if it hurts, tingles, or they say so",
    "question": "### {}",
    "key-points": "## Key points",
}


def _questions(_: Lesson, library: Library) -> Iterator[str]:
    assert library.conditions
    yield "".join(f"1. **{question.ask}**\n" for question in library.conditions.questions)


def _conditions(_: Lesson, library: Library) -> Iterator[str]:
    assert library.conditions
    for field in Levels.model_fields:
        level = getattr(library.conditions.levels, field)
        yield f"## {level.title}\n\n{_named(level.do, library)}\n"
        if field == "emergency":
            yield "".join(f"- **{number.call}** {number.region}\n" for number in library.conditions.numbers)
        yield "".join(f"- {_condition(row, library)}\n" for row in level.rows)


def _stops(lesson: Lesson, library: Library) -> tuple[StopSign, ...]:
    assert library.stops
    return library.stops.yourself if isinstance(lesson.meta, Guide) and lesson.meta.alone else library.stops.partner


def _stop(sign: StopSign, library: Library) -> str:
    assert library.conditions
    rows = [library.conditions.by_key[key][1] for key in sign.rows]
    return f"**{sign.sign}:** {_named(sign.action or rows[0].action, library)} {' '.join(map(_cited, rows))}"


def _named(text: str, library: Library) -> str:
    assert library.conditions
    known = library.conditions.by_key
    return LINK.sub(lambda match: f"“{known[match[1]][1].name}”", text)


def _condition(row: Condition, library: Library) -> str:
    asked = f"Ask: {row.whom}. Say: {row.words} {row.meanwhile or ''}" if isinstance(row, AskFirst) else None
    also = f"Also: {', '.join(row.also)}" if row.also else None
    said = (f"**{row.sign}**", row.why, _named(row.action, library), asked, _named(row.time, library), _cited(row), row.custom, also)
    return " ".join(filter(None, said))


def _cited(row: Condition) -> str:
    return f"[{', '.join(f'@{key}' for key in row.sources)}; {row.certainty}]" if row.sources else ""


def _stories(_: Lesson, library: Library) -> Iterator[str]:
    assert library.conditions
    for story in told(library):
        rows = " ".join(_condition(library.conditions.by_key[key][1], library) for key in story.rows)
        yield f"### {story.story}\n\n**{library.conditions.levels.named[story.level].title}** {rows}\n"


def _timeline(lesson: Lesson, _: Library) -> Iterator[str]:
    rows = (f"| {part.title} | {in_words(part.seconds)} | {part.side} | {part.low}–{part.high} |" for part in parts_of(lesson.steps()))
    yield "| Step | Time | Side | Pressure |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"


def _glossary(lesson: Lesson, library: Library) -> Iterator[str]:
    for term in sorted(library.terms, key=lambda term: term.name.casefold()):
        also = f"**Also:** {', '.join(term.also)}" if term.also else None
        taught = f"**Lesson:** {_link(lesson, library.by_slug[term.lesson])}" if term.lesson else None
        yield "- " + " ".join(filter(None, (f"**{term.name}**", term.term, term.meaning, also, taught)))
    yield ""


def _sources(_: Lesson, library: Library) -> Iterator[str]:
    assert library.conditions
    used = {key for _, row in library.conditions.rows for key in row.sources}
    for lesson in library.lessons:
        used.update(lesson.meta.sources, *(citation.keys for citation in lesson.citations))
    for source in library.sources:
        if source.key in used:
            yield f"- {_source(library, source.key)} {source.kind}. {source.note}"
    yield ""


_FROM_DATA: dict[str, Callable[[Lesson, Library], Iterator[str]]] = {
    "questions": _questions,
    "conditions": _conditions,
    "screening-quiz": _stories,
    "timeline": _timeline,
    "glossary": _glossary,
    "sources": _sources,
}
