from __future__ import annotations

from tests.office.monitor.ruled import DEATH, drafted, passed, shipped
from yijian.office.monitor.guards.cases_passed import cases_passed


def test_the_cases_of_this_very_content(actor) -> None:
    row = drafted(actor("first_reviewer"))
    refusal = cases_passed(subject=row)
    assert refusal is not None
    assert "还没有跑过" in refusal.sentence()
    passed(row)
    assert cases_passed(subject=row) is None
    row.case_report = {**row.case_report, "failed": 1}
    assert "失败 1 个" in cases_passed(subject=row).because
    row.case_report = {**row.case_report, "failed": 0, "passed": 0}
    assert cases_passed(subject=row) is not None
    passed(row).cases += "# 又改了"
    assert "还没有跑过" in cases_passed(subject=row).because


def test_those_of_the_software_have_passed(actor) -> None:
    assert cases_passed(subject=shipped(actor, DEATH)[DEATH]) is None
