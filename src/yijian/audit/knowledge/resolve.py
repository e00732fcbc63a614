"""The knowledge of a run: what holds in one place, with what we ship, one file per kind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
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
from yijian.audit.knowledge.state import table_paths
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError
from yijian.law import admdvs
from yijian.law.timeline import lay

Row = dict[str, Any]


@dataclass(frozen=True)
class Resolved:
    """Where the tables of a run lie, how many rows each has, and a digest of all they say."""

    paths: dict[str, Path]
    rows: dict[str, int]
    digest: str


def resolve(
    snapshot: Snapshot, jurisdiction: str, out_dir: Path, folder: Path | None = None
) -> Resolved:
    """Write ``<kind>.parquet`` for every kind into ``out_dir``; a kind without rows is empty.

    Rows of the nation, the province and the city of ``jurisdiction`` are kept; on a day on which
    several have the same key the most specific gives the row, and imported knowledge goes
    before what we ship. Tables in ``folder``, written for a trial, take the place of the lake's.

    Raises:
        UsageError: ``law.unknown_jurisdiction``; ``knowledge.no_folder``.
        Refused: ``knowledge.format``, the tables are of an earlier release.
    """
    division = admdvs(jurisdiction)
    paths_of = table_paths(snapshot) if folder is None else tables_in(folder)
    out_dir.mkdir(parents=True, exist_ok=True)
    tables = {name: table_for(paths_of, kind, division) for name, kind in kinds().items()}
    paths = {}
    for name, table in tables.items():
        paths[name] = out_dir / f"{name}.parquet"
        pq.write_table(table, paths[name], compression="zstd")
    rows = {name: table.num_rows for name, table in tables.items()}
    return Resolved(paths, rows, tables_digest(tables))


def tables_in(folder: Path) -> dict[str, Path]:
    """The tables that a trial wrote, by kind.

    Raises:
        UsageError: ``knowledge.no_folder``: it is no folder.
    """
    if not folder.is_dir():
        raise UsageError("knowledge.no_folder", f"没有文件夹“{folder}”，读不到要试用的知识")
    return {name: folder / f"{name}.parquet" for name in kinds()
            if (folder / f"{name}.parquet").is_file()}  # fmt: skip


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


def table_for(paths: Mapping[str, Path], kind: Kind, division: str) -> pa.Table:
    """What holds in a division (six digits) of one kind: imported, and what we ship.

    Raises:
        Refused: ``knowledge.format``, the table is of an earlier release.
    """
    path = paths.get(kind.name)
    imported = kind.schema.empty_table() if path is None else read_stored(kind, path)
    if imported is None:
        raise Refused(
            "knowledge.format",
            f"知识“{kind.title}”是旧版本存的；请重新运行 yijian knowledge import",
        )
    ours = shipped(kind.name)
    places = set(imported.column("admdvs").unique().to_pylist())
    if not ours and places <= {"000000"}:
        return imported
    rows = [row for row in imported.to_pylist() if holds_in(division, row["admdvs"])]
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


def holds_in(division: str, of_row: str) -> bool:
    """Whether a row ``of_row`` (six digits) is law in ``division``: the same or one above it."""
    return division.startswith(_prefix(of_row))


def _prefix(division: str) -> str:
    """The digits that say something: 620100 is 6201, 620000 is 62, 000000 is empty."""
    pairs = [division[i : i + 2] for i in range(0, 6, 2)]
    while pairs and pairs[-1] == "00":
        pairs.pop()
    return "".join(pairs)
