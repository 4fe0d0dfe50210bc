"""``python -m tests.prose.lost --since REVISION`` shows that no cap, caution, step, sign, action or cited claim of then is missing today.

Wordings change, and facts move from lessons into data. So a fact counts as kept where most of its words, the rare ones above all, stand
together in one passage of today: a claim in one with the same sources, a cap in one that names the place and no higher number. What has
no such passage is told, unless a line of ``lost.txt`` says why it may go or where it lives now::

    docs/strokes/kneading.md:123 | wrong: the source says the opposite
    “no kneading at all” | said by every stroke that is left out, in the lesson’s table

Such a line names a file and line of then, or a few words of what stood there. A line that settles nothing is told, too.
"""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.prose.facts import Fact, Kind, Passage, facts_of, passages_of, pressures

ROOT = Path(__file__).parents[2]
LEDGER = Path(__file__).with_name("lost.txt")

Near = tuple[float, Passage] | None
"""A passage with its share of a fact's words."""

ENOUGH: dict[Kind, float] = {"claim": 0.45, "step": 0.45, "cap": 0.5, "caution": 0.5, "sign": 0.55}
"""The share of a fact's words, weighed by how rare they are, that must stand in one passage of today."""
ELSEWHERE = 0.15
"""How much more must stand there in another lesson than the fact's own."""
SHOWN = 150
"""Letters of a text that a line shows."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_ENDINGS = ("ingly", "edly", "ings", "ness", "ing", "ies", "ied", "ed", "es", "ly", "er", "s", "e", "y")
_SMALL = re.compile(
    r"an?|and|are|as|at|be|been|both|but|by|can|could|did|do|does|for|from|had|has|have|he|her|here|him|his|how|i|if|in|into|is|it|its|let|"
    r"may|me|more|most|my|no|nor|not|of|off|on|once|one|only|onto|or|our|out|over|own|see|she|should|so|some|such|than|that|the|their|them|"
    r"then|there|these|they|this|those|to|too|under|until|up|upon|us|very|was|we|were|what|when|where|which|while|who|whom|whose|why|will|"
    r"with|would|you|your|yourself",
    re.I,
)
"""Words that say nothing by themselves."""


@dataclass(frozen=True)
class Lost:
    """A fact that no passage of today keeps, why not, and what comes nearest."""

    fact: Fact
    why: str
    nearest: str

    def __str__(self) -> str:
        what = self.fact.passage.text
        return f"{self.fact.where}: {self.fact.kind}: {_short(what)} — {self.why}{f'; nearest: {self.nearest}' if self.nearest else ''}"


def stem(word: str) -> str:
    """A word without its ending, so that “presses” and “pressing” are one."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something. Numbers are among them."""
    return frozenset(stem(word) for word in _WORD.findall(text) if not _SMALL.fullmatch(word))


