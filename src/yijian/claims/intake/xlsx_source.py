"""Spreadsheets: measured before they are opened, read in slices so that memory stays bounded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineError, CalamineWorkbook

from yijian.claims.engine import name, parquet
from yijian.claims.intake.headers import map_headings
from yijian.claims.intake.naming import known_tables, table_of
from yijian.claims.intake.source import Given, Source
from yijian.claims.intake.xlsx_measure import measure, not_a_spreadsheet
from yijian.claims.intake.xlsx_slices import slices
from yijian.kernel.errors import BadInput, Place

_CHUNK = 20_000
_EXACT = 10**15


def open_xlsx(given: Given, table: str | None, number: int, staging: Path) -> list[Source]:
    """The sources of a spreadsheet: each sheet named like a table, or the first one for the
    table that the file is named for.

    Raises:
        BadInput: no spreadsheet, too large, or headings that do not fit.
    """
    measure(given)
    sources: list[Source] = []
    left_out: list[str] = []
    try:
        sheets = CalamineWorkbook.from_path(given.path).sheet_names
        for sheet in sheets:
            held = table_of(sheet) or (table if not sources else None)
            target = staging / f"xlsx-{number + len(sources)}.parquet"
            if held is None:
                left_out.append(sheet)
                continue
            source = _sheet(given, sheet, held, number + len(sources), target)
            if source is not None:
                source.name = given.name if len(sheets) == 1 else f"{given.name}[{sheet}]"
                sources.append(source)
    except (CalamineError, zipfile.BadZipFile, KeyError):
        raise not_a_spreadsheet(given.name) from None
    if not sources:
        if left_out:
            raise BadInput(
                "import.table",
                Place(given.name),
                f"文件名和工作表名（{'、'.join(left_out)}）都不像任何国家表",
                f"文件名或工作表名含表名；可导入的表：{known_tables()}",
            )
        raise BadInput("import.empty", Place(given.name), "工作簿是空的", "至少有一行表头")
    if left_out:
        sources[0].notes.append(f"{given.name}：工作表 {'、'.join(left_out)} 不是数据表，未导入")
    return sources


def _sheet(given: Given, sheet: str, table: str, number: int, target: Path) -> Source | None:
    """Stage one sheet as text columns ``c0, c1, …`` and ``_row``; ``None`` for an empty sheet."""
    rows = _rows(given.path, sheet, target.parent / f"slice-{number}.xlsx")
    first = next(rows, None)
    if first is None:
        return None
    headings = [str(cell) for cell in first[1]]
    mapping = map_headings(table, headings, given.name)
    schema = pa.schema(
        [("_row", pa.int64()), *((f"c{i}", pa.string()) for i in range(len(headings)))]
    )
    with pq.ParquetWriter(target, schema, compression="lz4") as writer:
        chunk: list[tuple[int, Sequence[Any]]] = []
        for row in rows:
            chunk.append(row)
            if len(chunk) == _CHUNK:
                writer.write_table(_as_table(chunk, schema))
                chunk = []
        writer.write_table(_as_table(chunk, schema))
    return Source(
        number=number,
        name=given.name,
        table=table,
        kind="xlsx",
        relation=parquet([target]),
        columns={official: name(f"c{at}") for official, at in mapping.columns.items()},
        row_sql="_row",
        unknown=mapping.unknown,
    )


def _rows(path: Path, sheet: str, part: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of a sheet that are not blank, each with its number on the sheet."""
    for piece in slices(path, sheet, part):
        held = CalamineWorkbook.from_path(piece).get_sheet_by_name(sheet)
        start = held.start
        if start is None:
            continue
        for offset, row in enumerate(held.to_python(skip_empty_area=True)):
            if any(cell != "" for cell in row):
                yield start[0] + offset + 1, [""] * start[1] + row


def _as_table(chunk: list[tuple[int, Sequence[Any]]], schema: pa.Schema) -> pa.Table:
    width = len(schema) - 1
    cells = [[*row[:width], *[""] * (width - len(row))] for _, row in chunk]
    columns = [
        pa.array([_as_text(it) for it in column], pa.string())
        for column in zip(*cells, strict=True)
    ]
    if not chunk:
        columns = [pa.array([], pa.string()) for _ in range(width)]
    return pa.table([pa.array([number for number, _ in chunk], pa.int64()), *columns], schema)


def _as_text(cell: Any) -> str:
    """A cell as text; a number of more than fifteen digits keeps its scientific form, because
    the spreadsheet has lost its last digits."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, int | float):
        if abs(cell) >= _EXACT:
            return f"{cell:.14E}"
        return str(int(cell)) if cell == int(cell) else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
