"""Which written forms are read, and which are not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.claims.intake.casts import cleaned, looks_scientific, trimmed, value
from yijian.claims.schema import Column

AMOUNT = Column("det_item_fee_sumamt", "金额", "number", precision=16, scale=2)
TIME = Column("fee_ocur_time", "时间", "datetime")
DAY = Column("brdy", "出生日期", "date")
TEXT = Column("memo", "备注", "text", length=500)
CERT = Column("psn_cert_type", "证件类型", "text", length=6, codes="psn_cert_type")


def read(written: str | None, column: Column, kind: str = "csv") -> Any:
    with duckdb.connect() as engine:
        found = engine.execute(
            f"SELECT {value('t', column, kind)} FROM (SELECT {cleaned('b', column)} AS t"
            f" FROM (SELECT {trimmed('($1::VARCHAR)')} AS b))",
            [written],
        ).fetchone()
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("21.00", "21.00"),
        ("21.0000", "21.00"),
        (" -3.5 ", "-3.50"),
        ("1,234.50", "1234.50"),
        ("-1,234,567", "-1234567.00"),
        ("10.505", "10.51"),
        ("1e3", "1000.00"),
    ],
)
def test_amounts(written: str, amount: str) -> None:
    assert read(written, AMOUNT) == Decimal(amount)


@pytest.mark.parametrize(
    "written",
    ["", "-", None, "NULL", "1,23", "12,34.5", "1,2345", "￥12", "abc", "１２", "9" * 17, "NaN"],
)
def test_no_amounts(written: str | None) -> None:
    assert read(written, AMOUNT) is None


@settings(max_examples=30, deadline=None)
@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2))
def test_grouped_amount_reads_like_the_plain_one(amount: Decimal) -> None:
    assert read(f"{amount:,.2f}", AMOUNT) == read(f"{amount:.2f}", AMOUNT) == amount


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-05 08:30:00", (2026, 3, 5, 8, 30)),
        ("2026-03-05 08:30:00.0", (2026, 3, 5, 8, 30)),
        ("2026-03-05T08:30:00", (2026, 3, 5, 8, 30)),
        ("2026-03-05", (2026, 3, 5)),
        ("20260305", (2026, 3, 5)),
        ("20260305083000", (2026, 3, 5, 8, 30)),
        ("2026/3/5", (2026, 3, 5)),
        ("2026.3.5", (2026, 3, 5)),
        ("2026年3月5日", (2026, 3, 5)),
        ("9999-12-31 00:00:00", (9999, 12, 31)),
    ],
)
def test_moments(written: str, moment: tuple[int, ...]) -> None:
    assert read(written, TIME) == datetime(*moment)  # type: ignore[arg-type]  # noqa: DTZ001


@pytest.mark.parametrize(
    "written",
    ["2026-59-21", "2026-02-30", "202603", "45000", "0001-01-01", "infinity", "昨天", "20261399"],
)
def test_no_moments(written: str) -> None:
    assert read(written, TIME) is None


@settings(max_examples=30, deadline=None)
@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_reads_alike_in_its_forms(day: date) -> None:
    forms = [day.isoformat(), day.strftime("%Y").zfill(4) + day.strftime("%m%d")]
    assert {read(form, DAY) for form in forms} == {day}


def test_serial_days_only_from_spreadsheets() -> None:
    assert read("45000.5", TIME, "xlsx") == datetime(2023, 3, 15, 12)  # noqa: DTZ001
    assert read("20260305", TIME, "xlsx") == datetime(2026, 3, 5)  # noqa: DTZ001
    assert read("45000", DAY, "csv") is None


def test_milliseconds_only_from_messages() -> None:
    moment = datetime(2026, 11, 21, 21, 9, 46)  # noqa: DTZ001
    since = moment - timedelta(hours=8) - datetime(1970, 1, 1)  # noqa: DTZ001
    assert read(str(int(since.total_seconds() * 1000)), TIME, "json") == moment
    assert read("1795266586000", TIME, "csv") is None


def test_texts_lose_blanks_and_codes_gain_their_zero() -> None:
    assert read(" 甲　", TEXT) == "甲"
    assert read("1", CERT) == "01"
    assert read("90", CERT) == "90"
    assert read("NULL", TEXT) is None


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("1.19900000000000E+25", True),
        ("1.1990000000000001e25", True),
        ("3E+17", True),
        ("620102.5", False),
        ("MZ2025", False),
        ("12E05", False),
    ],
)
def test_scientific(written: str, lost: bool) -> None:
    found = duckdb.execute(f"SELECT {looks_scientific('$1')}", [written]).fetchone()
    assert found == (lost,)
