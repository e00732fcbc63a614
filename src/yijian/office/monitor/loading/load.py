"""Loading a run: many short transactions, each also advancing the run's counters.

A kill at any moment leaves whole batches and counters that agree with them; loading again goes on
there. No reader sees the rows before :mod:`yijian.office.monitor.actions.publish_run` flips the
run visible.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from django.db import connection, models

from yijian.office.monitor.loading import institutions, tallies
from yijian.office.monitor.loading.columns import finding_columns, line_columns
from yijian.office.monitor.loading.folders import found
from yijian.office.monitor.loading.keys import FindingKeys
from yijian.office.monitor.loading.pacing import Pace, loading_connection
from yijian.office.monitor.loading.parquet import pieces
from yijian.office.monitor.loading.writing_rows import insert, prepared, turn
from yijian.office.monitor.models import (
    Coverage,
    Finding,
    FindingLine,
    Institution,
    InstitutionMonth,
    QualityTally,
    Run,
    RunState,
    Tally,
)
from yijian.office.work.progress import Tell

SUMMARIES = (Tally, Coverage, QualityTally, InstitutionMonth, Institution)


def load_run(run: Run, tell: Tell, *, lake: Path | None = None) -> None:
    """Load what ``run.folder`` holds into the tables of ``run``; again after a kill, the rest.

    ``lake`` is the lake that the run was made from; without it (or without the version the run
    read) institutions have codes but no names and no months.

    Raises:
        Refused: a file is missing or damaged. LeaseLost: somebody else loads this run.
    """
    if run.state != RunState.LOADING or run.summary.get("loaded"):
        return
    folder = found(run.folder)
    with loading_connection():
        pace = Pace()
        _load_findings(run, folder / "findings.parquet", tell, pace)
        _load_lines(run, folder / "finding_lines.parquet", tell, pace)
        _load_summaries(run, folder, lake, tell, pace)
        _gather_statistics()
    with turn(run):
        Run.objects.filter(pk=run.pk).update(summary={**run.summary, "loaded": True})
    run.summary["loaded"] = True


def _load_findings(run: Run, path: Path, tell: Tell, pace: Pace) -> None:
    tell.step = "装入疑点"
    for piece in pieces(path, first=run.loaded, size=lambda: pace.rows):
        rows = prepared(finding_columns(piece.rows, run.pk))
        tell(run.loaded, run.findings)
        with pace.turn(len(piece.rows)), turn(run, loaded=piece.start + len(piece.rows)):
            insert(Finding, rows)


def _load_lines(run: Run, path: Path, tell: Tell, pace: Pace) -> None:
    tell.step = "装入疑点明细"
    total = int(run.summary["finding_lines"])
    if run.loaded_lines >= total:
        return
    keys = FindingKeys(run)
    for piece in pieces(path, first=run.loaded_lines, size=lambda: pace.rows):
        of = keys.of(piece.rows["finding_id"])
        rows = prepared(line_columns(piece.rows, run.pk, of))
        tell(run.loaded_lines, total)
        with pace.turn(len(piece.rows)), turn(run, loaded_lines=piece.start + len(piece.rows)):
            insert(FindingLine, rows)


def _load_summaries(run: Run, folder: Path, lake: Path | None, tell: Tell, pace: Pace) -> None:
    """Counts and institutions: what an earlier attempt left is taken away first."""
    tell.step = "汇总"
    findings = folder / "findings.parquet"
    snapshot = institutions.snapshot_at(lake, run.summary["lake_version"]) if lake else None
    tell(0, len(SUMMARIES), "机构的月度费用")
    months = None
    if snapshot is not None:
        months = institutions.month_rows(snapshot, run.date_from, run.date_to)
    made: dict[type[models.Model], pa.Table] = {
        Tally: tallies.tally_rows(findings, run.pk),
        Coverage: tallies.coverage_rows(folder / "coverage_by_area.parquet", run.pk),
        QualityTally: tallies.quality_rows(folder / "quality.parquet", run.pk),
        Institution: institutions.institution_rows(snapshot, months, findings, run.pk),
    }
    if months is not None:
        made[InstitutionMonth] = institutions.institution_month_rows(months, run.pk)
    for number, model in enumerate(SUMMARIES):
        tell(number, len(SUMMARIES), str(model._meta.verbose_name))
        _replace(run, model, made.get(model), pace)


def _replace(run: Run, model: type[models.Model], rows: pa.Table | None, pace: Pace) -> None:
    mine = model._default_manager.filter(run_id=run.pk)
    while some := list(mine.order_by("pk").values_list("pk", flat=True)[: pace.rows]):
        with pace.turn(len(some)), turn(run):
            mine.filter(pk__gte=some[0], pk__lte=some[-1]).delete()
    start, count = 0, rows.num_rows if rows is not None else 0
    while rows is not None and start < count:
        piece = rows.slice(start, pace.rows)
        ready = prepared(piece)
        with pace.turn(len(piece)), turn(run):
            insert(model, ready)
        start += len(piece)


def _gather_statistics() -> None:
    """Let the database know how the tables look now, so that it plans well."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Finding, FindingLine, Tally):
                cursor.execute(f'ANALYZE "{model._meta.db_table}"')
            return
        cursor.execute("PRAGMA analysis_limit = 400")
        cursor.execute("PRAGMA optimize")
