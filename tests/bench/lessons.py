"""Handbooks of any size, made from the real one: the whole real handbook, and variations of the long glide lesson.

The same number always gives the same lesson. Its title, slug, words, links and figures differ from those of the others, so that nothing
that remembers an earlier lesson has it too easy.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[2]
EXEMPLAR = ROOT / "docs" / "strokes" / "long-glide.md"
SETTINGS = ROOT / "mkdocs.yml"

A_SECTION = 20
"""Lessons in a section of the navigation."""
ONE_WORD_IN = 6
"""So many words of the exemplar give one that is swapped for another word of the handbook."""

_MANNERS = ("Long", "Slow", "Broad", "Soft", "Quiet", "Flat", "Wide", "Steady", "Gentle", "Warm", "Easy", "Even", "Calm", "Light", "Deep")
_STROKES = ("glide", "sweep", "fan", "rake", "circle", "wave", "stretch", "hold", "rock", "press", "lift", "roll", "knead", "comb")
_PLACES = ("low back", "waist", "ribs", "shoulders", "blades", "upper back", "sides", "neck base", "whole back", "hips", "spine muscles")

_HOLDS = ("low back", "blades", "shoulders", "upper back")
_WAYS_UP = ("low back, waist, blade tips, upper back", "low back, blade tips, upper back", "low back, flanks, blade tips, upper back")
_WAYS_HOME = (
    "upper back, shoulders, flanks, low back",
    "upper back, blades, flanks, low back",
    "upper back, shoulders, ribs, flanks, low back",
    "upper back, ribs, low back",
)

_WORD = re.compile(r"\b[a-z]{4,}\b")
_TELLING = re.compile(
    r"(?:find|found|show|suggest|report|prove|risk|safe|unsafe|danger|harm|heal|cure|caus|trigger|damag|injur|bruis|break|bleed|faint|dizz"
    r"|circulat|cortisol|hormon|oxytocin|endorphin|serotonin|immun|toxin|metabol|reduc|lower|reliev|lessen|decreas|rais|increas|boost|improv"
    r"|stimulat|restor|releas|prevent|protect|eas|sooth|speed|help|irritat|infect|poison|kill|fractur|dislodg|tear|burn|swell"
    r"|beside|feather|fan|glid|knead|rak|rock|tapp|wring)"
)
"""How words begin that could by chance make a line tell of a finding, claim an effect, or speak of another place or stroke.

No lesson may do the first two without a source, and each place and stroke has its own cap.
"""
_KEPT = re.compile(r"(\[[^\]]*\](?:\([^)]*\))?)")
"""Citations and links, which must go on working."""
_BESIDE = re.compile(r"\]\((?=[^./:)#]+\.md)")
"""Before the address of a lesson in the exemplar's own folder."""


@dataclass(frozen=True)
class Name:
    """What a made lesson is called, and where it stands."""

    title: str
    uri: str

    @property
    def slug(self) -> str:
        return self.uri.rsplit("/", 1)[-1].removesuffix(".md")


def name_of(number: int) -> Name:
    """The name of the lesson of a number, which counts from 0."""
    rest, manner = divmod(number, len(_MANNERS))
    rest, stroke = divmod(rest, len(_STROKES))
    words = f"{_MANNERS[manner]} {_STROKES[stroke]} over the {_PLACES[(number + rest) % len(_PLACES)]}"
    title = f"{words}, {number + 1}"
    section = number // A_SECTION + 1
    return Name(title, f"more-{section}/{re.sub(r'[^a-z0-9]+', '-', title.lower())}.md")


def real_count() -> int:
    """How many lessons the real handbook has."""
    return sum("data" not in path.relative_to(ROOT / "docs").parts for path in (ROOT / "docs").rglob("*.md"))


