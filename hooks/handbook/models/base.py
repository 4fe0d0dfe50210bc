"""What all models share: nothing unknown is accepted, nothing changes after reading."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class Model(BaseModel):
    """A strict, frozen record; the fields of its YAML are written with hyphens (``keep-off``)."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_hyphenated, populate_by_name=False, str_strip_whitespace=True)


Text = Annotated[str, Field(min_length=1)]
"""Words for readers: never empty."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A lesson's or a source's name in links: small letters, figures and hyphens."""
