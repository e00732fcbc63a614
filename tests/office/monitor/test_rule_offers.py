from __future__ import annotations

from tests.office.monitor.ruled import DEATH, asked, drafted, shipped, step
from yijian.office.monitor.rule_offers import askables, may_not, obstacle_to_draft, waiting


def test_what_may_be_asked_and_why_not(actor, person) -> None:
    row = shipped(actor, DEATH)[DEATH]
    first = actor("first_reviewer")
    offers = {it.step: it for it in askables(first, row)}
    assert [it.open for it in offers.values()] == [True, True, True]
    assert offers["retire_rule"].who == "行政部门负责人"
    district = actor(person("first_reviewer", "agency_district"))
    assert "您的单位只管其中一部分" in askables(district, row)[0].because
    assert not askables(actor("auditor"), row)[0].open
    [offer] = askables(first, drafted(first))
    assert offer.lacks.startswith("现在这份内容的用例还没有跑过；需要：")
    assert not offer.open


def test_what_waits(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    assert waiting(actor("authority"), row) is None
    row = asked(actor("first_reviewer"), row, "suspend_rule")
    assert askables(actor("first_reviewer"), row) == []
    found = waiting(actor("authority"), row)
    assert found is not None
    assert (found.open, found.view) == (True, "monitor:suspend_rule")
    found = waiting(actor("auditor"), row)
    assert found is not None
    assert "您的角色是只读审计" in found.because


def test_steps_that_one_person_takes(actor) -> None:
    first, row = actor("first_reviewer"), drafted(actor("first_reviewer"))
    assert may_not(first, row, "revise_rule", ("draft",)) == ""
    assert may_not(first, row, "revise_rule", ("checked",)) == "规则现为“草稿”"
    assert "您的角色是" in may_not(actor("authority_head"), row, "revise_rule", ("draft",))


def test_who_may_draft(actor, person) -> None:
    first = actor("first_reviewer")
    assert obstacle_to_draft(first, "") == ""
    assert "您的角色是" in obstacle_to_draft(actor("auditor"), "")
    district = actor(person("first_reviewer", "agency_district"))
    assert "只管其中一部分" in obstacle_to_draft(district, "")
    step(actor, shipped(actor, DEATH)[DEATH], "retire_rule")
    assert "退役的编码不再使用" in obstacle_to_draft(first, DEATH)
