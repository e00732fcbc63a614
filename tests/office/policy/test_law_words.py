from __future__ import annotations

import pytest

from yijian.office.policy.law_words import law_word


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("unit", "working_day", "个工作日"),
        ("origin", "superior law", "上位法"),
        ("kind", "calendar", "工作日历"),
        ("place", "lanzhou", "兰州市"),
        ("jurisdiction", "nowhere", ""),
        ("parameter", "monitor.detect.child_max_age", "儿童用药的年龄上限"),
        ("parameter", "no.such.name", ""),
        ("instrument", "fund-regulation", "医疗保障基金使用监督管理条例"),
        ("instrument", "nothing", ""),
        ("kind", "hospital", ""),
        ("reason", "lanzhou", ""),
    ],
)
def test_names_that_the_law_uses(key: str, value: str, said: str) -> None:
    assert law_word(key, value) == said
