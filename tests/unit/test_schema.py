"""The editors' schemas say what the models say."""

from __future__ import annotations

import json
import re

import pytest

from handbook.schema import SCHEMAS, schema_text
from tests.unit.bodies import ROOT

FOLDER = ROOT / "docs/data/schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_that_of_the_models(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), "run: make schema"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.json" for name in SCHEMAS}


def test_the_names_are_those_of_the_yaml() -> None:
    text = schema_text("lesson")
    assert "keep-off" in text
    assert "keep_off" not in text
    assert '"return"' in schema_text("figure")


@pytest.mark.parametrize("name", SCHEMAS)
def test_unknown_names_are_refused_in_editors_too(name: str) -> None:
    schema = json.loads(schema_text(name))
    objects = [part for part in (schema, *schema.get("$defs", {}).values()) if "properties" in part]
    assert objects
    assert all(part["additionalProperties"] is False for part in objects)


@pytest.mark.parametrize(("written", "good"), [("3-4", True), ("2", True), ("3–4", True), ("firm", False)])
def test_an_editor_knows_a_pressure(written: str, good: bool) -> None:
    pressure = json.loads(schema_text("lesson"))["$defs"]["Where"]["properties"]["pressure"]
    assert bool(re.search(pressure["pattern"], written)) is good


@pytest.mark.parametrize(("written", "good"), [("8 s", True), ("1 min 30 s", True), ("8", False)])
def test_an_editor_knows_a_time(written: str, good: bool) -> None:
    options = json.loads(schema_text("step"))["properties"]["time"]["anyOf"]
    assert any(re.search(option["pattern"], written) for option in options if "pattern" in option) is good
