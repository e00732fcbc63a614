from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.monitor.evaluated import SUMMARY, WHY, compared
from tests.office.monitor.found import HOSPITAL_A, LEVEL
from yijian.office.framework.roles import Role
from yijian.office.monitor.evaluation_models import Evaluation, Focus

pytestmark = pytest.mark.django_db
MARCH = {"since": "2026-03-01", "until": "2026-03-31"}


@pytest.fixture
def send(signed_in) -> Any:
    """``send(role, step, **form)``: press the button of a step of the evaluation."""
    browsers: dict[Role, Client] = {}

    def press(role: Role, step: str, **given: str) -> int:
        browser = browsers.setdefault(role, signed_in(Client(), role))
        row = Evaluation.objects.last()
        args = [] if step == "draft" or row is None else [row.pk]
        revision = {"revision": str(row.revision)} if row else {}
        path = reverse(f"monitor:evaluation_{step}", args=args)
        return browser.post(path, {**revision, **given}).status_code

    return press


def test_from_the_figures_to_the_focus(send) -> None:
    compared(beyond=False)
    assert send(Role.AUTHORITY, "draft", since="三月", until="2026-03-31") == 400
    assert send(Role.HOSPITAL, "draft", **MARCH) == 403
    assert send(Role.AUTHORITY, "draft", **MARCH) == 302
    rule = {"kind": "rule", "key": LEVEL, "reason": WHY}
    assert send(Role.AUTHORITY, "focus", **rule) == 400
    assert send(Role.AUTHORITY, "focus", **rule, way="on") == 302
    place = {"kind": "institution", "key": HOSPITAL_A, "reason": WHY}
    assert send(Role.SECOND_REVIEWER, "focus", **place, way="on") == 302
    assert send(Role.AUTHORITY, "drop", **place) == 302
    assert send(Role.AUTHORITY, "submit", summary="") == 409
    assert send(Role.AUTHORITY, "submit", summary=SUMMARY) == 302
    assert send(Role.AUTHORITY_HEAD, "return", reason=WHY) == 302
    assert send(Role.AUTHORITY, "submit", summary=SUMMARY) == 302
    assert send(Role.AUTHORITY, "decide", reason=WHY) == 403
    assert send(Role.AUTHORITY_HEAD, "decide", reason=WHY) == 302
    assert [it.key for it in Focus.objects.all()] == [LEVEL]


def test_withdrawn(send) -> None:
    compared()
    assert send(Role.SECOND_REVIEWER, "draft", **MARCH) == 302
    assert send(Role.SECOND_REVIEWER, "withdraw", reason=WHY) == 302
    assert Evaluation.objects.get().state == "withdrawn"
