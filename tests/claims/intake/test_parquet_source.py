"""Parquet, with types of its own or all text."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.claims.intake.conftest import Bench, fee_line
from yijian.kernel.errors import BadInput


def test_typed_and_text_columns_read_alike(bench: Bench) -> None:
    texts = pa.table({key: [value] for key, value in fee_line().items()})
    pq.write_table(texts, bench.folder / "in" / "fee_list_d.parquet")
    typed = texts.set_column(
        texts.column_names.index("pric"), "PRIC", pa.array([Decimal("10.500000")])
    )
    at = typed.column_names.index("fee_ocur_time")
    moments = typed.column(at).cast(pa.timestamp("us"))
    typed = typed.set_column(at, "fee_ocur_time", moments)
    pq.write_table(typed, bench.folder / "in" / "fee_list_d_typed.parquet")
    bench.take(bench.folder / "in" / "fee_list_d.parquet")
    report = bench.take(bench.folder / "in" / "fee_list_d_typed.parquet")
    assert report.tables["fee_list_d"].duplicate == 1
    assert bench.rows("fee_list_d", "pric, src_row") == [(Decimal("10.500000"), 1)]


def test_no_parquet(bench: Bench) -> None:
    with pytest.raises(BadInput, match="不是 Parquet 文件或已损坏"):
        bench.take(bench.file("fee_list_d.parquet", "PAR1 not really"))
