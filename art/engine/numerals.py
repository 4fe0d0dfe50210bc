"""Numbers as path data writes them: one decimal, as few characters as can be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

DECIMALS = 1
"""A tenth of a drawing unit is an eighth of a millimetre on the body: finer than any screen shows."""


def rounded(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """The values as they will be written."""
    return np.round(np.asarray(values, dtype=float), DECIMALS)


def number(value: float) -> str:
    """One number: ``.5``, ``-3``, ``12.4``."""
    text = f"{value:.{DECIMALS}f}"
    if text.endswith(".0"):
        text = text[:-2]
    if text.startswith("0."):
        return text[1:]
    if text.startswith("-0."):
        return "-" + text[2:]
    return "0" if text == "-0" else text


def numbers(values: npt.ArrayLike) -> str:
    """Numbers one after another; a minus sign needs no space before it."""
    text = ""
    for value in np.ravel(np.asarray(values, dtype=float)):
        text = joined(text, number(float(value)))
    return text


def joined(text: str, more: str) -> str:
    """Two runs of numbers with the separator that they need."""
    return text + more if not text or text[-1].isalpha() or more.startswith("-") else f"{text} {more}"
