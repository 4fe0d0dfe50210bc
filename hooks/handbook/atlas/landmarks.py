"""Places on the back that a lesson can name.

Positions are those of the middle of a hand there, on the right side, in cm. Levels are "about": C7, T7, L1, L4 and the dimples from
Ernst 2013 (doi:10.1186/1756-0500-6-58); the tip of the blade at about T8 from Cooperstein 2015 (doi:10.1186/s12998-014-0050-7);
the others interpolated between them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Landmark:
    """A named place: ``x`` and ``y`` in cm on the right side, ``phrase`` as it stands in a sentence."""

    x: float
    y: float
    phrase: str


LANDMARKS: dict[str, Landmark] = {
    "neck bump": Landmark(0.0, 0.0, "the bump at the base of the neck"),
    "shoulders": Landmark(11.0, 8.8, "the shoulders"),
    "blades": Landmark(10.6, 15.5, "the shoulder blades"),
    "upper back": Landmark(6.0, 16.5, "the upper back"),
    "blade tips": Landmark(7.5, 22.4, "the tips of the shoulder blades"),
    "ribs": Landmark(11.0, 24.5, "the ribs"),
    "mid spine": Landmark(0.0, 22.6, "the middle of the spine"),
    "waist": Landmark(6.4, 37.0, "the waist"),
    "flanks": Landmark(9.6, 35.0, "the sides"),
    "low back": Landmark(5.6, 43.5, "the low back"),
    "sacrum": Landmark(0.0, 52.5, "the sacrum"),
}
