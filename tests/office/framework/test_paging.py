"""Paging: pages put together are the whole list in order, forward and back, whatever the ties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.monitor.found import make_run
from yijian.kernel.errors import UsageError
from yijian.office.framework.paging import (
    AFTER,
    BEFORE,
    Order,
    Position,
    Total,
    beyond,
    count_up_to,
    neighbour,
    position_of,
    read_position,
    take_page,
)
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Run, Tally

pytestmark = pytest.mark.django_db
ORDERS = [
    Order(column, descending=way)
    for column in ("fee_amount", "month", "n")
    for way in (True, False)
]


@pytest.fixture
def run(db: None) -> Run:
    return make_run()


def rows_of(run: Run, values: list[int]) -> QuerySet[Tally]:
    """Tallies whose money, month and number all tie where the values tie."""
    with writing():
        Tally.objects.all().delete()
        Tally.objects.bulk_create(
            Tally(
                run=run,
                rule_code="X",
                admdvs="620102",
                month=date(2026, 1, 1) + timedelta(days=value),
                n=value - 3,
                fee_amount=Decimal(value - 3) / 4,
                fund_amount=0,
                counted_fund_amount=0,
            )
            for value in values
        )
    return Tally.objects.filter(run=run)


def walk(rows: QuerySet[Tally], order: Order, size: int, *, back: bool) -> list[int]:
    """All keys, page by page; backwards it begins behind the last row."""
    found: list[int] = []
    position: Position | None = None
    if back:
        last = rows.order_by(*order.names(reverse=True)).first()
        if last is None:
            return []
        found = [last.pk]
        position = read_position(Tally, order, {BEFORE: position_of(last, order)})
    while True:
        page = take_page(rows, order, position, size)
        keys = [row.pk for row in page.rows]
        found = keys + found if back else found + keys
        asked = page.previous if back else page.next
        if not asked:
            return found
        position = read_position(Tally, order, {BEFORE if back else AFTER: asked})


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    values=st.lists(st.integers(0, 6), max_size=14),
    size=st.integers(1, 5),
    order=st.sampled_from(ORDERS),
)
def test_pages_are_the_whole_list(run: Run, values: list[int], size: int, order: Order) -> None:
    rows = rows_of(run, values)
    whole = [row.pk for row in rows.order_by(*order.names())]
    assert walk(rows, order, size, back=False) == whole
    assert walk(rows, order, size, back=True) == whole


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.lists(st.integers(0, 3), min_size=1, max_size=9), order=st.sampled_from(ORDERS))
def test_there_and_back_is_the_same_page(run: Run, values: list[int], order: Order) -> None:
    rows = rows_of(run, values)
    first = take_page(rows, order, None, 3)
    assert not first.previous
    if first.next:
        second = take_page(rows, order, read_position(Tally, order, {AFTER: first.next}), 3)
        assert second.previous
        again = take_page(rows, order, read_position(Tally, order, {BEFORE: second.previous}), 3)
        assert [row.pk for row in again.rows] == [row.pk for row in first.rows]
        assert not again.previous
        assert again.next == first.next


def test_neighbours_follow_the_order(run: Run) -> None:
    rows = rows_of(run, [3, 1, 3, 2])
    order = Order("fee_amount")
    whole = list(rows.order_by(*order.names()))
    around = [
        (neighbour(rows, order, row, back=True), neighbour(rows, order, row, back=False))
        for row in whole
    ]
    assert [before for before, _ in around] == [None, *whole[:-1]]
    assert [after for _, after in around] == [*whole[1:], None]


@pytest.mark.parametrize(
    ("order", "asked"),
    [
        (ORDERS[0], {AFTER: "1 OR 1=1"}),
        (ORDERS[0], {AFTER: "12~3"}),  # money has two decimals
        (ORDERS[0], {AFTER: "12.345~3"}),
        (ORDERS[0], {AFTER: "2026-03-01~3"}),
        (ORDERS[0], {AFTER: "1.00~-3"}),
        (ORDERS[0], {AFTER: "1.00~0"}),
        (ORDERS[0], {AFTER: "1.00~9999999999999999999"}),
        (ORDERS[0], {AFTER: "9999999999999999.00~1"}),
        (ORDERS[0], {AFTER: "１.００~1"}),
        (ORDERS[2], {AFTER: "2026-13-01~3"}),
        (ORDERS[2], {AFTER: "12.00~3"}),
        (ORDERS[2], {BEFORE: "20260301~3"}),
        (ORDERS[4], {BEFORE: "1.5~3"}),
        (ORDERS[0], {AFTER: "1.00~3", BEFORE: "1.00~3"}),
        (ORDERS[0], {AFTER: "~"}),
    ],
)
def test_a_made_up_position_is_refused_in_words(order: Order, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="请从第一页重新翻起") as refusal:
        read_position(Tally, order, asked)
    assert refusal.value.code == "paging.position"


def test_no_position_is_the_first_page() -> None:
    assert read_position(Tally, ORDERS[0], {}) is None
    assert read_position(Tally, ORDERS[0], {AFTER: ""}) is None


def test_a_position_behind_everything_is_an_empty_page(run: Run) -> None:
    rows = rows_of(run, [1, 2])
    position = read_position(Tally, ORDERS[0], {AFTER: "-99999.00~1"})
    page = take_page(rows, ORDERS[0], position, 5)
    assert (page.rows, page.next, page.previous) == ([], "", "")


@pytest.mark.parametrize("order", ORDERS)
def test_the_database_reads_the_order_off_an_index(run: Run, order: Order) -> None:
    """One row comparison, not a disjunction that would read every tie before it."""
    value: Any = {"month": date(2026, 1, 2), "n": 1}.get(order.column, Decimal("1.00"))
    sql = str(Tally.objects.filter(beyond(Tally, order, Position(value, 5, back=False))).query)
    sign = "<" if order.descending else ">"
    assert f'("monitor_tally"."{order.column}", "monitor_tally"."id") {sign} (' in sql


def test_totals_in_words(run: Run) -> None:
    rows = rows_of(run, [1] * 7)
    assert count_up_to(rows, 7) == Total(7, exact=True)
    assert count_up_to(rows, 6) == Total(6, exact=False)
    assert str(Total(1234, exact=True)) == "1,234 条"
    assert str(Total(100_000, exact=False)) == "超过 10 万条"
    assert str(Total(1_500, exact=False)) == "超过 1,500 条"
