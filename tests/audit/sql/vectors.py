"""What each function must answer, on every engine: expression, typed arguments, answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlglot

from yijian.audit.sql.compile import render

MONEY, COUNT, PRICE = "DECIMAL(16,2)", "DECIMAL(16,4)", "DECIMAL(16,6)"
TEXT, DAY, TIME, WHOLE = "VARCHAR", "DATE", "TIMESTAMP", "INT"


@dataclass(frozen=True)
class Vectors:
    """An expression over columns ``a``, ``b``, ``c`` of these types, and rows with answers."""

    expression: str
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def sql(self, engine: str) -> str:
        """One query that answers for every row, in order."""
        return query(self.expression, self.types, [row[:-1] for row in self.rows], engine)

    @property
    def answers(self) -> list[Any]:
        """The last column of the rows."""
        return [row[-1] for row in self.rows]


def query(expression: str, types: Sequence[str], rows: Sequence[Sequence[Any]], engine: str) -> str:
    """``expression`` over ``rows`` on an engine; columns are called ``a``, ``b``, ``c``."""
    names = "abc"[: len(types)]
    selects = []
    for place, row in enumerate(rows):
        cells = [
            f"CAST({_literal(value)} AS {kind}) AS {name}"
            for value, kind, name in zip(row, types, names, strict=True)
        ]
        selects.append(f"SELECT {place} AS place, {', '.join(cells)}")
    source = " UNION ALL ".join(selects)
    parsed = sqlglot.parse_one(f"SELECT t.place, {expression} AS x FROM t", read="duckdb")
    inner = sqlglot.transpile(source, read="duckdb", write=engine)[0]
    return f"WITH t AS ({inner}) {render(parsed, engine)} ORDER BY place"


def _literal(value: Any) -> str:
    return "NULL" if value is None else f"'{value}'"


def plain(value: Any) -> Any:
    """An answer without what only the engine's driver adds."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value


def _d(text: str) -> date:
    return date.fromisoformat(text)


