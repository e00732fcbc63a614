"""Writes the city's tables, slice by slice, so that memory holds one slice of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

FileFormat = Literal["parquet", "csv"]
SLICE = 250_000
Part = Callable[[slice], pa.Table]


def _plain(table: pa.Table) -> pa.Table:
    """Moments without fractions of a second, as CSV shows them."""
    for position, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            seconds = table.column(position).cast(pa.timestamp("s"))
            table = table.set_column(position, field.name, seconds)
    return table


def write_table(folder: Path, name: str, size: int, part: Part, file_format: FileFormat) -> Path:
    """Write ``size`` rows of a table as ``<name>.parquet`` or UTF-8 ``<name>.csv``."""
    path = folder / f"{name}.{file_format}"
    schema = part(slice(0, 0)).schema
    starts = range(0, size, SLICE)
    if file_format == "parquet":
        with pq.ParquetWriter(path, schema, compression="zstd") as parquet:
            for start in starts:
                parquet.write_table(part(slice(start, start + SLICE)))
        return path
    with arrow_csv.CSVWriter(path, _plain(part(slice(0, 0))).schema) as text:
        for start in starts:
            text.write_table(_plain(part(slice(start, start + SLICE))))
    return path
