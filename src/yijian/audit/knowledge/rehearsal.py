"""An import that changes nothing: what it would take, refuse and change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from yijian.audit.knowledge.build import build
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.impact import Change, as_csv, summary
from yijian.audit.knowledge.imports import touched
from yijian.audit.knowledge.raw import Reject
from yijian.audit.knowledge.reading import Progress, read_sources
from yijian.audit.knowledge.report import KnowledgeReport, rejects_csv
from yijian.audit.knowledge.state import SHORT, differing, entries, points_of, write_tables
from yijian.claims.lake import Lake
from yijian.kernel.files import write_atomic


def rehearse_import(
    lake: Lake, paths: Iterable[Path], *, out: Path | None = None, progress: Progress | None = None
) -> KnowledgeReport:
    """The report that an import into ``lake`` (which need not exist) would give; it stays as it is.

    With ``out`` that folder holds ``rejects.csv``, ``impact.csv`` and ``tables/<kind>.parquet``,
    the knowledge as it would be, for ``yijian audit run --knowledge``.

    Raises:
        UsageError: a path does not exist.
        Refused: ``knowledge.nothing`` where no file is recognised.
    """
    tell = progress or (lambda _what, _share: None)
    sources = read_sources(paths, tell)
    snapshot = lake.snapshot() if lake.exists else None
    state = snapshot.knowledge if snapshot else {}
    tell("正在汇总全部知识点", 0.5)
    held = frozenset(str(it["path"]) for it in entries(state))
    points = points_of(lake.path, entries(state))
    new = {it.stored: it.reading.points for it in sources.read if it.stored not in held}
    points += [point for found in new.values() for point in found]
    built = build(points)
    found = differing(lake.path if snapshot else None, state, built)
    refused = sources.rejects + built.missing
    if out is not None:
        write_tables(out / "tables", built)
    return KnowledgeReport(
        version=tables_digest(built.tables)[:SHORT],
        batches=tuple(touched(built, points, sources)),
        rejected=len(refused),
        rejects=_rejects(out, refused),
        impact=summary(found),
        impact_file=_impact(out, found),
        unrecognised=tuple(path.name for path in sources.unrecognised),
        notes=tuple(sources.notes(held, points)),
        dry_run=True,
        tables=out / "tables" if out else None,
    )


def _rejects(out: Path | None, refused: list[Reject]) -> Path | None:
    if out is None or not refused:
        return None
    write_atomic(out / "rejects.csv", rejects_csv(refused))
    return out / "rejects.csv"


def _impact(out: Path | None, found: list[Change]) -> Path | None:
    if out is None or not found:
        return None
    write_atomic(out / "impact.csv", as_csv(found))
    return out / "impact.csv"
