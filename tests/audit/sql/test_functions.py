"""The functions of rules against plain Python: exact, and the same on both engines."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.sql.vectors import (
    COUNT,
    DAY,
    MONEY,
    OURS,
    PRICE,
    STANDARD,
    TEXT,
    WHOLE,
    Vectors,
    plain,
    query,
)
from yijian.audit.backends.spark import SparkEngineSession
from yijian.audit.sql.functions import ENGINES, FUNCTIONS
from yijian.audit.sql.functions import STANDARD as ALLOWED

DATABASE = duckdb.connect()
CENT, MILLIONTH = Decimal("0.01"), Decimal("0.000001")
AMOUNTS = st.decimals(-(10**8), 10**8, places=2)
COUNTS = st.decimals(Decimal(-(10**6)), Decimal(10**6), places=4)
PRICES = st.decimals(0, 10**6, places=6)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def ask(expression: str, types: tuple[str, ...], *row: Any) -> Any:
    """The answer of DuckDB for one row."""
    [(_, answer)] = DATABASE.execute(query(expression, types, [row], "duckdb")).fetchall()
    return answer


def half_up(value: Decimal, unit: Decimal) -> Decimal:
    """A value rounded half away from zero."""
    return value.quantize(unit, rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("vectors", [*OURS, *STANDARD], ids=lambda it: it.expression)
def test_vectors_on_duckdb(vectors: Vectors) -> None:
    answers = [plain(row[1]) for row in DATABASE.execute(vectors.sql("duckdb")).fetchall()]
    assert answers == vectors.answers


@pytest.mark.spark
@pytest.mark.parametrize("vectors", [*OURS, *STANDARD], ids=lambda it: it.expression)
def test_vectors_on_spark(vectors: Vectors, spark: SparkEngineSession) -> None:
    answers = [plain(row[1]) for row in spark.rows(vectors.sql("spark"))]
    assert answers == vectors.answers


WORDS = ["乙", "甲", "b", "a", "甲", None, "B"]


def listed(engine: str) -> str:
    """``ordered_list`` over :data:`WORDS`."""
    text = query("a", (TEXT,), [(word,) for word in WORDS], engine)
    function = FUNCTIONS["ordered_list"].template(engine).replace("$1", "q.x")
    return f"SELECT {function} FROM ({text}) AS q"


def test_a_list_is_distinct_and_in_order_on_duckdb() -> None:
    assert DATABASE.execute(listed("duckdb")).fetchone() == ("B、a、b、乙、甲",)


@pytest.mark.spark
def test_a_list_is_distinct_and_in_order_on_spark(spark: SparkEngineSession) -> None:
    assert spark.rows(listed("spark")) == [("B、a、b、乙、甲",)]


@pytest.mark.spark
def test_large_amounts_agree_on_both_engines(spark: SparkEngineSession) -> None:
    rows = [
        ("99999999.99", "99999.9999", "0.0001"), ("-99999999.99", "3.3333", "7.7777"),
        ("12345678.91", "1", "999999.9999"), ("0.01", "0.0001", "99999.9999"),
    ]  # fmt: skip
    for expression, types in (
        ("portion(a, b, c)", (MONEY, COUNT, COUNT)),
        ("share(a, c)", (MONEY, COUNT, COUNT)),
    ):
        ours = DATABASE.execute(query(expression, types, rows[1:], "duckdb")).fetchall()
        assert spark.rows(query(expression, types, rows[1:], "spark")) == ours


@settings(deadline=None, max_examples=60)
@given(AMOUNTS, COUNTS, COUNTS.map(abs))
def test_portion(amount: Decimal, part: Decimal, whole: Decimal) -> None:
    types = (MONEY, COUNT, COUNT)
    if whole == 0:
        assert ask("portion(a, b, c)", types, amount, part, whole) is None
    elif abs(amount * part) < whole * 10**12:
        exact = half_up(amount * part / whole, CENT)
        assert ask("portion(a, b, c)", types, amount, part, whole) == exact


@settings(deadline=None, max_examples=60)
@given(AMOUNTS, AMOUNTS.map(abs))
def test_share(part: Decimal, whole: Decimal) -> None:
    if whole == 0:
        assert ask("share(a, b)", (MONEY, MONEY), part, whole) is None
    elif abs(part) < whole * 10**8:
        assert ask("share(a, b)", (MONEY, MONEY), part, whole) == half_up(part / whole, MILLIONTH)


@pytest.mark.parametrize(
    ("expression", "row"), [("share(a, b)", ("1", "-2")), ("portion(a, a, b)", ("1", "-2"))]
)
def test_a_negative_divisor_keeps_its_sign(expression: str, row: tuple[str, str]) -> None:
    assert ask(expression, (MONEY, MONEY), *row) == Decimal("-0.5")


@settings(deadline=None, max_examples=60)
@given(PRICES, COUNTS)
def test_product(price: Decimal, count: Decimal) -> None:
    assert ask("product(a, b)", (PRICE, COUNT), price, count) == half_up(price * count, CENT)


@settings(deadline=None, max_examples=60)
@given(DAYS, DAYS)
def test_age_is_the_number_of_birthdays(birth: date, day: date) -> None:
    had = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    assert ask("age_on(a, b)", (DAY, DAY), birth, day) == had


@settings(deadline=None, max_examples=60)
@given(DAYS, st.integers(0, 2400))
def test_months_are_full(first: date, days: int) -> None:
    last = first + timedelta(days)
    months = ask("months_between(a, b)", (DAY, DAY), first, last)
    passed = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    assert months == passed
    assert months >= 0


@settings(deadline=None, max_examples=60)
@given(DAYS, DAYS)
def test_days_there_and_back(first: date, last: date) -> None:
    days = ask("days_between(a, b)", (DAY, DAY), first, last)
    assert days == (last - first).days
    assert ask("add_days(a, b)", (DAY, WHOLE), first, days) == last


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 10**6))
def test_the_middle_is_that_of_the_lower_median(n: int) -> None:
    assert ask("middle_rank(a)", (WHOLE,), n) == (n + 1) // 2


def test_every_function_is_vouched_for() -> None:
    tested = {vectors.expression.partition("(")[0] for vectors in OURS} | {"ordered_list"}
    assert tested == set(FUNCTIONS)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_says_what_it_is(name: str) -> None:
    function = FUNCTIONS[name]
    assert function.meaning
    for engine in ENGINES:
        template = function.template(engine)
        used = [n for n in range(1, 6) if f"${n}" in template]
        assert used == list(range(1, function.arity + 1))
    assert name.upper() not in ALLOWED
