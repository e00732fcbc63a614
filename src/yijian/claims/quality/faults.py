"""The published table of quality faults: one YAML file a fault, beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from yijian.kernel.yaml import parse_yaml

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]


class QualityFault(BaseModel):
    """One fault of the data.

    ``blocks``: what it touches is not judged and counts as *cannot assess*; ``marks``: judged,
    and marked. ``when`` is a boolean over the columns of the grain's relation; ``code_map`` is
    one row per institution and local code, with the national codes it was billed under.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^QF\d{3}$")]
    name: Text
    grain: Literal["line", "settlement", "visit", "code_map"]
    effect: Literal["blocks", "marks"]
    when: Text
    message: Text
    right: Text
    basis: Text


@cache
def quality_faults() -> tuple[QualityFault, ...]:
    """All faults in order of code."""
    found = [
        QualityFault.model_validate(parse_yaml(entry.read_text(encoding="utf-8"), entry.name))
        for entry in files("yijian.claims.quality").iterdir()
        if entry.name.endswith(".yaml")
    ]
    return tuple(sorted(found, key=lambda fault: fault.code))
