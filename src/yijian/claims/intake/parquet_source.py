"""Parquet: typed columns are read back as text, so that every format is checked alike."""

from __future__ import annotations

from pathlib import Path

import duckdb

from yijian.claims.engine import name, parquet
from yijian.claims.intake.headers import map_headings
from yijian.claims.intake.source import Given, Source
from yijian.kernel.errors import BadInput, Place


def open_parquet(given: Given, table: str, number: int, staging: Path) -> Source:
    """The source of a Parquet file.

    Raises:
        BadInput: not Parquet, or its columns do not fit.
    """
    neutral = staging / f"in-{number}.parquet"
    neutral.symlink_to(given.path.absolute())
    relation = parquet([neutral])
    with duckdb.connect() as engine:
        try:
            described = engine.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
        except duckdb.Error:
            raise BadInput(
                "import.parquet",
                Place(given.name),
                "不是 Parquet 文件或已损坏",
                "完整的 Parquet 文件",
            ) from None
    headings = [row[0] for row in described]
    mapping = map_headings(table, headings, given.name)
    columns = {
        official: f"CAST({name(headings[position])} AS VARCHAR)"
        for official, position in mapping.columns.items()
    }
    return Source(
        number=number,
        name=given.name,
        table=table,
        kind="parquet",
        relation=relation,
        columns=columns,
        first_row=1,
        unknown=mapping.unknown,
    )
