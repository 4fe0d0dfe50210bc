"""What a contributor is told of the data by which routines bend, and what a routine's page says of it without scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook.library import read_library
from handbook.markdown.cautions import care_of, mark_heavy, meanwhile
from handbook.markdown.context import use_library
from handbook.markdown.elements import element
from handbook.models.bending import Bending
from handbook.routines.variants import Variant
from tests.golden.small import ROUTINE, STROKES, all_told, small_docs
from tests.unit.pages import Looked, converted, words

FIVE = "routines/five.md"
BENDING = """\
areas:
  - {name: everywhere, places: [low back, whole back, shoulder blades]}
bending:
  lighter: "At {n} at most. Do not lean."
  heavy: [lean, firm]
  spared: [never]
  ask: “Lighter?”
  may-break:
    - {rule: enough gliding, why: Hands may rest.}
  steps:
    - key: rest-high
      title: Rest high up
      words: Rest both palms beside the upper spine.
      areas: [everywhere]
      stroke: still-hands
      place: upper back
      pressure: 1
      tempo: slow breaths
      figure: {view: back, hold: {hands: palms, at: upper back}}
"""
CAUTIONS = """\
- key: thin-bones
  name: Thin bones
  tick: Thin bones
  ask: their doctor
  also: Help them up.
  why: they crack
  certainty: custom
  strokes: {still-hands: 1, long-glide: 2}
- key: low-back
  name: A sore low back
  tick: A sore low back
  closed: [beside the low spine, kidneys and lowest ribs, hip crest]
  why: it is sore
  certainty: custom
  strokes: {still-hands: 1, long-glide: 4, palm-circles: 4}
- key: sits
  name: Cannot lie
  tick: Cannot lie
  positions: [sitting]
  why: it hurts
  certainty: custom
  strokes: {still-hands: 1, long-glide: 4, palm-circles: 4}
