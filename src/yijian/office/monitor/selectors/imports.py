"""Uploads, what became of them, and what the lake holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from yijian.claims.lake import Lake
from yijian.claims.schema import tables
from yijian.claims.status import lake_status
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.monitor.loading.folders import lake_folder, upload_folder
from yijian.office.monitor.models import Upload

REJECTS = "rejects.csv"


@dataclass(frozen=True)
class TableCount:
    """What an import did with the rows of one table."""

    title: str
    total: int
    accepted: int
    rejected: int
    current: int
    superseded: int
    duplicate: int


@dataclass(frozen=True)
class Held:
    """What the lake holds: its version, rows per table, fee lines per month, the last import."""

    version: int
    tables: list[tuple[str, int, bool]]
    months: list[tuple[date, int]]
    first: str
    last: str
    batches: int
    last_import: datetime | None
    knowledge: bool
    value_faults: int

    @property
    def last_month(self) -> str:
        """The first day held of the last month held; empty without fee lines."""
        if not self.last:
            return ""
        return max(self.first, date.fromisoformat(self.last).replace(day=1).isoformat())


def uploads(actor: Actor) -> QuerySet[Upload]:
    """The uploads of the actor's jurisdiction."""
    if not may(actor, "monitor.view_imports"):
        return Upload.objects.none()
    rows = Upload.objects.filter(jurisdiction=actor.jurisdiction)
    return rows.select_related("organisation", "job")


def upload(actor: Actor, pk: int) -> Upload:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = uploads(actor).filter(pk=pk).first()
    if found is None:
        raise Missing
    return found


def table_counts(result: dict[str, Any]) -> list[TableCount]:
    """The tables in the result of an import."""
    return [
        TableCount(
            title=tables()[name].title if name in tables() else name,
            **{key: int(it.get(key, 0)) for key in TableCount.__annotations__ if key != "title"},
        )
        for name, it in sorted(result.get("tables", {}).items())
    ]


def rejects(found: Upload) -> Path | None:
    """The file of the rows that were not taken; None where all were."""
    path = upload_folder(found.pk) / REJECTS
    return path if path.is_file() else None


def held(actor: Actor) -> Held | None:
    """What the lake of the actor's jurisdiction holds; None before the first import."""
    lake = Lake(lake_folder(actor.jurisdiction))
    if not lake.exists:
        return None
    said = lake_status(lake)
    balanced = {check["table"]: check["balanced"] for check in said["checks"]}
    made = [datetime.fromisoformat(batch["made_at"]) for batch in said["batches"]]
    return Held(
        version=said["version"],
        tables=[
            (it["name"], it["current"], balanced.get(name, True))
            for name, it in said["tables"].items()
        ],
        months=[(_month(text), rows) for text, rows in said["months"].items()],
        first=said["first_date"] or "",
        last=said["last_date"] or "",
        batches=len(made),
        last_import=max(made, default=None),
        knowledge=said["knowledge"],
        value_faults=said["value_faults"],
    )


def _month(text: str) -> date:
    return date(int(text[: -len("mm")]), int(text[-len("mm") :]), 1)


def largest_upload() -> int:
    """The most bytes that one file may have."""
    return int(settings.LIMIT["UPLOAD_BYTES"])
