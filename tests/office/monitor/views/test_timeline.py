"""Lines and timeline: as a fragment for htmx, as a page without it, in words when unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.office.conftest import SignedIn
from tests.office.monitor.found import PSN_NO, make_finding
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.views.timeline import finding_lines, finding_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client: Client, signed_in: SignedIn) -> Client:
    return signed_in(client, Role.FIRST_REVIEWER)


def read(client: Client, found: Finding, path: str, *, fragment: bool = False) -> str:
    headers = {"HX-Request": "true"} if fragment else {}
    answer = client.get(f"/findings/{found.finding_id}/{path}/", headers=headers)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    assert ("<html" in html) is not fragment
    return html


@pytest.mark.parametrize("fragment", [True, False])
def test_lines(reviewer: Client, bought: Finding, fragment: bool) -> None:
    html = read(reviewer, bought, "lines", fragment=fragment)
    for text in ("某感冒颗粒", "33.35", "2026-03-05 15:00", "100.00", "违规"):
        assert text in html
    assert "没有现行的记录" not in html
    assert finding_lines.permission == finding_timeline.permission == "monitor.view_findings"


def test_a_line_that_is_gone_is_said(reviewer: Client, home: Path, run: Run) -> None:
    made = make_finding(run, "x", lines=[("S2", "9"), ("S2", "77")])
    html = read(reviewer, made, "lines")
    assert "有 2 行在数据湖里已没有现行的记录" in html  # the pharmacy's line is not this house's


def test_a_finding_without_lines(reviewer: Client, home: Path, run: Run) -> None:
    made = make_finding(run, "x", lines=[])
    assert "不落在单笔费用明细上" in read(reviewer, made, "lines")


@pytest.mark.parametrize("fragment", [True, False])
def test_timeline(reviewer: Client, bought: Finding, fragment: bool) -> None:
    html = read(reviewer, bought, "timeline", fragment=fragment)
    for text in ("前后各 15 日", "床位费", "某感冒颗粒", "本疑点", "城关第一医院", "620****3456"):
        assert text in html
    assert PSN_NO not in html


def test_a_pharmacy_sees_its_own_part(client: Client, signed_in: SignedIn, bought: Finding) -> None:
    html = read(signed_in(client, Role.PHARMACY), bought, "timeline")
    assert "只含本机构的就诊和费用" in html
    assert "某感冒颗粒" in html
    assert "床位费" not in html
    assert "城关第一医院" not in html


def test_more_than_is_shown_is_said(
    reviewer: Client, bought: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "TIMELINE_ROWS", 1)
    assert "只列离疑点最近的 1 行" in read(reviewer, bought, "timeline")


def test_nobody_has_no_timeline(reviewer: Client, home: Path, run: Run) -> None:
    made = make_finding(run, "x", psn_no=None)
    assert "没有时间线" in read(reviewer, made, "timeline")


def test_damaged_files_are_a_sentence(reviewer: Client, bought: Finding, home: Path) -> None:
    for path in (home / "lakes").rglob("*.parquet"):
        path.write_bytes(b"broken")
    for name in ("lines", "timeline"):
        html = read(reviewer, bought, name, fragment=True)
        assert "读不到" in html
        assert "请从备份恢复" in html
