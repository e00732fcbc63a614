from __future__ import annotations

from datetime import date

from yijian.office.policy.guards.end_date_given import end_date_given
from yijian.office.policy.models import LocalItem


def test_not_before_the_start() -> None:
    item = LocalItem(since=date(2026, 11, 10))
    assert end_date_given(subject=item, until=date(2026, 11, 10)) is None
    for until, said in ((None, "没有写停止日期"), (date(2026, 11, 9), "早于执行日期 2026-11-10")):
        refusal = end_date_given(subject=item, until=until)
        assert refusal is not None
        assert said in refusal.sentence()
