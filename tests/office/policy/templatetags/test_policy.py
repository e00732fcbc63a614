from __future__ import annotations

from datetime import date

from yijian.law import Law
from yijian.office.policy.templatetags.policy import moment_text, money, shift, worth


def test_values_money_days_and_moments() -> None:
    value = Law.load().value("monitor.detect.child_max_age", "lanzhou", date(2026, 11, 21))
    assert worth(value) == "14 年（含本数）"
    assert worth(None) == "—"
    assert (money("23456.70"), money("x")) == ("2.35 万元", "—")
    assert (shift(-3), shift(0), shift(1200)) == ("提前 3 日", "不移动", "推后 1,200 日")
    assert moment_text("2026-11-21T01:30:00+00:00") == "2026-11-21 09:30"
    assert moment_text("") == "—"