def _t(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _n(text: str) -> Decimal:
    return Decimal(text)


OURS = (
    Vectors("days_between(a, b)", (DAY, DAY), (
        ("2026-02-28", "2026-03-01", 1), ("2024-02-28", "2024-03-01", 2),
        ("2026-03-01", "2026-02-28", -1), ("2026-03-01", None, None),
    )),
    Vectors("days_between(a, b)", (TIME, TIME), (
        ("2026-03-01 23:59:59", "2026-03-02 00:00:00", 1),
        ("2026-03-01 00:00:00", "2026-03-01 23:59:59", 0),
    )),
    Vectors("months_between(a, b)", (DAY, DAY), (
        ("2026-01-31", "2026-02-28", 0), ("2026-01-31", "2026-03-31", 2),
        ("2025-12-15", "2026-01-14", 0), ("2025-12-15", "2026-01-15", 1),
        (None, "2026-01-15", None),
    )),
    Vectors("age_on(a, b)", (DAY, DAY), (
        ("2012-03-02", "2026-03-01", 13), ("2012-03-02", "2026-03-02", 14),
        ("2012-02-29", "2026-02-28", 13), ("2012-02-29", "2026-03-01", 14),
        (None, "2026-03-01", None),
    )),
    Vectors("add_days(a, b)", (DAY, WHOLE), (
        ("2026-02-28", 1, _d("2026-03-01")), ("2026-03-01", -1, _d("2026-02-28")),
        (None, 1, None),
    )),
    Vectors("add_minutes(a, b)", (TIME, WHOLE), (
        ("2026-02-28 23:30:15", 31, _t("2026-03-01 00:01:15")),
        ("2026-03-01 00:00:00", -1, _t("2026-02-28 23:59:00")),
    )),
    Vectors("minutes_between(a, b)", (TIME, TIME), (
        ("2026-02-28 23:50:00", "2026-03-01 00:19:59", 29),
        ("2026-03-01 10:00:30", "2026-03-01 10:30:30", 30),
        ("2026-03-01 10:00:00", "2026-03-01 10:00:00", 0), ("2026-03-01 10:00:00", None, None),
    )),
    Vectors("minute_of(a)", (TIME,), (("2026-03-01 10:59:59", _t("2026-03-01 10:59:00")),)),
    Vectors("month_of(a)", (DAY,), (("2026-03-31", _d("2026-03-01")), (None, None))),
    Vectors("diag_category(a)", (TEXT,), (("Z51.102", "Z51"), ("O8", "O8"), (None, None))),
    Vectors("oprn_category(a)", (TEXT,), (("74.1x00", "74"), (None, None))),
    Vectors("year_of(a)", (DAY,), (("2026-12-31", _d("2026-01-01")), (None, None))),
    Vectors("level_rank(a)", (TEXT,), (
        ("01", 3), ("04", 3), ("05", 2), ("07", 2), ("08", 1), ("10", 1), ("11", 0), ("三级", 3),
        ("二级", 2), ("一级", 1), ("12", None), ("", None), ("全部", None), (None, None),
    )),
    Vectors("share(a, b)", (MONEY, MONEY), (
        ("1", "3", _n("0.333333")), ("2", "3", _n("0.666667")), ("1", "0", None),
        ("-2", "3", _n("-0.666667")), ("0", "7", _n("0")), (None, "1", None), ("1", None, None),
        ("9999999.99", "0.01", _n("999999999.000000")),
    )),
    Vectors("portion(a, b, c)", (MONEY, COUNT, COUNT), (
        ("100", "1", "3", _n("33.33")), ("100", "2", "3", _n("66.67")),
        ("0.01", "1", "2", _n("0.01")),
        ("-0.01", "1", "2", _n("-0.01")), ("100", "1", "0", None), ("100", None, "3", None),
        ("1234567.89", "999.5", "1000", _n("1233950.61")), ("0.05", "0.1", "1", _n("0.01")),
    )),
    Vectors("product(a, b)", (PRICE, COUNT), (
        ("10.005", "1", _n("10.01")), ("0.333333", "3", _n("1.00")), ("2.5", "-1.5", _n("-3.75")),
        ("0.125", "0.1", _n("0.01")), (None, "1", None),
    )),
    Vectors("money(a)", (PRICE,), (("1.005", _n("1.01")), ("-1.005", _n("-1.01")), (None, None))),
    Vectors("quantity(a)", (PRICE,), (("1.00005", _n("1.0001")), (None, None))),
    Vectors("whole_up(a)", (PRICE,), (
        ("2", _n("2")), ("2.000001", _n("3")), ("0", _n("0")), ("-1.5", _n("-1")), (None, None),
    )),
    Vectors("whole_up(a * b)", (COUNT, COUNT), (("0.0714", "28", _n("2")), ("0.5", "4", _n("2")))),
    Vectors("middle_rank(a)", (WHOLE,), ((1, 1), (2, 1), (3, 2), (4, 2), (5, 3))),
)  # fmt: skip

STANDARD = (
    Vectors("concat(a, b)", (TEXT, TEXT), (("x", "y", "xy"), ("x", None, "x"))),
    Vectors("a || b", (TEXT, TEXT), (("x", "y", "xy"), ("x", None, None))),
    Vectors("length(a)", (TEXT,), (("医鉴", 2), ("", 0), (None, None))),
    Vectors("substring(a, 1, 2)", (TEXT,), (("医鉴好", "医鉴"), ("x", "x"))),
    Vectors("starts_with(a, b)", (TEXT, TEXT), (("XA", "X", True), ("XA", "Y", False))),
    Vectors("greatest(a, b)", (WHOLE, WHOLE), ((1, 2, 2), (1, None, 1))),
    Vectors("least(a, b)", (WHOLE, WHOLE), ((1, 2, 1), (None, 2, 2))),
    Vectors("upper(trim(a)) || lower(a)", (TEXT,), ((" xY", "XY xy"),)),
    Vectors("coalesce(nullif(a, b), 0)", (WHOLE, WHOLE), ((1, 1, 0), (2, 1, 2))),
    Vectors("CAST(a AS DECIMAL(16,2))", (COUNT,), (("1.005", _n("1.01")), ("-1.005", _n("-1.01")))),
    Vectors("CAST(a AS VARCHAR)", (MONEY,), (("1.5", "1.50"), ("0", "0.00"))),
    Vectors("CAST(a AS VARCHAR)", (DAY,), (("2026-03-01", "2026-03-01"),)),
    Vectors("a * b", (MONEY, COUNT), (("1.11", "2.5", _n("2.775")),)),
    Vectors("CASE WHEN a > 0 THEN a ELSE -a END", (MONEY,), (("-3", _n("3")),)),
)  # fmt: skip
