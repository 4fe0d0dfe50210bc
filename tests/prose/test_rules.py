"""Each rule of style, tried on a text with the fault and on one without it."""

from __future__ import annotations

import pytest

from handbook.models.data import Term
from tests.prose import rules
from tests.prose.passages import Passage, passage_of
from tests.prose.rules import IN_LESSONS, MOST_WORDS, Rule, lay_word_first

FAULTS: list[tuple[Rule, str, str]] = [
    (rules.american, "We organize it.", "“organize” is spelt with an s here; write “organise”"),
    (rules.american, "Analyzing is not ours.", "“Analyzing” is spelt with an s here; write “Analysing”"),
    (rules.american, "A gray towel.", "“gray” is American; write “grey”"),
    (rules.american, "Glide toward the head.", "“toward” is American; write “towards”"),
    (rules.american, "Learn to practice.", "“practice” is American; write “practise”"),
    (rules.american, "Two meters long.", "“meters” is American; write “metre, or gauge”"),
    (rules.american, "Ten percent.", "“percent” is American; write “per cent”"),
    (rules.american, "Read the license first.", "“license” is American; write “licence”"),
    (rules.doubled, "Press the the back.", "“the the” says a word twice; take one out"),
    (rules.doubled, "The the back.", "“The the” says a word twice; take one out"),
    (rules.doubled, "Press on\n  on the back.", "“on on” says a word twice; take one out"),
    (rules.straight_quotes, "Don't.", "' is a typewriter's quote; write “ ” round words, and ’ in “don’t”"),
    (rules.straight_quotes, 'About 5" wide.', "\" is a typewriter's quote; write “ ” round words, and ’ in “don’t”"),
    (
        rules.straight_quotes,
        "Say “stop.",
        "a quotation is not opened and closed once each; write “ before it and ” behind it, in one paragraph",
    ),
    (
        rules.straight_quotes,
        "Say ”stop“.",
        "a quotation is not opened and closed once each; write “ before it and ” behind it, in one paragraph",
    ),
    (rules.dashes, "Press at 3-4.", "“3-4” is a range with a hyphen; write an en dash: 3–5"),
    (rules.dashes, "From 1.5-2 cm.", "“1.5-2” is a range with a hyphen; write an en dash: 3–5"),
    (rules.dashes, "Slow - and soft.", "“-” is no dash of ours; write an en dash –, or a comma"),
    (rules.dashes, "Slow—and soft.", "“—” is no dash of ours; write an en dash –, or a comma"),
    (rules.stops, "Stop.Then ask.", "“Stop.Then ask”: the space or the stop is in the wrong place; put one stop, then a space"),
    (rules.stops, "Stop , then ask.", "“Stop , then as”: the space or the stop is in the wrong place; put one stop, then a space"),
    (rules.stops, "Stop..", "“Stop..”: the space or the stop is in the wrong place; put one stop, then a space"),
    (rules.stops, "The blade(scapula).", "“he blade(scapula)”: the space or the stop is in the wrong place; put one stop, then a space"),
    (
        rules.clinical_review,
        "All of it was reviewed by a doctor.",
        "“reviewed by a doctor” claims a review that has not been made; take it out, or say that no clinician has reviewed this",
    ),
    (
        rules.clinical_review,
        "Physiotherapists have approved it.",
        "“Physiotherapists have approved” claims a review that has not been made; take it out, or say that no clinician has reviewed this",
    ),
    (
        rules.clinical_review,
        "This stroke is clinically proven.",
        "“clinically proven” claims a review that has not been made; take it out, or say that no clinician has reviewed this",
    ),
    (
        rules.people,
        "Cover the patient.",
        "“the patient”: nobody is one here; write “receiver”, “they”, or what they are: “people in hospital”",
    ),
    (rules.people, "Clients like it.", "“Clients”: nobody is one here; write “receiver”, “they”, or what they are: “people in hospital”"),
    (
        rules.long_sentence,
        f"Press {'and press ' * 13}again.",
        f"this sentence goes on for 28 words; make two of it, each of at most {MOST_WORDS}",
    ),
    (rules.promise, "It works wonders.", "“works wonders” promises too much; say what people may hope for, and how sure that is"),
    (
        rules.promise,
        "Completely safe [@a; low].",
        "“Completely safe” promises too much; say what people may hope for, and how sure that is",
    ),
    (rules.promise, "It realigns you.", "“realigns” promises too much; say what people may hope for, and how sure that is"),
    (rules.wordy, "Lean in order to press.", "“in order to” is an office word; write it plainly: to"),
    (rules.wordy, "Utilise your weight.", "“Utilise” is an office word; write it plainly: use"),
    (rules.wordy, "Ask his/her name.", "“his/her” is an office word; write it plainly: they, their, them"),
    (rules.shouting, "Well done!", "an exclamation mark; end the sentence with a full stop"),
    (
        rules.evidence,
        "Studies show that it helps.",
        "“Studies show” leans on studies, and cites none; add [@key; certainty], or take it out",
    ),
    (
        rules.evidence,
        "Research has also found so.",
        "“Research has also found” leans on studies, and cites none; add [@key; certainty], or take it out",
    ),
    (rules.evidence, "It is proven.", "“proven” leans on studies, and cites none; add [@key; certainty], or take it out"),
    (rules.evidence, "It flushes out toxins.", "“toxins” leans on studies, and cites none; add [@key; certainty], or take it out"),
    (rules.evidence, "It cures back pain.", "“cures back” leans on studies, and cites none; add [@key; certainty], or take it out"),
]

