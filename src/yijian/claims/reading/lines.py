"""Single fee lines: those of a settlement, and those that a finding names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from yijian.claims.reading.current import current_rows, fee_files, is_text
from yijian.claims.reading.opened import opened
from yijian.claims.reading.registers import register_sql
from yijian.claims.snapshot import Snapshot
from yijian.kernel.dates import DateRange
from yijian.kernel.errors import UsageError

LineKey: TypeAlias = tuple[str, str, str]
"""``fixmedins_code, setl_id, bkkp_sn``: what identifies a fee line."""


@dataclass(frozen=True)
class TimelineRow:
    """A fee line as it was claimed; official column names, yuan, local time.

    ``fixmedins_name`` is that of the line, else that of the register. ``bilg_dr_code`` stands
    beside ``bilg_dr_name`` because many sources fill only one of them. Amounts and ``cnt`` of a
    refund line are negative.
    """

    fee_ocur_time: datetime
    fixmedins_code: str
    fixmedins_name: str | None
    psn_no: str
    mdtrt_id: str | None
    setl_id: str
    bkkp_sn: str
    med_type: str | None
    hilist_code: str | None
    hilist_name: str | None
    cnt: Decimal | None
    pric: Decimal | None
    det_item_fee_sumamt: Decimal | None
    inscp_amt: Decimal | None
    bilg_dr_code: str | None
    bilg_dr_name: str | None


_COLUMNS = tuple(it.name for it in fields(TimelineRow))


def select_lines(
    snapshot: Snapshot, files: Sequence[Path], chosen: str, values: Mapping[str, Any]
) -> list[TimelineRow]:
    """The lines in ``files`` that ``chosen`` leaves, in order of time and key.

    ``chosen`` is the SQL that follows ``FROM … AS line``; ``values`` are its parameters.

    Raises:
        Refused: a file of the lake cannot be read.
    """
    if not files:
        return []
    rows = current_rows(snapshot, "fee_list_d", (*_COLUMNS, "psn_bucket"), files)
    named = ", ".join(
        "coalesce(hit.fixmedins_name, place.fixmedins_name)"
        if it == "fixmedins_name"
        else f"hit.{it}"
        for it in _COLUMNS
    )
    sql = (
        f"WITH hit AS (SELECT line.* FROM {rows} AS line {chosen})"
        f" SELECT {named} FROM hit LEFT JOIN {register_sql(snapshot)} AS place"
        " ON place.fixmedins_code = hit.fixmedins_code"
        " ORDER BY hit.fee_ocur_time, hit.fixmedins_code, hit.setl_id, hit.bkkp_sn"
    )
    with opened(snapshot) as engine:
        return [TimelineRow(*row) for row in engine.execute(sql, dict(values)).fetchall()]


def check_limit(limit: int) -> None:
    """Refuse a limit that would leave nothing.

    Raises:
        UsageError: the limit is below 1.
    """
    if limit < 1:
        raise UsageError("reading.limit", f"条数上限 {limit} 不行；至少为 1")


def settlement_lines(
    snapshot: Snapshot, *, fixmedins_code: str, setl_id: str, limit: int
) -> list[TimelineRow]:
    """The first ``limit`` lines of one settlement in order of time; none where it is unknown.

    Looks through the settlement numbers of the institution's whole area, because a line may
    occur long before its settlement and bear another person's number.

    Raises:
        UsageError: ``limit`` is below 1.
        Refused: a file of the lake cannot be read.
    """
    check_limit(limit)
    if not is_text(fixmedins_code, setl_id):
        return []
    by_month = fee_files(snapshot, institutions=[fixmedins_code])
    return select_lines(
        snapshot,
        [path for month in by_month.values() for path in month],
        "WHERE line.fixmedins_code = $fixmedins_code AND line.setl_id = $setl_id"
        " ORDER BY line.fee_ocur_time, line.bkkp_sn LIMIT $limit",
        {"fixmedins_code": fixmedins_code, "setl_id": setl_id, "limit": limit},
    )


def lines_by_key(
    snapshot: Snapshot, *, keys: Sequence[LineKey], first: date | None, last: date | None
) -> list[TimelineRow]:
    """The lines that bear these keys, in order of time; a key that no current line bears is
    passed over, one that is given twice counts once.

    ``first`` and ``last`` are the days between which the lines occurred: only files of the months
    they touch are opened (``None``: of all).

    Raises:
        UsageError: ``first`` is later than ``last``.
        Refused: a file of the lake cannot be read.
    """
    DateRange(first, last)
    known = [key for key in keys if is_text(*key)]
    by_month = fee_files(
        snapshot, first=first, last=last, institutions={code for code, _, _ in known}
    )
    codes, settlements, numbers = ([key[part] for key in known] for part in range(3))
    return select_lines(
        snapshot,
        [path for month in by_month.values() for path in month],
        "SEMI JOIN (SELECT unnest($codes::VARCHAR[]) AS fixmedins_code,"
        " unnest($settlements::VARCHAR[]) AS setl_id, unnest($numbers::VARCHAR[]) AS bkkp_sn)"
        " AS wanted USING (fixmedins_code, setl_id, bkkp_sn)",
        {"codes": codes, "settlements": settlements, "numbers": numbers},
    )
