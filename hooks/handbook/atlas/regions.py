"""The parts of the spine that a labelled figure can name, as lay people and as books call them.

Counts: 7, 12, 5, and 5 and usually 4 grown together; about nine adults in ten have 24 separate vertebrae.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A part of the spine: its lay name, and a line with its standard name and bones."""

    name: str
    detail: str


REGIONS: dict[str, Region] = {
    "neck": Region("Neck", "cervical spine: 7 bones, C1 to C7"),
    "chest": Region("Chest", "thoracic spine: 12 bones, T1 to T12; each carries a pair of ribs"),
    "low back": Region("Low back", "lumbar spine: 5 bones, L1 to L5"),
    "sacrum": Region("Sacrum", "5 bones grown into one, between the hips"),
    "tailbone": Region("Tailbone", "coccyx: usually 4 small bones"),
}
