"""The list of findings as each role opens it, without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.office.conftest import MakePerson, SignedIn
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    LEVEL,
    PSN_NO,
    PUBLISHED,
    make_finding,
    make_run,
    make_tallies,
)
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run, RunState
from yijian.office.monitor.views.findings import findings

pytestmark = pytest.mark.django_db
_ROW = re.compile(r'href="/findings/([0-9a-f]{32})/')
_WAY = re.compile(r'rel="(prev|next)" href="([^"]+)"')
QUERIES = 14
"""Session, account, second factor, run, rules' names, page, names, totals, older runs."""


@pytest.fixture
def reviewer(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.FIRST_REVIEWER)


def page(client: Client, query: str = "", status: int = 200) -> str:
    answer = client.get(f"/findings/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def ids(html: str) -> list[str]:
    return _ROW.findall(html)


def ways(html: str) -> dict[str, str]:
    return {rel: link.replace("&amp;", "&") for rel, link in _WAY.findall(html)}


@pytest.mark.parametrize(
    "role", [Role.AUTHORITY, Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.AUDITOR]
)
def test_officials_see_the_list(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding], role: Role
) -> None:
    html = page(signed_in(client, role))
    assert set(ids(html)) == {it.finding_id for it in many}
    assert "共 <strong>48 条</strong>" in html
    fee = sum(it.fee_amount for it in many)
    assert f"涉及费用 <strong>{fee:,.2f} 元</strong>" in html
    assert ("导出表格" in html) is (role != Role.AUDITOR)