"""


def docs_with(folder: Path, bending: str = BENDING, cautions: str = CAUTIONS, routine: str = ROUTINE) -> Path:
    routines = STROKES["data/routines.yml"] + bending
    return small_docs(folder, {**STROKES, "data/routines.yml": routines, "data/cautions.yml": cautions, FIVE: routine})


def told(docs: Path) -> list[str]:
    return [re.sub(r"(routines|five)\.(yml|md):\d+", r"\1", str(problem)) for problem in all_told(docs)]


def test_nothing_is_told_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert told(docs_with(tmp_path)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("rule: enough gliding", "rule: both sides alike", "a bent routine may not break the rule “both sides alike”; use one of"),
        ("areas: [everywhere]", "areas: [nowhere]", "there is no area “nowhere”"),
        ("stroke: still-hands", "stroke: still-hand", "there is no stroke lesson “still-hand”"),
        ("pressure: 1", "pressure: 2", "“still-hands” goes to 1 at most at the place “beside the upper spine”"),
        ("at: upper back}", "at: uper back}", "there is no landmark “uper back”"),
        ("view: back,", "view: close-up of palms,", "hands cannot be drawn on the view “close-up of palms”"),
    ],
)
def test_each_mistake_in_the_data_is_one_line(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    assert right in BENDING
    found = told(docs_with(tmp_path, bending=BENDING.replace(right, wrong)))
    assert len(found) == 1, found
    assert found[0].startswith("docs/data/routines: ")
    assert says in found[0]


def test_a_rule_that_may_not_be_broken_is_told_at_its_own_line(tmp_path: Path) -> None:
    right, wrong = "    - {rule: enough gliding, why: Hands may rest.}", "    - why: Hands may rest.\n      rule: both sides alike"
    docs = docs_with(tmp_path, bending=BENDING.replace(right, wrong))
    text = (docs / "data/routines.yml").read_text(encoding="utf-8")
    (line,) = [number for number, said in enumerate(text.splitlines(), start=1) if "rule: both" in said]
    assert [problem.line for problem in all_told(docs)] == [line]


def test_a_routine_that_fits_nobody_with_a_caution_is_told(tmp_path: Path) -> None:
    only = CAUTIONS[CAUTIONS.index("- key: sits") :]
    assert told(docs_with(tmp_path, cautions=only)) == [
        (
            "docs/routines/five: this routine cannot be fitted to any caution; "
            "open and close it with still hands, one palm each side of the upper spine, at 1"
        )
    ]
    low = CAUTIONS[CAUTIONS.index("- key: low-back") : CAUTIONS.index("- key: sits")]
    assert len(told(docs_with(tmp_path, cautions=low, bending=""))) == 1


@pytest.fixture
def page(tmp_path: Path) -> Looked:
    docs = docs_with(tmp_path)
    library, problems = read_library(docs)
    assert problems == []
    use_library(docs, library)
    return Looked(converted(re.sub(r"\A---\n.*?\n---\n", "", ROUTINE, count=1, flags=re.S), docs, FIVE))


def test_without_scripts_each_step_says_for_whom_it_changes(page: Looked) -> None:
    assert [words(tag) for tag in page.find("p", "step__care")] == [
        "Still hands instead: a sore low back.",
        "Lighter: thin bones (2). Still hands instead: a sore low back.",
        "Still hands instead: thin bones.",
        "Still hands instead: thin bones.",
        "Still hands instead: a sore low back.",
    ]
    assert words(page.one("section", "elsewhere")).startswith("For whom another routine is better: Cannot lie: none of the routines here.")


def test_every_caution_can_be_ticked_and_the_list_waits_for_its_script(page: Looked) -> None:
    listing = page.one("section", "holds")
    assert "hidden" in listing.attributes
    boxes = [tag.attributes for tag in page.find("input") if "data-caution" in tag.attributes]
    assert [box["data-caution"] for box in boxes] == ["thin-bones", "low-back", "sits"]
    assert [tag.attributes["data-yes"] for tag in page.find("input") if "data-yes" in tag.attributes] == ["thin-bones"]
    assert listing.attributes["data-away"] == "sits"
    assert listing.attributes["data-ways"] == "face down"


def test_what_stands_in_is_on_the_page_once(page: Looked) -> None:
    pool = [tag.attributes["data-key"] for tag in page.find("template", "instead")]
    used = {tag.attributes["data-use"] for tag in page.find("template", "variant") if "data-use" in tag.attributes}
    assert len(pool) == len(set(pool))
    assert used == set(pool)


def test_what_a_routine_is_made_for_is_not_repeated() -> None:
    library, _ = read_library(Path(__file__).parents[2] / "docs")
    kinds = (Variant("as written", "Rub", None, frozenset({"thin-bones", "thin-skin"})), Variant("left out", "Rub", None, frozenset()))
    assert care_of(kinds, library.cautions, ["thin-skin"], []) == "Left out: thin bones."
    assert care_of(kinds, library.cautions, ["thin-skin", "thin-bones"], []) == ""


def test_sentences_that_ask_for_weight_are_marked() -> None:
    data = {"lighter": "At {n}.", "heavy": ["lean", "firm"], "spared": ["never"], "ask": "“Lighter?”"}
    step = element("section")
    step.append(element("p", "", "Slide up. Then lean in. Never lean on the bones."))
    step.append(element("p", "say", "“Firmer?”"))
    step.append(element("p", "say", "“Warm enough?”"))
    mark_heavy(step, Bending.model_validate(data))
    text, *says = step
    assert [(span.text, span.get("class")) for span in text] == [("Then lean in.", "heavy")]
    assert "".join(text.itertext()).split() == ["Slide", "up.", "Then", "lean", "in.", "Never", "lean", "on", "the", "bones."]
    assert ["data-heavy" in say.attrib for say in says] == [True, False]


@dataclass
class AskFirst:
    name: str
    caution: tuple[str, ...]
    meanwhile: str | None


def test_what_is_fine_meanwhile_comes_from_the_rows_of_the_health_check() -> None:
    rows = [
        AskFirst("Heart disease", ("heart",), "Still hands at 1."),
        AskFirst("A bulging artery", ("heart",), None),
        AskFirst("Glaucoma", ("eyes",), "A hand held."),
        AskFirst("A clot", ("clot",), None),
        AskFirst("Another thing", (), "Nothing."),
    ]
    assert meanwhile(rows) == {
        "heart": "Heart disease: still hands at 1. All else: keep them company: no massage.",
        "eyes": "A hand held.",
    }
