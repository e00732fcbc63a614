"""What the manifest of a lake says of its knowledge, and how the next version of it is written.

``raw`` lists the raw points in force, ``set_aside`` those that a decision took back (their files
stay), ``changes`` every change there ever was: by the command line (``decision`` empty) or by a
decision of the office, which a ``decision`` names. Tables are computed from ``raw`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.knowledge.build import Built
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.impact import Change, as_csv, changes
from yijian.audit.knowledge.kinds import kinds, read_stored
from yijian.audit.knowledge.raw import RawPoint, Reject, read_raw
from yijian.audit.knowledge.report import rejects_csv
from yijian.claims.lake import Draft
from yijian.claims.snapshot import Snapshot

State = dict[str, Any]
Entry = dict[str, Any]
SHORT = 16
"""Hex digits of a digest that name a version of the tables."""


@dataclass(frozen=True)
class Becoming:
    """The next state: its raw entries and those set aside, what is built of it and differs.

    ``rejects`` is everything that is not taken: by a reader or by a table.
    """

    raw: list[Entry]
    set_aside: list[Entry]
    built: Built
    found: list[Change]
    rejects: list[Reject]


@dataclass(frozen=True)
class Cause:
    """Why the knowledge changes: when, by which decision of the office, with which files."""

    at: datetime
    files: tuple[str, ...]
    decision: str = ""


def entries(state: Mapping[str, Any]) -> list[Entry]:
    """The raw points in force: ``path source rows imported_at``, ``decisions`` of the office."""
    found: list[Entry] = state.get("raw", [])
    return found


def entry(stored: str, source: str, rows: int, at: datetime) -> Entry:
    """The entry of a source file."""
    made = at.isoformat(timespec="seconds")
    return {"path": stored, "source": source, "rows": rows, "imported_at": made}


def points_of(lake: Path, listed: Iterable[Entry]) -> list[RawPoint]:
    """All raw points of these entries."""
    return [point for it in listed for point in read_raw(lake / it["path"])]


def table_paths(snapshot: Snapshot) -> dict[str, Path]:
    """The tables of a frozen lake by kind; none where no knowledge was imported."""
    tables = snapshot.knowledge.get("tables", {})
    return {name: snapshot.path / it["path"] for name, it in tables.items()}


def differing(lake: Path | None, state: Mapping[str, Any], built: Built) -> list[Change]:
    """Every key that reads otherwise in ``built`` than in the tables of ``state``."""
    found: list[Change] = []
    for name, kind in kinds().items():
        earlier = state.get("tables", {}).get(name)
        before: pa.Table | None = None
        if earlier is not None and lake is not None:
            before = read_stored(kind, lake / earlier["path"])
        found.extend(changes(kind, before, built.tables[name]))
    return found


def put(draft: Draft, becoming: Becoming, cause: Cause) -> State:
    """Write tables and reports of the next state and put it into the draft's manifest."""
    earlier: State = draft.manifest["knowledge"]
    digest = tables_digest(becoming.built.tables)
    version = digest[:SHORT]
    tables = _keep_tables(draft.path, f"knowledge/{version}", becoming.built)
    reports = {
        "rejects": rejects_csv(becoming.rejects) if becoming.rejects else None,
        "impact": as_csv(becoming.found) if becoming.found else None,
    }
    placed = {what: _report(draft, what, content) for what, content in reports.items()}
    before = {it["path"] for it in entries(earlier)}
    after = {it["path"] for it in becoming.raw}
    change = {
        "at": cause.at.isoformat(timespec="seconds"),
        "decision": cause.decision,
        "files": list(cause.files),
        "added": sorted(after - before),
        "removed": sorted(before - after),
        "version": version,
        "rejected": len(becoming.rejects),
        **placed,
    }
    state: State = {
        "version": version,
        "digest": digest,
        "tables": tables,
        **placed,
        "raw": sorted(becoming.raw, key=lambda it: str(it["path"])),
        "set_aside": sorted(becoming.set_aside, key=lambda it: str(it["path"])),
        "changes": [*earlier.get("changes", []), change],
    }
    draft.manifest["knowledge"] = state
    return state


def write_tables(folder: Path, built: Built) -> None:
    """``<kind>.parquet`` in ``folder``; what lies there is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in built.tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _keep_tables(root: Path, folder: str, built: Built) -> dict[str, dict[str, Any]]:
    """The tables of a version below ``root``: those that are there are what they were, and read."""
    (root / folder).mkdir(parents=True, exist_ok=True)
    tables = {}
    for name, table in built.tables.items():
        path = f"{folder}/{name}.parquet"
        if not (root / path).exists():
            pq.write_table(table, root / path, compression="zstd")
        tables[name] = {"path": path, "rows": table.num_rows}
    return tables


def _report(draft: Draft, what: str, content: bytes | None) -> str | None:
    if content is None:
        return None
    path = f"knowledge/reports/{draft.version:08d}-{what}.csv"
    (draft.path / path).parent.mkdir(parents=True, exist_ok=True)
    (draft.path / path).write_bytes(content)
    return path
