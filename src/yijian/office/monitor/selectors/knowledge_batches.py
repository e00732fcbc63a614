"""Batches of knowledge in an actor's jurisdiction, what they change, and what they lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Q, QuerySet

from yijian.audit.knowledge.adoption import decisions_of
from yijian.audit.knowledge.impact import SCHEMA
from yijian.audit.knowledge.raw import Reject
from yijian.audit.knowledge.report import read_rejects
from yijian.audit.knowledge.staging import REJECTS as STAGED_REJECTS
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.paging import Page
from yijian.office.framework.permission import may
from yijian.office.monitor.knowledge_models import STATES, BatchKind, KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import (
    CHANGES,
    REJECTS,
    snapshot_of,
    staged_folder,
    trial_folder,
)


@dataclass(frozen=True)
class Imported:
    """A change of the knowledge that the command line made: its number in the lake, when, from
    which files, the version since, how much was refused."""

    number: int
    at: datetime
    files: tuple[str, ...]
    version: str
    rejected: int
    has_rejects: bool


def batches_for(actor: Actor) -> QuerySet[KnowledgeBatch]:
    """The batches of the actor's jurisdiction."""
    if not may(actor, "monitor.view_knowledge_batches"):
        return KnowledgeBatch.objects.none()
    rows = KnowledgeBatch.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.select_related("job", "undoes")


def batch_for(actor: Actor, key: int) -> KnowledgeBatch:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = batches_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def search_batches(
    rows: QuerySet[KnowledgeBatch], asked: Mapping[str, str]
) -> QuerySet[KnowledgeBatch]:
    """Those of ``rows`` that fit the filters ``q state kind`` of the address; unknown: none."""
    if text := asked.get("q", "").strip():
        named = Q(title__icontains=text) | Q(number__icontains=text)
        rows = rows.filter(named | Q(grounds__icontains=text))
    if asked.get("state") in STATES:
        rows = rows.filter(state=asked["state"])
    if asked.get("kind") in BatchKind.values:
        rows = rows.filter(kind=asked["kind"])
    return rows


def changes_of(batch: KnowledgeBatch) -> pa.Table:
    """The rows that a batch changes, as its trial found them; empty before the first."""
    job = batch.trial.get("job")
    path = trial_folder(batch.pk, job) / CHANGES if job else None
    return pq.read_table(path, schema=SCHEMA) if path and path.is_file() else SCHEMA.empty_table()


def changes_matching(table: pa.Table, asked: Mapping[str, str]) -> pa.Table:
    """Those of them that fit the filters ``q kind what`` of the address."""
    for name in ("kind", "what"):
        if value := asked.get(name):
            table = table.filter(pc.equal(table[name], value))
    if words := asked.get("q", "").strip():
        met = pc.or_(
            pc.match_substring(table["code"], words), pc.match_substring(table["name"], words)
        )
        table = table.filter(met)
    return table


def take_numbered(rows: Any, asked: Mapping[str, str], size: int) -> Page:
    """A page of a list that never changes, by the number of its first row (``after``)."""
    text = asked.get("after", "") or asked.get("before", "")
    start = int(text) if text.isascii() and text.isdecimal() else 0
    start = min(start, len(rows))
    if asked.get("before") and not asked.get("after"):
        start = max(0, start - size)
    shown = rows[start : start + size]
    listed = shown if isinstance(shown, list) else shown.to_pylist()
    ends = start + size
    return Page(listed, str(ends) if ends < len(rows) else "", str(start) if start else "")


def rejects_path(batch: KnowledgeBatch) -> Path | None:
    """The file of what was refused: of the last trial, else of the reading; None where nothing."""
    job = batch.trial.get("job")
    tried = trial_folder(batch.pk, job) / REJECTS if job else None
    for path in (tried, staged_folder(batch.pk) / STAGED_REJECTS):
        if path is not None and path.is_file():
            return path
    return None


def rejects_of(batch: KnowledgeBatch) -> list[Reject]:
    """What was refused, row by row."""
    path = rejects_path(batch)
    return read_rejects(path) if path else []


def imported(actor: Actor) -> list[Imported]:
    """What the command line changed, the last first; what the office decided is a batch."""
    snapshot = snapshot_of(actor.jurisdiction)
    made = decisions_of(snapshot) if snapshot else []
    found = [
        Imported(
            number=number,
            at=datetime.fromisoformat(it["at"]),
            files=tuple(it["files"]),
            version=it["version"],
            rejected=it["rejected"],
            has_rejects=bool(it["rejects"]),
        )
        for number, it in enumerate(made, 1)
        if not it["decision"]
    ]
    return found[::-1]


def imported_rejects(actor: Actor, number: int) -> Path:
    """The file of what such an import refused.

    Raises:
        Missing: no such import, or it refused nothing.
    """
    snapshot = snapshot_of(actor.jurisdiction)
    made = decisions_of(snapshot) if snapshot else []
    if snapshot is None or not 0 < number <= len(made) or not made[number - 1]["rejects"]:
        raise Missing
    return snapshot.path / made[number - 1]["rejects"]
