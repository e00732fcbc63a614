from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.found import HOSPITAL_A, PSN_NO
from tests.office.monitor.screened import WHY, checked, lead_of, screening, suspected
from yijian.office.framework.roles import Role
from yijian.office.monitor.views.antifraud import rows_of, shown_subject

pytestmark = pytest.mark.django_db
LIST = "monitor:antifraud"


def test_before_the_first_screening(client, signed_in) -> None:
    html = signed_in(client, Role.AUTHORITY).get(reverse(LIST)).content.decode()
    for said in ("还没有筛查过", "虚假住院、挂床", "先要有一次可见的稽核结果"):
        assert said in html
    assert signed_in(client, Role.HOSPITAL).get(reverse(LIST)).status_code == 403


def test_a_screening_and_its_leads(client, signed_in, actor) -> None:
    suspected()
    row = screening(actor("authority"))
    browser = signed_in(client, Role.AUDITOR)
    assert row.number in browser.get(reverse(LIST)).content.decode()
    page = reverse("monitor:screening", args=[row.pk])
    html = browser.get(page).content.decode()
    for said in ("城关第一医院", "住院数日没有医嘱 1 条", "冒名就医、凭证聚集", "还没有核查"):
        assert said in html
    assert PSN_NO not in html
    assert "620****3456" in html
    assert "没有符合条件的线索" in browser.get(page, {"result": "target"}).content.decode()
    only = browser.get(page, {"pattern": "false_stay"}).content.decode()
    assert "620****3456" not in only
    assert browser.get(reverse("monitor:screening", args=[row.pk + 1])).status_code == 404


@pytest.mark.article("CQ-3.4-4b")
def test_a_pattern_with_its_leads_and_targets(client, signed_in, actor) -> None:
    suspected()
    officer = actor("authority")
    checked(officer, lead_of(screening(officer)), "target")
    browser = signed_in(client, Role.AUTHORITY)
    html = browser.get(reverse("monitor:pattern", args=["false_stay"])).content.decode()
    for said in ("夜间和清晨点床位", "住院数日没有医嘱", "列为检查对象", "城关第一医院"):
        assert said in html.split('id="card"')[1]
    assert browser.get(reverse("monitor:pattern", args=["nothing"])).status_code == 404


def test_a_lead(client, signed_in, actor) -> None:
    suspected()
    officer = actor("authority")
    row = screening(officer)
    lead = lead_of(row)
    browser = signed_in(client, Role.FIRST_REVIEWER)
    html = browser.get(reverse("monitor:lead", args=[lead.pk])).content.decode()
    for said in ("300.00", f"institution={HOSPITAL_A}", "记录结果", "什么时候可能看错"):
        assert said in html
    checked(officer, lead)
    told = browser.get(reverse("monitor:lead", args=[lead.pk])).content.decode()
    assert WHY in told
    assert "改记结果" in told
    person = lead_of(row, "card_pooling")
    html = browser.get(reverse("monitor:lead", args=[person.pk])).content.decode()
    assert PSN_NO not in html
    assert f"person_of={person.finding_id}" in html
    auditor = signed_in(client, Role.AUDITOR)
    assert "记录结果" not in auditor.get(reverse("monitor:lead", args=[lead.pk])).content.decode()


def test_a_subject_in_words(actor) -> None:
    suspected()
    row = screening(actor("authority"))
    assert shown_subject(lead_of(row)) == "城关第一医院"
    assert shown_subject(lead_of(row, "card_pooling")) == "620****3456"
    [told] = rows_of([lead_of(row, "false_prescription")])
    assert (told.shown, told.pattern.title) == ("D620102000001", "虚假处方、空诊")
