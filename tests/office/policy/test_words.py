from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import content
from yijian.law import Law
from yijian.office.policy.words import NOTHING, amount_words, content_words, value_words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5, "working_day", "5 个工作日"),
        (50_000, "yuan", "50,000 元"),
        ("0.5", "yuan", "0.50 元"),
        ("0.05", "ratio", "5%"),
        ("1", "ratio", "100%"),
        (True, "bool", "是"),
        ("省级增补", "enum", "省级增补"),
        (12_000, "count", "12,000"),
    ],
)
def test_an_amount_with_its_unit(value: object, unit: str, said: str) -> None:
    assert amount_words(value, unit) == said


def test_a_value_with_its_parts() -> None:
    sealing = Law.load().value("inspection.sealing.limit", "lanzhou", date(2026, 11, 21))
    assert value_words(sealing).startswith("30 日（含本数；延长 30 日")
    assert value_words(None) == NOTHING


def test_what_is_asked_for() -> None:
    assert content_words(content()) == "5 个工作日（含本数）"
    parts = {"first": 5, "extension": 3}
    asked = content(inclusive=None, components=parts)
    assert content_words(asked) == "5 个工作日（延长 3 个工作日）"


def test_a_value_of_several_things() -> None:
    law = Law.load()
    core = law.value("policy.fund_scope.core_funds", "lanzhou", date(2026, 11, 21))
    said = value_words(core)
    assert said.startswith("4 项：职工基本医疗保险、")
    [written] = law.own_values("policy.fund_scope.core_funds", "lanzhou")
    assert value_words(written) == said
    asked = content(value=4, unit="count", members_of="funds", members=list(core.members or {}))
    assert content_words(asked) == said
