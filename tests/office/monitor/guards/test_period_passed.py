from __future__ import annotations

from datetime import date

import pytest

from yijian.office.monitor.guards.period_passed import period_passed

pytestmark = pytest.mark.django_db
MARCH = {"since": date(2026, 3, 1), "until": date(2026, 3, 31)}


def test_not_before_the_first_run(actor, db) -> None:
    refusal = period_passed(actor=actor("authority"), **MARCH)
    assert refusal is not None
    assert "还没有可见的稽核结果" in refusal.sentence()


def test_a_period_that_has_passed(actor, run) -> None:
    who = actor("authority")
    assert period_passed(actor=who, **MARCH) is None
    today, tomorrow = date(2026, 11, 21), date(2026, 11, 22)
    assert period_passed(actor=who, since=today, until=today) is None
    for since, until, said in (
        (MARCH["until"], MARCH["since"], "起日 2026-03-31 晚于止日 2026-03-01"),
        (today, tomorrow, "止日 2026-11-22 还没有过去"),
    ):
        refusal = period_passed(actor=who, since=since, until=until)
        assert refusal is not None
        assert said in refusal.sentence()
