from __future__ import annotations

from datetime import date

from yijian.office.policy.guards.start_date_given import start_date_given
from yijian.office.policy.models import LocalItem


def test_not_before_the_approval() -> None:
    item = LocalItem(document_day=date(2026, 11, 1))
    assert start_date_given(subject=item, since=date(2026, 11, 1)) is None
    for since, said in ((None, "没有写执行日期"), (date(2026, 10, 31), "早于批准日期 2026-11-01")):
        refusal = start_date_given(subject=item, since=since)
        assert refusal is not None
        assert said in refusal.sentence()
