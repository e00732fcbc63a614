"""A button is offered, or the reason why not is said."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from tests.office.monitor.brought import make_upload
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.monitor.actions import start_import, withdraw_run
from yijian.office.monitor.models import Run, RunState, UploadState
from yijian.office.monitor.offers import obstacle

ACTIONS = (start_import, withdraw_run)
"""Imported so that the actions are registered."""


def test_offered(organisations: dict[str, Organisation], actor: MakeActor, run: Run) -> None:
    upload = make_upload(organisations["agency_city"])
    who = actor(Role.FIRST_REVIEWER)
    assert obstacle(who, "monitor.start_import", upload) == ""
    assert obstacle(who, "monitor.withdraw_run", run) == ""


def test_the_policy_says_who(organisations: dict[str, Organisation], actor: MakeActor) -> None:
    upload = make_upload(organisations["agency_city"])
    said = obstacle(actor(Role.AUDITOR), "monitor.start_import", upload)
    assert "经办机构初审" in said
    elsewhere = make_upload(organisations["hainan_agency"])
    assert "管辖" in obstacle(actor(Role.FIRST_REVIEWER), "monitor.start_import", elsewhere)


def test_a_guard_says_why(
    organisations: dict[str, Organisation], actor: MakeActor, run: Run
) -> None:
    upload = make_upload(organisations["agency_city"], state=UploadState.IMPORTED)
    said = obstacle(actor(Role.FIRST_REVIEWER), "monitor.start_import", upload)
    assert said.startswith("它的状态是“已导入”；需要：")
    run.state = RunState.REPLACED
    assert "已被替代" in obstacle(actor(Role.FIRST_REVIEWER), "monitor.withdraw_run", run)
