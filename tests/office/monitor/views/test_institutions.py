"""The list of institutions, and one of them beside its peers."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.office.conftest import MakePerson, SignedIn
from tests.office.monitor.charged import PEERS, make_faults, make_peers
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, PHARMACY
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run


def test_the_list(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding], person: MakePerson
) -> None:
    make_peers(run)
    page = signed_in(client, Role.AUTHORITY).get("/institutions/").content.decode()
    for words in ("城关第一医院", "三级甲等", "七里河区", "共 8 家", HOSPITAL_B):
        assert words in page
    district = signed_in(Client(), person(Role.FIRST_REVIEWER, "agency_district"))
    page = district.get("/institutions/").content.decode()
    assert "共 2 家" in page
    assert HOSPITAL_B not in page


def test_pages_join_without_gap(
    client: Client, signed_in: SignedIn, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_peers(run)
    monkeypatch.setitem(settings.LIMIT, "PAGE_ROWS", 3)
    browser = signed_in(client, Role.AUTHORITY)
    first = browser.get("/institutions/", {"order": "name"})
    seen = [it.code for it in first.context["rows"]]
    second = browser.get("/institutions/", {"order": "name", "after": seen[-1]})
    assert "上一页" in second.content.decode()
    seen += [it.code for it in second.context["rows"]]
    third = browser.get("/institutions/", {"order": "name", "after": seen[-1]})
    seen += [it.code for it in third.context["rows"]]
    assert not third.context["more"]
    assert third.context["before"] == seen[2]
    assert set(seen) == {HOSPITAL_A, HOSPITAL_B, PHARMACY, *PEERS}
    assert len(seen) == 8
    lost = browser.get("/institutions/", {"order": "name", "after": "没有"})
    assert [it.code for it in lost.context["rows"]] == seen[:3]


@pytest.mark.article("HI-21-3", "GS-2.13-5")
def test_an_institution_beside_its_peers(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_peers(run)
    make_faults(run)
    page = signed_in(client, Role.AUDITOR).get(f"/institutions/{HOSPITAL_A}/").content.decode()
    for words in ("月均医疗费用", "第 7 位，共 7 家", "1,000.00 元", "4,000.00 元", "退费行找不到"):
        assert words in page
    assert page.count("<noscript><img") == 6
    assert "同类第1医院" in page


def test_too_few_peers_is_said(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_peers(run)
    page = signed_in(client, Role.AUDITOR).get(f"/institutions/{PHARMACY}/").content.decode()
    assert "同类太少，不作比较" in page
    assert "不足 5 家" in page


def test_a_provider_sees_itself_and_medians_and_nobody_else(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_peers(run)
    browser = signed_in(client, Role.HOSPITAL)
    assert browser.get("/institutions/").url == f"/institutions/{HOSPITAL_A}/"
    page = browser.get(f"/institutions/{HOSPITAL_A}/").content.decode()
    assert "同类中位数" in page
    assert "同类第" not in page
    assert not [code for code in (HOSPITAL_B, PHARMACY, *PEERS) if code in page]
    assert browser.get(f"/institutions/{HOSPITAL_B}/").status_code == 404
    assert browser.get(f"/institutions/{HOSPITAL_A}/visit_fee.svg").status_code == 404
    assert browser.get(f"/institutions/{HOSPITAL_A}/months.svg").status_code == 200


def test_pictures(client: Client, signed_in: SignedIn, run: Run, many: list[Finding]) -> None:
    make_peers(run)
    browser = signed_in(client, Role.AUTHORITY)
    for name in ("months", "drug_share"):
        answer = browser.get(f"/institutions/{HOSPITAL_A}/{name}.svg")
        assert answer["Content-Type"] == "image/svg+xml"
    assert browser.get(f"/institutions/{HOSPITAL_A}/nothing.svg").status_code == 404


def test_before_the_first_run(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    assert "还没有稽核结果" in browser.get("/institutions/").content.decode()
    assert browser.get(f"/institutions/{HOSPITAL_A}/").status_code == 404


def test_who_may(client: Client, signed_in: SignedIn, run: Run) -> None:
    assert signed_in(client, Role.ACCOUNT_ADMIN).get("/institutions/").status_code == 403


def test_so_many_queries_and_no_more(
    client: Client,
    signed_in: SignedIn,
    run: Run,
    many: list[Finding],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_peers(run)
    browser = signed_in(client, Role.AUTHORITY)
    for path in ("/institutions/", f"/institutions/{HOSPITAL_A}/"):
        with django_assert_max_num_queries(26):
            browser.get(path)
