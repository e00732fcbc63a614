"""The page of a finding: everything on it, masked, within the scope, and no lake needed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.office.conftest import MakePerson, SignedIn
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    MINUTE,
    PAEDIATRIC,
    PSN_NO,
    PUBLISHED,
    make_finding,
    make_run,
)
from tests.office.monitor.real_run import RULE
from yijian.office.framework.clock import now
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Finding, Run, RunState, Unmasking
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.views.finding import finding

pytestmark = pytest.mark.django_db
QUERIES = 22
"""Session, account, second factor, run, finding, sight, lines, names, relatives, neighbours."""


@pytest.fixture
def reviewer(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.FIRST_REVIEWER)


def page(client: Client, finding_id: str, query: str = "", status: int = 200) -> str:
    answer = client.get(f"/findings/{finding_id}/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def born(run: Run) -> Finding:
    evidence = '[{"role": "违规", "setl_id": "Sx", "bkkp_sn": "Bx", "brdy": "1977-04-30"}]'
    return make_finding(run, "x", rule_code=PAEDIATRIC, evidence=evidence, outcome="可疑")


def test_everything_is_on_it(reviewer: Client, run: Run) -> None:
    made = born(run)
    html = page(reviewer, made.finding_id)
    card = shipped_rules()[PAEDIATRIC].card
    for text in (card.what, card.why, card.how, card.amount, card.wrong_when, card.example):
        assert text in html
    assert card.basis in html
    assert "什么时候可能误判" in html
    assert "SELECT" in html
    assert "本系统默认" in html
    assert "14 年（含本数）" in html
    assert "城关第一医院" in html
    assert f'href="/institutions/{HOSPITAL_A}/"' in html
    assert "出生日期" in html
    assert "100.00 元" in html
    assert run.key in html
    assert "城关区" in html
    assert f'hx-get="/findings/{made.finding_id}/timeline/' in html
    assert finding.permission == "monitor.view_findings"


@pytest.mark.article("LZ-38-1a")
def test_a_person_is_masked_for_everybody(signed_in: SignedIn, run: Run) -> None:
    made = born(run)
    for role in (Role.AUTHORITY, Role.FIRST_REVIEWER, Role.AUDITOR, Role.HOSPITAL):
        html = page(signed_in(Client(), role), made.finding_id)
        assert PSN_NO not in html
        assert "1977-04-30" not in html
        assert "620****3456" in html
        assert "1977-**-**" in html
        assert ("查看个人信息明文" in html) is (role in (Role.AUTHORITY, Role.FIRST_REVIEWER))


def test_in_clear_until_the_time_is_over(reviewer: Client, run: Run) -> None:
    made = born(run)
    with writing():
        row = Unmasking.objects.create(
            jurisdiction="lanzhou",
            username="first_reviewer",
            finding_id=made.finding_id,
            reason="核对就诊人身份",
            at=now(),
            until=now() + timedelta(minutes=5),
        )
    answer = reviewer.get(f"/findings/{made.finding_id}/")
    html = answer.content.decode()
    assert PSN_NO in html
    assert "1977-04-30" in html
    assert "您正在查看个人信息明文" in html
    assert "结束明文" in html
    assert "no-store" in answer["Cache-Control"]
    with writing():
        Unmasking.objects.filter(pk=row.pk).update(until=now() - timedelta(seconds=1))
    assert PSN_NO not in page(reviewer, made.finding_id)


def test_a_person_as_the_subject_is_masked_too(reviewer: Client, run: Run) -> None:
    made = make_finding(run, "x", subject_type="person", subject_code=PSN_NO)
    assert PSN_NO not in page(reviewer, made.finding_id)


def test_what_is_not_theirs_is_not_there(signed_in: SignedIn, person: MakePerson, run: Run) -> None:
    made = make_finding(run, "x", fixmedins_code=HOSPITAL_B)
    for who in (
        Role.HOSPITAL,
        Role.PHARMACY,
        person(Role.FIRST_REVIEWER, "agency_district"),
        person(Role.FIRST_REVIEWER, "hainan_agency"),
    ):
        client = signed_in(Client(), who)
        for path in ("", "lines/", "timeline/"):
            answer = client.get(f"/findings/{made.finding_id}/{path}")
            assert answer.status_code == 404
            assert "没有这条记录" in answer.content.decode()


def test_nonsense_is_not_there(reviewer: Client, run: Run) -> None:
    for nonsense in ("x", "a" * 32, "%00" * 8, "../../etc"):
        assert reviewer.get(f"/findings/{nonsense}/").status_code == 404


def test_another_version_or_no_rule_any_more_is_said(reviewer: Client, run: Run) -> None:
    other = make_finding(run, "other", rule_version=7)
    html = page(reviewer, other.finding_id)
    assert "由该规则的第 7 版查出；下面是系统现有的第 1 版" in html
    gone = make_finding(run, "gone", rule_code="GZ99999999999999")
    html = page(reviewer, gone.finding_id)
    assert "系统现有的规则中没有它" in html
    assert "其他证据" in html


def test_an_older_run_is_said(reviewer: Client, run: Run) -> None:
    before = PUBLISHED - timedelta(days=30)
    older = make_run(key="e" * 16, state=RunState.REPLACED, published_at=before)
    made = make_finding(older, "old")
    assert "来自较早的运行" in page(reviewer, made.finding_id)
    assert "来自较早的运行" in page(reviewer, made.finding_id, f"?run={older.pk}")
    page(reviewer, made.finding_id, f"?run={run.pk}", 404)


def test_a_doctor_s_finding_has_no_timeline(reviewer: Client, run: Run) -> None:
    made = make_finding(
        run, "x", rule_code=MINUTE, subject_type="doctor", subject_code="D620102000001",
        psn_no=None, setl_id=None, mdtrt_id=None, grain="prescription", lines=[("S1", "1")],
    )  # fmt: skip
    html = page(reviewer, made.finding_id)
    assert "不涉及单个参保人，没有时间线" in html
    assert "D620102000001" in html
    assert "查看个人信息明文" not in html


def test_relatives_are_linked(reviewer: Client, run: Run) -> None:
    one = make_finding(run, "one", setl_id="S1", lines=[("S1", "1")])
    two = make_finding(run, "two", setl_id="S1", lines=[("S1", "1")], rule_code=PAEDIATRIC)
    html = page(reviewer, one.finding_id)
    assert f'href="/findings/{two.finding_id}/"' in html
    assert 'href="/findings/?q=S1"' in html
    assert "同一次结算还有 1 条疑点" in html
    assert f'href="/findings/?person_of={one.finding_id}"' in html


def test_on_to_the_next_of_the_same_list(reviewer: Client, run: Run, many: list[Finding]) -> None:
    query = "?sort=day&outcome=%E8%BF%9D%E8%A7%84"
    listed = sorted(
        (it for it in many if it.outcome == "违规"), key=lambda it: (it.occurred_from, it.pk)
    )
    html = page(reviewer, listed[3].finding_id, query).replace("&amp;", "&")
    ways = {"prev": listed[2], "next": listed[4]}
    for rel, other in ways.items():
        assert f'rel="{rel}" href="/findings/{other.finding_id}/?outcome=' in html
    assert 'rel="prev"' not in page(reviewer, listed[0].finding_id, query)
    assert 'rel="next"' not in page(reviewer, listed[3].finding_id, "?since=x")


def test_damaged_evidence_still_opens(reviewer: Client, run: Run) -> None:
    made = make_finding(run, "x", evidence="{")
    assert "没有留下证据行" in page(reviewer, made.finding_id)


def test_without_a_lake_it_opens_all_the_same(
    reviewer: Client, bought: Finding, home: Path
) -> None:
    shutil.rmtree(home / "lakes")
    shutil.rmtree(home / "runs")
    html = page(reviewer, bought.finding_id)
    assert "住院期间门诊或购药" in html
    for path in ("lines/", "timeline/"):
        answer = reviewer.get(f"/findings/{bought.finding_id}/{path}")
        assert answer.status_code == 200
        assert "没有这个统筹区的数据湖" in answer.content.decode()


def test_the_number_of_queries_is_bounded(reviewer: Client, run: Run) -> None:
    reviewer.get("/findings/")  # the first page of a session asks more
    used = []
    for n in (1, 60):
        lines = [(f"S{n}", str(i)) for i in range(n)]
        made = make_finding(run, f"first{n}", setl_id=f"S{n}", lines=lines)
        for i in range(n):
            make_finding(run, f"other{n}.{i}", setl_id=f"S{n}", lines=[(f"S{n}", str(i))])
        with CaptureQueriesContext(connection) as queries:
            page(reviewer, made.finding_id)
        used.append(len(queries))
    assert used[0] == used[1] <= QUERIES


@pytest.mark.django_db(transaction=True)
def test_a_real_run_from_its_files_to_the_page(
    client: Client, real_run: Run, signed_in: SignedIn
) -> None:
    reviewer = signed_in(client, Role.FIRST_REVIEWER)
    listed = reviewer.get("/findings/").content.decode()
    assert "共 <strong>1 条</strong>" in listed
    made = Finding.objects.get()
    assert made.finding_id in listed
    html = page(reviewer, made.finding_id)
    for text in ("城关安康大药房", "住院机构", "城关第一医院", "2026-03-10", "70.03 元", RULE):
        assert text in html
    assert PSN_NO not in html + listed
