from __future__ import annotations

from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.parquet import opened, pieces, row_count


@given(
    rows=st.integers(0, 60),
    group=st.integers(1, 25),
    first=st.integers(0, 70),
    sizes=st.lists(st.integers(1, 20), min_size=1, max_size=5),
)
def test_every_row_from_the_first_on_comes_once(
    tmp_path_factory, rows, group, first, sizes
) -> None:
    path = tmp_path_factory.mktemp("p") / "a.parquet"
    pq.write_table(pa.table({"n": pa.array(range(rows), pa.int64())}), path, row_group_size=group)
    asked = count()
    found = list(pieces(path, first=first, size=lambda: sizes[next(asked) % len(sizes)]))
    assert [n for it in found for n in it.rows["n"].to_pylist()] == list(range(first, rows))
    assert all(it.start == it.rows["n"][0].as_py() for it in found)
    assert all(len(it.rows) <= max(sizes) for it in found)
    assert row_count(path) == rows


def test_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "findings.parquet").write_bytes(b"PAR1 no")
    for path in (tmp_path / "findings.parquet", tmp_path / "gone.parquet"):
        with pytest.raises(Refused, match=f"“{path.name}”缺失或已损坏"):
            opened(path)
