"""The rules of style that a machine can hold: each a small function from a passage to the faults in it, with a line and a mend.

What stands in “…” is somebody else's word. The rules about what the handbook says of itself, of people and of health leave it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from handbook.models.data import Term
from tests.prose.passages import Passage, Sentence

MOST_WORDS = 25
"""Words of a sentence up to its next stop. A semicolon counts as one: it parts a list of signs in a table as well as bullets do."""

Fault = tuple[int, str, str]
"""A line, what is wrong with it, and how to mend it."""
Rule = Callable[[Passage], Iterator[Fault]]

_QUOTED = re.compile(r"“[^”]*”")


# How it is written: for every text of the project.

_IZE = re.compile(r"\b(?!(?:re|over|under|down)?siz|priz|seiz|capsiz|maiz|baiz|assiz)(\w+)(i|y)z(e|es|ed|ing|ers?|ations?|able)\b", re.I)
_AMERICAN: dict[str, str] = {
    r"afterward": "afterwards",
    r"diapers?": "nappy",
    r"fetus(?:es)?": "foetus",
    r"gotten": "got",
    r"(?-i:grays?|grayish)": "grey",
    r"hematomas?": "haematoma",
    r"licenses|(?<=\ba )license|(?<=\bthe )license": "licence",
    r"meters?": "metre, or gauge",
    r"percent": "per cent",
    r"practiced|(?<=\b(?:to|we) )practice|(?<=\byou )practice|(?<=\bthey )practice": "practise",
    r"slipped disk": "slipped disc",
    r"sulfates?": "sulphate",
    r"toward": "towards",
    r"trash": "rubbish",
    r"vacations?": "holiday",
}
"""What the British dictionary lets pass. The doing is “practise”, the thing “practice”; a program runs on a computer and may stay."""


def american(passage: Passage) -> Iterator[Fault]:
    """American spellings that the dictionary lets pass. A name, such as an organisation's, may keep its z."""
    for match in _IZE.finditer(passage.text):
        if not _is_name(passage.text, match.start()):
            british = f"{match[1]}{match[2]}s{match[3]}"
            yield passage.line_at(match.start()), f"“{match[0]}” is spelt with an s here", f"write “{british}”"
    for line, word, british in _replaceable(passage, passage.text, _AMERICAN):
        yield line, f"“{word}” is American", f"write “{british}”"


_MAY_DOUBLE = frozenset({"had", "that"})


def doubled(passage: Passage) -> Iterator[Fault]:
    """The same word twice, such as “the the”, over the end of a line too. A capital in the second one begins a name."""
    for match in re.finditer(r"(?=\b(\w+)(?: |\s?\n\s*)(\w+)\b)", passage.text):
        first, second = match[1], match[2]
        a_name = second[0].isupper() and not first[0].isupper()
        if first.lower() == second.lower() and not first.isdigit() and first not in _MAY_DOUBLE and not a_name:
            yield passage.line_at(match.start(2)), f"“{first} {second}” says a word twice", "take one out"


