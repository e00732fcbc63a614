"""A case moves only as the procedure says that was frozen on it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.office.policy.asked import assessed, proposed
from yijian.kernel.errors import Refused
from yijian.office.framework.action import ACTIONS, Action, action
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.framework.stepping import (
    begin_step,
    check_step,
    end_step,
    missing_guards,
    open_case,
    possible_steps,
    procedure_roles,
    shipped_states,
    switches,
)
from yijian.office.framework.writing import writing
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.models import Change
from yijian.office.trail.models import Entry

DAY = date(2026, 11, 21)


@pytest.fixture
def officer(actor) -> Actor:
    return actor(Role.AUTHORITY)


@pytest.fixture
def head(actor) -> Actor:
    return actor(Role.AUTHORITY_HEAD)


def test_a_case_keeps_the_version_of_its_day(db) -> None:
    row = Change(jurisdiction="lanzhou")
    open_case(row, "policy.change", "lanzhou", DAY)
    assert (row.state, row.opened_on, row.state_title) == ("drafted", DAY, "已拟定")
    assert row.rules.version == row.procedure_version == row.procedure["version"]


@pytest.mark.parametrize(
    ("role", "area", "first"),
    [
        (Role.AUTHORITY, "62", "authority_officer_province"),
        (Role.AUTHORITY_HEAD, "6201", "authority_head_city"),
        (Role.AUTHORITY_HEAD, "620102", "authority_head_district"),
        (Role.SECOND_REVIEWER, "6201", "agency_second_reviewer_city"),
        (Role.HOSPITAL, "620102", "provider_responsible"),
        (Role.SYSTEM, "", "system"),
    ],
)
def test_roles_of_the_office_at_their_level(officer, role, area, first) -> None:
    assert procedure_roles(replace(officer, role=role, area=area))[0] == first


def test_who_holds_no_role_of_procedures(officer) -> None:
    for role in (Role.AUDITOR, Role.ACCOUNT_ADMIN):
        assert procedure_roles(replace(officer, role=role)) == ()
    assert "government" in procedure_roles(officer)


def test_a_step_that_is_not_due_is_refused_with_the_article_and_remembered(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with writing():
        change.state = "approved"
        change.save()
    with pytest.raises(Refused) as caught:
        approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert caught.value.code == "procedure.wrong_state"
    assert caught.value.message.startswith("不能办理“批准变更”：该变更现为“已批准”")
    assert "第七条" in caught.value.message
    assert "现在可以办理：发布变更（行政部门负责人）" in caught.value.message
    entry = Entry.objects.filter(event="policy.approve_change").get()
    assert (entry.outcome, json.loads(entry.detail)["refusal_code"]) == (
        "refused",
        "procedure.wrong_state",
    )


def test_the_decorator_sets_the_state_and_says_so(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    approve_change(actor=head, subject=change.pk, revision=change.revision)
    change.refresh_from_db()
    assert change.state == "approved"
    detail = json.loads(Entry.objects.get(event="policy.approve_change").detail)
    assert detail["state"] == "已批准"


def test_a_frozen_version_that_this_software_does_not_know(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    spec = ACTIONS["policy.approve_change"]
    kept = change.procedure
    for step in kept["steps"]:
        if step["id"] == "approve_change":
            step["guards"] = [*step["guards"], "not_yet_written"]
    with pytest.raises(Refused, match="not_yet_written") as caught:
        begin_step(spec, head, change)
    assert caught.value.code == "procedure.guard_missing"
    change.procedure = {**kept, "name": "case.penalty"}
    with pytest.raises(Refused) as caught:
        begin_step(spec, head, change)
    assert caught.value.code == "procedure.no_step"


def test_who_may_not_take_it(officer, actor) -> None:
    change = proposed(officer)
    spec = ACTIONS["policy.withdraw_change"]
    with pytest.raises(Refused, match="这一步由医保行政执法人员办理") as caught:
        begin_step(spec, actor(Role.AUTHORITY_HEAD), change)
    assert caught.value.code == "procedure.wrong_role"
    with pytest.raises(Refused, match="您的角色是只读审计") as caught:
        begin_step(spec, actor(Role.AUDITOR), change)
    assert caught.value.code == "procedure.no_role"
    step = begin_step(spec, officer, change)
    end_step(step, change)
    assert change.state == "withdrawn"


def test_what_can_be_done_now_and_by_whom(officer, head) -> None:
    change = proposed(officer)
    mine = {offer.step: offer.mine for offer in possible_steps(officer, change)}
    assert mine["revise_change"]
    assert not mine["approve_change"]
    theirs = {offer.step: offer for offer in possible_steps(head, change)}
    assert theirs["approve_change"].mine
    assert theirs["approve_change"].who == "行政部门负责人"
    assert "第七条" in theirs["approve_change"].basis
    assert switches(change.rules, change) == frozenset()


def test_an_action_without_the_guards_of_its_step_is_not_registered() -> None:
    def bare(*, actor: Actor, subject: Change) -> None:
        """Nothing."""

    with pytest.raises(TypeError, match="does not ask estimate_attached of"):
        action("policy.bare", title="无", subject=Change, step="policy.change:assess_risk")(bare)
    with pytest.raises(TypeError, match="no shipped procedure has the step"):
        action("policy.bare", title="无", subject=Change, step="policy.change:no_such")(bare)
    assert "policy.bare" not in ACTIONS

    def alone(*, actor: Actor) -> None:
        """Nothing."""

    with pytest.raises(TypeError, match="its subject is no case"):
        action("policy.alone", title="无", step="policy.change:assess_risk")(alone)


def test_every_registered_step_has_its_guards() -> None:
    steps = [ACTIONS[name] for name in ACTIONS if ACTIONS[name].step]
    assert len(steps) > 15
    for spec in steps:
        check_step(spec)


def test_the_states_of_all_shipped_versions() -> None:
    assert shipped_states("policy.change") == sorted(
        ["drafted", "estimated", "assessed", "approved", "published", "rejected", "withdrawn"]
    )
    assert shipped_states("no.such") == []
    spec = Action("x.y", "无", Change, (), frozenset())
    step = Change(procedure={}).procedure
    assert (spec.step, step) == ("", {})
    assert missing_guards(_step(), ()) == ["estimate_attached"]


def _step():
    from yijian.law.procedures import Procedures
    from yijian.office.policy.current import shipped_law

    procedure = Procedures(shipped_law()).get("policy.change", "gansu", DAY)
    return procedure.step("assess_risk")
