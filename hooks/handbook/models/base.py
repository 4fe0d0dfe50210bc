"""What all models share: nothing unknown is accepted, nothing changes after reading."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class Model(BaseModel):
    """A strict, frozen record; the fields of its YAML are written with hyphens (``keep-off``)."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_hyphenated, populate_by_name=False, str_strip_whitespace=True)


Text = Annotated[str, Field(min_length=1)]
"""Words for readers: never empty."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A lesson's or a source's name in links: small letters, figures and hyphens."""

READ_BY_YAML = "read_by_yaml"
"""The kind of error of a text that YAML took for something else: a number, a date, a yes."""


def _as_written(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError(READ_BY_YAML, "write text")
    return value


Written = Annotated[str, Field(min_length=1), BeforeValidator(_as_written)]
"""Text that stays as it was written, whatever it means to YAML: ``000`` is no number here."""
