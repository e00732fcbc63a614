from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.monitor.knowing import GROUNDS, WHY, adopted, done, sexed, tried
from yijian.office.framework.roles import Role
from yijian.office.monitor.knowledge_models import KnowledgeBatch

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(signed_in) -> Any:
    """``send(role, step, batch, **form)``: press the button of a step; status and place."""
    browsers: dict[Role, Client] = {}

    def press(role: Role, step: str, batch: KnowledgeBatch, **given: str) -> tuple[int, str]:
        browser = browsers.setdefault(role, signed_in(Client(), role))
        batch.refresh_from_db()
        path = reverse(f"monitor:knowledge_{step}", args=(batch.pk,))
        answer = browser.post(path, {"revision": str(batch.revision), **given})
        batch.refresh_from_db()
        return answer.status_code, answer.headers.get("Location", "")

    return press


def test_adopted_and_taken_back(actor, bare, send) -> None:
    batch = tried(actor)
    here = reverse("monitor:knowledge_batch", args=[batch.pk])
    assert send(Role.FIRST_REVIEWER, "adopt", batch, reason=WHY)[0] == 403
    assert send(Role.SECOND_REVIEWER, "adopt", batch, reason="")[0] == 409
    assert send(Role.SECOND_REVIEWER, "adopt", batch, reason=WHY) == (302, here)
    batch = done(batch)
    assert send(Role.FIRST_REVIEWER, "roll_back", batch, grounds="")[0] == 409
    status, place = send(Role.FIRST_REVIEWER, "roll_back", batch, grounds=GROUNDS)
    back = KnowledgeBatch.objects.get(undoes=batch)
    assert (status, place) == (302, reverse("monitor:knowledge_batch", args=[back.pk]))


def test_the_other_ends(actor, bare, send) -> None:
    batch = tried(actor)
    assert send(Role.AUTHORITY, "try", batch)[0] == 302
    assert send(Role.AUTHORITY, "withdraw", batch, reason=WHY)[0] == 409  # it is at work
    done(batch)
    assert send(Role.AUTHORITY_HEAD, "reject", batch, reason=WHY)[0] == 302
    assert batch.state == "rejected"
    other = tried(actor, sexed(since="2025-05-05"))
    assert send(Role.FIRST_REVIEWER, "withdraw", other, reason=WHY)[0] == 302
    assert other.state == "withdrawn"


def test_what_was_shown_before_somebody_decided_is_stale(actor, bare, signed_in) -> None:
    batch = adopted(actor)
    path = reverse("monitor:knowledge_roll_back", args=[batch.pk])
    answer = signed_in(Client(), Role.AUTHORITY).post(path, {"revision": "1", "grounds": GROUNDS})
    assert answer.status_code == 409
    assert "刷新页面" in answer.content.decode()
