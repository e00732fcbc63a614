from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from yijian.city.columns import moments, money
from yijian.city.files import SLICE, write_table

SIZE = SLICE + 3


def _part(rows: slice) -> pa.Table:
    numbers = np.arange(SIZE, dtype=np.int64)[rows]
    return pa.table({"amount": money(numbers), "at": moments(numbers)})


def test_slices_make_one_table(tmp_path: Path) -> None:
    path = write_table(tmp_path, "t", SIZE, _part, "parquet")
    assert pq.read_table(path).equals(_part(slice(None)))


def test_csv_is_plain_text(tmp_path: Path) -> None:
    lines = write_table(tmp_path, "t", SIZE, _part, "csv").read_text("utf-8").splitlines()
    assert lines[:2] == ['"amount","at"', "0.00,1970-01-01 00:00:00"]
    assert len(lines) == SIZE + 1
