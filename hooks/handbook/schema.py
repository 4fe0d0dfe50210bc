"""JSON Schemas of the contract, for editors: the same models that the build checks with."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from handbook.models.blocks import Step
from handbook.models.data import ROUTINES, SOURCES, TERMS, ZONES
from handbook.models.figure import Figure
from handbook.models.front_matter import FRONT_MATTER
from handbook.models.screening import CONDITIONS, STOPS, STORIES

SCHEMAS: dict[str, TypeAdapter[Any]] = {
    "lesson": FRONT_MATTER,
    "step": TypeAdapter(Step),
    "figure": TypeAdapter(Figure),
    "conditions": CONDITIONS,
    "routines": ROUTINES,
    "sources": SOURCES,
    "stops": STOPS,
    "stories": STORIES,
    "terms": TERMS,
    "zones": ZONES,
}


def schema_text(name: str) -> str:
    """One schema as it is kept in ``docs/data/schema/``."""
    schema = SCHEMAS[name].json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
