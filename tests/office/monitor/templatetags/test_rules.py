from __future__ import annotations

from decimal import Decimal

from yijian.office.monitor.templatetags.rules import coded, cost, places, rule_state


def test_technical_words_stand_as_code() -> None:
    assert coded("列 line.cnt 不在") == "列 <code>line.cnt</code> 不在"
    assert coded("<b> 只写 days_between(a, b)") == (
        "&lt;<code>b</code>&gt; 只写 <code>days_between(a, b)</code>"
    )


def test_a_state_and_a_place_in_words() -> None:
    assert rule_state("in_force", "生效") == '<span class="tag tag-ok">生效</span>'
    assert rule_state("draft", "草稿") == '<span class="tag ">草稿</span>'
    terms = {"areas": ["620102"], "institutions": ["H1"], "moments": ["事后"], "from": "2026-12-01"}
    assert places(terms) == "区划 620102；机构 H1；环节 事后；自 2026-12-01 起"
    assert places({}) == ""


def test_what_a_rule_costs() -> None:
    assert cost(Decimal("0.0123")) == "0.012 秒"
    assert cost(None) == "—"
