"""The blocks of a lesson as HTML. Their options are the models that the checks have read, so nothing is checked twice here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_string
from typing_extensions import override

from handbook.figures.messages import messages
from handbook.library import Library
from handbook.markdown import builder, data_pages
from handbook.markdown.card import screening_card
from handbook.markdown.caution import caution
from handbook.markdown.context import current_page, library_of
from handbook.markdown.elements import Element, element, icon
from handbook.markdown.figures import figure_element
from handbook.markdown.gallery import gallery
from handbook.markdown.quizzes import danger_quiz, screening_quiz
from handbook.markdown.reviews import review_sheet
from handbook.markdown.routine import timeline
from handbook.markdown.screening import signs, signs_after, stop_signs
from handbook.markdown.strokes import answer_for, take_care, where_table
from handbook.markdown.zones import zone_rules
from handbook.models.base import Model
from handbook.models.blocks import OPTIONS, TITLED, DangerQuiz, Question, Repeat, Signs, SignsAfter, Step, WhoMinds, Zones
from handbook.models.figure import Figure
from handbook.models.front_matter import Guide, Stroke
from handbook.models.measures import PRESSURE_CAP, Pressure, in_words
from handbook.models.screening import StopSign
from handbook.source.blocks import WRITTEN, split_header

M = TypeVar("M", bound=Model)

WORKING_RANGE = range(3, 6)
"""Where the handbook works on the pressure-comfort scale [custom]."""


class Shelf:
    """The library of a page, looked up when the first of the page's blocks asks for it."""

    def __init__(self, docs: str) -> None:
        self.docs = Path(docs)

    @cached_property
    def library(self) -> Library:
        """The library that the page belongs to."""
        return library_of(self.docs)


class LessonBlock(Block):
    """What the handbook's blocks have in common: a model of their options, and a place inside for their text."""

    OPTIONS = {WRITTEN: ("", type_string)}  # noqa: RUF012 - as pymdownx wants it

    inner: Element | None = None
    typed: Model | None = None

    @override
    def on_validate(self, parent: Element) -> bool:
        """Take the options as the checks have read them; a block whose options cannot be read stays text."""
        self.typed = self.library.options_of(self.NAME, self.options[WRITTEN])
        return self.typed is not None

    def on_create(self, parent: Element) -> Element:
        """Make the block's element; the text goes into ``inner`` where there is one."""
        made = self.make()
        parent.append(made)
        return made

    def on_add(self, block: Element) -> Element:
        """Where the block's text goes."""
        return block if self.inner is None else self.inner

    def make(self) -> Element:
        """The block's element, without its text."""
        raise NotImplementedError

    def read(self, model: type[M]) -> M:
        """The block's options, which are of this model."""
        assert isinstance(self.typed, model)
        return self.typed

    @property
    def library(self) -> Library:
        """The library that the page belongs to."""
        shelf: Shelf = self.config["shelf"]
        return shelf.library


class Learn(LessonBlock):
    """What the reader will be able to do."""

    @override
    def make(self) -> Element:
        return element("div", "learn", element("p", "learn__h", "In this lesson"))


class StepBlock(LessonBlock):
    """A numbered step: order, time and pressure, figure, text."""

    @override
    def make(self) -> Element:
        step = self.read(Step)
        number = self.tracker["count"] = self.tracker.get("count", 0) + 1
        title = element("h3", "", element("span", "vh", f"Step {number}: "), id=f"step-{number}")
        title[0].tail = self.argument
        cue = element("p", "cue")
        cue.extend(self.facts(step))
        head = element("div", "", title, cue if len(cue) else None)
        made = element("section", "step")
        if step.time:
            made.set("data-seconds", f"{step.time:g}")
        made.append(element("div", "step__head", element("span", "step__n", str(number), aria_hidden="true"), head))
        if step.figure:
            made.append(figure_element(self.md, self.library, step.drawn or step.figure, step.pressure, step.time))
        self.inner = element("div", "step__text")
        made.append(self.inner)
        return made

    def facts(self, step: Step) -> Iterator[Element]:
        """The step at a glance: how long, how hard, where, how fast, how often; and the lesson of its stroke."""
        if step.time:
            yield element("span", "cue__time", element("b", "", in_words(step.time)))
        if step.stand and step.stand != self.tracker.get("stand"):
            self.tracker["stand"] = step.stand
            yield element("span", "cue__stand", element("b", "", messages()["stands"].get(step.stand, step.stand)))
        if step.oil:
            yield element("span", "cue__oil", element("b", "", messages()["oil"][step.oil]))
        if step.pressures:
            yield element("span", "cue__pressure", "Pressure ", element("b", "", ", then ".join(map(str, step.pressures))))
        if step.side != "both":
            yield element("span", "cue__side", element("b", "", f"{step.side.capitalize()} side"))
        if step.place:
            yield element("span", "cue__place", step.place)
        if step.tempo:
            yield element("span", "cue__tempo", step.tempo)
        if step.repeats:
            yield element("span", "cue__repeats", "once" if step.repeats == 1 else f"{step.repeats} times")
        lesson = self.library.by_slug.get(step.stroke or "")
        if lesson and lesson.uri != current_page().uri:
            link = element("a", "", lesson.meta.title, href=current_page().link_to(lesson.uri))
            yield element("span", "cue__stroke", "Stroke: ", link)

    def on_end(self, block: Element) -> None:
        """Mark the reason and the spoken cue among the step's paragraphs."""
        for paragraph in self.on_add(block).iter("p"):
            for word, of in (("Why:", "because"), ("Say:", "say")):
                if (paragraph.text or "").startswith(word):
                    label = element("b", "", word)
                    label.tail = paragraph.text.removeprefix(word) if paragraph.text else None
                    paragraph.text = None
                    paragraph.insert(0, label)
                    paragraph.set("class", of)


