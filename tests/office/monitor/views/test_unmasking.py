"""Seeing a person in clear: asked by form with a reason, ended by a button, refused in words."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.office.conftest import SignedIn
from tests.office.monitor.found import PSN_NO, make_finding
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run, Unmasking
from yijian.office.monitor.views.unmasking import finding_mask, finding_unmask

pytestmark = pytest.mark.django_db
REASON = {"reason": "核对就诊人身份与用药"}


@pytest.fixture
def made(run: Run) -> Finding:
    return make_finding(run, "x")


@pytest.fixture
def reviewer(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.FIRST_REVIEWER)


def test_there_and_back(reviewer: Client, made: Finding) -> None:
    here = f"/findings/{made.finding_id}/"
    answer = reviewer.post(f"{here}unmask/?sort=day&next=//evil", REASON)
    assert (answer.status_code, answer["Location"]) == (302, f"{here}?sort=day")
    assert PSN_NO in reviewer.get(here).content.decode()
    assert PSN_NO not in reviewer.get("/findings/").content.decode()
    answer = reviewer.post(f"{here}mask/")
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert PSN_NO not in reviewer.get(here).content.decode()
    assert finding_unmask.permission == "monitor.unmask_person"
    assert finding_mask.permission == "monitor.mask_person"


def test_nobody_else_sees_it(reviewer: Client, signed_in: SignedIn, made: Finding) -> None:
    reviewer.post(f"/findings/{made.finding_id}/unmask/", REASON)
    for role in (Role.SECOND_REVIEWER, Role.AUTHORITY, Role.AUDITOR, Role.HOSPITAL):
        other = signed_in(Client(), role).get(f"/findings/{made.finding_id}/")
        assert PSN_NO not in other.content.decode()


def test_no_reason_no_sight(reviewer: Client, made: Finding) -> None:
    answer = reviewer.post(f"/findings/{made.finding_id}/unmask/", {"reason": " "})
    assert answer.status_code == 409
    assert "没有写理由" in answer.content.decode()
    assert not Unmasking.objects.exists()


def test_looking_changes_nothing(reviewer: Client, made: Finding) -> None:
    for verb in ("unmask", "mask"):
        assert reviewer.get(f"/findings/{made.finding_id}/{verb}/").status_code == 302
    assert not Unmasking.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.HOSPITAL])
def test_who_may_not(client: Client, signed_in: SignedIn, made: Finding, role: Role) -> None:
    answer = signed_in(client, role).post(f"/findings/{made.finding_id}/unmask/", REASON)
    assert answer.status_code == 403
    assert not Unmasking.objects.exists()


def test_without_a_token_nothing_happens(signed_in: SignedIn, made: Finding) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), Role.FIRST_REVIEWER)
    answer = strict.post(f"/findings/{made.finding_id}/unmask/", REASON)
    assert answer.status_code == 403
    assert not Unmasking.objects.exists()
