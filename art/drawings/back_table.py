"""The massage table seen from above, with the cradle for the face."""

from __future__ import annotations

import numpy as np

from art.drawings.back_map import BackMap
from art.engine import svg
from art.engine.curves import fit_bezier, path, spline
from art.engine.numerals import number

_INK = 2.2
"""Width of the outlines, in drawing units."""

_SEAM = {"width": 1.1, "opacity": 0.45}
"""How seams are drawn."""

_HALF = 40.5
"""Half the width of the table, in cm."""

_TOP = -4.6
"""Where the table begins, in cm down the map."""

_CORNER = 4.5
"""Radius of its corners, in cm."""

_SEAM_IN = 1.1
"""How far inside the outline the seams run, in cm."""

_CRADLE = 12.4
"""Half the width of the cradle, in cm."""

_CRADLE_BEYOND = 2.2
"""How far the cradle reaches beyond the crown of the head, in cm."""

_CRADLE_FARTHEST = -31.7
"""Where it ends at the latest, in cm down the map: the head of a whole back's page."""


def table(view: BackMap, height: int) -> str:
    """The table down to the foot of a page of that height."""
    left, top = view.place((-_HALF, _TOP)).tolist()
    scale, foot = view.units_per_cm, height + 10 - top
    width, inside = 2 * _HALF * scale, _SEAM_IN * scale
    seam = _slab(left + inside, top + inside, width - 2 * inside, foot, (_CORNER - _SEAM_IN) * scale)
    return svg.path(_slab(left, top, width, foot, _CORNER * scale), "cloth", "line", _INK) + svg.path(seam, "none", "line", **_SEAM)


def cradle(view: BackMap, crown: float) -> str:
    """The horseshoe cushion for the face. ``crown``: where the head ends, in cm down the map."""
    top = max(crown - _CRADLE_BEYOND, _CRADLE_FARTHEST)
    outer = _horseshoe(view, top, _CRADLE)
    seam = _horseshoe(view, top + _SEAM_IN, _CRADLE - _SEAM_IN)
    return svg.path(outer, "cloth2", "line", _INK) + svg.path(seam, "none", "line", **_SEAM)


def _horseshoe(view: BackMap, top: float, half: float) -> str:
    """A line round the cushion; its ends vanish below the table."""
    side = np.array([(0.0, top), (half * 0.62, top + 1.9), (half, top + 9.5), (half * 0.97, -10.0), (half * 0.86, _TOP + 0.6)])
    return path(fit_bezier(spline(view.place(np.concatenate([side[::-1] * [-1.0, 1.0], side[1:]])), 120), 0.4))


def _slab(left: float, top: float, width: float, height: float, radius: float) -> str:
    """A rectangle with two rounded corners at its top."""
    r = number(radius)
    turn = f"q{r} 0 {r} {r}"
    across, down = number(width - 2 * radius), number(height - radius)
    return f"M{number(left + radius)} {number(top)}h{across}{turn}v{down}h{number(-width)}v{number(radius - height)}q0-{r} {r}-{r}z"
