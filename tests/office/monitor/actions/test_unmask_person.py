"""Unmasking: for one user and one finding, for a reason, for a while, in the trail."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.office.conftest import AT, MakeActor
from tests.office.monitor.found import HOSPITAL_B, make_finding
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.actions.unmask_person import unmask_person
from yijian.office.monitor.models import Run, Unmasking
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
REASON = "核对就诊人身份与用药"


@pytest.mark.article("LZ-38-1a")
def test_it_is_shown_for_a_while_and_remembered(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x")
    who = actor(Role.FIRST_REVIEWER)
    unmask_person(actor=who, finding_id=made.finding_id, run="", reason=f" {REASON} ")
    row = Unmasking.objects.get()
    assert (row.username, row.finding_id, row.reason) == (who.username, made.finding_id, REASON)
    assert (row.at, row.until) == (AT, AT + timedelta(minutes=15))
    entry = Entry.objects.get()
    assert (entry.event, entry.outcome) == ("monitor.unmask_person", "done")
    assert entry.subject == f"monitor.finding:{made.finding_id}"
    assert json.loads(entry.detail)["reason"].strip() == REASON
    assert made.psn_no not in entry.detail


@pytest.mark.article("LZ-38-1a")
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HOSPITAL, Role.PHARMACY, Role.ACCOUNT_ADMIN])
def test_others_may_not(run: Run, actor: MakeActor, role: Role) -> None:
    made = make_finding(run, "x")
    with pytest.raises(NotAllowed, match="查看个人信息明文"):
        unmask_person(actor=actor(role), finding_id=made.finding_id, run="", reason=REASON)
    assert not Unmasking.objects.exists()
    assert Entry.objects.get().outcome == "refused"


@pytest.mark.article("LZ-38-1a")
def test_without_a_reason_or_out_of_sight_it_is_refused(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x")
    elsewhere = make_finding(run, "y", fixmedins_code=HOSPITAL_B)
    who = actor(Role.AUTHORITY, area="620102")
    with pytest.raises(Guarded, match="没有写理由"):
        unmask_person(actor=who, finding_id=made.finding_id, run="", reason=" ")
    with pytest.raises(Guarded, match="管辖范围"):
        unmask_person(actor=who, finding_id=elsewhere.finding_id, run="", reason=REASON)
    assert not Unmasking.objects.exists()
    assert [entry.outcome for entry in Entry.objects.all()] == ["refused"] * 2