class Today:
    """The passages of today, to be searched by their words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(passages):
            for word in stems(f"{passage.text} {passage.around} {passage.lesson.replace('-', ' ')}"):
                self.by_word[word].append(index)

    def weight(self, word: str) -> float:
        """How much a word says: the rarer, the more."""
        return math.log(1 + len(self.passages) / (1 + len(self.by_word.get(word, ()))))

    def like(self, text: str) -> list[tuple[float, Passage]]:
        """The passages that hold words of a text, each with their share of the whole; the best first."""
        words = {word: self.weight(word) for word in stems(text)}
        whole = sum(words.values())
        shares: dict[int, float] = defaultdict(float)
        for word, weight in words.items():
            for index in self.by_word.get(word, ()):
                shares[index] += weight
        best = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
        return [(share / whole, self.passages[index]) for index, share in best] if whole else []


def lost(facts: Iterable[Fact], passages: Sequence[Passage]) -> list[Lost]:
    """The facts that no passage keeps."""
    return [found for _, found in looked_up(facts, passages) if isinstance(found, Lost)]


def looked_up(facts: Iterable[Fact], passages: Sequence[Passage]) -> list[tuple[Fact, Passage | Lost]]:
    """Each fact with a passage that keeps it, or with why it is lost."""
    today = Today(passages)
    return [(fact, _look_up(fact, today)) for fact in facts]


def _look_up(fact: Fact, today: Today) -> Passage | Lost:
    everywhere = today.like(fact.passage.text)
    found = [(share, passage) for share, passage in everywhere if _may_speak(fact, passage)]
    alike = [passage for share, passage in found if share >= _enough(fact, passage)]
    nearest = everywhere[0] if everywhere else None
    match fact.kind:
        case "claim":
            return _claim(fact, [passage for share, passage in everywhere if share >= ENOUGH["claim"]], nearest)
        case "step":
            return _step(fact, [passage for passage in alike if passage.part == "step"], nearest)
        case "cap":
            return _cap(fact, today, alike, nearest)
        case "sign":
            return _sign(fact, today, nearest)
        case "caution":
            return _caution(fact, today, alike, nearest)


_OF_THEMSELVES = ("stroke", "routine")


def _may_speak(fact: Fact, passage: Passage) -> bool:
    """Whether a passage can keep a fact. What one stroke or routine does, caps or leaves out does not hold for another.

    What a lesson about something else says can keep a sentence of its running text.
    """
    if passage.lesson in ("", fact.passage.lesson):
        return True
    if fact.kind == "cap" and passage.part == "step":
        return False
    of_itself = fact.passage.kind in _OF_THEMSELVES
    return not of_itself or (not fact.passage.part and passage.kind not in _OF_THEMSELVES and not _is_data(passage))


def _enough(fact: Fact, passage: Passage) -> float:
    at_home = passage.lesson == fact.passage.lesson or (_is_data(passage) and fact.passage.kind not in _OF_THEMSELVES)
    return ENOUGH[fact.kind] + (0 if at_home else ELSEWHERE)


def _is_data(passage: Passage) -> bool:
    return passage.path.startswith("docs/data/")


def _claim(fact: Fact, alike: Sequence[Passage], nearest: Near) -> Passage | Lost:
    wanted = fact.passage.keys
    gone = sorted(wanted.difference(*(passage.keys for passage in alike)))
    if gone:
        return _lost(fact, f"not said any more with {', '.join(f'@{key}' for key in gone)}", nearest)
    return max(alike, key=lambda passage: len(wanted & passage.keys))


def _step(fact: Fact, alike: Sequence[Passage], nearest: Near) -> Passage | Lost:
    before = fact.passage.fields
    of_a_kind = [passage for passage in alike if all(before.get(name) == passage.fields.get(name) for name in ("stroke", "side"))]
    same = of_a_kind or ([] if fact.passage.kind == "routine" else alike)
    if not same:
        return _lost(fact, "no step does it", nearest)
    most, now = highest(before.get("pressure")), highest(same[0].fields.get("pressure"))
    return _lost(fact, f"it pressed at {most} at most, and presses at {now} now", (1, same[0])) if now > most else same[0]


def highest(pressure: Any) -> int:
    """The most pressure that a step's option names, 0 where it names none."""
    values = pressure.values() if isinstance(pressure, dict) else [pressure]
    return max((number for value in values for number in pressures(str(value))), default=0)


def _cap(fact: Fact, today: Today, alike: Sequence[Passage], nearest: Near) -> Passage | Lost:
    if fact.most is None:
        return alike[0] if alike else _lost(fact, "no passage says it", nearest)
    there = [passage for share, passage in today.like(fact.place) if share >= _enough(fact, passage) and _may_speak(fact, passage)]
    if fact.most == 0 and (closed := _closed(fact, today)):
        return closed
    as_it_was = next((passage for passage in alike if fact.most in passage.numbers), None)
    return as_it_was or _no_higher(fact, [*alike, *there]) or _lost(fact, f"no passage keeps the cap of {fact.most} there", nearest)


def _closed(fact: Fact, today: Today) -> Passage | None:
    """The list of the places of a stroke, where it has one and names no place that was barred: what it does not name stays barred."""
    places = [passage for passage in today.passages if passage.lesson == fact.passage.lesson and passage.at[:1] == ("where",)]
    named = {id(passage) for share, passage in today.like(fact.place) if share >= ENOUGH["cap"]}
    return places[0] if places and not any(id(passage) in named and passage.most != 0 for passage in places) else None


