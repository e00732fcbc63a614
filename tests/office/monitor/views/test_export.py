"""The list as a spreadsheet: masked, limited, remembered, without formulas."""

from __future__ import annotations

import hashlib
import io
from decimal import Decimal
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.office.conftest import MakePerson, SignedIn
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, PSN_NO, make_finding
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Export, Finding, Institution, Run
from yijian.office.monitor.views.export import HEADINGS, findings_export
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.FIRST_REVIEWER)


def export(client: Client, query: str = "") -> bytes:
    answer = client.post(f"/findings/export/{query}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def rows_of(content: bytes) -> tuple[list[list[object]], dict[str, object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    about = {str(row[0]): row[1] for row in book.get_sheet_by_name("导出说明").to_python()}
    return book.get_sheet_by_name("疑点").to_python(), about


def inside(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_the_filtered_list_in_its_order(reviewer: Client, run: Run, many: list[Finding]) -> None:
    content = export(reviewer, f"?rule={LEVEL}&sort=day")
    rows, about = rows_of(content)
    assert rows[0] == [heading.title for heading in HEADINGS]
    wanted = sorted(
        (it for it in many if it.rule_code == LEVEL), key=lambda it: (it.occurred_from, it.pk)
    )
    assert [row[0] for row in rows[1:]] == [it.finding_id for it in wanted]
    assert rows[1][15] == wanted[0].occurred_from
    assert Decimal(str(rows[1][19])) == wanted[0].counted_fund_amount
    assert about["规则"] == "药品限医疗机构级别"
    assert about["排序"] == "日期由远到近"
    assert about["运行编号"] == run.key
    assert about["条数"] == str(len(wanted))
    assert "first_reviewer" in str(about["导出人"])
    assert findings_export.permission == "monitor.export_findings"


def test_it_is_remembered_with_its_digest(reviewer: Client, run: Run, many: list[Finding]) -> None:
    content = export(reviewer, "?outcome=可疑&person=1&after=1.00~1")
    row = Export.objects.get()
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert row.filters == {"outcome": "可疑", "run": run.key}
    assert (row.rows, row.what) == (24, "findings")
    entry = Entry.objects.get(event="monitor.export_findings")
    assert (entry.outcome, row.sha256 in entry.detail) == ("done", True)


def test_no_person_in_clear_not_even_unmasked(
    reviewer: Client, run: Run, many: list[Finding]
) -> None:
    made = make_finding(run, "x", subject_type="person", subject_code=PSN_NO)
    reviewer.post(f"/findings/{made.finding_id}/unmask/", {"reason": "核对就诊人身份"})
    text = inside(export(reviewer, f"?person_of={made.finding_id}"))
    assert PSN_NO not in text
    assert "620****3456" in text
    every = inside(export(reviewer))
    assert not [it.psn_no for it in many if it.psn_no and it.psn_no in every]


def test_a_provider_exports_its_own(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    rows, _ = rows_of(export(signed_in(client, Role.HOSPITAL)))
    assert {row[9] for row in rows[1:]} == {HOSPITAL_A}
    answer = client.post(f"/findings/export/?institution={HOSPITAL_B}")
    assert "没有疑点" in answer.content.decode()


def test_a_name_is_no_formula(reviewer: Client, run: Run) -> None:
    with writing():
        places = Institution.objects.filter(run=run, fixmedins_code=HOSPITAL_A)
        places.update(name='=HYPERLINK("http://x")')
    make_finding(run, "x")
    content = export(reviewer)
    rows, _ = rows_of(content)
    assert rows[1][10] == '\'=HYPERLINK("http://x")'
    assert "<f>" not in inside(content)


@pytest.mark.parametrize(
    ("query", "most", "words"),
    [
        ("?least=99999", 20_000, "按现在的筛选条件没有疑点"),
        ("", 10, "筛选结果超过一次导出的上限 10 条"),
    ],
)
def test_nothing_or_too_much_is_refused(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch,
    query: str, most: int, words: str,
) -> None:  # fmt: skip
    monkeypatch.setitem(settings.LIMIT, "EXPORT_ROWS", most)
    answer = reviewer.post(f"/findings/export/{query}")
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert not Export.objects.exists()
    assert Entry.objects.get(event="monitor.export_findings").outcome == "refused"


def test_exactly_as_much_as_is_allowed(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "EXPORT_ROWS", 48)
    assert len(rows_of(export(reviewer))[0]) == 49


def test_so_many_a_day(
    reviewer: Client, run: Run, many: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "EXPORTS_PER_DAY", 1)
    export(reviewer)
    answer = reviewer.post("/findings/export/")
    assert answer.status_code == 409
    assert "每人每日 1 次的上限" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ACCOUNT_ADMIN])
def test_who_may_not(client: Client, signed_in: SignedIn, run: Run, role: Role) -> None:
    answer = signed_in(client, role).post("/findings/export/")
    assert answer.status_code == 403
    assert "导出疑点" in answer.content.decode()


def test_looking_at_the_address_leads_back(reviewer: Client, run: Run) -> None:
    answer = reviewer.get("/findings/export/?sort=day")
    assert (answer.status_code, answer["Location"]) == (302, "/findings/?sort=day")
    bad = reviewer.post("/findings/export/?since=x")
    assert (bad.status_code, bad["Location"]) == (302, "/findings/?since=x")


def test_without_a_token_or_a_run(signed_in: SignedIn, person: MakePerson, run: Run) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), Role.FIRST_REVIEWER)
    assert strict.post("/findings/export/").status_code == 403
    hainan = signed_in(Client(), person(Role.FIRST_REVIEWER, "hainan_agency"))
    assert hainan.post("/findings/export/").status_code == 404
    assert hainan.post(f"/findings/export/?run={run.pk}").status_code == 404