CLEAN: list[tuple[Rule, str]] = [
    (rules.american, "The World Health Organization realised that a prize of this size was seized."),
    (rules.american, "Some practice, a licence, a metre, towards the program."),
    (rules.doubled, "Half had had trouble. Do what What you need says. 3 3. Stop. Stop."),
    (rules.doubled, "The folder   the file."),
    (rules.straight_quotes, "Say “don’t”, and “stop”."),
    (rules.dashes, "Press at 3–4, on 2026-11-22, with a T-shirt – and softly."),
    (rules.stops, "Slow… About 1.5 cm (or so), and “stop”. What?"),
    (rules.clinical_review, "No doctor, physiotherapist or midwife has reviewed these pages."),
    (rules.clinical_review, "They say “approved by doctors”. Ask your doctor."),
    (rules.people, "Be patient. “The patient”, they wrote."),
    (rules.long_sentence, f"Press {'and press ' * 11}; {'and press ' * 12}again."),
    (rules.promise, "It does not work miracles. “A miracle”, they say. No massage is risk-free."),
    (rules.wordy, "“Please note”, they say, and we use enough of it."),
    (rules.shouting, "They say “Harder!”, and you slow down."),
    (rules.evidence, "Studies show that it helps [@a; low]."),
    (rules.evidence, "It cures nothing. There is no cure. Nothing here is proven. What studies say. “It flushes out toxins.”"),
]


@pytest.mark.parametrize(("rule", "text", "told"), FAULTS)
def test_a_fault_is_told(rule: Rule, text: str, told: str) -> None:
    assert [f"{what}; {mend}" for _, what, mend in rule(passage_of(1, text))] == [told]


@pytest.mark.parametrize(("rule", "text"), CLEAN)
def test_what_is_right_is_left_alone(rule: Rule, text: str) -> None:
    assert list(rule(passage_of(1, text))) == []


def test_every_rule_is_tried() -> None:
    assert {rule for rule, _, _ in FAULTS} == {rule for rule, _ in CLEAN} == set(IN_LESSONS)


def test_a_fault_is_told_at_its_line() -> None:
    assert [line for line, _, _ in rules.dashes(Passage(7, "Soft.\nAt 3-4, or\nat 2-3."))] == [8, 9]
    assert [line for line, _, _ in rules.evidence(Passage(7, "Soft.\nResearch shows it."))] == [8]
    assert [line for line, _, _ in rules.shouting(Passage(7, "“Soft!\nSofter!”\nDone!"))] == [9]


TERM = Term(name="kite muscle", term="trapezius", meaning="A large flat muscle.")


@pytest.mark.parametrize(
    ("passages", "lines"),
    [
        ([Passage(1, "Press the trapezius.")], [1]),
        ([Passage(1, "Softly."), Passage(3, "Soft.\nTrapezius is its name. The kite muscle.")], [4]),
        ([Passage(1, "The trapezius (kite muscle).")], [1]),
        ([Passage(1, "A broad muscle (trapezius).")], []),
        ([Passage(1, "The kite muscle."), Passage(3, "The trapezius.")], []),
        ([Passage(1, "A broad muscle, or trapezius.")], []),
        ([Passage(1, "Broad muscle"), Passage(1, "trapezius")], []),
        ([Passage(1, "Broad muscle"), Passage(2, "trapezius")], [2]),
        ([Passage(1, "The charity Trapezius UK.")], []),
        ([Passage(1, "Nothing of it.")], []),
    ],
)
def test_the_everyday_word_comes_first(passages: list[Passage], lines: list[int]) -> None:
    assert [line for line, _, _ in lay_word_first(passages, [TERM])] == lines


def test_what_is_told_of_a_standard_term() -> None:
    ((_, what, mend),) = lay_word_first([Passage(1, "Press the trapezius.")], [TERM])
    assert f"{what}; {mend}" == "“trapezius” stands before its everyday word; write “kite muscle (trapezius)” where it first stands"


def test_everyday_words_may_stand_alone() -> None:
    flank, bare = TERM.model_copy(update={"name": "side roll", "term": "flank"}), TERM.model_copy(update={"term": None})
    assert list(lay_word_first([Passage(1, "The flank.")], [flank, bare])) == []
