from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.policy.asked import OVERRIDE, RISK, estimated, proposed
from yijian.office.framework.roles import Role
from yijian.office.policy.models import Change
from yijian.office.policy.views.deciding import step_view
from yijian.office.work.models import Job

WHY = "测算的数据还不够完整"


@pytest.fixture
def send(signed_in) -> Any:
    """``send(role, step, change, **form)``: press the button of a step."""
    browsers: dict[Role, Client] = {}

    def press(role: Role, step: str, change: Change, **given: str) -> int:
        browser = browsers.setdefault(role, signed_in(Client(), role))
        change.refresh_from_db()
        path = reverse(f"policy:change_{step}", args=(change.pk,))
        answer = browser.post(path, {"revision": str(change.revision), **given})
        change.refresh_from_db()
        return int(answer.status_code)

    return press


def test_from_the_draft_to_publication(officer, send) -> None:
    change = proposed(officer)
    assert send(Role.AUTHORITY, "estimate", change) == 302
    assert Job.objects.get().kind == "estimate"
    assert send(Role.AUTHORITY_HEAD, "approve", change) == 409
    estimated(change)
    assert send(Role.AUTHORITY, "risk", change, **RISK) == 302
    assert send(Role.AUTHORITY, "approve", change) == 403
    assert send(Role.AUTHORITY_HEAD, "return", change, reason=WHY) == 302
    assert change.state == "drafted"
    estimated(change)
    send(Role.AUTHORITY, "risk", change, **RISK)
    assert send(Role.AUTHORITY_HEAD, "approve", change) == 302
    assert send(Role.AUTHORITY_HEAD, "publish", change) == 302
    assert change.published
    assert send(Role.AUTHORITY_HEAD, "revoke", change, reason=WHY) == 302
    assert change.state == "withdrawn"


def test_the_other_ends(officer, send) -> None:
    change = proposed(officer, OVERRIDE, value=False, unit="bool", inclusive=None)
    text = "本市只有一级统筹，下级没有另定的值；不影响任何机构和人员。"
    assert send(Role.AUTHORITY, "written", change, message=text) == 302
    assert send(Role.AUTHORITY_HEAD, "reject", change, reason=WHY) == 302
    assert change.state == "rejected"
    change = proposed(officer)
    assert send(Role.AUTHORITY, "withdraw", change, reason="") == 409
    assert send(Role.AUTHORITY, "withdraw", change, reason=WHY) == 302
    assert send(Role.AUTHORITY, "estimate", change) == 409


def test_a_view_asks_for_its_permission() -> None:
    view = step_view("policy.approve_change", print, "好")
    assert view.permission == "policy.approve_change"
