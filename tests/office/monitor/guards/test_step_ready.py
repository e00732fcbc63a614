from __future__ import annotations

from tests.office.monitor.ruled import DEATH, TERMS, asked, drafted, shipped, tried, up_to
from yijian.office.monitor.guards.step_ready import askable, lacking, step_ready


def test_what_may_be_asked_for(actor) -> None:
    first, row = actor("first_reviewer"), shipped(actor, DEATH)[DEATH]
    assert askable(row) == ["suspend_rule", "send_to_shadow", "retire_rule"]
    assert step_ready(actor=first, subject=row, wanted="suspend_rule") is None
    refusal = step_ready(actor=first, subject=row, wanted="demote_rule")
    assert refusal is not None
    assert refusal.missing == "现在可以提请的步骤：暂停规则、退回影子运行、规则退役"
    row = asked(first, row, "suspend_rule")
    refusal = step_ready(actor=first, subject=row, wanted="suspend_rule")
    assert refusal is not None
    assert "已提请“暂停规则”" in refusal.because


def test_what_it_lacks_is_said_before_anybody_is_asked(actor) -> None:
    first = actor("first_reviewer")
    refusal = step_ready(actor=first, subject=drafted(first), wanted="check_rule")
    assert refusal is not None
    assert refusal.because == "现在这份内容的用例还没有跑过"
    row = up_to(actor, drafted(first), "begin_shadow")
    assert lacking(first, row, "begin_grey").code == "rule.shadow_short"
    tried(row, "shadow")
    assert lacking(first, row, "begin_grey") is None
    assert lacking(first, row, "begin_grey", {}).code == "rule.grey_terms"
    assert step_ready(actor=first, subject=row, wanted="begin_grey", terms=TERMS) is None
    assert not row.asked
