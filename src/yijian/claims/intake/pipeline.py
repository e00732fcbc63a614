"""One import from files to a committed batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from yijian.claims.engine import connect
from yijian.claims.intake.faults import prepare, write_rejects, write_value_faults
from yijian.claims.intake.gather import gather, open_all
from yijian.claims.intake.report import ImportReport
from yijian.claims.intake.source import Given, Source
from yijian.claims.intake.table_import import Batch, import_table, remove_from_others, set_days
from yijian.claims.intake.withdraw import DELETIONS, prepare_removals
from yijian.claims.lake import Draft, Lake
from yijian.claims.snapshot import VALUE_FAULTS, Snapshot
from yijian.kernel.files import digest_file

Progress = Callable[[str, float], None]


def import_paths(
    lake: Lake,
    paths: Sequence[Path],
    *,
    made_at: datetime,
    progress: Progress | None = None,
) -> ImportReport:
    """Import files and folders into ``lake`` as one batch, which becomes visible as a whole.

    ``progress`` is told what is being done (Chinese) and how far, from 0 to 1.

    Raises:
        UsageError: a path does not exist.
        Refused: a file cannot be used (all of them are named, nothing is written), another import
            is running, or the disk is full.
    """
    tell = progress or (lambda _what, _share: None)
    given = gather(paths)
    with lake.transaction() as draft:
        snapshot = lake.snapshot()
        report = ImportReport(batch=None)
        fresh = _unknown_content(given, snapshot, report, tell)
        sources = open_all(fresh, draft.staging, report.notes) if fresh else []
        if not sources:
            return report
        _import_sources(draft, snapshot, sources, report, made_at, tell)
    return report


def _unknown_content(
    given: list[Given], snapshot: Snapshot, report: ImportReport, tell: Progress
) -> list[Given]:
    """The files whose content is not in the lake yet; the others go into ``recognised``."""
    known = {entry["digest"] for batch in snapshot.batches for entry in batch["files"]}
    fresh: list[Given] = []
    for position, it in enumerate(given):
        tell(f"核对内容：{it.name}", position / len(given) * 0.05)
        digest = digest_file(it.path)
        if digest in known:
            report.recognised.append(it.name)
            report.notes.append(f"{it.name}：内容此前已导入，没有重复存入")
        else:
            known.add(digest)
            fresh.append(replace(it, digest=digest))
    return fresh


def _import_sources(
    draft: Draft,
    snapshot: Snapshot,
    sources: list[Source],
    report: ImportReport,
    made_at: datetime,
    tell: Progress,
) -> None:
    number = len(snapshot.batches) + 1
    engine = connect(draft.staging)
    try:
        prepare(engine)
        batch = Batch(number, draft, snapshot, engine, report)
        _import_tables(batch, sources, tell)
        rejects = f"rejects/{number}.csv"
        if write_rejects(engine, draft.path / rejects):
            report.rejects = draft.path / rejects
        _keep_value_faults(batch)
    finally:
        engine.close()
    report.batch = number
    draft.manifest["batches"].append(
        {
            "batch": number,
            "made_at": made_at.isoformat(),
            "files": _file_entries(sources),
            "tables": report.as_json()["tables"],
            "displaced": batch.displaced,
            "rejects": rejects if report.rejects else None,
            "notes": report.notes,
        }
    )
    tell("写入数据湖", 0.97)
    draft.commit()
    tell("完成", 1.0)


def _import_tables(batch: Batch, sources: list[Source], tell: Progress) -> None:
    """Every table in turn; deletions first, because they bear on the stock tables."""
    prepare_removals(batch.engine, batch.snapshot, None)
    names = sorted({source.table for source in sources}, key=lambda it: (it != DELETIONS, it))
    share = 0.9 / len(names)
    for position, table in enumerate(names):
        start = 0.05 + position * share

        def step(what: str, part: float, start: float = start) -> None:
            tell(what, start + part * share)

        import_table(batch, table, [it for it in sources if it.table == table], step)
    remove_from_others(batch, names)
    if "fee_list_d" in names:
        set_days(batch)


def _keep_value_faults(batch: Batch) -> None:
    relative = f"data/{VALUE_FAULTS}/batch={batch.number}/part-000.parquet"
    count = write_value_faults(batch.engine, batch.draft.path / relative)
    if count:
        entry = batch.table_entry(VALUE_FAULTS)
        entry["files"].append({"path": relative, "rows": count})
        batch.report.notes.append(
            f"{count} 个无法识别的值按空值存入（不影响该行入库），原文记在 {VALUE_FAULTS}"
        )


def _file_entries(sources: list[Source]) -> list[dict[str, Any]]:
    """One entry per (file, part of it); the digest stands with each."""
    seen: dict[int, dict[str, Any]] = {}
    for source in sources:
        entry = seen.setdefault(
            source.number,
            {
                "file": source.number,
                "name": source.name,
                "digest": source.digest,
                "kind": source.kind,
                "encoding": source.encoding,
                "tables": [],
            },
        )
        entry["tables"].append(source.table)
    return list(seen.values())
