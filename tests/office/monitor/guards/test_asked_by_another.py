from __future__ import annotations

from dataclasses import replace

from tests.office.monitor.ruled import DEATH, asked, drafted, passed, shipped
from yijian.office.monitor.guards.asked_by_another import asked_by_another

guard = asked_by_another("suspend_rule")


def test_somebody_else_has_asked(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    refusal = guard(actor=actor("second_reviewer"), subject=row)
    assert refusal is not None
    assert "没有人提请“暂停规则”" in refusal.sentence()
    row = asked(actor("first_reviewer"), row, "suspend_rule")
    assert guard(actor=actor("second_reviewer"), subject=row) is None
    same = replace(actor("second_reviewer"), username="first_reviewer")
    refusal = guard(actor=same, subject=row)
    assert refusal is not None
    assert refusal.because == "这一步由您提请"
    row.digest = "0" * 64
    refusal = guard(actor=actor("second_reviewer"), subject=row)
    assert refusal is not None
    assert "有改动" in refusal.because
    assert asked_by_another("retire_rule")(actor=actor("authority_head"), subject=row)


def test_who_drafted_does_not_find_it_good(actor) -> None:
    row = passed(drafted(actor("second_reviewer")))
    row = asked(actor("first_reviewer"), row, "check_rule")
    refusal = asked_by_another("check_rule")(actor=actor("second_reviewer"), subject=row)
    assert refusal is not None
    assert refusal.because == "这一步由您起草"
    assert asked_by_another("check_rule")(actor=actor("authority"), subject=row) is None
    assert guard.__name__ == "asked_by_another"
