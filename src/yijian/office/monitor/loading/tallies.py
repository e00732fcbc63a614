"""Counts of a run: findings by rule, place and month; coverage; quality faults."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from yijian.office.monitor.loading.columns import MONEY, constant, fen
from yijian.office.monitor.loading.parquet import opened

BY = ("rule_code", "fixmedins_code", "admdvs", "month", "outcome", "zone", "severity")


def tally_rows(findings: Path, run_id: int) -> pa.Table:
    """Rows of ``monitor_tally``: findings counted by :data:`BY`, money in fen.

    The month is that of the first day on which it occurred.
    """
    counted = [_counted(part) for part in _groups(findings)]
    if not counted:
        return pa.table({})
    sums = [("n", "sum"), *((name, "sum") for name in MONEY)]
    whole = pa.concat_tables(counted).group_by(list(BY)).aggregate(sums)
    whole = whole.rename_columns([name.removesuffix("_sum") for name in whole.column_names])
    whole = whole.sort_by([(name, "ascending") for name in BY])
    return whole.append_column("run_id", constant(run_id, whole))


def _groups(findings: Path) -> list[pa.Table]:
    names = ["rule_code", "fixmedins_code", "admdvs", "occurred_from", "outcome", "zone",
             "severity", *MONEY]  # fmt: skip
    with opened(findings) as file:
        groups = range(file.num_row_groups)
        return [file.read_row_group(group, columns=names) for group in groups]


def _counted(rows: pa.Table) -> pa.Table:
    month = pc.strftime(rows["occurred_from"], format="%Y-%m-01")
    parts = {name: pc.fill_null(rows[name], "") for name in BY if name != "month"}
    money = {name: fen(rows[name]) for name in MONEY}
    table = pa.table({**parts, "month": month, **money})
    sums = [([], "count_all"), *((name, "sum") for name in MONEY)]
    made = table.group_by(list(BY)).aggregate(sums)
    return made.rename_columns([_short(name) for name in made.column_names])


def _short(name: str) -> str:
    return "n" if name == "count_all" else name.removesuffix("_sum")


def coverage_rows(coverage: Path, run_id: int) -> pa.Table:
    """Rows of ``monitor_coverage``, one for each row of ``coverage_by_area.parquet``."""
    with opened(coverage) as file:
        rows = file.read()
    empty = ("admdvs", "reason")
    made = {
        name: pc.fill_null(rows[name], "") if name in empty else rows[name]
        for name in ("rule_code", "rule_version", "unit", "admdvs", "state", "reason", "n")
    }
    made["reason"] = pc.utf8_slice_codeunits(made["reason"], 0, 200)
    return pa.table({"run_id": constant(run_id, rows), **made})


def quality_rows(quality: Path, run_id: int) -> pa.Table:
    """Rows of ``monitor_qualitytally``: faults counted by code and institution."""
    by = ["code", "effect", "fixmedins_code"]
    with opened(quality) as file:
        rows = file.read(columns=by)
    filled = pa.table({name: pc.fill_null(rows[name], "") for name in by})
    made = (
        filled.group_by(by).aggregate([([], "count_all")]).sort_by([(it, "ascending") for it in by])
    )
    made = made.rename_columns([_short(name) for name in made.column_names])
    return made.append_column("run_id", constant(run_id, made))
