"""What a lake holds, and whether its books balance."""

from __future__ import annotations

from typing import Any

from yijian.claims.lake import Lake
from yijian.claims.schema import tables
from yijian.claims.snapshot import VALUE_FAULTS, Snapshot


def lake_status(lake: Lake) -> dict[str, Any]:
    """Batches, rows per table, months of fee lines and the accounting check, as JSON.

    Raises:
        UsageError: there is no lake.
    """
    snapshot = lake.snapshot()
    held = [name for name in tables() if snapshot.files(name)]
    first, last = snapshot.first_date, snapshot.last_date
    return {
        "version": snapshot.version,
        "digest": snapshot.digest,
        "batches": [_batch(batch) for batch in snapshot.batches],
        "tables": {name: _table(snapshot, name) for name in held},
        "value_faults": snapshot.stored_rows(VALUE_FAULTS),
        "months": _months(snapshot),
        "first_date": first.isoformat() if first else None,
        "last_date": last.isoformat() if last else None,
        "knowledge": bool(snapshot.knowledge),
        "checks": _checks(snapshot),
    }


def _batch(batch: dict[str, Any]) -> dict[str, Any]:
    return {
        "batch": batch["batch"],
        "made_at": batch["made_at"],
        "files": [entry["name"] for entry in batch["files"]],
        "tables": batch["tables"],
        "rejects": batch["rejects"],
    }


def _table(snapshot: Snapshot, name: str) -> dict[str, Any]:
    return {
        "name": tables()[name].title,
        "current": snapshot.rows(name),
        "stored": snapshot.stored_rows(name),
        "not_current": snapshot.superseded_rows(name),
    }


def _months(snapshot: Snapshot) -> dict[str, int]:
    """Stored fee lines per month (``202401``)."""
    months: dict[str, int] = {}
    for entry in snapshot.entries("fee_list_d"):
        months[entry["month"]] = months.get(entry["month"], 0) + entry["rows"]
    return dict(sorted(months.items()))


def _checks(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Per table: what the imports say they did equals what lies in the lake."""
    checks = []
    for name in tables():
        counts = [it["tables"][name] for it in snapshot.batches if name in it["tables"]]
        if not counts:
            continue
        displaced = sum(it["displaced"].get(name, 0) for it in snapshot.batches)
        current = sum(it["current"] for it in counts)
        hidden = sum(it["superseded"] + it["deleted_mark"] for it in counts)
        balanced = (
            all(_balanced(it) for it in counts)
            and snapshot.stored_rows(name) == current + hidden
            and snapshot.rows(name) == current - displaced
        )
        checks.append({"table": name, "balanced": balanced})
    return checks


def _balanced(count: dict[str, int]) -> bool:
    states = ("current", "superseded", "deleted_mark", "duplicate")
    return count["total"] == count["accepted"] + count["rejected"] and count["accepted"] == sum(
        count[state] for state in states
    )
