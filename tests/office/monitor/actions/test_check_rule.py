from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office.monitor.ruled import TEXT, asked, decided, drafted, fresh, passed
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.check_rule import check_rule


def test_by_another_person_with_a_reason(actor) -> None:
    row = passed(drafted(actor("first_reviewer")))
    row = asked(actor("first_reviewer"), row, "check_rule")
    with pytest.raises(NotAllowed, match="由医保行政部门、经办机构复审办理"):
        decided(actor("first_reviewer"), row, "check_rule")
    with pytest.raises(Guarded, match="至少 6 个字的理由"):
        check_rule(
            actor=actor("second_reviewer"), subject=row.pk, revision=row.revision, reason="好"
        )
    same = replace(actor("second_reviewer"), username="first_reviewer")
    with pytest.raises(Guarded, match="这一步由您提请"):
        decided(same, row, "check_rule")
    assert decided(actor("second_reviewer"), row, "check_rule").state == "checked"
    assert fresh(row).asked == {}


def test_not_without_a_basis(actor) -> None:
    first = actor("first_reviewer")
    row = passed(drafted(first, text=TEXT.replace("条例第38条第6项", "待定")))
    with pytest.raises(Guarded, match="依据写的是“待定”"):
        asked(first, row, "check_rule")