class RepeatBlock(LessonBlock):
    """How often to do some steps again."""

    @override
    def make(self) -> Element:
        first, last = self.read(Repeat).steps
        which = f"step {first}" if first == last else f"steps {first} to {last}"
        heading = element("p", "repeat__h", element("b"), element("span", "", which))
        heading[0].text, heading[0].tail = self.argument, " "
        return element("div", "repeat", heading)


class PressureScale(LessonBlock):
    """The pressure-comfort scale with the range of this lesson."""

    @override
    def make(self) -> Element:
        low, _, high = str(self.argument).replace("–", "-").partition("-")
        here = Pressure(low=int(low), high=int(high or low))
        scale = element("ol", "scale", aria_label=f"Pressure {str(here).replace('–', ' to ')} of 10; the handbook works at 3 to 5")
        for number in range(11):
            marks = {
                "work": number in WORKING_RANGE,
                "here": here.low <= number <= here.high,
                "over": number > PRESSURE_CAP,
            }
            of = " ".join(mark for mark, on in marks.items() if on)
            scale.append(element("li", of, element("span", "", str(number))))
        key = element("div", "scale-key")
        whole = "3–5"
        ranges = [(str(here), " here"), (whole, " where the whole handbook works")]
        for numbers, meaning in (
            *(ranges if str(here) != whole else [(whole, " here, as in the whole handbook")]),
            ("6", " strong: only when they ask, and never more"),
            ("7 and over", " (hatched) hurts: ease off at once"),
        ):
            key.append(element("span", "", element("b", "", numbers), meaning))
        return element("section", "pressure", scale, key)


class StopList(LessonBlock):
    """When to stop and what to do then; the page's head puts it before the first step."""

    @override
    def make(self) -> Element:
        title = element("span", "", "Stop if it hurts, tingles, or they say so")
        summary = element("summary", "", icon("stop"), title, " ", element("em", "", "All signs"))
        self.inner = element("div", "stopbar__in", stop_signs(self.library, self._listed()))
        return element("details", "stopbar", summary, self.inner, id="stop-if")

    def _listed(self) -> tuple[StopSign, ...]:
        """The list for two people, or for one alone where the lesson is for somebody alone."""
        lesson, lists = self.library.by_uri.get(current_page().uri), self.library.stops
        if lists is None:
            return ()
        return lists.yourself if lesson and isinstance(lesson.meta, Guide) and lesson.meta.alone else lists.partner

    def on_end(self, block: Element) -> None:
        """One list, also where the lesson adds signs of its own."""
        shared, *own = self.on_add(block)
        for added in own:
            if added.tag == "ul":
                shared.extend(list(added))
                self.on_add(block).remove(added)


class QuestionBlock(LessonBlock):
    """A question to check oneself with; the answer folds out."""

    @override
    def make(self) -> Element:
        summary = element("summary")
        summary.text = self.argument
        self.inner = element("div", "quiz__a")
        asked = self.read(Question)
        if asked.caution:
            caution = self.library.caution_by_key[asked.caution]
            self.inner.append(element("p", "", answer_for(self.library, caution, asked.stroke or PurePosixPath(current_page().uri).stem)))
        return element("details", "quiz", summary, self.inner)


class WhereBlock(LessonBlock):
    """Where a stroke may go, and how hard."""

    @override
    def make(self) -> Element:
        meta = self.library.by_uri[current_page().uri].meta
        assert isinstance(meta, Stroke)
        return where_table(meta)


class TakeCare(LessonBlock):
    """Who leaves what out; the block's text stands below the list."""

    @override
    def make(self) -> Element:
        self.inner = element("div", "care__own")
        return element("section", "", take_care(self.library, self.library.by_uri[current_page().uri]), self.inner)


