"""Places on the back that a lesson can name.

Positions are those of the middle of what presses there, on the right side, in cm on the body map. Levels are "about": the bump C7, T7, L1,
L4 and the dimples from Ernst 2013 (doi:10.1186/1756-0500-6-58); the tip of the blade at about T8 from Cooperstein 2015
(doi:10.1186/s12998-014-0050-7); what lies between is interpolated, as ``about`` says.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Landmark:
    """A named place: ``x`` and ``y`` in cm on the right side; ``about``: how it was found, and how surely."""

    x: float
    y: float
    about: str


LANDMARKS: dict[str, Landmark] = {
    "skull base": Landmark(2.8, -10.0, "in the muscle just below the edge of the skull; custom, about 10 cm above the bump"),
    "neck": Landmark(2.8, -5.5, "in the muscle beside the bones, halfway up the neck; custom"),
    "neck bump": Landmark(0.0, 0.0, "the tip of C7; the origin of the body map"),
    "shoulder tops": Landmark(10.0, 5.4, "on the muscle between the neck and the point of the shoulder, behind its front edge; custom"),
    "between the blades": Landmark(4.6, 12.0, "in the muscle between the spine and the inner edge of the blade, about T4 to T5"),
    "blade edges": Landmark(5.4, 15.0, "just inside the blade's inner edge, which lies at about x 6 to 8 (Sobush 1996)"),
    "shoulders": Landmark(11.0, 8.8, "on the blade, below its ridge; custom"),
    "blades": Landmark(10.6, 15.5, "on the flat of the shoulder blade; custom"),
    "upper back": Landmark(6.0, 16.5, "between the spine and the blade's inner edge, about T6"),
    "mid spine": Landmark(0.0, 22.6, "on the spine, about T8"),
    "blade tips": Landmark(7.5, 22.4, "beside the lower tip of the blade, about T8"),
    "ribs": Landmark(11.0, 24.5, "on the ribs below the blade, about T9"),
    "waist": Landmark(6.4, 37.0, "beside the spine where the trunk is narrowest, about L1 to L2"),
    "flanks": Landmark(9.6, 35.0, "towards the side of the waist; custom"),
    "side rolls": Landmark(14.6, 33.5, "the soft roll at the side that a hand can lift, outside the tip of rib 11; custom"),
    "low back": Landmark(6.0, 43.5, "beside the spine just above the hips, about L4"),
    "sacrum": Landmark(0.0, 53.4, "the middle of the flat bone between the hips, at the dimples and below"),
}
