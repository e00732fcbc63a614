"""Institutions: who they are, and what they claimed month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from yijian.claims.reading.current import current_rows, fee_files
from yijian.claims.reading.opened import opened, opened_wide
from yijian.claims.reading.registers import admdvs_sql, register_sql, type_sql
from yijian.claims.snapshot import Snapshot
from yijian.kernel.dates import DateRange

_MONEY = ("fee_amount", "fund_amount", "drug_fee", "consumable_fee", "service_fee",
          "inpatient_fee", "outpatient_fee")  # fmt: skip
_COUNTS = ("lines", "visits", "persons")
_LINE = ("fixmedins_code", "fixmedins_name", "fee_ocur_time", "mdtrt_id", "psn_no", "med_type",
         "list_type", "hilist_code", "med_list_codg", "det_item_fee_sumamt")  # fmt: skip
_WITHIN = "({day} >= $first::DATE OR $first IS NULL) AND ({day} <= $last::DATE OR $last IS NULL)"
_CODE = "coalesce(line.hilist_code, line.med_list_codg)"


def institutions(snapshot: Snapshot) -> pa.Table:
    """The institutions of the registers, hospitals and pharmacies, one row each, by code.

    Columns, all text: ``fixmedins_code, fixmedins_name, fixmedins_type, hosp_lv, admdvs``. The
    latest designation (``fixmedins_b``) speaks, else the register of hospitals or of pharmacies.
    An institution that only claims know stands in :func:`institution_profiles` alone.

    Raises:
        Refused: a file of the lake cannot be read.
    """
    with opened(snapshot) as engine:
        return engine.sql(
            f"SELECT * FROM {register_sql(snapshot)} AS place ORDER BY fixmedins_code"
        ).to_arrow_table()


def institution_profiles(
    snapshot: Snapshot,
    *,
    first: date | None,
    last: date | None,
    memory: str = "1GB",
    threads: int = 2,
) -> pa.Table:
    """What each institution claimed in each month between two days, both inclusive.

    One row per institution and month that has a fee line or a settlement, by code and month:
    ``fixmedins_code, fixmedins_name, fixmedins_type, hosp_lv, admdvs`` (of the institution),
    ``month`` (its first day), ``lines`` and the distinct ``visits`` and ``persons`` of the lines
    (BIGINT), then yuan as DECIMAL(16,2): ``fee_amount, fund_amount, drug_fee`` (with decoction
    pieces), ``consumable_fee, service_fee, inpatient_fee, outpatient_fee`` (without purchases in
    pharmacies). Items of no kind and lines of no care setting are in ``fee_amount`` only.

    Fees are those of the lines in the month of ``fee_ocur_time``. ``fund_amount`` is the sum of
    ``fund_pay_sumamt`` of the settlements in the month of ``setl_time`` (else of ``enddate``),
    not the lines' shares in it: for a stay over the turn of a month the two months differ.
    Refunds and reversals count with their sign in the month in which they were made.

    Raises:
        UsageError: ``first`` is later than ``last``; ``memory`` or ``threads`` are impossible.
        Refused: a file of the lake cannot be read, or memory or disk are too small.
    """
    DateRange(first, last)
    with opened_wide(snapshot, memory=memory, threads=threads) as engine:
        _create_spent(engine)
        days = {"first": first, "last": last}
        for files in fee_files(snapshot, first=first, last=last).values():
            _add_month(engine, snapshot, files, days)
        engine.execute(_fund_sql(snapshot), days)
        return engine.sql(_profile_sql(snapshot)).to_arrow_table()


def _create_spent(engine: duckdb.DuckDBPyConnection) -> None:
    """Amounts that only need adding up; a row may hold some of an institution's month."""
    counts = ", ".join(f"{it} BIGINT DEFAULT 0" for it in (*_COUNTS, "untyped"))
    money = ", ".join(f"{it} DECIMAL(38,2) DEFAULT 0" for it in _MONEY)
    engine.execute(
        "CREATE TEMP TABLE spent (fixmedins_code VARCHAR, fixmedins_name VARCHAR, month DATE,"
        f" {counts}, {money})"
    )


def _add_month(
    engine: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    files: Sequence[Path],
    days: dict[str, date | None],
) -> None:
    """One scan of a month's lines; a second one only where lines do not say their setting."""
    lines = current_rows(snapshot, "fee_list_d", _LINE, files)
    untyped = engine.execute(
        f"INSERT INTO spent BY NAME {_spent_sql(lines)} RETURNING untyped", days
    ).fetchall()
    if any(count for (count,) in untyped):
        visits = current_rows(snapshot, "mdtrt_d", ("fixmedins_code", "mdtrt_id", "med_type"))
        engine.execute(f"INSERT INTO spent BY NAME {_untyped_sql(lines, visits)}", days)


