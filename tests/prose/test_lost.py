"""What stood before stands still, or is told: planted losses, each in a small handbook."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.prose import lost
from tests.prose.facts import facts_of, passages_of, pressures
from tests.prose.lost import Lost, home, looked_up, read_ledger, stem, told, tree_now, tree_since

KNEADING = """\
---
kind: stroke
title: Kneading
pressure: 2-4
keep-off: [all bone]
---

Muscle is lifted and squeezed. A nerve was hurt once after a deep massage of one shoulder [@moss-2020; case reports]. People slept better
in a small trial with forty nurses [@reed-2011; low].

## Do it

/// step | Squeeze the shoulder tops
    time: 30 s
    pressure: 3-4

Gather the muscle with both hands, lift it a little, and let go.
///

## Where, and where not

| Place | How |
| --- | --- |
| Shoulder tops | 3–4. Stop before the neck |
| Side roll | 2–3, only what lifts |
| Hollow above the collarbone | Nothing. No finger hooks into it |

## Take care

- **Thin bones, or a slipped disc:** the shoulder tops only, at 2, once their doctor has said yes.
- **Sunburn:** leave it out until the skin has peeled.

/// stop
- They jump under the squeeze: let go, and rest both hands flat.
///

## Check yourself

/// question | They ask for more. What now?
More of the whole hand, and 4 at most on the shoulder tops.
///
"""

GLIDE = """\
---
kind: stroke
title: Long glide
---

Slide slowly. Warm hands and a quiet room come first.

## Take care

- **Sunburn:** leave it out until the skin has peeled.
"""

CONDITIONS = """\
levels:
  emergency:
    title: Get help now
    rows:
      - sign: Chest pain, or a tight chest
        action: Call the emergency number, and let them sit on the floor.
        sources: [hart-2019]
        certainty: official advice
  not_today:
    title: Wait
    rows:
      - sign: A fever with shivering
        action: No massage until they have been well for two days.
        sources: []
        certainty: custom
"""

STOPS = """\
partner:
  - sign: Faint, dizzy or sick
    action: Lay them down with the legs raised.
    sources: [hart-2019]
    certainty: official advice
yourself:
  - sign: Faint, dizzy or sick
    action: Lie down with your legs raised.
    sources: [hart-2019]
    certainty: official advice
"""

BEFORE = {
    "docs/strokes/kneading.md": KNEADING,
    "docs/strokes/long-glide.md": GLIDE,
    "docs/data/conditions.yml": CONDITIONS,
    "docs/data/stops.yml": STOPS,
    "docs/data/templates/lesson-stroke.md": KNEADING,
}

CAUTIONS = """\
- name: Thin bones
  ask: their doctor
  strokes: {kneading: {most: 2, only: shoulder tops, note: once the doctor has said yes}, long-glide: 1}
- name: A slipped disc
  ask: their doctor
  strokes: {kneading: leave out, long-glide: 1}
- name: Sunburn
  strokes: {kneading: leave out}
