from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.policy.items import drafted
from tests.office.policy.views.test_items import region
from yijian.kernel.errors import UsageError
from yijian.office.framework.roles import Role
from yijian.office.policy.views.item_steps import read_day, step_view

__all__ = ["region"]


def test_from_the_draft_to_the_end(region, signed_in) -> None:
    item = drafted()
    officer, head = (signed_in(Client(), role) for role in (Role.AUTHORITY, Role.AUTHORITY_HEAD))

    def press(browser: Client, step: str, **given: str) -> int:
        item.refresh_from_db()
        path = reverse(f"policy:item_{step}", args=(item.pk,))
        answer = browser.post(path, {"revision": str(item.revision), **given})
        item.refresh_from_db()
        return int(answer.status_code)

    assert press(officer, "submit") == 403
    assert press(head, "submit") == 302
    assert press(officer, "return", reason="请补充承受能力") == 302
    assert press(head, "submit") == 302
    document = {"document_number": "宁政函 1 号", "document_day": "2026-11-01"}
    assert press(officer, "approve", document_number="宁政函 1 号") == 409
    assert press(officer, "approve", **document) == 302
    assert press(head, "begin", since="十一月") == 400
    assert press(head, "begin", since="2026-11-10") == 302
    filed = {"filing_number": "医保备 1 号", "filing_day": "2026-11-18"}
    assert press(officer, "file", **filed) == 302
    assert press(head, "end", until="2026-12-31") == 302
    assert item.state == "ended"
    other = drafted(code="NX2")
    item.pk = other.pk
    press(head, "submit")
    assert press(officer, "reject", reason="政府没有批准") == 302
    assert item.state == "rejected"


def test_days() -> None:
    assert (read_day(" "), read_day("2026-11-01")) == (None, date(2026, 11, 1))
    with pytest.raises(UsageError, match="不是日期"):
        read_day("2026-13-01")
    assert step_view("policy.end_item", print, "好").permission == "policy.end_item"
