"""The knowledge of a run: what holds in one place, with what we ship, one file per kind."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.knowledge.build import typed
from yijian.audit.knowledge.digest import tables_digest
from yijian.audit.knowledge.kinds import Kind, kinds, read_stored, table_of
from yijian.audit.knowledge.sources.csv_file import read_csv
from yijian.audit.knowledge.sources.own_csv import read_own
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused
from yijian.law import admdvs
from yijian.law.timeline import lay

Row = dict[str, Any]


@dataclass(frozen=True)
class Resolved:
    """Where the tables of a run lie, how many rows each has, and a digest of all they say."""

    paths: dict[str, Path]
    rows: dict[str, int]
    digest: str


def resolve(snapshot: Snapshot, jurisdiction: str, out_dir: Path) -> Resolved:
    """Write ``<kind>.parquet`` for every kind into ``out_dir``; a kind without rows is empty.

    Rows of the nation, the province and the city of ``jurisdiction`` are kept; on a day on which
    several have the same key the most specific gives the row, and imported knowledge goes
    before what we ship.

    Raises:
        UsageError: ``law.unknown_jurisdiction``.
        Refused: ``knowledge.format``, the lake's tables are of an earlier release.
    """
    division = admdvs(jurisdiction)
    out_dir.mkdir(parents=True, exist_ok=True)
    tables = {name: _table(snapshot, kind, division) for name, kind in kinds().items()}
    paths = {}
    for name, table in tables.items():
        paths[name] = out_dir / f"{name}.parquet"
        pq.write_table(table, paths[name], compression="zstd")
    rows = {name: table.num_rows for name, table in tables.items()}
    return Resolved(paths, rows, tables_digest(tables))


@cache
def shipped(kind_name: str) -> tuple[Row, ...]:
    """The rows of a kind that we ship; none for most kinds.

    Raises:
        ValueError: a shipped file breaks its own format (a fault of ours, not of the user).
    """
    path = Path(str(files("yijian.audit.knowledge").joinpath("shipped", f"{kind_name}.csv")))
    file = read_csv(path) if path.is_file() else None
    reading = read_own(file) if file else None
    if reading is None:
        return ()
    if reading.rejects:
        raise ValueError(f"shipped knowledge {path.name}: {reading.rejects[0]}")
    return tuple(typed(kinds()[kind_name], json.loads(one.fields)) for one in reading.points)


def _table(snapshot: Snapshot, kind: Kind, division: str) -> pa.Table:
    entry = snapshot.knowledge.get("tables", {}).get(kind.name)
    imported = kind.schema.empty_table()
    if entry is not None:
        imported = read_stored(kind, snapshot.path / entry["path"])
    if imported is None:
        raise Refused(
            "knowledge.format",
            f"知识“{kind.title}”是旧版本存的；请重新运行 yijian knowledge import",
        )
    ours = shipped(kind.name)
    places = set(imported.column("admdvs").unique().to_pylist())
    if not ours and places <= {"000000"}:
        return imported
    rows = [row for row in imported.to_pylist() if _within(division, row["admdvs"])]
    return table_of(kind, _most_specific(kind, rows, list(ours)))


def _most_specific(kind: Kind, imported: list[Row], ours: list[Row]) -> list[Row]:
    by_key: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    ordered = sorted(imported, key=lambda row: -len(_prefix(row["admdvs"])))
    for row in [*ordered, *ours]:
        by_key[tuple(str(row[column]) for column in kind.key)].append(row)
    return [
        span.item | {"begndate": span.first, "enddate": span.last}
        for rows in by_key.values()
        for span in lay((row, row["begndate"], row["enddate"]) for row in rows)
    ]


def _within(division: str, of_row: str) -> bool:
    """Whether a row of that division is law in ``division``: the same place or one above it."""
    return division.startswith(_prefix(of_row))


def _prefix(division: str) -> str:
    """The digits that say something: 620100 is 6201, 620000 is 62, 000000 is empty."""
    pairs = [division[i : i + 2] for i in range(0, 6, 2)]
    while pairs and pairs[-1] == "00":
        pairs.pop()
    return "".join(pairs)