def _caution(fact: Fact, today: Today, alike: Sequence[Passage], nearest: Near) -> Passage | Lost:
    """Whom it concerns must stand in the same passage as what to do, and it must not allow more."""
    head, _, _ = fact.passage.text.partition(":")
    of_them = [passage for share, passage in today.like(head) if share >= ENOUGH["caution"]]
    barred = next((passage for passage in of_them if fact.passage.kind == "stroke" and _leaves_out(passage, fact.passage.lesson)), None)
    if barred:
        return barred
    ids = {id(passage) for passage in of_them}
    kept = [passage for passage in alike if id(passage) in ids]
    if fact.most is None:
        return kept[0] if kept else _lost(fact, "no passage says it", nearest)
    said_of_it = [passage for passage in of_them if _is_data(passage) and passage.lesson == fact.passage.lesson]
    return _no_higher(fact, [*kept, *said_of_it]) or _lost(fact, "no passage says it", nearest)


def _leaves_out(passage: Passage, stroke: str) -> bool:
    """Whether a caution of the data leaves a stroke out. A stroke that it does not name is left out, too."""
    strokes = passage.fields.get("strokes")
    return isinstance(strokes, dict) and strokes.get(stroke, "leave out") == "leave out"


def _no_higher(fact: Fact, passages: Sequence[Passage]) -> Passage | Lost | None:
    """The passage that allows no more than a fact; or that the least that any of them allows is more. Nothing where none names a number."""
    numbered = [(passage.most, passage) for passage in passages if passage.most is not None]
    if not numbered or fact.most is None:
        return None
    kept = next((passage for most, passage in numbered if most <= fact.most), None)
    least, of = min(numbered, key=lambda pair: pair[0])
    return kept or _lost(fact, f"{fact.most} was the most, and {least} is now", (1, of))


def _sign(fact: Fact, today: Today, nearest: Near) -> Passage | Lost:
    rows = [(share, row) for share, row in rows_like(fact, today) if share >= ENOUGH["sign"]]
    if not rows:
        return _lost(fact, "no row has the sign", nearest)
    acted = {id(passage) for share, passage in today.like(str(fact.passage.fields["action"])) if share >= ENOUGH["sign"]}
    kept = [row for _, row in rows if id(row) in acted]
    kept.sort(key=lambda row: (row.path != fact.passage.path, _level(row) != _level(fact.passage)))
    return kept[0] if kept else _lost(fact, "no row with the sign has the action", rows[0])


def rows_like(fact: Fact, today: Today) -> list[tuple[float, Passage]]:
    """The rows of today whose words hold those of a sign; of the stop lists only those of the same list."""
    found = today.like(str(fact.passage.fields["sign"]))
    rows = [(share, passage) for share, passage in found if "sign" in passage.fields]
    stops = fact.passage.path.endswith("/stops.yml")
    return [(share, row) for share, row in rows if not stops or (row.path == fact.passage.path and row.at[0] == fact.passage.at[0])]


def _lost(fact: Fact, why: str, nearest: Near) -> Lost:
    return Lost(fact, why, _shown(*nearest) if nearest else "")


def _shown(share: float, passage: Passage) -> str:
    return f"{passage.path}:{passage.line} ({share:.0%}) {_short(passage.text)}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


