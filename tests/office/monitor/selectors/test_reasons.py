"""Every reason that a run can give is said in Chinese."""

from __future__ import annotations

import pytest

from yijian.claims.quality.faults import quality_faults
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.selectors.reasons import UNKNOWN, reason_words

pytestmark = pytest.mark.django_db


def test_every_need_of_every_rule_has_words() -> None:
    needs = {need for rule in shipped_rules().values() for need in rule.card.needs}
    said = {need: reason_words(need, "lanzhou") for need in needs}
    assert needs
    assert not [need for need, words in said.items() if words.isascii() or UNKNOWN in words]


def test_every_blocking_fault_has_words() -> None:
    for fault in quality_faults():
        assert reason_words(fault.code, "lanzhou") == f"数据质量：{fault.name}"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("line.hosp_lv", "费用明细缺医院等级"),
        ("knowledge.no_such_kind", "缺知识：其他信息"),
        ("history(no.such)", "之前的数据不够长（其他信息）"),
        ("规则被停止：超时", "规则被停止：超时"),
    ],
)
def test_words(reason: str, words: str) -> None:
    assert reason_words(reason, "lanzhou") == words
