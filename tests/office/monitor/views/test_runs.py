"""The page of runs: starting, what is at work, what a run did, withdrawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.office.conftest import AT, SignedIn
from tests.office.monitor.brought import FEE_COLUMNS, make_job
from tests.office.monitor.found import LEVEL, make_run
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.models import Run, RunState
from yijian.office.work.models import Job, JobState


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)


@pytest.fixture
def lake(tmp_path: Path) -> None:
    from yijian.claims.intake import import_paths
    from yijian.claims.lake import Lake

    head = FEE_COLUMNS
    source = tmp_path / "fee_list_d.csv"
    source.write_text(f"{head}\nH62010200001,S1,M1,p1,1,2026-01-02 10:00:00,1,5,5.00\n")
    import_paths(Lake(lake_folder("lanzhou")), [source], made_at=AT)


def test_nothing_to_run_on(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.FIRST_REVIEWER)
    page = browser.get("/runs/").content.decode()
    assert "还没有稽核过" in page
    assert "还没有导入费用明细" in page
    assert "去导入数据" in page
    assert browser.post("/runs/start/").status_code == 409


@pytest.mark.usefixtures("lake")
def test_start(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert "2026-01-02 至 2026-01-02" in browser.get("/runs/").content.decode()
    days = {"date_from": "2026-01-01", "date_to": "2026-01-31"}
    answer = browser.post("/runs/start/", days, follow=True)
    assert answer.redirect_chain == [("/runs/", 302)]
    assert Job.objects.get().parameters == {"from": "2026-01-01", "to": "2026-01-31"}
    page = answer.content.decode()
    assert "稽核已开始" in page
    assert f'id="job-{Job.objects.get().pk}"' in page
    assert "现在不能开始" in page


@pytest.mark.usefixtures("lake")
@pytest.mark.parametrize(
    ("days", "status", "words"),
    [
        ({"date_from": "2026-13-01"}, 400, "“2026-13-01”不是日期"),
        ({"date_from": "2026-02-01", "date_to": "2026-01-01"}, 409, "晚于费用止日"),
    ],
)
def test_wrong_days(
    days: dict[str, str], status: int, words: str, client: Client, signed_in: SignedIn
) -> None:
    answer = signed_in(client, Role.FIRST_REVIEWER).post("/runs/start/", days)
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_what_a_run_did(client: Client, signed_in: SignedIn, run: Run) -> None:
    entry = {"code": LEVEL, "name": "药品限医疗机构级别", "version": 1, "state": "no_knowledge",
             "reason": "knowledge.drug_institution_level", "assessed": 1234, "hit": 0,
             "passed": 0, "cannot_assess": 1234}  # fmt: skip
    with writing():
        run.summary = {**run.summary, "rules": [entry], "seconds": 75.2, "rulebook_digest": "e" * 8}
        run.save()
    browser = signed_in(client, Role.AUDITOR)
    page = browser.get(f"/runs/{run.pk}/").content.decode()
    for words in ("2026-11-20 10:00 的稽核", "1,234", "缺知识", "药品限医疗机构级别", "1 分 15 秒"):
        assert words in page
    assert "eeeeeeee" in page
    assert "撤回这次稽核" not in page
    assert "2026-11-20 10:00" in browser.get("/runs/").content.decode()


def test_withdraw(client: Client, signed_in: SignedIn, run: Run) -> None:
    browser = signed_in(client, Role.SECOND_REVIEWER)
    assert "撤回这次稽核" in browser.get(f"/runs/{run.pk}/").content.decode()
    address = f"/runs/{run.pk}/withdraw/"
    assert browser.post(address, {"revision": 1, "reason": ""}).status_code == 409
    answer = browser.post(address, {"revision": 1, "reason": "数据有误"}, follow=True)
    assert answer.redirect_chain == [(f"/runs/{run.pk}/", 302)]
    assert "撤回：数据有误" in answer.content.decode()
    assert Run.objects.get(pk=run.pk).state == RunState.WITHDRAWN


def test_the_last_failure_is_said(
    client: Client, signed_in: SignedIn, organisations: dict[str, Organisation]
) -> None:
    place = organisations["agency_city"]
    make_job(place, kind="run", state=JobState.FAILED, message="磁盘空间不足")
    page = signed_in(client, Role.AUTHORITY).get("/runs/").content.decode()
    assert "最近一次稽核没有完成：磁盘空间不足" in page


def test_what_is_not_theirs_is_not_there(client: Client, signed_in: SignedIn) -> None:
    elsewhere = make_run("hainan")
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert browser.get(f"/runs/{elsewhere.pk}/").status_code == 404
    answer = browser.post(f"/runs/{elsewhere.pk}/withdraw/", {"revision": 1, "reason": "不该我管"})
    assert answer.status_code == 404


@pytest.mark.parametrize("role", [Role.HOSPITAL, Role.PHARMACY, Role.ACCOUNT_ADMIN])
def test_who_may_not(role: Role, client: Client, signed_in: SignedIn, run: Run) -> None:
    browser = signed_in(client, role)
    for path in ("/runs/", f"/runs/{run.pk}/"):
        assert browser.get(path).status_code == 403
    assert browser.post("/runs/start/").status_code == 403
