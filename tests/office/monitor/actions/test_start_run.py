from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.office.monitor.actions.given import begin_import
from tests.office.monitor.loading.lakes import fill_lake
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.start_run import start_run
from yijian.office.work.models import Job


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_a_run_is_queued_with_its_dates(actor, home) -> None:
    fill_lake(home)
    job = start_run(
        actor=actor("first_reviewer"), date_from=date(2026, 3, 1), date_to=date(2026, 3, 31)
    )
    job.refresh_from_db()
    assert job.parameters == {"from": "2026-03-01", "to": "2026-03-31"}
    assert job.title == "稽核：2026-03-01 至 2026-03-31 的费用"
    assert (job.kind, job.slot, job.message) == ("run", "run", "")


@pytest.mark.parametrize(
    ("dates", "title"),
    [
        ({"date_from": date(2026, 3, 1)}, "稽核：2026-03-01 起的费用"),
        ({"date_to": date(2026, 3, 1)}, "稽核：截至 2026-03-01 的费用"),
    ],
)
def test_an_open_end_is_said(actor, home, dates, title) -> None:
    fill_lake(home)
    assert start_run(actor=actor("first_reviewer"), **dates).title == title


def test_two_runs_at_once_are_refused(actor, home) -> None:
    fill_lake(home)
    assert start_run(actor=actor("first_reviewer")).title == "稽核：全部费用"
    with pytest.raises(Guarded, match="不能开始稽核：本统筹区已有一项同类工作正在排队或进行"):
        start_run(actor=actor("second_reviewer"))
    assert Job.objects.count() == 1


def test_refusals(actor, home) -> None:
    who = actor("first_reviewer")
    with pytest.raises(Guarded, match="本统筹区还没有导入费用明细。需要：先上传并导入"):
        start_run(actor=who)
    fill_lake(home)
    with pytest.raises(Guarded, match="费用起日 2026-04-01 晚于费用止日 2026-03-01"):
        start_run(actor=who, date_from=date(2026, 4, 1), date_to=date(2026, 3, 1))
    with pytest.raises(NotAllowed):
        start_run(actor=actor("authority"))
    assert not Job.objects.exists()


def test_beside_an_import_it_is_said_what_counts(actor, home) -> None:
    fill_lake(home)
    begin_import(actor)
    job = start_run(actor=actor("first_reviewer"))
    assert job.message == "有一批数据正在导入；稽核开始时尚未导入完的数据不计入本次稽核"