# The ledger.


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: which facts it settles, and why they may go or where they live now."""

    line: int
    what: str
    why: str

    @cached_property
    def words(self) -> str:
        """The words of then that it names."""
        return " ".join(self.what.strip('“”"').split()).lower()

    def settles(self, fact: Fact) -> bool:
        """Whether it speaks of a fact."""
        return self.what == fact.where or (":" not in self.what and self.words in " ".join(fact.passage.text.split()).lower())


def read_ledger(text: str) -> tuple[list[Entry], list[str]]:
    """The entries of a ledger, and what is wrong with its lines."""
    entries: list[Entry] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        what, bar, why = (part.strip() for part in line.partition("|"))
        if bar and what and why:
            entries.append(Entry(number, what, why))
        else:
            wrong.append(f"lost.txt:{number}: this line does not say what may go and why; write “docs/…:14 | why”")
    return entries, wrong


def told(missing: Sequence[Lost], ledger: str) -> Iterator[str]:
    """Everything to mend: what is lost and not settled, and entries of the ledger that settle nothing."""
    entries, wrong = read_ledger(ledger)
    yield from wrong
    for one in missing:
        if not any(entry.settles(one.fact) for entry in entries):
            yield str(one)
    for entry in entries:
        if not any(entry.settles(one.fact) for one in missing):
            yield f"lost.txt:{entry.line}: “{entry.what}” is not lost; take the line out"


# Trees.


def tree_since(revision: str, root: Path = ROOT) -> dict[str, str]:
    """The lessons and data of a revision."""
    listed = _git(root, "ls-tree", "-r", "--name-only", "-z", revision, "docs").decode().split("\0")
    paths = [path for path in listed if path.endswith((".md", ".yml"))]
    whole = _git(root, "cat-file", "--batch", given="".join(f"{revision}:{path}\n" for path in paths).encode())
    tree, at = {}, 0
    for path in paths:
        end = whole.index(b"\n", at)
        size = int(whole[at:end].split()[-1])
        tree[path] = whole[end + 1 : end + 1 + size].decode("utf-8-sig")
        at = end + 1 + size + 1
    return tree


def tree_now(root: Path = ROOT) -> dict[str, str]:
    """The lessons and data as they lie in the folder."""
    paths = [path for path in sorted((root / "docs").rglob("*")) if path.suffix in (".md", ".yml") and path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8-sig") for path in paths}


def _git(root: Path, *command: str, given: bytes = b"") -> bytes:
    done = subprocess.run(["git", *command], cwd=root, input=given, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"git says: {done.stderr.decode().strip()}")
    return done.stdout


def main(arguments: list[str] | None = None) -> int:
    """Tell what is lost; the exit status is 1 when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m tests.prose.lost", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--since", required=True, help="the revision that nothing may be lost of")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    parser.add_argument("--where", action="store_true", help="also tell where each fact lives now")
    chosen = parser.parse_args(arguments)
    facts = facts_of(tree_since(chosen.since, chosen.root))
    found = looked_up(facts, passages_of(tree_now(chosen.root)))
    missing = [one for _, one in found if isinstance(one, Lost)]
    if chosen.where:
        print("\n".join(home(fact, one) for fact, one in found if isinstance(one, Passage)))
    lines = list(told(missing, LEDGER.read_text(encoding="utf-8") if LEDGER.is_file() else ""))
    print("\n".join([*lines, summary(facts, missing)]))
    return bool(lines)


def home(fact: Fact, passage: Passage) -> str:
    """Where a fact lives today, and what has changed of its level or its certainty."""
    changes = []
    if fact.kind == "sign" and _level(fact.passage) != _level(passage):
        changes.append(f"{_level(fact.passage)} → {_level(passage)}")
    if fact.kind == "claim":
        before, now = ({certainty for key, certainty in one.citations if key in fact.passage.keys} for one in (fact.passage, passage))
        if not before & now:
            changes.append(f"{', '.join(sorted(before))} → {', '.join(sorted(now))}")
    return (
        f"{fact.where}: {fact.kind}: {_short(fact.passage.text)} → {passage.path}:{passage.line}{''.join(f' ({one})' for one in changes)}"
    )


def _level(passage: Passage) -> str:
    """The level or the list that a row of data stands in."""
    return str(passage.at[1] if passage.at[:1] == ("levels",) else passage.at[0])


def summary(facts: Sequence[Fact], missing: Sequence[Lost]) -> str:
    """How many facts of each kind there were, and how many of them have no passage of today."""
    were, gone = Counter(fact.kind for fact in facts), Counter(one.fact.kind for one in missing)
    return "; ".join(f"{kind}s: {were[kind]}, without a passage today: {gone[kind]}" for kind in ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
