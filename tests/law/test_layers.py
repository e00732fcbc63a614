"""Added values over shipped ones: the addition wins on its days, the rest keeps what it had."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.dates import FOREVER
from yijian.law.layers import cut, layered
from yijian.law.models import DatedValue

DAY0 = date(2026, 1, 1)
SHIPPED, ADDED = Path("shipped.yaml"), Path("added.yaml")


def dated(value: int, first: int, length: int | None) -> DatedValue:
    since = DAY0 + timedelta(days=first)
    return DatedValue(
        value=value, unit="day", since=since, origin="ours", reason="试。", confidence="low",
        until=None if length is None else since + timedelta(days=length), checked_on=DAY0,
    )  # fmt: skip


def test_the_shipped_value_keeps_the_days_before_and_after() -> None:
    shipped, added = dated(1, 0, None), dated(2, 10, 4)
    held = layered([(ADDED, added), (SHIPPED, shipped)])
    assert [(it.dated.value, it.dated.since.day, it.path) for it in held] == [
        (1, 1, SHIPPED), (2, 11, ADDED), (1, 16, SHIPPED),
    ]  # fmt: skip
    assert [it.dated.until for it in held] == [date(2026, 1, 10), date(2026, 1, 15), None]
    assert held[0].written is held[2].written is shipped
    assert [it.dated.began for it in held] == [None, None, date(2026, 1, 1)]


def test_a_value_that_is_not_cut_stays_the_same() -> None:
    value = dated(1, 0, None)
    assert cut(value, DAY0, FOREVER) is value
    assert cut(value, DAY0, date(2026, 2, 1)).until == date(2026, 2, 1)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), min_size=1, max_size=4))
def test_no_day_loses_its_value(raw: list[tuple[int, int]]) -> None:
    added = [(ADDED, dated(n, *pair)) for n, pair in enumerate(raw)]
    held = layered([*added, (SHIPPED, dated(99, 0, None))])
    for offset in range(50):
        day = DAY0 + timedelta(days=offset)
        found = [it for it in held if it.dated.since <= day <= (it.dated.until or FOREVER)]
        covering = [it for _, it in added if it.since <= day <= (it.until or FOREVER)]
        assert [it.dated.value for it in found] == [covering[0].value if covering else 99]
