from __future__ import annotations

import pytest

from tests.office.monitor.found import HOSPITAL_A, make_finding
from tests.office.monitor.screened import (
    NO_ORDERS,
    OVERCHARGED,
    WHY,
    checked,
    lead_of,
    screening,
    suspected,
)
from yijian.office.framework.action import Missing
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.actions.withdraw_screening import withdraw_screening
from yijian.office.monitor.selectors.antifraud import fared
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.article("CQ-3.4-4b")
def test_what_a_check_came_to_tells_of_its_pattern(actor) -> None:
    suspected()
    officer = actor("authority")
    lead = checked(officer, lead_of(screening(officer)), "target")
    assert (lead.result, lead.checked_by, lead.checked_at) == ("target", "authority", officer.at)
    lead = checked(actor("first_reviewer"), lead, "confirmed")
    assert "列为检查对象" in Entry.objects.filter(event="monitor.check_lead").last().detail
    [stay] = [it for it in fared(officer) if it.pattern.id == "false_stay"]
    assert (stay.leads, stay.confirmed, stay.targets, stay.open) == (1, 1, 0, 0)
    assert stay.share == 1


def test_with_a_result_and_a_reason_by_who_answers_for_it(actor, person) -> None:
    run = suspected()
    for seed, code in (("x1", NO_ORDERS), ("x2", OVERCHARGED)):
        make_finding(run, seed, rule_code=code, fixmedins_code="H62010300002")
    officer = actor("authority")
    row = screening(officer)
    own, other = row.lead_set.filter(pattern="false_stay").order_by("subject_code")
    assert own.subject_code == HOSPITAL_A
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    with pytest.raises(Guarded, match="没有选择核查结果"):
        checked(district, own, "perhaps")
    with pytest.raises(Guarded, match="理由"):
        checked(district, own, reason="")
    with pytest.raises(Missing):
        checked(district, other)
    with pytest.raises(NotAllowed):
        checked(actor("auditor"), own)
    assert checked(district, own).reason == WHY


def test_not_of_a_screening_that_was_withdrawn(actor) -> None:
    suspected()
    officer = actor("authority")
    row = screening(officer)
    withdraw_screening(actor=officer, subject=row.pk, revision=row.revision, reason=WHY)
    with pytest.raises(Guarded, match="已经撤回"):
        checked(officer, lead_of(row))