def _setting_sums(med_type: str) -> str:
    return (
        f"coalesce(sum(line.det_item_fee_sumamt) FILTER (starts_with({med_type}, '2')"
        f" OR starts_with({med_type}, '52')), 0) AS inpatient_fee,"
        f" coalesce(sum(line.det_item_fee_sumamt) FILTER (NOT starts_with({med_type}, '2')"
        f" AND NOT starts_with({med_type}, '52') AND NOT starts_with({med_type}, '41')), 0)"
        " AS outpatient_fee"
    )


def _care(med_type: str) -> str:
    """``med_type`` as it decides on the setting: at a pharmacy everything is a purchase."""
    return f"CASE WHEN starts_with(line.fixmedins_code, 'P') THEN '41' ELSE {med_type} END"


def _kind_sum(column: str, listed: str, coded: str) -> str:
    return (
        f"coalesce(sum(line.det_item_fee_sumamt) FILTER ({listed}"
        f" OR (line.list_type IS NULL AND ({coded}))), 0) AS {column}"
    )


def _spent_sql(lines: str) -> str:
    drug = _kind_sum(
        "drug_fee",
        "line.list_type IN ('101', '102', '103', '104', '106')",
        " OR ".join(f"starts_with({_CODE}, '{letter}')" for letter in "XZT"),
    )
    consumable = _kind_sum(
        "consumable_fee", "starts_with(line.list_type, '3')", f"starts_with({_CODE}, 'C')"
    )
    service = _kind_sum(
        "service_fee", "starts_with(line.list_type, '2')", f"starts_with({_CODE}, '00')"
    )
    return f"""
    SELECT line.fixmedins_code, max(line.fixmedins_name) AS fixmedins_name,
           date_trunc('month', line.fee_ocur_time)::DATE AS month, count(*) AS lines,
           count(DISTINCT line.mdtrt_id) AS visits, count(DISTINCT line.psn_no) AS persons,
           count(*) FILTER (line.care IS NULL) AS untyped,
           coalesce(sum(line.det_item_fee_sumamt), 0) AS fee_amount,
           {drug}, {consumable}, {service}, {_setting_sums("line.care")}
    FROM   (SELECT line.*, {_care("nullif(trim(line.med_type), '')")} AS care FROM {lines} AS line)
           AS line
    WHERE  {_WITHIN.format(day="line.fee_ocur_time::DATE")}
    GROUP  BY ALL
    """


def _untyped_sql(lines: str, visits: str) -> str:
    """The settings of lines without ``med_type``: those of their visits."""
    return f"""
    SELECT line.fixmedins_code, date_trunc('month', line.fee_ocur_time)::DATE AS month,
           {_setting_sums("trim(visit.med_type)")}
    FROM   {lines} AS line
    JOIN   {visits} AS visit ON visit.fixmedins_code = line.fixmedins_code
                            AND visit.mdtrt_id = line.mdtrt_id
    WHERE  {_care("nullif(trim(line.med_type), '')")} IS NULL AND trim(visit.med_type) <> ''
      AND  {_WITHIN.format(day="line.fee_ocur_time::DATE")}
    GROUP  BY ALL
    """


def _fund_sql(snapshot: Snapshot) -> str:
    columns = ("fixmedins_code", "fixmedins_name", "setl_time", "enddate", "fund_pay_sumamt")
    return f"""
    INSERT INTO spent BY NAME
    SELECT dated.fixmedins_code, max(dated.fixmedins_name) AS fixmedins_name,
           date_trunc('month', dated.day)::DATE AS month,
           coalesce(sum(dated.fund_pay_sumamt), 0) AS fund_amount
    FROM   (SELECT settlement.*, coalesce(settlement.setl_time::DATE, CASE
                       WHEN year(settlement.enddate) < 9999 THEN settlement.enddate END) AS day
            FROM {current_rows(snapshot, "setl_d", columns)} AS settlement) AS dated
    WHERE  dated.day IS NOT NULL AND {_WITHIN.format(day="dated.day")}
    GROUP  BY ALL
    """


def _profile_sql(snapshot: Snapshot) -> str:
    counts = ", ".join(f"coalesce(sum({it}), 0)::BIGINT AS {it}" for it in _COUNTS)
    money = ", ".join(f"sum(coalesce({it}, 0))::DECIMAL(16,2) AS {it}" for it in _MONEY)
    shown = ", ".join(f"whole.{it}" for it in ("month", *_COUNTS, *_MONEY))
    return f"""
    SELECT whole.fixmedins_code,
           coalesce(place.fixmedins_name, whole.fixmedins_name) AS fixmedins_name,
           {type_sql("whole.fixmedins_code", "place.fixmedins_type")} AS fixmedins_type,
           place.hosp_lv, {admdvs_sql("whole.fixmedins_code", "place.admdvs")} AS admdvs, {shown}
    FROM   (SELECT fixmedins_code, max(fixmedins_name) AS fixmedins_name, month, {counts}, {money}
            FROM spent GROUP BY fixmedins_code, month) AS whole
    LEFT   JOIN {register_sql(snapshot)} AS place ON place.fixmedins_code = whole.fixmedins_code
    ORDER  BY whole.fixmedins_code, whole.month
    """