class CautionBlock(LessonBlock):
    """One caution in full."""

    @override
    def make(self) -> Element:
        return caution(self.library.caution_by_key[self.read(WhoMinds).key])


class KeyPoints(LessonBlock):
    """What to remember."""

    @override
    def make(self) -> Element:
        return element("section", "keep", element("h2", "", "Key points", id="key-points"))


class Note(LessonBlock):
    """A short aside."""

    @override
    def make(self) -> Element:
        heading = element("p", "note__h")
        heading.text = self.argument
        return element("aside", "note", heading)


class FigureBlock(LessonBlock):
    """A figure that stands by itself, with a caption."""

    @override
    def make(self) -> Element:
        return figure_element(self.md, self.library, self.read(Figure), caption=self.argument)


class ZonesBlock(LessonBlock):
    """Places of the body map, numbered on a picture, with their rules and reasons."""

    @override
    def make(self) -> Element:
        return zone_rules(self.md, self.library, self.read(Zones))


class FromData(LessonBlock):
    """A part of a page that is made from the shared data."""

    @override
    def make(self) -> Element:
        return data_pages.MAKERS[self.NAME](self.library)


class SignsBlock(LessonBlock):
    """Some rows of the health check."""

    @override
    def make(self) -> Element:
        return signs(self.library, self.read(Signs).rows)


class SignsAfterBlock(LessonBlock):
    """The signs after a massage that need one kind of help."""

    @override
    def make(self) -> Element:
        return signs_after(self.library, self.read(SignsAfter).help)


class ScreeningCard(LessonBlock):
    """The screening data on paper; the block's text stands at the foot of the sheet."""

    @override
    def make(self) -> Element:
        self.inner = element("div", "sheet__own")
        return screening_card(self.library, self.inner)


class ScreeningQuiz(LessonBlock):
    """Situations from the screening data."""

    @override
    def make(self) -> Element:
        return screening_quiz(self.library)


class DangerQuizBlock(LessonBlock):
    """Places of the body map, each asked for with a drawing."""

    @override
    def make(self) -> Element:
        return danger_quiz(self.md, self.library, self.read(DangerQuiz).places)


class Timeline(LessonBlock):
    """The routine's shape over time."""

    @override
    def make(self) -> Element:
        return timeline(self.library.by_uri[current_page().uri])


class Builder(LessonBlock):
    """A routine of the reader's own."""

    @override
    def make(self) -> Element:
        made, self.inner = builder.form(self.library)
        return made

    def on_markdown(self) -> str:
        """A template holds blocks, which Python-Markdown does not know of it."""
        return "block"

    def on_end(self, block: Element) -> None:
        """The steps are in their template now, and each tells the script what it is."""
        builder.mark_spares(self.md, self.library, block, list(self.on_add(block)))


class ReviewSheet(LessonBlock):
    """What reviewers are asked to read."""

    @override
    def make(self) -> Element:
        return review_sheet(self.md, self.library)


class Gallery(LessonBlock):
    """Everything that figures can show."""

    @override
    def make(self) -> Element:
        return gallery(self.md, self.library)


_CLASSES: dict[str, type[LessonBlock]] = {
    "learn": Learn,
    "step": StepBlock,
    "repeat": RepeatBlock,
    "pressure": PressureScale,
    "stop": StopList,
    "question": QuestionBlock,
    "where": WhereBlock,
    "take-care": TakeCare,
    "caution": CautionBlock,
    "key-points": KeyPoints,
    "note": Note,
    "figure": FigureBlock,
    "zones": ZonesBlock,
    "timeline": Timeline,
    "builder": Builder,
    "chapters": FromData,
    "questions": FromData,
    "conditions": FromData,
    "signs": SignsBlock,
    "signs-after": SignsAfterBlock,
    "screening-card": ScreeningCard,
    "screening-quiz": ScreeningQuiz,
    "danger-quiz": DangerQuizBlock,
    "glossary": FromData,
    "sources": FromData,
    "reviews": FromData,
    "review-sheet": ReviewSheet,
    "gallery": Gallery,
}


def _named(name: str) -> type[LessonBlock]:
    """The class of a block, told its name and whether it has a title."""
    return type(f"{_CLASSES[name].__name__}:{name}", (_CLASSES[name],), {"NAME": name, "ARGUMENT": name in TITLED})


_BLOCKS = [_named(name) for name in OPTIONS]


class LessonBlocks(BlocksExtension):
    """Registers every block of the handbook, and lets each look its options up where the checks have read them."""

    def __init__(self, docs: str) -> None:
        self.config = {"shelf": [Shelf(docs), "where the page's blocks find the library"]}
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        """Called by the Blocks extension."""
        block_mgr.split_header = split_header
        found = self.getConfigs()
        for block in _BLOCKS:
            block_mgr.register(block, found)
