from __future__ import annotations

from datetime import date

from yijian.law import Law
from yijian.office.policy.templatetags.policy import (
    moment_text,
    money,
    named,
    shift,
    worth,
    yuan_text,
)


def test_values_money_days_and_moments() -> None:
    value = Law.load().value("monitor.detect.child_max_age", "lanzhou", date(2026, 11, 21))
    assert worth(value) == "14 年（含本数）"
    assert worth(None) == "—"
    assert (money("23456.70"), money("x")) == ("2.35 万元", "—")
    assert (yuan_text("23456.70"), yuan_text("x")) == ("23,456.70 元", "—")
    assert [named({"a": "甲"}, it) for it in ("a", "b", "")] == ["甲", "b", "—"]
    assert (shift(-3), shift(0), shift(1200)) == ("提前 3 日", "不移动", "推后 1,200 日")
    assert moment_text("2026-11-21T01:30:00+00:00") == "2026-11-21 09:30"
    assert moment_text("") == "—"
