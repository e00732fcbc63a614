"""Rows that another record takes out of force: 3507 deletions, and lines that were not settled yet.

A 3507 message deletes the stock records of one batch number and kind that were sent before it. A
2204 line waits under the provisional settlement number ``M:`` + visit, and gives way to the settled
line of the same institution, visit and line number.
"""

from __future__ import annotations

import duckdb

from yijian.claims.intake.json_source import PROVISIONAL
from yijian.claims.snapshot import SOURCE, Snapshot

KINDS: dict[str, tuple[str, ...]] = {
    "1": ("invinfo_3501",),
    "2": ("invinfo_3502",),
    "3": ("purcinfo_3503", "purcinfo_3504"),
    "4": ("selinfo_3505", "selinfo_3506"),
}
"""``inv_data_type`` of 3507 to the tables it deletes from."""
DELETIONS = "invdata_3507"
STOCK = ("drugtracinfo", *(table for group in KINDS.values() for table in group))
_LATER = "TIMESTAMP 'infinity'"
_PRESENT = ("fixmedins_code", "mdtrt_id", "bkkp_sn")


def prepare_removals(
    engine: duckdb.DuckDBPyConnection, snapshot: Snapshot, placed: str | None
) -> bool:
    """Table ``removal``: deletions stored before and, from ``placed``, those of this import.

    Returns whether this import brings deletions.
    """
    known = ", ".join(
        f"('{kind}', '{table}', '{table[-4:]}')" for kind, group in KINDS.items() for table in group
    )
    columns = "fixmedins_code, fixmedins_bchno, inv_data_type, updt_time"
    arriving = f" UNION ALL SELECT {columns}, true FROM {placed} AS t" if placed else ""
    engine.execute(
        "CREATE TABLE removal AS SELECT d.fixmedins_code AS code, d.fixmedins_bchno AS number,"
        " k.held, k.infno, d.updt_time AS stamp, d.arriving FROM"
        f" (SELECT {columns}, false AS arriving FROM {snapshot.scan_sql(DELETIONS)}{arriving}) AS d"
        f" JOIN (VALUES {known}) AS k(kind, held, infno) ON k.kind = d.inv_data_type"
    )
    found = engine.execute("SELECT count(*) FROM removal WHERE arriving").fetchone()
    return bool(found and found[0])


def _removed(table: str, rows: str, condition: str) -> str:
    """Places of the rows of ``rows`` that a deletion names."""
    which = "d.held = '" + table + "'"
    if table == "drugtracinfo":
        which = "d.infno = left(t.infno, 4)"
    return (
        f"SELECT DISTINCT t.src_batch, t.src_file, t.src_row FROM {rows} AS t JOIN removal AS d"
        f" ON d.code = t.fixmedins_code AND d.number = t.fixmedins_bchno AND {which}"
        f" WHERE {condition}"
    )


def remove_newcomers(engine: duckdb.DuckDBPyConnection, table: str, placed: str) -> None:
    """Newcomers that a deletion sent at the same time or later takes out: ``superseded``.

    Without a time on either side, a deletion of the same import counts, an earlier one does not.
    """
    gone = _removed(
        table,
        placed,
        f"CASE WHEN d.arriving THEN coalesce(t.updt_time <= coalesce(d.stamp, {_LATER}), true)"
        " ELSE coalesce(t.updt_time <= d.stamp, false) END AND NOT t._withdrawn",
    )
    _judge_superseded(engine, gone)


def remove_stored(engine: duckdb.DuckDBPyConnection, table: str, snapshot: Snapshot) -> None:
    """Stored current rows that a deletion of this import takes out: into ``displaced``."""
    gone = _removed(
        table,
        snapshot.scan_sql(table),
        f"d.arriving AND coalesce(t.updt_time <= coalesce(d.stamp, {_LATER}), true)",
    )
    _displace(engine, gone)


def settle_provisional(
    engine: duckdb.DuckDBPyConnection, placed: str, snapshot: Snapshot, *, stored: bool
) -> bool:
    """Lines of 2204 give way to the settled lines, whichever arrived first.

    ``stored``: whether the lake holds provisional lines. Returns whether it does afterwards.
    """
    mark = f"starts_with(t.setl_id, '{PROVISIONAL}')"
    found = engine.execute(f"SELECT count(*) FROM {placed} AS t WHERE {mark}").fetchone()
    arriving = bool(found and found[0])
    same = " AND ".join(f"s.{it} = t.{it}" for it in _PRESENT)
    settled = f"NOT starts_with(s.setl_id, '{PROVISIONAL}')"
    if stored:
        _displace(
            engine,
            f"SELECT t.src_batch, t.src_file, t.src_row FROM {snapshot.scan_sql('fee_list_d')} AS t"
            f" SEMI JOIN (SELECT * FROM {placed} AS s WHERE {settled} AND NOT _withdrawn) AS s"
            f" ON {same} WHERE {mark}",
        )
    if arriving:
        listed = ", ".join(_PRESENT)
        known = (
            f"SELECT {listed} FROM {placed} AS s WHERE {settled} AND NOT _withdrawn"
            f" UNION ALL SELECT {listed} FROM {snapshot.scan_sql('fee_list_d')} AS s"
            f" WHERE {settled}"
        )
        _judge_superseded(
            engine,
            f"SELECT t.src_batch, t.src_file, t.src_row FROM {placed} AS t"
            f" SEMI JOIN ({known}) AS s ON {same} WHERE {mark} AND NOT t._withdrawn",
        )
    return stored or arriving


def _judge_superseded(engine: duckdb.DuckDBPyConnection, places: str) -> None:
    engine.execute(
        f"INSERT INTO verdict SELECT src_file, src_row, 'superseded', NULL, NULL, NULL"
        f" FROM ({places}) AS p WHERE NOT EXISTS (SELECT 1 FROM verdict AS v"
        " WHERE v.src_file = p.src_file AND v.src_row = p.src_row)"
    )


def _displace(engine: duckdb.DuckDBPyConnection, places: str) -> None:
    listed = ", ".join(SOURCE)
    engine.execute(
        f"INSERT INTO displaced SELECT {listed} FROM ({places})"
        f" EXCEPT SELECT {listed} FROM displaced"
    )