def make_handbook(folder: Path, count: int) -> Path:
    """Write a handbook into an empty folder; returns its settings file.

    It has ``count`` lessons in all, the real ones among them, which are always there.
    """
    shutil.copytree(ROOT / "docs", folder / "docs")
    for shared in ("hooks", "overrides"):
        (folder / shared).symlink_to(ROOT / shared, target_is_directory=True)
    exemplar = EXEMPLAR.read_text(encoding="utf-8")
    words = _vocabulary()
    names = [name_of(number) for number in range(count - real_count())]
    for number, name in enumerate(names):
        path = folder / "docs" / name.uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(_variation(exemplar, number, names, words), encoding="utf-8")
    nav = [*real_settings()["nav"], *sections(names)]
    settings = folder / "mkdocs.yml"
    settings.write_text(yaml.safe_dump({"INHERIT": str(SETTINGS), "nav": nav}, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return settings


def real_settings() -> dict[str, Any]:
    """The real site's settings."""
    with SETTINGS.open(encoding="utf-8") as file:
        return yaml_load(file)


def sections(names: list[Name]) -> list[dict[str, list[str]]]:
    """The navigation of made lessons, written out."""
    starts = range(0, len(names), A_SECTION)
    return [{f"More strokes {start // A_SECTION + 1}": [name.uri for name in names[start : start + A_SECTION]]} for start in starts]


def _vocabulary() -> list[str]:
    found: set[str] = set()
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for line in path.read_text(encoding="utf-8").partition("\n---\n")[2].splitlines():
            if not line.startswith((" ", "/")):
                found.update(word for part in _KEPT.split(line)[::2] for word in _WORD.findall(part))
    return sorted(word for word in found if not _TELLING.match(word))


def _variation(exemplar: str, number: int, names: list[Name], words: list[str]) -> str:
    chance = Random(number)
    front, _, body = exemplar.partition("\n---\n")
    before, after = names[number - 1], names[(number + 1) % len(names)]
    front = _set(front, "title", names[number].title)
    front = _set(front, "summary", f"{names[number].title} and {' '.join(chance.sample(words, 9))}. It opens, joins and closes a massage.")
    front = _set(front, "aliases", json.dumps(chance.sample(words, 4)))
    front = _set(front, "misspelt", json.dumps([word[1:] for word in chance.sample(words, 3)]))
    front = _set(front, "after", f"[is-today-a-good-day, long-glide, {before.slug}]")
    body = _swap(body, f"at: {_HOLDS[0]}", f"at: {chance.choice(_HOLDS)}")
    body = _swap(body, f"[{_WAYS_UP[0]}]", f"[{chance.choice(_WAYS_UP)}]")
    body = _swap(body, f"[{_WAYS_HOME[0]}]", f"[{chance.choice(_WAYS_HOME)}]")
    body = re.sub(r"time: 8 s", lambda _: f"time: {chance.randint(8, 10)} s", body)
    body = _BESIDE.sub("](../strokes/", body)
    lines = [line if line.startswith((" ", "/")) else _reworded(line, chance, words) for line in body.splitlines()]
    onward = f"Go on with [{after.title}](../{after.uri}), or back to [the long glide](../strokes/long-glide.md)."
    return "\n".join([front, "---", *lines, ""]).replace("\n## Common mistakes\n", f"\n{onward}\n\n## Common mistakes\n", 1)


def _reworded(line: str, chance: Random, words: list[str]) -> str:
    def other(match: re.Match[str]) -> str:
        return chance.choice(words) if chance.randrange(ONE_WORD_IN) == 0 else match[0]

    parts = _KEPT.split(line)
    parts[::2] = [_WORD.sub(other, part) for part in parts[::2]]
    return "".join(parts)


def _set(front: str, field: str, value: str) -> str:
    changed, count = re.subn(rf"(?m)^{field}: .*$", f"{field}: {value}", front)
    if count != 1:
        raise ValueError(f"the exemplar has no line “{field}: …”: tests/bench/lessons.py no longer fits it")
    return changed


def _swap(body: str, old: str, new: str) -> str:
    if old not in body:
        raise ValueError(f"the exemplar has no “{old}”: tests/bench/lessons.py no longer fits it")
    return body.replace(old, new, 1)
