"""Whether what a lesson claims about health names a source.

It goes by a list of words. It is a net with wide meshes: what it tells is nearly always a mistake, and much gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.lessons import CITATION, Lesson
from handbook.library import Library
from handbook.problems import Problem
from handbook.source.passages import ROW, own_words, sentence_ends, small

_NEAR = 2
"""Words that may stand between what is done and to what: “eases the worst pain”."""

_AILMENTS = (
    r"pains?|aches?|aching|sore(?:ness)?|stress|tension|anxiety|anxious|swelling|inflammation|stiff(?:ness)?|headaches?|migraines?|cramps?"
    r"|spasms?|depression|insomnia|fever|bedsores|scars?|sciatica|arthritis"
)
_BODY = (
    r"blood|pulse|heart|cortisol|hormones?|circulation|sleep|mood|immun\w+|healing|recovery|digestion|posture|lymph\w*|metabolism"
    r"|suppleness|supple"
)
_HARMS = (
    r"pains?|harm|injur\w+|damage|bruis\w+|bleed\w*|burns?|rash\w*|allerg\w+|asthma|strokes?|clots?|fractures?|numb\w*|headaches?|dizz\w+"
    r"|faint\w*|fits?|infections?|miscarriages?|labour|contractions|sore\w*|swelling|cancer|death|illness(?:es)?"
)
_PARTS = (
    r"nerves?|arter(?:y|ies)|veins?|vessels?|kidneys?|ribs?|bones?|discs?|skin|muscles?|lungs?|spine|spinal|eyes?|brain|organs?|tendons?"
    r"|joints?|baby|babies|child|children|people"
)
_MODAL = r"(?:can|may|might|could|will|would)"
_MEDICINE = r"(?![ -](?:gels?|creams?|tablets?|pills?|patch\w*|medicines?|cuffs?|monitors?))"
"""No hormone and no blood pressure, but a thing that people have: “a hormone gel”."""


def _done_to(verbs: str, things: str) -> str:
    """Verbs, whatever their endings, with what they do something to a few words on."""
    return rf"(?:{verbs})\w*(?: [\w’-]+){{0,{_NEAR}}} (?:{things})"


_CLAIMS = (
    _done_to("reduc|lower|reliev|eas(?=e|i)|sooth|lessen|decreas|rais|increas|boost|improv|stimulat|restor|releas|help", _AILMENTS),
    _done_to("reduc|lower|sooth|lessen|decreas|rais|increas|boost|improv|stimulat|restor|strengthen|speed|help|good for|bad for", _BODY),
    _done_to("prevent|wards? off|guards? against|protects? (?:from|against)", f"{_AILMENTS}|{_HARMS}"),
    rf"(?:takes?|keeps?|rubs?)(?: [\w’-]+){{0,{_NEAR}}} (?:{_AILMENTS}) away",
    rf"(?:massage|touch|rubbing|stroking|heat|warmth|oil|it|that|this)(?: {_MODAL})? (?:heal|cure)s?\b(?! (?:no\w*|neither)\b)",
    r"helps? (?:[\w’-]+ ){0,2}(?:recover|heal|sleep)\b",
    _done_to("caus(?=e|i)|trigger|bring(?:s|ing)? on|lead(?:s|ing)? to|set(?:s|ting)? off", f"{_AILMENTS}|{_HARMS}"),
    _done_to("damag|harm(?=s|ed)|injur(?=e|ing)|fractur(?=e|ing)|bruise|poison|irritat|infect(?!i)|kill|dislodg", _PARTS),
    rf"{_MODAL} (?:\w+ )?(?:break|tear|bruise|burn|kill|poison|faint|bleed|swell)\b",
    r"makes? (?:[\w’-]+ ){1,3}(?:faint|dizzy|bleed|ill|sick|numb|break)\b",
    r"break(?:s|ing)? (?:\w+ ){0,2}loose",
    r"risks? (?:of|for|to)\b|at risk\b",
    r"(?:is|are|be) (?:\w+ )?(?:dangerous|harmful|unsafe|risky)\b|(?:dangerous|harmful|risky) (?:in|for|to)\b",
    r"(?:un)?safe (?:in|for|during|with) (?!us\b|you\b)",
    rf"(?<!for )blood pressure{_MEDICINE}|blood flow|circulation|hormones?{_MEDICINE}",
    r"cortisol|oxytocin|endorphins?|serotonin|immun(?:e|ity)\b|lactic acid|toxins?\b|metabolism|nervous system",
)
"""What is hardly ever said but as a claim about health: effects, harms, safety, and words of which only claims are made.

Each begins at the beginning of a word.
"""
_CLAIM = re.compile(rf"\b(?:{'|'.join(_CLAIMS)})")
"""In small letters: to look for one spelling at the beginnings of words is many times as fast as for either, anywhere."""

_DENIED = re.compile(r"\b(?:no|not|never|none|nobody|nothing|nor|neither|cannot|without|until|unless|if|whether|avoid|\w+n’t)\b", re.I)
"""Words that deny what follows them in their sentence, doubt it, or make a condition of it."""
_TOLD_TO = re.compile(r"\b(?:ask|asks|stop|call|ring|tell|see|go) ", re.I)
"""Words of an instruction, wherever they stand in a sentence: “High blood pressure: ask a doctor.”"""


def check_lesson(library: Library, lesson: Lesson) -> Iterator[Problem]:
    """The first claim of each passage that names no source at all."""
    for number, text in own_words(lesson.file.prose):
        told = None if CITATION.search(text) else claim_in(text)
        if told:
            what = f"“{' '.join(text[told.start() : told.end()].split())}” claims something about health without its source"
            mend = "cite it in the same paragraph, item or row: [@key; certainty]"
            yield Problem(lesson.file.path, number + text.count("\n", 0, told.start()), what, mend)


def claim_in(text: str) -> re.Match[str] | None:
    """The first claim about health in a passage; what is asked, denied, doubted or advised is none. A row may deny it in a later cell.

    It is found in small letters, at its place in the passage.
    """
    text, start, row = text.replace("\n", " "), 0, ROW.match(text)
    in_small = small(text)
    for end in () if text.rstrip().endswith("?") else sentence_ends(text):
        told = _CLAIM.search(in_small, start, end)
        if told and not _DENIED.search(text, start, len(text) if row else told.start()) and not _TOLD_TO.search(text, start, end):
            return told
        start = end
    return None
