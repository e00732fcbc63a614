"""One wording of a value, whoever shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from yijian.law import Law
from yijian.law.wording import amount, origin, parts, phrase, whole

ON = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5, "working_day", "5 个工作日"),
        (24, "hour", "24 小时"),
        (50_000, "yuan", "50,000 元"),
        ("0.5", "yuan", "0.50 元"),
        ("0.05", "ratio", "5%"),
        ("1", "ratio", "100%"),
        ("5", "ratio", "5 倍"),
        (True, "bool", "是"),
        (False, "bool", "否"),
        ("省级增补", "enum", "省级增补"),
        (12_000, "count", "12,000"),
    ],
)
def test_an_amount_with_its_unit(value: bool | int | str, unit: str, said: str) -> None:
    assert amount(value, unit) == said


def test_a_multiple_that_is_one_is_told_by_its_title() -> None:
    assert amount("1", "ratio", "罚款倍数下限") == "1 倍"


def test_a_value_with_its_parts() -> None:
    sealing = Law.load().value("inspection.sealing.limit", "lanzhou", ON)
    assert whole(sealing) == "30 日（含本数；延长 30 日）"
    assert parts(sealing.components, sealing.unit) == "延长 30 日"
    assert phrase(3, "day") == "3 日"


def test_things_that_are_counted_are_named() -> None:
    core = Law.load().value("policy.fund_scope.core_funds", "lanzhou", ON)
    assert whole(core).startswith("4 项：职工基本医疗保险、")


def test_who_says_so() -> None:
    age = Law.load().value("monitor.detect.child_max_age", "lanzhou", ON)
    assert origin(age) == "本系统默认"
    assert origin(replace(age, decided="2026-0001")) == "本机关变更第 2026-0001 号"
