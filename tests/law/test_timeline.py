"""Laying spans: every day keeps the value of the most specific place that has one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.kernel.dates import FOREVER
from yijian.law.timeline import lay

DAY0 = date(2024, 1, 1)


def value(number: int, first: int, length: int) -> tuple[int, date, date]:
    since = DAY0 + timedelta(days=first)
    return number, since, FOREVER if length == 0 else since + timedelta(days=length)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), min_size=1, max_size=5))
def test_each_day_has_the_first_value_that_covers_it(raw: list[tuple[int, int]]) -> None:
    values = [value(i, *pair) for i, pair in enumerate(raw)]
    spans = lay(values)
    assert all(a.last < b.first for a, b in pairwise(spans))
    for offset in range(60):
        day = DAY0 + timedelta(days=offset)
        expected = next((item for item, first, last in values if first <= day <= last), None)
        found = next((span.item for span in spans if span.first <= day <= span.last), None)
        assert found == expected
