"""The first page: figures without script, by role, and what it says when there is nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.office.conftest import MakePerson, SignedIn
from tests.office.monitor.charged import make_coverage, make_faults
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run


def _figure(page: str, title: str) -> str:
    found = re.search(rf"<dt>{title}</dt><dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    assert found, title
    return re.sub(r"<[^>]+>|\s", "", found[1])


def test_figures_read_without_script(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_coverage(run)
    make_faults(run)
    page = signed_in(client, Role.AUTHORITY).get("/").content.decode()
    page = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    fee = sum(it.fee_amount for it in many)
    assert _figure(page, "疑点") == f"{len(many)}条"
    assert f'title="{fee:,.2f} 元"' in page
    assert _figure(page, "无法判断") == "13项次"
    assert _figure(page, "数据质量问题") == "10处"
    assert "费用明细缺医院等级 8" in page
    assert "退费行找不到原费用" in page
    assert page.count("<noscript><img") == 4


def test_a_provider_sees_its_own_only(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_coverage(run)
    page = signed_in(client, Role.HOSPITAL).get("/").content.decode()
    mine = [it for it in many if it.fixmedins_code == HOSPITAL_A]
    assert _figure(page, "疑点") == f"{len(mine)}条"
    for hidden in ("七里河中医院", HOSPITAL_B, "按机构", "无法判断的", "/runs/"):
        assert hidden not in page


def test_a_district_without_institutions_is_told_so(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding], person: MakePerson
) -> None:
    user = person(Role.FIRST_REVIEWER, "hainan_agency")
    user.organisation.jurisdiction, user.organisation.admdvs = "lanzhou", "620121"
    from yijian.office.framework.writing import writing

    with writing():
        user.organisation.save()
    page = signed_in(client, user).get("/").content.decode()
    assert "您的范围内没有费用明细" in page
    assert _figure(page, "疑点") == "0条"


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.FIRST_REVIEWER, "导入数据"),
        (Role.AUDITOR, "由经办机构初审或复审办理"),
        (Role.HOSPITAL, "这里会显示本机构的疑点"),
    ],
)
def test_before_the_first_run(role: Role, words: str, client: Client, signed_in: SignedIn) -> None:
    page = signed_in(client, role).get("/").content.decode()
    assert "还没有稽核结果" in page
    assert words in page


def test_the_administrator_sees_accounts_and_no_findings(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    browser = signed_in(client, Role.ACCOUNT_ADMIN)
    page = browser.get("/").content.decode()
    assert "账号按角色" in page
    assert "计入基金" not in page
    assert browser.get("/charts/findings_by_month.svg").status_code == 403


def test_pictures(client: Client, signed_in: SignedIn, run: Run, many: list[Finding]) -> None:
    browser = signed_in(client, Role.AUDITOR)
    answer = browser.get("/charts/findings_by_month.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert browser.get("/charts/nothing.svg").status_code == 404
    assert browser.get("/charts/quality_faults.svg").status_code == 404


def test_so_many_queries_and_no_more(
    client: Client,
    signed_in: SignedIn,
    run: Run,
    many: list[Finding],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_coverage(run)
    browser = signed_in(client, Role.AUTHORITY)
    with django_assert_max_num_queries(18):
        browser.get("/")
