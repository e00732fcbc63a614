"""The plan of a run: everything a task needs to know, frozen and written down before it starts."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from yijian.audit.rulebook.rule import parse_rule
from yijian.audit.rulebook.rulebook import Rulebook, parse_rulebook
from yijian.audit.sql.check import CheckedRule, read_checked
from yijian.audit.working_set.relations import relations
from yijian.kernel.identifiers import sha256_hex

Engine = Literal["duckdb", "spark"]


class LakeTable(BaseModel):
    """The files of a lake table in the frozen snapshot.

    ``buckets`` holds the first and the last person bucket of each file, where the import cut by
    them; a task opens only the files that may hold its persons.
    """

    model_config = ConfigDict(frozen=True)

    files: tuple[str, ...]
    superseded: tuple[str, ...] = ()
    buckets: tuple[tuple[int, int], ...] = ()

    def within(self, asked: tuple[int, int] | None) -> tuple[str, ...]:
        """The files that may hold rows of some person buckets; all, where none are asked."""
        if asked is None or not self.buckets:
            return self.files
        first, last = asked
        return tuple(
            file
            for file, (low, high) in zip(self.files, self.buckets, strict=True)
            if low <= last and high >= first
        )


class RuleText(BaseModel):
    """A rule as the run read it."""

    model_config = ConfigDict(frozen=True)

    path: str
    text: str


class LawVersion(BaseModel):
    """A dated value of a parameter."""

    model_config = ConfigDict(frozen=True)

    value: str
    begndate: date
    enddate: date


WHOLE = ("",)
"""``Task.only`` of the part of a split task that runs no rule."""


class Task(BaseModel):
    """A range of person buckets, or a gathered relation (or a slice of it).

    ``only`` names the rules to run when a task was split after a failure; ``("",)`` runs none and
    leaves what later tasks need.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    phase: Literal["person", "gathered"]
    buckets: tuple[int, int] | None = None
    relation: str | None = None
    slice: tuple[int, int] = (0, 1)
    only: tuple[str, ...] = ()


class Plan(BaseModel):
    """A frozen run."""

    model_config = ConfigDict(frozen=True)

    engine: Engine
    master: str = "local[2]"
    jurisdiction: str
    lake: str
    lake_version: int
    lake_digest: str
    lines: int
    first_date: date | None
    last_date: date | None
    date_from: date | None = None
    date_to: date | None = None
    tables: dict[str, LakeTable]
    knowledge: dict[str, str]
    knowledge_rows: dict[str, int]
    knowledge_digest: str
    law: dict[str, tuple[LawVersion, ...]]
    law_digest: str
    relations_digest: str = ""
    rules: tuple[RuleText, ...]
    tasks: tuple[Task, ...]
    memory: str = "4GB"
    threads: int = 2
    budget: float = 600.0

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules of the run, held to the subset anew by whoever reads the plan."""
        rules = [parse_rule(rule.text, rule.path) for rule in self.rules]
        return parse_rulebook(rules, read_checked)

    @cached_property
    def megabytes(self) -> int:
        """The memory that the run may use, in megabytes."""
        number, unit = int(self.memory[:-2]), self.memory[-2:].upper()
        return number * {"GB": 1_000, "MB": 1}[unit]

    @cached_property
    def run_id(self) -> str:
        """Same lake, rules, knowledge, law, dates and engine: same run."""
        parts = (
            self.engine,
            self.jurisdiction,
            self.lake_digest,
            self.knowledge_digest,
            self.law_digest,
            self.rulebook.digest,
            str(self.date_from),
            str(self.date_to),
        )
        return sha256_hex("\n".join(parts), 16)

    def rules_of(self, task: Task) -> list[CheckedRule]:
        """The rules that a task runs."""
        return [
            rule
            for rule in self.rulebook
            if rule.grain.phase == task.phase
            and (task.relation is None or rule.card.grain == task.relation)
            and (not task.only or rule.card.code in task.only)
        ]

    def runnable(self, rule: CheckedRule) -> bool:
        """Has every kind of knowledge that the rule needs at least one row?"""
        return all(
            self.knowledge_rows.get(need.name, 0) > 0
            for need in rule.card.parsed_needs
            if need.kind == "knowledge"
        )


def folder(out: Path) -> Path:
    """Where a run keeps what it needs only while it runs."""
    return out / ".run"


def gathered_relations(rulebook: Rulebook) -> list[str]:
    """The gathered relations that the rules judge."""
    return sorted({r.card.grain for r in rulebook if relations()[r.card.grain].phase == "gathered"})