"""


def after(path: str = "", old: str = "", new: str = "", **files: str) -> dict[str, str]:
    """The small handbook with a change in one file, and with other files."""
    assert not path or old in BEFORE[path]
    changed = {path: BEFORE[path].replace(old, new, 1)} if path else {}
    return {**BEFORE, **changed, **{f"docs/data/{name}.yml": text for name, text in files.items()}}


def missing(tree: dict[str, str]) -> list[Lost]:
    return lost.lost(facts_of(BEFORE), passages_of(tree))


K, G, C, S = "docs/strokes/kneading.md", "docs/strokes/long-glide.md", "docs/data/conditions.yml", "docs/data/stops.yml"


def test_the_facts_of_the_small_handbook() -> None:
    facts = [(fact.kind, fact.passage.line) for fact in facts_of(BEFORE) if fact.passage.path == K]
    assert facts == [
        ("step", 13),
        ("claim", 8),
        ("claim", 8),
        ("cap", 24),
        ("cap", 25),
        ("cap", 26),
        ("caution", 30),
        ("caution", 30),
        ("caution", 31),
        ("caution", 34),
        ("cap", 40),
    ]
    assert [fact.most for fact in facts_of(BEFORE) if fact.kind == "cap"] == [4, 3, 0, 4]
    assert len([fact for fact in facts_of(BEFORE) if fact.kind == "sign"]) == 4


def test_nothing_is_lost_where_nothing_changed() -> None:
    assert missing(BEFORE) == []


PLANTED = {
    "a claim": (
        K,
        "A nerve was hurt once after a deep massage of one shoulder [@moss-2020; case reports].",
        "",
        "not said any more with @moss-2020",
    ),
    "the source of a claim": (K, " [@reed-2011; low]", "", "not said any more with @reed-2011"),
    "a claim with another source": (K, "@reed-2011", "@moss-2020", "not said any more with @reed-2011"),
    "a step": (K, BEFORE[K][BEFORE[K].index("/// step") : BEFORE[K].index("## Where")], "", "no step does it"),
    "a step that presses harder": (K, "    pressure: 3-4", "    pressure: 3-5", "it pressed at 4 at most, and presses at 5 now"),
    "a row of caps": (K, "| Side roll | 2–3, only what lifts |\n", "", "no passage keeps the cap of 3 there"),
    "a higher cap": (K, "| Side roll | 2–3", "| Side roll | 2–5", "3 was the most, and 5 is now"),
    "a place that was barred": (K, "| Nothing. No finger hooks into it", "| 1, lightly", "0 was the most, and 1 is now"),
    "a caution": (K, "- **Sunburn:** leave it out until the skin has peeled.\n", "", "no passage says it"),
    "a caution that allows more": (K, "the shoulder tops only, at 2", "the shoulder tops only, at 3", "2 was the most, and 3 is now"),
    "one of two that a caution names": (K, "Thin bones, or a slipped disc", "Thin bones", "no passage says it"),
    "an own sign to stop": (K, "- They jump under the squeeze: let go, and rest both hands flat.\n", "", "no passage says it"),
    "a sign": (C, "A fever with shivering", "A cold", "no row has the sign"),
    "an action": (C, "No massage until they have been well for two days", "Ask them first", "no row with the sign has the action"),
    "a sign of the list for one alone": (S, "yourself:\n  - sign: Faint, dizzy or sick", "yourself:\n  - sign: Hot", "no row has the sign"),
    "the source of a row": (C, "[hart-2019]", "[]", "not said any more with @hart-2019"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_loss_is_told(planted: str) -> None:
    path, old, new, why = PLANTED[planted]
    found = missing(after(path, old, new))
    assert why in {one.why for one in found}
    assert {one.fact.passage.path for one in found} == {path}


KEPT = {
    "a claim in other words": (
        K,
        "A nerve was hurt once after a deep massage of one shoulder",
        "After a deep massage, the nerve of a shoulder was hurt",
    ),
    "a lighter step": (K, "    pressure: 3-4", "    pressure: 2"),
    "a longer step": (K, "    time: 30 s", "    time: 40 s"),
    "a lower cap": (K, "| Side roll | 2–3", "| Side roll | 1–2"),
    "a stricter caution": (K, "the shoulder tops only, at 2", "the shoulder tops only, at 1"),
    "a cap said once less": (K, "More of the whole hand, and 4 at most on the shoulder tops.", "More of the whole hand."),
    "an action in other words": (
        C,
        "No massage until they have been well for two days",
        "No massage before they have been well for two whole days",
    ),
}


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_only_said_otherwise_is_not_lost(kept: str) -> None:
    path, old, new = KEPT[kept]
    assert [str(one) for one in missing(after(path, old, new))] == []


def test_cautions_and_caps_may_move_into_data() -> None:
    start, end = KNEADING.index("## Where, and"), KNEADING.index("/// stop")
    tops, roll = "{place: shoulder tops, pressure: 3-4, how: Stop before the neck}", "{place: side roll, most: 3, how: Only what lifts}"
    where = f"where:\n  - {tops}\n  - {roll}\n---\n"
    moved = (KNEADING[:start] + KNEADING[end:]).replace("---\n\nMuscle", f"{where}\nMuscle")
    assert [str(one) for one in missing({**BEFORE, K: moved, "docs/data/cautions.yml": CAUTIONS})] == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("most: 2", "most: 3", "2 was the most, and 3 is now"),
        ("kneading: leave out, long-glide: 1", "kneading: 3, long-glide: 1", "2 was the most, and 3 is now"),
        ("- name: Sunburn\n  strokes: {kneading: leave out}\n", "", "no passage says it"),
        ("Sunburn\n  strokes: {kneading: leave out}", "Sunburn\n  strokes: {kneading: 2}", "no passage says it"),
    ],
)
def test_a_caution_that_moved_and_says_less_is_lost(old: str, new: str, why: str) -> None:
    assert old in CAUTIONS
    without = KNEADING[: KNEADING.index("## Take care")] + KNEADING[KNEADING.index("/// stop") :]
    found = missing({**BEFORE, K: without, "docs/data/cautions.yml": CAUTIONS.replace(old, new)})
    assert [one.why for one in found] == [why]


def test_what_another_stroke_says_of_itself_keeps_nothing() -> None:
    assert "Sunburn" in GLIDE
    found = missing(after(K, "- **Sunburn:** leave it out until the skin has peeled.\n", ""))
    assert [one.fact.kind for one in found] == ["caution"]


def test_a_row_of_data_prints_the_rows_that_it_names() -> None:
    rows = CONDITIONS.replace("      - sign: Chest", "      - key: chest\n        sign: Chest").replace(
        "  not_today:", "      - sign: Faint, dizzy or sick\n        key: faint\n        action: Lay them down with the legs raised.\n"
        "        sources: [hart-2019]\n        certainty: official advice\n  not_today:"
    )  # fmt: skip
    stops = STOPS.replace(
        "    action: Lay them down with the legs raised.\n    sources: [hart-2019]\n    certainty: official advice\n", "    rows: [faint]\n"
    )
    assert [str(one) for one in missing({**BEFORE, C: rows, S: stops})] == []


def test_where_a_fact_lives_is_told_with_what_changed_of_it() -> None:
    sunk = CONDITIONS.replace("Chest pain, or a tight chest", "Hurts").replace("A fever with shivering", "Chest pain, or a tight chest")
    action = "Call the emergency number, and let them sit on the floor."
    sunk = sunk.replace("No massage until they have been well for two days.", action)
    lines = [home(fact, one) for fact, one in looked_up(facts_of(BEFORE), passages_of({**BEFORE, C: sunk})) if not isinstance(one, Lost)]
    assert any(line.endswith("docs/data/conditions.yml:12 (emergency → not_today)") for line in lines)
    doubted = after(K, "@moss-2020; case reports", "@moss-2020; low")
    lines = [home(fact, one) for fact, one in looked_up(facts_of(BEFORE), passages_of(doubted)) if not isinstance(one, Lost)]
    assert any(line.endswith("(case reports → low)") for line in lines)


# The ledger.


def test_a_ledger_settles_what_it_names_by_line_or_by_words() -> None:
    found = missing(after(K, "- **Sunburn:** leave it out until the skin has peeled.\n", ""))
    assert list(told(found, "")) == [str(one) for one in found] != []
    for ledger in (
        "docs/strokes/kneading.md:31 | why",
        "“until the skin\n",
        "“Until the Skin has peeled” | every stroke is left out then",
        "# a\n\nuntil the skin has | w",
    ):
        lines = list(told(found, ledger))
        assert lines == [] if "|" in ledger else len(lines) == 2


@pytest.mark.parametrize("line", ["docs/strokes/kneading.md:31 | because", "“the skin has peeled” | because"])
def test_a_line_of_the_ledger_that_settles_nothing_is_told(line: str) -> None:
    (only,) = told([], line)
    assert only.startswith("lost.txt:1: ")
    assert only.endswith("is not lost; take the line out")


@pytest.mark.parametrize("line", ["because", "| because", "docs/a.md:1 |", "docs/a.md:1"])
def test_a_line_of_the_ledger_without_a_reason_is_told(line: str) -> None:
    entries, wrong = read_ledger(f"# remark\n\n{line}\n")
    assert entries == []
    assert [text.split(": ")[0] for text in wrong] == ["lost.txt:3"]


def test_the_command_tells_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in BEFORE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(tmp_path)]
    for command in (["init", "-q"], ["add", "docs"], ["commit", "-q", "-m", "Before"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    monkeypatch.setattr(lost, "LEDGER", tmp_path / "lost.txt")
    assert tree_since("HEAD", tmp_path) == tree_now(tmp_path) == BEFORE
    assert lost.main(["--since", "HEAD", "--root", str(tmp_path)]) == 0
    (tmp_path / K).write_text(KNEADING.replace("- **Sunburn:** leave it out until the skin has peeled.\n", ""), encoding="utf-8")
    assert lost.main(["--since", "HEAD", "--root", str(tmp_path), "--where"]) == 1
    out = capsys.readouterr().out
    assert "docs/strokes/kneading.md:31: caution: Sunburn: leave it out until the skin has peeled. — no passage says it" in out
    assert out.splitlines()[-1].startswith("claims: 5, without a passage today: 0; ")
    (tmp_path / "lost.txt").write_text("docs/strokes/kneading.md:31 | nobody kneads a burn\n", encoding="utf-8")
    assert lost.main(["--since", "HEAD", "--root", str(tmp_path)]) == 0
    with pytest.raises(SystemExit, match="git says"):
        lost.main(["--since", "nothing", "--root", str(tmp_path)])


# The real handbook.


@pytest.mark.nightly
def test_the_handbook_of_today_loses_nothing_of_itself_and_a_stroke_that_goes_is_missed() -> None:
    tree = tree_now()
    facts = facts_of(tree)
    assert len(facts) > 500
    assert [str(one) for one in lost.lost(facts, passages_of(tree))] == []
    gone = "docs/strokes/kneading.md"
    its = [fact for fact in facts if fact.passage.path == gone]
    left = lost.lost(its, passages_of({path: text for path, text in tree.items() if path != gone}))
    assert {fact.kind for fact in its} == {one.fact.kind for one in left}
    assert len(left) > len(its) / 2


# Words and numbers.


@pytest.mark.parametrize(
    ("sentence", "most"),
    [
        ("Leave out steps 2 to 5: glides only, at 2 or less.", [2]),
        ("Begin at 3, and 4 at most.", [4]),
        ("Never past 6, and 3 on the ribs.", [6]),
        ("At 3, and no more.", [3]),
        ("3–4 on the tops; the side roll at most 3.", [3]),
        ("Hold for 36 hours or less.", []),
        ("Press at 4.", []),
    ],
)
def test_the_most_that_a_sentence_allows(sentence: str, most: list[int]) -> None:
    tree = {"docs/a.md": f"---\nkind: guide\ntitle: A\n---\n\n{sentence}\n"}
    assert [fact.most for fact in facts_of(tree) if fact.kind == "cap"] == most


@pytest.mark.parametrize(
    ("one", "other"), [("presses", "pressing"), ("glide", "gliding"), ("squeezed", "squeeze"), ("bones", "bone"), ("doctor’s", "doctor")]
)
def test_a_word_is_known_in_other_forms(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("at 2", [2]),
        ("3–4, on the tops", [4]),
        ("2-3", [3]),
        ("for 30 seconds, at 5", [5]),
        ("7 cm", []),
        ("0.5 or 40 %", []),
        ("C7", []),
        ("in 1999", []),
    ],
)
def test_the_pressures_in_a_text(text: str, numbers: list[int]) -> None:
    assert list(pressures(text)) == numbers
