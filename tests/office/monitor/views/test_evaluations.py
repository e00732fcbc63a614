from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.evaluated import (
    INDEX,
    SUMMARY,
    WHY,
    change,
    compared,
    drafted,
    focused,
    submitted,
)
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, make_finding, make_tallies
from yijian.office.framework.roles import Role

pytestmark = pytest.mark.django_db
LIST = "monitor:evaluations"


def test_before_the_first_run(client, signed_in) -> None:
    html = signed_in(client, Role.AUTHORITY).get(reverse(LIST)).content.decode()
    assert "还没有评估过" in html
    assert "先要有一次可见的稽核结果" in html
    assert "开始一次评估" not in html


def test_the_list(client, signed_in, actor) -> None:
    compared()
    row = focused(actor)
    browser = signed_in(client, Role.AUTHORITY)
    html = browser.get(reverse(LIST)).content.decode()
    for said in ("2027-05-21", "城关第一医院", WHY, row.number, SUMMARY, "只看重点"):
        assert said in html
    assert "没有这种状态的评估" in browser.get(reverse(LIST), {"state": "draft"}).content.decode()
    told = signed_in(client, Role.AUDITOR).get(reverse(LIST)).content.decode()
    assert "开始一次评估" not in told
    assert signed_in(client, Role.HOSPITAL).get(reverse(LIST)).status_code == 403


def test_one(client, signed_in, actor) -> None:
    compared()
    officer = actor("authority")
    row = change(officer, drafted(officer), LEVEL)
    page = reverse("monitor:evaluation", args=[row.pk])
    browser = signed_in(client, Role.AUTHORITY)
    html = browser.get(page).content.decode()
    for said in (
        "列入重点",
        WHY,
        "检验检查占比（0.62，0.45）",
        "提交负责人决定",
        INDEX,
        HOSPITAL_B,
    ):
        assert said in html
    submitted(officer, row)
    assert "提交负责人决定" not in browser.get(page).content.decode()
    head = signed_in(client, Role.AUTHORITY_HEAD).get(page).content.decode()
    assert "决定评估" in head
    assert "退回评估" in head
    gone = reverse("monitor:evaluation", args=[row.pk + 1])
    assert browser.get(gone).status_code in {403, 404}


def test_the_findings_and_the_institution_show_the_focus(client, signed_in, actor) -> None:
    run = compared(beyond=False)
    make_finding(run, "b", fixmedins_code=HOSPITAL_B)
    make_tallies(run)
    focused(actor, HOSPITAL_B)
    browser = signed_in(client, Role.AUTHORITY)
    found = browser.get(reverse("monitor:findings"), {"focus": "只看重点"}).content.decode()
    assert "七里河中医院" in found
    assert "城关第一医院" not in found.split("<tbody")[1]
    place = browser.get(reverse("monitor:institution", args=[HOSPITAL_B])).content.decode()
    assert "监管重点，2026-11-21 列入" in place
    focused(actor, HOSPITAL_A)
    hospital = signed_in(client, Role.HOSPITAL)
    own = hospital.get(reverse("monitor:institution", args=[HOSPITAL_A])).content.decode()
    assert "监管重点" not in own
    asked = hospital.get(reverse("monitor:findings"), {"focus": "只看重点"})
    assert asked.status_code == 200
    assert "监管重点" not in asked.content.decode()
