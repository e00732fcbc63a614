"""From the columns of a run's files to the columns of the tables, without a loop over rows."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

MONEY = ("fee_amount", "fund_amount", "counted_fund_amount")
FINDING = (
    "finding_id", "rule_code", "rule_version", "outcome", "severity", "zone", "grain",
    "subject_type", "subject_code", "admdvs", "insu_admdvs", "fixmedins_code", "psn_no",
    "mdtrt_id", "setl_id", "occurred_from", "occurred_to", "measured", "limit_value", *MONEY,
    "evidence",
)  # fmt: skip
LINE = ("fixmedins_code", "setl_id", "bkkp_sn", "role", *MONEY)
_FILLED = ("admdvs", "subject_code")
"""Text that is empty rather than unknown in the database."""


def fen(yuan: pa.ChunkedArray) -> pa.ChunkedArray:
    """Yuan with two decimals as whole fen; unknown counts as nothing."""
    known = pc.fill_null(
        yuan.cast(pa.decimal128(18, 2)), pa.scalar(Decimal(0), pa.decimal128(18, 2))
    )
    return pc.multiply(known, pa.scalar(Decimal(100), pa.decimal128(3, 0))).cast(pa.int64())


def constant(value: int, like: pa.Table) -> pa.Array:
    """The same number for every row."""
    return pa.repeat(pa.scalar(value, pa.int64()), like.num_rows)


def finding_columns(rows: pa.Table, run_id: int) -> pa.Table:
    """Rows of ``findings.parquet`` as rows of ``monitor_finding``."""
    return _with_run(rows.select(FINDING), run_id)


def line_columns(rows: pa.Table, run_id: int, findings: pa.Array) -> pa.Table:
    """Rows of ``finding_lines.parquet`` as rows of ``monitor_findingline``."""
    made = _with_run(rows.select(LINE), run_id)
    return made.append_column("finding_id", findings)


def _with_run(rows: pa.Table, run_id: int) -> pa.Table:
    made = {name: as_stored(name, rows[name]) for name in rows.column_names}
    return pa.table({"run_id": constant(run_id, rows), **made})


def as_stored(name: str, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as both databases take it: fen, text of dates and decimals."""
    if name in MONEY:
        return fen(values)
    if pa.types.is_date(values.type) or pa.types.is_decimal(values.type):
        return values.cast(pa.string())
    return pc.fill_null(values, "") if name in _FILLED else values
