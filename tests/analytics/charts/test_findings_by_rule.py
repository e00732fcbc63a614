from __future__ import annotations

from tests.analytics.charts.reading import drawing, rows
from tests.analytics.charts.samples import RULES
from yijian.analytics.charts.findings_by_rule import findings_by_rule


def test_rules_stand_by_amount_with_their_facts() -> None:
    first, second, third = rows(findings_by_rule(RULES), "规则")
    assert (first["规则"], first["疑点数"]) == ("药品限医疗机构级别", "1,204 个")
    assert first["计入的基金金额"] == "1,234,567.89 元"
    assert [second["key"], third["key"]] == ["YJ10000000000001", "GZ10000205001000"]


def test_the_rest_is_told() -> None:
    assert drawing(findings_by_rule(RULES, top=2))["title"] == "未画出的 1 条规则合计 88,250.10 元"
