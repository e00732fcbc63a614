"""The card of a rule: what it is, on what it rests, what it needs and when it is wrong."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]

Tier = Literal["政策", "管理", "指标", "医疗", "追溯", "欺诈"]
Outcome = Literal["违规", "可疑"]
Moment = Literal["事前", "事中", "事后"]
Partition = Literal["none", "person", "institution", "doctor", "trace"]

_COLUMN_NEED = re.compile(r"^([a-z_]+)\.([a-z_]+)$")
_HISTORY_NEED = re.compile(r"^history\(([a-z_.]+)\)$")
_LISTED_NEED = re.compile(r"^listed\(([a-z_]+)\)$")


class Need(BaseModel):
    """One thing that must be known before a unit can be judged.

    ``kind`` is ``column`` (``relation`` and ``name`` say which must not be null),
    ``knowledge`` (``name`` is the kind that must have rows), ``listed`` (``name`` is the kind in
    which the unit itself must stand: its column of the kind's first key) or ``history`` (``name``
    is the law parameter that says how many days of look-back the unit must have).
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["column", "knowledge", "listed", "history"]
    relation: str = ""
    name: str
    text: str

    @classmethod
    def parse(cls, text: str) -> Need:
        """Read a need as the card writes it.

        Raises:
            ValueError: it is none of the four forms.
        """
        if match := _HISTORY_NEED.match(text):
            return cls(kind="history", name=match[1], text=text)
        if match := _LISTED_NEED.match(text):
            return cls(kind="listed", name=match[1], text=text)
        if match := _COLUMN_NEED.match(text):
            kind: Literal["column", "knowledge"] = (
                "knowledge" if match[1] == "knowledge" else "column"
            )
            return cls(kind=kind, relation=match[1], name=match[2], text=text)
        raise ValueError(f"“{text}”不是 关系.列、knowledge.种类、listed(种类) 或 history(参数)")


class Zones(BaseModel):
    """Two thresholds of what is measured: beyond ``watch`` a finding, beyond ``core`` a grave one.

    ``compare`` says when a threshold is reached: ``above`` it, ``from`` it on, ``at_most`` it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    core: str
    watch: str
    compare: Literal["above", "from", "at_most"]


class Card(BaseModel):
    """The YAML in the leading comment of ``x.sql``; every key but ``zones`` is compulsory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^(GZ|ZB|YJ)\d{14}$")]
    version: Annotated[int, Field(ge=1)]
    name: Text
    tier: Tier
    outcome: Outcome
    moments: Annotated[tuple[Moment, ...], Field(min_length=1)]
    grain: Name
    partition_by: Partition
    anchor: Annotated[tuple[Name, ...], Field(min_length=1)]
    scope: Text
    needs: tuple[str, ...]
    knowledge: tuple[Name, ...]
    law: tuple[str, ...]
    basis: Text
    what: Text
    why: Text
    how: Text
    amount: Text
    wrong_when: Text
    example: Text
    evidence: dict[Name, Text]
    zones: Zones | None = None

    @cached_property
    def parsed_needs(self) -> tuple[Need, ...]:
        """The needs, read."""
        return tuple(Need.parse(text) for text in self.needs)
