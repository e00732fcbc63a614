from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from yijian.office.framework.money_field import to_fen
from yijian.office.monitor.loading.columns import as_stored, constant, fen

AMOUNTS = st.decimals(
    min_value=Decimal("-99999999999999.99"), max_value=Decimal("99999999999999.99"), places=2
)


@given(st.lists(AMOUNTS, max_size=20))
def test_yuan_become_fen_exactly(amounts: list[Decimal]) -> None:
    column = pa.chunked_array([pa.array(amounts, pa.decimal128(16, 2))])
    assert fen(column).to_pylist() == [to_fen(it) for it in amounts]


def test_what_is_not_known_counts_nothing() -> None:
    assert fen(pa.chunked_array([pa.array([None], pa.decimal128(16, 2))])).to_pylist() == [0]


def test_dates_and_decimals_are_text() -> None:
    day = pa.chunked_array([pa.array([date(2026, 3, 1), None])])
    assert as_stored("occurred_from", day).to_pylist() == ["2026-03-01", None]
    size = pa.chunked_array([pa.array([Decimal("1.5")], pa.decimal128(18, 4))])
    assert as_stored("measured", size).to_pylist() == ["1.5000"]
    unknown = pa.chunked_array([pa.array([None], pa.string())])
    assert as_stored("admdvs", unknown).to_pylist() == [""]
    assert as_stored("psn_no", unknown).to_pylist() == [None]


def test_a_constant_has_one_value_a_row() -> None:
    assert constant(7, pa.table({"a": [1, 2]})).to_pylist() == [7, 7]
