"""Knowledge of every kind for a benchmark lake, so that no rule of the library stands idle.

What the city brings is kept. Of every other kind: a few seldom billed items, or seldom made
diagnoses, in force now, which give findings, and every fourth of the others in force only from
2090 on: their lines are in scope, are looked up and judged like any others, and are no finding.
A real library behaves like that: most lines that knowledge names are in order. Which fourth
differs from kind to kind.
"""

from __future__ import annotations

import csv
from itertools import cycle
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb

from yijian.audit.knowledge.kinds import COMMON as COMMON_COLUMNS
from yijian.audit.knowledge.kinds import Column, Kind, kinds
from yijian.claims.snapshot import Snapshot

RARE, SHARE = 2, 4
ABOUT = {"药品": "XZ", "饮片": "T", "服务项目": "0", "耗材": "C"}
APART = {"national_code", "rest_day"}
"""The table of codes and the calendar: not about items that are judged."""
NOW, LATER, NEVER = "2020-01-01", "2090-01-01", "9999-12-31"


def make_knowledge(snapshot: Snapshot, out: Path, *, given: set[str]) -> list[Path]:
    """CSV files of the kinds that are not ``given``, about the items of the lake."""
    database = duckdb.connect()
    items = _ranked(database, snapshot, "coalesce(hilist_code, med_list_codg)", "fee_list_d")
    diagnoses = _ranked(database, snapshot, "upper(substr(diag_code, 1, 3))", "setl_diag_list_d")
    departments = _ranked(database, snapshot, "bilg_dept_codg", "fee_list_d")
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for kind in kinds().values():
        if kind.name not in given | APART:
            path = out / f"{kind.name}.csv"
            _write(kind, path, {"item": items, "diag": diagnoses, "dept": departments})
            made.append(path)
    return made


def _ranked(
    database: duckdb.DuckDBPyConnection, snapshot: Snapshot, value: str, table: str
) -> list[str]:
    """Values of a column, the commonest first."""
    sql = (
        f"SELECT {value} AS v FROM {snapshot.scan_sql(table)} AS t"
        " WHERE v IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v"
    )
    return [str(row[0]).split("-")[0] for row in database.execute(sql).fetchall()]


def _write(kind: Kind, path: Path, values: dict[str, list[str]]) -> None:
    shared = {column.name for column in COMMON_COLUMNS}
    columns = [c for c in kind.columns if not c.derived_from and c.name not in shared]
    wanted = ABOUT.get(kind.about, "")
    items = [code for code in values["item"] if not wanted or code[0] in wanted] or values["item"]
    common = [code for code in items[:-RARE] if crc32(f"{kind.name} {code}".encode()) % SHARE == 0]
    chosen = [(code, NOW) for code in items[-RARE:]] + [(code, LATER) for code in common]
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*names, "begndate", "enddate", "batch", "source", "level", "admdvs"])
        others = {name: cycle([*found[-RARE:], *found]) for name, found in values.items()}
        seen = set()
        for place, (code, since) in enumerate(chosen):
            row = [_value(column, code, place, items, others) for column in columns]
            key = tuple(row[names.index(name)] for name in kind.key)
            if key not in seen:
                writer.writerow([*row, since, NEVER, "bench", "性能测试自造", "国家", "000000"])
            seen.add(key)


def _value(column: Column, code: str, place: int, items: list[str], others: dict[str, Any]) -> str:
    if column.check == "hilist_code":
        return (
            code if column.name.startswith(("hilist", "main")) else items[-1 - place % len(items)]
        )
    if column.check in ("diag_prefix", "diag_category") or "diag" in column.name:
        return str(next(others["diag"]))
    if "dept" in column.name:
        return str(next(others["dept"]))
    if column.words:
        return column.words[place % len(column.words)]
    if column.sql_type == "BOOLEAN":
        return "false"
    if column.sql_type == "VARCHAR":
        return f"{place:02d}.{place % 10}" if column.check else f"值{place}"
    low = column.name.startswith(("min", "lower"))
    return "0" if low else "30"
