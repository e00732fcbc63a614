"""Small files of national tables, and an import that reports on them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from yijian.claims.intake import ImportReport, import_paths
from yijian.claims.lake import Lake

MADE_AT = datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 - local time, as the lake keeps it

Row = Mapping[str, Any]
FEE_LINE: dict[str, str] = {
    "fixmedins_code": "H62010200001",
    "setl_id": "S1",
    "bkkp_sn": "B1",
    "mdtrt_id": "V1",
    "psn_no": "62010000000000000001",
    "fee_ocur_time": "2026-03-05 08:30:00",
    "hilist_code": "XA11DAW036A001010104127",
    "cnt": "2",
    "pric": "10.5",
    "det_item_fee_sumamt": "21.00",
    "inscp_amt": "21.00",
    "updt_time": "2026-03-06 00:00:00",
}


def fee_line(**changes: str) -> dict[str, str]:
    """A fee line with some columns changed."""
    return FEE_LINE | changes


def as_csv(rows: Sequence[Row], columns: Sequence[str] | None = None) -> str:
    """Rows as CSV text with a heading."""
    out = io.StringIO()
    names = columns or list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Bench:
    """A lake in a temporary folder, with what tests do to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lake = Lake(folder / "lake")
        (folder / "in").mkdir()

    def file(self, name: str, content: str | bytes) -> Path:
        """A file to import."""
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def table(self, name: str, rows: Sequence[Row]) -> Path:
        """A CSV file of these rows."""
        return self.file(name, as_csv(rows))

    def take(self, *paths: Path) -> ImportReport:
        """Import files."""
        return import_paths(self.lake, paths, made_at=MADE_AT)

    def rows(self, table: str, columns: str = "*", order: str = "ALL") -> list[tuple[Any, ...]]:
        """Current rows of a table."""
        sql = self.lake.snapshot().scan_sql(table)
        with duckdb.connect() as engine:
            found: list[tuple[Any, ...]] = engine.execute(
                f"SELECT {columns} FROM {sql} AS t ORDER BY {order}"
            ).fetchall()
        return found

    def rejected(self, report: ImportReport) -> list[dict[str, str]]:
        """The lines of the rejects file."""
        assert report.rejects is not None
        with report.rejects.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def line() -> Callable[..., dict[str, str]]:
    return fee_line
