from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.loading.lakes import fill_lake
from yijian.office.monitor.loading import running
from yijian.office.monitor.loading.load import load_run
from yijian.office.monitor.loading.running import publish, run_job
from yijian.office.monitor.models import InstitutionMonth, Run, RunState
from yijian.office.work.heartbeat import Withdrawn


def test_from_the_lake_to_the_screen(home: Path, queued_job, quiet) -> None:
    fill_lake(home)
    outcome = run_job(queued_job, quiet)
    run = Run.objects.get()
    assert (run.state, run.lines, run.job) == (RunState.VISIBLE, 6, queued_job)
    assert run.folder == f"runs/lanzhou/job-{queued_job.pk}"
    assert outcome.result["run"] == run.pk
    assert outcome.message.startswith("费用明细 6 行，疑点 ")
    assert outcome.message.endswith("所用数据为数据湖第 1 版")
    assert InstitutionMonth.objects.get().lines == 6
    steps = [step for step, _, _ in quiet.told]
    assert steps.index("稽核") < steps.index("汇总")
    again = run_job(queued_job, quiet)
    assert again.result == outcome.result
    assert Run.objects.get().revision == run.revision + 1


def test_withdrawn_during_the_audit_it_leaves_nothing(home: Path, queued_job) -> None:
    fill_lake(home)
    told: list[int] = []

    def stop(*_: object) -> None:
        told.append(1)
        if len(told) > 3:
            raise Withdrawn

    stop.step = ""  # type: ignore[attr-defined]
    with pytest.raises(Withdrawn):
        run_job(queued_job, stop)
    assert list((home / "runs" / "lanzhou").iterdir()) == []
    assert not Run.objects.exists()


def test_publishing_twice_is_publishing_once(folder: Path, opened, quiet) -> None:
    run = opened(folder)
    load_run(run, quiet)
    first = publish(run)
    assert first.state == RunState.VISIBLE
    assert publish(run).revision == Run.objects.get().revision
    assert first.published_at is not None


def test_an_import_that_goes_on_is_said(folder: Path, opened, quiet, monkeypatch) -> None:
    run = opened(folder)
    load_run(run, quiet)
    monkeypatch.setattr(running, "at_work", lambda _jurisdiction, slot: slot == "import")
    assert running._message(publish(run)).endswith("数据湖第 0 版，正在导入的数据未计入")
