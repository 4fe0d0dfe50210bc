"""The colours of the drawings: custom properties of the site's style sheet, each with its light value to fall back on."""

from __future__ import annotations

INKS: dict[str, str] = {
    "paper": "#fbfaf7",
    "halo": "#fff",
    # the receiver, and the ink of all things
    "line": "#43302b",
    "skin": "#f1cfb6",
    "skin2": "#e3b297",
    "hair": "#6b4a3c",
    "hair2": "#8a6553",
    "top": "#d8a25f",
    "top2": "#bf8844",
    "legs": "#7b6f86",
    "legs2": "#665a72",
    # the giver
    "hand": "#c58a66",
    "hand2": "#a96f4e",
    "handline": "#3a2620",
    "hair3": "#33241f",
    "cast": "#8a4f36",
    "shirt": "#7fa3b5",
    "shirt2": "#6a8ea1",
    "jeans": "#4d6272",
    "jeans2": "#405463",
    "sock": "#f2f2ee",
    "sock2": "#d9dad6",
    # things
    "cloth": "#8fa6a4",
    "cloth2": "#7c9492",
    "pillow": "#dfd3c3",
    "pillow2": "#c9baa6",
    "towel": "#e9eef0",
    "towel2": "#cfd9dd",
    "hem": "#f6f9fa",
    "wood": "#b08d6a",
    "wood2": "#94734f",
    "wall": "#e6ddd0",
    "wall2": "#d4c8b8",
    "ball": "#6f9a5b",
    "ball2": "#587d47",
    # under the skin
    "bone": "#f6efdd",
    "bone2": "#fffaf0",
    "region-1": "#f6efdd",
    "region-2": "#dcc9a6",
    "region-3": "#f6efdd",
    "region-4": "#dcc9a6",
    "region-5": "#f6efdd",
    "muscle": "#c9705f",
    "muscle2": "#a9503f",
    "tendon": "#f0dcc8",
    "organ": "#a4545c",
    # marks
    "mark": "#b8402c",
    "good": "#285653",
}
"""Name of the custom property, without ``--a-``, and its light value. A 2 is the shade of its colour."""


def colour(name: str) -> str:
    """The colour as an attribute says it; a name that is not in the table is a ``KeyError``."""
    return f"var(--a-{name},{INKS[name]})"
