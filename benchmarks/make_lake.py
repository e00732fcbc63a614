"""A lake of any size: a synthetic city, imported once, then grown by shifted keys.

``python -m benchmarks.make_lake --lines 20000000 --out DIR``

Each copy of the city has its own persons, visits, settlements, institutions, doctors and trace
codes, so that no rule sees two copies as one. The files have the layout that an import of all
copies at once would give: per area and month, clustered by person bucket.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.make_knowledge import make_knowledge
from yijian.audit.knowledge.imports import import_knowledge
from yijian.city.make import make_city
from yijian.claims.intake import import_paths
from yijian.claims.intake.store import BIN_ROWS, BUCKETS, MOST_BINS
from yijian.claims.lake import Lake
from yijian.claims.snapshot import Snapshot, stored_columns

MADE_AT = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed mark, no clock is read
BASE_PERSONS, BASE_MONTHS, SEED = 96_000, 12, 7
"""A city of about five million fee lines."""
ROW_GROUP = 32_768
SUFFIXED = {
    *("psn_no", "mdtrt_id", "setl_id", "init_setl_id", "psn_insu_rlts_id", "refl_old_mdtrt_id"),
    *("rtal_docno", "medins_setl_id", "mdtrt_sn"),
}
TRACE_CODE = "drug_trac_codg"
INSTITUTIONS = {"fixmedins_code", "medins_code", "main_pracins_no", "rtal_phac_code"}
DOCTORS = {
    *("bilg_dr_code", "acord_dr_code", "dr_code", "chfpdr_code", "diag_dr_code"),
    *("oper_dr_code", "anst_dr_code"),
}


def base_lake(folder: Path, persons: int) -> Lake:
    """The city's own lake, made once."""
    lake = Lake(folder / "base")
    if not lake.exists:
        city = folder / "city"
        make_city(jurisdiction="lanzhou", persons=persons, months=BASE_MONTHS, seed=SEED, out=city)
        import_paths(lake, _files(city), made_at=MADE_AT)
        own = {path.stem for path in (city / "knowledge").glob("*.csv")}
        make_knowledge(lake.snapshot(), folder / "knowledge", given=own)
        import_knowledge(lake, [city / "knowledge", folder / "knowledge"], made_at=MADE_AT)
    return lake


def _files(city: Path) -> list[Path]:
    return sorted(path for path in city.glob("*.parquet") if path.stem != "labels")


def _shifted(column: str) -> str:
    quoted = f't."{column}"'
    if column in SUFFIXED:
        return f"{quoted} || '-' || c.copy"
    if column in INSTITUTIONS:
        return _numbered(quoted, 90, 5)
    if column == TRACE_CODE:  # still twenty digits, as the rules on its form expect
        moved = f"CAST((TRY_CAST(substr({quoted}, 8, 4) AS INT) + c.copy) % 10000 AS VARCHAR)"
        shifted = f"left({quoted}, 7) || lpad({moved}, 4, '0') || substr({quoted}, 12)"
        return f"coalesce({shifted}, {quoted})"
    if column in DOCTORS:
        return _numbered(quoted, 1000, 6)
    return quoted


def _numbered(quoted: str, step: int, digits: int) -> str:
    """A code of seven characters and a number, the number moved on by ``step`` per copy."""
    number = f"CAST(CAST(substr({quoted}, 8) AS INT) + c.copy * {step} AS VARCHAR)"
    return f"left({quoted}, 7) || lpad({number}, {digits}, '0')"


def _picked(table: str) -> str:
    """The columns of a copy, from a row ``t`` and the copy ``c`` of its person."""
    picked = []
    for name in stored_columns(table):
        if name == "psn_bucket":
            picked.append("c.bucket AS psn_bucket")
        elif name == "src_file":
            picked.append("CAST(c.copy + 1 AS INTEGER) AS src_file")
        else:
            picked.append(f'{_shifted(name)} AS "{name}"')
    return ", ".join(picked)


def _persons(engine: duckdb.DuckDBPyConnection, snapshot: Snapshot, copies: int) -> None:
    """``person``: every person of every copy with the bucket; '' stands for rows without one."""
    tables = [name for name in snapshot_tables(snapshot) if "psn_no" in stored_columns(name)]
    everyone = " UNION ".join(
        f"SELECT coalesce(psn_no, '') AS psn_no FROM {snapshot.scan_sql(name)} AS t"
        for name in tables
    )
    engine.execute(
        "CREATE TABLE person AS SELECT psn_no, copy, CAST(CASE WHEN psn_no = '' THEN 0 ELSE"
        " ('0x' || left(md5(psn_no || '-' || copy), 2))::INT END AS SMALLINT) AS bucket"
        f" FROM ({everyone} UNION SELECT ''), (SELECT CAST(range AS INT) AS copy"
        f" FROM range({copies})) ORDER BY bucket"
    )


