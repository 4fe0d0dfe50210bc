"""One figure for everything that figures can show: what the gallery draws, and what contributors copy.

Each example is written as in a lesson, so that the gallery shows what it draws from. The tests hold them to the rules of the body map,
and see to it that every kind of mark, hand use, place of the giver and option has one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A title and the options of a figure."""

    title: str
    options: str


EXAMPLES: tuple[Example, ...] = (
    Example(
        "Rest both hands",
        """\
view: back
hold: {hands: palms, at: low back, pressure: 1}
""",
    ),
    Example(
        "Rest one hand here and one there",
        """\
view: back
hold:
  - {hands: palms, at: mid spine 8 cm up, which: right, pressure: 1, number: 1}
  - {hands: palms, at: sacrum, which: left, pressure: 1, number: 2}
""",
    ),
    Example(
        "Rest one hand on the other",
        """\
view: lower back
hold: {hands: hand over hand, at: sacrum 0.5 cm up, pressure: 1}
""",
    ),
    Example(
        "Glide beside the spine; firmer from a place on",
        """\
view: back
glide:
  hands: palms
  along: [low back, waist, blade tips, upper back]
  beside: spine
  pressure: {low back: 2, from the blade tips: 3-4}
  takes: 8 s
""",
    ),
    Example(
        "Come home with almost no weight",
        """\
view: back
glide: {hands: palms, along: [upper back, shoulders, flanks, low back], return: true, pressure: 1-2, takes: 8 s}
""",
    ),
    Example(
        "Glide from the head; places with offsets",
        """\
view: back
giver: at the head
glide:
  hands: palms
  along: [upper back 1 cm down, blade tips, waist, low back]
  beside: spine
  pressure: 2
  takes: 8 s
""",
    ),
    Example(
        "Feather with the fingertips, hands taking turns",
        """\
view: back
glide: {hands: fingertips, along: [upper back, blade tips 1 cm in, waist, low back], alternate: true, pressure: 1, takes: 6 s}
""",
    ),
    Example(
        "Hand after hand on one side",
        """\
view: back
glide: {hands: palms, along: [waist, blade tips, upper back], beside: spine, side: right, alternate: true, pressure: 2, takes: 6 s}
""",
    ),
    Example(
        "Glide with loose fists",
        """\
view: upper back
glide: {hands: fists, along: [blade tips, upper back, between the blades 2 cm down], beside: spine, pressure: 3, takes: 5 s}
""",
    ),
    Example(
        "Glide with one soft forearm",
        """\
view: upper back
giver: at the head
glide: {hands: forearm, along: [upper back 1 cm up, blade tips 2 cm up], beside: spine, side: right, pressure: 3, takes: 4 s}
""",
    ),
    Example(
        "Broaden with the heels of the hands",
        """\
view: upper back
glide: {hands: heels, along: [between the blades 0.5 cm out 4 cm down, blades 2 cm in 1 cm down], pressure: 2, takes: 3 s}
""",
    ),
    Example(
        "Open like a fan",
        """\
view: back
fan: {hands: palms, at: [low back, waist 4 cm up], beside: spine, up: 8, out: 4, pressure: 2, takes: 4 s}
""",
    ),
    Example(
        "Draw circles with the palms",
        """\
view: upper back
circle: {hands: palms, at: blades 2 cm in 1 cm up, across: 5, pressure: 2, takes: 4 s}
""",
    ),
    Example(
        "Draw small circles with the finger pads, the other way round",
        """\
view: upper back
circle:
  hands: finger pads
  at: [between the blades 1 cm out 2 cm down, between the blades 1 cm out 7 cm down]
  across: 2.5
  turn: inwards
  pressure: 3
  takes: 3 s
""",
    ),
    Example(
        "Knead the tops of the shoulders",
        """\
view: seated back
giver: behind
knead: {hands: kneading hands, at: shoulder tops, pressure: 3}
""",
    ),
    Example(
        "Knead the far side, hand after hand",
        """\
view: back
giver: at the right side
knead: {hands: kneading hands, at: [side rolls 4 cm up, side rolls 2 cm down], side: left, pressure: 3}
""",
    ),
    Example(
        "Squeeze the back of the neck",
        """\
view: neck and shoulders
giver: at the left side
knead: {hands: finger pads, at: neck, side: right, pressure: 2}
""",
    ),
    Example(
        "Still fingers below the skull",
        """\
view: neck and shoulders
giver: at the right side
hold: {hands: finger pads, at: skull base, side: left, pressure: 2}
""",
    ),
    Example(
        "Wring from flank to flank",
        """\
view: back
giver: at the left side
wring: {hands: wringing hands, at: waist, pressure: 2, takes: 5 s}
""",
    ),
    Example(
        "Press and release, place by place",
        """\
view: upper back
press: {hands: thumbs, at: [between the blades 4 cm up, between the blades, between the blades 4 cm down], pressure: 3-4}
""",
    ),
    Example(
        "Show a receiver who stays dressed",
        """\
view: upper back in a shirt
press: {hands: heels, at: [blade edges 3 cm down, blade edges 1 cm up], pressure: 3-4}
""",
    ),
    Example(
        "Rock",
        """\
view: lower back
giver: at the right hip
rock: {hands: palms, at: sacrum 1 cm down, which: left, pressure: 2}
""",
    ),
    Example(
        "Tap with cupped hands",
        """\
view: upper back
tap: {hands: cupped hands, over: [between the blades 1 cm out 6 cm down, between the blades 1 cm out 4 cm down], pressure: 2}
""",
    ),
    Example(
        "Tap with the edges of the hands",
        """\
view: upper back
tap: {hands: edges of the hands, over: [between the blades 7 cm down, between the blades], side: left, pressure: 2}
""",
    ),
    Example(
        "Rest two hands on somebody who lies on the side",
        """\
view: back on the left side
giver: behind the back
hold:
  - {hands: palms, at: mid spine 8 cm up, which: right, pressure: 1}
  - {hands: palms, at: shoulders 2 cm up, side: right, which: left, pressure: 1}
""",
    ),
    Example(
        "Glide on the upper side",
        """\
view: back on the right side
giver: behind the hips
glide: {hands: palms, along: [blade tips 1 cm in 2 cm down, upper back], side: left, pressure: 2, takes: 3 s}
""",
    ),
    Example(
        "Number the strokes of a step",
        """\
view: upper back
caption: First the left side, then the right.
glide:
  - {hands: heels, along: [blade tips, upper back, between the blades], beside: spine, side: left, pressure: 3, takes: 5 s, number: 1}
  - {hands: heels, along: [blade tips, upper back, between the blades], beside: spine, side: right, pressure: 3, takes: 5 s, number: 2}
""",
    ),
    Example(
        "Hatch where no pressure goes, dot where only light hands go",
        """\
view: back
zones: all
""",
    ),
    Example(
        "Colour a muscle",
        """\
view: back
muscles: trapezius
""",
    ),
    Example(
        "Number the parts",
        """\
view: back
labels: [neck bump, shoulder tops, blade tips, waist, low back, sacrum]
""",
    ),
    Example(
        "Choose whose back",
        """\
view: back
receiver: larger
hold: {hands: palms, at: upper back, pressure: 1}
""",
    ),
)
