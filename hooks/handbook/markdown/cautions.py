"""How a routine's page bends to who lies there: what the giver ticks, and the variants of each step, from which the page's script chooses.

A variant stands in a ``template`` beside its step: what is lighter brings its own figure, what stands in for a step is made once a page.
Without scripts each step says in a few words for whom it changes, and the page says whom it does not suit at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from handbook.atlas.views import VIEWS
from handbook.capitals import capital, small
from handbook.figures.messages import messages
from handbook.known_lessons import SPREAD_THE_OIL, STILL_HANDS
from handbook.lessons import Lesson
from handbook.library import Library
from handbook.markdown.context import current_page, library_of
from handbook.markdown.elements import Element, append, element
from handbook.markdown.figures import figure_element
from handbook.markdown.strokes import listed
from handbook.models.bending import Bending
from handbook.models.blocks import Step
from handbook.models.cautions import Caution
from handbook.models.front_matter import Routine, Stroke
from handbook.routines.parts import parts_of
from handbook.routines.variants import Variant, choose, takes_time

SENTENCE = re.compile(r"(?<=[.!?”])\s+")


class AskFirst(Protocol):
    """A row of the screening data, as far as it is about cautions."""

    @property
    def name(self) -> str:
        """The sign in a few words."""

    @property
    def caution(self) -> Collection[str]:
        """The cautions that it is, by their keys."""

    @property
    def meanwhile(self) -> str | None:
        """What is fine until they have asked; nothing where it says nothing."""


NOTHING = "keep them company: no massage"


def meanwhile(rows: Iterable[AskFirst]) -> dict[str, str]:
    """What is fine until they have asked, in words, by the key of the caution.

    A caution can be several rows. What one of them allows is for its own sign alone, and where another says nothing, nothing is fine.
    """
    about: dict[str, list[AskFirst]] = {}
    for row in rows:
        for key in row.caution:
            about.setdefault(key, []).append(row)
    return {key: _meanwhile(its) for key, its in about.items() if any(row.meanwhile for row in its)}


def _meanwhile(rows: Sequence[AskFirst]) -> str:
    if len(rows) == 1:
        return f"{rows[0].meanwhile}"
    said = [f"{row.name}: {small(row.meanwhile)}" for row in rows if row.meanwhile]
    return " ".join(said + ([f"All else: {NOTHING}."] if any(not row.meanwhile for row in rows) else []))


class PutVariantsIn(Treeprocessor):
    """Puts the variants beside the steps of a routine, before their text is read: they are made of it, too."""

    def __init__(self, md: Markdown, docs: Path) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, root: Element) -> None:
        """Changes only the pages of routines."""
        library = library_of(self.docs)
        lesson = library.by_uri.get(current_page().uri)
        if lesson is None or not isinstance(lesson.meta, Routine):
            return
        made, sections = library.variants_of(lesson), [child for child in root if child.get("class") == "step"]
        if made is None or not sections:
            return
        steps = Steps(self.md, library)
        for section, variants in zip(sections, made, strict=True):
            steps.add(section, variants, audience_of(library, lesson.meta))
        steps.say_where_the_giver_is(sections, made)
        add_half_time(library, lesson, sections)
        before = list(root).index(sections[0])
        before -= 1 if before and root[before - 1].tag == "h2" else 0
        by_position = library.leads_away(lesson)
        away = list(by_position.values())
        ticks = holds(library, in_data(library, away), steps.pool)
        ticks.set("data-ways", "|".join(by_position))
        root.insert(before, ticks)
        if elsewhere := _elsewhere(library, lesson, frozenset.intersection(*away)):
            root.insert(before, elsewhere)


def audience_of(library: Library, meta: Routine) -> frozenset[str]:
    """The cautions that a routine is made for, by their keys."""
    audiences = library.routines.audiences if library.routines else ()
    return frozenset(key for audience in audiences if audience.name == meta.audience for key in audience.cautions)


class Steps:
    """Adds their variants to the steps of a page. ``pool``: what stands in for them, once each."""

    def __init__(self, md: Markdown, library: Library) -> None:
        self.md, self.library = md, library
        assert library.routines
        self.gliding = library.routines.gliding
        self.bending: Bending | None = library.routines.bending
        self.pool: dict[str, Element] = {}

    def add(self, section: Element, variants: Sequence[Variant], audience: Collection[str] = ()) -> None:
        """What a step becomes, and in words for whom; those for whom the routine is made anyway need no words."""
        written = variants[0].step
        assert written is not None
        section.set("data-stroke", written.stroke or "")
        if takes_time(written, self.gliding):
            section.set("data-takes", "")
        if variants[0].unfit:
            section.set("data-unfit", _keys(self.library, variants[0].unfit))
            self._mark_heavy(section)
        if words := care_of(variants, self.library.cautions, audience, self.gliding):
            section.append(element("p", "step__care", words))
        for variant in variants[1:]:
            section.append(self._template(variant, written))

    def _template(self, variant: Variant, written: Step) -> Element:
        made = element("template", "variant")
        made.set("data-unfit", _keys(self.library, variant.unfit))
        if variant.step is None:
            made.set("data-out", "")
        elif variant.instead:
            made.set("data-use", self._in_pool(variant))
        else:
            self._describe(made, variant.step)
            made.set("data-words", self._light(variant.step, variant.most or 0))
            if variant.step.figure:
                made.append(self._figure(variant.step))
        return made

    def _light(self, step: Step, most: int) -> str:
        stroke = self.library.by_slug.get(step.stroke or "")
        own = stroke.meta.light if stroke and isinstance(stroke.meta, Stroke) else None
        return own or (self.bending.lighter.replace("{n}", str(most)) if self.bending else "")

    def _in_pool(self, variant: Variant) -> str:
        step, instead = variant.step, variant.instead
        assert step is not None
        assert instead is not None
        assert step.figure is not None
        view, giver = step.figure.view, step.figure.giver
        side = f"{view} {step.side}" if VIEWS[view].up else ""
        key = " ".join(filter(None, (instead.key, str(step.highest_pressure), giver, side, step.oil)))
        key = re.sub(r"[^a-z0-9]+", "-", key)
        if key not in self.pool:
            made = element("template", "instead", data_key=key, data_title=variant.title, data_tempo=instead.tempo)
            made.set("data-stroke", instead.stroke)
            self._describe(made, step)
            if takes_time(step, self.gliding):
                made.set("data-takes", "")
            if giver and giver != variant.stand and variant.stand:
                made.set("data-stand", messages()["stands"].get(giver, giver))
            if step.oil:
                made.set("data-oil", messages()["oil"][step.oil])
            made.append(self._figure(step))
            made.append(element("p", "", instead.words))
            self.pool[key] = made
        return key

    def _describe(self, made: Element, step: Step) -> None:
        made.set("data-pressure", ", then ".join(map(str, step.pressures)))
        made.set("data-low", str(min((one.low for one in step.pressures), default=0)))
        made.set("data-high", str(step.highest_pressure))
        made.set("data-place", step.place or "")
        if step.side != "both":
            made.set("data-side", step.side)

    def _figure(self, step: Step) -> Element:
        assert step.figure is not None
        return figure_element(self.md, self.library, step.drawn or step.figure, step.pressure, step.time)

    def say_where_the_giver_is(self, sections: Sequence[Element], made: Sequence[Sequence[Variant]]) -> None:
        """Every step says it, hidden where nothing changes: when steps change, what comes after them may have to say it again."""
        for section, variants in zip(sections, made, strict=True):
            stand = variants[0].stand
            cue = section.find(".//p[@class='cue']")
            if stand is None or cue is None or cue.find("span[@class='cue__stand']") is not None:
                continue
            words = messages()["stands"].get(stand, stand)
            cue.insert(1, element("span", "cue__stand", element("b", "", words), hidden="hidden"))

    def _mark_heavy(self, section: Element) -> None:
        if self.bending is not None:
            mark_heavy(section, self.bending)


def mark_heavy(section: Element, bending: Bending) -> None:
    """Mark the sentences that ask for weight, and the questions that offer it: a lightened step leaves them out."""
    for paragraph in section.iter("p"):
        if paragraph.get("class") == "say":
            if any(_is_heavy(text, bending) for text in paragraph.itertext()):
                paragraph.set("data-heavy", "")
        elif not paragraph.get("class") and not len(paragraph) and paragraph.text:
            _mark_sentences(paragraph, bending)


def _mark_sentences(paragraph: Element, bending: Bending) -> None:
    sentences = SENTENCE.split(str(paragraph.text))
    if not any(_is_heavy(sentence, bending) for sentence in sentences):
        return
    paragraph.text = ""
    for sentence in sentences:
        if _is_heavy(sentence, bending):
            span = element("span", "heavy")
            span.text, span.tail = sentence, " "
            paragraph.append(span)
        elif len(paragraph):
            paragraph[-1].tail = f"{paragraph[-1].tail or ''}{sentence} "
        else:
            paragraph.text += f"{sentence} "


def _is_heavy(sentence: str, bending: Bending) -> bool:
    words = re.findall(r"[a-z]+", sentence.lower())
    return any(word.startswith(bending.heavy) for word in words) and not any(word in bending.spared for word in words)


def care_of(variants: Sequence[Variant], cautions: Iterable[Caution], audience: Collection[str], gliding: Collection[str]) -> str:
    """For whom a step changes, in a few words: ``Lighter: thin bones (2). Left out: thin skin.`` Who has the same effect shares it."""
    known = {key for variant in variants for key in variant.unfit} - set(audience)
    said: dict[str, list[str]] = {}
    for caution in cautions:
        if caution.key in known:
            variant = choose(variants, (caution.key,))
            name = small(caution.name)
            if variant is not None and variant.kind == "lighter":
                name += f" ({variant.most})"
            said.setdefault(_effect(variant, gliding), []).append(name)
    return " ".join(f"{effect}: {', '.join(said[effect])}." for effect in (*EFFECTS, "Left out") if effect in said)


EFFECTS = ("Lighter", "A light glide instead", "Still hands instead")


def _effect(variant: Variant | None, gliding: Collection[str]) -> str:
    if variant is None or variant.step is None:
        return "Left out"
    if variant.kind == "lighter":
        return EFFECTS[0]
    return EFFECTS[1] if variant.step.stroke in gliding or variant.step.stroke == SPREAD_THE_OIL else EFFECTS[2]


# ── What the giver ticks ──


def holds(library: Library, away: str, pool: Mapping[str, Element]) -> Element:
    """The list of cautions to tick, what is said of them, and what stands in for steps. Without scripts none of it is seen."""
    fine = meanwhile(library.conditions.levels.ask_first.rows if library.conditions else ())
    listing = element("ul")
    for caution in library.cautions:
        listing.append(_tick(caution, fine.get(caution.key)))
    about = element(
        "p", "", "Ask the one who lies or sits there. The steps change by what you tick. It stays in this tab, and is sent nowhere."
    )
    made = element("section", "holds no-print", hidden="hidden", data_away=away)
    made.append(element("fieldset", "", element("legend", "", "Does any of this hold today?"), about, listing))
    made.append(element("div", "holds__told", role="status"))
    made.append(_suits(library))
    clock = library.routines.clock if library.routines else None
    if clock:
        half = element("template", "half", half_time(clock.half_time))
        half.set("data-from", str(60 * clock.half_time_from))
        made.append(half)
    if library.routines and library.routines.bending:
        made.set("data-ask", library.routines.bending.ask)
    made.extend(pool.values())
    return made


def _tick(caution: Caution, fine: str | None) -> Element:
    box = element("input", "", type="checkbox", autocomplete="off", data_caution=caution.key, data_name=small(caution.name))
    if caution.minutes:
        box.set("data-minutes", str(caution.minutes))
    made = element("li", "", element("label", "tick", box, element("span", "", caution.tick)))
    more = element("div", "", hidden="hidden")
    if caution.ask:
        told = element("input", "", type="checkbox", autocomplete="off", data_yes=caution.key)
        more.append(element("label", "tick", told, element("span", "", f"Asked {caution.ask}, and told yes")))
        until = f"Until then: {fine}" if fine else f"Ask {caution.ask} first. Until then, {NOTHING}."
        more.append(element("p", "holds__until", until))
    if caution.also:
        more.append(element("p", "", caution.also))
    if len(more):
        made.append(more)
    return made


def _suits(library: Library) -> Element:
    """Every routine, with the cautions that it does not suit; the script shows those that suit what is ticked."""
    made = element("ul", "holds__suits", hidden="hidden")
    for lesson in library.lessons:
        away = library.leads_away(lesson)
        if away and lesson.uri != current_page().uri:
            link = element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri))
            made.append(element("li", "", link, data_away=in_data(library, away.values())))
    rest = library.by_slug.get(STILL_HANDS)
    if rest:
        words = "No routine here suits all of that together. If their doctor says yes, rest "
        link = element("a", "", "still hands", href=current_page().link_to(rest.uri))
        none = element(
            "li", "", words, link, " on the upper back for a few minutes. Or keep them company: that is good, too.", data_none=""
        )
        made.append(none)
    return made


def in_data(library: Library, away: Iterable[frozenset[str]]) -> str:
    """Sets of cautions for the script: those that one position does not suit, then those of the next."""
    return "|".join(_keys(library, keys) for keys in away)


def _keys(library: Library, keys: Collection[str]) -> str:
    return " ".join(caution.key for caution in library.cautions if caution.key in keys)


def _elsewhere(library: Library, lesson: Lesson, away: Collection[str]) -> Element | None:
    """Whom the routine does not suit, and which ones do; for readers without scripts, and on paper."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for caution in library.cautions:
        if caution.key in away:
            suits = tuple(
                other.uri for other in library.lessons if any(caution.key not in keys for keys in library.leads_away(other).values())
            )
            groups.setdefault(suits, []).append(small(caution.name))
    if not groups:
        return None
    listing = element("ul")
    for suits, names in groups.items():
        line = element("li", "", f"{capital(listed(names, 'or'))}: ")
        for index, uri in enumerate(suits):
            append(line, ", " if index else "")
            line.append(element("a", "", library.by_uri[uri].meta.title, href=current_page().link_to(uri)))
        append(line, "." if suits else "none of the routines here.")
        listing.append(line)
    return element("section", "elsewhere", element("p", "", "For whom another routine is better:"), listing)


# ── The word at half-time ──


def half_time(words: str) -> Element:
    """What the giver says when half of the time is over."""
    return element("p", "say say--half", element("b", "", "Say:"), f" “{words}”")


def add_half_time(library: Library, lesson: Lesson, sections: Sequence[Element]) -> None:
    """The word at half-time, in the step that has half of the time in it; only a long routine has one."""
    parts = parts_of(lesson.steps())
    clock = library.routines.clock if library.routines else None
    if clock is None or not parts or parts[-1].end < 60 * clock.half_time_from:
        return
    half = parts[-1].end / 2
    index = next(n for n, part in enumerate(parts) if part.end > half)
    text = next((child for child in sections[index] if child.get("class") == "step__text"), None)
    if text is not None:
        text.append(half_time(clock.half_time))