def straight_quotes(passage: Passage) -> Iterator[Fault]:
    """Typewriter quotes, and curly ones without a partner."""
    for match in re.finditer(r"[\"'`´]", passage.text):
        yield passage.line_at(match.start()), f"{match[0]} is a typewriter's quote", "write “ ” round words, and ’ in “don’t”"
    opened = [mark for mark in passage.text if mark in "“”"]
    if opened != ["“", "”"] * (len(opened) // 2):
        yield passage.line, "a quotation is not opened and closed once each", "write “ before it and ” behind it, in one paragraph"


_RANGE = re.compile(r"(?<![\d-])\d+(?:\.\d+)?-\d+(?:\.\d+)?(?![\d-])")
_DASH = re.compile(r"(?<=\s)-{1,3}(?=\s)|—|(?<=\w)--(?=\w)")


def dashes(passage: Passage) -> Iterator[Fault]:
    """Hyphens in ranges of numbers, and hyphens and long dashes between words. A date such as 2026-11-22 is no range."""
    for match in _RANGE.finditer(passage.text):
        yield passage.line_at(match.start()), f"“{match[0]}” is a range with a hyphen", "write an en dash: 3–5"
    for match in _DASH.finditer(passage.text):
        yield passage.line_at(match.start()), f"“{match[0]}” is no dash of ours", "write an en dash –, or a comma"


_RUN_ON = re.compile(r"(?<=[a-z]{2})[.,;:!?]+(?=[A-Z][a-z])|(?<=\w) [.,;!?](?=\s|$)|,,|(?<!\.)\.\.(?!\.)|(?<=\w)\(|\)(?=\w)")


def stops(passage: Passage) -> Iterator[Fault]:
    """A space that is missing behind a stop, or stands before one."""
    for match in _RUN_ON.finditer(passage.text):
        around = passage.text[max(match.start() - 8, 0) : match.end() + 8].split("\n")[0]
        yield passage.line_at(match.start()), f"“{around}”: the space or the stop is in the wrong place", "put one stop, then a space"


_WHO = r"(?:doctors?|clinicians?|physiotherapists?|physios?|nurses?|midwi(?:fe|ves)|surgeons?|experts?|professionals?|the NHS)"
_APPROVED = re.compile(
    r"\b(?:reviewed|approved|checked|endorsed|certified|recommended|tested|designed|written)"
    rf" by (?:an? |our |the |real |qualified )*{_WHO}\b"
    rf"|\b{_WHO} (?:has|have) (?:reviewed|approved|checked|endorsed)\b"
    r"|\b(?:clinically|medically|dermatologically) (?:reviewed|approved|tested|proven|endorsed)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:no|not|never|none|nobody|nothing|nor|neither|cannot|without|until|\w+n’t)\b", re.I)


def clinical_review(passage: Passage) -> Iterator[Fault]:
    """A claim that a clinician has looked at the handbook. Until one has, it may only be denied."""
    for sentence, match in _said(passage, _APPROVED):
        yield sentence.line, f"“{match}” claims a review that has not been made", "take it out, or say that no clinician has reviewed this"


# What it says, and how plainly: for lessons and what they share.

_PEOPLE = re.compile(r"\b(?:patients|clients?|(?:the|a|each|every|your|this|our) patient)\b", re.I)


def people(passage: Passage) -> Iterator[Fault]:
    """Nobody is a patient or a client here. “Be patient” may stand."""
    for match in _PEOPLE.finditer(_unquoted(passage)):
        mend = "write “receiver”, “they”, or what they are: “people in hospital”"
        yield passage.line_at(match.start()), f"“{match[0]}”: nobody is one here", mend


def long_sentence(passage: Passage) -> Iterator[Fault]:
    """A sentence of more words than a reader keeps in mind."""
    for sentence in passage.sentences():
        count = max(len(re.findall(r"\w+(?:[’'.,:-]\w+)*", part)) for part in sentence.text.split(";"))
        if count > MOST_WORDS:
            yield sentence.line, f"this sentence goes on for {count} words", f"make two of it, each of at most {MOST_WORDS}"


_EVIDENCE = re.compile(
    r"(?<!what )\b(?:stud(?:y|ies)|trials?|research|researchers|scientists?|science|evidence)"
    r" (?:has |have |also |clearly )*(?:shows?|showed|shown|finds?|found|proves?|proved|proven|says?|suggests?|confirms?|confirmed)\b"
    r"|\b(?:proven|scientifically|proof that|toxins?|detox\w*|cure[sd]? (?:an?|all|any|the|your|them|you|people|pain|back)\b)",
    re.I,
)


def evidence(passage: Passage) -> Iterator[Fault]:
    """Words that lean on science, and no source in the same paragraph, item or row. What is denied or doubted may stand."""
    if not passage.cited:
        for sentence, match in _said(passage, _EVIDENCE):
            yield sentence.line, f"“{match}” leans on studies, and cites none", "add [@key; certainty], or take it out"


_PROMISE = re.compile(
    r"\b(?:guarantee[sd]?|miracles?|miraculous|works? wonders|magic(?:al)?|instantly|instant (?:calm|relief)|always works?|never fails?"
    r"|(?:completely|perfectly|totally|absolutely|entirely|100 ?%) (?:safe|harmless)|risk-free|no side effects|pain-free|life-changing"
    r"|melts? away|healing (?:touch|hands|power)|rebalances?|unblocks?|realigns?|boosts? (?:your|the) immun\w+)\b",
    re.I,
)


def promise(passage: Passage) -> Iterator[Fault]:
    """Words of advertisements. Massage is no treatment here, and no citation makes a promise true."""
    for sentence, match in _said(passage, _PROMISE):
        yield sentence.line, f"“{match}” promises too much", "say what people may hope for, and how sure that is"


_WORDY: dict[str, str] = {
    r"in order to": "to",
    r"prior to": "before",
    r"utili[sz]\w+": "use",
    r"commenc\w+": "begin",
    r"approximately": "about",
    r"sufficient(?:ly)?": "enough",
    r"assist(?:s|ed|ing|ance)?": "help",
    r"additional(?:ly)?": "more, also",
    r"purchas\w+": "buy",
    r"regarding|with regard to|concerning": "about",
    r"facilitat\w+": "help, let",
    r"numerous": "many",
    r"subsequent(?:ly)?": "later",
    r"demonstrat\w+": "show",
    r"individuals": "people",
    r"upon": "on",
    r"whilst": "while",
    r"amongst": "among",
    r"due to the fact that": "because",
    r"at this point in time": "now",
    r"please note(?: that)?|it is important to (?:note|remember)(?: that)?": "say the thing itself",
    r"he/she|his/her|him/her|s/he|he or she|his or her|him or her": "they, their, them",
}


def wordy(passage: Passage) -> Iterator[Fault]:
    """Office words for which there is a short one."""
    for line, word, plain in _replaceable(passage, _unquoted(passage), _WORDY):
        yield line, f"“{word}” is an office word", f"write it plainly: {plain}"


def shouting(passage: Passage) -> Iterator[Fault]:
    """Exclamation marks outside what somebody says: warm, never cute."""
    for match in re.finditer(r"!+", _unquoted(passage)):
        yield passage.line_at(match.start()), "an exclamation mark", "end the sentence with a full stop"


IN_LABELS: tuple[Rule, ...] = (doubled, straight_quotes, dashes, stops)
"""For the few words of a field; people search in American spelling too."""
EVERYWHERE: tuple[Rule, ...] = (*IN_LABELS, american, clinical_review)
"""For every text of the project."""
IN_DATA: tuple[Rule, ...] = (*EVERYWHERE, people, long_sentence, promise, wordy, shouting)
"""For what lessons share; its claims have fields of their own for their sources."""
IN_LESSONS: tuple[Rule, ...] = (*IN_DATA, evidence)
"""For lessons."""


# Of a whole lesson.

EVERYDAY = frozenset({"flank", "nitrile"})
"""Standard terms that are everyday words too, in a butcher's or on a box of gloves."""


def lay_word_first(passages: Iterable[Passage], terms: Iterable[Term]) -> Iterator[Fault]:
    """Standard terms that stand before their everyday word. In brackets, behind “or”, or in a later cell of its row, one is explained."""
    passages = tuple(passages)
    for term in terms:
        if term.term and term.term not in EVERYDAY:
            place = _first(term.term, passages)
            if place and not _explained(term, passages, *place):
                index, offset = place
                mend = f"write “{term.name} ({term.term})” where it first stands"
                yield passages[index].line_at(offset), f"“{term.term}” stands before its everyday word", mend


def _first(word: str, passages: tuple[Passage, ...]) -> tuple[int, int] | None:
    """The passage and the place in it where a word first stands. As a part of a name it does not count."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?:e?s)?(?![\w-])", re.I)
    for index, passage in enumerate(passages):
        for match in pattern.finditer(passage.text):
            if match[0][0] == word[0] or not _is_name(passage.text, match.start()):
                return index, match.start()
    return None


def _explained(term: Term, passages: tuple[Passage, ...], index: int, offset: int) -> bool:
    here = passages[index]
    before = here.text[:offset]
    in_a_row = index > 0 and passages[index - 1].line == here.line
    behind = re.search(r"(?:\(|\bor )$", before)
    lay = re.compile(rf"(?<!\w){re.escape(term.name)}", re.I)
    return in_a_row or bool(behind) or any(lay.search(text) for text in (before, *(earlier.text for earlier in passages[:index])))


def _is_name(text: str, at: int) -> bool:
    """Whether the word at a place of a text has a capital that no beginning of a sentence gives it."""
    return text[at].isupper() and not re.search(r"(?:^|[.!?:“(])\s*$", text[:at])


def _replaceable(passage: Passage, text: str, table: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Words of a table in a text of the passage: the line, the word, and what to write instead."""
    for match in _any_of(tuple(table)).finditer(text):
        assert match.lastindex
        yield passage.line_at(match.start()), match[0], tuple(table.values())[match.lastindex - 1]


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'({pattern})' for pattern in patterns)})\b", re.I)


def _unquoted(passage: Passage) -> str:
    """The text without what stands in quotation marks, every other letter in its place."""
    return _QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), passage.text)


def _said(passage: Passage, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, str]]:
    """What a passage says in its own words, with the sentence, unless a word before it denies it."""
    for sentence in Passage(passage.line, _unquoted(passage)).sentences():
        for match in pattern.finditer(sentence.text):
            if not _DENIED.search(sentence.text, 0, match.start()):
                yield sentence, match[0]
