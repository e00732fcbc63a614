"""The rows of one table: typed, judged against the lake, stored, counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import duckdb

from yijian.claims.engine import text
from yijian.claims.intake.faults import collect_conflicts, collect_rows
from yijian.claims.intake.reading import count_states, placed, type_rows, union
from yijian.claims.intake.report import ImportReport, TableCount
from yijian.claims.intake.source import Source
from yijian.claims.intake.store import write_rows
from yijian.claims.intake.versions import new_verdicts, resolve
from yijian.claims.intake.withdraw import (
    DELETIONS,
    STOCK,
    prepare_removals,
    remove_newcomers,
    remove_stored,
    settle_provisional,
)
from yijian.claims.lake import Draft
from yijian.claims.schema import tables
from yijian.claims.snapshot import Snapshot

Step = Callable[[str, float], None]


@dataclass
class Batch:
    """An import under way. ``displaced``: stored rows per table that stopped being current."""

    number: int
    draft: Draft
    snapshot: Snapshot
    engine: duckdb.DuckDBPyConnection
    report: ImportReport
    displaced: dict[str, int] = field(default_factory=dict)
    removes: bool = False

    def table_entry(self, table: str) -> dict[str, Any]:
        """The manifest's entry of a table, made when it is first needed."""
        entry: dict[str, Any] = self.draft.manifest["tables"].setdefault(
            table, {"files": [], "superseded": []}
        )
        return entry


def import_table(batch: Batch, table: str, sources: list[Source], step: Step) -> None:
    """Import all sources of one table.

    Raises:
        BadInput: while reading, a file turned out to be unusable.
    """
    engine, schema = batch.engine, tables()[table]
    count = batch.report.tables.setdefault(table, TableCount())
    parts: list[str] = []
    for position, source in enumerate(sources):
        step(f"读取 {source.name}", 0.4 * position / len(sources))
        parts.append(type_rows(engine, source, batch.number, batch.draft.staging, count))
    typed = union(parts)
    step(f"核对主键：{schema.title}", 0.4)
    with new_verdicts(engine):
        resolve(engine, schema, typed, batch.snapshot)
        kept = placed(typed)
        _withdraw(batch, table, kept)
        _collect_faults(batch, table, sources, parts, typed)
        grouped = count_states(engine, typed, count)
        if grouped:
            batch.report.notes.append(
                f"{schema.title}：{grouped} 行的金额带千分位逗号，已按数值读入"
            )
        _store(batch, table, kept, step)
        _supersede(batch, table, kept)
        if table == DELETIONS:
            engine.execute("DROP TABLE removal")
            batch.removes = prepare_removals(engine, batch.snapshot, kept)


def _store(batch: Batch, table: str, kept: str, step: Step) -> None:
    schema = tables()[table]
    folder = f"data/{table}/batch={batch.number}"
    files = write_rows(
        batch.engine,
        schema,
        kept,
        batch.draft.path / folder,
        batch.draft.staging,
        lambda share: step(f"写入 {schema.title}", 0.55 + 0.45 * share),
    )
    entry = batch.table_entry(table)
    entry["files"] += [it | {"path": f"{folder}/{it['path']}"} for it in files]


def remove_from_others(batch: Batch, imported: list[str]) -> None:
    """Apply the deletions of this import to stock tables that it brings no rows of."""
    if not batch.removes:
        return
    for table in STOCK:
        if table not in imported and batch.snapshot.files(table):
            with new_verdicts(batch.engine):
                remove_stored(batch.engine, table, batch.snapshot)
                _supersede(batch, table, None)


def _withdraw(batch: Batch, table: str, kept: str) -> None:
    if table in STOCK:
        remove_newcomers(batch.engine, table, kept)
        if batch.removes:
            remove_stored(batch.engine, table, batch.snapshot)
    elif table == "fee_list_d":
        entry = batch.table_entry(table)
        entry["provisional"] = settle_provisional(
            batch.engine, kept, batch.snapshot, stored=entry.get("provisional", False)
        )


def _collect_faults(
    batch: Batch, table: str, sources: list[Source], parts: list[str], typed: str
) -> None:
    names = batch.snapshot.source_names()
    names |= {(batch.number, source.number): source.name for source in sources}
    collect_conflicts(batch.engine, table, typed, names)
    for source, part in zip(sources, parts, strict=True):
        collect_rows(batch.engine, source, part)
        collect_rows(batch.engine, source, placed(part), void_values=True)


def _supersede(batch: Batch, table: str, kept: str | None) -> None:
    """Name the rows that are not current: stored ones displaced and newcomers not on top."""
    relative = f"superseded/{table}/{batch.number}.parquet"
    target = batch.draft.path / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    newcomers = (
        " UNION ALL SELECT t.src_batch, t.src_file, t.src_row FROM"
        f" {kept} AS t LEFT JOIN verdict AS v ON v.src_file = t.src_file"
        " AND v.src_row = t.src_row WHERE t._withdrawn OR v.state = 'superseded'"
    )
    copied = batch.engine.execute(
        "COPY (SELECT src_batch, src_file, src_row FROM displaced"
        f"{newcomers if kept else ''}) TO {text(str(target))} (FORMAT parquet, COMPRESSION zstd)"
    ).fetchone()
    if not copied or not copied[0]:
        target.unlink()
        return
    batch.table_entry(table)["superseded"].append({"path": relative, "rows": int(copied[0])})
    found = batch.engine.execute("SELECT count(*) FROM displaced").fetchone()
    batch.displaced[table] = int(found[0]) if found else 0


def set_days(batch: Batch) -> None:
    """First and last day of the current fee lines, for the snapshot."""
    entry = batch.table_entry("fee_list_d")
    probe = Snapshot(batch.draft.path, 0, "", (), {}, {"fee_list_d": entry})
    found = batch.engine.execute(
        "SELECT min(fee_ocur_time)::DATE, max(fee_ocur_time)::DATE"
        f" FROM {probe.scan_sql('fee_list_d')}"
    ).fetchone()
    first, last = found or (None, None)
    entry["first"] = first.isoformat() if first else None
    entry["last"] = last.isoformat() if last else None
