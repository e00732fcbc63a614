"""The registry of relations, read from ``relations.yaml`` and the ``.sql`` beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from yijian.kernel.yaml import parse_yaml

BUCKETS = 256
"""Person buckets of the lake (``psn_bucket`` is 0-255)."""


class Relation(BaseModel):
    """One relation: its unit key, the date of a unit, where it is built and its columns.

    ``parts`` names the SQL that the person phase runs for a gathered relation; ``spread`` the
    column by whose hash a large gathered relation is cut.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    phase: Literal["person", "gathered", "everywhere"]
    key: tuple[str, ...]
    date: str | None
    columns: dict[str, str]
    after: tuple[str, ...] = ()
    parts: str | None = None
    spread: str | None = None
    internal: bool = False


@cache
def relations() -> dict[str, Relation]:
    """All relations by name, in the order in which they can be built."""
    raw = parse_yaml(_read("relations.yaml"), "relations.yaml")
    found = {name: Relation(name=name, **spec) for name, spec in raw.items()}
    ordered: dict[str, Relation] = {}

    def place(name: str) -> None:
        for earlier in found[name].after:
            place(earlier)
        ordered.setdefault(name, found[name])

    for name in found:
        place(name)
    return ordered


@cache
def relation_sql(name: str) -> str:
    """The SQL of a relation, or of the parts of a gathered one."""
    return _read(f"{name}.sql")


def _read(name: str) -> str:
    return files("yijian.audit.working_set").joinpath(name).read_text(encoding="utf-8")