def grow(base: Lake, out: Path, lines: int) -> Lake:
    """A lake of about ``lines`` fee lines out of copies of ``base``."""
    snapshot = base.snapshot()
    copies = max(1, round(lines / snapshot.rows("fee_list_d")))
    lake = Lake(out)
    engine = duckdb.connect(
        config={"memory_limit": "8GB", "threads": "2", "temp_directory": str(out.parent / "tmp")}
    )
    _persons(engine, snapshot, copies)
    with lake.transaction() as draft:
        held: dict[str, Any] = {}
        for table in sorted(snapshot_tables(snapshot)):
            entries = _write(engine, snapshot, table, copies, lake.path)
            held[table] = {"files": entries, "superseded": []}
            sys.stderr.write(f"{table}: {sum(e['rows'] for e in entries):,}\n")
        held["fee_list_d"] |= {
            "provisional": False,
            "first": str(snapshot.first_date),
            "last": str(snapshot.last_date),
        }
        draft.manifest["tables"] = held
        draft.manifest["knowledge"] = _knowledge(snapshot, lake.path)
        draft.commit()
    return lake


def snapshot_tables(snapshot: Snapshot) -> list[str]:
    """Tables of the snapshot that have files."""
    from yijian.claims.schema import tables

    return [name for name in tables() if snapshot.files(name)]


def _write(
    engine: duckdb.DuckDBPyConnection, snapshot: Snapshot, table: str, copies: int, lake: Path
) -> list[dict[str, Any]]:
    """Files of a table, cut as an import of all copies at once would cut them."""
    room = max(BIN_ROWS, snapshot.rows(table) * copies // MOST_BINS)
    places: list[tuple[str, str, str]] = [("", "", "")]
    if table == "fee_list_d":
        places = [
            (area, month, f" WHERE strftime(fee_ocur_time, '%Y%m') = '{month}'")
            for area, month in sorted({(e["area"], e["month"]) for e in snapshot.entries(table)})
        ]
    entries: list[dict[str, Any]] = []
    for area, month, where in places:
        engine.execute(
            f"CREATE OR REPLACE TABLE held AS SELECT * FROM {snapshot.scan_sql(table)} AS t{where}"
        )
        count = engine.execute("SELECT count(*) FROM held").fetchall()[0][0] * copies
        cut = "psn_no" in stored_columns(table)
        parts = max(1, min(-(-count // room), BUCKETS)) if cut else 1
        inside = f"area={area}/month={month}/" if area else ""
        for low, high in pairwise(BUCKETS * part // parts for part in range(parts + 1)):
            relative = f"data/{table}/batch=1/{inside}part-{low:03d}.parquet"
            rows = _part(engine, table, (low, high - 1), lake / relative)
            entry = {"path": relative, "rows": rows, "buckets": [low, high - 1]}
            entries.append(entry | ({"area": area, "month": month} if area else {}))
    return entries


def _part(
    engine: duckdb.DuckDBPyConnection, table: str, buckets: tuple[int, int], target: Path
) -> int:
    """Write the copies of the rows ``held`` whose persons are in some buckets."""
    whose = "coalesce(t.psn_no, '')" if "psn_no" in stored_columns(table) else "''"
    target.parent.mkdir(parents=True, exist_ok=True)
    done = engine.execute(
        f"COPY (SELECT {_picked(table)} FROM held AS t JOIN (SELECT * FROM person WHERE bucket"
        f" BETWEEN {buckets[0]} AND {buckets[1]}) AS c ON c.psn_no = {whose} ORDER BY c.bucket)"
        f" TO '{target}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
        f" ROW_GROUP_SIZE {ROW_GROUP})"
    ).fetchone()
    return int(done[0]) if done else 0


def _knowledge(snapshot: Snapshot, lake: Path) -> dict[str, Any]:
    import shutil

    shutil.copytree(snapshot.path / "knowledge", lake / "knowledge", dirs_exist_ok=True)
    return snapshot.knowledge


def make(lines: int, out: Path, persons: int = BASE_PERSONS) -> Lake:
    """The lake in ``out``, made if it is not there."""
    lake = Lake(out / f"lake-{lines}")
    if lake.exists:
        return lake
    return grow(base_lake(out, persons), lake.path, lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--persons", type=int, default=BASE_PERSONS)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    lake = make(asked.lines, asked.out, asked.persons)
    sys.stdout.write(f"{lake.path} {lake.snapshot().rows('fee_list_d'):,}\n")


if __name__ == "__main__":
    main()