def test_a_hospital_sees_itself(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    html = page(signed_in(client, Role.HOSPITAL))
    own = {it.finding_id for it in many if it.fixmedins_code == HOSPITAL_A}
    assert set(ids(html)) == own
    assert "人员编号</label>" not in html


@pytest.mark.article("LZ-5-1a", "HI-8-1g")
def test_the_district_sees_its_area_and_others_their_own(
    client: Client, signed_in: SignedIn, person: MakePerson, run: Run, many: list[Finding]
) -> None:
    district = person(Role.FIRST_REVIEWER, "agency_district")
    shown = set(ids(page(signed_in(client, district))))
    assert shown == {it.finding_id for it in many if it.admdvs == "620102"}
    hainan = signed_in(Client(), person(Role.FIRST_REVIEWER, "hainan_agency"))
    assert "还没有可看的稽核运行" in page(hainan)
    assert "没有这条记录" in page(hainan, f"?run={run.pk}", 404)


def test_the_account_administrator_does_not(client: Client, signed_in: SignedIn) -> None:
    assert "查看疑点" in page(signed_in(client, Role.ACCOUNT_ADMIN), status=403)


def test_nobody_is_sent_to_sign_in(client: Client, organisations: object) -> None:
    answer = client.get("/findings/?rule=X")
    assert answer.status_code == 302
    assert "next=/findings/%3Frule%3DX" in answer["Location"]
    assert findings.permission == "monitor.view_findings"


def test_before_the_first_run(client: Client, signed_in: SignedIn) -> None:
    assert "去稽核运行" in page(signed_in(client, Role.FIRST_REVIEWER))
    other = page(signed_in(Client(), Role.AUDITOR))
    assert "还没有可看的稽核运行" in other
    assert 'class="button button-primary" href="/runs/"' not in other


def test_a_run_without_findings(reviewer: Client, run: Run) -> None:
    assert "没有发现疑点" in page(reviewer)


def test_filters_narrow_and_chips_take_them_off(
    reviewer: Client, run: Run, many: list[Finding]
) -> None:
    html = page(reviewer, f"?rule={LEVEL}&institution=城关第一&month=2026-01")
    wanted = {
        it.finding_id
        for it in many
        if it.rule_code == LEVEL and it.fixmedins_code == HOSPITAL_A and it.occurred_from.month == 1
    }
    assert set(ids(html)) == wanted != set()
    assert "规则：药品限医疗机构级别" in html
    assert "日期自：2026-01-01" in html
    assert 'aria-label="去掉条件“规则”"' in html
    assert f"/findings/{min(wanted)}/?rule={LEVEL}&amp;institution=" in html


def test_nothing_fits(reviewer: Client, run: Run, many: list[Finding]) -> None:
    html = page(reviewer, "?least=99999")
    assert "没有符合这些条件的疑点" in html
    assert "清除全部条件" in html
    assert "共 <strong>0 条</strong>" in html


def test_what_makes_no_sense_is_said_and_nothing_is_looked_for(
    reviewer: Client, run: Run, many: list[Finding]
) -> None:
    html = page(reviewer, "?since=2026-03-01&until=2026-02-01", 400)
    assert "开始日期晚于结束日期" in html
    assert "筛选条件有误" in html
    assert ids(html) == []


def test_pages_are_the_whole_list_there_and_back(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "PAGE_ROWS", 7)
    ordered = sorted(many, key=lambda it: (it.occurred_from, it.pk))
    forward: list[str] = []
    query = "?sort=day"
    while True:
        html = page(reviewer, query)
        forward += ids(html)
        last, query = query, ways(html).get("next", "")
        if not query:
            break
    assert forward == [it.finding_id for it in ordered]
    back: list[str] = []
    query = last
    while query:
        html = page(reviewer, query)
        back = ids(html) + back
        query = ways(html).get("prev", "")
    assert back == forward


def test_a_forged_position_is_refused_in_words(reviewer: Client, run: Run) -> None:
    for forged in ("after=1", "after=1.00~x", "before=2026-01-01~1", "after=1.00~1&before=1.00~1"):
        assert "请从第一页重新翻起" in page(reviewer, f"?{forged}", 400)


def test_headings_sort_and_turn_round(reviewer: Client, run: Run, many: list[Finding]) -> None:
    html = page(reviewer)
    assert 'aria-sort="descending"' in html
    assert "?sort=amount" in html
    assert "?sort=-day" in html
    assert 'aria-sort="ascending"' in page(reviewer, "?sort=day")


def test_an_older_run_can_be_chosen(reviewer: Client, run: Run) -> None:
    before = PUBLISHED - timedelta(days=30)
    older = make_run(key="e" * 16, state=RunState.REPLACED, published_at=before)
    made = make_finding(older, "old")
    make_tallies(older)
    html = page(reviewer, f"?run={older.pk}")
    assert ids(html) == [made.finding_id]
    assert "这是较早的运行" in html
    assert f"?run={older.pk}" in page(reviewer)
    assert f"/findings/{made.finding_id}/?run={older.pk}" in html
    loading = make_run(key="c" * 16, state=RunState.LOADING)
    for asked in (loading.pk, 99999, "x"):
        page(reviewer, f"?run={asked}", 404)


def test_a_person_is_looked_for_without_staying_in_the_address(
    reviewer: Client, run: Run, many: list[Finding]
) -> None:
    number = many[0].psn_no
    answer = reviewer.get("/findings/", {"person": number, "sort": "day"})
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert set(asked) == {"sort", "person_of"}
    html = reviewer.get(answer["Location"]).content.decode()
    assert set(ids(html)) == {it.finding_id for it in many if it.psn_no == number}
    assert "人员：620****0000" in html
    assert number not in html


def test_a_person_nobody_found(reviewer: Client, run: Run) -> None:
    html = page(reviewer, f"?person={PSN_NO}", 400)
    assert "没有此人员编号的疑点" in html


def test_a_provider_may_not_look_for_a_person(
    client: Client, signed_in: SignedIn, run: Run
) -> None:
    html = page(signed_in(client, Role.HOSPITAL), f"?person={PSN_NO}", 403)
    assert "按人员编号查找" in html


def test_no_person_in_clear_for_anybody(signed_in: SignedIn, run: Run, many: list[Finding]) -> None:
    numbers = {it.psn_no for it in many if it.psn_no}
    for role in (Role.AUTHORITY, Role.FIRST_REVIEWER, Role.AUDITOR, Role.HOSPITAL, Role.PHARMACY):
        html = page(signed_in(Client(), role))
        assert not [number for number in numbers if number in html]
        assert "****" in html


def test_settlements_and_findings_are_found_by_their_number(
    reviewer: Client, run: Run, many: list[Finding]
) -> None:
    assert ids(page(reviewer, "?q=S007")) == [many[7].finding_id]
    assert ids(page(reviewer, f"?q={many[9].finding_id}")) == [many[9].finding_id]


def test_beyond_the_ceiling_it_says_so(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "COUNT_CEILING", 20)
    html = page(reviewer, "?least=1")
    assert "超过 20 条" in html
    assert "没有逐条合计金额" in html
    assert "导出表格" not in html


def test_the_number_of_queries_does_not_grow_with_the_rows(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    page(reviewer)  # the first page of a session asks more
    used = []
    for size in (5, 40):
        monkeypatch.setitem(settings.LIMIT, "PAGE_ROWS", size)
        with CaptureQueriesContext(connection) as queries:
            html = page(reviewer, f"?institution={HOSPITAL_B}&rule=")
        assert ids(html)
        used.append(len(queries))
    assert used[0] == used[1] <= QUERIES
