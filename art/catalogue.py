"""All drawings: those that the modules of ``art/drawings`` list in ``DRAWINGS``."""

from __future__ import annotations

import importlib
import pkgutil

from art import drawings
from art.drawing import Drawing

FOLDER = "docs/assets/drawings"
"""Where the drawings go, from the top of the repository."""


def modules() -> tuple[str, ...]:
    """Names of the modules that hold drawings; names with an underscore at the front are helpers' own."""
    found = pkgutil.iter_modules(drawings.__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def load(module: str) -> tuple[Drawing, ...]:
    """The drawings of one module; it is imported only now."""
    return tuple(getattr(importlib.import_module(f"art.drawings.{module}"), "DRAWINGS", ()))


def catalogue() -> dict[str, Drawing]:
    """All drawings by name. Two of one name: ``ValueError``."""
    listed: dict[str, Drawing] = {}
    for module in modules():
        for drawing in load(module):
            if drawing.name in listed:
                raise ValueError(f"two drawings are named {drawing.name!r}; the second is in art/drawings/{module}.py")
            listed[drawing.name] = drawing
    return listed


def available() -> tuple[dict[str, Drawing], dict[str, Exception]]:
    """The drawings of all modules that can be imported, and why the others cannot: a fault in one costs only its own drawings."""
    listed: dict[str, Drawing] = {}
    faults: dict[str, Exception] = {}
    for module in modules():
        try:
            listed.update({drawing.name: drawing for drawing in load(module)})
        except Exception as fault:  # whatever a module raises, the others can be drawn
            faults[module] = fault
    return listed, faults
