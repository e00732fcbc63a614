from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.found import HOSPITAL_A, PSN_NO
from tests.office.monitor.screened import WHY, lead_of, screening, suspected
from tests.office.monitor.views.test_knowledge_export import rows
from yijian.office.framework.roles import Role
from yijian.office.monitor.antifraud_models import Screening
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
MARCH = {"since": "2026-03-01", "until": "2026-03-31"}


def test_screened_checked_and_taken_back(client, signed_in) -> None:
    suspected()
    start = reverse("monitor:screening_start")
    assert signed_in(client, Role.HOSPITAL).post(start, MARCH).status_code == 403
    browser = signed_in(client, Role.AUTHORITY)
    assert browser.post(start, {**MARCH, "since": "三月"}).status_code == 400
    answer = browser.post(start, MARCH)
    row = Screening.objects.get()
    assert answer.url == reverse("monitor:screening", args=[row.pk])
    lead = lead_of(row)
    path = reverse("monitor:lead_check", args=[lead.pk])
    told = {"revision": "1", "result": "confirmed", "reason": WHY}
    assert browser.post(path, {**told, "result": ""}).status_code == 409
    assert browser.post(path, told).url == reverse("monitor:lead", args=[lead.pk])
    back = reverse("monitor:screening_withdraw", args=[row.pk])
    assert browser.post(back, {"revision": "1", "reason": WHY}).status_code == 409
    browser.post(start, MARCH)
    other = Screening.objects.last()
    back = reverse("monitor:screening_withdraw", args=[other.pk])
    assert browser.post(back, {"revision": "1", "reason": WHY}).status_code == 302


def test_leads_as_a_spreadsheet_with_persons_masked(client, signed_in, actor) -> None:
    suspected()
    row = screening(actor("authority"))
    path = reverse("monitor:leads_export", args=[row.pk])
    browser = signed_in(client, Role.AUTHORITY)
    assert browser.get(path).status_code == 302
    found = rows(browser.post(path))
    assert found[0][:4] == ["模式", "名次", "对象类别", "编码"]
    assert HOSPITAL_A in {line[3] for line in found}
    assert PSN_NO not in {line[3] for line in found}
    assert "620****3456" in {line[3] for line in found}
    only = rows(browser.post(f"{path}?pattern=false_stay"))
    assert len(only) == 2
    assert Entry.objects.filter(event="monitor.export_leads").count() == 2
