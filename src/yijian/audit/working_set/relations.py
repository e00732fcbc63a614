"""The registry of relations: one ``<relation>.yaml`` each, and the ``.sql`` beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from yijian.kernel.identifiers import sha256_hex
from yijian.kernel.yaml import parse_yaml

BUCKETS = 256
"""Person buckets of the lake (``psn_bucket`` is 0-255)."""


class Relation(BaseModel):
    """One relation: its unit key, the date of a unit, where it is built and its columns.

    ``parts`` names what the person phase leaves behind for a gathered relation, one ``.sql`` each;
    ``spread`` the column, of every part, by whose hash a large gathered relation is cut, so that no
    unit is divided (relations that share a part do well to share it);
    ``whole`` the parts that every slice reads whole.
    ``columns`` may name another relation that has the same. ``subject`` says who a finding of this
    grain is about; a relation without one is no grain.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    phase: Literal["person", "gathered", "everywhere"]
    key: tuple[str, ...]
    date: str | None
    subject: Literal["institution", "doctor", "person", "trace"] | None = None
    columns: dict[str, str]
    after: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    spread: str | None = None
    internal: bool = False


@cache
def relations() -> dict[str, Relation]:
    """All relations by name, in the order in which they can be built."""
    raw = {
        name: parse_yaml(_read(f"{name}.yaml"), f"{name}.yaml")
        for name in sorted(_stems(".yaml"), key=_place)
    }
    found = {name: _relation(name, raw) for name in raw}
    ordered: dict[str, Relation] = {}

    def place(name: str) -> None:
        for earlier in found[name].after:
            place(earlier)
        ordered.setdefault(name, found[name])

    for name in found:
        place(name)
    return ordered


def _place(name: str) -> tuple[int, str]:
    """The grains that most rules judge come first, whatever they are built from."""
    first = ("line", "visit", "stay", "settlement")
    return (first.index(name) if name in first else len(first), name)


def _relation(name: str, raw: dict[str, Any]) -> Relation:
    spec = raw[name]
    if isinstance(spec["columns"], str):
        spec = {**spec, "columns": raw[spec["columns"]]["columns"]}
    return Relation(name=name, **spec)


def _stems(ending: str) -> list[str]:
    folder = files("yijian.audit.working_set")
    return [it.name.removesuffix(ending) for it in folder.iterdir() if it.name.endswith(ending)]


@cache
def relation_sql(name: str) -> str:
    """The SQL of a relation, or of the parts of a gathered one."""
    return _read(f"{name}.sql")


@cache
def relations_digest() -> str:
    """Changes with any file of the working set: what a task made before is then no answer."""
    folder = files("yijian.audit.working_set")
    names = sorted(it.name for it in folder.iterdir() if it.name.endswith((".sql", ".yaml")))
    return sha256_hex("\n".join(f"{name}\n{_read(name)}" for name in names), 32)


def _read(name: str) -> str:
    return files("yijian.audit.working_set").joinpath(name).read_text(encoding="utf-8")
