from __future__ import annotations

from tests.office.monitor.ruled import TEXT
from yijian.office.monitor.guards.rule_sound import rule_sound
from yijian.office.monitor.rule_models import RuleVersion


def test_a_fault_is_named_with_its_place(db) -> None:
    row = RuleVersion(code="YJ96201000000001", version=1001, text=TEXT, jurisdiction="lanzhou")
    assert rule_sound(subject=row) is None
    row.text = TEXT.replace("line.cnt > 1", "line.cnt > 18")
    refusal = rule_sound(subject=row)
    assert refusal is not None
    assert refusal.sentence().startswith(
        "不能办理：规则文件第 27 行第 19 个字有错：规则里不得写数字 18"
    )
